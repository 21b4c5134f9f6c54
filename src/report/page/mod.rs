//! What every page has: one head with one style sheet, the verdict, what is assumed, who made it.
//!
//! A page stands alone: no script, no address outside it, no style but that of its head, so that
//! it runs under `default-src 'none'; style-src 'unsafe-inline'`.

mod table;
#[cfg(test)]
pub(crate) mod tests;
mod verdict;

use behov_solver::instance::Assumption;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::assumed;
use super::escape::seen;
use super::voice::Voice;
use crate::messages::tell;

pub(super) use table::table;
pub use verdict::Verdict;

/// The look of every page.
const STYLE: &str = include_str!("page.css");

/// A page but for what only it tells.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    /// What it is called.
    pub(super) title: String,
    /// What stands above the title, in small.
    pub(super) above: String,
    /// What it comes to.
    pub(super) verdict: Verdict,
    /// What stands right under the verdict.
    pub(super) remarks: Markup,
    /// What is assumed; folded in at the end.
    pub(super) assumptions: &'a [Assumption],
    /// What is said of the page itself.
    pub(super) made: Vec<String>,
}

impl Page<'_> {
    /// The page around what it tells.
    pub(super) fn around(&self, voice: Voice, told: &Markup) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(tell!(voice, "page.lang")) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (seen(&self.title)) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    header {
                        @if !self.above.is_empty() { p.kicker { (seen(&self.above)) } }
                        h1 { (seen(&self.title)) }
                        (self.verdict.shown(voice))
                        (self.remarks)
                    }
                    main {
                        (told)
                        @if !self.assumptions.is_empty() { (self.assumed(voice)) }
                    }
                    footer { (paragraphs("", &self.made)) }
                }
            }
        };
        page.into_string() + "\n"
    }

    fn assumed(&self, voice: Voice) -> Markup {
        let count = voice.whole(self.assumptions.len());
        let rows: Vec<Vec<String>> =
            self.assumptions.iter().map(|row| assumed::row(voice, row)).collect();
        html! {
            details {
                summary { (tell!(voice, "page.assumptions", count = count)) }
                p.lead { (tell!(voice, "assumptions.lead")) }
                (table(&tell!(voice, "assumptions.title"), &assumed::header(voice), &rows, &(0..0)))
            }
        }
    }
}

/// A part of a page with its heading.
pub(super) fn section(title: &str, told: &Markup) -> Markup {
    html! { section { h2 { (seen(title)) } (told) } }
}

/// Running text, a paragraph each; `class` may be empty.
pub(super) fn paragraphs<T: AsRef<str>>(class: &str, lines: &[T]) -> Markup {
    let class = (!class.is_empty()).then_some(class);
    html! { @for line in lines { p class=[class] { (seen(line.as_ref())) } } }
}

/// A list of points; nothing without any.
pub(super) fn points<T: AsRef<str>>(points: &[T]) -> Markup {
    html! {
        @if !points.is_empty() {
            ul.points { @for point in points { li { (seen(point.as_ref())) } } }
        }
    }
}

/// Labels with what they say; an empty label goes on from the one before.
pub(super) fn facts<T: AsRef<str>>(rows: &[(T, T)]) -> Markup {
    html! {
        dl {
            @for (label, text) in rows {
                @if !label.as_ref().is_empty() { dt { (seen(label.as_ref())) } }
                dd { (seen(text.as_ref())) }
            }
        }
    }
}

/// A picture with its title, where it has one.
pub(super) fn figure(title: &str, picture: &Markup) -> Markup {
    html! {
        figure.plain {
            @if !title.is_empty() { figcaption { (seen(title)) } }
            (picture)
        }
    }
}
