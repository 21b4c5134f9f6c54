//! Changes of pathways, and how a panel lives.

use std::collections::BTreeMap;

use crate::number::{real, told};
use crate::table::{Id, NeedId, TeamId};

use super::super::{Accepts, Asks, Change, ChangeKind, Fault, InstanceParts, Life, Place, Range};
use super::{Findings, place};

/// Longest interval, ramp or distance \[weeks\].
const WEEKS_MAX: u32 = 1_040;

/// Ids first: when one names no row, the others cannot look it up.
pub(super) fn references(parts: &InstanceParts, findings: &mut Findings) {
    for (index, change) in parts.changes.iter().enumerate() {
        let at = |field| place("change", index, field);
        let mut row = |field, row: usize, rows: usize| {
            if row >= rows {
                findings.add(at(field), Fault::NoSuchRow { row, rows });
            }
        };
        let need = |need: NeedId| (need.index(), parts.needs.len());
        let team = |team: TeamId| (team.index(), parts.teams.len());
        match change.kind {
            ChangeKind::NeedBased { panel, .. }
            | ChangeKind::Practice { panel, .. }
            | ChangeKind::Municipality { panel, .. } => row("panel", panel, parts.panels.len()),
            ChangeKind::Triage { stream, .. } | ChangeKind::FewerVisits { stream, .. } => {
                row("stream", stream, parts.streams.len());
            }
            ChangeKind::SubAcute { team: of, need: visit, .. }
            | ChangeKind::Home { team: of, need: visit, .. } => {
                let ((team, teams), (need, needs)) = (team(of), need(visit));
                row("team", team, teams);
                row("need", need, needs);
            }
            ChangeKind::Virtual { need: visit, .. } | ChangeKind::TaskShift { need: visit, .. } => {
                let (need, needs) = need(visit);
                row("need", need, needs);
            }
        }
    }
}

/// Checks every change, then what changes come to together.
pub(super) fn check(parts: &InstanceParts, findings: &mut Findings) {
    findings.names("change", parts.changes.iter().map(|change| change.name.as_str()));
    for (index, change) in parts.changes.iter().enumerate() {
        one(parts, index, change, findings);
    }
    together(parts, findings);
}

fn one(parts: &InstanceParts, index: usize, change: &Change, findings: &mut Findings) {
    let at = |field| place("change", index, field);
    findings.date(at("from"), change.from);
    if change.from < parts.as_of {
        let fault = Fault::ChangeBeforeToday { date: change.from, today: parts.as_of };
        findings.add(at("from"), fault);
    }
    findings.count(at("ramp_weeks"), change.ramp_weeks, 1, WEEKS_MAX);
    range(at("share_range"), change.share_range, findings);
    if let Some(Accepts { range: accepted, .. }) = change.kind.accepts() {
        range(at("accepts_range"), accepted, findings);
    }
    match &change.kind {
        ChangeKind::NeedBased { panel, between_weeks, .. } => {
            if parts.panels[*panel].need_based.is_none() {
                let fault = Fault::NoNeedBasedVisit { converted: change.share.value() };
                findings.add(at("panel"), fault);
            }
            if let Some(weeks) = between_weeks {
                findings.count(at("between_weeks"), *weeks, 1, WEEKS_MAX);
            }
        }
        ChangeKind::Practice { panel, advice_per_year, .. } => {
            findings.range(at("advice_per_year"), *advice_per_year, 0.0, 1e3);
            let panel = &parts.panels[*panel];
            if *advice_per_year > 0.0 && panel.advice.or(parts.advice_need()).is_none() {
                let team = parts.teams[panel.team].name.clone();
                findings.add(at("advice_per_year"), Fault::AdviceWithoutNeed { team });
            }
        }
        ChangeKind::Municipality { .. } => {}
        ChangeKind::Triage { phone_minutes, reading_minutes, .. } => {
            findings.range(at("phone_minutes"), phone_minutes.real(), 0.0, 600.0);
            findings.range(at("reading_minutes"), reading_minutes.real(), 0.0, 600.0);
        }
        ChangeKind::FewerVisits { stream, visits_spared } => {
            findings.range(at("visits"), *visits_spared, 0.0, visits(parts, *stream));
        }
        ChangeKind::SubAcute { per_week, practice, admitted, call_minutes, .. } => {
            findings.range(at("per_week"), *per_week, 0.0, 1e5);
            findings.range(at("call_minutes"), call_minutes.real(), 0.0, 600.0);
            let sum = practice.value() + admitted.value();
            findings.range(at("admitted_share"), sum, 0.0, 1.0);
        }
        ChangeKind::Home { per_week, visits, travel_minutes, .. } => {
            findings.range(at("per_week"), *per_week, 0.0, 1e5);
            findings.range(at("visits"), *visits, 0.0, 100.0);
            findings.range(at("travel_minutes"), travel_minutes.real(), 0.0, 600.0);
        }
        ChangeKind::Virtual { minutes, .. } | ChangeKind::TaskShift { minutes, .. } => {
            findings.range(at("minutes"), minutes.real(), 1.0, 600.0);
        }
    }
}

/// Visits of a request of a stream.
fn visits(parts: &InstanceParts, stream: usize) -> f64 {
    match parts.streams[stream].asks {
        Asks::Need(_) => 1.0,
        Asks::Pathway(pathway) => real(parts.pathways[pathway].steps.len()),
    }
}

/// A range of a share.
fn range(at: Place, range: Option<Range>, findings: &mut Findings) {
    let Some(Range { low, high }) = range else { return };
    findings.range(at, low, 0.0, 1.0);
    findings.range(at, high, 0.0, 1.0);
    if low > high {
        findings.add(at, Fault::RangeReversed { low, high });
    }
}

/// What several changes touch at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Touched {
    Panel(usize),
    Stream(usize),
    Need(NeedId),
}

/// Changes that touch the same add up to at most 1.
fn together(parts: &InstanceParts, findings: &mut Findings) {
    let mut sums: BTreeMap<Touched, f64> = BTreeMap::new();
    for (index, change) in parts.changes.iter().enumerate() {
        let touched = match change.kind {
            ChangeKind::Triage { stream, .. } | ChangeKind::FewerVisits { stream, .. } => {
                Touched::Stream(stream)
            }
            ChangeKind::Virtual { need, .. } | ChangeKind::TaskShift { need, .. } => {
                Touched::Need(need)
            }
            ref kind => match kind.panel() {
                Some(panel) => Touched::Panel(panel),
                None => continue,
            },
        };
        let sum = sums.entry(touched).or_insert(0.0);
        let before = *sum;
        *sum += change.share.value();
        // Told once, at the row that goes too far.
        if before <= 1.0 + 1e-9 && *sum > 1.0 + 1e-9 {
            let fault = Fault::ChangesExceedAll { sum: told(*sum) };
            findings.add(place("change", index, "share"), fault);
        }
    }
}

/// How a panel lives.
pub(super) fn life(index: usize, life: &Life, findings: &mut Findings) {
    let at = |field| place("panel", index, field);
    if let Some(intervals) = &life.intervals {
        if intervals.is_empty() {
            findings.add(at("intervals_weeks"), Fault::Empty);
        }
        for &weeks in intervals {
            findings.count(at("intervals_weeks"), weeks, 1, WEEKS_MAX);
        }
    }
    findings.range(at("entrants_per_week"), life.entrants_per_week, 0.0, 1e5);
}
