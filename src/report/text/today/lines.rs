//! The lines of an action list in words, told from the typed answer.

use behov_solver::booking::today::{Route, When, Why};
use chrono::NaiveDate;

use crate::messages::{Entry, key, tell};
use crate::report::json::value::Hours;
use crate::report::json::{
    Actions, Lacks, Missed, Moved, Opens, Past, Plan, Redirect, Silent, Unsent,
};
use crate::report::text::booked::words::forced_reason;
use crate::report::voice::Voice;

/// A part of the list, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Group {
    /// Rights that cannot be kept here.
    OutOfReach,
    /// No date yet, and the day of the plan is near.
    Near,
    /// Past the promise of access.
    Past,
    /// Dates told that cannot stand.
    Moved,
    /// Held time that opens.
    Holds,
    /// Open clinics that lack staff.
    Windows,
    /// Nobody in contact for too long.
    Outreach,
    /// Letters.
    Letters,
}

impl Group {
    /// All parts in order.
    pub(in crate::report) const ALL: [Self; 8] = [
        Self::OutOfReach,
        Self::Near,
        Self::Past,
        Self::Moved,
        Self::Holds,
        Self::Windows,
        Self::Outreach,
        Self::Letters,
    ];

    /// Its heading.
    pub(in crate::report) fn title(self) -> &'static Entry {
        match self {
            Self::OutOfReach => key!("today.out-of-reach"),
            Self::Near => key!("today.near"),
            Self::Past => key!("today.past"),
            Self::Moved => key!("today.moved"),
            Self::Holds => key!("today.holds"),
            Self::Windows => key!("today.windows"),
            Self::Outreach => key!("today.outreach"),
            Self::Letters => key!("today.letters"),
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug)]
pub(in crate::report) struct Line {
    /// The part it stands in.
    pub(in crate::report) group: Group,
    /// The day it is due, or is about.
    pub(in crate::report) due: NaiveDate,
    /// When that is, or at what time.
    pub(in crate::report) when: String,
    /// Whom it is about.
    pub(in crate::report) who: String,
    /// What they wait for, or what it is.
    pub(in crate::report) of: String,
    /// What to do.
    pub(in crate::report) what: String,
    /// Why.
    pub(in crate::report) why: String,
}

/// Every line, part by part.
pub(in crate::report) fn lines(voice: Voice, told: &Actions<'_>) -> Vec<Line> {
    let today = told.head.as_of.0;
    let mut lines = out_of_reach(voice, told);
    let near = told.plans.iter().filter(|plan| plan.missed.why == Why::NoDate);
    lines.extend(near.map(|plan| self::plan(voice, today, Group::Near, plan)));
    lines.extend(told.past_promise.iter().map(|row| past(voice, today, row)));
    lines.extend(told.moved.iter().map(|row| moved(voice, today, row)));
    lines.extend(told.holds.iter().map(|row| hold(voice, today, row)));
    lines.extend(told.windows.iter().map(|row| window(voice, today, row)));
    lines.extend(told.outreach.iter().map(|row| outreach(voice, today, row)));
    lines.extend(told.letters.iter().map(|row| letter(voice, today, row)));
    lines
}

