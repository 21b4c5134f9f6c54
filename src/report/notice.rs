//! What a clinic that can be read cannot do, and what is good to know of it.

use std::collections::BTreeMap;

use behov_solver::instance::{Instance, NotHeld, Rhythm, WhyNotHeld};
use behov_solver::supply::{self, Unservable, Why};
use behov_solver::table::ClinicianId;
use behov_solver::template::{Unstaffed, unstaffed};

use super::name::{Named, names};
use super::voice::Voice;
use crate::format::MergedCells;
use crate::format::said::person::is_like_person;
use crate::messages::tell;
use crate::verb::session_name::session_name;

/// A notice: its code, its messages, and the values of what is wrong. A value that languages write
/// each in their own way says after `=>` how.
macro_rules! notice {
    (@told $value:expr) => { $value };
    (@told $value:expr, $told:expr) => { $told };
    ($voice:expr, $grave:literal, $code:literal, $cause:literal, $help:literal
        $(, $name:ident = $value:expr $(=> $told:expr)?)* $(,)?
    ) => {
        Notice {
            code: $code,
            grave: $grave,
            values: vec![$((stringify!($name), $value.to_string())),*],
            cause: tell!($voice, $cause $(, $name = notice!(@told $value $(, $told)?))*),
            help: tell!($voice, $help),
        }
    };
}

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its code in the error index.
    pub code: &'static str,
    /// Whether something asked cannot be; else it is good to know.
    pub grave: bool,
    /// What it is about, the same in every language.
    pub values: Vec<(&'static str, String)>,
    /// What.
    pub cause: String,
    /// The way out; empty when the cause says it.
    pub help: String,
}

/// Everything there is to tell of a clinic, what cannot be first.
#[must_use]
pub fn notices(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let mut told = not_held(voice, instance);
    told.extend(supply::unservable(instance).iter().map(|row| impossible(voice, instance, row)));
    told.extend(open_clinics(voice, instance));
    told.extend(unused(voice, instance));
    told.extend(rhythm(voice, instance));
    told.extend(passed(voice, instance));
    told.extend(people(voice, instance));
    told
}

/// Open clinics of the horizon that lack some of their staff, by date.
#[must_use]
pub fn open_clinics(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let weeks = instance.parts().goals.horizon_weeks;
    let missing = unstaffed(instance, instance.parts().as_of, weeks);
    let one = |row: &Unstaffed| {
        let window = &instance.parts().windows[row.window];
        notice!(
            voice,
            false,
            "B0504",
            "B0504.cause",
            "B0504.help",
            date = row.date => voice.in_week(row.date),
            span = window.span,
            team = window.team.name(instance),
            staffed = row.staffed => voice.whole(row.staffed),
            wanted = row.wanted => voice.whole(row.wanted),
            stand_ins = names(instance, &row.stand_ins).join(", ")
                => stand_ins(voice, instance, row)
        )
    };
    missing.iter().map(one).collect()
}

/// Bookings already made that cannot be held.
#[must_use]
pub fn not_held(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let one = |row: &NotHeld| Notice {
        code: row.why.code(),
        grave: true,
        values: vec![
            ("row", (row.row + 1).to_string()),
            ("patient", row.booking.pseudonym.clone()),
            ("need", row.booking.need.name(instance).to_owned()),
            ("clinician", row.booking.clinician.name(instance).to_owned()),
            ("date", row.booking.date.to_string()),
            ("span", row.booking.span.to_string()),
        ],
        cause: made(voice, instance, row),
        help: String::new(),
    };
    instance.not_held().iter().map(one).collect()
}

/// The code, what, and the way out, in one text.
#[must_use]
pub fn sentence(notice: &Notice) -> String {
    format!("{}: {}", notice.code, words(notice))
}

/// What, and the way out.
#[must_use]
pub fn words(Notice { cause, help, .. }: &Notice) -> String {
    if help.is_empty() { format!("{cause}.") } else { format!("{cause}. {help}") }
}

fn made(voice: Voice, instance: &Instance, row: &NotHeld) -> String {
    let parts = instance.parts();
    let made = &row.booking;
    let clinician = &*parts.clinicians[made.clinician].name;
    let why = match &row.why {
        WhyNotHeld::Holiday(_) => tell!(voice, "made.holiday"),
        WhyNotHeld::Closure(reason) if reason.is_empty() => tell!(voice, "made.closure"),
        WhyNotHeld::Closure(reason) => tell!(voice, "made.closure.reason", reason = reason),
        WhyNotHeld::Away(reason) if reason.is_empty() => {
            tell!(voice, "made.away", clinician = clinician)
        }
        WhyNotHeld::Away(reason) => {
            tell!(voice, "made.away.reason", clinician = clinician, reason = reason)
        }
        WhyNotHeld::NoSession => tell!(voice, "made.no-session", clinician = clinician),
        WhyNotHeld::Taken => tell!(voice, "made.taken"),
        WhyNotHeld::Role => tell!(voice, "made.role", clinician = clinician),
        WhyNotHeld::Room => tell!(voice, "made.room"),
        WhyNotHeld::Team => tell!(voice, "made.team"),
    };
    tell!(
        voice,
        "made.not-held",
        row = (row.row + 1),
        patient = made.pseudonym,
        need = parts.needs[made.need].name,
        date = voice.in_week(made.date),
        span = made.span,
        clinician = clinician,
        why = why
    )
}

