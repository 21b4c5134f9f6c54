//! What a clinic that can be read cannot do, and what is good to know of it.

use std::collections::BTreeMap;

use behov_solver::instance::{Instance, NotHeld, Rhythm, WhyNotHeld};
use behov_solver::supply::{self, Unservable, Why};
use behov_solver::table::ClinicianId;
use behov_solver::template::{Unstaffed, unstaffed};

use super::voice::Voice;

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its code in the error index.
    pub code: &'static str,
    /// Whether something asked cannot be; else it is good to know.
    pub grave: bool,
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
    told
}

/// Open clinics of the horizon that lack some of their staff, by date.
#[must_use]
pub fn open_clinics(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let weeks = instance.parts().goals.horizon_weeks;
    let missing = unstaffed(instance, instance.parts().as_of, weeks);
    let one = |row| notice(voice, "B0504", false, &unstaffed_values(voice, instance, row));
    missing.iter().map(one).collect()
}

/// Bookings already made that cannot be held.
#[must_use]
pub fn not_held(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let one = |row: &NotHeld| Notice {
        code: row.why.code(),
        grave: true,
        cause: made(voice, instance, row),
        help: String::new(),
    };
    instance.not_held().iter().map(one).collect()
}

/// The code, what, and the way out, in one text.
#[must_use]
pub fn sentence(notice: &Notice) -> String {
    let Notice { code, cause, help, .. } = notice;
    let text = format!("{code}: {cause}.");
    if help.is_empty() { text } else { format!("{text} {help}") }
}

fn notice(voice: Voice, code: &'static str, grave: bool, values: &[(&str, String)]) -> Notice {
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
    let part = |part: &str| voice.tell(&format!("{code}.{part}"), &values);
    Notice { code, grave, cause: part("cause"), help: part("help") }
}

fn made(voice: Voice, instance: &Instance, row: &NotHeld) -> String {
    let parts = instance.parts();
    let made = &row.booking;
    let clinician = &*parts.clinicians[made.clinician].name;
    let (key, reason) = match &row.why {
        WhyNotHeld::Holiday(_) => ("made.holiday", ""),
        WhyNotHeld::Closure(reason) => ("made.closure", reason.as_str()),
        WhyNotHeld::Away(reason) => ("made.away", reason.as_str()),
        WhyNotHeld::NoSession => ("made.no-session", ""),
        WhyNotHeld::Taken => ("made.taken", ""),
        WhyNotHeld::Role => ("made.role", ""),
        WhyNotHeld::Room => ("made.room", ""),
        WhyNotHeld::Team => ("made.team", ""),
    };
    let key = if reason.is_empty() { key.to_owned() } else { format!("{key}.reason") };
    let why = voice.tell(&key, &[("clinician", clinician), ("reason", reason)]);
    let values = [
        ("row", &*(row.row + 1).to_string()),
        ("patient", &*made.pseudonym),
        ("need", &*parts.needs[made.need].name),
        ("date", &*voice.short(made.date)),
        ("span", &*made.span.to_string()),
        ("clinician", clinician),
        ("why", &*why),
    ];
    voice.tell("made.not-held", &values)
}

fn impossible(voice: Voice, instance: &Instance, row: &Unservable) -> Notice {
    let parts = instance.parts();
    let mut values = vec![
        ("need", parts.needs[row.need].name.clone()),
        ("class", parts.complexity.classes[row.class].name.clone()),
        ("team", parts.teams[row.team].name.clone()),
        ("minutes", voice.minutes(row.minutes_per_week)),
        ("waiting", voice.whole(row.waiting_count)),
    ];
    match row.why {
        Why::NeverHeld => notice(voice, "B0502", true, &values),
        Why::TooLong(longest) => {
            values.push(("length", row.length.to_string()));
            values.push(("longest", longest.to_string()));
            notice(voice, "B0501", true, &values)
        }
    }
}

/// The values of a text on an open clinic without all its staff.
pub(in crate::report) fn unstaffed_values(
    voice: Voice,
    instance: &Instance,
    row: &Unstaffed,
) -> Vec<(&'static str, String)> {
    let parts = instance.parts();
    let window = &parts.windows[row.window];
    let name = |&id: &ClinicianId| parts.clinicians[id].name.as_str();
    let names: Vec<&str> = row.stand_ins.iter().map(name).collect();
    let stand_ins = if names.is_empty() {
        voice.say("stand-ins.none")
    } else {
        voice.tell("stand-ins", &[("names", &names.join(", "))])
    };
    vec![
        ("date", voice.short(row.date)),
        ("span", window.span.to_string()),
        ("team", parts.teams[window.team].name.clone()),
        ("staffed", voice.whole(row.staffed)),
        ("wanted", voice.whole(row.wanted)),
        ("stand_ins", stand_ins),
    ]
}

/// Minutes of each clinician that may serve nothing asked.
fn unused(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let parts = instance.parts();
    let mut of: BTreeMap<ClinicianId, (f64, Vec<String>)> = BTreeMap::new();
    for row in supply::unused_sessions(instance) {
        let session = &parts.sessions[row.session];
        let day = voice.day(session.day, parts.cycle);
        let (minutes, sessions) = of.entry(session.clinician).or_default();
        *minutes += row.minutes_per_week;
        sessions.push(format!("{day} {}", session.span));
    }
    let one = |(clinician, (minutes, sessions)): (ClinicianId, (f64, Vec<String>))| {
        let values = [
            ("minutes", voice.minutes(minutes)),
            ("clinician", parts.clinicians[clinician].name.clone()),
            ("sessions", sessions.join(", ")),
        ];
        notice(voice, "B0503", false, &values)
    };
    of.into_iter().map(one).collect()
}

/// A week 53 within the horizon, where the clinic has a rhythm of two weeks.
fn rhythm(voice: Voice, instance: &Instance) -> Option<Notice> {
    let parts = instance.parts();
    let days = u64::from(parts.goals.horizon_weeks) * 7;
    let date = parts.cycle.breaks_within(parts.as_of, days)?;
    let code = match parts.cycle.rhythm {
        Rhythm::Anchored => "B0505",
        Rhythm::IsoParity => "B0506",
    };
    Some(notice(voice, code, false, &[("date", voice.short(date))]))
}

/// Patients whose last date that suits is not ahead.
fn passed(voice: Voice, instance: &Instance) -> Vec<Notice> {
    let today = instance.parts().as_of;
    let waiting = instance.parts().waiting.iter();
    let late = waiting.filter_map(|patient| Some((patient, patient.latest?)));
    late.filter(|(_, latest)| *latest <= today)
        .map(|(patient, latest)| {
            let values = [
                ("patient", patient.pseudonym.clone()),
                ("latest", voice.short(latest)),
                ("today", voice.short(today)),
            ];
            notice(voice, "B0507", false, &values)
        })
        .collect()
}
