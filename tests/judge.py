"""Plays clinics day by day in a program of its own, beside `behov size`.

    python3 tests/judge.py target/debug/behov [CLINIC...]

needs Python 3.11 and nothing else, and shares nothing with behov but what its documents say, and the
conventions listed below. For each clinic it asks `behov size --json` for the holds recommended (or,
with `--as-is`, for those in use), plays the same clinic file with the same holds and other random
numbers, and sets beside each other, for every promise: what behov computed, what behov played, what
this program played, and the difference of the last two in standard errors. A difference beyond
`--limit` (3) standard errors ends it with code 1; a verdict with the limit corrected for the number
of comparisons (Bonferroni) is told beside it. Without clinics it takes those of `instances/` that
are small enough to be played here in minutes.

What is recommended was found on the runs that it is told with: the best of several is taken by its
luck too. So the holds are written into a copy of the clinic file as those in use, and behov plays them
`--again` (100) times with a seed of its own; `--again 0` compares with what `size` tells instead. With
`--warm-up` both begin with an empty clinic so many weeks earlier, with `--notice` both change it. A
promise that `size` is silent about is told; where it is broken here and `size` says that all are kept,
the end is code 1 too.

What is played: requests by chance, by weekday and hour; panels at their intervals and those who call
when they need to; pathways, those with steps on one day among them; whole visits in stretches of
sessions between breaks, roles, teams that share people; holidays, closures and leave by date; cycles
of weeks, odd and even ones by ISO number; holds laid on the sessions of the day, their release; open
clinics; notice; cancellations, sessions that fall out, missed visits that are asked for again; the
recall list. What this program does not know (fewer rooms than sessions, handover, rights other than
work-up and treatment, lists of bookings or panels, what is late and does not wait, sub-acute patients
served first, visits laid down, answers of patients) is refused with a word; dated changes, which
`size` does not know either, are left out.

The conventions, in the order of a day:

1.  A day is open when the clinic keeps hours on its weekday and no holiday or closure takes it.
    Requests of closed days are there when the next open day begins.
2.  In the morning sessions fall out, each with its chance, and those with a date in them ask again;
    then dates are cancelled. A fresh date that is two open days away or more is cancelled with its
    chance, on an even open day between today and the visit. Who cancelled asks again at once and
    keeps the day on which they asked.
3.  Unclaimed held time opens so many open days before. Who has no date asks again. The recall list
    is offered the time of the next days within notice, and the days of the release horizon when
    something opened, for the teams that could use it; after each cancellation that day. On it are
    those without a date, then those with a later one, the first due first. Of patients who are not sub-acute each can come with
    chance 1 - (1 - fill)^(1/3), once decided for a day, and three are called for each visit that
    fits.
4.  Then requests: what yesterday's visits led to, panels, newcomers by the minute. A held need
    takes held time within its target; sooner time, open or held, of which nobody could be told in
    notice; else open time within the target; else the next of either. All others take the next open
    time from notice on. Of rooms on one day that with the fewest steps from whom the patient should
    meet, then the most held time, then the session that may serve fewest needs, by time and name.
5.  Today's requests must fit behind those booked and the minutes gone by.
6.  A hold is filled before open time; a visit lies in one stretch and may take both. Holds of who is
    away lie on colleagues: whole ones in turn, each where the group holds least, then who begins
    first, then by name, the first stretch first; what is no whole hold comes last. After the weeks for
    which leave is listed it comes again as in them.
7.  A missed visit is asked for again on its day, to be seen from the next open day, as a new
    request; a control is not: the next one counts from its day, less what closures put it off.
8.  Controls are called in 20 open days before they are due. Who waits for a visit asks for no other.
9.  An open clinic is taken where it comes no later than a time. Whoever walks in is seen, and neither
    cancels nor stays away.
10. A share in time is over requests whose target passed within the run, those of the list included
    when the run begins with it; each run gives one, and the mean over runs is told.
"""

