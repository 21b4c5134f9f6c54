//! Extracts of other systems, told.

use super::{File, Said, Telling};
use crate::extract::{Pseudonymised, Verdict, lists};
use crate::report::json::{Hidden, Imported as Shape, Run, enveloped};
use crate::report::sheet::Sheet;
use crate::report::{Voice, text};
use crate::verb::Imported;

impl Telling for Imported {
    fn said(&self) -> Said {
        match self.read.verdict {
            Verdict::Read => Said::Yes,
            Verdict::SomeRefused => Said::No,
            Verdict::Refuse => Said::Wrong,
        }
    }

    fn name(&self) -> &'static str {
        "import"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "import", &[], &Shape::of(self))
    }

    fn sheet(&self, voice: Voice, whole: bool) -> Sheet {
        text::import(voice, self, whole)
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        let lists = lists(voice.lang, &self.read, &self.map, &self.names);
        let named = [
            ("waiting.csv", lists.waiting),
            ("bookings.csv", lists.bookings),
            ("panel.csv", lists.panel),
        ];
        let made = named.into_iter().filter_map(|(name, list)| Some((name, list?.into_bytes())));
        Ok(made.collect())
    }
}

impl Telling for Pseudonymised {
    fn said(&self) -> Said {
        Said::Yes
    }

    fn name(&self) -> &'static str {
        "pseudonymise"
    }

    fn json(&self, run: &Run) -> String {
        enveloped(run, "pseudonymise", &[], &Hidden::of(self))
    }

    fn sheet(&self, voice: Voice, _: bool) -> Sheet {
        text::hidden(voice, self)
    }
}
