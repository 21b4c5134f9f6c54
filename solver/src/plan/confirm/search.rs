//! The search for the fewest holds of one group, one release rule after the other.

use crate::answer::Release;
use crate::instance::Instance;
use crate::sizing::{Spreads, TeamSizing};
use crate::units::Minutes;

use super::NeedPlayed;

/// What is known of one group over all release rules.
pub(super) struct Search<'a> {
    clinic: &'a Instance,
    /// Whether another hold could help.
    hopeful: bool,
    /// Its other designs, once they are looked at.
    spreads: Option<Spreads<'a>>,
    /// Holds a cycle that the chains proposed.
    pub(super) proposed: u32,
    /// The holds found to be enough under the rule that is best so far.
    pub(super) best: Option<(u32, Option<Release>)>,
    /// The most minutes tried.
    pub(super) most: Option<MostTried>,
    /// By how much each rule falls short with the holds proposed, in the order of the rules.
    pub(super) short: Vec<(Option<Release>, f64)>,
    /// The fewest minutes idle beside a queue of any rule that is enough \[min per week\].
    pub(super) least_idle: f64,
    /// The rounds ended before the search did.
    pub(super) cut_short: bool,
}

/// The most that was tried for a group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MostTried {
    /// Held minutes per week \[min per week\].
    pub minutes_per_week: f64,
    /// Share kept then of the need that falls short most \[0..=1\].
    pub share_played: f64,
}

impl<'a> Search<'a> {
    pub(super) fn new(clinic: &'a Instance, group: &TeamSizing) -> Self {
        // What the chains cannot keep for want of minutes no hold will.
        let hopeless = group.design.overload.is_some() || group.design.access.needs.is_empty();
        Self {
            clinic,
            hopeful: !hopeless,
            spreads: None,
            proposed: count(group),
            best: None,
            most: None,
            short: Vec::new(),
            least_idle: f64::INFINITY,
            cut_short: false,
        }
    }

    /// Whether a rule is worth trying: an earlier rule needs over a tenth more holds than the chains
    /// propose. What few runs say of fewer is chance.
    pub(super) fn wants(&self, rule: Option<Release>) -> bool {
        let settled = self.best.is_some_and(|(holds, _)| 10 * holds <= 11 * self.proposed);
        self.hopeful && (rule.is_none() || !settled)
    }

