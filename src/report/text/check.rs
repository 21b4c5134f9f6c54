//! What `check` says: the summary of a clinic in order, its assumptions, breaches of a template.

use behov_solver::instance::{Assumption, Instance};
use behov_solver::supply::Loads;

use crate::messages::{Entry, key, tell};
use crate::report::Broken;
use crate::report::name::Named;
use crate::report::notice::{Notice, sentence};
use crate::report::pro;
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;
use crate::report::{Checked, assumed, ends};

/// Most points of one code; the rest is counted.
const POINTS_MAX: usize = 10;

/// The whole of it: the summary, what the referee says, and every assumption or their number.
#[must_use]
pub fn whole(voice: Voice, found: &Checked<'_>, every_assumption: bool) -> Sheet {
    let given = &found.instance.parts().assumptions;
    let mut sheet = summary(voice, found);
    if let Some(broken) = found.judged.template {
        sheet.gap();
        template_breaches(&mut sheet, voice, broken);
        let goal = found.judged.days.and_then(|week| ends::goal(voice, found.instance, week));
        if let Some(goal) = goal {
            sheet.paragraph(0, &goal);
        }
    }
    if let Some(broken) = found.judged.bookings {
        sheet.gap();
        booking_breaches(&mut sheet, voice, broken);
    }
    sheet.gap();
    if every_assumption {
        assumptions(&mut sheet, voice, given);
    } else {
        sheet.line(&assumption_count(voice, given.len()));
    }
    sheet
}

/// The clinic in a sentence, where its minutes go, what cannot be and what is good to know.
fn summary(voice: Voice, checked: &Checked<'_>) -> Sheet {
    let mut sheet = Sheet::new(0);
    sheet.paragraph(0, &in_order(voice, checked));
    sheet.paragraph(0, &read(voice, checked));
    for line in pro::told(voice, checked.instance) {
        sheet.paragraph(0, &line);
    }
    sheet.gap();
    for (grave, title) in [(true, key!("check.cannot-be")), (false, key!("check.to-know"))] {
        let told: Vec<&Notice> = checked.notices.iter().filter(|n| n.grave == grave).collect();
        if !told.is_empty() {
            sheet.line(&voice.say(title));
            points(&mut sheet, voice, &told);
            sheet.gap();
        }
    }
    sheet.line(&tell!(voice, "check.minutes"));
    sheet.table(&minutes(voice, checked.instance, checked.loads));
    sheet.paragraph(2, &left(voice, checked.loads));
    sheet
}

/// The first notices of each code in words, the rest as a number.
fn points(sheet: &mut Sheet, voice: Voice, told: &[&Notice]) {
    for alike in told.chunk_by(|a, b| a.code == b.code) {
        for notice in alike.iter().take(POINTS_MAX) {
            sheet.point(&sentence(notice));
        }
        let more = alike.len().saturating_sub(POINTS_MAX);
        if more > 0 {
            sheet.point(&tell!(
                voice,
                "check.more",
                code = alike[0].code,
                count = voice.whole(more)
            ));
        }
    }
}

fn in_order(voice: Voice, checked: &Checked<'_>) -> String {
    let parts = checked.instance.parts();
    let grave = checked.notices.iter().any(|notice| notice.grave);
    tell!(
        voice,
        grave => { true => "check.not-all", false => "check.ok" },
        clinic = parts.name,
        teams = tell!(voice, "check.teams", count = voice.whole(parts.teams.len())),
        clinicians = tell!(voice, "check.clinicians", count = voice.whole(parts.clinicians.len())),
        sessions = tell!(voice, "check.sessions", count = voice.whole(parts.sessions.len())),
        weeks = tell!(voice, "size.weeks", weeks = parts.cycle.weeks),
        minutes = voice.minutes(checked.loads.session_minutes_per_week)
    )
}

/// What was read of lists.
fn read(voice: Voice, checked: &Checked<'_>) -> String {
    let parts = checked.instance.parts();
    let controls = parts.panels.iter().map(|panel| panel.next_controls.len()).sum();
    let bookings = parts.bookings.len() + checked.instance.not_held().len();
    tell!(
        voice,
        "check.read",
        waiting = tell!(voice, "check.waiting", count = voice.whole(parts.waiting.len())),
        bookings = tell!(voice, "check.made", count = voice.whole(bookings)),
        controls = tell!(voice, "check.controls", count = voice.whole(controls))
    )
}

