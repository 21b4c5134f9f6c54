//! An open clinic, and the same patients with appointments.
//!
//! ~~~console
//! $ cargo run --example open_clinic -- --from 08:00 --to 10:00 --patients 12 --mean 15 --cv 0.6 \
//!     --clinicians 2 --profile 3,2,1 --no-show 0.05
//! ~~~
//!
//! `--profile` weighs equal parts of the window, `--mean` and `--cv` give the lognormal length of a
//! visit, `--waiting`, `--idle` and `--overtime` weigh a minute for the appointments. Prints one
//! JSON line: the open clinic, `exact` for one clinician and with half the width of its 95 %
//! intervals (`--replications`, `--seed`) for more; then `appointments` at the best times and at
//! equal distance. Minutes.

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;
use std::str::FromStr;

use behov_solver::day::open_clinic::{
    Beside, OpenClinic, OpenClinicParts, Terms, appointed, exact, simulated,
};
use behov_solver::day::{Length, Weights};
use behov_solver::evaluation::Estimate;
use behov_solver::rng::Seed;
use behov_solver::solve::StopToken;
use behov_solver::units::{Probability, TimeOfDay};
use serde_json::{Value, json};

fn main() -> ExitCode {
    match answer() {
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

fn answer() -> Result<Value, String> {
    let wish = Wish::read()?;
    let clinic = wish.clinic()?;
    let appointments = appointed(&clinic, &wish.terms()?, &StopToken::default());
    let appointments = appointments.map_err(|fault| fault.to_string())?;
    Ok(json!({
        "open": open(&clinic, &wish)?,
        "appointments": {
            "best": beside(&appointments.best),
            "equal": beside(&appointments.equal),
            "booked_each": appointments.day.visits.len(),
            "schedule": appointments.optimum.schedule.counts(appointments.day.intervals),
            "certified": appointments.optimum.certified,
        },
    }))
}

fn open(clinic: &OpenClinic, wish: &Wish) -> Result<Value, String> {
    if let Some(found) = exact(clinic) {
        return Ok(json!({
            "exact": true,
            "patients": found.patients,
            "wait": found.wait,
            "wait_p95": found.wait_p95,
            "waiting_at_closing": found.waiting_at_closing,
            "waiting_at_closing_p95": found.waiting_at_closing_p95,
            "nobody_left": found.nobody_left,
            "overflow": found.overflow,
            "overflow_p95": found.overflow_p95,
            "idle": found.idle,
        }));
    }
    let replications = wish.number("replications", 10_000)?;
    let found = simulated(clinic, Seed(wish.number("seed", 1)?), replications);
    let told = |of: Estimate| json!({ "mean": of.mean, "half_width": of.half_width });
    Ok(json!({
        "exact": false,
        "replications": replications,
        "patients": told(found.patients),
        "wait": told(found.wait),
        "wait_p95": told(found.wait_p95),
        "waiting_at_closing": told(found.waiting_at_closing),
        "waiting_at_closing_p95": told(found.waiting_at_closing_p95),
        "nobody_left": told(found.nobody_left),
        "overflow": told(found.overflow),
        "overflow_p95": told(found.overflow_p95),
        "overtime": told(found.overtime),
        "idle": told(found.idle),
    }))
}

fn beside(found: &Beside) -> Value {
    json!({
        "patients": found.patients,
        "wait": found.wait,
        "nobody_left": found.nobody_left,
        "overtime": found.overtime,
        "idle": found.idle,
    })
}

/// Flags with their values.
struct Wish(Vec<(String, String)>);

const FLAGS: [&str; 14] = [
    "from",
    "to",
    "patients",
    "mean",
    "cv",
    "clinicians",
    "profile",
    "no-show",
    "interval-minutes",
    "waiting",
    "idle",
    "overtime",
    "replications",
    "seed",
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

    fn clinic(&self) -> Result<OpenClinic, String> {
        let time = |flag: &str, usual| {
            let text = self.text(flag).unwrap_or(usual);
            TimeOfDay::parse(text).ok_or_else(|| format!("--{flag} {text}: no time like 08:00"))
        };
        let minutes = (time("to", "10:00")? - time("from", "08:00")?).0;
        let weights = self.text("profile").unwrap_or("1").split(',').map(str::parse);
        let length = Length::lognormal(self.number("mean", 15.0)?, self.number("cv", 0.6)?);
        let parts = OpenClinicParts {
            minutes: u32::try_from(minutes).map_err(|_| "--to is before --from")?,
            profile: weights
                .collect::<Result<_, _>>()
                .map_err(|fault| format!("--profile: {fault}"))?,
            patients: self.number("patients", 12.0)?,
            length: length.map_err(|fault| fault.to_string())?,
            clinicians: self.number("clinicians", 1)?,
        };
        OpenClinic::new(parts).map_err(|fault| fault.to_string())
    }

    fn terms(&self) -> Result<Terms, String> {
        let no_show = Probability::new(self.number("no-show", 0.0)?);
        Ok(Terms {
            no_show: no_show.ok_or("--no-show is a chance from 0 to 1")?,
            interval_minutes: self.number("interval-minutes", 5)?,
            together_max: usize::MAX,
            weights: Weights {
                waiting: self.number("waiting", 1.0)?,
                idle: self.number("idle", 1.0)?,
                overtime: self.number("overtime", 1.0)?,
            },
        })
    }
}
