//! The sheets on paper, told.

use behov_solver::instance::Assumption;

use super::{File, STOPPED, Said, Telling};
use crate::report::json::{Actions, Meeting, Run, Weeks, enveloped};
use crate::report::sheet::Sheet;
use crate::report::{Findings, Voice, html, text};
use crate::verb::{Board, WeekSheets};

impl Telling for WeekSheets {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "week"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "week", self.assumptions(), &Weeks::of(self))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::weeks(voice, &self.clinic, &Weeks::of(self))
    }

    fn page(&self, voice: Voice) -> String {
        html::weeks(voice, self, &Weeks::of(self))
    }
}

impl Board {
    fn findings(&self) -> Findings<'_> {
        Findings {
            instance: &self.sized.clinic,
            seed: self.sized.seed,
            as_is: self.sized.as_is,
            sizing: &self.sized.sizing,
            played: self.sized.played.as_ref(),
            planned: None,
        }
    }
}

impl Telling for Board {
    fn assumptions(&self) -> &[Assumption] {
        &self.sized.clinic.parts().assumptions
    }

    fn limits_met(&self) -> Vec<&'static str> {
        self.sized.stopped.then_some(STOPPED).into_iter().collect()
    }

    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "board"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "board", self.assumptions(), &Meeting::of(self))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::meeting(voice, &Meeting::of(self))
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        let actions = text::actions(voice, &Actions::of(&self.list));
        Ok(vec![("today.csv", actions.csv().into())])
    }

    fn page(&self, voice: Voice) -> String {
        let (findings, told) = (self.findings(), Meeting::of(self));
        html::meeting(voice, self, &findings, &told, self.assumptions())
    }
}
