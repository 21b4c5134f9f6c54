//! An answer in every form: the one way from what a verb found to what is shown.
//!
//! A new form is a method here; a new verb is one more answer that has them.

mod booking;
mod day;
mod export;
mod extract;
mod playing;
mod road;
mod sheets;
mod sizing;
mod today;

use behov_solver::instance::Assumption;
use maud::Markup;

use super::Voice;
use super::json::Run;
use super::page::{Page, Verdict};
use super::sheet::Sheet;
use crate::messages::Lang;

pub use booking::CheckTold;
pub use export::{ExportTold, Forms};
pub use sizing::PlanTold;

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Yes, or no question of yes and no.
    Yes,
    /// The question is answered: no.
    No,
    /// Stopped before anything was finished.
    Nothing,
    /// What was given is wrong, and the answer says what.
    Wrong,
    /// The referee refuses what was made: a fault of ours.
    Refused,
}

impl Said {
    fn yes_if(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    /// Nothing where a run was stopped before anything of it was there.
    fn unless_nothing(self, stopped_first: bool) -> Self {
        if stopped_first { Self::Nothing } else { self }
    }
}

/// The limit that was met when somebody, or the time, stopped a run.
const STOPPED: &str = "stopped";

/// Data is the same in every language: what stands in words there is English.
const ENGLISH: Voice = Voice { lang: Lang::En };

/// A file of an answer: its name and what it holds.
pub type File = (&'static str, Vec<u8>);

/// An answer that can be told.
pub trait Telling {
    /// What it comes to.
    fn said(&self) -> Said;

    /// What its files are called, without an ending.
    fn name(&self) -> &'static str;

    /// Limits of the work that were met.
    fn limits_met(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// As JSON.
    fn json(&self, run: &Run) -> String;

    /// What it says, before any form; all of it, or what a reader needs first.
    fn sheet(&self, voice: Voice, whole: bool) -> Sheet;

    /// What it assumes that the clinic did not give, where its sheet does not list it.
    fn assumptions(&self) -> &[Assumption] {
        &[]
    }

    /// What stands at the top of its page; its first sentence where no other is given.
    fn verdict(&self, voice: Voice) -> Verdict {
        let _ = voice;
        Verdict::default()
    }

    /// Pictures of its page.
    fn pictures(&self, voice: Voice) -> Markup {
        let _ = voice;
        Markup::default()
    }

    /// As a page: the sheet, unless the answer has a page of its own.
    fn page(&self, voice: Voice) -> String {
        let (verdict, assumptions) = (self.verdict(voice), self.assumptions());
        let page = Page { verdict, assumptions, ..Page::default() };
        self.sheet(voice, true).page(voice, page, &self.pictures(voice))
    }

    /// Its tables as files.
    ///
    /// # Errors
    /// What a library that writes a form complains of.
    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        let _ = voice;
        Ok(Vec::new())
    }

    /// Its files that are called by names of the clinic, such as one for each clinician.
    fn named_files(&self, voice: Voice) -> Vec<(String, Vec<u8>)> {
        let _ = voice;
        Vec::new()
    }
}
