//! The columns and rows of the program.

use crate::lp::{Program, Terms, Var};
use crate::number::real;
use crate::road::month::month_of;
use crate::road::panel::{Panel, To, Visits};
use crate::road::walk::{Offered, Road};

use super::{Asked, Unfit};

/// Columns of a panel, one per week.
pub(super) struct Columns {
    pub(super) converts: Vec<Var>,
    due: Vec<Var>,
    need_based: Vec<Var>,
}

/// The program of a road.
pub(super) struct Built {
    pub(super) program: Program,
    pub(super) panels: Vec<Columns>,
    /// Minutes missing, by team and week, where they may be.
    pub(super) missing: Vec<Vec<Var>>,
    /// Mean minutes a week over the last interval of each panel.
    pub(super) minutes: Terms,
    /// The part of it that nothing changes \[min/week\].
    pub(super) constant: f64,
    /// The same if nobody converted \[min/week\].
    pub(super) unmoved: f64,
}

/// Whether every panel has a program.
pub(super) fn fits(road: &Road) -> Result<(), Unfit> {
    if road.offered != Offered::AtControl {
        return Err(Unfit::Before);
    }
    for (at, panel) in road.panels.iter().enumerate() {
        let never = |chance: crate::units::Probability| chance.value() <= 0.0;
        if panel.intervals.len() != 1 || panel.ends || panel.fixed.len() > 1 {
            return Err(Unfit::Intervals { panel: at });
        }
        let stays = never(panel.ends_at_visit) && never(panel.leaves_in_week);
        if !stays || panel.entrants_per_week > 0.0 {
            return Err(Unfit::ComesAndGoes { panel: at });
        }
        let to_need_based = matches!(panel.moves.as_slice(), [one] if one.to == To::NeedBased);
        if !panel.moves.is_empty() && !to_need_based {
            return Err(Unfit::Moves { panel: at });
        }
        let weeks = interval(panel);
        if panel.fixed.iter().any(|phases| phases.len() > weeks) {
            return Err(Unfit::Intervals { panel: at });
        }
        if road.weeks < weeks {
            return Err(Unfit::TooShort { weeks: road.weeks, panel: at });
        }
    }
    Ok(())
}

fn interval(panel: &Panel) -> usize {
    panel.interval(0).unwrap_or(1)
}

/// Builds the program; `elastic` lets minutes be missing.
pub(super) fn build(asked: &Asked<'_>, elastic: bool) -> Built {
    let road = asked.road;
    let mut built = Built {
        program: Program::default(),
        panels: Vec::new(),
        missing: Vec::new(),
        minutes: Terms::new(),
        constant: 0.0,
        unmoved: 0.0,
    };
    for panel in &road.panels {
        let columns = columns(&mut built.program, panel, road.weeks, asked.whole);
        value(&mut built, panel, &columns, road.weeks);
        built.panels.push(columns);
    }
    learning(&mut built, road);
    for team in 0..road.teams.len() {
        minutes(&mut built, asked, team, elastic);
    }
    built
}

/// Columns of a panel and the rows that tie them.
fn columns(program: &mut Program, panel: &Panel, weeks: usize, whole: bool) -> Columns {
    let many = f64::INFINITY;
    let column = |program: &mut Program, whole: bool| {
        if whole {
            program.integer(0.0, panel.patients().max(1.0))
        } else {
            program.real(0.0, many)
        }
    };
    let converts: Vec<Var> = (0..weeks).map(|_| column(program, whole)).collect();
    let due: Vec<Var> = (0..weeks).map(|_| program.real(0.0, many)).collect();
    let need_based: Vec<Var> = (0..weeks).map(|_| program.real(0.0, many)).collect();
    let tau = interval(panel);
    let one = panel.moves.first();
    for week in 0..weeks {
        let mut row = vec![(due[week], 1.0)];
        let mut first = phase(panel, week) * one.map_or(0.0, |one| one.share.value());
        if let Some(before) = week.checked_sub(tau) {
            row.extend([(due[before], -1.0), (converts[before], 1.0)]);
            first = 0.0;
        }
        program.row("due", first, row, first);
        let chance = one.map_or(0.0, |one| panel.attends.value() * one.chance(week));
        program.row("accepts", -many, vec![(converts[week], 1.0), (due[week], -chance)], 0.0);
        let mut row = vec![(need_based[week], 1.0)];
        let mut first = panel.need_based;
        if let Some(before) = week.checked_sub(1) {
            row.extend([(need_based[before], -1.0), (converts[before], -1.0)]);
            first = 0.0;
        }
        program.row("need-based", first, row, first);
    }
    Columns { converts, due, need_based }
}

