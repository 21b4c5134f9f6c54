//! `behov plan` and `behov template`: sizing and template in one, or the week alone.

use std::io::Write;

use super::arguments::Build;
use super::exit::Exit;
use super::shell::Shell;
use crate::report::telling::PlanTold;
use crate::verb::{PlanQuestion, Refusal, plan, template};

impl Build {
    fn question(&self) -> PlanQuestion {
        PlanQuestion { dir: self.dir.clone(), weeks: self.weeks, baseline: self.baseline.clone() }
    }
}

/// Sizes, builds, and shows both.
pub(super) fn run(shell: &Shell, given: &Build, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let plan = plan(&given.question(), &shell.host())?;
    shell.tell(&PlanTold { plan: &plan, whole: true }, results)
}

/// Builds the template and shows the week.
pub(super) fn week(shell: &Shell, given: &Build, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let plan = template(&given.question(), &shell.host())?;
    shell.tell(&PlanTold { plan: &plan, whole: false }, results)
}
