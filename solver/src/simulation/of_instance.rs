//! A world from an instance.
//!
//! *Dated*: real dates with holidays, closures, absences and seasons, from today's waiting list.
//! *Stationary*: the long run as sizing sees it, with the mean season and every session falling
//! out with the chance it is not held.

use chrono::{Datelike, NaiveDate};

use crate::answer::Day;
use crate::demand::{Arrivals, Ask, ask, asks, promised_advice};
use crate::instance::{
    AskedHours, Asks, Clock, Instance, Panel, Pathway, ProTable, Promise, Range, Step, Stream,
    WaitingPatient,
};
use crate::number::place;
use crate::road::Panel as Living;
use crate::road::clinic::{Accepting, living, stages};
use crate::supply;
use crate::table::{ClassId, ClinicianId, NeedId, PathwayId, Table, TeamId};
use crate::units::{Minutes, Probability, TimeOfDay};

use super::asks::asked;
use super::dates::{Dates, whole};
use super::grid::Grid;
use super::length::LengthLaw;
use super::life::LifeRule;
use super::of_changes::Changes;
use super::setup::{Changing, Setup};
use super::world::{
    Asked, Changed, Habits, Hours, Listed, NeedRule, PanelRule, Pinned, Source, StepRule, TeamRule,
    World,
};

impl World {
    /// The world of a clinic.
    #[must_use]
    pub fn of(instance: &Instance, setup: &Setup) -> World {
        let parts = instance.parts();
        let dates = Dates::new(instance, setup);
        let changes = Changes::of(instance, setup.changes.as_ref());
        let open = dates.open();
        let stream = |(at, stream): (usize, &Stream)| Source {
            changed: changes.of_stream(at),
            ..dates.stream(stream)
        };
        let mut sources: Vec<Source> = parts.streams.iter().enumerate().map(stream).collect();
        sources.extend(parts.panels.iter().filter_map(|panel| dates.advice(panel)));
        let promised = promised_advice(instance, &asks(instance));
        sources.extend(promised.iter().map(|ask| dates.promised(ask)));
        sources.extend(changes.sources(&dates));
        let (sessions, windows, holds) = Grid::new(instance, setup).days(&dates, &open);
        let mut world = World {
            start: parts.as_of,
            end: Day(whole(setup.days)),
            counted_from: Day(whole(setup.warm_up)),
            panel_days: dates.panel_days().into(),
            open: open.into(),
            needs: parts.needs.ids().map(|need| need_rule(instance, need, &changes)).collect(),
            truth: truth(instance),
            teams: parts.teams.ids().map(|team| team_rule(instance, team)).collect(),
            silent: parts.teams.ids().map(|_| false).collect(),
            sources,
            panels: Vec::new(),
            moves_per_month_max: setup.changes.and_then(|changes| changes.moves_per_month_max),
            calls: dates.hours(),
            pathways: parts.pathways.iter().map(|(id, row)| steps(instance, id, row)).collect(),
            sessions,
            holds,
            windows,
            listed: Vec::new(),
            pinned: Vec::new(),
            habits: Habits { asks_again: parts.goals.asks_again, ..setup.habits },
        };
        let living = lives(instance, setup.changes.as_ref());
        let panels = parts.panels.iter().zip(&living);
        world.panels = panels.map(|(panel, life)| dates.panel(panel, life, &world)).collect();
        if setup.dated && setup.warm_up == 0 {
            world.pinned = pinned(instance, &world);
            world.listed = listed(instance, world.pinned.len());
        }
        world
    }
}

/// The true classes of each class believed, where the clinic says that some are mistaken.
fn truth(instance: &Instance) -> Table<ClassId, Vec<(ClassId, f64)>> {
    let complexity = &instance.parts().complexity;
    let mistaken = |pro: &ProTable| !pro.mistaken.is_empty();
    if !complexity.pro.as_ref().is_some_and(mistaken) {
        return Table::default();
    }
    complexity.classes.ids().map(|class| complexity.truth(class)).collect()
}

