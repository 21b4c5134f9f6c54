"""Recomputes every line of `behov today`, from the clinic's files alone.

    python3 tests/today.py target/debug/behov

needs Python 3.11 and nothing else, and shares nothing with behov but what its documents say. For
each case it asks `behov today --json` and works the same lists out again: letters by the weekdays of
the law, plans and redirections by the earliest day that lags (the longest too), who works and the
patient leave, promises of access by open days, held time by its release rule, open clinics by who is at work,
outreach by the last contact of any list and the safety interval of the panel. Any
difference ends it with code 1; else it prints how many lines of each part were compared.

The cases: `instances/tiny` as it is; `instances/hvidovre-medical` with a list that
`behov generate --waiting-list 4` makes; the same clinic on several days with a list, bookings and a
template drawn here from a fixed seed: own dates, missing papers, redirections, moved dates, visits
held, dates after the deadline, holds of every rule, leave at an open clinic, a closed week, patients
under control near the end of their safety interval, some of them waiting or booked.
"""

import bisect
import csv
import datetime as dt
import functools
import json
import math
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SOON, LETTER, WINDOW_WEEKS, HOLD_WEEKS = 7, 8, 8, 26
# How many dates of a step are followed on.
TRIED = 200
ONE = dt.timedelta(days=1)


def easter(year):
    """Easter Sunday, by Gauss as corrected by Lichtenberg."""
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    s = 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    oe = 7 - (og - sz) % 7
    return dt.date(year, 3, 1) + dt.timedelta(days=og + oe - 1)


def holiday(date):
    if (date.month, date.day) in {(1, 1), (12, 25), (12, 26)}:
        return True
    after = (date - easter(date.year)).days
    return after in {-3, -2, 0, 1, 39, 49, 50} or (after == 26 and date.year < 2024)


def parse_date(text):
    text = str(text)
    if text[2] == "-":
        return dt.date(int(text[6:]), int(text[3:5]), int(text[:2]))
    return dt.date.fromisoformat(text)


def minutes(text):
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


def rows(path):
    text = path.read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(text.splitlines(), delimiter=";"))
    return [{k: (v or "").strip() for k, v in row.items()} for row in found]