/// Redirections with the plan that goes with them, and plans alone; statutory maximum waits first.
fn out_of_reach(voice: Voice, told: &Actions<'_>) -> Vec<Line> {
    let today = told.head.as_of.0;
    let same = |plan: &Plan<'_>, missed: &Missed<'_>| {
        (plan.missed.patient, plan.missed.right) == (missed.patient, missed.right)
    };
    let redirected = told.redirections.iter().map(|row| {
        let with_plan = told.plans.iter().any(|plan| same(plan, &row.missed));
        (row.way != Route::MaximumWait, redirect(voice, today, row, with_plan))
    });
    let alone = told.plans.iter().filter(|plan| {
        plan.missed.why != Why::NoDate
            && !told.redirections.iter().any(|row| same(plan, &row.missed))
    });
    let alone = alone.map(|row| (true, plan(voice, today, Group::OutOfReach, row)));
    let mut lines: Vec<(bool, Line)> = redirected.chain(alone).collect();
    lines.sort_by_key(|(later, line)| (*later, line.due));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// How far a day is from today.
fn when(voice: Voice, due: NaiveDate, today: NaiveDate) -> String {
    let days = (due - today).num_days();
    let count = voice.whole(usize::try_from(days.abs()).unwrap_or(usize::MAX));
    let week = voice.week_number(due);
    match When::of(due, today) {
        When::Overdue => tell!(voice, "today.when.overdue", days = count, week = week),
        When::Today => tell!(voice, "today.when.today"),
        When::Soon | When::Later => {
            tell!(voice, "today.when.ahead", days = count, week = week)
        }
    }
}

fn redirect(voice: Voice, today: NaiveDate, row: &Redirect<'_>, with_plan: bool) -> Line {
    let what = voice.say(match (row.way, with_plan) {
        (Route::MaximumWait, false) => key!("today.do.maximum"),
        (Route::MaximumWait, true) => key!("today.do.maximum-plan"),
        (Route::WorkUp, false) => key!("today.do.redirect"),
        (Route::WorkUp, true) => key!("today.do.redirect-plan"),
        (Route::FreeChoice, _) => key!("today.do.free-choice"),
    });
    missed(voice, today, Group::OutOfReach, &row.missed, row.missed.deadline.0, what)
}

fn plan(voice: Voice, today: NaiveDate, group: Group, row: &Plan<'_>) -> Line {
    let what = voice.say(match row.missed.why {
        Why::Capacity | Why::Clinical => key!("today.do.plan"),
        Why::OwnWish => key!("today.do.plan.call"),
        Why::NotReady => key!("today.do.plan.ready"),
        Why::NoDate => key!("today.do.date"),
    });
    missed(voice, today, group, &row.missed, row.due.0, what)
}

fn missed(
    voice: Voice,
    today: NaiveDate,
    group: Group,
    row: &Missed<'_>,
    due: NaiveDate,
    what: String,
) -> Line {
    let over = |date: NaiveDate| {
        let days = (date - due).num_days().max(0);
        voice.whole(usize::try_from(days).unwrap_or(usize::MAX))
    };
    let mut why = vec![match (row.why, row.met, row.earliest) {
        (Why::NoDate, _, Some(date)) => {
            tell!(voice, "today.why.possible", date = voice.on(date.0))
        }
        (_, Some(met), _) => {
            tell!(voice, "today.why.met", date = voice.on(met.0), days = over(met.0))
        }
        (_, None, Some(date)) => {
            tell!(voice, "today.why.earliest", date = voice.on(date.0), days = over(date.0))
        }
        (_, None, None) => tell!(voice, "today.why.missing"),
    }];
    if let Some(visit) = row.next_visit {
        why.push(tell!(voice, "today.why.visit", date = voice.on(visit.0)));
    }
    why.extend(cause(row.why).map(|cause| voice.say(cause)));
    Line {
        group,
        due,
        when: when(voice, due, today),
        who: row.pseudonym.to_owned(),
        of: row.waits_for.to_owned(),
        what,
        why: why.join("; "),
    }
}

fn cause(why: Why) -> Option<&'static Entry> {
    match why {
        Why::Capacity => Some(key!("today.why.capacity")),
        Why::OwnWish => Some(key!("today.why.own-wish")),
        Why::Clinical => Some(key!("today.why.clinical")),
        Why::NotReady => Some(key!("today.why.not-ready")),
        Why::NoDate => None,
    }
}

fn past(voice: Voice, today: NaiveDate, row: &Past<'_>) -> Line {
    let days = voice.whole(row.open_days_past as usize);
    let referred = voice.on(row.referred.0);
    let mut why = vec![tell!(voice, "today.why.past", referred = referred, days = days)];
    let what = match row.date {
        None => tell!(voice, "today.do.see"),
        Some(date) => {
            why.push(tell!(voice, "today.why.visit", date = voice.on(date.0)));
            tell!(voice, "today.do.sooner")
        }
    };
    Line {
        group: Group::Past,
        due: row.promised_by.0,
        when: when(voice, row.promised_by.0, today),
        who: row.pseudonym.to_owned(),
        of: row.need.to_owned(),
        what,
        why: why.join("; "),
    }
}

fn moved(voice: Voice, today: NaiveDate, row: &Moved<'_>) -> Line {
    let what = match row.letter_due {
        None => tell!(voice, "today.do.move"),
        // Nobody is to come for a visit that was cancelled.
        Some(due) if due.0 >= row.date.0 => tell!(
            voice,
            "today.do.move.before",
            visit = voice.on(row.date.0),
            date = voice.on(due.0)
        ),
        Some(due) => tell!(voice, "today.do.move.letter", date = voice.on(due.0)),
    };
    Line {
        group: Group::Moved,
        due: row.date.0,
        when: when(voice, row.date.0, today),
        who: row.pseudonym.to_owned(),
        of: format!("{} {}", row.clinician, row.hours.from.0),
        what,
        why: forced_reason(voice, row.because),
    }
}

fn hold(voice: Voice, today: NaiveDate, row: &Opens<'_>) -> Line {
    let when = row.hours.as_ref().map_or_else(|| when(voice, row.date.0, today), Hours::told);
    let days = voice.whole(row.release_open_days as usize);
    let why = if row.release_open_days == 0 {
        tell!(voice, "today.why.hold.same", team = row.team)
    } else {
        tell!(voice, "today.why.hold", team = row.team, days = days)
    };
    Line {
        group: Group::Holds,
        due: row.date.0,
        when,
        who: row.clinician.unwrap_or(row.team).to_owned(),
        of: tell!(voice, "today.hold.minutes", need = row.need, minutes = row.minutes),
        what: match row.first_for {
            None => tell!(voice, "today.do.hold"),
            Some(patient) => tell!(voice, "today.do.hold.for", patient = patient),
        },
        why,
    }
}

