"""Imports extracts whose right reading is written beside them, and compares.

    python3 tests/extracts.py target/debug/behov FOLDER

needs Python 3.11 and nothing else. FOLDER has a folder for each case: the file(s), `notes.md` with
a map in TOML under a heading "Mapping: FILE", and `expected.json`: verdict, columns, rows, and which
rows are refused at which place. Whatever `behov import` says, and every field of the lists it
writes, is compared. Any difference ends it with code 1.

Extracts of hospitals are nobody's to publish, so no such folder is shipped and `make test` does not
run this.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

WAITING = ["stream", "need", "pathway", "team", "class", "own"]
DATES = ["referral_received", "earliest", "latest"]


def maps(notes):
    """The map of each file, by its name."""
    found = {}
    for part in re.split(r"^## ", notes, flags=re.M)[1:]:
        heading = part.split("\n", 1)[0]
        code = re.search(r"```toml\n(.*?)```", part, re.S)
        if heading.startswith("Mapping: ") and code:
            found[heading.removeprefix("Mapping: ").strip()] = code.group(1)
    return found


def rows(path):
    if not path.is_file():
        return []
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def run(behov, call):
    ended = subprocess.run([behov, *map(str, call)], capture_output=True)
    return ended.returncode, ended.stdout + ended.stderr


class Case:
    def __init__(self, behov, folder, expected):
        self.behov, self.folder, self.expected = behov, folder, expected
        self.maps = maps((folder / "notes.md").read_text())
        self.faults, self.compared = [], 0

    def same(self, what, found, wanted, others=()):
        self.compared += 1
        if found != wanted and found not in others:
            self.faults.append(f"{what}: {found!r} in the place of {wanted!r}")

    def file(self, file):
        with tempfile.TemporaryDirectory() as place:
            place = pathlib.Path(place)
            (place / "map.toml").write_text(self.maps.get(file["name"], ""))
            call = ["import", self.folder / file["name"], "--today", self.expected["as_of"]]
            if file["name"] in self.maps:
                call += ["--columns", place / "map.toml"]
            code, said = run(self.behov, [*call, "--json", "--out", place / "out"])
            self.quiet(said, place / "out")
            wanted = file["import"]
            start = said.find(b"{\n")
            if start < 0:
                self.faults.append(f"exit {code}: {said.decode()[:400]}")
                return
            told, _ = json.JSONDecoder().raw_decode(said[start:].decode())
            told = told["answer"]
            self.told(told, file, wanted)
            if wanted["verdict"] != "refuse":
                self.lists(told, wanted, place / "out")
            else:
                self.same("lists written", list((place / "out").glob("*.csv")), [])

    def quiet(self, said, out):
        """Nothing that must not appear stands in anything said or written."""
        secret = self.folder / "must-not-appear.txt"
        if not secret.is_file():
            return
        written = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
        for line in secret.read_text().splitlines():
            for text in [said, *written] if line.strip() else []:
                self.compared += 1
                if line.strip().encode() in text:
                    self.faults.append("something that must not appear does")

    def told(self, told, file, wanted):
        self.same("verdict", told["verdict"], wanted["verdict"])
        if "format" in file and wanted["verdict"] != "refuse":
            line = file["format"].get("heading")
            self.same("heading line", told["format"]["heading_line"], line)
        if wanted["verdict"] != "refuse":
            self.same("rows", told["row_count"], wanted["row_count"])
        columns = {c["column"]: c["read_as"] for c in told["columns"]}
        for column in wanted.get("columns", []):
            as_field = None if column["to"] in ("drop", "ignore") else column["to"]
            # A map may name the need of a visit in a list of visits either way.
            either = ["booked_need"] if self.expected["kind"] == "bookings" else []
            others = either if as_field == "need" else []
            self.same(f"column {column['n']}", columns.get(column["n"]), as_field, others)
        if "dropped" in wanted:
            self.same("dropped", sorted(told["dropped"]), sorted(wanted["dropped"]))
        places = {(w.get("line"), w["fault"]) for w in told["refused"]}
        lines = {line for line, _ in places}
        for refused in wanted.get("refused", []):
            line = refused.get("line") or refused.get("row") or int(re.sub(r"\D", "", refused["cell"]))
            if wanted["verdict"] != "refuse" or line in wanted.get("must_name", [line]):
                # One true place is enough where a number is told of.
                if not refused["code"].startswith("cpr"):
                    self.same(f"refused line {line}", (line, refused["code"]) in places, True)
        for line in wanted.get("must_name", []):
            self.same(f"named line {line}", line in lines, True)
        if any(r["code"].startswith("cpr") for r in wanted.get("refused", [])):
            self.same("a number told", any(c.startswith("cpr") for _, c in places), True)
        allowed = {r.get("line") or r.get("row") or int(re.sub(r"\D", "", r["cell"]))
                   for r in wanted.get("refused", [])}
        if wanted["verdict"] == "some-refused":
            self.same("other lines refused", sorted(lines - allowed), [])

    def lists(self, told, wanted, out):
        left_out = {w["line"] for w in told["left_out"]}
        waiting = {}
        for row in rows(out / "waiting.csv"):
            waiting.setdefault(row["pseudonym"], []).append(row)
        panel = {row.get("pseudonym"): row for row in rows(out / "panel.csv")}
        visits = {}
        for row in rows(out / "bookings.csv"):
            visits.setdefault(row["pseudonym"], []).append(row)
        kind = self.expected["kind"]
        for row in wanted["rows"]:
            name, line = row["pseudonym"], row.get("line") or row.get("row")
            if kind == "waiting":
                own = waiting.get(name, [])
                if own:
                    self.patient(row, own.pop(0))
                else:
                    self.same(f"{name} waits or is left out", line in left_out, True)
            if kind == "panel":
                self.of_panel(row, panel.pop(name, {}))
            for visit in row.get("booked", []):
                self.visit(row, visit, visits.get(name, []), line in left_out)
        spare = [name for name, own in waiting.items() if own] + list(panel)
        spare += [name for name, own in visits.items() if own]
        self.same("rows of nobody", spare, [])

    def patient(self, row, found):
        name = row["pseudonym"]
        other = row.get("or", {})
        for field in WAITING + DATES:
            wanted = row.get(field) or ""
            given = found.get(field) or ""
            if field == "team" and not wanted:
                continue
            self.same(f"{name} {field}", given, wanted, other.get(field, []))
        pause = sum(p["days"] for p in row.get("pauses", [])
                    if p.get("reason") == "patient" and "days" in p)
        pause = row.get("patient_pause_days", pause)
        self.same(f"{name} pause", int(found.get("patient_pause_days") or 0), pause)
        ready = {"now": "", None: ""}.get(row.get("ready"), row.get("ready"))
        self.same(f"{name} ready", found.get("ready") or "", ready)
        ends = [b["from"] if b["from"] == b["to"] else f"{b['from']}..{b['to']}"
                for b in row.get("blocked", [])]
        others = other.get("blocked", [])
        others = [" ".join(f"{b['from']}..{b['to']}" for b in o) if isinstance(o, list) else o
                  for o in others]
        self.same(f"{name} blocked", found.get("blocked") or "", " ".join(ends), others)

    def of_panel(self, row, found):
        if not row.get("next_control") and not row.get("last_seen"):
            return
        for field in ["panel", "last_seen", "next_control"]:
            self.same(f"{row['pseudonym']} {field}", found.get(field) or "", row.get(field) or "")

    def visit(self, row, visit, found, left_out):
        name = row["pseudonym"]
        is_it = lambda v: (v["date"], v["from"]) == (visit["date"], visit["from"])
        match = next((v for v in found if is_it(v)), None)
        if match is None:
            self.same(f"{name} visit {visit['date']} written or left out", left_out, True)
            return
        found.remove(match)
        for field in ["clinician", "need", "to"]:
            if field in visit:
                self.same(f"{name} visit {field}", match[field], visit[field])

    def pseudonymise(self, file):
        wanted = file["pseudonymise"]
        with tempfile.TemporaryDirectory() as place:
            place = pathlib.Path(place)
            key, out, table = (place / n for n in ["key", "list.csv", "table.csv"])
            run(self.behov, ["pseudonymise", "--new-key", "--key", key])
            keep = [part for column in wanted["keep"] for part in ("--keep", column)]
            call = ["pseudonymise", self.folder / file["name"], "--id", wanted["id"], "--key", key,
                    "--list", out, "--table", table, *keep]
            code, said = run(self.behov, call)
            self.same("pseudonymise ends with", code, 0)
            table.unlink(missing_ok=True)
            self.quiet(said, place)
            (place / "map.toml").write_text(
                self.maps.get("after pseudonymise --id " + wanted["id"], ""))
            found = rows(out)
            self.same("rows made", len(found), len(wanted["rows"]))
            people = {}
            for row, given in zip(wanted["rows"], found):
                name = next(iter(given.values()))
                self.same(f"person of line {row['line']}", people.setdefault(row["person"], name), name)
                self.same("columns kept", list(given)[1:], wanted["keep"])
            self.same("people", len(set(people.values())), len(people))


def main():
    behov, base = sys.argv[1], pathlib.Path(sys.argv[2])
    bad = 0
    for folder in sorted(path.parent for path in base.glob("*/expected.json")):
        expected = json.loads((folder / "expected.json").read_text())
        case = Case(behov, folder, expected)
        for file in expected["files"]:
            case.file(file)
            if "pseudonymise" in file:
                case.pseudonymise(file)
        print(f"{folder.name}: {case.compared} compared, {len(case.faults)} differ")
        for fault in case.faults:
            print("   ", fault)
        bad += len(case.faults)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