class Clinic:
    def __init__(self, folder, waiting, as_of=None):
        self.toml = tomllib.loads((folder / "clinic.toml").read_text())
        head = self.toml["clinic"]
        self.today = as_of or parse_date(head["as_of"])
        self.danish = head.get("public_holidays", "denmark") == "denmark"
        self.closures = [(parse_date(c["from"]), parse_date(c["to"]))
                         for c in self.toml.get("closure", [])]
        self.open_days = {d for o in self.toml["opening"] for d in o["days"]}
        self.needs = {n["name"]: n for n in self.toml["need"]}
        self.pathways = {p["name"]: p for p in self.toml.get("pathway", [])}
        self.streams = {s["name"]: s for s in self.toml.get("stream", [])}
        self.clinicians = {c["name"]: c for c in self.toml["clinician"]}
        self.teams = {t["name"]: t for t in self.toml["team"]}
        law = self.toml.get("law", {})
        assert not law, "this script knows the law without changes only"
        # Sessions in the order of their rows and days: cycles of one week only.
        assert head.get("cycle_weeks", 1) == 1
        self.sessions = []
        for s in self.toml["session"]:
            for day in s["days"]:
                breaks = [(minutes(b["from"]), minutes(b["to"])) for b in s.get("breaks", [])]
                self.sessions.append({**s, "day": day, "span": (minutes(s["from"]), minutes(s["to"])),
                                      "cut": breaks})
        self.away = [(a["clinician"], parse_date(a["from"]), parse_date(a["to"]))
                     for a in self.toml.get("absence", [])]
        self.waiting = [self.patient(row) for row in rows(waiting)]
        lists = self.toml.get("lists", {})
        made = rows(folder / lists["bookings"]) if "bookings" in lists else []
        self.made = [{"who": m["pseudonym"], "need": m["need"], "clinician": m["clinician"],
                      "date": parse_date(m["date"]),
                      "span": (minutes(m["from"]), minutes(m["to"]))} for m in made]
        self.panels = {p["name"]: p for p in self.toml.get("panel", [])}
        self.contacts = [
            {"who": c["pseudonym"], "panel": c["panel"], "last": parse_date(c["last_seen"]),
             "next": parse_date(c["next_control"]) if c["next_control"] else None}
            for c in (rows(folder / lists["panel"]) if "panel" in lists else [])]

    def patient(self, row):
        day = lambda key: parse_date(row[key]) if row.get(key) else None
        asks = None
        stream = self.streams.get(row.get("stream") or "")
        team = row.get("team") or (stream or {}).get("team") or next(iter(self.teams))
        if stream:
            asks = ("pathway", stream["pathway"]) if "pathway" in stream else ("need", stream["need"])
        elif row.get("stream"):
            name = row["stream"]
            asks = ("need" if name in self.needs else "pathway", name)
        if row.get("need"):
            asks = ("need", row["need"])
        if row.get("pathway"):
            asks = ("pathway", row["pathway"])
        blocked = []
        for part in (row.get("blocked") or "").split():
            ends = part.split("..")
            blocked.append((parse_date(ends[0]), parse_date(ends[-1])))
        ready = (row.get("ready") or "yes").lower()
        return {"name": row["pseudonym"], "team": team, "asks": asks,
                "referred": day("referral_received"), "class": row.get("class") or "unknown",
                "earliest": day("earliest"), "latest": day("latest"), "blocked": blocked,
                "ready": {"yes": "now", "no": "unknown"}.get(ready) or parse_date(ready),
                "pause": int(row.get("patient_pause_days") or 0),
                "treatment": day("referral_for_treatment"), "redirected": day("redirected"),
                "moved": day("moved")}

    # Days.
    def closed(self, date):
        return (self.danish and holiday(date)) or any(a <= date <= b for a, b in self.closures)

    def is_open(self, date):
        return DAYS[date.weekday()] in self.open_days and not self.closed(date)

    def open_after(self, date, count):
        while count:
            date += ONE
            count -= self.is_open(date)
        return date

    def open_before(self, date, count):
        while count:
            date -= ONE
            count -= self.is_open(date)
        return date

    def open_between(self, a, b):
        count = 0
        while a < b:
            a += ONE
            count += self.is_open(a)
        return count

    def works(self, who, date):
        away = any(c == who and a <= date <= b for c, a, b in self.away)
        return not self.closed(date) and not away

    # Patients.
    def steps(self, patient):
        kind, name = patient["asks"]
        if kind == "need":
            return [{"need": name}]
        return self.pathways[name]["steps"]

    def right(self, patient):
        kind, name = patient["asks"]
        of = self.needs[name] if kind == "need" else self.pathways[name]
        right = of.get("right")
        assert right in (None, "udredning"), f"this script does not know {right}"
        return right

    def visits(self, patient):
        """Dates of the steps; none from the first without one."""
        own = [m for m in self.made if m["who"] == patient["name"]]
        dates, whole = [], True
        for step in self.steps(patient):
            match = next((m for m in own if m["need"] == step["need"]), None)
            if match:
                own.remove(match)
            whole = whole and match is not None
            dates.append(match["date"] if whole else None)
        return dates

    def answer_days(self, patient):
        kind, name = patient["asks"]
        return self.pathways[name].get("answer_days", 0) if kind == "pathway" else 0

    def earliest(self, patient, own=True, ready=True):
        """The first day of the answer: every date each step can have, step by step, within its lags."""
        reached, made = None, False
        for row, (step, date) in enumerate(zip(self.steps(patient), self.visits(patient))):
            if date is not None:
                reached, made = [date], True
                continue
            least = max(step.get("lag_min", 0), step.get("external_days", 0))
            # After a visit that has its date the longest lag gives way.
            most = math.inf if made or row == 0 else step["lag_max"]
            team = step.get("team") or patient["team"]
            days = [day for day in self.staffed(team, step["need"])
                    if not own or self.can_come(patient, day)]
            if row == 0 and ready:
                if patient["ready"] == "unknown":
                    return None
                if patient["ready"] != "now":
                    days = [day for day in days if day >= patient["ready"]]
            if reached is not None:
                days = [day for day in days if within(reached, day, least, most)]
            reached, made = days[:TRIED], False
            if not reached:
                return None
        return reached[0] + self.answer_days(patient) * ONE

    @functools.cached_property
    def days_ahead(self):
        ahead = (self.today + at * ONE for at in range(1, 500))
        return [day for day in ahead if self.is_open(day)]

    @functools.lru_cache(maxsize=None)
    def staffed(self, team, need):
        """Days ahead on which somebody works who may see a patient of a team for a need."""
        able = [s for s in self.sessions if self.serves(s, team, need)]
        return [day for day in self.days_ahead
                if any(s["day"] == DAYS[day.weekday()] and self.works(s["clinician"], day)
                       for s in able)]

    def can_come(self, patient, day):
        return ((patient["earliest"] is None or day >= patient["earliest"])
                and not any(a <= day <= b for a, b in patient["blocked"]))

    def shortest(self, patient):
        lags = [max(s.get("lag_min", 0), s.get("external_days", 0)) for s in self.steps(patient)[1:]]
        return sum(lags) + self.answer_days(patient)

    def when(self, due):
        ahead = (due - self.today).days
        return "overdue" if ahead < 0 else "today" if ahead == 0 else "soon" if ahead <= SOON else "later"

    # The parts of the list.
    def letters(self):
        found = []
        for p in self.waiting:
            told = any(m["who"] == p["name"] for m in self.made)
            if not self.right(p) or p["redirected"] or told:
                continue
            since = max((d, i) for i, d in enumerate([p["referred"], p["treatment"], p["moved"]]) if d)
            trigger = ["received", "worked-up", "moved"][since[1]]
            due, left = since[0], LETTER
            while left:
                due += ONE
                left -= due.weekday() < 5 and not holiday(due)
            if self.when(due) != "later":
                found.append({"key": (due, p["referred"], p["name"]), "pseudonym": p["name"],
                              "trigger": trigger, "since": str(since[0]), "due": str(due),
                              "when": self.when(due)})
        return ordered(found)

    def rights(self):
        redirections, plans = [], []
        for p in self.waiting:
            if not self.right(p) or p["redirected"]:
                continue
            by = p["referred"] + 30 * ONE
            dates = self.visits(p)
            met = dates[-1] + self.answer_days(p) * ONE if dates[-1] else None
            earliest = self.earliest(p)
            if met is not None and met <= by:
                continue
            late = met > by if met else earliest is None or earliest > by
            near = met is None and self.when(by) != "later"
            if not late and not near:
                continue
            why = self.why(p, by, met, earliest) if late else "no-date"
            row = {"key": (by, p["referred"], p["name"]), "pseudonym": p["name"],
                   "waits_for": p["asks"][1], "referred": str(p["referred"]), "right": "udredning",
                   "start": str(p["referred"]), "deadline": str(by), "met": met and str(met),
                   "earliest": earliest and str(earliest),
                   "next_visit": next((str(d) for d in dates if d and d > self.today), None),
                   "because": why, "when": self.when(by)}
            plans.append({**row, "due": str(by)})
            if late and why == "capacity":
                over = ((met or earliest or self.today) - by).days
                redirections.append({**row, "days_over": max(over, 0), "route": "work-up"})
        return ordered(redirections), ordered(plans)

    def why(self, p, by, met, earliest):
        if p["referred"] + self.shortest(p) * ONE > by:
            return "clinical"
        late = earliest is None or earliest > by
        could = lambda **looks: (d := self.earliest(p, **looks)) is not None and d <= by
        if self.visits(p)[0] is None and p["ready"] != "now" and late:
            if p["ready"] == "unknown" or could(ready=False):
                return "not-ready"
        # A deadline that has passed may have done so before they asked for later.
        wished = by >= self.today and p["earliest"] is not None and p["earliest"] > by
        if wished or (late and could(own=False)) or (met and met <= by + p["pause"] * ONE):
            return "own-wish"
        return "capacity"

    def promises(self):
        found = []
        for p in self.waiting:
            kind, name = p["asks"]
            if kind != "need" or "access" not in self.needs[name] or p["redirected"]:
                continue
            days = self.needs[name]["access"]["days"]
            by = self.open_after(p["referred"], days)
            date = self.visits(p)[0]
            late = by <= self.today if date is None else date > by and date > self.today
            if late:
                sub_acute = self.needs[name]["purpose"] == "sub-acute"
                found.append({"key": (not sub_acute, by, p["referred"], p["name"]),
                              "pseudonym": p["name"], "need": name, "sub_acute": sub_acute,
                              "referred": str(p["referred"]), "promised_open_days": days,
                              "promised_by": str(by), "date": date and str(date),
                              "open_days_past": self.open_between(by, date or self.today)})
        return ordered(found)

    def session_teams(self, session):
        return [session["team"]] if session.get("team") else self.clinicians[session["clinician"]]["teams"]

    def serves(self, session, team, need):
        by = self.session_teams(session)
        also = self.teams[team].get("seen_by", [])
        role = self.clinicians[session["clinician"]]["role"]
        roles = self.needs[need].get("roles", ["physician"])
        in_person = self.needs[need].get("setting", "in-person") == "in-person"
        return (role in roles and (session.get("room") or not in_person)
                and (team in by or any(t in also for t in by)))

    def holds(self, template):
        """Held time of a template that opens today, and who past their promise it is for."""
        openings = []
        for ahead in range(HOLD_WEEKS * 7):
            date = self.today + ahead * ONE
            for at, session in enumerate(self.sessions):
                if session["day"] != DAYS[date.weekday()] or not self.works(session["clinician"], date):
                    continue
                for block in template:
                    if (block["kind"], block["clinician"], block["weekday"]) != (
                        "hold", session["clinician"], session["day"]
                    ) or block["release_days"] == "":
                        continue
                    release = int(block["release_days"])
                    if self.open_before(date, release) != self.today:
                        continue
                    start = minutes(block["start"])
                    taken = sorted(m["span"] for m in self.made
                                   if (m["clinician"], m["date"]) == (session["clinician"], date))
                    for a, b in taken + [(minutes(block["end"]),) * 2]:
                        a = min(a, minutes(block["end"]))
                        if a > start:
                            openings.append((date, (start, a), at, block, release))
                        start = max(start, b)
        openings.sort(key=lambda row: row[:3])
        past, served, found = self.promises(), set(), []
        for date, (a, b), at, block, release in openings:
            who = next((p for p in past if self.fits(p, date, b - a, at, block, served)), None)
            served.add(who and who["pseudonym"])
            found.append({"date": str(date), "team": block["team"], "need": block["need"],
                          "minutes": b - a, "release_open_days": release,
                          "clinician": self.sessions[at]["clinician"],
                          "hours": {"from": clock(a), "to": clock(b)},
                          "first_for": who and who["pseudonym"]})
        return found

    def fits(self, past, date, length, at, block, served):
        p = next(p for p in self.waiting if p["name"] == past["pseudonym"])
        need = self.needs[past["need"]]
        takes = need.get("minutes_by_class", {}).get(p["class"], need["minutes"])
        seen = block["team"] == p["team"] or block["team"] in self.teams[p["team"]].get("seen_by", [])
        return (p["name"] not in served and takes <= length and seen
                and (past["date"] is None or str(date) < past["date"])
                and (p["earliest"] is None or p["earliest"] <= date)
                and (p["latest"] is None or date <= p["latest"])
                and not any(a <= date <= b for a, b in p["blocked"])
                and self.serves(self.sessions[at], p["team"], past["need"]))

    def windows(self, template=None):
        """Open clinics without staff, by rank of who may serve least else."""
        found = []
        given = self.toml.get("window", [])
        assert len(given) <= 1, "this script knows one open clinic only"
        for window in given:
            days = window["days"] if "days" in window else [window["day"]]
            span = (minutes(window["from"]), minutes(window["to"]))
            for day in days:
                able = self.able(window, day, span)
                wanted = window.get("clinicians", 1)
                usual = able[:wanted]
                if template is not None:
                    names = [b["clinician"] for b in template
                             if b["kind"] == "open-clinic" and b["weekday"] == day]
                    usual = [row for row in able if row[1]["clinician"] in names]
                    if not usual:
                        continue
                for ahead in range(WINDOW_WEEKS * 7):
                    date = self.today + ahead * ONE
                    if DAYS[date.weekday()] != day or self.closed(date):
                        continue
                    there = [row for row in usual if self.works(row[1]["clinician"], date)]
                    if len(there) < wanted:
                        others = [row[1]["clinician"] for row in able
                                  if row not in there and self.works(row[1]["clinician"], date)]
                        found.append({"key": (date, day), "date": str(date), "team": window["team"],
                                      "from": clock(span[0]), "to": clock(span[1]),
                                      "staffed": len(there), "wanted": wanted, "stand_ins": others})
        return ordered(found)

    def outreach(self):
        """Who passes the safety interval of a panel, without a visit before it ends."""
        found = []
        for c in self.contacts:
            same = [o for o in self.contacts if o["who"] == c["who"]]
            days = [o["last"] for o in same]
            days += [o["next"] for o in same if o["next"] and o["next"] > self.today]
            days += [p["referred"] for p in self.waiting if p["name"] == c["who"]]
            days += [m["date"] for m in self.made if m["who"] == c["who"]]
            last = max(d for d in days if d <= self.today)
            after = min((d for d in days if d > self.today), default=None)
            weeks = self.panels[c["panel"]].get("safety_weeks", 156)
            ends = last + math.ceil(weeks * 7) * ONE
            if self.when(ends) != "later" and (after is None or after > ends):
                found.append({"key": (ends, c["who"]), "pseudonym": c["who"], "panel": c["panel"],
                              "last_contact": str(last), "safety_weeks": weeks,
                              "safety_ends": str(ends), "when": self.when(ends),
                              "next_visit": after and str(after)})
        return ordered(found)

    def able(self, window, day, span):
        """Sessions that can staff an open clinic throughout, the usual ones first."""
        able = [(at, s) for at, s in enumerate(self.sessions)
                if s["day"] == day and self.serves(s, window["team"], window["need"])
                and s["span"][0] <= span[0] and span[1] <= s["span"][1]
                and not any(a < span[1] and span[0] < b for a, b in s["cut"])]
        able.sort(key=lambda row: (self.width(row[1]), row[1]["span"][0], row[1]["clinician"]))
        return able

    def width(self, session):
        return sum(self.serves(session, team, need) for team in self.teams for need in self.needs
                   if any(t == team or t in self.teams[team].get("seen_by", [])
                          for t in self.session_teams(session)))


