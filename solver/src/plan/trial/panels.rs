//! What the panels of a clinic came to when they were played.

use crate::answer::{Log, PanelWeek, Play};
use crate::evaluation::Estimate;
use crate::number::real;
use crate::road::{month_of, weeks_of};

use super::expected::{Exact, Expected};

/// A panel, played; visits and controls are those of the weeks that count.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelPlayed {
    /// Patients who moved to need-based control from the first day to the end of the run.
    pub converted: Estimate,
    /// Patients who moved elsewhere from the first day to the end of the run.
    pub moved: Estimate,
    /// Fixed controls held, and those between need-based visits.
    pub controls: Estimate,
    /// Fixed controls that would have fallen due of those who moved, less the controls they keep.
    pub controls_avoided: Estimate,
    /// Need-based visits held.
    pub need_based: Estimate,
    /// Advice contacts of patients whom their general practitioner has taken over.
    pub advice: Estimate,
    /// Patients with fixed controls, at the end.
    pub on_fixed: Estimate,
    /// Patients on need-based control, at the end.
    pub on_need_based: Estimate,
    /// Patients with their general practitioner, at the end.
    pub in_practice: Estimate,
    /// Patients whose fixed control is overdue, at the end.
    pub overdue: Estimate,
    /// Month by month from the first day, thirteen weeks being three.
    pub months: Vec<PanelMonth>,
}

/// A month of a panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelMonth {
    /// Weeks of it that were played.
    pub weeks: usize,
    /// Patients who moved to need-based control in it.
    pub converted: Estimate,
    /// Controls held in a mean week of it.
    pub controls_per_week: Estimate,
    /// Need-based visits held in a mean week of it.
    pub need_based_per_week: Estimate,
    /// Patients whose fixed control is overdue, at its end.
    pub overdue: Estimate,
    /// Patients who wait for a need-based visit, at its end.
    pub waiting: Estimate,
    /// What is expected of it, where the road of the panel is played.
    pub expected: Option<Expected>,
}

/// The panels of all runs so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Panels {
    /// The first week that counts.
    counted_from: usize,
    /// By run and panel.
    runs: Vec<Vec<PanelRun>>,
}

/// A panel in one run.
#[derive(Clone, Debug, Default)]
struct PanelRun {
    /// Sums in the order of the fields of [`PanelPlayed`].
    sums: [f64; SUMS],
    /// Conversions, controls and need-based visits of every month; at its end controls overdue and
    /// need-based visits waited for.
    months: Vec<[f64; 5]>,
    weeks: usize,
}

/// Standard errors beyond which a month was played otherwise than it is expected.
const ERRORS: f64 = 3.0;

/// Figures of a panel beside its months.
const SUMS: usize = 10;

impl Panels {
    /// Before anything is played.
    pub(super) fn of(log: &Log) -> Self {
        let counted_from = usize::try_from(log.counted_from.0 / 7).unwrap_or(0);
        Self { counted_from, runs: Vec::new() }
    }

    /// Adds runs.
    pub(super) fn add(&mut self, log: &Log) {
        let from = self.counted_from;
        let run = |play: &Play| play.panels.iter().map(|rows| PanelRun::of(rows, from)).collect();
        self.runs.extend(log.plays.iter().map(run));
    }

    /// What every panel came to, beside what is expected of it.
    pub(super) fn played(&self, exact: Option<&Exact>) -> Vec<PanelPlayed> {
        let panels = self.runs.first().map_or(0, Vec::len);
        (0..panels).map(|panel| self.of_panel(panel, exact)).collect()
    }

