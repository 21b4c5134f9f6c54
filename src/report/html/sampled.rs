//! Frontiers on random paths as a page: a picture per team.

use std::fmt::Write as _;

use super::STYLE;
use crate::messages::tell;
use crate::report::escape::escape;
use crate::report::plot::sampled::COLOURS;
use crate::report::{Sampled, VERSION, Voice, plot, text};

/// The page.
#[must_use]
pub fn sampled(voice: Voice, sampled: &Sampled<'_>) -> String {
    let parts = sampled.instance.parts();
    let date = voice.date(parts.as_of);
    let title = tell!(voice, "sampled.title", clinic = parts.name, date = date);
    let title = escape(&title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n</header>\n<main>\n",
        tell!(voice, "page.lang"),
        lines()
    );
    for line in text::sampled_told(voice, sampled) {
        let _ = writeln!(page, "<p>{}</p>", escape(&line));
    }
    for (name, frontiers) in text::by_group(voice, sampled) {
        if let Some(picture) = plot::sampled::sampled(voice, &name, &frontiers) {
            let _ = writeln!(page, "<section>\n<h2>{}</h2>\n{picture}", escape(&name));
            let reading = tell!(voice, "sampled.plot.reading");
            let _ = writeln!(page, "<p>{}</p>\n</section>", escape(&reading));
        }
    }
    let seed = sampled.options.seed.0.to_string();
    let made = tell!(voice, "page.made", version = VERSION, seed = seed);
    let _ = write!(page, "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", escape(&made));
    page
}

/// The look of the lines.
fn lines() -> String {
    let mut style = String::new();
    for (index, colour) in COLOURS.into_iter().enumerate() {
        let _ = write!(
            style,
            ".rule-{index}{{fill:none;stroke:{colour};stroke-width:1.6}}\n\
             .rule-{index}-dot{{fill:{colour};stroke:{colour}}}\n\
             .rule-{index}-dot.hollow{{fill:#fff}}\n"
        );
    }
    style
}
