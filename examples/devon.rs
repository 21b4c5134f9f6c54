//! The Devon assessment network, played by the rules of the model it was published with.
//!
//! Eleven clinics share referrals (Pitt, Monks & Allen 2015). Every referral is booked when it
//! comes and never moved: urgent patients from the next working day, carved-out slots first, the
//! others from the third working day in public slots only. With pooling the earliest day over the
//! clinics that may see the patient counts, the first clinic on ties. Unused carve-out is never
//! released and everybody attends.
//!
//! ~~~console
//! $ cargo run --example devon -- --pooling --replications 20
//! ~~~
//!
//! Prints one JSON line: the mean over replications, and with `_sd` the standard deviation between
//! them. Waits are in working days, `gt` shares in percent. As published, only patients referred
//! on the last 260 of 1,040 working days *and seen before the end* count, which leaves the longest
//! waits out; the same keys with `_all` count everybody booked. `seconds` is the time of one
//! replication on one thread.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use behov::format;
use behov_solver::answer::{HoldPlan, Log, RequestRow};
use behov_solver::instance::{Instance, Session};
use behov_solver::rng::Seed;
use behov_solver::simulation::{
    Desk, Habits, LengthLaw, Plan, Policy, Reach, Setup, Slot, TeamRule, World, simulate,
};
use behov_solver::solve::Watch;
use behov_solver::table::{Id, NeedId, RequestId, TeamId};
use behov_solver::units::Minutes;

/// Working days played, those not counted, and calendar days that can be booked beyond the end.
const WEEKS: (u32, u32) = (208, 156);
const BEYOND: u32 = 1_500;
const SLOT: Minutes = Minutes(30);

/// Books at referral, as the published model does.
#[derive(Clone)]
pub(crate) struct Published {
    pub(crate) urgent: NeedId,
    pub(crate) pooling: bool,
    /// Per clinic, who may see its patients, in order.
    allowed: Vec<Vec<TeamId>>,
}

impl Published {
    pub(crate) fn new(world: &World, urgent: NeedId, pooling: bool) -> Self {
        let allowed = |(team, rule): (TeamId, &TeamRule)| {
            let mut clinics = if pooling { rule.stand_ins.clone() } else { Vec::new() };
            clinics.push(team);
            clinics.sort_unstable();
            clinics
        };
        Self { urgent, pooling, allowed: world.teams.iter().map(allowed).collect() }
    }
}

impl Policy for Published {
    fn name(&self) -> String {
        if self.pooling { "pooling".to_owned() } else { "no pooling".to_owned() }
    }

    fn release(&self, _given: Option<u32>) -> Option<u32> {
        None
    }

    fn at_referral(&mut self, desk: &mut Desk<'_>, request: RequestId) {
        let (need, team) = (desk.request(request).need, desk.request(request).team);
        let urgent = need == self.urgent;
        let from = desk.today() + if urgent { 1 } else { 3 };
        let reach = Reach { held: urgent, open: true };
        let mut until = desk.horizon();
        let mut best: Option<Slot> = None;
        for &clinic in &self.allowed[team.index()] {
            if let Some(slot) = desk.first_free(request, clinic, from..until, reach) {
                (best, until) = (Some(slot), slot.day());
            }
        }
        if let Some(slot) = best {
            desk.book(request, slot);
        }
    }
}

/// What to play.
struct Call {
    pooling: bool,
    carve_out: f64,
    replications: u32,
    seed: u64,
}

fn call() -> Result<Call, String> {
    let mut call = Call { pooling: false, carve_out: 0.0, replications: 20, seed: 0 };
    let mut given = std::env::args().skip(1);
    while let Some(flag) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{flag} needs a value"));
        let wrong = |value: &str| format!("{flag} {value} is not what is expected");
        match flag.as_str() {
            "--pooling" => call.pooling = true,
            "--carve-out" => {
                let text = value()?;
                let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
                call.carve_out = share.ok_or_else(|| wrong(&text))?;
            }
            "--replications" => {
                let text = value()?;
                let count = text.parse().ok().filter(|count| *count >= 2);
                call.replications = count.ok_or_else(|| wrong(&text))?;
            }
            "--seed" => {
                let text = value()?;
                call.seed = text.parse().map_err(|_| wrong(&text))?;
            }
            _ => return Err(format!("{flag} is no flag of this example")),
        }
    }
    Ok(call)
}