import argparse
import datetime as dt
import json
import math
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
USUAL = ["tiny", "bispebjerg-diabetes", "nordsjaelland-lung", "hvidovre-medical", "amager-joint",
         "herlev-gentofte-ortho"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ONE = dt.timedelta(days=1)
YEAR_WEEKS = 365.25 / 7
BEYOND = 366
CALLED_AHEAD, CALLS = 20, 3
RIGHTS = {"udredning": 30, "treatment": 30}
MINUTES = {"work-up": 45, "fixed-control": 20, "need-based-control": 20, "sub-acute": 30,
           "treatment": 30, "conclusion": 20, "advice": 10}
WAITING, BOOKED, OVER = 0, 1, 2


class Refused(Exception):
    """What this program does not play."""


def easter(year):
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def holiday(date):
    if (date.month, date.day) in {(1, 1), (12, 25), (12, 26)}:
        return True
    after = (date - easter(date.year)).days
    return after in {-3, -2, 0, 1, 39, 49, 50} or (after == 26 and date.year < 2024)


def as_date(given):
    text = str(given)
    return dt.date(int(text[6:]), int(text[3:5]), int(text[:2])) if text[2] == "-" \
        else dt.date.fromisoformat(text)


def clock(text):
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


def without(spans, cuts):
    """Spans less others, in order."""
    for low, high in cuts:
        spans = [part for a, b in spans
                 for part in ((a, min(b, low)), (max(a, high), b)) if part[0] < part[1]]
    return sorted(spans)


class Clinic:
    """A clinic file, read for playing."""

    def __init__(self, folder, weeks, warm_up, notice=None):
        self.toml = toml = tomllib.loads((folder / "clinic.toml").read_text())
        head, self.goals = toml["clinic"], toml.get("goals", {})
        self.today = as_date(head["as_of"])
        self.teams = [t["name"] for t in toml["team"]]
        self.team = {t["name"]: t for t in toml["team"]}
        self.classes = toml.get("complexity", {}).get("classes", ["low", "medium", "high"])
        if "unknown" not in self.classes:
            self.classes = self.classes + ["unknown"]
        self.needs = {n["name"]: self.need(n) for n in toml["need"]}
        self.clinicians = {c["name"]: c for c in toml["clinician"]}
        self.refuse()
        # Days of the run: those that are played end at `end`, those beyond can be booked.
        self.warm, self.end = warm_up * 7, (weeks + warm_up) * 7
        self.listed = warm_up == 0
        closures = [(as_date(c["from"]), as_date(c["to"])) for c in toml.get("closure", [])]
        danish = head.get("public_holidays", "denmark") == "denmark"
        hours = {d for o in toml["opening"] for d in o["days"]}
        self.parity = any(isinstance(row.get("weeks"), str) for part in
                          ("session", "hold", "window", "frozen") for row in toml.get(part, []))
        self.cycle = 2 if self.parity else head.get("cycle_weeks", 1)
        monday = self.today - self.today.weekday() * ONE
        self.anchor = as_date(head["cycle_anchor"]) if "cycle_anchor" in head else monday
        self.dates = [self.today + ahead * ONE for ahead in range(self.end + BEYOND)]
        keeps = [DAYS[d.weekday()] in hours for d in self.dates]
        closed = [(danish and holiday(d)) or any(a <= d <= b for a, b in closures)
                  for d in self.dates]
        self.open = [i for i, d in enumerate(self.dates) if keeps[i] and not closed[i]]
        self.panel_days = [i for i, _ in enumerate(self.dates) if keeps[i]]
        self.first_open = self.firsts(self.open)
        self.first_panel = self.firsts(self.panel_days)
        self.open_per_week = len(hours)
        self.keeps = keeps
        self.played = self.first_open[self.end]
        self.read_sessions()
        self.read_demand()
        self.notice = self.goals.get("notice_open_days", 3) if notice is None else notice
        self.fill = self.goals.get("release_fill", [0.3, 0.7, 0.9, 1.0])
        self.patient_cancels = self.goals.get("patient_cancels", 0.03)
        self.hospital_cancels = self.goals.get("hospital_cancels", 0.0)
        self.falls_out = self.goals.get("cancelled_share", 0.0)
        self.asks_again = self.goals.get("asks_again", 1.0)

    def firsts(self, days):
        """Per calendar day, the place of the first of `days` from it on."""
        found, at = [], 0
        for day in range(len(self.dates) + 1):
            while at < len(days) and days[at] < day:
                at += 1
            found.append(at)
        return found

    def refuse(self):
        toml = self.toml
        lists = toml.get("lists", {})
        for key in ("bookings", "panel"):
            if key in lists:
                raise Refused(f"a list of {key}")
        for key in ("right", "law"):
            if toml.get(key):
                raise Refused(f"[{key}]")
        if "pro" in toml.get("complexity", {}):
            raise Refused("answers of patients")
        if self.goals.get("served_first", "earliest") != "earliest":
            raise Refused("sub-acute patients served first")
        for name, need in self.needs.items():
            if need["late"] != "waits":
                raise Refused(f"{name}, which does not wait when late")
            if need["handover"]:
                raise Refused(f"{name}, with minutes of handover")
            if need["right"] not in (None, *RIGHTS):
                raise Refused(f"the right {need['right']}")
        for row in toml.get("frozen", []):
            if "need" in row:
                raise Refused("visits laid down by the planner")

    def need(self, row):
        usual = row.get("minutes", MINUTES[row["purpose"]])
        by_class = row.get("minutes_by_class", {})
        access = row.get("access")
        return {"name": row["name"], "purpose": row["purpose"],
                "minutes": {c: by_class.get(c, usual) for c in self.classes},
                "room": row.get("setting", "in-person") == "in-person",
                "roles": row.get("roles", ["physician"]),
                "meets": row.get("continuity", "team"),
                "target": access["days"] if access else None,
                "promised": access["share"] if access else None,
                "held": row.get("held", row["purpose"] == "sub-acute"),
                "open": row.get("may_take_unheld", True),
                "no_show": row.get("no_show", 0.045) + row.get("late_cancel", 0.0),
                "late": row.get("when_late", "waits"),
                "handover": row.get("handover_minutes", 0),
                "right": row.get("right"), "release": row.get("release_days")}

    # Who works when.

    def cycle_day(self, date):
        if self.parity:
            return (date.isocalendar().week + 1) % 2, date.weekday()
        return (date - self.anchor).days // 7 % self.cycle, date.weekday()

    def weeks_of(self, row):
        weeks = row.get("weeks")
        if weeks is None:
            return range(self.cycle)
        return {"odd": [0], "even": [1]}[weeks] if isinstance(weeks, str) else [w - 1 for w in weeks]

    def on_days(self, row):
        named = row["days"] if "days" in row else [row["day"]]
        return [(week, DAYS.index(day)) for week in self.weeks_of(row) for day in named]

    def read_sessions(self):
        self.sessions = []
        frozen = [(f["clinician"], day, (clock(f["from"]), clock(f["to"])))
                  for f in self.toml.get("frozen", []) for day in self.on_days(f)]
        for row in self.toml["session"]:
            who = self.clinicians[row["clinician"]]
            for day in self.on_days(row):
                span = (clock(row["from"]), clock(row["to"]))
                cuts = [(clock(b["from"]), clock(b["to"])) for b in row.get("breaks", [])]
                cuts += [s for name, d, s in frozen if (name, d) == (row["clinician"], day)]
                teams = [row["team"]] if row.get("team") else who["teams"]
                self.sessions.append({"day": day, "who": row["clinician"], "role": who["role"],
                                      "teams": teams, "span": span, "room": row.get("room"),
                                      "work": without([span], cuts)})
        for session in self.sessions:
            session["sees"] = [t for t in self.teams if t in session["teams"] or
                               any(o in session["teams"] for o in self.team[t].get("seen_by", []))]
            session["serves"] = {(t, n) for t in session["sees"] for n in self.needs
                                 if self.able(session, n)}
        self.sessions.sort(key=lambda s: (len(s["serves"]), s["day"], s["span"][0], s["who"],
                                          s["span"][1]))
        rooms = {r["name"]: r.get("count", 1) for r in self.toml.get("room", [])}
        for day in {s["day"] for s in self.sessions}:
            for room, count in rooms.items():
                there = [s["span"] for s in self.sessions if (s["day"], s["room"]) == (day, room)
                         and any(self.needs[n]["room"] for _, n in s["serves"])]
                if any(sum(a <= at < b for a, b in there) > count for at, _ in there):
                    raise Refused(f"fewer rooms than sessions in {room}")
        self.windows = []
        for row in self.toml.get("window", []):
            for day in self.on_days(row):
                span = (clock(row["from"]), clock(row["to"]))
                self.windows.append({"day": day, "span": span, "team": row["team"],
                                     "need": row["need"], "count": row.get("clinicians", 1),
                                     "arrivals": row.get("arrivals", [1.0])})
        self.windows.sort(key=lambda w: (w["span"][0], w["team"], w["need"], w["span"][1]))
        self.away = [(a["clinician"], as_date(a["from"]), as_date(a["to"]))
                     for a in self.toml.get("absence", [])]
        self.leave_days = self.listed_days()

    def listed_days(self):
        """Days from today for which leave is listed: the horizon, or until the last of it, in whole
        cycles and an even number of weeks."""
        weeks = self.toml.get("goals", {}).get("horizon_weeks", 26)
        last = max([(end - self.today).days + 1 for _, _, end in self.away], default=0)
        weeks, cycle = max(weeks, -(-last // 7)), self.toml["clinic"].get("cycle_weeks", 1)
        step = cycle if cycle % 2 == 0 else 2 * cycle
        return -(-weeks // step) * step * 7

    def able(self, session, need):
        need = self.needs[need]
        return session["role"] in need["roles"] and (session["room"] or not need["room"])

    def there(self, date):
        """Places of the sessions held on an open date; leave comes again as it is listed."""
        ahead = (date - self.today).days
        like = date if ahead < self.leave_days else date - dt.timedelta(ahead - ahead % self.leave_days)
        off = {name for name, a, b in self.away if a <= like <= b}
        day = self.cycle_day(date)
        return [at for at, s in enumerate(self.sessions) if s["day"] == day and s["who"] not in off]

    def staffed(self, date, working):
        """Open clinics of a date with the sessions that staff them."""
        found, taken = [], []
        for window in self.windows:
            if window["day"] != self.cycle_day(date):
                continue
            low, high = window["span"]
            can = [at for at in working
                   if (window["team"], window["need"]) in self.sessions[at]["serves"]
                   and any(a <= low and high <= b for a, b in self.sessions[at]["work"])
                   and not any(at == other and a < high and low < b for other, (a, b) in taken)]
            can.sort(key=lambda at: (len(self.sessions[at]["serves"]), self.sessions[at]["span"][0],
                                     self.sessions[at]["who"]))
            staff = can[:window["count"]]
            taken += [(at, window["span"]) for at in staff]
            if staff:
                found.append((window, staff))
        return found

    # Who asks.

    def mix(self, given):
        if not given:
            return [0.0] * (len(self.classes) - 1) + [1.0]
        return [given.get(c, 0.0) for c in self.classes]

    def hours(self, given):
        given = given or self.goals.get("asked") or {"from": "08:00", "to": "09:00"}
        return clock(given["from"]), clock(given["to"]), given.get("shares", [1.0])

    def owners(self, team, need):
        return [c["name"] for c in self.toml["clinician"]
                if team in c["teams"] and c["role"] in self.needs[need]["roles"]]

    def steps(self, pathway):
        """Steps of a pathway: need, team or None, lag, days to the deadline, rest to the answer."""
        given = next(p for p in self.toml["pathway"] if p["name"] == pathway)
        if given.get("right") not in (None, *RIGHTS):
            raise Refused(f"the right {given['right']}")
        lags = [0] + [max(s.get("lag_min", 0), s.get("external_days", 0)) for s in given["steps"][1:]]
        due = RIGHTS.get(given.get("right"))
        joint = [at > 0 and lag == 0 and s.get("lag_max") == 0
                 for at, (lag, s) in enumerate(zip(lags, given["steps"]))]
        return [{"need": s["need"], "team": s.get("team"), "lag": lags[at], "due": due,
                 "rest": sum(lags[at + 1:]) + given.get("answer_days", 0), "joint": joint[at]}
                for at, s in enumerate(given["steps"])]

    def read_demand(self):
        self.pathways = {p["name"]: self.steps(p["name"]) for p in self.toml.get("pathway", [])}
        self.sources = []
        for row in self.toml.get("stream", []):
            shares = row.get("weekday_shares") or self.even()
            seasons = [(as_date(s["from"]), as_date(s["to"]), s["factor"])
                       for s in row.get("season", row.get("seasons", []))]
            rate = [row["per_week"] * shares[d.weekday()] if d.weekday() < len(shares) else 0.0
                    for d in self.dates]
            for first, last, factor in seasons:
                rate = [r * factor if first <= d <= last else r for r, d in zip(rate, self.dates)]
            first = (row["team"], row["need"]) if "need" in row else \
                (self.pathways[row["pathway"]][0]["team"] or row["team"],
                 self.pathways[row["pathway"]][0]["need"])
            self.sources.append({"team": row["team"], "need": row.get("need"),
                                 "pathway": row.get("pathway"), "rate": rate,
                                 "dispersion": row.get("dispersion", 1.0),
                                 "mix": self.mix(row.get("mix")), "hours": self.hours(row.get("asked")),
                                 "owners": self.owners(*first), "own": row.get("own_share", 0.0)})
        self.panels, advised = [], {}
        for row in self.toml.get("panel", []):
            if row.get("next_controls"):
                raise Refused("next controls by date")
            if row.get("advice"):
                per_week = row["size"] * row.get("advice_per_year", 0.7) / YEAR_WEEKS
                self.sources.append(self.by_chance(row["team"], row["advice"], per_week,
                                                   self.mix(row.get("mix"))))
                mean = sum(share * self.needs[row["advice"]]["minutes"][c]
                           for share, c in zip(self.mix(row.get("mix")), self.classes))
                advised[row["team"]] = advised.get(row["team"], 0.0) + per_week * mean
            own = [row["clinician"]] if "clinician" in row else self.owners(row["team"], row["control"])
            self.panels.append({"team": row["team"], "size": row["size"], "control": row["control"],
                                "interval": row["interval_weeks"] * self.open_per_week,
                                "converted": row.get("converted", 0.0) if "need_based" in row else 0.0,
                                "asks": row.get("need_based"),
                                "rate": row.get("requests_per_year", 2.6) / YEAR_WEEKS
                                / self.open_per_week,
                                "safety": row.get("safety_weeks", 156.0) * self.open_per_week,
                                "mix": self.mix(row.get("mix")), "owners": own})
        advice = sorted(n["name"] for n in self.needs.values() if n["purpose"] == "advice")
        for name in self.teams if advice else []:
            promised = self.team[name].get("advice_minutes_per_week", 0)
            rest = promised - advised.get(name, 0.0)
            for row in self.toml.get("stream", []):
                if row["team"] == name and row.get("need") in advice:
                    mean = sum(share * self.needs[row["need"]]["minutes"][c]
                               for share, c in zip(self.mix(row.get("mix")), self.classes))
                    rest -= row["per_week"] * mean
            if rest > 0:
                usual = self.needs[advice[0]]["minutes"][self.classes[-1]]
                self.sources.append(self.by_chance(name, advice[0], rest / usual, self.mix(None)))

    def even(self):
        days = sorted({DAYS.index(d) for o in self.toml["opening"] for d in o["days"]})
        return [1 / len(days) if day in days else 0.0 for day in range(7)]

    def by_chance(self, team, need, per_week, mix):
        rate = [per_week / self.open_per_week if keeps else 0.0 for keeps in self.keeps]
        return {"team": team, "need": need, "pathway": None, "rate": rate, "dispersion": 1.0,
                "mix": mix, "hours": self.hours(None), "owners": [], "own": 0.0}

    def waiting(self, folder):
        """Who waits on the first day: team, need, pathway, class, own, asked, ready, redirected."""
        name = self.toml.get("lists", {}).get("waiting")
        if name is None or not self.listed:
            return []
        text = (folder / name).read_bytes().decode("utf-8-sig").splitlines()
        heads = [h.strip() for h in text[0].split(";")]
        streams = {s["name"]: s for s in self.toml.get("stream", [])}
        found = []
        for line in text[1:]:
            row = {k: v.strip() for k, v in zip(heads, line.split(";"))}
            if not row.get("pseudonym") or row.get("redirected"):
                continue
            stream = streams.get(row.get("stream") or "", {})
            need, pathway = row.get("need") or stream.get("need"), row.get("pathway") or stream.get(
                "pathway")
            if not need and not pathway:
                need, pathway = (row["stream"], None) if row["stream"] in self.needs else \
                    (None, row["stream"])
            days = lambda key: (as_date(row[key]) - self.today).days if row.get(key) else None
            found.append({"team": row.get("team") or stream.get("team") or self.teams[0],
                          "need": None if pathway else need, "pathway": pathway,
                          "class": row.get("class") or self.classes[-1], "own": row.get("own") or None,
                          "asked": days("referral_received"), "ready": max(0, days("earliest") or 0)})
        return found


class Stretch:
    """Time of one session on one day without a break."""

    __slots__ = ("day", "at", "start", "total", "open", "holds", "booked", "gone", "closed")

    def __init__(self, day, at, start, total, holds):
        self.day, self.at, self.start, self.total = day, at, start, total
        # Groups with the minutes of their holds nobody has claimed.
        self.holds = [list(hold) for hold in holds]
        self.open = total - sum(minutes for _, minutes in holds)
        self.booked = self.gone = 0
        self.closed = False


class Request:
    __slots__ = ("number", "patient", "team", "need", "rules", "minutes", "cls", "own", "asked",
                 "first", "joined", "minute", "due", "origin", "state", "day", "stretch", "taken",
                 "dates", "luck", "walks", "by", "joint", "beside")


class Layout:
    """Sessions of all days, with holds laid on them: the same in every run."""

    def __init__(self, clinic, groups):
        self.groups = groups
        self.days, self.windows = [], []
        known = {}
        for day in clinic.open:
            date = clinic.dates[day]
            working = tuple(clinic.there(date))
            key = (clinic.cycle_day(date), working)
            if key not in known:
                known[key] = self.lay(clinic, date, working)
            parts, windows = known[key]
            self.days.append(parts)
            self.windows.append(windows)
        self.users = [sorted({team for team, _ in s["serves"]}) for s in clinic.sessions]
        self.release = [group["release"] for group in groups]
        self.horizon = max([r for r in self.release if r is not None], default=0)

    def lay(self, clinic, date, working):
        windows = clinic.staffed(date, working)
        left = {}
        for at in working:
            cuts = [w["span"] for w, staff in windows if at in staff]
            left[at] = [[a, b - a, {}] for a, b in without(clinic.sessions[at]["work"], cuts)]
        week, weekday = clinic.cycle_day(date)
        place = week * 7 + weekday
        rest = [group["by_day"][place] for group in self.groups]
        for whole in (True, False):
            more = True
            while more:
                more = False
                for number, group in enumerate(self.groups):
                    least = group["unit"] if whole else 1
                    if rest[number] < least:
                        continue
                    part = self.place(clinic, left, working, number, group, least)
                    if part is None:
                        continue
                    given = least if whole else min(rest[number], part[1] - sum(part[2].values()))
                    part[2][number] = part[2].get(number, 0) + given
                    rest[number] -= given
                    more = True
        parts = [(at, start, total, list(holds.items()))
                 for at in working for start, total, holds in left[at]]
        return parts, windows

    def place(self, clinic, left, working, number, group, least):
        best = None
        for at in working:
            session = clinic.sessions[at]
            if not any((group["team"], need) in session["serves"] for need in group["needs"]):
                continue
            held = sum(part[2].get(number, 0) for part in left[at])
            for row, part in enumerate(left[at]):
                if part[1] - sum(part[2].values()) < least:
                    continue
                rank = (group["team"] not in session["teams"], held, session["span"][0],
                        session["who"], row)
                if best is None or rank < best[0]:
                    best = (rank, part)
        return best and best[1]


class Run:
    """One year of the clinic."""

    def __init__(self, clinic, layout, waiting, rng):
        self.clinic, self.layout, self.rng, self.random = clinic, layout, rng, rng.random
        self.waiting_list, self.teams = waiting, clinic.teams
        self.horizon = len(clinic.open)
        self.group_of = {}
        for number, group in enumerate(layout.groups):
            for need in group["needs"]:
                self.group_of[group["team"], need] = number
        self.today = 0
        self.requests, self.lined_up = [], []
        self.stretches = [[Stretch(day, *row) for row in rows]
                          for day, rows in enumerate(layout.days)]
        self.of_session = [{} for _ in layout.days]
        for day, row in enumerate(self.stretches):
            for stretch in row:
                self.of_session[day].setdefault(stretch.at, []).append(stretch)
        self.fitting, self.most, self.of_team = {}, {}, {}
        self.by_day = [{} for _ in layout.days]
        self.cancelled = [[] for _ in layout.days]
        self.ripe = {}                      # per team, who has a later date and could come by now
        self.unripe = [[] for _ in layout.days]
        self.staff = [[(w, list(s)) for w, s in rows] for rows in layout.windows]
        self.walking = [[] for _ in layout.days]
        self.window_days = {}
        for day, rows in enumerate(self.staff):
            for row, (window, _) in enumerate(rows):
                self.window_days.setdefault((window["team"], window["need"]), []).append((day, row))
        self.due = [[] for _ in layout.days]
        self.patients = []
        self.follow = []
        self.drawn = 0

    # Where there is room.

    def able(self, by, need):
        """Per open day, the stretches of a team's sessions that may serve a need."""
        key = (by, need)
        if key not in self.fitting:
            sessions = self.clinic.sessions
            fits = [by in s["teams"] and key in s["serves"] for s in sessions]
            self.fitting[key] = [[s for s in row if fits[s.at]] for row in self.stretches]
            self.most[key] = [[10 ** 6] * len(self.stretches), [10 ** 6] * len(self.stretches)]
        return self.fitting[key]

    def find(self, request, by, days, held, free, alone=False):
        """Room on the first of some days: (day, stretch, group, held minutes, open ones)."""
        joint = request.joint and not alone
        low, high = days
        table = self.able(by, request.need)
        most, tail = self.most[by, request.need]
        minutes, today, ahead = request.minutes, self.today, self.today + self.layout.horizon
        late = request.minute if request.joined == today else 0
        group = self.group_of.get((by, request.need), -1)
        if group < 0 and by != request.team:
            group = self.group_of.get((request.team, request.need), -1)
        for day in range(low, min(high, self.horizon)):
            if most[day] < minutes or (not held and day > ahead and tail[day] < minutes):
                continue
            best, rank, top, top_open, options = None, None, 0, 0, []
            for s in table[day]:
                if s.closed:
                    continue
                left = s.open + sum(h[1] for h in s.holds)
                top, top_open = max(top, left), max(top_open, s.open)
                if left < minutes:
                    continue
                if day == today and late > s.start:
                    gone = max(s.gone, late - s.start - s.booked)
                    if s.total - s.booked - gone < minutes:
                        continue
                spare = s.open if free else 0
                rows = s.holds if len(s.holds) == 1 else [(-1, 0), *s.holds]
                for number, kept in rows:
                    own = held and number == group and number >= 0
                    if not own:
                        release = self.layout.release[number] if number >= 0 else None
                        opened = release is not None and today >= max(0, day - release)
                        kept = kept if opened and free else 0
                    if kept + spare < minutes:
                        continue
                    taken = min(minutes, kept) if own else max(0, minutes - s.open)
                    this = (-self.steps(request.team, request.rules, request.own, s),
                            taken if held else 0)
                    slot = (day, s, number, taken, minutes - taken)
                    if joint:
                        options.append((this, slot))
                    elif best is None or this > rank:
                        best, rank = slot, this
            for _, slot in sorted(options, key=lambda row: row[0], reverse=True):
                if self.beside(request, slot, True) is not None:
                    return slot
            if best is not None:
                return best
            if not options:
                most[day], tail[day] = top, top_open
        return None

    def beside(self, request, slot, new):
        """Room for the steps that belong on the day of a slot, one after the other."""
        day, first, number, held, free = slot
        used = {first: (free, {number: held})} if new else {}
        late = request.minute if day == self.today and request.joined == self.today else 0
        now, found = max(first.start, late) + request.minutes, []
        for team, need in request.joint:
            rules = self.clinic.needs[need]
            minutes, best = rules["minutes"][request.cls], None
            if rules["held"]:
                raise Refused("a held need on a joint day")
            for s in self.able(team, need)[day]:
                if s.closed or max(s.start, now) + minutes > s.start + s.total:
                    continue
                if day == self.today and late and now > s.start and \
                        s.total - s.booked - max(s.gone, now - s.start - s.booked) < minutes:
                    continue
                gone_open, gone_held = used.get(s, (0, {}))
                for number, kept in s.holds if len(s.holds) == 1 else [(-1, 0), *s.holds]:
                    release = self.layout.release[number] if number >= 0 else None
                    opened = release is not None and self.today >= max(0, day - release)
                    kept = kept - gone_held.get(number, 0) if opened else 0
                    if kept + s.open - gone_open < minutes:
                        continue
                    rank = self.steps(team, rules, request.own, s)
                    if best is None or rank < best[0]:
                        taken = max(0, minutes - (s.open - gone_open))
                        best = (rank, (s, number, taken, minutes - taken))
            if best is None:
                return None
            s, number, taken, open_ = best[1]
            before = used.get(s, (0, {}))
            used[s] = (before[0] + open_, {**before[1], number: before[1].get(number, 0) + taken})
            now = max(now, s.start) + minutes
            found.append(best[1])
        return found

    def steps(self, team, rules, own, stretch):
        """How far a session's clinician is from whom the patient should meet."""
        meets = rules["meets"]
        if meets == "clinic":
            return 0
        who = self.clinic.sessions[stretch.at]["who"]
        if meets == "own" and own == who:
            return 0
        if team not in self.clinic.clinicians[who]["teams"]:
            return 2 if meets == "own" else 1
        return 1 if meets == "own" and own else 0

    def soonest(self, request, days, held, free):
        for alone in (False, True) if request.joint and days[1] >= self.horizon else (False,):
            best = self.find(request, request.team, days, held, free, alone)
            for other in self.clinic.team[request.team].get("seen_by", []):
                until = best[0] if best else days[1]
                best = self.find(request, other, (days[0], until), held, free, alone) or best
            if best:
                return best
        return None

    # What becomes of a request.

    def begin(self, request):
        """The first open day on which somebody may be seen."""
        if request.rules["held"]:
            same = self.clinic.team[request.team].get("service", "next-day") == "same-day"
            return max(request.first, request.joined + (not same))
        return request.first

    def ask(self, request):
        today, notice = self.today, self.clinic.notice
        low = max(self.begin(request), today)
        if not request.rules["held"]:
            slot = self.soonest(request, (max(low, today + notice), self.horizon), False, True)
        else:
            target, free = request.rules["target"], request.rules["open"]
            last = self.horizon if target is None else request.first + target + 1
            slot = kept = self.soonest(request, (low, last), True, False)
            near = min(kept[0] if kept else last, today + notice)
            slot = self.soonest(request, (low, min(near, last)), True, free) or kept \
                or self.soonest(request, (low, last), True, free) \
                or self.soonest(request, (low, self.horizon), True, free)
            window = self.window(request, low)
            if window and (slot is None or window[0] <= slot[0]):
                self.walk_in(request, window)
                return
        if slot:
            self.book(request, slot)
        elif request.state == WAITING:
            self.lined_up.append(request)

    def book(self, request, slot):
        if request.state == BOOKED:
            self.unbook(request)
        day, stretch, group, held, free = slot
        late = request.minute if day == self.today and request.joined == self.today else 0
        self.take(stretch, group, held, free, late)
        request.state, request.day, request.stretch = BOOKED, day, stretch
        if request.joint:
            request.beside = self.beside(request, slot, False) or []
            for row in request.beside:
                self.take(*row, late)
        request.taken = (group, held, free)
        request.dates += 1
        self.by_day[day][request.number] = request
        if self.begin(request) > self.today:
            self.unripe[self.begin(request)].append(request)
        else:
            self.ripe.setdefault(request.team, {})[request.number] = request
        between = day - self.today - 1
        if between > 0:
            drawn, c = self.random(), self.clinic
            if drawn < c.patient_cancels + c.hospital_cancels:
                when = self.today + 1 + int(self.random() * between)
                self.cancelled[when].append((request, request.dates))

    def take(self, stretch, group, held, free, late):
        if stretch.day == self.today:
            stretch.gone = max(stretch.gone, late - stretch.start - stretch.booked)
        for row in stretch.holds:
            if row[0] == group:
                row[1] -= held
        stretch.open -= free
        stretch.booked += held + free

    def give_back(self, stretch, group, held, free):
        for row in stretch.holds:
            if row[0] == group:
                row[1] += held
        stretch.open += free
        stretch.booked -= held + free

    def unbook(self, request):
        if request.walks:
            self.walking[request.day].remove(request.walks)
            request.walks = None
        else:
            for row in [(request.stretch, *request.taken), *request.beside]:
                self.give_back(*row)
            request.beside = []
            del self.by_day[request.day][request.number]
            self.ripe.get(request.team, {}).pop(request.number, None)
            for most, tail in self.most.values():
                most[request.day] = tail[request.day] = 10 ** 6
        request.state, request.day, request.stretch = WAITING, None, None

    def window(self, request, low):
        for day, row in self.window_days.get((request.team, request.need), []):
            if day < low:
                continue
            window, staff = self.staff[day][row]
            if staff and not (day == self.today and request.minute >= window["span"][1]):
                return day, row
        return None

    def walk_in(self, request, window):
        day, row = window
        request.state, request.day = BOOKED, day
        request.walks = (row, request)
        self.walking[day].append(request.walks)

    # The recall list.

    def recall(self, teams, low, high):
        high = min(high, self.horizon)
        rooms = {}
        for team in teams:
            sums = [sum(s.open + sum(h[1] for h in s.holds) for s in self.team_stretches(team, day)
                        if not s.closed) for day in range(low, high)]
            rooms[team] = max(sums, default=0)
        listed = [(False, r.by, r.number, r) for r in self.lined_up
                  if r.state == WAITING and r.minutes <= rooms.get(r.team, 0)]
        for team in teams:
            if rooms[team] > 0:
                listed += [(True, r.by, r.number, r) for r in self.ripe.get(team, {}).values()
                           if r.day > self.today]
                for day in range(self.today + 1, high):
                    listed += [(True, r.by, r.number, r) for r in self.unripe[day]
                               if r.team == team and r.state == BOOKED and r.day > self.today
                               and not r.walks and r.number not in self.ripe.get(team, {})]
        listed.sort(key=lambda row: row[:3])
        calls, seen = {}, set()
        for _, _, number, request in listed:
            if number in seen:
                continue
            seen.add(number)
            latest = min(request.day if request.state == BOOKED else high, high)
            first = max(self.begin(request), self.today, low)
            if first >= latest:
                continue
            held = request.rules["held"]
            slot = self.find(request, request.team, (first, latest), held,
                             not held or request.rules["open"])
            if slot is None:
                continue
            if not held:
                key = (request.team, slot[0])
                if key not in calls:
                    calls[key] = CALLS * max(1, self.for_all(request.team, slot[0]) // request.minutes)
                if calls[key] == 0:
                    continue
                calls[key] -= 1
                fill = self.clinic.fill[min(slot[0] - self.today, len(self.clinic.fill) - 1)]
                if request.luck.setdefault(slot[0], self.random()) >= 1 - (1 - fill) ** (1 / CALLS):
                    continue
            self.book(request, slot)

    def team_stretches(self, team, day):
        if team not in self.of_team:
            uses = [team in users for users in self.layout.users]
            self.of_team[team] = [[s for s in row if uses[s.at]] for row in self.stretches]
        return self.of_team[team][day]

    def for_all(self, team, day):
        """Minutes anybody may use."""
        found = 0
        for s in self.team_stretches(team, day):
            if not s.closed:
                found += s.open
                for group, kept in s.holds:
                    release = self.layout.release[group]
                    if release is not None and self.today >= max(0, day - release):
                        found += kept
        return found

    # Who asks.

    def admit(self, patient, team, need, cls, own, asked, first, minute, due, origin):
        r = Request()
        r.number, r.patient, r.team, r.need = len(self.requests), patient, team, need
        r.rules = self.clinic.needs[need]
        r.minutes, r.cls, r.own, r.asked = r.rules["minutes"][cls], cls, own, asked
        r.first, r.joined, r.minute, r.due, r.origin = first, self.today, minute, due, origin
        r.state, r.day, r.stretch, r.taken, r.dates = WAITING, None, None, None, 0
        r.luck, r.walks, r.joint, r.beside = {}, None, (), []
        if origin[0] == "step":
            _, name, at, _, of = origin
            for step in self.clinic.pathways[name][at + 1:]:
                if not step["joint"]:
                    break
                r.joint += ((step["team"] or of, step["need"]),)
        rest = self.clinic.pathways[origin[1]][origin[2]]["rest"] if origin[0] == "step" else 0
        calendar = self.clinic.open
        ready = calendar[first] if first < self.horizon else self.clinic.end
        target = r.rules["target"]
        if due is not None:
            r.by = due - rest
        elif target is not None and first + target < self.horizon:
            r.by = calendar[first + target]
        else:
            r.by = ready + 365
        self.requests.append(r)
        return r

    def first_request(self, team, need, pathway, cls, own, asked, first, minute, since=None):
        since = asked if since is None else since
        if pathway:
            step = self.clinic.pathways[pathway][0]
            due = since + step["due"] if step["due"] is not None else None
            return self.admit(None, step["team"] or team, step["need"], cls, own, asked, first, minute,
                              due, ("step", pathway, 0, since, team))
        right = self.clinic.needs[need]["right"]
        due = since + RIGHTS[right] if right else None
        return self.admit(None, team, need, cls, own, asked, first, minute, due, ("single",))

    def drawn_class(self, mix):
        at, drawn, last = 0.0, self.random(), 0
        for place, share in enumerate(mix):
            if share > 0:
                last = place
            at += share
            if drawn < at:
                break
        return self.clinic.classes[last]

    def moment(self, hours):
        """A minute at which somebody asks, rounded up."""
        low, high, shares = hours
        drawn, width = self.random(), (high - low) / len(shares)
        for place, share in enumerate(shares):
            if drawn < share:
                return low + width * (place + drawn / share)
            drawn -= share
        return high

    def count(self, mean, dispersion):
        if dispersion > 1.0:
            mean = self.rng.gammavariate(mean / (dispersion - 1), dispersion - 1)
        found, limit, product = 0, math.exp(-mean), self.random()
        while product > limit:
            product *= self.random()
            found += 1
        return found

    def newcomers(self):
        now = self.clinic.open[self.today]
        for day in range(self.drawn, now + 1):
            come = []
            for source in self.clinic.sources:
                mean = source["rate"][day]
                if mean <= 0:
                    continue
                for _ in range(self.count(mean, source["dispersion"])):
                    come.append((self.moment(source["hours"]), len(come), source))
            for minute, _, source in sorted(come, key=lambda row: row[:2]):
                cls = self.drawn_class(source["mix"])
                own = None
                if source["owners"] and self.random() < source["own"]:
                    own = self.rng.choice(source["owners"])
                self.ask(self.first_request(source["team"], source["need"], source["pathway"], cls, own,
                                            day, self.today, math.ceil(minute) if day == now else 0))
        self.drawn = now + 1

    # Panels.

    def open_from_panel(self, place):
        days = self.clinic.panel_days
        return self.clinic.first_open[days[place]] if place < len(days) else self.horizon

    def begin_panels(self):
        for panel in self.clinic.panels:
            for number in range(panel["size"]):
                owners = panel["owners"]
                patient = {"panel": panel, "class": self.drawn_class(panel["mix"]),
                           "own": owners[number % len(owners)] if owners else None, "last": None,
                           "calls": self.random() < panel["converted"], "due": 0.0}
                phase = self.random() * panel["interval"]
                if patient["calls"]:
                    self.next_call(patient, 0.0, -phase, 0)
                else:
                    self.next_control(patient, phase, 0)

    def next_control(self, patient, due, first):
        patient["due"] = due
        start = self.open_from_panel(int(due))
        day = max(start - CALLED_AHEAD, 0, first)
        if day < self.horizon:
            self.due[day].append((patient, "control", start))

    def next_call(self, patient, now, contact, first):
        panel = patient["panel"]
        at = now + self.rng.expovariate(panel["rate"]) if panel["rate"] > 0 else math.inf
        outreach = max(contact + panel["safety"], now)
        kind, when = ("call", at) if at <= outreach else ("outreach", outreach)
        if when < len(self.clinic.panel_days):
            day = max(self.open_from_panel(int(when)), first)
            if day < self.horizon:
                self.due[day].append((patient, kind, at))

    def under_control(self):
        for patient, kind, when in self.due[self.today]:
            now = self.clinic.first_panel[self.clinic.open[self.today]]
            if kind == "call":
                self.next_call(patient, when, now, self.today + 1)
            elif kind == "outreach":
                self.next_call(patient, now, now, self.today + 1)
        for patient, kind, when in self.due[self.today]:
            last, panel = patient["last"], patient["panel"]
            if last is not None and last.state != OVER:
                continue
            calls = kind == "call"
            first = when if kind == "control" else self.today
            minute = math.ceil(self.moment(self.clinic.hours(None))) if calls else 0
            request = self.admit(patient, panel["team"], panel["asks"] if calls else panel["control"],
                                 patient["class"], patient["own"], self.clinic.open[self.today],
                                 max(first, self.today), minute, None,
                                 ("call",) if calls else ("control",))
            patient["last"] = request
            self.ask(request)

    def after_control(self, patient):
        if patient["calls"]:
            return
        clinic = self.clinic
        due = int(patient["due"])
        start, put_off = self.open_from_panel(due), 0
        if start < self.horizon:
            put_off = max(0, clinic.first_panel[clinic.open[start]] - due)
        held = clinic.first_panel[clinic.open[self.today]]
        self.next_control(patient, max(0, held - put_off) + patient["panel"]["interval"],
                          self.today + 1)

    # A day.

    def morning(self):
        today, moved = self.today, []
        for request in self.unripe[today]:
            if request.state == BOOKED and not request.walks:
                self.ripe.setdefault(request.team, {})[request.number] = request
        if self.clinic.falls_out > 0:
            for rows in self.of_session[today].values():
                if self.random() < self.clinic.falls_out:
                    for stretch in rows:
                        stretch.closed = True
            gone = [r for r in self.by_day[today].values()
                    if r.stretch.closed or any(row[0].closed for row in r.beside)]
            for request in gone:
                self.unbook(request)
            moved += gone
            for row, (_, staff) in enumerate(self.staff[today]):
                staff[:] = [at for at in staff
                            if not any(s.closed for s in self.of_session[today].get(at, []))]
                if not staff:
                    off = [r for number, r in self.walking[today] if number == row]
                    for request in off:
                        self.unbook(request)
                    moved += off
        for request in moved:
            self.ask(request)
        for request, date in self.cancelled[today]:
            if request.state == BOOKED and request.dates == date and not request.walks:
                day, users = request.day, self.layout.users[request.stretch.at]
                self.unbook(request)
                self.recall(users, day, day + 1)
                self.ask(request)
        self.lined_up, again = [], [r for r in self.lined_up if r.state == WAITING]
        for request in again:
            self.ask(request)
        self.recall(self.teams, today, today + self.clinic.notice)
        opened = self.opened()
        if opened:
            self.recall(opened, today, today + len(self.clinic.fill))

    def opened(self):
        """The teams that could use what opens today."""
        users = set()
        for day in range(self.today, min(self.today + self.layout.horizon + 1, self.horizon)):
            for s in self.stretches[day]:
                for group, kept in s.holds:
                    release = self.layout.release[group]
                    if release is not None and kept > 0 and max(0, day - release) == self.today:
                        users.update(self.layout.users[s.at])
        return [team for team in self.teams if team in users]

    def visits(self):
        today = self.today
        for request in list(self.by_day[today].values()):
            request.state = OVER
            self.ripe.get(request.team, {}).pop(request.number, None)
            self.after(request, self.random() >= request.rules["no_show"])
        for _, request in self.walking[today]:
            request.state = OVER
            self.after(request, True)
        for team in self.ripe.values():
            for number in [n for n, r in team.items() if r.state != BOOKED or r.day <= today]:
                del team[number]

    def after(self, request, seen):
        origin = request.origin
        again = not seen and self.random() < self.clinic.asks_again
        if origin[0] == "control":
            self.after_control(request.patient)
        elif origin[0] == "step" and seen:
            _, name, at, since, team = origin
            steps = self.clinic.pathways[name]
            at += len(request.beside)
            if at + 1 < len(steps):
                step = steps[at + 1]
                ready = min(self.clinic.open[self.today] + step["lag"], len(self.clinic.dates))
                due = since + step["due"] if step["due"] is not None else None
                self.follow.append((request, step["team"] or team, step["need"],
                                    self.clinic.first_open[ready], due,
                                    ("step", name, at + 1, since, team)))
        elif again:
            self.follow.append((request, request.team, request.need, self.today + 1, request.due,
                                origin))

    def followers(self):
        asked = self.clinic.open[self.today - 1] if self.today else 0
        follow, self.follow = self.follow, []
        for before, team, need, first, due, origin in follow:
            patient = before.patient
            if origin[0] == "call" and patient["last"] is not None and patient["last"].state != OVER:
                continue
            request = self.admit(patient, team, need, before.cls, before.own, asked, first, 0, due,
                                 origin)
            if origin[0] == "call":
                patient["last"] = request
            self.ask(request)

    def play(self):
        """Per team and need with a promise: requests in time, and all whose target passed."""
        clinic = self.clinic
        self.begin_panels()
        for row in self.waiting_list:
            self.ask(self.first_request(row["team"], row["need"], row["pathway"], row["class"],
                                        row["own"], row["asked"], clinic.first_open[row["ready"]], 0))
        for self.today in range(clinic.played):
            self.morning()
            self.followers()
            self.under_control()
            self.newcomers()
            self.visits()
        found = {}
        for r in self.requests:
            target = r.rules["target"]
            counts = clinic.warm <= r.asked < clinic.end or (clinic.warm == 0 and r.asked < 0)
            if target is None or not counts or r.first + target >= clinic.played:
                continue
            row = found.setdefault((r.team, r.need), [0, 0])
            row[0] += r.state == OVER and r.day - r.first <= target
            row[1] += 1
        return found


# Beside behov.


def asked(behov, *args):
    call = [behov, *map(str, args), "--json", "--quiet", "--threads", "1"]
    run = subprocess.run(call, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"behov {' '.join(map(str, args))} ended with {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)["answer"]


def groups_of(clinic, answer):
    """Holds as `size` tells them."""
    release = {}
    for group in answer["played"]["groups"]:
        release[group["team"], tuple(group["held_needs"])] = group["release"]
    found = []
    for row in answer["teams"]:
        if not row["held_needs"]:
            continue
        name, needs = row["id"], row["held_needs"]
        code = release.get((name, tuple(needs)), "clinic")
        if code == "clinic":
            in_use = [h.get("release_days") for h in clinic.toml.get("hold", [])
                      if h["team"] == name and h["need"] in needs]
            rules = in_use or [clinic.needs[need]["release"] for need in needs]
            days = None if None in rules else min(rules)
        else:
            days = None if code == "never" else int(code)
        if any(row["holds_by_day"]):
            found.append({"team": name, "needs": needs, "by_day": row["holds_by_day"],
                          "unit": row["hold_unit_minutes"], "release": days})
    found.sort(key=lambda g: (g["team"], sorted(g["needs"])))
    return found


T95 = {6: 2.571, 20: 2.093, 30: 2.045, 40: 2.023, 50: 2.010, 60: 2.001, 100: 1.984, 200: 1.972}


def error_of(told):
    """Mean, standard error and runs of an estimate of behov."""
    runs = told["replications"] or 0
    if told["low"] is None or runs < 2:
        return told["value"], None, runs
    half = (told["high"] - told["low"]) / 2
    if told["one_sided"]:
        return told["value"], 0.0, runs
    return told["value"], half / T95.get(runs, 1.96 + 2.4 / (runs - 1)), runs


def floor(error, share, count):
    """A standard error no smaller than that of so many independent patients, where it is 0."""
    if error is None or error <= 0:
        guess = (share * count + 1) / (count + 2)
        return math.sqrt(guess * (1 - guess) / max(count, 1))
    return error


def played(clinic, folder, groups, runs, seed):
    layout = Layout(clinic, groups)
    waiting = clinic.waiting(folder)
    shares, counts = {}, {}
    for run in range(runs):
        rng = random.Random(f"{seed}/{run}")
        for key, (kept, all_) in Run(clinic, layout, waiting, rng).play().items():
            shares.setdefault(key, []).append(kept / all_)
            counts[key] = counts.get(key, 0) + all_
    return {key: (statistics.fmean(found), statistics.stdev(found) / math.sqrt(len(found))
                  if len(found) > 1 else None, counts[key]) for key, found in shares.items()}


def judged(behov, folder, args):
    """Rows of one clinic, and promises that behov is silent about."""
    clinic = Clinic(folder, args.weeks, args.warm_up, args.notice)
    flags = ["--as-is"] if args.as_is else []
    answer = asked(behov, "size", folder, "--seed", args.behov_seed, *flags)
    groups = groups_of(clinic, answer)
    own = played(clinic, folder, groups, args.runs, args.seed)
    again = replayed(behov, folder, clinic, groups, args) if args.again else {}
    rows, told = [], set()
    for group in answer["played"]["groups"]:
        for need in group["needs"]:
            key = (group["team"], need["need"])
            told.add(key)
            if key not in own:
                continue
            mean, error, runs = error_of(need["share_played"])
            error = floor(error, mean, need["request_count_mean"] * runs)
            rows.append([folder.name, *key, need["share_computed"], mean, error, again.get(key),
                         *own[key]])
    silent = []
    for (team, need), (share, error, count) in sorted(own.items()):
        promised = clinic.needs[need]["promised"]
        if (team, need) not in told and clinic.needs[need]["held"]:
            broken = share + 3 * floor(error, share, count) < promised
            silent.append((team, need, share, promised, broken and answer["kept"]))
    return rows, silent


def replayed(behov, folder, clinic, groups, args):
    """The same holds as those in use, played by behov with a seed of their own."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = pathlib.Path(temporary) / folder.name
        shutil.copytree(folder, copy)
        keep, skip = [], False
        for line in (copy / "clinic.toml").read_text().splitlines():
            if line.startswith("["):
                skip = line.strip() == "[[hold]]"
            keep += [] if skip else [line]
        for group in groups:
            for place, minutes in enumerate(group["by_day"]):
                week, day = divmod(place, 7)
                if not minutes:
                    continue
                keep += ["", "[[hold]]", f'team = "{group["team"]}"', f'days = ["{DAYS[day]}"]',
                         f"minutes = {minutes}", f'need = "{group["needs"][0]}"']
                if group["release"] is not None:
                    keep.append(f"release_days = {group['release']}")
                if clinic.cycle > 1:
                    keep.append(f'weeks = "{["odd", "even"][week]}"' if clinic.parity
                                else f"weeks = [{week + 1}]")
        (copy / "clinic.toml").chmod(0o644)
        (copy / "clinic.toml").write_text("\n".join(keep) + "\n")
        flags = ["--notice", args.notice] if args.notice is not None else []
        told = asked(behov, "simulate", copy, "--policy", "carve-out", "--holds", "in-use", "--windows",
                     "--weeks", args.weeks, "--warm-up", args.warm_up, "--replications", args.again,
                     "--seed", args.behov_seed + 1000, *flags)
    found = {}
    for row in told["measures"]:
        if (row["measure"], row["scope"]) == ("within_target_share", "team") and row["need"]:
            shares = [value for value in row["values"] if value is not None]
            if len(shares) > 1:
                mean, error = statistics.fmean(shares), statistics.stdev(shares) / len(shares) ** 0.5
                count = row["whole_count_mean"] * len(shares)
                found[row["name"], row["need"]] = (mean, floor(error, mean, count))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("behov", type=pathlib.Path)
    parser.add_argument("clinic", nargs="*", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--warm-up", type=int, default=0, metavar="WEEKS")
    parser.add_argument("--notice", type=int, metavar="DAYS")
    parser.add_argument("--seed", default="judge")
    parser.add_argument("--behov-seed", type=int, default=0)
    parser.add_argument("--as-is", action="store_true")
    parser.add_argument("--again", type=int, default=100, metavar="RUNS")
    parser.add_argument("--limit", type=float, default=3.0)
    args = parser.parse_args()
    behov = args.behov.resolve()
    folders = [c.resolve() for c in args.clinic] or [ROOT / "instances" / name for name in USUAL]
    print(f"{'clinic':24}{'team: need':24}{'computed':>9}  {'played (se)':14}{'again (se)':14}"
          f"{'here (se)':14}{'z':>6}")
    rows, untold = [], 0
    for folder in folders:
        try:
            found, silent = judged(behov, folder, args)
        except Refused as why:
            print(f"{folder.name}: not played here: {why}")
            continue
        for name, team, need, computed, mean, error, again, own, own_error, count in found:
            told, told_error = again or (mean, error)
            own_error = floor(own_error, own, count)
            z = (told - own) / math.hypot(told_error, own_error)
            rows.append(z)
            show = lambda m, e: f"{100 * m:5.1f} ({100 * e:4.2f})"
            after = show(*again) if again else ""
            print(f"{name[:23]:24}{f'{team}: {need}'[:23]:24}{100 * computed:9.1f}  "
                  f"{show(mean, error):14}{after:14}{show(own, own_error):14}{z:6.1f}", flush=True)
        for team, need, share, promised, broken in silent:
            untold += broken
            print(f"{folder.name}: size tells nothing of {team}: {need}, promised {100 * promised:.1f}; "
                  f"here {100 * share:.1f}" + (", and says that every promise is kept" * broken))
    if not rows:
        sys.exit("nothing was compared" if not untold else 1)
    far = max(abs(z) for z in rows)
    strict = statistics.NormalDist().inv_cdf(1 - 0.0027 / 2 / len(rows))
    print(f"{len(rows)} compared; the largest difference is {far:.1f} standard errors: "
          f"{'within' if far <= args.limit else 'beyond'} {args.limit:g}; corrected for their number "
          f"the limit is {strict:.1f}: {'the same within chance' if far <= strict else 'they differ'}")
    sys.exit(far > args.limit or untold > 0)


if __name__ == "__main__":
    main()
