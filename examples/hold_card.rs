//! The hold card of a clinic with so many slots and requests a day, as one line of JSON.
//!
//! ~~~console
//! $ cargo run --example hold_card -- --capacity 10 --sub-acute 3 --routine 6 --waiting 1 --overtime 10
//! ~~~
//!
//! Requests come independently (Poisson). `serve` says how many routine requests to serve when
//! 0, 1, 2, ... wait; beyond its end the last number stands.

use std::io::Write;
use std::process::ExitCode;

use behov_solver::demand::{Count, Law, TAIL, compound};
use behov_solver::sizing::hold_card::{CardModel, HoldCard};

/// What the call must give, in this order.
const FLAGS: [&str; 5] = ["--capacity", "--sub-acute", "--routine", "--waiting", "--overtime"];

/// Most slots and requests a day this example takes.
const MOST: f64 = 300.0;

/// `serve` is written for at least so many waiting.
const SHOWN: usize = 40;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let answered = model(&given).and_then(|model| {
        let card = model.solve().map_err(|fault| fault.to_string())?;
        Ok(line(&card))
    });
    let written = match &answered {
        Ok(line) => writeln!(std::io::stdout(), "{line}"),
        Err(fault) => writeln!(std::io::stderr(), "error: {fault}"),
    };
    if answered.is_ok() && written.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

/// The model the call describes, or every fault of the call.
fn model(given: &[String]) -> Result<CardModel, String> {
    let mut faults = Vec::new();
    let mut values = [None; 5];
    for pair in given.chunks(2) {
        let flag = FLAGS.iter().position(|flag| *flag == pair[0]);
        match (flag, pair.get(1).map(|value| value.parse::<f64>())) {
            (Some(flag), Some(Ok(value))) if value.is_finite() && value >= 0.0 => {
                values[flag] = Some(value);
            }
            (Some(_), Some(_)) => faults.push(format!("{} takes a number, 0 or more", pair[0])),
            (Some(_), None) => faults.push(format!("{} needs a value", pair[0])),
            (None, _) => faults.push(format!("`{}` is none of {}", pair[0], FLAGS.join(" "))),
        }
    }
    if faults.is_empty() {
        let missing = FLAGS.iter().zip(&values).filter(|(_, value)| value.is_none());
        faults.extend(missing.map(|(flag, _)| format!("{flag} is missing")));
    }
    let [capacity, sub_acute, routine, waiting, overtime] = values.map(Option::unwrap_or_default);
    if capacity.fract() != 0.0 || capacity > MOST {
        faults.push(format!("--capacity is a whole number of slots, at most {MOST}"));
    }
    for (flag, rate) in [("--sub-acute", sub_acute), ("--routine", routine)] {
        if rate > MOST {
            faults.push(format!("{flag} is at most {MOST} a day"));
        }
    }
    if !faults.is_empty() {
        return Err(faults.join("; "));
    }
    let law = |mean| compound(Count::Poisson { mean }, &Law::point(1), TAIL).mass().to_vec();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to a thousand"
    )]
    let capacity = capacity as u32;
    let (sub_acute, routine) = (law(sub_acute), law(routine));
    Ok(CardModel { capacity, sub_acute, routine, waiting, overtime })
}

fn line(card: &HoldCard) -> String {
    let serve: Vec<String> = (0..card.serve.len().max(SHOWN + 1))
        .map(|waiting| card.serve_at(waiting).to_string())
        .collect();
    format!(
        "{{\"cost\":{},\"cost_error\":{:e},\"best_constant\":{},\"keep\":{},\"serve\":[{}]}}",
        card.cost,
        card.cost_error,
        card.best_constant.cost,
        card.best_constant.keep,
        serve.join(",")
    )
}
