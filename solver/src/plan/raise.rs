//! More is held where the template falls short.
//!
//! A template keeps blocks for needs, so it may keep less than the same holds do where everybody
//! takes the next free time. Then more is held for the groups whose holds would do and whose
//! template does not, and the template made again: one hold, two, four, until it keeps what the
//! holds do, no more can be held beside routine requests, or the limit on tries is met. The plan
//! that falls short least is taken, of equals the one that holds least, and none that takes from
//! others: no promise kept before is broken, and no visit more goes without a block.

use crate::sizing::TeamSizing;
use crate::template::Outcome;

use super::Plan;
use super::confirm::{Confirmed, GroupPlayed};
use super::opening::{End, Opened, Raises};

/// Most times that holding more is tried.
const TRIES: u32 = 3;

/// Holds more, by `more`, for the groups of a plan whose promises its holds keep and its template
/// does not, and makes the plan again by `remake`; a plan without such a group stays as it is.
///
/// `more` is told what was confirmed, which groups are short, and how many holds more each should
/// have; it gives `None` where there is no room for any.
pub(super) fn raise(
    first: Plan,
    stopped: &dyn Fn() -> bool,
    mut remake: impl FnMut(Confirmed) -> Plan,
    mut more: impl FnMut(&Confirmed, &dyn Fn(&TeamSizing) -> bool, u32) -> Option<Confirmed>,
) -> Plan {
    if falls_short(&first).is_none() {
        return first;
    }
    let (mut tried, mut taken) = (0, false);
    let (mut best, mut last) = (first.clone(), first);
    let mut end = loop {
        let Some((confirmed, opened)) = falls_short(&last) else { break ended(&last) };
        if stopped() {
            break End::Stopped;
        }
        if tried == TRIES {
            break End::Limit;
        }
        let short = |group: &TeamSizing| is_short(&confirmed, &opened, group);
        let Some(confirmed) = more(&confirmed, &short, 1 << tried) else {
            break if stopped() { End::Stopped } else { End::Full };
        };
        tried += 1;
        last = remake(confirmed);
        if is_better(&last, &best) {
            (best, taken) = (last.clone(), true);
        }
    };
    if end == End::Mended && falls_short(&best).is_some() {
        end = End::AtOthersCost;
    }
    if let Some(opened) = &mut best.opened {
        opened.raises = Some(Raises { tried, taken, end });
    }
    best
}

/// Why a plan that does not fall short is the last.
fn ended(last: &Plan) -> End {
    match (&last.opened, &last.outcome) {
        (Some(_), _) => End::Mended,
        (None, Outcome::Impossible(_)) => End::NoTemplate,
        (None, Outcome::Built(_) | Outcome::Stopped) => End::Stopped,
    }
}

/// What was confirmed and what the template keeps of it, where that is less for some group.
fn falls_short(plan: &Plan) -> Option<(Confirmed, Opened)> {
    let (confirmed, opened) = plan.confirmed.clone().zip(plan.opened.clone())?;
    let any = confirmed.sizing.teams.iter().any(|group| is_short(&confirmed, &opened, group));
    any.then_some((confirmed, opened))
}

/// Whether a group's holds keep its promises, and its template does not.
fn is_short(confirmed: &Confirmed, opened: &Opened, group: &TeamSizing) -> bool {
    let stable = group.design.overload.is_none();
    stable && confirmed.keeps(group) && opened.short(group).is_some()
}

/// Whether a plan falls less short than another and takes from nobody.
fn is_better(next: &Plan, best: &Plan) -> bool {
    let kept = |plan: &Plan| -> Vec<bool> {
        let groups = plan.confirmed.iter().flat_map(|confirmed| &confirmed.groups);
        groups.map(GroupPlayed::kept).collect()
    };
    let breaks = kept(best).iter().zip(&kept(next)).any(|(before, now)| *before && !now);
    let missing = |plan: &Plan| plan.opened.as_ref().map_or(f64::INFINITY, Opened::missing);
    missing(next) < missing(best)
        && !breaks
        && next.breaches.is_empty()
        && unmet(next) <= unmet(best) + 1e-9
}

