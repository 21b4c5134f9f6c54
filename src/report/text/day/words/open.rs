//! Open clinics beside the same patients with appointments.

use behov_solver::day::open_clinic::OpenClinicError;
use behov_solver::instance::Instance;
use behov_solver::plan::day::{Found, OpenDay};

use super::Board;
use crate::messages::{key, tell};
use crate::report::name::window_name;
use crate::report::sheet::Cell;
use crate::report::voice::Voice;

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
    let mut board = Board::of(voice, columns);
    for open in windows.iter().flatten() {
        let mut row = |way: String, cells: [Cell; 6]| {
            let (name, staff) = (window_name(instance, open.window), open.clinic.parts());
            let of = [name, staff.clinicians.to_string(), way].map(Cell::Text);
            board.row(voice, of.into_iter().chain(cells));
        };
        row(tell!(voice, "clinic-day.open.walk-in"), found(open));
        let none = || std::array::from_fn(|_| Cell::None);
        let appointed = open.appointed.as_ref().map_or_else(
            |_| none(),
            |appointed| {
                let best = &appointed.best;
                [
                    Cell::tenth(best.patients),
                    Cell::tenth(best.wait),
                    Cell::None,
                    Cell::tenth(best.overtime),
                    Cell::tenth(best.idle),
                    Cell::Share(best.nobody_left),
                ]
            },
        );
        row(tell!(voice, "clinic-day.open.appointed"), appointed);
    }
    board
}

fn found(open: &OpenDay) -> [Cell; 6] {
    match &open.found {
        Found::Exact(exact) => [
            Cell::tenth(exact.patients),
            Cell::tenth(exact.wait),
            Cell::tenth(exact.waiting_at_closing),
            Cell::tenth(exact.overflow),
            Cell::tenth(exact.idle),
            Cell::Share(exact.nobody_left),
        ],
        Found::Played(played) => [
            Cell::estimated(played.patients, 1),
            Cell::estimated(played.wait, 1),
            Cell::estimated(played.waiting_at_closing, 1),
            Cell::estimated(played.overtime, 1),
            Cell::estimated(played.idle, 1),
            Cell::Share(played.nobody_left.mean),
        ],
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