impl Dates<'_> {
    /// When on a day requests come that do not say it themselves.
    pub(super) fn hours(&self) -> Hours {
        hours(&self.instance.parts().goals.asked)
    }

    fn stream(&self, stream: &Stream) -> Source {
        let mean = ask::mean_season(self.instance, &stream.seasons);
        let rate = |day: Day| {
            let date = self.date(day);
            let weekday = date.weekday().num_days_from_monday() as usize;
            let now = if self.dated() { ask::season(&stream.seasons, date) } else { mean };
            stream.per_week * stream.weekday_shares[weekday] * now
        };
        let (first_team, first) = match stream.asks {
            Asks::Need(need) => (stream.team, need),
            Asks::Pathway(pathway) => {
                let step = self.instance.parts().pathways[pathway].steps[0];
                (step.seen_by(stream.team), step.need)
            }
        };
        Source {
            team: stream.team,
            asks: asked(self.instance, stream.asks),
            per_day: self.all().map(rate).collect(),
            dispersion: stream.dispersion,
            mix: stream.mix.clone(),
            owners: owners(self.instance, first_team, first),
            own_share: stream.own_share.value(),
            hours: stream.asked.as_ref().map_or_else(|| self.hours(), hours),
            changed: Changed::default(),
        }
    }

    /// Advice contacts of a panel.
    fn advice(&self, panel: &Panel) -> Option<Source> {
        let need = panel.advice?;
        let rate = f64::from(panel.size) * panel.advice_per_year / crate::demand::WEEKS_PER_YEAR;
        Some(self.by_chance(panel.team, need, &panel.mix, |_| rate / self.per_week()))
    }

    /// Advice promised to general practice.
    fn promised(&self, ask: &Ask) -> Source {
        let days = self.instance.cycle_days();
        let rate = |day: Day| {
            let place = self.instance.parts().cycle.day_of(self.date(day));
            let index = days.iter().position(|&open| open == place);
            match (&ask.arrivals, index) {
                (Arrivals::Chance { per_day, .. }, Some(index)) => per_day[index],
                _ => 0.0,
            }
        };
        self.by_chance(ask.team, ask.need, &ask.mix, rate)
    }

    /// Requests without an owner on the days the clinic keeps opening hours.
    pub(super) fn by_chance(
        &self,
        team: TeamId,
        need: NeedId,
        mix: &Table<ClassId, f64>,
        rate: impl Fn(Day) -> f64,
    ) -> Source {
        let cycle = &self.instance.parts().cycle;
        let days = self.instance.cycle_days();
        let keeps = |day: Day| days.contains(&cycle.day_of(self.date(day)));
        Source {
            team,
            asks: Asked::Need(need, None),
            per_day: self.all().map(|day| if keeps(day) { rate(day) } else { 0.0 }).collect(),
            dispersion: 1.0,
            mix: mix.clone(),
            owners: Vec::new(),
            own_share: 0.0,
            hours: self.hours(),
            changed: Changed::default(),
        }
    }

    fn panel(&self, panel: &Panel, living: &Living, world: &World) -> PanelRule {
        let per_week = self.per_week();
        let panel_day = |date: &NaiveDate| {
            let day = (*date - self.instance.parts().as_of).num_days();
            let day = Day(i32::try_from(day).unwrap_or(i32::MAX));
            u32::try_from(world.panel_day_from(day)).unwrap_or(u32::MAX)
        };
        let per_year = |count: f64| count / crate::demand::WEEKS_PER_YEAR / per_week;
        PanelRule {
            team: panel.team,
            size: panel.size,
            owners: match panel.clinician {
                Some(one) => vec![one],
                None => owners(self.instance, panel.team, panel.control),
            },
            control: panel.control,
            life: self.life(panel, living),
            next: if self.dated() {
                panel.next_controls.iter().map(panel_day).collect()
            } else {
                Vec::new()
            },
            eligible: panel.eligible.value(),
            converted: panel.converted.value(),
            need_based: panel.need_based.map(|need| (need, per_year(panel.requests_per_year))),
            safety: panel.safety_weeks * per_week,
            mix: panel.mix.clone(),
        }
    }

    /// The life of a panel, in panel days.
    fn life(&self, panel: &Panel, living: &Living) -> LifeRule {
        let per_week = self.per_week();
        let weeks = match &panel.life.intervals {
            Some(intervals) => intervals.iter().map(|&weeks| f64::from(weeks)).collect(),
            None => vec![panel.interval_weeks],
        };
        let listed = if self.dated() { panel.next_controls.len() } else { 0 };
        LifeRule {
            intervals: weeks.into_iter().map(|weeks: f64| weeks * per_week).collect(),
            ends: living.ends,
            stages: stages(panel, listed),
            days_per_week: per_week,
            entrants_per_week: living.entrants_per_week,
            ends_at_visit: living.ends_at_visit.value(),
            leaves_in_week: living.leaves_in_week.value(),
            advice: panel.advice.or(self.instance.parts().advice_need()),
            moves: living.moves.clone(),
        }
    }
}