    /// The other designs of a group; nothing where no hold could help.
    fn spreads(&mut self, group: &TeamSizing) -> Option<&mut Spreads<'a>> {
        let clinic = self.clinic;
        self.hopeful.then(|| self.spreads.get_or_insert_with(|| Spreads::new(clinic, group)))
    }

    /// Notes what so many holds under a rule keep.
    pub(super) fn saw(
        &mut self,
        group: &TeamSizing,
        (holds, rule): (u32, Option<Release>),
        needs: &[NeedPlayed],
    ) {
        let margin = |need: &NeedPlayed| need.share_played.mean - need.share_promised;
        let asked = needs.iter().filter(|need| need.share_played.replications > 0);
        let worst = asked.min_by(|a, b| margin(a).total_cmp(&margin(b)));
        let Some(worst) = worst else { return };
        let minutes_per_week = if self.proposed > 0 {
            group.design.held_minutes_per_week * f64::from(holds) / f64::from(self.proposed)
        } else {
            f64::from(holds) * group.hold_unit.real()
        };
        let share_played = worst.share_played.mean;
        let tried = (minutes_per_week, share_played);
        if self.most.is_none_or(|most| (most.minutes_per_week, most.share_played) < tried) {
            self.most = Some(MostTried { minutes_per_week, share_played });
        }
        if holds == self.proposed {
            self.short.push((rule, -margin(worst)));
        }
    }

    pub(super) fn found(&mut self, holds: u32, rule: Option<Release>) {
        self.best = Some((holds, rule));
    }

    /// The holds found to be enough; without any those proposed, under the rule that falls short least.
    pub(super) fn choose(&mut self, group: &TeamSizing) -> Chosen {
        let proposed = Chosen::as_proposed(group);
        let Some((holds, release)) = self.best else {
            let least = self.short.iter().min_by(|a, b| a.1.total_cmp(&b.1));
            return Chosen { release: least.and_then(|(rule, _)| *rule), ..proposed };
        };
        let found = if holds == proposed.holds { None } else { self.room(group, holds) };
        let proposed = Chosen { release, stuck: !self.hopeful, ..proposed };
        match found {
            Some(minutes) => Chosen { holds, minutes, ..proposed },
            None => proposed,
        }
    }

    /// Takes what was tried under a rule where it is enough and better than what is chosen. Where
    /// neither is enough, the one with more holds is no less so. Later rules are measured against it.
    pub(super) fn take_better(&mut self, chosen: &mut Chosen, tried: Chosen) {
        let better = match (&chosen.enough, &tried.enough) {
            (None, Some(_)) => true,
            (None, None) => tried.holds >= chosen.holds,
            (Some(_), None) => false,
            (Some(chosen), Some(tried)) => {
                let most = self.least_idle.min(tried.idle) * (1.0 + MATERIAL_SHARE);
                tried.idle <= most && (chosen.idle > most || tried.holds < chosen.holds)
            }
        };
        if let Some(enough) = &tried.enough {
            self.least_idle = self.least_idle.min(enough.idle);
        }
        if better {
            *chosen = tried;
        }
        self.best = chosen.enough.as_ref().map(|enough| (enough.holds, chosen.release));
    }

    /// Learns whether what was played keeps its promises, and what it left idle beside a queue, and
    /// goes on: up to `step` holds more while none is known to be enough, as many as there is room for,
    /// or fewer while all are, but not than the chains proposed; then half way between; whether there
    /// is something else to play.
    pub(super) fn learn(
        &mut self,
        group: &TeamSizing,
        chosen: &mut Chosen,
        (kept, idle, step): (bool, f64, u32),
    ) -> bool {
        if kept {
            let (holds, minutes) = (chosen.holds, chosen.minutes.clone());
            chosen.enough = Some(Enough { holds, minutes, idle });
        } else {
            chosen.short = Some(chosen.holds);
        }
        // More holds leave more idle than a rule that is enough already does.
        if chosen.enough.is_none() && idle > self.least_idle * (1.0 + MATERIAL_SHARE) {
            return false;
        }
        let enough = chosen.enough.as_ref().map(|enough| enough.holds);
        let next = match (chosen.short, enough) {
            (Some(_), None) => return self.raise(group, chosen, step),
            (Some(short), Some(enough)) if enough > short + 1 => short.midpoint(enough),
            (None, Some(enough)) if enough > self.proposed => {
                enough.saturating_sub(step).max(self.proposed)
            }
            _ => return chosen.back(),
        };
        let Some(minutes) = self.room(group, next) else { return chosen.back() };
        (chosen.holds, chosen.minutes) = (next, minutes);
        true
    }

    /// Up to `step` holds more, as many as there is room for; whether there are any.
    pub(super) fn raise(&mut self, group: &TeamSizing, chosen: &mut Chosen, step: u32) -> bool {
        if chosen.stuck {
            return false;
        }
        let wanted = chosen.holds + 1..=chosen.holds + step;
        let found = wanted.rev().find_map(|holds| Some((holds, self.room(group, holds)?)));
        chosen.stuck = found.is_none();
        let Some((holds, minutes)) = found else { return false };
        (chosen.holds, chosen.minutes) = (holds, minutes);
        true
    }

    /// So many holds over the days, where there is room for them.
    fn room(&mut self, group: &TeamSizing, holds: u32) -> Option<Vec<Minutes>> {
        self.spreads(group)?.minutes(holds)
    }

    /// So many holds more than the design played last, or as many as there is room for beside routine
    /// requests; whether there are any.
    pub(super) fn more(&mut self, group: &mut TeamSizing, holds: u32) -> bool {
        let from = count(group);
        self.hopeful && (1..=holds).rev().any(|more| self.take(group, from + more))
    }

    pub(super) fn take(&mut self, group: &mut TeamSizing, holds: u32) -> bool {
        if holds == count(group) {
            return true;
        }
        let Some(spreads) = self.spreads(group) else { return false };
        if spreads.minutes(holds).is_none() {
            return false;
        }
        let Some(other) = spreads.group(group, holds) else { return false };
        *group = other;
        true
    }
}

/// What is chosen for a group.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    /// Holds a cycle.
    pub(super) holds: u32,
    /// Their minutes per day of the cycle.
    pub(super) minutes: Vec<Minutes>,
    /// When they open to others.
    pub(super) release: Option<Release>,
    /// Most holds known to fall short.
    pub(super) short: Option<u32>,
    /// Fewest known to be enough.
    pub(super) enough: Option<Enough>,
    /// No more can be held.
    pub(super) stuck: bool,
}

