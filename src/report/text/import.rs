//! What an extract was read as, in words.

use crate::extract::{Fault, Kind, Pseudonymised, To, Verdict};
use crate::messages::{column, key, tell};
use crate::report::json::{Imported, Passed, Wrong};
use crate::report::sheet::{Cell, Grid, Sheet};
use crate::report::voice::Voice;
use crate::verb;

/// Most points of one list; the rest is counted unless everything is asked for.
const POINTS_MAX: usize = 20;

/// An extract: the verdict, the columns, what is wrong.
#[must_use]
pub(in crate::report) fn import(voice: Voice, found: &verb::Imported, whole: bool) -> Sheet {
    let told = Imported::of(found);
    let mut sheet = Sheet::new(0);
    sheet.title(&tell!(voice, "import.title", file = told.file, date = voice.date(found.as_of)));
    sheet.gap();
    sheet.paragraph(0, &verdict(voice, found));
    sheet.paragraph(0, &written(voice, &told));
    if !told.columns.is_empty() {
        sheet.gap();
        sheet.table(&columns(voice, found));
    }
    let most = if whole { usize::MAX } else { POINTS_MAX };
    let faults = [
        (key!("import.refused"), &found.read.refused),
        (key!("import.warnings"), &found.read.warnings),
        (key!("import.left-out"), &found.left_out),
    ];
    for (title, faults) in faults.into_iter().filter(|(_, faults)| !faults.is_empty()) {
        sheet.gap();
        sheet.line(&voice.say(title));
        points(&mut sheet, voice, faults.iter().map(|f| fault(voice, f, told.file)), most);
    }
    if !told.skipped.is_empty() {
        sheet.gap();
        sheet.line(&tell!(voice, "import.skipped"));
        points(&mut sheet, voice, told.skipped.iter().map(|row| passed(voice, row)), most);
    }
    sheet
}

/// A list made one without identities.
#[must_use]
pub(in crate::report) fn hidden(voice: Voice, made: &Pseudonymised) -> Sheet {
    let mut sheet = Sheet::new(0);
    sheet.title(&tell!(voice, "pseudonymise.title"));
    sheet.gap();
    let (rows, people) = (made.rows, made.people);
    sheet.paragraph(0, &tell!(voice, "pseudonymise.made", rows = rows, people = people));
    if !made.left_out.is_empty() {
        let lines: Vec<String> = made.left_out.iter().map(ToString::to_string).collect();
        let (count, lines) = (lines.len(), lines.join(", "));
        sheet.paragraph(0, &tell!(voice, "pseudonymise.left-out", count = count, lines = lines));
    }
    sheet.paragraph(0, &tell!(voice, "pseudonymise.kept", columns = made.kept.join(", ")));
    let dropped = made.dropped.iter().zip(&made.dropped_headings).map(|(number, heading)| {
        let named = heading.as_ref().map(|heading| format!("{number} ({heading})"));
        named.unwrap_or_else(|| number.to_string())
    });
    let dropped: Vec<String> = dropped.collect();
    sheet.paragraph(0, &tell!(voice, "pseudonymise.dropped", columns = dropped.join(", ")));
    sheet.paragraph(0, &tell!(voice, "pseudonymise.table"));
    sheet
}

fn verdict(voice: Voice, found: &verb::Imported) -> String {
    let read = &found.read;
    let count = read.rows.len();
    let rows = tell!(
        voice,
        read.kind => {
            Kind::Waiting => "import.rows.waiting",
            Kind::Bookings => "import.rows.bookings",
            Kind::Panel => "import.rows.panel"
        },
        count = count
    );
    let refused = read.refused.len();
    match read.verdict {
        Verdict::Read => tell!(voice, "import.verdict.read", rows = rows),
        Verdict::SomeRefused => {
            tell!(voice, "import.verdict.some-refused", rows = rows, count = refused)
        }
        Verdict::Refuse => tell!(voice, "import.verdict.refuse", count = refused),
    }
}

/// How the file is written.
fn written(voice: Voice, told: &Imported<'_>) -> String {
    let format = &told.format;
    let heading = format.heading_line.map_or_else(
        || tell!(voice, "import.heading.none"),
        |line| tell!(voice, "import.heading", line = line),
    );
    match (format.sheet, format.encoding, &format.separator) {
        (Some(sheet), ..) => tell!(voice, "import.workbook", sheet = sheet, heading = heading),
        (None, Some(encoding), Some(separator)) => {
            let separator = match separator.as_str() {
                "\t" => tell!(voice, "import.tab"),
                sign => format!("`{sign}`"),
            };
            let text = encoding;
            tell!(voice, "import.text", text = text, separator = separator, heading = heading)
        }
        _ => tell!(voice, "import.unread"),
    }
}

fn columns(voice: Voice, found: &verb::Imported) -> Grid {
    let head =
        [key!("import.column.number"), key!("import.column.heading"), key!("import.column.as")];
    let mut grid = Grid::of(voice, head);
    for row in &found.read.columns {
        let read = match row.to {
            To::Field(field) => column(voice.lang, field.code()),
            To::Drop => tell!(voice, "import.dropped"),
            To::Ignore => tell!(voice, "import.ignored"),
        };
        grid.row(voice, [Cell::count(row.n), Cell::name(&row.heading), Cell::Text(read)]);
    }
    grid
}

fn points(
    sheet: &mut Sheet,
    voice: Voice,
    lines: impl ExactSizeIterator<Item = String>,
    most: usize,
) {
    let more = lines.len().saturating_sub(most);
    for line in lines.take(most) {
        sheet.point(&line);
    }
    if more > 0 {
        sheet.point(&tell!(voice, "import.more", count = voice.whole(more)));
    }
}

/// Where, which code, why, and the way out.
fn fault(voice: Voice, fault: &Fault, file: &str) -> String {
    let told = fault.of_file(file);
    let place = place(voice, &Wrong::of(fault, file));
    let (cause, help) = (told.cause.of(voice.lang), told.help.of(voice.lang));
    tell!(voice, "import.fault", place = place, code = told.code, cause = cause, help = help)
}

fn place(voice: Voice, wrong: &Wrong<'_>) -> String {
    let place = match (wrong.sheet, &wrong.cell, wrong.line) {
        (Some(sheet), Some(cell), _) => {
            return tell!(voice, "import.place.cell", sheet = sheet, cell = cell);
        }
        (Some(sheet), None, Some(row)) => {
            tell!(voice, "import.place.row", sheet = sheet, row = row)
        }
        (None, _, Some(line)) => tell!(voice, "import.place.line", line = line),
        (_, _, None) => tell!(voice, "import.place.file"),
    };
    match wrong.heading {
        Some(heading) => tell!(voice, "import.place.column", place = place, heading = heading),
        None => place,
    }
}

fn passed(voice: Voice, row: &Passed<'_>) -> String {
    let why = tell!(
        voice,
        row.reason => {
            "blank" => "import.skip.blank",
            "title" => "import.skip.title",
            "heading" => "import.skip.heading",
            "total" => "import.skip.total",
            "footer" => "import.skip.footer",
            _ => "import.skip.not-waiting"
        }
    );
    tell!(voice, "import.skip", line = row.line, why = why)
}