/// How every panel lives, by the reading of the road.
fn lives(instance: &Instance, changes: Option<&Changing>) -> Vec<Living> {
    let nobody = Accepting { chance: Probability::ZERO, range: Range { low: 0.0, high: 0.0 } };
    let accepting = changes.map_or(nobody, |changes| changes.accepting);
    let mut panels = living(instance, &accepting);
    if !changes.is_some_and(|changes| changes.panels) {
        for panel in &mut panels {
            panel.moves.clear();
        }
    }
    panels
}

fn hours(asked: &AskedHours) -> Hours {
    let minutes = |time: TimeOfDay| time.minutes().real();
    let between = (minutes(asked.span.from), minutes(asked.span.to));
    Hours { between, shares: asked.shares.clone() }
}

fn need_rule(instance: &Instance, id: NeedId, changes: &Changes<'_>) -> NeedRule {
    let need = &instance.parts().needs[id];
    NeedRule {
        minutes: need.minutes.clone(),
        handover: need.handover,
        continuity: need.continuity,
        length: LengthLaw::from_cv(need.length_cv),
        no_show: need.no_show.value(),
        late_cancel: need.late_cancel.value(),
        held: need.held,
        in_person: supply::in_person(instance, id),
        may_take_open: need.may_take_unheld,
        target: match need.promise {
            Promise::Access { days, .. } => Some(days),
            Promise::None | Promise::Rights(_) => None,
        },
        when_late: need.when_late,
        like: instance.like(id),
        otherwise: changes.otherwise(id),
    }
}

fn team_rule(instance: &Instance, id: TeamId) -> TeamRule {
    let parts = instance.parts();
    let team = &parts.teams[id];
    let able = |need: NeedId| {
        let serves = |session| {
            supply::of_team(instance, session, id) && supply::serves(instance, session, id, need)
        };
        parts.sessions.ids().map(serves).collect()
    };
    TeamRule {
        earliest: match team.service {
            crate::instance::Service::SameDay => 0,
            crate::instance::Service::NextDay => 1,
        },
        members: members(instance, id).collect(),
        stand_ins: supply::stand_ins(instance, id).to_vec(),
        able: parts.needs.ids().map(able).collect(),
    }
}

/// The steps of a pathway, those up to the one that decides its right with the days within which
/// each keeps it.
///
/// Of several rights one is played, the [deciding](crate::instance::InstanceParts::deciding) one.
fn steps(instance: &Instance, id: PathwayId, pathway: &Pathway) -> Vec<StepRule> {
    let deciding = instance.parts().deciding(Asks::Pathway(id));
    let (last, answer_days) = deciding
        .map_or((pathway.steps.len() - 1, pathway.answer_days), |(row, _)| {
            (row.step, row.answer_days)
        });
    let lag = |step: &Step| step.lag_min.max(step.external_days);
    let due = |at: usize| deciding.filter(|_| at <= last).map(|(_, days)| days);
    let rest = |at: usize| pathway.shortest_between(at, last) + answer_days;
    let row = |(at, step): (usize, &Step)| StepRule {
        need: step.need,
        team: step.team,
        same_day: at > 0 && lag(step) == 0 && step.lag_max == 0,
        lag: if at == 0 { 0 } else { lag(step) },
        due_days: due(at),
        rest: if at <= last { rest(at) } else { 0 },
    };
    pathway.steps.iter().enumerate().map(row).collect()
}

