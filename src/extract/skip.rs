//! Rows of a table that are no patients: blank ones, totals, footers, headings once more.

use super::clinic::Names;
use super::field::{Field, Kind};
use super::grid::Cell;
use super::value::Line;
use crate::format::said::word::norm;

/// Why a row is no patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named as its code")]
pub enum Skip {
    Blank,
    Title,
    Heading,
    Total,
    Footer,
    NotWaiting,
}

impl Skip {
    /// The word of a report.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Total => "total",
            Self::Footer => "footer",
            Self::NotWaiting => "not-waiting",
        }
    }
}

/// What the first word of a total is.
const TOTALS: [&str; 12] = [
    "i alt",
    "ialt",
    "total",
    "totalt",
    "sum",
    "antal",
    "gns",
    "gennemsnit",
    "median",
    "subtotal",
    "i alt:",
    "samlet",
];

/// Why a row is no patient, if it is none.
pub(super) fn skip(line: &Line<'_>) -> Option<Skip> {
    let record = line.record;
    if record.is_blank() {
        return Some(Skip::Blank);
    }
    if is_heading(line) {
        return Some(Skip::Heading);
    }
    // Whoever has one of these may be a patient.
    let kind = line.context.layout.kind;
    let telling: &[Field] = match kind {
        Kind::Waiting => &[Field::Stream, Field::Need, Field::Pathway, Field::ReferralReceived],
        Kind::Bookings => {
            &[Field::Need, Field::BookedNeed, Field::BookedDate, Field::BookedClinician]
        }
        Kind::Panel => &[Field::Panel, Field::NextControl, Field::LastSeen],
    };
    let filled: Vec<&Cell> = record.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let first = filled.first().map(|cell| cell.text()).unwrap_or_default();
    let told: Vec<Field> =
        telling.iter().copied().filter(|field| line.cell(*field).is_some()).collect();
    let counts = told.iter().all(|field| is_count(line.cell(*field)));
    let id = line.cell(Field::Pseudonym).map(Cell::text);
    let is_id = id.as_deref().is_some_and(looks_like_id);
    if is_total(&first) && (filled.len() == 1 || counts || is_stray(line, &told)) {
        return Some(Skip::Total);
    }
    if id.is_none() && filled.len() == 1 && counts && !told.is_empty() {
        return Some(Skip::Total);
    }
    let nobody = told.is_empty() || kind == Kind::Waiting && explains(line);
    (nobody && !is_id).then_some(Skip::Footer)
}

/// Whether a row below a waiting list explains its words: no date, and nothing to wait for.
fn explains(line: &Line<'_>) -> bool {
    let known = |field: Field| {
        let text = line.text(field)?;
        line.word(Names::Asks, &["stream", "need", "pathway"], &text)
    };
    line.text(Field::Pseudonym).is_some_and(|id| !line.context.nothing.contains(&norm(&id)))
        && line.cell(Field::ReferralReceived).is_none()
        && [Field::Stream, Field::Need, Field::Pathway].into_iter().find_map(known).is_none()
}

/// Whether what tells is the word of the total itself.
fn is_stray(line: &Line<'_>, told: &[Field]) -> bool {
    told.iter().all(|field| line.cell(*field).is_some_and(|cell| is_total(&cell.text())))
}

fn is_count(cell: Option<&Cell>) -> bool {
    match cell {
        Some(Cell::Number(_) | Cell::NoValue) => true,
        Some(Cell::Text(text)) => {
            text.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') && text.len() < 5
        }
        _ => false,
    }
}

fn is_heading(line: &Line<'_>) -> bool {
    let columns = &line.context.layout.columns;
    let same = |(at, cell): (usize, &Cell)| {
        let heading = columns.get(at).map_or("", |column| column.heading.as_str());
        norm(&cell.text()) == norm(heading)
    };
    line.record.cells.iter().enumerate().all(same)
        && columns.iter().any(|column| !column.heading.is_empty())
}

pub(super) fn is_total(text: &str) -> bool {
    let norm = norm(text);
    let follows = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    TOTALS.iter().any(|word| norm.strip_prefix(word).is_some_and(follows))
}

/// A pseudonym has digits and no spaces; other words are those of people about the list.
fn looks_like_id(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(' ')
}