/// Patients due in a week of the first interval, whoever they are.
fn phase(panel: &Panel, week: usize) -> f64 {
    let phases = panel.fixed.first();
    phases.and_then(|phases| phases.get(week % interval(panel))).copied().unwrap_or(0.0)
}

/// Patients due in every interval whom nobody moves.
fn never(panel: &Panel, week: usize) -> f64 {
    phase(panel, week) * (1.0 - panel.moves.first().map_or(0.0, |one| one.share.value()))
}

/// The panel's mean minutes over its last interval.
fn value(built: &mut Built, panel: &Panel, columns: &Columns, weeks: usize) {
    let tau = interval(panel);
    let part = 1.0 / real(tau);
    let usual = panel.requests_per_week * panel.request_minutes;
    for week in weeks - tau..weeks {
        let [control, request] = minutes_of(panel, week);
        built.minutes.push((columns.due[week], control * part));
        built.minutes.push((columns.need_based[week], request * part));
        built.constant += never(panel, week) * control * part;
        built.unmoved +=
            (phase(panel, week) * panel.control_minutes + panel.need_based * usual) * part;
    }
}

/// What a patient due, and a patient on need-based control, ask for in a week \[min\].
fn minutes_of(panel: &Panel, week: usize) -> [f64; 2] {
    let request = panel.requests_per_week * panel.minutes_in(Visits::NeedBased, week);
    [panel.minutes_in(Visits::Controls, week), request]
}

/// No month has more moves than the clinic can learn from.
fn learning(built: &mut Built, road: &Road) {
    let Some(most) = road.moves_per_month_max else { return };
    let last = road.weeks.checked_sub(1).map_or(0, month_of);
    for month in 0..=last {
        let weeks = (0..road.weeks).filter(|&week| month_of(week) == month);
        let row: Terms = weeks
            .flat_map(|week| built.panels.iter().map(move |panel| (panel.converts[week], 1.0)))
            .collect();
        built.program.row("learning", f64::NEG_INFINITY, row, most);
    }
}

/// What a team is asked fits into what it has, or waits.
fn minutes(built: &mut Built, asked: &Asked<'_>, team: usize, elastic: bool) {
    let road = asked.road;
    let rows = &road.teams[team];
    let own: Vec<usize> =
        (0..road.panels.len()).filter(|&panel| road.panels[panel].team == rows.team).collect();
    let mut missing = Vec::new();
    let mut before: Option<Var> = None;
    for week in 0..road.weeks {
        let last = week + 1 == road.weeks;
        let waits = built.program.real(0.0, if last { 0.0 } else { asked.waits_max });
        let mut row = vec![(waits, 1.0)];
        row.extend(before.map(|before| (before, -1.0)));
        let mut fixed = 0.0;
        for &panel in &own {
            let (columns, panel) = (&built.panels[panel], &road.panels[panel]);
            let [control, request] = minutes_of(panel, week);
            row.push((columns.due[week], -control));
            row.push((columns.need_based[week], -request));
            fixed += never(panel, week) * control;
        }
        if elastic {
            let short = built.program.real(0.0, f64::INFINITY);
            row.push((short, 1.0));
            missing.push(short);
        }
        built.program.row("minutes", fixed - rows.of_week(week), row, f64::INFINITY);
        before = Some(waits);
    }
    built.missing.push(missing);
}