/// Clinicians of a team who can own patients with this need.
fn owners(instance: &Instance, team: TeamId, need: NeedId) -> Vec<ClinicianId> {
    members(instance, team).filter(|&id| supply::role_fits(instance, id, need)).collect()
}

/// Clinicians of a team.
fn members(instance: &Instance, team: TeamId) -> impl Iterator<Item = ClinicianId> + '_ {
    let all = instance.parts().clinicians.iter();
    all.filter(move |(_, row)| row.teams.contains(&team)).map(|(id, _)| id)
}

/// Who waits today and has not been redirected; so many others are known.
fn listed(instance: &Instance, known: usize) -> Vec<Listed> {
    let parts = instance.parts();
    let day =
        |date: NaiveDate| Day(i32::try_from((date - parts.as_of).num_days()).unwrap_or(i32::MAX));
    let row = |(number, patient): (usize, &WaitingPatient)| {
        let clock = played(instance, patient);
        let due_days = clock.map(|clock| match clock {
            Clock::Running(due) => days_between(due.start, due.deadline),
            Clock::NotStarted { .. } | Clock::NotInForce { .. } => BEYOND,
        });
        let start = match clock {
            Some(Clock::Running(due)) => due.start,
            _ => patient.referred,
        };
        Listed {
            number: place(known + number),
            team: patient.team,
            asks: asked(instance, patient.asks),
            asked: day(start),
            ready: patient.earliest.map_or(Day(0), |date| day(date).max(Day(0))),
            class: patient.class,
            own: patient.own,
            due_days,
        }
    };
    let waiting = parts.waiting.iter().enumerate();
    waiting.filter(|(_, patient)| patient.redirected.is_none()).map(row).collect()
}

/// Days to a deadline no run reaches: of a clock that does not run nobody knows whether it is kept.
const BEYOND: u32 = 36_500;

/// The clock of a patient's right that is played.
fn played(instance: &Instance, patient: &WaitingPatient) -> Option<Clock> {
    let (deciding, _) = instance.parts().deciding(patient.asks)?;
    instance.clocks(patient).into_iter().find(|clock| clock.right() == deciding.right)
}

fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

/// Bookings already made, in the session of their clinician on their date: in a part that has time
/// left, with a room where the visit needs one.
fn pinned(instance: &Instance, world: &World) -> Vec<Pinned> {
    let parts = instance.parts();
    let mut taken = vec![Minutes(0); world.sessions.len()];
    let mut pin = |booking: &crate::instance::Booking| {
        let day = i32::try_from((booking.date - parts.as_of).num_days()).ok()?;
        let minutes: Minutes = booking.span.minutes();
        let fits = |&at: &usize| {
            let row = &world.sessions[at];
            world.open[row.open_day as usize] == Day(day)
                && row.clinician == booking.clinician
                && parts.sessions[row.session].span.contains(booking.span)
        };
        let rank = |&at: &usize| {
            let row = &world.sessions[at];
            let in_room = row.room || !world.needs[booking.need].in_person;
            let full = taken[at] + minutes > row.minutes;
            (full, !in_room, !row.span.contains(booking.span))
        };
        let at = (0..world.sessions.len()).filter(fits).min_by_key(rank)?;
        taken[at] += minutes;
        Some((booking.need, place(at), minutes))
    };
    let pinned = parts.bookings.iter().filter_map(&mut pin).enumerate();
    pinned
        .map(|(row, (need, at, minutes))| Pinned { number: place(row), need, at, minutes })
        .collect()
}
