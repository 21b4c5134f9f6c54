//! The referee: re-derives every promise from the clinic and the answer alone.
//!
//! It shares no code with the rooms that build templates, and reads the blocks as a planner
//! would: one session at a time, then one day, then the whole cycle.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::{Block, BlockKind, HeldGroup, HoldPlan, Template};
use crate::instance::{Asks, CycleDay, Instance, Pathway, Purpose, Setting};
use crate::table::{NeedId, SessionId, TeamId};
use crate::units::{Minutes, TimeOfDay};

use super::breach::Breach;

/// Every promise of the clinic that the template breaks, in the order of the clinic file.
///
/// `holds` are the minutes promised per team and day; `baseline` is the template that changes are
/// counted against, if the clinic limits them.
#[must_use]
pub fn verdict(
    clinic: &Instance,
    holds: &HoldPlan,
    template: &Template,
    baseline: Option<&Template>,
) -> Vec<Breach> {
    let referee = Referee { clinic, template };
    let mut breaches = Vec::new();
    for session in clinic.parts().sessions.ids() {
        breaches.extend(referee.blocks_in_place(session));
        breaches.extend(referee.blocks_allowed(session));
        breaches.extend(referee.complex_visits(session));
        breaches.extend(referee.buffers(session));
    }
    breaches.extend(referee.holds(holds));
    breaches.extend(referee.windows());
    breaches.extend(referee.rooms());
    breaches.extend(referee.lags());
    breaches.extend(referee.advice());
    breaches.extend(referee.frozen());
    breaches.extend(referee.changes(baseline));
    breaches
}

/// Blocks added or removed between two templates, a moved one counting as both.
///
/// A block is the same when its session and its kind are; its time within the session and when it
/// opens do not matter. Frozen time, buffers and free time are not counted.
#[must_use]
pub fn changes_between(template: &Template, baseline: &Template) -> u32 {
    let mut difference: BTreeMap<(SessionId, BlockKind), i64> = BTreeMap::new();
    for (blocks, sign) in [(template.blocks(), 1), (baseline.blocks(), -1)] {
        for block in blocks {
            let kind = match block.kind {
                BlockKind::Visit { team, need, class, .. } => {
                    BlockKind::Visit { team, need, class, opens_days: 0 }
                }
                BlockKind::OpenClinic { .. } => block.kind,
                BlockKind::Hold { team, need, .. } => {
                    BlockKind::Hold { team, need, release_days: None }
                }
                BlockKind::Frozen { .. } | BlockKind::Buffer | BlockKind::Free => continue,
            };
            *difference.entry((block.session, kind)).or_default() += sign;
        }
    }
    let changes: u64 = difference.values().map(|count| count.unsigned_abs()).sum();
    u32::try_from(changes).unwrap_or(u32::MAX)
}

/// Sets of groups whose holds must not be counted twice: each group alone, then every larger set
/// held together by needs in common.
fn counted_together(groups: &[HeldGroup]) -> Vec<BTreeSet<usize>> {
    let all = |group: &HeldGroup| group.needs.is_empty();
    let share = |one: &HeldGroup, other: &HeldGroup| {
        let common = one.needs.iter().any(|need| other.needs.contains(need));
        one.team == other.team && (common || all(one) || all(other))
    };
    let mut sets: Vec<BTreeSet<usize>> = (0..groups.len()).map(|at| [at].into()).collect();
    let mut from = 0;
    while let Some(set) = sets.get(from).cloned() {
        from += 1;
        for (at, group) in groups.iter().enumerate() {
            let joins = !set.contains(&at) && set.iter().any(|&of| share(&groups[of], group));
            let larger = || set.iter().copied().chain([at]).collect();
            if let Some(larger) = joins.then(larger).filter(|larger| !sets.contains(larger)) {
                sets.push(larger);
            }
        }
    }
    sets
}

struct Referee<'a> {
    clinic: &'a Instance,
    template: &'a Template,
}

