//! Open clinics beside the same patients with appointments.

use behov_solver::day::open_clinic::OpenClinicError;
use behov_solver::evaluation::Estimate;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Found, OpenDay};

use super::words::{Board, tenth};
use crate::messages::{key, tell};
use crate::report::voice::Voice;

/// What an open clinic is called: its team, day and hours.
#[must_use]
pub fn window_name(instance: &Instance, window: usize) -> String {
    let parts = instance.parts();
    let given = &parts.windows[window];
    let week = match parts.cycle.weeks {
        1 => String::new(),
        _ => (given.day.week + 1).to_string(),
    };
    let day = crate::verb::session_name::DAYS[given.day.day as usize % 7];
    format!("{}/{week}{day} {}", parts.teams[given.team].name, given.span)
}

/// Two rows for each open clinic: as it is, and with appointments.
pub(in crate::report) fn open_board(
    voice: Voice,
    instance: &Instance,
    windows: &[Result<OpenDay, OpenClinicError>],
) -> Board {
    let columns = [
        key!("clinic-day.open.window"),
        key!("clinic-day.open.clinicians"),
        key!("clinic-day.open.way"),
        key!("clinic-day.open.come"),
        key!("clinic-day.open.waiting-mean"),
        key!("clinic-day.open.queue"),
        key!("clinic-day.open.over"),
        key!("clinic-day.open.idle"),
        key!("clinic-day.open.empty"),
    ];
    let header = columns.map(|column| voice.say(column));
    let rows = windows.iter().flatten().flat_map(|open| {
        let name = window_name(instance, open.window);
        let staff = open.clinic.parts().clinicians.to_string();
        let mut rows =
            vec![row(&name, &staff, tell!(voice, "clinic-day.open.walk-in"), found(voice, open))];
        let none = || tell!(voice, "number.none");
        let cells = open.appointed.as_ref().map_or_else(
            |_| std::array::from_fn(|_| none()),
            |appointed| {
                let best = &appointed.best;
                [
                    tenth(voice, best.patients),
                    tenth(voice, best.wait),
                    none(),
                    tenth(voice, best.overtime),
                    tenth(voice, best.idle),
                    voice.percent(best.nobody_left),
                ]
            },
        );
        rows.push(row(&name, &staff, tell!(voice, "clinic-day.open.appointed"), cells));
        rows
    });
    Board { header: header.to_vec(), rows: rows.collect(), numbers: 3..9 }
}

fn row(name: &str, staff: &str, way: String, cells: [String; 6]) -> Vec<String> {
    [name.to_owned(), staff.to_owned(), way].into_iter().chain(cells).collect()
}

fn found(voice: Voice, open: &OpenDay) -> [String; 6] {
    match &open.found {
        Found::Exact(exact) => [
            tenth(voice, exact.patients),
            tenth(voice, exact.wait),
            tenth(voice, exact.waiting_at_closing),
            tenth(voice, exact.overflow),
            tenth(voice, exact.idle),
            voice.percent(exact.nobody_left),
        ],
        Found::Played(played) => {
            let both = |estimate: Estimate| {
                let half = voice.number(estimate.half_width, 1);
                format!("{} ± {half}", tenth(voice, estimate.mean))
            };
            [
                both(played.patients),
                both(played.wait),
                both(played.waiting_at_closing),
                both(played.overtime),
                both(played.idle),
                voice.percent(played.nobody_left.mean),
            ]
        }
    }
}

/// What the rows rest on, and which open clinics have none.
pub(in crate::report) fn open_told(
    voice: Voice,
    instance: &Instance,
    windows: &[Result<OpenDay, OpenClinicError>],
) -> Vec<String> {
    let mut lines = vec![tell!(voice, "clinic-day.open.note")];
    let refused = windows.iter().enumerate().filter(|(_, open)| open.is_err());
    lines.extend(refused.map(|(window, _)| {
        tell!(voice, "clinic-day.open.refused", window = window_name(instance, window))
    }));
    lines
}