fn window(voice: Voice, today: NaiveDate, row: &Lacks<'_>) -> Line {
    let stand_ins = if row.stand_ins.is_empty() {
        tell!(voice, "today.why.window.nobody")
    } else {
        tell!(voice, "today.why.window.names", names = row.stand_ins.join(", "))
    };
    let (staffed, wanted) = (voice.whole(row.staffed), voice.whole(row.wanted));
    Line {
        group: Group::Windows,
        due: row.date.0,
        when: when(voice, row.date.0, today),
        who: row.team.to_owned(),
        of: tell!(voice, "today.window", span = row.hours.told()),
        what: tell!(voice, "today.do.window"),
        why: tell!(
            voice,
            "today.why.window",
            staffed = staffed,
            wanted = wanted,
            stand_ins = stand_ins
        ),
    }
}

fn outreach(voice: Voice, today: NaiveDate, row: &Silent<'_>) -> Line {
    let (last, weeks) = (voice.date(row.last_contact.0), voice.number(row.safety_weeks.0, 0));
    let mut why = vec![tell!(voice, "today.why.silent", last = last, weeks = weeks)];
    let what = match row.next_visit {
        None => tell!(voice, "today.do.outreach"),
        Some(date) => {
            why.push(tell!(voice, "today.why.visit", date = voice.date(date.0)));
            tell!(voice, "today.do.outreach.sooner")
        }
    };
    Line {
        group: Group::Outreach,
        due: row.safety_ends.0,
        when: when(voice, row.safety_ends.0, today),
        who: row.pseudonym.to_owned(),
        of: row.panel.to_owned(),
        what,
        why: why.join("; "),
    }
}

fn letter(voice: Voice, today: NaiveDate, row: &Unsent<'_>) -> Line {
    let since = voice.on(row.since.0);
    let why = match row.trigger {
        "worked-up" => tell!(voice, "today.why.letter.worked-up", since = since),
        "moved" => tell!(voice, "today.why.letter.moved", since = since),
        _ => tell!(voice, "today.why.letter.received", since = since),
    };
    Line {
        group: Group::Letters,
        due: row.due.0,
        when: when(voice, row.due.0, today),
        who: row.pseudonym.to_owned(),
        of: String::new(),
        what: tell!(voice, "today.do.letter"),
        why,
    }
}

/// What the list rests on and leaves out.
pub(in crate::report) fn notes(voice: Voice, told: &Actions<'_>) -> Vec<String> {
    let by = |route| told.redirections.iter().any(|row| row.way == route);
    let mut notes = Vec::new();
    let mut note = |told: bool, note: &'static Entry| {
        if told {
            notes.push(voice.say(note));
        }
    };
    note(by(Route::MaximumWait), key!("today.note.maximum"));
    note(by(Route::WorkUp), key!("today.note.work-up"));
    note(by(Route::FreeChoice), key!("today.note.free-choice"));
    note(!told.plans.is_empty(), key!("today.note.plan"));
    note(!told.plans.is_empty() || !told.redirections.is_empty(), key!("today.note.bound"));
    note(!told.letters.is_empty(), key!("today.note.letter"));
    note(!told.from_template && !told.holds.is_empty(), key!("today.note.in-use"));
    note(!told.outreach.is_empty(), key!("today.note.silent"));
    note(told.outreach_left_out_because.is_some(), key!("today.note.outreach"));
    notes
}

/// How much there is to do, in a sentence.
pub(in crate::report) fn answer(voice: Voice, told: &Actions<'_>, lines: &[Line]) -> String {
    if lines.is_empty() {
        return tell!(voice, "today.none");
    }
    let day = told.head.as_of.0;
    let overdue = lines.iter().filter(|line| line.due < day).count();
    let ahead = lines.iter().filter(|line| line.due > day).count();
    let today = voice.whole(lines.len() - overdue - ahead);
    let (count, overdue) = (voice.whole(lines.len()), voice.whole(overdue));
    if ahead == 0 {
        return tell!(voice, "today.some", count = count, overdue = overdue, today = today);
    }
    let ahead = voice.whole(ahead);
    tell!(voice, "today.some.ahead", count = count, overdue = overdue, today = today, ahead = ahead)
}

/// Of how many patients the list is, and how many lack a date.
pub(in crate::report) fn about(voice: Voice, told: &Actions<'_>) -> Vec<String> {
    let today = told.head.as_of.0;
    let patients = voice.whole(told.patient_count);
    let (date, week) = (voice.date(today), voice.week_number(today));
    let mut about = vec![tell!(voice, "today.list", date = date, week = week, patients = patients)];
    if told.undated_count > 0 {
        about.push(tell!(voice, "today.undated", count = voice.whole(told.undated_count)));
    }
    about
}
