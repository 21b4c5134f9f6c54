//! The answer at the top of a page: one word, one number, the target, why.

use maud::{Markup, html};

use crate::messages::{key, tell};
use crate::report::escape::seen;
use crate::report::voice::Voice;

/// What a page comes to.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Whether it is a yes; `None` where the question was none of yes and no.
    pub yes: Option<bool>,
    /// The number that decides, with its unit after a blank; empty without one.
    pub number: String,
    /// What the number is of.
    pub of: String,
    /// What it should be; empty without a target.
    pub target: String,
    /// Why, in a sentence or two.
    pub why: String,
    /// What is asked, whether it is kept, and what it comes to.
    pub checks: Vec<(String, bool, String)>,
}

impl Verdict {
    pub(super) fn shown(&self, voice: Voice) -> Markup {
        let (mood, word) = match self.yes {
            Some(true) => ("yes", key!("verdict.yes")),
            Some(false) => ("no", key!("verdict.no")),
            None => ("told", key!("verdict.told")),
        };
        let (number, unit) = self.number.split_once(' ').unwrap_or((&self.number, ""));
        html! {
            div.verdict.(mood) {
                @if !number.is_empty() {
                    p.number { (number) @if !unit.is_empty() { " " small { (unit) } } }
                }
                div.said {
                    p { b { (voice.say(word)) } " " (seen(&self.why)) }
                    @if !self.below().is_empty() { p.of { (seen(&self.below())) } }
                }
                @if !self.checks.is_empty() { (self.checked(voice)) }
            }
        }
    }

    /// What the number is of, and its target.
    fn below(&self) -> String {
        let parts = [&*self.of, &*self.target];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
    }

    fn checked(&self, voice: Voice) -> Markup {
        html! {
            ul.checks {
                @for (asked, kept, found) in &self.checks {
                    @let (class, sign, word) = if *kept {
                        ("yes", "\u{2713}", tell!(voice, "verdict.kept"))
                    } else {
                        ("no", "\u{2717}", tell!(voice, "verdict.not-kept"))
                    };
                    li {
                        span.(class) title=(word) { (sign) span.unseen { (word) } }
                        span { (seen(asked)) }
                        b { (seen(found)) }
                    }
                }
            }
        }
    }
}