fn impossible(voice: Voice, instance: &Instance, row: &Unservable) -> Notice {
    let (need, team, class) =
        (row.need.name(instance), row.team.name(instance), row.class.name(instance));
    let told = (voice.minutes(row.minutes_per_week), voice.whole(row.waiting_count));
    let (minutes, waiting) = (row.minutes_per_week, row.waiting_count);
    match row.why {
        Why::NeverHeld => notice!(
            voice,
            true,
            "B0502",
            "B0502.cause",
            "B0502.help",
            need = need,
            class = class,
            team = team,
            minutes = minutes => told.0,
            waiting = waiting => told.1
        ),
        Why::TooLong(longest) => notice!(
            voice,
            true,
            "B0501",
            "B0501.cause",
            "B0501.help",
            need = need,
            class = class,
            team = team,
            minutes = minutes => told.0,
            waiting = waiting => told.1,
            length = row.length.0 => voice.duration(row.length),
            longest = longest.0 => voice.duration(longest)
        ),
    }
}

/// Who could stand in at an open clinic without all its staff.
pub(in crate::report) fn stand_ins(voice: Voice, instance: &Instance, row: &Unstaffed) -> String {
    if row.stand_ins.is_empty() {
        return tell!(voice, "stand-ins.none");
    }
    tell!(voice, "stand-ins", names = names(instance, &row.stand_ins).join(", "))
}

/// Minutes of each clinician that may serve nothing asked.
fn unused(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let parts = instance.parts();
    let mut of: BTreeMap<ClinicianId, (f64, Vec<String>, Vec<String>)> = BTreeMap::new();
    for row in supply::unused_sessions(instance) {
        let session = &parts.sessions[row.session];
        let day = voice.day(session.day, parts.cycle);
        let (minutes, sessions, codes) = of.entry(session.clinician).or_default();
        *minutes += row.minutes_per_week;
        sessions.push(format!("{day} {}", session.span));
        codes.push(session_name(instance, row.session));
    }
    let one = |(clinician, (minutes, sessions, codes)): (ClinicianId, (f64, Vec<_>, Vec<_>))| {
        notice!(
            voice,
            false,
            "B0503",
            "B0503.cause",
            "B0503.help",
            minutes = minutes => voice.minutes(minutes),
            clinician = clinician.name(instance),
            sessions = codes.join(", ") => sessions.join(", ")
        )
    };
    of.into_iter().map(one).collect()
}

/// A week 53 within the horizon, where the clinic has a rhythm of two weeks.
pub(super) fn rhythm(voice: Voice, instance: &Instance) -> Option<Notice> {
    let parts = instance.parts();
    let days = u64::from(parts.goals.horizon_weeks) * 7;
    let date = parts.cycle.breaks_within(parts.as_of, days)?;
    Some(match parts.cycle.rhythm {
        Rhythm::Anchored => {
            notice!(voice, false, "B0505", "B0505.cause", "B0505.help", date = date => voice.short(date))
        }
        Rhythm::IsoParity => {
            notice!(voice, false, "B0506", "B0506.cause", "B0506.help", date = date => voice.short(date))
        }
    })
}

/// Lists in which pseudonyms look like names of people; none of them is repeated.
fn people(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let parts = instance.parts();
    let mut told = Vec::new();
    let mut look = |code: String, list: String, pseudonyms: &mut dyn Iterator<Item = &str>| {
        let found = (1..).zip(pseudonyms).filter(|(_, name)| is_like_person(name));
        let numbers: Vec<String> =
            found.map(|(number, _): (usize, _)| number.to_string()).collect();
        let few: Vec<&str> = numbers.iter().map(String::as_str).collect();
        if !few.is_empty() {
            told.push(notice!(
                voice,
                false,
                "B0508",
                "B0508.cause",
                "B0508.help",
                list = code => list,
                count = few.len() => voice.whole(few.len()),
                numbers = few.join(", ") => voice.first_few(&few)
            ));
        }
    };
    let list = tell!(voice, "check.list.waiting");
    look("waiting".to_owned(), list, &mut parts.waiting.iter().map(|row| &*row.pseudonym));
    let list = tell!(voice, "check.list.bookings");
    look("bookings".to_owned(), list, &mut parts.bookings.iter().map(|row| &*row.pseudonym));
    for panel in &parts.panels {
        let list = tell!(voice, "check.list.panel", panel = panel.name);
        let contacts = panel.contacts.iter();
        look(panel.name.clone(), list, &mut contacts.map(|row| &*row.pseudonym));
    }
    told
}

/// Merged cells of a workbook, of which only the first column is read.
#[must_use]
pub fn merged(voice: Voice, found: &[MergedCells]) -> Vec<Notice> {
    let one = |row: &MergedCells| {
        notice!(
            voice,
            false,
            "B0509",
            "B0509.cause",
            "B0509.help",
            sheet = row.sheet,
            cells = row.cells
        )
    };
    found.iter().map(one).collect()
}

/// Patients whose last date that suits is not ahead.
fn passed(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let today = instance.parts().as_of;
    let waiting = instance.parts().waiting.iter();
    let late = waiting.filter_map(|patient| Some((patient, patient.latest?)));
    late.filter(|(_, latest)| *latest <= today)
        .map(|(patient, latest)| {
            notice!(
                voice,
                false,
                "B0507",
                "B0507.cause",
                "B0507.help",
                patient = patient.pseudonym,
                latest = latest => voice.in_week(latest),
                today = today => voice.short(today)
            )
        })
        .collect()
}