impl Referee<'_> {
    /// Clinician and day of a session, in words.
    fn place(&self, session: SessionId) -> String {
        let parts = self.clinic.parts();
        let given = &parts.sessions[session];
        format!("{}, {}", parts.clinicians[given.clinician].name, self.day_name(given.day))
    }

    /// Weekday, and the week of the cycle where there are several, the same in every language.
    fn day_name(&self, day: CycleDay) -> String {
        match self.clinic.parts().cycle.weeks {
            1 => day.weekday().to_string(),
            weeks => format!("{} {}/{weeks}", day.weekday(), day.week + 1),
        }
    }

    fn need_name(&self, need: NeedId) -> String {
        self.clinic.parts().needs[need].name.clone()
    }

    fn team_name(&self, team: TeamId) -> String {
        self.clinic.parts().teams[team].name.clone()
    }

    /// The team and need a block is for, where it is for one.
    fn serves(&self, block: &Block) -> Option<(TeamId, NeedId)> {
        let parts = self.clinic.parts();
        match block.kind {
            BlockKind::Visit { team, need, .. } | BlockKind::Hold { team, need, .. } => {
                Some((team, need))
            }
            BlockKind::OpenClinic { window } => {
                let window = parts.windows.get(window)?;
                Some((window.team, window.need))
            }
            BlockKind::Frozen { .. } | BlockKind::Buffer | BlockKind::Free => None,
        }
    }

    /// Whether a session may see a team's patients: it serves the team, or one that the team lets
    /// see them.
    fn sees(&self, session: SessionId, team: TeamId) -> bool {
        let parts = self.clinic.parts();
        let given = &parts.sessions[session];
        let all = &parts.clinicians[given.clinician].teams;
        let serves = |of: &TeamId| given.team.map_or(all.contains(of), |only| only == *of);
        serves(&team) || parts.teams[team].seen_by.iter().any(serves)
    }

    fn blocks_in_place(&self, session: SessionId) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let given = &parts.sessions[session];
        let mut breaches = Vec::new();
        let mut before: Option<&Block> = None;
        for block in self.template.of(session) {
            let (place, span) = (self.place(session), block.span);
            let in_break = given.breaks.iter().any(|pause| pause.overlaps(span));
            let frozen_is_here = match block.kind {
                BlockKind::Frozen { index } => parts.frozen.get(index).is_some_and(|frozen| {
                    frozen.clinician == given.clinician && frozen.day == given.day
                }),
                _ => true,
            };
            if span.from >= span.to || !given.span.contains(span) || in_break || !frozen_is_here {
                breaches.push(Breach::OutsideSession { place: place.clone(), block: span });
            }
            if !span.from.minutes().fits(parts.grid) || !span.to.minutes().fits(parts.grid) {
                breaches.push(Breach::OffGrid {
                    place: place.clone(),
                    block: span,
                    grid: parts.grid,
                });
            }
            if let Some(other) = before.filter(|other| other.span.overlaps(span)) {
                breaches.push(Breach::Overlap { place, block: span, other: other.span });
            }
            if before.is_none_or(|other| other.span.to < span.to) {
                before = Some(block);
            }
        }
        breaches
    }

    fn blocks_allowed(&self, session: SessionId) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let given = &parts.sessions[session];
        let mut breaches = Vec::new();
        for block in self.template.of(session) {
            let Some((team, need)) = self.serves(block) else { continue };
            let place = self.place(session);
            if !self.clinic.may_serve(given.clinician, need) {
                let need = self.need_name(need);
                breaches.push(Breach::WrongRole { place: place.clone(), need });
            }
            if !self.sees(session, team) {
                let team = self.team_name(team);
                breaches.push(Breach::WrongTeam { place: place.clone(), team });
            }
            if parts.needs[need].setting == Setting::InPerson && given.room.is_none() {
                let need = self.need_name(need);
                breaches.push(Breach::WithoutRoom { place: place.clone(), need });
            }
            match block.kind {
                BlockKind::Visit { need, class, .. } => {
                    let minutes = parts.needs[need].minutes[class];
                    if block.span.minutes() != minutes {
                        let need = self.need_name(need);
                        let block = block.span;
                        breaches.push(Breach::WrongLength { place, block, need, minutes });
                    }
                }
                BlockKind::Hold { need, .. } if !parts.needs[need].held => {
                    breaches.push(Breach::NotHeld { place, need: self.need_name(need) });
                }
                _ => {}
            }
        }
        breaches
    }

    /// Minutes of a block that count as complex.
    fn complex_minutes(&self, block: &Block) -> Minutes {
        match block.kind {
            BlockKind::Visit { class, .. }
                if self.clinic.parts().complexity.classes[class].complex =>
            {
                block.span.minutes()
            }
            _ => Minutes(0),
        }
    }

    fn complex_visits(&self, session: SessionId) -> Option<Breach> {
        let visits_max = self.clinic.parts().goals.complex_visits_max?;
        let complex = |block: &&Block| self.complex_minutes(block) > Minutes(0);
        let visits = u32::try_from(self.template.of(session).filter(complex).count()).ok()?;
        (visits > visits_max).then(|| Breach::TooManyComplex {
            place: self.place(session),
            visits,
            visits_max,
        })
    }

    /// Walks each stretch: once the complex minutes reach the rule, a buffer comes next, unless
    /// nothing but free time is left.
    fn buffers(&self, session: SessionId) -> Vec<Breach> {
        let Some(rule) = self.clinic.parts().goals.buffer else { return Vec::new() };
        let mut breaches = Vec::new();
        for stretch in self.clinic.stretches(session) {
            let mut complex = Minutes(0);
            let inside = self.template.of(session).filter(|block| stretch.contains(block.span));
            for block in inside {
                if block.kind == BlockKind::Free {
                    continue;
                }
                if block.kind == BlockKind::Buffer && block.span.minutes() >= rule.minutes {
                    complex = Minutes(0);
                    continue;
                }
                if complex >= rule.after_complex {
                    let place = self.place(session);
                    breaches.push(Breach::BufferMissing { place, at: block.span.from, complex });
                    complex = Minutes(0);
                }
                complex += self.complex_minutes(block);
            }
        }
        breaches
    }

    /// Every group of needs that share holds has its minutes on every day, and no hold counts for
    /// two groups: several with a need in common together have theirs (Hall 1935).
    fn holds(&self, promised: &HoldPlan) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let mut breaches = Vec::new();
        let mut short: Vec<(BTreeSet<usize>, CycleDay)> = Vec::new();
        for set in counted_together(promised.groups()) {
            let groups: Vec<&HeldGroup> = set.iter().map(|&at| &promised.groups()[at]).collect();
            let ours = |block: &Block| match block.kind {
                BlockKind::Hold { team, need, .. } => groups.iter().any(|g| g.is_for(team, need)),
                _ => false,
            };
            for day in (0..parts.cycle.length_days()).map(CycleDay::from_index) {
                let on_day = |block: &Block| parts.sessions[block.session].day == day;
                let held = self.template.minutes(|block| on_day(block) && ours(block));
                let promised = groups.iter().map(|group| group.on(day)).sum();
                let told = short.iter().any(|(of, when)| *when == day && of.is_subset(&set));
                if held < promised && !told {
                    let names: Vec<_> = groups.iter().map(|group| self.group_name(group)).collect();
                    let (team, day_name) = (names.join(" + "), self.day_name(day));
                    breaches.push(Breach::HoldsShort { team, day: day_name, held, promised });
                    short.push((set.clone(), day));
                }
            }
        }
        breaches
    }

    /// The team, and the needs where the holds are for some of them only.
    fn group_name(&self, group: &HeldGroup) -> String {
        let team = self.team_name(group.team);
        let needs: Vec<String> = group.needs.iter().map(|&need| self.need_name(need)).collect();
        if needs.is_empty() { team } else { format!("{team} ({})", needs.join(", ")) }
    }

    fn windows(&self) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let mut breaches = Vec::new();
        for (index, window) in parts.windows.iter().enumerate() {
            let staff: BTreeSet<_> = self
                .template
                .blocks()
                .iter()
                .filter(|block| block.kind == BlockKind::OpenClinic { window: index })
                .filter(|block| {
                    block.span.contains(window.span)
                        && parts.sessions[block.session].day == window.day
                })
                .map(|block| parts.sessions[block.session].clinician)
                .collect();
            let staffed = u32::try_from(staff.len()).unwrap_or(u32::MAX);
            if staffed < window.clinician_count {
                breaches.push(Breach::WindowNotStaffed {
                    day: self.day_name(window.day),
                    span: window.span,
                    staffed,
                    asked: window.clinician_count,
                });
            }
        }
        breaches
    }

    /// Counts rooms in use whenever a block that needs one starts.
    fn rooms(&self) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let need_of = |block: &Block| match block.kind {
            BlockKind::Frozen { index } => parts.frozen.get(index)?.need,
            _ => self.serves(block).map(|(_, need)| need),
        };
        let in_room = |block: &&Block| {
            need_of(block).is_some_and(|need| parts.needs[need].setting == Setting::InPerson)
        };
        let blocks: Vec<&Block> = self.template.blocks().iter().filter(in_room).collect();
        let mut starts: BTreeMap<(CycleDay, _, TimeOfDay), u32> = BTreeMap::new();
        for block in &blocks {
            let session = &parts.sessions[block.session];
            let Some(room) = session.room else { continue };
            let at = block.span.from;
            let used = blocks.iter().filter(|other| {
                let theirs = &parts.sessions[other.session];
                theirs.room == Some(room)
                    && theirs.day == session.day
                    && other.span.from <= at
                    && at < other.span.to
            });
            let used = u32::try_from(used.count()).unwrap_or(u32::MAX);
            starts.insert((session.day, room, at), used);
        }
        starts
            .into_iter()
            .filter(|&((_, room, _), used)| used > parts.rooms[room].count)
            .map(|((day, room, at), used)| Breach::RoomsShort {
                room: parts.rooms[room].name.clone(),
                day: self.day_name(day),
                at,
                used,
                count: parts.rooms[room].count,
            })
            .collect()
    }

    /// For every day with an earlier step, the later one stands on a day within its lags.
    fn lags(&self) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let mut breaches = Vec::new();
        for (pathway_id, pathway) in parts.pathways.iter() {
            let streams = parts.streams.iter().map(|stream| (stream.team, stream.asks));
            let waiting = parts.waiting.iter().map(|patient| (patient.team, patient.asks));
            let teams: BTreeSet<TeamId> = streams
                .chain(waiting)
                .filter(|(_, asks)| *asks == Asks::Pathway(pathway_id))
                .map(|(team, _)| team)
                .collect();
            for breach in teams.into_iter().flat_map(|team| self.lags_of(team, pathway)) {
                // Two teams may be asked for what the same teams see.
                if !breaches.contains(&breach) {
                    breaches.push(breach);
                }
            }
        }
        breaches
    }

    /// A step of a joint clinic is seen by the team it names, every other by the team asked.
    fn lags_of(&self, asked: TeamId, pathway: &Pathway) -> Vec<Breach> {
        let length = self.clinic.parts().cycle.length_days();
        let needs = &self.clinic.parts().needs;
        let mut breaches = Vec::new();
        for pair in pathway.steps.windows(2) {
            let (earlier, later) = (pair[0], pair[1]);
            if needs[earlier.need].held || needs[later.need].held {
                // Served from holds, which the sizing answers for.
                continue;
            }
            let first_by = earlier.team.unwrap_or(asked);
            let then_by = later.team.unwrap_or(asked);
            let mut later_days = self.days_with(then_by, later.need);
            later_days.extend(self.days_laid_down(then_by, later.need));
            let lags = later.lag_min.max(later.external_days)..=later.lag_max;
            for day in self.days_with(first_by, earlier.need) {
                let reached = lags.clone().any(|lag| {
                    let there = (day.index() + lag as usize) % length;
                    later_days.contains(&CycleDay::from_index(there))
                });
                if !reached {
                    breaches.push(Breach::LagOutOfReach {
                        team: self.team_name(then_by),
                        earlier: self.need_name(earlier.need),
                        later: self.need_name(later.need),
                        day: self.day_name(day),
                    });
                }
            }
        }
        breaches
    }

    /// Days of the cycle with a visit block of a team's need.
    fn days_with(&self, team: TeamId, need: NeedId) -> BTreeSet<CycleDay> {
        let of_need = |block: &&Block| {
            matches!(block.kind, BlockKind::Visit { team: whose, need: what, .. }
                if whose == team && what == need)
        };
        let sessions = &self.clinic.parts().sessions;
        let blocks = self.template.blocks().iter().filter(of_need);
        blocks.map(|block| sessions[block.session].day).collect()
    }

    /// Days on which an open clinic or a frozen visit meets a team's need.
    fn days_laid_down(&self, team: TeamId, need: NeedId) -> BTreeSet<CycleDay> {
        let parts = self.clinic.parts();
        let meets = |block: &&Block| match block.kind {
            BlockKind::OpenClinic { window } => {
                parts.windows.get(window).is_some_and(|w| w.team == team && w.need == need)
            }
            BlockKind::Frozen { index } => {
                let need_of = parts.frozen.get(index).and_then(|frozen| frozen.need);
                need_of == Some(need) && self.sees(block.session, team)
            }
            _ => false,
        };
        let blocks = self.template.blocks().iter().filter(meets);
        blocks.map(|block| parts.sessions[block.session].day).collect()
    }

    fn advice(&self) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let weeks = i32::try_from(parts.cycle.weeks).unwrap_or(1);
        let mut breaches = Vec::new();
        for (team, given_team) in parts.teams.iter() {
            let given = self.template.minutes(|block| {
                matches!(block.kind, BlockKind::Visit { team: whose, need, .. }
                    if whose == team && parts.needs[need].purpose == Purpose::Advice)
            });
            let promised = given_team.advice_per_week * weeks;
            if given < promised {
                let team = given_team.name.clone();
                breaches.push(Breach::AdviceShort { team, given, promised });
            }
        }
        breaches
    }

    fn frozen(&self) -> Vec<Breach> {
        let parts = self.clinic.parts();
        let mut breaches = Vec::new();
        for (index, frozen) in parts.frozen.iter().enumerate() {
            let present = self.template.blocks().iter().any(|block| {
                block.kind == BlockKind::Frozen { index } && block.span == frozen.span
            });
            if !present {
                let name = &parts.clinicians[frozen.clinician].name;
                breaches.push(Breach::FrozenMissing {
                    place: format!("{name}, {}", self.day_name(frozen.day)),
                    label: frozen.label.clone(),
                    span: frozen.span,
                });
            }
        }
        breaches
    }

    fn changes(&self, baseline: Option<&Template>) -> Option<Breach> {
        let changes_max = self.clinic.parts().goals.changes_max?;
        let changes = changes_between(self.template, baseline?);
        (changes > changes_max).then_some(Breach::TooManyChanges { changes, changes_max })
    }
}
