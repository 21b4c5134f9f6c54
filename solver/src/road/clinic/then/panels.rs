//! The panels of a month.

use crate::demand::controls::fixed_patients;
use crate::number::nearest;
use crate::units::Probability;

use super::draft::Draft;
use super::{Ahead, per_week};

/// Patients fewer or more than this are nobody.
const NOBODY: f64 = 0.5;

impl Ahead<'_> {
    /// Gives every panel the patients of a month; one that has as many as today stays as it is.
    pub(super) fn fill_panels(&self, draft: &mut Draft<'_>, month: usize) {
        for at in 0..self.panels.len() {
            let today = &self.instance.parts().panels[at];
            let (fixed, need_based) = self.patients_of(at, month);
            let was = [fixed_patients(today), f64::from(today.size) * today.converted.value()];
            if (fixed - was[0]).abs() < NOBODY && (need_based - was[1]).abs() < NOBODY {
                continue;
            }
            let all = fixed + need_based;
            let share = if all > 0.0 { need_based / all } else { 0.0 };
            let panel = &mut draft.parts.panels[at];
            panel.next_controls.clear();
            panel.size = u32::try_from(nearest(all)).unwrap_or(u32::MAX);
            panel.converted = Probability::new(share).unwrap_or(Probability::ZERO);
            if panel.converted.value() > panel.eligible.value() {
                panel.eligible = panel.converted;
            }
        }
    }

    /// Patients who would ask for as much as the month does if it went on: fixed and need-based.
    ///
    /// Those with fixed controls are as many as today, times what the panel has grown by if nobody
    /// moved, times the controls of the month beside those of the same month if nobody moved. So a
    /// month in which many controls happen to fall due is not taken for a larger panel.
    fn patients_of(&self, at: usize, month: usize) -> (f64, f64) {
        let (given, panel) = (&self.instance.parts().panels[at], &self.panels[at]);
        let (of, still) = (&self.asked[at][month], &self.unmoved[at][month]);
        let start: f64 = panel.fixed.iter().flatten().sum();
        let controls = per_week(of, |week| week.fixed + week.between);
        let usual = per_week(still, |week| week.fixed);
        let fixed = if start > 0.0 && usual > 0.0 {
            fixed_patients(given) * (still.sum.on_fixed / start) * (controls / usual)
        } else {
            controls * given.interval_weeks
        };
        let need_based = if panel.requests_per_week > 0.0 {
            per_week(of, |week| week.need_based) / panel.requests_per_week
        } else {
            of.sum.on_need_based
        };
        (fixed, need_based)
    }

    /// Adds the advice about patients who moved to their general practitioner, and the calls that seek
    /// out patients nobody has heard of.
    pub(super) fn add_contacts(&self, draft: &mut Draft<'_>, month: usize) {
        for (at, panel) in self.instance.parts().panels.iter().enumerate() {
            let of = &self.asked[at][month];
            let advice = panel.advice.or(self.instance.parts().advice_need());
            let calls = of.per_week(self.sought[at][month]);
            let rows = [(advice, per_week(of, |week| week.advice)), (panel.life.outreach, calls)];
            for (need, count) in rows {
                let Some(need) = need else { continue };
                let name = format!("{} ({})", panel.name, draft.parts.needs[need].name);
                draft.add_visits(&name, (panel.team, need), count, panel.mix.clone());
            }
        }
    }
}