def within(reached, day, least, most):
    """Whether a date lies that many days after one of some dates in order."""
    at = 0 if most == math.inf else bisect.bisect_left(reached, day - most * ONE)
    return at < len(reached) and reached[at] <= day - least * ONE


def clock(at):
    return f"{at // 60:02}:{at % 60:02}"


def ordered(found):
    found.sort(key=lambda row: row["key"])
    return [{k: v for k, v in row.items() if k != "key"} for row in found]


def compare(name, told, wanted, totals):
    for part, lines in wanted.items():
        if told[part] != lines:
            for at, (a, b) in enumerate(zip(told[part] + [None], lines + [None])):
                if a != b:
                    break
            sys.exit(f"{name}: {part} differs at line {at + 1} of {len(told[part])}/{len(lines)}:\n"
                     f"  behov  {a}\n  script {b}")
        totals[part] = totals.get(part, 0) + len(lines)


def drawn(folder, clinic, rng):
    """A waiting list, bookings and a template for a clinic, drawn from a seed."""
    today, teams, patients = clinic.today, list(clinic.teams), []
    day = lambda least, most: today + rng.randint(least, most) * ONE
    text = lambda date: date.strftime("%d-%m-%Y")
    for at in range(220):
        asks = rng.choice(["work-up"] * 5 + ["first-visit"] * 2 + ["sub-acute"] * 3 + ["need-based"] * 2)
        back = 8 if asks in ("sub-acute", "need-based") else 45
        row = {"pseudonym": f"H-{at:03}", "need": "" if asks == "work-up" else asks,
               "pathway": asks if asks == "work-up" else "", "team": rng.choice(teams),
               "class": rng.choice(["low", "medium", "high", ""]),
               "referral_received": text(day(-back, 0)), "earliest": "", "blocked": "", "ready": "",
               "patient_pause_days": "", "redirected": "", "moved": ""}
        if rng.random() < 0.15:
            row["earliest"] = text(day(1, 30))
        if rng.random() < 0.15:
            first = day(1, 10)
            row["blocked"] = f"{text(first)}..{text(first + rng.randint(0, 9) * ONE)}"
        if rng.random() < 0.12:
            row["ready"] = rng.choice(["no", text(day(1, 25))])
        if rng.random() < 0.08:
            row["patient_pause_days"] = str(rng.randint(3, 14))
        if rng.random() < 0.08 and asks in ("work-up", "first-visit"):
            row["redirected"] = text(today)
        if rng.random() < 0.08 and asks in ("work-up", "first-visit"):
            row["moved"] = text(today - rng.randint(0, 12) * ONE)
        patients.append(row)
    for row in patients:
        for key in ("redirected", "moved"):
            if row[key] and parse_date(row[key]) < parse_date(row["referral_received"]):
                row[key] = ""
    write(folder / "waiting.csv", patients)
    contacts = []
    for panel, given in clinic.panels.items():
        safety = math.ceil(given.get("safety_weeks", 156) * 7)
        for at in range(40):
            # Some of them wait for something else as well.
            waits = rng.random() < 0.2
            who = rng.choice(patients)["pseudonym"] if waits else f"{panel}-{at:02}"
            if any((c["pseudonym"], c["panel"]) == (who, panel) for c in contacts):
                continue
            last = today - (safety + rng.randint(-12, 20)) * ONE
            if rng.random() < 0.2:
                last = day(-safety, 0)
            control = rng.random() < 0.4
            contacts.append({"pseudonym": who, "panel": panel, "last_seen": text(last),
                             "next_control": text(day(-5, 30)) if control else ""})
    write(folder / "panel.csv", contacts)
    used, made = {}, []
    for row in rng.sample(patients, 110):
        steps = ["first-visit", "conclusion"] if row["pathway"] else [row["need"]]
        date = day(-12, 14)
        for need in steps[: rng.randint(1, len(steps))]:
            slot = free_slot(clinic, row["team"], need, date, used)
            if slot is None:
                break
            who, date, start = slot
            made.append({"pseudonym": row["pseudonym"], "need": need, "clinician": who,
                         "date": text(date), "from": clock(start), "to": clock(start + 30)})
            date += rng.randint(5, 25) * ONE
    write(folder / "bookings.csv", made)
    blocks = []
    for s in clinic.sessions:
        if clinic.clinicians[s["clinician"]]["role"] != "physician":
            continue
        base = {"clinician": s["clinician"], "team": clinic.clinicians[s["clinician"]]["teams"][0],
                "week": "1", "weekday": s["day"], "class": ""}
        for start in (540, 600, 780):
            blocks.append({**base, "start": clock(start), "end": clock(start + rng.choice([30, 45])),
                           "kind": "hold", "need": rng.choice(["sub-acute", "need-based"]),
                           "release_days": rng.choice(["", "0", "1", "1", "2", "5"])})
    window = clinic.toml["window"][0]
    for day_name in window.get("days", [window.get("day")]):
        staff = next(s for s in clinic.sessions if s["day"] == day_name
                     and clinic.serves(s, window["team"], window["need"]))
        blocks = [b for b in blocks if (b["clinician"], b["weekday"]) != (staff["clinician"], day_name)
                  or not (minutes(b["start"]) < minutes(window["to"])
                          and minutes(window["from"]) < minutes(b["end"]))]
        blocks.append({"clinician": staff["clinician"], "team": window["team"], "week": "1",
                       "weekday": day_name, "start": window["from"], "end": window["to"],
                       "kind": "open-clinic", "need": window["need"], "class": "", "release_days": ""})
    write(folder / "template.csv", blocks)


