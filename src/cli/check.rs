//! `behov check`: faults of a clinic, or its summary; a template or bookings against its promises.

use std::io::Write;

use super::arguments::Check;
use super::exit::Exit;
use super::output;
use super::shell::{Shell, checked};
use crate::messages::Lang;
use crate::report::json;
use crate::report::telling::CheckTold;
use crate::verb::{CheckQuestion, Refusal, check};

/// Checks and says what stands.
pub(super) fn run(shell: &Shell, given: &Check, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let question = CheckQuestion {
        dir: given.dir.clone(),
        template: given.template.clone(),
        bookings: given.bookings.clone(),
        waiting: given.waiting.clone(),
    };
    match check(&question, &shell.host()) {
        Ok(found) => {
            let told = CheckTold { found: &found, assumptions: shell.common.assumptions };
            shell.tell(&told, results)
        }
        // Faults are what was asked for: they are the result.
        Err(Refusal::Files(faults)) => {
            let told = if shell.common.json {
                json::faults(&checked(&faults, Lang::En), &shell.run())
            } else {
                shell.faults(&checked(&faults, shell.voice.lang))
            };
            output::print(results, &told)?;
            Ok(Exit::BadInput)
        }
        Err(refusal) => Err(refusal),
    }
}
