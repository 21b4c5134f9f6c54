//! Tables of the page.

use std::fmt::Write as _;
use std::ops::Range;

use behov_solver::instance::Assumption;

use crate::format::notes;
use crate::report::escape::escape;
use crate::report::text::check;
use crate::report::voice::Voice;

/// A table; columns `numbers` are aligned right.
pub(super) fn table(
    page: &mut String,
    header: &[String],
    rows: Vec<Vec<String>>,
    numbers: Range<usize>,
) {
    let class = |column| if numbers.contains(&column) { " class=\"number\"" } else { "" };
    page.push_str("<div class=\"scroll\"><table>\n<thead><tr>");
    for (column, cell) in header.iter().enumerate() {
        let _ = write!(page, "<th scope=\"col\"{}>{}</th>", class(column), escape(cell));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            // The first names its row.
            let _ = match column {
                0 => write!(page, "<th scope=\"row\"{}>{}</th>", class(0), escape(cell)),
                _ => write!(page, "<td{}>{}</td>", class(column), escape(cell)),
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table></div>\n");
}

/// The register of assumptions, each with a coloured tag.
pub(super) fn assumptions(page: &mut String, voice: Voice, assumptions: &[Assumption]) {
    let header = check::assumption_header(voice);
    page.push_str("<div class=\"scroll\"><table>\n<thead><tr>");
    for cell in header {
        let _ = write!(page, "<th scope=\"col\">{}</th>", escape(&cell));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in assumptions {
        let _ = writeln!(
            page,
            "<tr><td><code>{}</code></td><td>{}</td><td><span class=\"tag\">{}</span></td>\
             <td>{}</td></tr>",
            escape(&row.about),
            escape(notes::value(voice.lang, &row.value)),
            escape(&check::tag(voice, row.tag)),
            escape(notes::note(voice.lang, &row.note))
        );
    }
    page.push_str("</tbody>\n</table></div>\n");
}