def free_slot(clinic, team, need, date, used):
    for ahead in range(40):
        on = date + ahead * ONE
        for s in clinic.sessions:
            if s["day"] != DAYS[on.weekday()] or not clinic.works(s["clinician"], on):
                continue
            if not clinic.is_open(on) or not clinic.serves(s, team, need):
                continue
            for start in range(s["span"][0], s["span"][1] - 29, 30):
                cut = any(a < start + 30 and start < b for a, b in s["cut"])
                if not cut and (s["clinician"], on, start) not in used:
                    used[s["clinician"], on, start] = True
                    return s["clinician"], on, start
    return None


def write(path, found):
    with path.open("w", newline="") as file:
        out = csv.DictWriter(file, found[0].keys(), delimiter=";")
        out.writeheader()
        out.writerows(found)


def asked(behov, *args):
    run = subprocess.run([behov, *map(str, args)], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"behov {' '.join(map(str, args))} ended with {run.returncode}\n{run.stderr}")
    return run.stdout


def check(behov, name, folder, waiting, totals, today=None, template=None):
    args = ["today", folder, "--waiting", waiting, "--json", "--quiet"]
    args += ["--today", today] if today else []
    args += ["--template", template] if template else []
    told = json.loads(asked(behov, *args))["answer"]
    clinic = Clinic(folder, waiting, today)
    redirections, plans = clinic.rights()
    blocks = rows(template) if template else None
    wanted = {"letters": clinic.letters(), "redirections": redirections, "plans": plans,
              "past_promise": clinic.promises(), "windows": clinic.windows(blocks),
              "holds": clinic.holds(blocks) if blocks else [], "outreach": clinic.outreach()}
    assert (told["outreach_left_out_because"] is None) == bool(clinic.contacts)
    assert told["as_of"] == str(clinic.today) and told["rules"]["letter_weekdays"] == LETTER
    compare(name, told, wanted, totals)
    print(f"{name}: " + ", ".join(f"{len(lines)} {part}" for part, lines in wanted.items()))


