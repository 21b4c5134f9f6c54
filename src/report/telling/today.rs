//! What is to be done today, told.

use behov_solver::instance::Assumption;

use super::{File, Said, Telling};
use crate::report::json::{Actions, Run, enveloped};
use crate::report::sheet::Sheet;
use crate::report::{Voice, html, text};
use crate::verb::TodayList;

impl Telling for TodayList {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "today"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "today", self.assumptions(), &Actions::of(self))
    }

    fn sheet(&self, voice: Voice, whole: bool) -> Sheet {
        text::today(voice, &Actions::of(self), whole)
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        let actions = text::actions(voice, &Actions::of(self));
        Ok(vec![("today.csv", actions.csv().into())])
    }

    fn page(&self, voice: Voice) -> String {
        html::today(voice, &Actions::of(self), self.assumptions())
    }
}
