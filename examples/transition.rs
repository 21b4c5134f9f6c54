//! A panel on its way from fixed to need-based control.
//!
//! ~~~console
//! $ cargo run --example transition -- --panel 2600 --interval 26 --convert 0.6 --never 0.2 \
//!     --requests-per-year 1 --weeks 156
//! ~~~
//!
//! Prints one JSON line: per week the `fixed` controls held, the `need_based` visits of those
//! converted before the week, and the patients `converted` in it. `--before` reads what patients
//! report before the control: who converts is spared it. `--interval` and `--weeks` are weeks, and a
//! year has 52 of them.

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;
use std::str::FromStr;

use behov_solver::road::{Offered, Transition, transition};
use behov_solver::units::Probability;
use serde_json::json;

fn main() -> ExitCode {
    match wish(std::env::args().skip(1)) {
        Ok(asked) => {
            let road = transition(&asked);
            let line = json!({
                "fixed": road.fixed,
                "need_based": road.need_based,
                "converted": road.converted,
            });
            let _ = writeln!(std::io::stdout(), "{line}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "{fault}");
            ExitCode::from(2)
        }
    }
}

fn wish(mut words: impl Iterator<Item = String>) -> Result<Transition, String> {
    let mut asked = Transition {
        patients: 2600.0,
        interval_weeks: 26,
        converts: share("--convert", "0.6")?,
        never: share("--never", "0.2")?,
        requests_per_year: 1.0,
        weeks: 156,
        offered: Offered::AtControl,
    };
    while let Some(flag) = words.next() {
        if flag == "--before" {
            asked.offered = Offered::BeforeControl;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--panel" => asked.patients = rate(&flag, &value)?,
            "--interval" => asked.interval_weeks = read(&flag, &value)?,
            "--convert" => asked.converts = share(&flag, &value)?,
            "--never" => asked.never = share(&flag, &value)?,
            "--requests-per-year" => asked.requests_per_year = rate(&flag, &value)?,
            "--weeks" => asked.weeks = read(&flag, &value)?,
            _ => return Err(format!("{flag} is no flag of this example")),
        }
    }
    if !(1..=1_040).contains(&asked.interval_weeks) || asked.weeks > 5_200 {
        return Err("an interval has 1 to 1,040 weeks, and a road at most 5,200".to_owned());
    }
    Ok(asked)
}

fn read<N: FromStr>(flag: &str, value: &str) -> Result<N, String>
where
    N::Err: Display,
{
    value.parse().map_err(|fault| format!("{flag} {value}: {fault}"))
}

fn share(flag: &str, value: &str) -> Result<Probability, String> {
    let share = Probability::new(read(flag, value)?);
    share.ok_or_else(|| format!("{flag} {value}: a share lies between 0 and 1"))
}

fn rate(flag: &str, value: &str) -> Result<f64, String> {
    let rate: f64 = read(flag, value)?;
    if rate.is_finite() && rate >= 0.0 {
        Ok(rate)
    } else {
        Err(format!("{flag} {value}: not a number from 0"))
    }
}
