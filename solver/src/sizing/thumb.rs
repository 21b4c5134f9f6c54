//! Rules of thumb beside the answer.
//!
//! The 85th percentile of a day's demand (NHS demand and capacity guidance), the newsvendor
//! fractile with the promised share as critical ratio, and the target queue size of the NHS
//! waiting-list rules, `demand * target / 4`. All three ignore that a backlog carries over, that
//! capacity is random, and that unheld minutes help.

use super::RuleOfThumb;
use super::model::TeamModel;
use crate::number::real;

/// The rules for one team; the last one only with an access target.
pub(super) fn rules(model: &TeamModel) -> Vec<RuleOfThumb> {
    let quantile = |share: f64| {
        let steps: usize = model.days.iter().map(|day| day.sub_acute.quantile(share)).sum();
        model.per_week(real(steps))
    };
    let mut rules = vec![RuleOfThumb::Percentile85(quantile(0.85))];
    let strictest = model.needs.iter().filter_map(|need| need.target);
    let strictest = strictest.min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    if let Some((days, share)) = strictest {
        let per_week = model.per_week(model.per_cycle(|day| day.sub_acute.mean()));
        let open_days = real(model.days.len()) / model.weeks;
        rules.push(RuleOfThumb::Newsvendor(quantile(share)));
        rules.push(RuleOfThumb::TargetQueue(per_week * f64::from(days) / open_days / 4.0));
    }
    rules
}
