//! Week by week from today: the tightest week, or all of them.

use behov_solver::sizing::WeekOutlook;

use crate::messages::tell;
use crate::report::Voice;
use crate::report::sheet::{Grid, Sheet};

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
    let row = |week: &WeekOutlook| {
        vec![
            voice.dated_week(week.monday),
            week.open_days.to_string(),
            voice.minutes(week.capacity_minutes),
            voice.minutes(week.sub_acute_minutes),
            week.share_kept
                .map_or_else(|| tell!(voice, "number.none"), |share| voice.percent(share)),
            voice.minutes(week.backlog_minutes),
        ]
    };
    Grid {
        header: vec![
            tell!(voice, "size.outlook.week"),
            tell!(voice, "size.outlook.days"),
            tell!(voice, "size.outlook.capacity"),
            tell!(voice, "size.outlook.sub-acute"),
            tell!(voice, "size.outlook.kept"),
            tell!(voice, "size.outlook.backlog"),
        ],
        rows: weeks.iter().map(row).collect(),
        numbers: 1..6,
    }
}
