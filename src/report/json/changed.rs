//! The changes of a clinic as they were played: what moved, month by month, beside what is expected.

use behov_solver::instance::{Change, Instance};
use behov_solver::plan::trial::{Differs, Expected, PanelMonth, PanelPlayed};
use behov_solver::road::weeks_of;
use chrono::Days;

use super::shape::shape;
use super::value::{Date, Estimated, Real};
use crate::report::Simulated;

shape! {
    /// The changes that were played, and the panels they move.
    ChangesPlayed<'a> of (row: &Simulated<'a>)
    [
        let parts = row.instance.parts();
        let moved = |at: usize| {
            parts.changes.iter().any(|change| change.kind.panel() == Some(at))
        };
        let panels = row.panels.iter().enumerate().filter(|(at, _)| moved(*at));
    ]
    {
        /// Whether changes of panels were played; some policies say themselves who has fixed controls.
        panels_move: bool = row.played.changes.is_some_and(|changing| changing.panels),
        moves_per_month_max: Option<Real> =
            row.played.changes.and_then(|changing| changing.moves_per_month_max).map(Real),
        changes: Vec<ChangePlayed<'a>> = parts.changes.iter().map(ChangePlayed::of).collect(),
        /// The panels that changes are about.
        panels: Vec<PanelTold<'a>> =
            panels.map(|(at, panel)| PanelTold::of(panel, row.instance, at)).collect(),
    }

    ChangePlayed<'a> of (row: &'a Change) {
        change: &'a str = &row.name,
        kind: &'static str = row.kind.code(),
        from: Date = Date(row.from),
        ramp_weeks: u32 = row.ramp_weeks,
        share: Real = Real(row.share.value()),
    }

    /// A panel over the weeks that count; moves are those from the first day on.
    PanelTold<'a> of (row: &PanelPlayed, instance: &'a Instance, at: usize) {
        panel: &'a str = &instance.parts().panels[at].name,
        converted_patients: Estimated = Estimated::of(row.converted),
        moved_patients: Estimated = Estimated::of(row.moved),
        controls: Estimated = Estimated::of(row.controls),
        controls_avoided: Estimated = Estimated::of(row.controls_avoided),
        need_based_visits: Estimated = Estimated::of(row.need_based),
        advice_contacts: Estimated = Estimated::of(row.advice),
        /// At the end of the run.
        fixed_patients: Estimated = Estimated::of(row.on_fixed),
        need_based_patients: Estimated = Estimated::of(row.on_need_based),
        practice_patients: Estimated = Estimated::of(row.in_practice),
        overdue_patients: Estimated = Estimated::of(row.overdue),
        months: Vec<MonthTold> =
            row.months.iter().enumerate().map(|(at, month)| MonthTold::of(month, instance, at)).collect(),
    }

    /// A month from the first day on, thirteen weeks being three.
    MonthTold of (row: &PanelMonth, instance: &Instance, at: usize)
    [
        let days = u64::try_from(7 * weeks_of(at).start).unwrap_or(u64::MAX);
        let as_of = instance.parts().as_of;
        let first = as_of.checked_add_days(Days::new(days)).unwrap_or(as_of);
    ]
    {
        from: Date = Date(first),
        converted_patients: Estimated = Estimated::of(row.converted),
        controls_per_week: Estimated = Estimated::of(row.controls_per_week),
        need_based_visits_per_week: Estimated = Estimated::of(row.need_based_per_week),
        /// Fixed controls that are overdue at its end.
        overdue_patients: Estimated = Estimated::of(row.overdue),
        /// Patients who wait for a need-based visit, at its end.
        waiting_patients: Estimated = Estimated::of(row.waiting),
        /// The exact road, where the moves of the panel were played.
        expected: Option<ExpectedTold> = row.expected.map(ExpectedTold::of),
    }

    ExpectedTold of (row: Expected) {
        converted_patients: Real = Real(row.converted),
        controls_per_week: Real = Real(row.controls_per_week),
        need_based_visits_per_week: Real = Real(row.need_based_per_week),
        /// Why the month was played otherwise, beyond three standard errors corrected for all figures
        /// of all months: `no-time`, `limit`, `closed-days`, `rules`.
        differs_because: Option<&'static str> = row.differs.map(because),
    }
}

fn because(why: Differs) -> &'static str {
    match why {
        Differs::NoTime => "no-time",
        Differs::Limit => "limit",
        Differs::ClosedDays => "closed-days",
        Differs::Rules => "rules",
    }
}
