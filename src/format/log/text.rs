//! Logs as CSV with a heading in the language of their reader.

use std::io;

use behov_solver::answer::{Log, Play};
use behov_solver::instance::Instance;

use super::super::table::Table;
use super::column::{At, Column, Field, REQUESTS, SESSIONS, rows};
use crate::messages::Lang;

/// The requests of a log as CSV, with a heading in a language.
///
/// # Errors
/// When it cannot be written.
pub fn write_log_csv(
    lang: Lang,
    instance: &Instance,
    log: &Log,
    out: impl io::Write,
) -> io::Result<()> {
    table((lang, REQUESTS), rows(instance, log, |play: &Play| &play.requests), out)
}

/// The sessions of a log as CSV, with a heading in a language.
///
/// # Errors
/// When it cannot be written.
pub fn write_sessions_csv(
    lang: Lang,
    instance: &Instance,
    log: &Log,
    out: impl io::Write,
) -> io::Result<()> {
    table((lang, SESSIONS), rows(instance, log, |play: &Play| &play.sessions), out)
}

/// The requests of a log as CSV in one text.
#[must_use]
pub fn log_csv(lang: Lang, instance: &Instance, log: &Log) -> String {
    in_memory(|out| write_log_csv(lang, instance, log, out))
}

/// The sessions of a log as CSV in one text.
#[must_use]
pub fn sessions_csv(lang: Lang, instance: &Instance, log: &Log) -> String {
    in_memory(|out| write_sessions_csv(lang, instance, log, out))
}

fn in_memory(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes what is written");
    String::from_utf8(bytes).expect("names and numbers are text")
}

fn table<'a, R: 'a>(
    (lang, columns): (Lang, &[Column<R>]),
    rows: impl Iterator<Item = (At<'a>, &'a R)>,
    out: impl io::Write,
) -> io::Result<()> {
    let mut table = Table::to(out, lang, columns.iter().map(|column| column.name))?;
    for (at, row) in rows {
        for column in columns {
            match &column.field {
                Field::Text(text) => table.text_field(text(at, row)),
                Field::MaybeText(text) => table.text_field(text(at, row).unwrap_or_default()),
                Field::Date(date) => table.date(date(at, row)),
                Field::Whole(whole) => table.whole(whole(at, row)),
                Field::Real(real) => table.decimal(real(row)),
            };
        }
        table.end_row()?;
    }
    table.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::cast;

    #[test]
    fn a_row_per_request_with_names_and_dates() {
        let csv = log_csv(Lang::En, &cast::tiny(), &cast::log("carve-out", 0));
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().take(3).collect();
        assert_eq!(
            lines,
            [
                "policy;replication;patient;need;team;class;own_clinician;asked_date;ready_date;\
                 due_date;booked_date;visit_date;clinician;space;fate;\
                 patient_cancellation_count;hospital_cancellation_count;planned_minutes;\
                 handover_minutes;from_held_minutes;length_minutes;waited_minutes;overtime_minutes",
                "carve-out;0;0;urgent;joint;low;Ada;2026-11-02;2026-11-02;;2026-11-02;2026-11-02;\
                 Ada;held;seen;0;0;20;0;20;18,5;4;0",
                "carve-out;0;1;first;joint;high;;2026-11-02;2026-11-02;2026-12-02;2026-11-02;\
                 2026-11-04;Bea;open;seen;1;0;60;0;0;60;4;0",
            ]
        );
    }

    #[test]
    fn a_row_per_session_with_its_minutes() {
        let csv = sessions_csv(Lang::En, &cast::tiny(), &cast::log("carve-out", 0));
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().take(2).collect();
        assert_eq!(
            lines,
            [
                "policy;replication;date;clinician;team;start_minute_of_day;end_minute_of_day;\
                 open_clinic;cancelled;session_minutes;held_minutes;released_minutes;booked_minutes;\
                 held_booked_minutes;beside_queue_minutes;backlog_minutes;overtime_minutes;idle_minutes",
                "carve-out;0;2026-11-02;Ada;joint;540;720;no;no;180;60;0;120;20;40;40;5,5;12",
            ]
        );
    }

    #[test]
    fn a_name_with_the_separator_is_quoted_and_a_request_without_a_date_has_none() {
        let clinic = cast::tiny()
            .with(|parts| {
                for need in parts.needs.values_mut() {
                    need.name = format!("{}; \"old\"", need.name);
                }
            })
            .unwrap();
        let csv = log_csv(Lang::En, &clinic, &cast::log("carve-out", 0));
        let lines: Vec<&str> = csv.lines().skip(1).collect();
        assert!(
            lines[0].starts_with("carve-out;0;0;\"urgent; \"\"old\"\"\";joint;"),
            "{}",
            lines[0]
        );
        let waiting = lines.iter().find(|line| line.contains(";waiting;")).unwrap();
        assert!(waiting.contains(";2027-01-10;;;;open;waiting;"), "{waiting}");
    }
}