/// Holds known to be enough.
#[derive(Clone, Debug)]
pub(super) struct Enough {
    /// Holds a cycle.
    pub(super) holds: u32,
    /// Their minutes per day of the cycle.
    pub(super) minutes: Vec<Minutes>,
    /// Minutes of the team that were idle beside a queue, as played \[min per week\].
    pub(super) idle: f64,
}

/// Idle minutes that differ by less are alike: few replications cannot tell them apart.
const MATERIAL_SHARE: f64 = 0.05;

impl Chosen {
    /// What the chains proposed, which nobody played.
    pub(super) fn as_proposed(group: &TeamSizing) -> Self {
        Self {
            holds: count(group),
            minutes: group.design.holds.clone(),
            release: None,
            short: None,
            enough: None,
            stuck: true,
        }
    }

    /// Goes back to the fewest known to be enough; whether that is a change.
    pub(super) fn back(&mut self) -> bool {
        let Some(enough) = &self.enough else { return false };
        let moved = enough.holds != self.holds;
        (self.holds, self.minutes) = (enough.holds, enough.minutes.clone());
        moved
    }
}

/// The search for the fewest holds of one group under one rule.
#[derive(Clone, Debug)]
pub(super) struct Climb {
    /// Minutes per day of the cycle played next.
    pub(super) holds: Vec<Minutes>,
    /// How many holds they are.
    pub(super) at: u32,
    /// Most holds known to fall short.
    pub(super) short: Option<u32>,
    /// Fewest known to be enough.
    pub(super) enough: Option<u32>,
    /// Next step upwards: one hold a week at first, so that as many weekly minutes are within reach of
    /// the rounds whatever the cycle.
    pub(super) step: u32,
    /// Nothing is left to look for.
    pub(super) done: bool,
    /// When they open to others.
    pub(super) release: Option<Release>,
}

impl Climb {
    /// From the holds proposed, under a rule; a group that has what it needs is played with that.
    pub(super) fn new(group: &TeamSizing, search: &mut Search<'_>, rule: Option<Release>) -> Self {
        let start = Self {
            holds: group.design.holds.clone(),
            at: search.proposed,
            short: None,
            enough: None,
            step: search.clinic.parts().cycle.weeks.max(1),
            done: !search.wants(rule),
            release: rule,
        };
        let best = search.best.filter(|_| start.done);
        let other = |(holds, best): (u32, Option<Release>)| {
            if holds == start.at {
                return Some((start.holds.clone(), best));
            }
            Some((search.spreads(group)?.minutes(holds)?, best))
        };
        match best.and_then(other) {
            Some((holds, release)) => Self { holds, release, ..start },
            None => start,
        }
    }

    pub(super) fn looks(&self) -> bool {
        !self.done
    }

    /// Learns whether what was played is enough, and goes on.
    pub(super) fn step(&mut self, group: &TeamSizing, search: &mut Search<'_>, enough: bool) {
        if enough {
            self.enough = Some(self.at);
        } else {
            self.short = Some(self.at);
        }
        let next = match (self.short, self.enough) {
            (Some(short), Some(enough)) => (enough - short > 1).then(|| short.midpoint(enough)),
            (Some(short), None) => Some(short + self.step),
            (None, _) => None,
        };
        self.step *= 2;
        // A rule that needs half as many again as another leaves more idle, whenever they open.
        let most = search.best.map_or(u32::MAX, |(holds, _)| holds + holds / 2);
        let next = next.map(|next| next.min(most)).filter(|&next| next > self.short.unwrap_or(0));
        let moved = next.is_some_and(|next| {
            let spreads = search.spreads(group);
            spreads.is_some_and(|spreads| self.towards(spreads, next))
        });
        self.done = !moved;
        let back = self.enough.filter(|&enough| self.done && enough != self.at);
        if let Some(holds) = back.and_then(|enough| search.spreads(group)?.minutes(enough)) {
            self.holds = holds;
        }
    }

    /// Goes to `next` holds, or to the most below that there is room for; whether that is new.
    pub(super) fn towards(&mut self, spreads: &mut Spreads<'_>, next: u32) -> bool {
        let from = self.short.unwrap_or(0);
        for holds in (from + 1..=next).rev() {
            if let Some(minutes) = spreads.minutes(holds) {
                (self.at, self.holds) = (holds, minutes);
                return Some(holds) != self.enough;
            }
        }
        false
    }
}

/// Holds a cycle of a group's design.
pub(super) fn count(group: &TeamSizing) -> u32 {
    let minutes: i32 = group.design.holds.iter().map(|minutes| minutes.0).sum();
    u32::try_from(minutes / group.hold_unit.0.max(1)).unwrap_or(0)
}
