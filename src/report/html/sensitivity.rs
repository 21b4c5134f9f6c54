//! A tornado as a page: the picture, then the ranges and why.

use std::fmt::Write as _;

use super::STYLE;
use super::table::table;
use crate::messages::{key, tell};
use crate::report::escape::escape;
use crate::report::sensitivity as words;
use crate::report::{Sensitivity, VERSION, Voice, plot};

/// The look of the bars.
const BARS: &str = ".plot .lever-low{fill:#8fb8d8}\n.plot .lever-high{fill:#1b6ca8}\n";

/// The page.
#[must_use]
pub fn sensitivity(voice: Voice, found: &Sensitivity<'_>) -> String {
    let parts = found.instance.parts();
    let date = voice.date(parts.as_of);
    let title = tell!(voice, "tornado.title", clinic = parts.name, date = date);
    let title = escape(&title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{BARS}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n</header>\n<main>\n",
        tell!(voice, "page.lang")
    );
    if !found.drawn.played {
        let _ = writeln!(page, "<p>{}</p>", escape(&tell!(voice, "answer.computed")));
    }
    for line in words::looked_at(voice, found) {
        let _ = writeln!(page, "<p>{}</p>", escape(&line));
    }
    if let Some(picture) = plot::tornado::tornado(voice, found) {
        let _ = writeln!(page, "<figure>\n{picture}</figure>");
    }
    let _ = writeln!(page, "<p>{}</p>", escape(&tell!(voice, "tornado.reading.page")));
    ranges(&mut page, voice, found);
    for line in words::remarks(voice, found) {
        let _ = writeln!(page, "<p>{}</p>", escape(&line));
    }
    let _ = writeln!(page, "<p>{}</p>", escape(&tell!(voice, "tornado.ranges")));
    let seed = found.seed.0.to_string();
    let made = tell!(voice, "page.made", version = VERSION, seed = seed);
    let _ = write!(page, "</main>\n<footer><p>{}</p></footer>\n</body>\n</html>\n", escape(&made));
    page
}

/// Every lever with its range, the figures at both ends, and why.
fn ranges(page: &mut String, voice: Voice, found: &Sensitivity<'_>) {
    let header = [
        key!("tornado.column.lever"),
        key!("tornado.column.about"),
        key!("tornado.column.range"),
        key!("tornado.column.low"),
        key!("tornado.column.high"),
        key!("tornado.column.why"),
    ]
    .map(|column| voice.say(column));
    let rows = found.tornado.bars.iter().map(|bar| {
        let why = if bar.given || !bar.stated.is_empty() {
            words::stated(voice, bar).join("; ")
        } else {
            words::why(voice, bar.lever)
        };
        vec![
            words::lever(voice, bar.lever),
            bar.lever.code().to_owned(),
            words::range(voice, found.instance.parts().grid, bar),
            words::outcome(voice, bar.low),
            words::outcome(voice, bar.high),
            why,
        ]
    });
    table(page, &header, rows.collect(), 3..5);
}
