//! Week by week from today: the tightest week, or all of them.

use behov_solver::sizing::WeekOutlook;

use crate::messages::{key, tell};
use crate::report::Voice;
use crate::report::sheet::{Cell, Grid, Sheet};

/// The tightest week in a sentence, or every week in a table.
pub(super) fn outlook(sheet: &mut Sheet, voice: Voice, weeks: &[WeekOutlook], verbose: bool) {
    if weeks.is_empty() {
        return;
    }
    sheet.gap();
    if verbose {
        sheet.line(&format!("  {}", tell!(voice, "size.outlook")));
        sheet.table(&outlook_grid(voice, weeks));
    } else if let Some(worst) = tightest(weeks) {
        sheet.paragraph(2, &worst_line(voice, worst));
    }
}

/// The week with the lowest share served in time.
#[must_use]
pub(in crate::report) fn tightest(weeks: &[WeekOutlook]) -> Option<&WeekOutlook> {
    let kept = weeks.iter().filter(|week| week.share_kept.is_some());
    kept.min_by(|a, b| a.share_kept.unwrap_or(1.0).total_cmp(&b.share_kept.unwrap_or(1.0)))
}

/// The tightest week in a sentence.
#[must_use]
pub(in crate::report) fn worst_line(voice: Voice, week: &WeekOutlook) -> String {
    tell!(
        voice,
        "size.outlook.worst",
        week = voice.dated_week(week.monday),
        share = voice.percent(week.share_kept.unwrap_or(1.0)),
        days = week.open_days,
        capacity = voice.minutes(week.capacity_minutes)
    )
}

fn outlook_grid(voice: Voice, weeks: &[WeekOutlook]) -> Grid {
    let header = [
        key!("size.outlook.week"),
        key!("size.outlook.days"),
        key!("size.outlook.capacity"),
        key!("size.outlook.sub-acute"),
        key!("size.outlook.kept"),
        key!("size.outlook.backlog"),
    ];
    let mut grid = Grid::of(voice, header);
    for week in weeks {
        let cells = [
            Cell::Week(week.monday),
            Cell::count(week.open_days),
            Cell::Minutes(week.capacity_minutes),
            Cell::Minutes(week.sub_acute_minutes),
            Cell::or_none(week.share_kept.map(Cell::Share)),
            Cell::Minutes(week.backlog_minutes),
        ];
        grid.row(voice, cells);
    }
    grid
}
