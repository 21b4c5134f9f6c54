//! The cheapest appointment times of one day: how many patients to ask in each interval.
//!
//! ~~~console
//! $ cargo run --release --example day -- --patients 10 --intervals 48 --interval-minutes 5 \
//!     --mean 20 --no-show 0.1 --waiting 0.5 --idle 0.2 --overtime 1
//! ~~~
//!
//! `--service` is `exponential` (as in Kaandorp & Koole 2007), `deterministic` or `lognormal:CV`;
//! `--emergencies` is the mean number per interval, seen before those who wait. `--together` is
//! the most patients asked to come at the same time. Prints one JSON line: `schedule` (patients per
//! interval), `waiting` (mean, per patient who comes), `idle`, `overtime` (work left at closing) in
//! minutes, `cost`, and whether the schedule is `certified` to be the cheapest.

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;
use std::str::FromStr;

use behov_solver::day::optimum::optimum;
use behov_solver::day::{Day, Guards, Length, Visit, WalkInOrder, WalkIns, Weights};
use behov_solver::solve::StopToken;
use behov_solver::units::Probability;

fn main() -> ExitCode {
    match day().map(|day| answer(&day)) {
        Ok(line) => {
            let _ = writeln!(std::io::stdout(), "{line}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "{fault}");
            ExitCode::from(2)
        }
    }
}

fn answer(day: &Day) -> String {
    let best = optimum(day, &StopToken::default());
    let found = &best.evaluation;
    serde_json::json!({
        "schedule": best.schedule.counts(day.intervals),
        "waiting": found.waiting,
        "idle": found.idle,
        "overtime": found.overtime,
        "cost": found.cost,
        "certified": best.certified,
    })
    .to_string()
}

/// The day the command line asks about.
fn day() -> Result<Day, String> {
    let wish = Wish::read()?;
    let length = wish.length()?;
    let no_show = Probability::new(wish.number("no-show", 0.0)?);
    let no_show = no_show.ok_or("--no-show is a chance from 0 to 1")?;
    let (patients, intervals): (usize, usize) =
        (wish.number("patients", 10)?, wish.number("intervals", 48)?);
    let emergencies: f64 = wish.number("emergencies", 0.0)?;
    let walk_ins = (emergencies != 0.0).then(|| WalkIns {
        per_interval: vec![emergencies; intervals],
        length: length.clone(),
        order: WalkInOrder::First,
    });
    let together_max = wish.number("together", usize::MAX)?;
    let day = Day {
        interval_minutes: wish.number("interval-minutes", 5)?,
        intervals,
        visits: vec![Visit { length, no_show }; patients],
        walk_ins,
        weights: Weights {
            waiting: wish.number("waiting", 1.0)?,
            idle: wish.number("idle", 1.0)?,
            overtime: wish.number("overtime", 1.0)?,
        },
        guards: Guards { together_max, ..Guards::none(intervals) },
    };
    day.checked().map_err(|fault| fault.to_string())
}

/// Flags with their values.
struct Wish(Vec<(String, String)>);

const FLAGS: [&str; 11] = [
    "patients",
    "intervals",
    "interval-minutes",
    "mean",
    "no-show",
    "waiting",
    "idle",
    "overtime",
    "service",
    "emergencies",
    "together",
];

impl Wish {
    fn read() -> Result<Self, String> {
        let mut given = Vec::new();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let flag = word.strip_prefix("--").filter(|flag| FLAGS.contains(flag));
            let flag = flag.ok_or_else(|| format!("{word} is no flag of this example"))?;
            let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
            given.push((flag.to_owned(), value));
        }
        Ok(Self(given))
    }

    fn text(&self, flag: &str) -> Option<&str> {
        self.0.iter().rev().find(|(name, _)| name == flag).map(|(_, value)| value.as_str())
    }

    fn number<N: FromStr>(&self, flag: &str, usual: N) -> Result<N, String>
    where
        N::Err: Display,
    {
        self.text(flag).map_or(Ok(usual), |value| {
            value.parse().map_err(|fault| format!("--{flag} {value}: {fault}"))
        })
    }

    fn length(&self) -> Result<Length, String> {
        let mean = self.number("mean", 20.0)?;
        let service = self.text("service").unwrap_or("exponential");
        let length = match service.split_once(':') {
            None if service == "exponential" => Length::exponential(mean),
            None if service == "deterministic" => Length::deterministic(mean),
            Some(("lognormal", cv)) => {
                let cv = cv.parse().map_err(|fault| format!("--service {service}: {fault}"))?;
                Length::lognormal(mean, cv)
            }
            _ => {
                return Err(format!(
                    "{service} is no law: exponential, deterministic, lognormal:CV"
                ));
            }
        };
        length.map_err(|fault| fault.to_string())
    }
}