def main():
    behov = pathlib.Path(sys.argv[1]).resolve()
    totals, tiny = {}, ROOT / "instances/tiny"
    check(behov, "tiny", tiny, tiny / "waiting.csv", totals)
    for later in (1, 3, 10, 25):
        day = dt.date(2026, 11, 2) + later * ONE
        check(behov, f"tiny, {day}", tiny, tiny / "waiting.csv", totals, today=day)
    given = ROOT / "instances/hvidovre-medical"
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        asked(behov, "generate", given, "--waiting-list", "4", "--out", place / "made")
        made = next((place / "made").glob("*.csv"))
        check(behov, "hvidovre-medical, generated list", given, made, totals)
        for seed, today in enumerate(["2026-11-02", "2026-11-05", "2026-12-22", "2027-03-24"]):
            folder = place / f"drawn-{seed}"
            folder.mkdir()
            shutil.copy(given / "clinic.toml", folder)
            window = tomllib.loads((given / "clinic.toml").read_text())["window"][0]
            (folder / "waiting.csv").write_text("pseudonym;referral_received\n")
            plain = Clinic(folder, folder / "waiting.csv")
            span = (minutes(window["from"]), minutes(window["to"]))
            staff = [s["clinician"] for _, s in plain.able(window, window["day"], span)]
            # On one of the days the clinic is about to close for longer than a longest lag.
            last = "2026-12-04" if seed == 1 else "2026-11-27"
            first = "2026-11-09" if seed == 1 else "2026-11-23"
            more = ["", "[[closure]]", f'from = "{first}"', f'to = "{last}"', 'reason = "moving"']
            # Who usually staffs the open clinic is away, and for a week nobody else is there either.
            for who, first, last in [(who, "2026-11-16", "2026-11-20") for who in staff] + [
                (staff[0], "2026-12-07", "2027-01-29"), (staff[0], "2027-04-05", "2027-05-07")
            ]:
                more += ["", "[[absence]]", f'clinician = "{who}"', f'from = "{first}"',
                         f'to = "{last}"', 'reason = "course"']
            more += ["", "[lists]", 'bookings = "bookings.csv"', 'panel = "panel.csv"', ""]
            with (folder / "clinic.toml").open("a") as file:
                file.write("\n".join(more))
            (folder / "bookings.csv").write_text("pseudonym;need;clinician;date;from;to\n")
            (folder / "panel.csv").write_text("pseudonym;panel;last_seen;next_control\n")
            day = dt.date.fromisoformat(today)
            drawn(folder, Clinic(folder, folder / "waiting.csv", day), random.Random(seed))
            for template in (folder / "template.csv", None):
                if template is None:
                    (folder / "template.csv").unlink()
                name = f"hvidovre-medical, drawn {seed}, {today}" + (", template" if template else "")
                check(behov, name, folder, folder / "waiting.csv", totals, day, template)
    print("all the same: " + ", ".join(f"{count} {part}" for part, count in totals.items()))


if __name__ == "__main__":
    main()
