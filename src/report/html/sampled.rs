//! Frontiers on random paths: a picture per team.

use maud::{Markup, html};

use crate::messages::tell;
use crate::report::page::{figure, paragraphs, section};
use crate::report::{Sampled, Voice, plot, text};

/// The pictures.
pub(in crate::report) fn sampled(voice: Voice, sampled: &Sampled<'_>) -> Markup {
    let drawn = text::by_group(voice, sampled).into_iter().filter_map(|(name, frontiers)| {
        let picture = plot::sampled::sampled(voice, &name, &frontiers)?;
        let reading = paragraphs("note", &[tell!(voice, "sampled.plot.reading")]);
        Some(section(&name, &html! { (figure("", &picture)) (reading) }))
    });
    html! { @for part in drawn { (part) } }
}
