//! Which sessions of a template end in time: the rows that every form shows.

use behov_solver::instance::Instance;
use behov_solver::plan::day::{SessionDay, Timed, Week};

use super::day::session_name;
use super::voice::Voice;

/// Sessions shown where there is little room: those least likely to end in time.
const FEW: usize = 8;

/// What all days together are like, in a sentence; `None` when nobody is asked to come.
#[must_use]
pub fn sentence(voice: Voice, week: &Week) -> Option<String> {
    let sums = week.before();
    let values = [
        ("late", &*voice.number(sums.late, 1)),
        ("sessions", &*voice.whole(sums.sessions)),
        ("overtime", &*voice.minutes(sums.overtime)),
        ("waiting", &*voice.number(sums.waiting(), 0)),
    ];
    (sums.sessions > 0).then(|| voice.tell("template.ends.sum", &values))
}

/// The headings of the rows.
#[must_use]
pub fn header(voice: Voice) -> Vec<String> {
    ["session", "patients", "in-time", "overtime", "p95", "waiting"]
        .map(|column| voice.say(&format!("template.ends.{column}")))
        .to_vec()
}

/// A row per session, the least likely to end in time first.
#[must_use]
pub fn rows(voice: Voice, instance: &Instance, week: &Week) -> Vec<Vec<String>> {
    let mut days: Vec<&(SessionDay, Timed)> =
        week.rows.iter().filter_map(|row| row.day.as_ref().ok()).collect();
    days.sort_by(|a, b| a.1.evaluation.in_time.total_cmp(&b.1.evaluation.in_time));
    days.into_iter()
        .map(|(session, timed)| {
            let found = &timed.evaluation;
            vec![
                session_name(instance, session.session),
                voice.whole(session.patients()),
                voice.percent(found.in_time),
                voice.number(found.overtime, 0),
                voice.number(found.overtime_p95, 0),
                voice.number(timed.waiting, 0),
            ]
        })
        .collect()
}

/// The first rows, where there is little room.
#[must_use]
pub fn few(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.truncate(FEW);
    rows
}