    fn of_panel(&self, panel: usize, exact: Option<&Exact>) -> PanelPlayed {
        let over = |of: &dyn Fn(&PanelRun) -> f64| {
            let values: Vec<f64> = self.runs.iter().map(|run| of(&run[panel])).collect();
            Estimate::of(&values)
        };
        let sum = |at: usize| over(&|run| run.sums[at]);
        let weeks = self.runs[0][panel].weeks;
        let months = self.runs[0][panel].months.len();
        let month = |month: usize| {
            let weeks = weeks_of(month).end.min(weeks) - weeks_of(month).start;
            let count = |at: usize| over(&|run| run.months[month][at]);
            let mean = |at: usize| over(&|run| run.months[month][at] / real(weeks.max(1)));
            let played = PanelMonth {
                weeks,
                converted: count(0),
                controls_per_week: mean(1),
                need_based_per_week: mean(2),
                overdue: count(3),
                waiting: count(4),
                expected: None,
            };
            // Who waited when the month began is seen in it.
            let most = |at: usize| {
                let of = |month: usize| over(&|run| run.months[month][at]).mean;
                month.checked_sub(1).map_or(0.0, of).max(of(month))
            };
            let late = (most(3), most(4));
            let expected = exact.map(|exact| played.expected(exact, (panel, month), late));
            PanelMonth { expected, ..played }
        };
        PanelPlayed {
            converted: sum(0),
            moved: sum(1),
            controls: sum(2),
            controls_avoided: sum(3),
            need_based: sum(4),
            advice: sum(5),
            on_fixed: sum(6),
            on_need_based: sum(7),
            in_practice: sum(8),
            overdue: sum(9),
            months: (0..months).map(month).collect(),
        }
    }
}

impl PanelMonth {
    /// What is expected of it, and whether it was played otherwise: three standard errors apart,
    /// corrected for all figures of all months. `late` are controls overdue and patients waiting when
    /// it began or ended, whichever are more.
    fn expected(
        &self,
        exact: &Exact,
        (panel, month): (usize, usize),
        late: (f64, f64),
    ) -> Expected {
        let of = &exact.panels[panel][month];
        let controls_per_week = of.per_week(of.sum.fixed + of.sum.between);
        let need_based_per_week = of.per_week(of.sum.need_based);
        let pairs = [
            (self.converted, of.sum.converted, 1.0),
            (self.controls_per_week, controls_per_week, real(self.weeks.max(1))),
            (self.need_based_per_week, need_based_per_week, real(self.weeks.max(1))),
        ];
        // Whole patients are at best half a patient from what is expected.
        let apart = |(played, expected, weeks): (Estimate, f64, f64)| {
            played.beyond(expected, (ERRORS, exact.figures()))
                && (played.mean - expected).abs() * weeks > 0.5
        };
        let [moves, controls, visits] = pairs.map(apart);
        let why = || exact.why((panel, month), moves || controls, late);
        Expected {
            converted: of.sum.converted,
            controls_per_week,
            need_based_per_week,
            differs: (moves || controls || visits).then(why),
        }
    }
}

impl PanelRun {
    fn of(rows: &[PanelWeek], counted_from: usize) -> Self {
        let all =
            |of: fn(&PanelWeek) -> u32| rows.iter().map(|row| f64::from(of(row))).sum::<f64>();
        let counted = &rows[counted_from.min(rows.len())..];
        let sum =
            |of: fn(&PanelWeek) -> u32| counted.iter().map(|row| f64::from(of(row))).sum::<f64>();
        let last = rows.last().copied().unwrap_or_default();
        let mut months = vec![[0.0; 5]; rows.len().checked_sub(1).map_or(0, |at| month_of(at) + 1)];
        for (week, row) in rows.iter().enumerate() {
            let month = &mut months[month_of(week)];
            month[0] += f64::from(row.converted);
            month[1] += f64::from(row.fixed + row.between);
            month[2] += f64::from(row.need_based);
            (month[3], month[4]) = (f64::from(row.overdue), f64::from(row.waiting));
        }
        let between = sum(|row| row.between);
        let sums = [
            all(|row| row.converted),
            all(|row| row.moved),
            sum(|row| row.fixed) + between,
            sum(|row| row.spared) - between,
            sum(|row| row.need_based),
            sum(|row| row.advice),
            f64::from(last.on_fixed),
            f64::from(last.on_need_based),
            f64::from(last.in_practice),
            f64::from(last.overdue),
        ];
        Self { sums, months, weeks: rows.len() }
    }
}