/// Visits per cycle without a block.
fn unmet(plan: &Plan) -> f64 {
    match &plan.outcome {
        Outcome::Built(built) => built.unmet.iter().map(|row| row.missing).sum(),
        Outcome::Impossible(_) | Outcome::Stopped => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Estimate;
    use crate::instance::cast::clinic;
    use crate::plan::confirm::Effort;
    use crate::plan::plan_played;
    use crate::rng::Seed;
    use crate::solve::{Limits, Watch};
    use crate::table::{ClassId, Id, NeedId, TeamId};
    use crate::template::Unmet;

    /// A plan whose template keeps so much of every promise.
    fn keeping(share: f64) -> Plan {
        let clinic = clinic();
        let effort = Effort { replications: 2, probes: 1, ..Effort::usual(Seed(1)) };
        let limits = Limits::default;
        let mut plan = plan_played(&clinic, None, (&limits, &effort, false), &Watch::default());
        let opened = plan.opened.as_mut().expect("the example has a template");
        assert!(!opened.needs.is_empty(), "the example has a promise");
        // What was raised on the way to it is none of the test's.
        opened.raises = None;
        for need in &mut opened.needs {
            need.share_played = Estimate::of(&[share * need.share_promised; 2]);
        }
        let confirmed = plan.confirmed.as_mut().expect("the holds were played");
        for need in confirmed.groups.iter_mut().flat_map(|group| &mut group.needs) {
            need.share_played = Estimate::of(&[1.0; 2]);
        }
        plan
    }

    /// The plan taken when templates with more held keep such parts of their promises, and how many
    /// holds more each was asked for; nothing can be held after the last.
    fn tried(parts: &[f64]) -> (Plan, Vec<u32>) {
        let plans: Vec<Plan> = parts.iter().map(|&part| keeping(part)).collect();
        let mut asked = Vec::new();
        let at = std::cell::Cell::new(0);
        let remake = |_| plans[at.get()].clone();
        let taken = raise(plans[0].clone(), &|| false, remake, |confirmed, short, holds| {
            assert!(confirmed.sizing.teams.iter().any(short), "somebody is short");
            asked.push(holds);
            at.set(at.get() + 1);
            (at.get() < plans.len()).then(|| confirmed.clone())
        });
        (taken, asked)
    }

    fn part(plan: &Plan) -> f64 {
        let need = plan.opened.as_ref().expect("a template").needs[0];
        need.share_played.mean / need.share_promised
    }

    fn told(plan: &Plan) -> Raises {
        let opened = plan.opened.as_ref().expect("a template");
        opened.raises.expect("more was tried where it fell short")
    }

    #[test]
    fn more_is_held_until_the_template_keeps_its_promises() {
        let (plan, asked) = tried(&[0.5, 0.7, 1.0, 1.0]);
        let raises = told(&plan);
        assert_eq!(asked, [1, 2]);
        assert_eq!(raises, Raises { tried: 2, taken: true, end: End::Mended });
        assert!(part(&plan) >= 1.0);
        let (kept, asked) = tried(&[1.0, 1.0]);
        assert_eq!((asked, kept.opened.expect("a template").raises), (vec![], None));
    }

    #[test]
    fn where_none_keeps_them_the_one_least_short_is_taken_and_the_limit_is_told() {
        let (plan, asked) = tried(&[0.5, 0.8, 0.6, 0.7, 1.0]);
        let raises = told(&plan);
        assert_eq!(asked, [1, 2, 4]);
        assert_eq!(raises, Raises { tried: 3, taken: true, end: End::Limit });
        assert!((part(&plan) - 0.8).abs() < 1e-9);
        let (plan, asked) = tried(&[0.5, 0.4]);
        let raises = told(&plan);
        assert_eq!(asked, [1, 2], "no more can be held after the second");
        assert_eq!(raises, Raises { tried: 1, taken: false, end: End::Full });
        assert!((part(&plan) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn what_breaks_another_promise_or_leaves_a_visit_without_a_block_is_not_taken() {
        let (short, mended) = (keeping(0.5), keeping(1.0));
        let more = |confirmed: &Confirmed, _: &dyn Fn(&TeamSizing) -> bool, _: u32| {
            Some(confirmed.clone())
        };
        let end = |next: &Plan| {
            let plan = raise(short.clone(), &|| false, |_| next.clone(), more);
            assert!((part(&plan) - 0.5).abs() < 1e-9, "it was not taken");
            told(&plan).end
        };
        let mut broken = mended.clone();
        let confirmed = broken.confirmed.as_mut().expect("the holds were played");
        for need in confirmed.groups.iter_mut().flat_map(|group| &mut group.needs) {
            need.share_played = Estimate::of(&[0.0; 2]);
        }
        assert_eq!(end(&broken), End::AtOthersCost);
        let mut unmet = mended.clone();
        let Outcome::Built(built) = &mut unmet.outcome else { panic!("a template") };
        let row = Unmet {
            team: TeamId::from_index(0),
            need: NeedId::from_index(0),
            class: ClassId::from_index(0),
            asked: 1.0,
            missing: 1.0,
        };
        built.unmet.push(row);
        assert_eq!(end(&unmet), End::AtOthersCost);
        let stopped = raise(short.clone(), &|| true, |_| mended.clone(), more);
        assert_eq!(told(&stopped), Raises { tried: 0, taken: false, end: End::Stopped });
    }
}