/// What is asked of each team beside what it can book, and what nobody uses: the sum is all that
/// can be booked.
pub(super) fn minutes(voice: Voice, instance: &Instance, loads: &Loads) -> Grid {
    let heads = [
        key!("check.minutes.team"),
        key!("check.minutes.sub-acute"),
        key!("check.minutes.routine"),
        key!("check.minutes.open-clinic"),
        key!("check.minutes.bookable"),
        key!("check.minutes.held"),
        key!("check.minutes.routine-load"),
        key!("check.minutes.total-load"),
    ];
    let mut grid = Grid::of(voice, heads);
    for team in &loads.teams {
        let minutes = [
            team.sub_acute_minutes_per_week,
            team.routine_minutes_per_week,
            team.open_clinic_minutes_per_week,
            team.capacity_minutes_per_week,
            team.held_minutes_per_week,
        ];
        let loads = [team.routine_load, team.total_load].map(|load| Cell::Number(load, 2));
        let name = Cell::name(team.team.name(instance));
        grid.row(voice, [name].into_iter().chain(minutes.map(Cell::Minutes)).chain(loads));
    }
    let mut only_bookable = |key: &Entry, minutes: f64| {
        let mut cells: [Cell; 8] = std::array::from_fn(|_| Cell::Nothing);
        (cells[0], cells[4]) = (Cell::Text(voice.say(key)), Cell::Minutes(minutes));
        grid.row(voice, cells);
    };
    let unused = loads.unused_minutes_per_week >= 0.5;
    if unused {
        only_bookable(key!("check.minutes.unused"), loads.unused_minutes_per_week);
    }
    if loads.teams.len() + usize::from(unused) > 1 {
        only_bookable(key!("check.minutes.all"), loads.bookable_minutes_per_week);
    }
    grid
}

/// From the minutes of the sessions to those that can be booked.
fn left(voice: Voice, loads: &Loads) -> String {
    tell!(
        voice,
        "check.minutes.left",
        sessions = voice.minutes(loads.session_minutes_per_week),
        work = voice.minutes(loads.other_work_minutes_per_week),
        open = voice.minutes(loads.open_clinic_minutes_per_week),
        lost = voice.minutes(loads.lost_minutes_per_week),
        bookable = voice.minutes(loads.bookable_minutes_per_week)
    )
}

/// How many numbers are not the clinic's own, and how to see them.
#[must_use]
pub(super) fn assumption_count(voice: Voice, count: usize) -> String {
    if count == 0 {
        return tell!(voice, "check.assumptions.none");
    }
    tell!(voice, "check.assumptions.count", count = voice.whole(count))
}

/// The register of assumptions as a table.
pub fn assumptions(sheet: &mut Sheet, voice: Voice, assumptions: &[Assumption]) {
    sheet.line(&tell!(voice, "assumptions.title"));
    if assumptions.is_empty() {
        sheet.line(&tell!(voice, "check.assumptions.none"));
        return;
    }
    let mut grid = Grid::headed(assumed::header(voice));
    for row in assumptions {
        grid.row(voice, cells(voice, row));
    }
    // Beside the words of other rows numbers stand where those do.
    grid.numbers = 0..0;
    sheet.table(&grid);
}

/// One number that was assumed: a number for a workbook too.
fn cells(voice: Voice, row: &Assumption) -> Vec<Cell> {
    let number = row.value.parse::<f64>().ok().filter(|number| number.is_finite());
    let decimals = row.value.split_once('.').map_or(0, |(_, digits)| digits.len());
    let words = assumed::row(voice, row).into_iter().map(Cell::Text);
    let of_value = |at: usize| number.filter(|_| at == assumed::VALUE);
    let cell = |(at, words)| of_value(at).map_or(words, |number| Cell::Number(number, decimals));
    words.enumerate().map(cell).collect()
}

/// The referee on a template the user gave.
fn template_breaches(sheet: &mut Sheet, voice: Voice, breaches: &[Broken]) {
    let count = voice.whole(breaches.len());
    breached(
        sheet,
        breaches,
        &if breaches.is_empty() {
            tell!(voice, "check.template.ok")
        } else {
            tell!(voice, "check.template.breaches", count = count)
        },
    );
}

/// The referee on bookings the user gave.
fn booking_breaches(sheet: &mut Sheet, voice: Voice, breaches: &[Broken]) {
    let count = voice.whole(breaches.len());
    breached(
        sheet,
        breaches,
        &if breaches.is_empty() {
            tell!(voice, "check.bookings.ok")
        } else {
            tell!(voice, "check.bookings.breaches", count = count)
        },
    );
}

fn breached(sheet: &mut Sheet, breaches: &[Broken], lead: &str) {
    sheet.line(lead);
    for breach in breaches {
        sheet.point(&breach.told);
    }
}