/// The network with `carve_out` of each clinic's slots of a day held, rounded half to even.
pub(crate) fn world(network: &Instance, carve_out: f64) -> World {
    let parts = network.parts();
    let held = |team: TeamId| {
        let mut days = vec![Minutes(0); parts.cycle.length_days()];
        let own = |row: &&Session| network.session_teams(row).contains(&team);
        for session in parts.sessions.values().filter(own) {
            let slots = f64::from(session.minutes() / SLOT);
            #[expect(clippy::cast_possible_truncation, reason = "a share of a day's slots")]
            let carved = (carve_out * slots).round_ties_even() as i32;
            days[session.day.index()] = SLOT * carved;
        }
        days
    };
    let setup = Setup {
        plan: Plan::Holds(HoldPlan::new(parts.teams.ids().map(held).collect())),
        days: WEEKS.0 * 7,
        warm_up: WEEKS.1 * 7,
        beyond: BEYOND,
        dated: true,
        windows: false,
        habits: Habits::default(),
        changes: None,
    };
    let mut world = World::of(network, &setup);
    for need in world.needs.values_mut() {
        (need.no_show, need.late_cancel, need.length) = (0.0, 0.0, LengthLaw::Exact);
    }
    world
}

/// The figures of one replication, by key.
pub(crate) fn figures(log: &Log, urgent: NeedId) -> Vec<(&'static str, f64)> {
    let counted = |row: &&RequestRow| row.asked >= log.counted_from;
    let (mut all, mut seen) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for row in log.plays[0].requests.iter().filter(counted) {
        let Some(visit) = row.visit else { continue };
        let kind = usize::from(row.need == urgent);
        let wait = count(log.open_days_between(row.asked, visit));
        all[kind].push(wait);
        if visit < log.end {
            seen[kind].push(wait);
        }
    }
    let within = |row: &&RequestRow| {
        row.visit.is_some_and(|visit| (log.counted_from..log.end).contains(&visit))
    };
    let booked = log.plays[0].requests.iter().filter(within).count();
    let unseen: usize = (0..2).map(|kind| all[kind].len() - seen[kind].len()).sum();
    let mut rows = Vec::new();
    let keys = [["low_mean", "low_p95", "low_gt20"], ["high_mean", "high_p95", "high_gt5"]];
    let all_keys = [
        ["low_mean_all", "low_p95_all", "low_gt20_all"],
        ["high_mean_all", "high_p95_all", "high_gt5_all"],
    ];
    for (waits, keys) in [(&mut seen, keys), (&mut all, all_keys)] {
        for (kind, limit) in [(0, 20.0), (1, 5.0)] {
            let values = summary(&mut waits[kind], limit);
            rows.extend(keys[kind].into_iter().zip(values));
        }
    }
    rows.extend([("booked", count(booked)), ("booked_not_seen", count(unseen))]);
    rows
}

/// Mean, 95th percentile (linear between neighbours) and percent above a limit.
fn summary(waits: &mut [f64], limit: f64) -> [f64; 3] {
    waits.sort_by(f64::total_cmp);
    let n = count(waits.len());
    let mean = waits.iter().sum::<f64>() / n;
    let place = 0.95 * (n - 1.0).max(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let below = place as usize;
    let at = |index: usize| waits.get(index).or(waits.last()).copied().unwrap_or(0.0);
    let p95 = at(below) + (place - place.floor()) * (at(below + 1) - at(below));
    let above = waits.iter().filter(|&&wait| wait > limit).count();
    [mean, p95, 100.0 * count(above) / n]
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn main() -> ExitCode {
    match call().and_then(|call| run(&call)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            let usage = "devon [--pooling] [--carve-out SHARE] [--replications N] [--seed N]";
            let _ = writeln!(std::io::stderr(), "{wrong}\nusage: {usage}");
            ExitCode::from(2)
        }
    }
}

fn run(call: &Call) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/devon");
    let network = format::read(&folder).map_err(|faults| format!("{} faults", faults.len()))?;
    let world = world(&network, call.carve_out);
    let needs = &network.parts().needs;
    let urgent = needs.iter().find(|(_, need)| need.held).map(|(id, _)| id);
    let urgent = urgent.ok_or("the network has no urgent need")?;
    let policy = Published::new(&world, urgent, call.pooling);
    let mut seconds = Vec::new();
    let mut runs = Vec::new();
    for replication in 0..call.replications {
        let begun = Instant::now();
        let only = replication..replication + 1;
        let log = simulate(&world, &policy, only, Seed(call.seed), &Watch::default());
        seconds.push(begun.elapsed().as_secs_f64());
        runs.push(figures(&log, urgent));
    }
    let n = f64::from(call.replications);
    let mut line = Vec::new();
    for (index, (key, _)) in runs[0].iter().enumerate() {
        let mean = runs.iter().map(|run| run[index].1).sum::<f64>() / n;
        let spread: f64 = runs.iter().map(|run| (run[index].1 - mean).powi(2)).sum();
        line.push(format!(
            "\"{key}\": {mean:.4}, \"{key}_sd\": {:.4}",
            (spread / (n - 1.0)).sqrt()
        ));
    }
    seconds.sort_by(f64::total_cmp);
    line.push(format!("\"seconds\": {:.5}", seconds[seconds.len() / 2]));
    writeln!(std::io::stdout(), "{{{}}}", line.join(", ")).map_err(|fault| fault.to_string())
}
