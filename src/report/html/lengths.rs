//! Planned lengths learnt from past visits, as a page: the table, then a picture per class.

use std::fmt::Write as _;

use super::STYLE;
use super::table::{assumptions, table};
use crate::messages::tell;
use crate::report::escape::escape;
use crate::report::lengths as words;
use crate::report::{Lengths, VERSION, Voice, plot};

/// The page.
#[must_use]
pub fn lengths(voice: Voice, found: &Lengths<'_>) -> String {
    let title = escape(&tell!(voice, "lengths.title", file = found.file.file));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n</header>\n<main>\n",
        tell!(voice, "page.lang")
    );
    for line in words::lead(voice, found) {
        super::paragraph(&mut page, "", &line);
    }
    let rows = found.groups().map(|(group, found)| words::row(voice, group, found)).collect();
    table(&mut page, &words::header(voice), rows, 1..7);
    classes(&mut page, voice, found);
    if !found.file.left_out.is_empty() {
        super::heading(&mut page, &tell!(voice, "lengths.left"));
        let lines = words::left_out(voice, found);
        super::list(&mut page, lines.iter().map(String::as_str));
    }
    super::heading(&mut page, &tell!(voice, "assumptions.title"));
    assumptions(&mut page, voice, &found.assumptions(voice.lang));
    let made = escape(&tell!(voice, "lengths.made", version = VERSION));
    let _ = write!(page, "</main>\n<footer><p>{made}</p></footer>\n</body>\n</html>\n");
    page
}

fn classes(page: &mut String, voice: Voice, found: &Lengths<'_>) {
    for (group, each) in found.groups() {
        let name = words::name(voice, group);
        page.push_str("<section>\n");
        super::heading(page, &name);
        let picture = plot::lengths::lengths(voice, &name, found.options.grid, each);
        let _ = writeln!(page, "<div class=\"pair\">\n<figure>\n{picture}</figure>\n<dl>");
        for (label, text) in words::facts(voice, found.options, each) {
            let _ = writeln!(page, "<dt>{}</dt><dd>{}</dd>", escape(&label), escape(&text));
        }
        page.push_str("</dl>\n</div>\n</section>\n");
    }
}
