//! A trial under way: replications played a few at a time, measured, judged and dropped.
//!
//! So a long trial takes no more memory than a short one; the log is kept where it is asked for.

use crate::answer::Log;
use crate::evaluation::measure::{Measure, Measuring};
use crate::evaluation::{Breach, Estimate, log_verdict};
use crate::instance::Instance;
use crate::simulation::policy::Named;
use crate::simulation::{World, simulate};
use crate::solve::Watch;

use super::super::order::Ordered;
use super::super::stage::Stage;
use super::expected::Exact;
use super::panels::Panels;
use super::{Ended, Played, Refused, Trial, Tried, stage};

/// A policy in a clinic, with what it came to so far.
pub(super) struct Course<'a> {
    clinic: &'a Instance,
    trial: &'a Trial,
    ordered: Ordered,
    stage: Stage,
    measuring: Measuring<'a>,
    log: Log,
    breaches: Vec<Breach>,
    panels: Panels,
    /// What is expected of the panels, where their road is played.
    exact: Option<Exact>,
    /// Replications asked of it so far.
    done: u32,
}

impl<'a> Course<'a> {
    /// Before anything is played.
    pub(super) fn new(
        clinic: &'a Instance,
        named: Named,
        trial: &'a Trial,
        watch: &Watch,
    ) -> Result<Self, Refused> {
        // Nothing that is found on the way, a template least of all, may hang on the order of rows.
        let ordered = Ordered::of(clinic);
        let template = trial.template.as_ref().map(|template| ordered.template(template));
        let asked = Trial { template, ..trial.clone() };
        let stage = stage(&ordered.clinic, named, &asked, watch)?;
        let measuring =
            if trial.brief { Measuring::of_the_whole(clinic) } else { Measuring::new(clinic) };
        let log = stage.world.log(&stage.rules);
        let panels = Panels::of(&log);
        let changing = trial.terms.changes_under(named);
        let changing = changing.filter(|of| of.panels && moves(clinic) && !trial.brief);
        let exact = changing.map(|changing| Exact::of(clinic, &stage.world, &changing));
        let breaches = Vec::new();
        Ok(Self { clinic, trial, ordered, stage, measuring, log, breaches, panels, exact, done: 0 })
    }

    /// Goes on until so many replications are done, or the watch is stopped.
    pub(super) fn play(&mut self, wanted: u32, watch: &Watch) {
        watch.meter.expect(u64::from(wanted.saturating_sub(self.done)));
        while self.done < wanted && !self.log.partial {
            let until = wanted.min(self.done + at_once(&self.stage.world));
            let (world, rules) = (&self.stage.world, &self.stage.rules);
            let mut part = simulate(world, rules, self.done..until, self.trial.seed, watch);
            self.stage.ordered.told_of_the_file(&mut part);
            self.ordered.told_of_the_file(&mut part);
            self.measuring.add(&part);
            if !self.trial.brief {
                self.breaches.extend(log_verdict(self.clinic, &part));
                // Months of all panels and runs are much to remember for nothing.
                if moves(self.clinic) {
                    self.panels.add(&part);
                }
            }
            self.log.partial |= part.partial;
            if self.trial.keep_log {
                self.log.plays.extend(part.plays);
            }
            self.done = until;
        }
    }

    /// Whether it was stopped before all replications were done.
    pub(super) fn partial(&self) -> bool {
        self.log.partial
    }

    /// Replications measured.
    pub(super) fn count(&self) -> usize {
        self.measuring.count()
    }

    /// A measure of the whole clinic so far.
    pub(super) fn estimate(&self, measure: Measure) -> Estimate {
        self.measuring.half_width(measure)
    }

    /// The same less that of `first`, replication by replication.
    pub(super) fn difference(&self, first: &Course<'_>, measure: Measure) -> Estimate {
        self.measuring.difference(&first.measuring, measure)
    }

    /// What came of it; `narrow` says how the stop rule ended.
    pub(super) fn tried(self, narrow: bool) -> Tried {
        let holds = self.stage.played.holds.as_ref();
        let holds = holds.map(|holds| self.ordered.holds_of_the_file(holds));
        Tried {
            played: Played { holds, ..self.stage.played },
            measured: self.measuring.measured(&self.log),
            breaches: self.breaches,
            log: self.log,
            ended: self.trial.until.map(|until| Ended { until, narrow }),
            panels: self.panels.played(self.exact.as_ref()),
        }
    }
}

/// Replications held in memory at a time: enough to keep every thread busy, and of a large clinic no
/// more. What each comes to does not depend on it.
fn at_once(world: &World) -> u32 {
    let rounds = if world.sessions.len() > LARGE { 1 } else { 4 };
    u32::try_from(rounds * rayon::current_num_threads()).unwrap_or(u32::MAX)
}

/// Parts of sessions in a run from which on its log is large: some hundred megabytes.
const LARGE: usize = 50_000;

/// Whether the clinic has a change that moves patients of a panel.
fn moves(clinic: &Instance) -> bool {
    clinic.parts().changes.iter().any(|change| change.kind.panel().is_some())
}
