//! A policy of your own against a built-in one, on the same patients.
//!
//! A policy is a small trait: what to do when somebody asks, each morning, at a release, at a
//! cancellation. This one holds nothing, leaves an hour of each day to those who need to come soon,
//! and waits up to two days for the patient's own clinician.
//!
//! ~~~console
//! $ cargo run --example own_policy -- instances/tiny
//! ~~~

use std::io::Write;
use std::path::PathBuf;

use behov::format;
use behov_solver::answer::HoldPlan;
use behov_solver::evaluation::{Measure, Scope, compare, log_verdict};
use behov_solver::rng::Seed;
use behov_solver::simulation::policy::{Named, Rules};
use behov_solver::simulation::{Desk, Habits, Plan, Policy, Reach, Setup, World, simulate};
use behov_solver::solve::Watch;
use behov_solver::table::RequestId;
use behov_solver::units::Minutes;

/// Minutes of a day left for those who need to come today.
const LEFT_FREE: Minutes = Minutes(60);

/// Days the own clinician is worth waiting for.
const WORTH_WAITING: usize = 2;

/// Leaves an hour a day to sub-acute patients, and prefers the own clinician.
#[derive(Clone)]
struct LeaveAnHour;

impl Policy for LeaveAnHour {
    fn name(&self) -> String {
        "leave an hour".to_owned()
    }

    fn at_referral(&mut self, desk: &mut Desk<'_>, request: RequestId) {
        let open = Reach { held: false, open: true };
        let team = desk.request(request).team;
        let mut from = desk.earliest(request);
        let sub_acute = desk.need(request).held;
        while from < desk.horizon() {
            let Some(slot) = desk.first_free(request, team, from..desk.horizon(), open) else {
                return;
            };
            let enough = sub_acute || desk.room(team, slot.day()) > LEFT_FREE;
            if enough {
                let soon = slot.day()..slot.day() + WORTH_WAITING + 1;
                let own = soon.filter_map(|day| {
                    desk.first_free(request, team, day..day + 1, open)
                        .filter(|&slot| desk.with_own(request, slot))
                });
                let best = own.min_by_key(|slot| slot.day()).unwrap_or(slot);
                desk.book(request, best);
                return;
            }
            from = slot.day() + 1;
        }
    }
}

fn main() -> std::io::Result<()> {
    let folder =
        std::env::args().nth(1).map_or_else(|| PathBuf::from("instances/tiny"), PathBuf::from);
    let mut out = std::io::stdout().lock();
    let clinic = match format::read(&folder) {
        Ok(clinic) => clinic,
        Err(faults) => return writeln!(out, "{} faults; see `behov check`", faults.len()),
    };
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::default()),
        days: 26 * 7,
        warm_up: 0,
        beyond: 26 * 7,
        dated: true,
        windows: false,
        habits: Habits::default(),
        changes: None,
    };
    let world = World::of(&clinic, &setup);
    let watch = Watch::default();
    let usual = simulate(&world, &Rules::new(Named::FirstComeFirstServed), 0..20, Seed(1), &watch);
    let own = simulate(&world, &LeaveAnHour, 0..20, Seed(1), &watch);
    for breach in log_verdict(&clinic, &own) {
        writeln!(out, "the referee objects: {breach}")?;
    }
    for row in compare(&clinic, &usual, &own) {
        let told = [Measure::WithinTarget, Measure::AccessMean, Measure::OwnClinician];
        if row.scope != Scope::Clinic || row.need.is_some() || !told.contains(&row.measure) {
            continue;
        }
        let key = row.measure.definition().key;
        match row.difference.filter(|_| row.shown()) {
            Some(change) => {
                writeln!(out, "{key}: {:+.3} ± {:.3}", change.mean, change.half_width)?;
            }
            None => writeln!(out, "{key}: not shown")?,
        }
    }
    Ok(())
}
