//! Past visits from a CSV file: how long they were planned, how long they took.
//!
//! Separators, encodings and quotes are those of the lists of a clinic; minutes may have a decimal
//! comma or a decimal point, and which of them is told by the numbers of the table. A line without a usable length is left out and told, not refused:
//! systems log what they log.

use std::collections::BTreeMap;
use std::path::Path;

use behov_solver::day::lengths::{MINUTES_MAX, Timed};
use behov_solver::instance::Colour;

use super::beside;
use super::decimal::{NoNumber, Sign, decimal};
use super::digest::Digests;
use super::fault::{Both, FileFault, listed, snippet};
use super::list::{Line, Sheet, Tally};

/// The columns, and whether each must be there. `clinician` is not looked at.
const COLUMNS: &[(&str, bool)] = &[
    ("class", true),
    ("planned_minutes", true),
    ("actual_minutes", true),
    ("need", false),
    ("clinician", false),
    ("pro_score", false),
    ("pro_colour", false),
];

/// The visits of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitFile {
    /// The file.
    pub file: String,
    /// The visits of each need and class, by name.
    pub groups: Vec<VisitGroup>,
    /// Visits that an answer (PRO) came before, in order.
    pub answered: Vec<AnsweredVisit>,
    /// Lines left out, in order.
    pub left_out: Vec<LeftOut>,
}

/// The visits of one need and class, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitGroup {
    /// The need, where the file has one.
    pub need: Option<String>,
    /// The class.
    pub class: String,
    /// The visits.
    pub visits: Vec<Timed>,
}

/// A visit that an answer (PRO) came before.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredVisit {
    /// The need, where the file has one.
    pub need: Option<String>,
    /// The class.
    pub class: String,
    /// The score of the answer.
    pub score: Option<f64>,
    /// The colour of the answer.
    pub colour: Option<Colour>,
    /// How long it was planned and took.
    pub visit: Timed,
}

/// A line left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number in the file, from 1.
    pub line: u32,
    /// The column that is the reason.
    pub column: &'static str,
    /// Why.
    pub reason: Reason,
}

/// Why a line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing stands there.
    Missing,
    /// What stands there is no number.
    NotANumber,
    /// It may be thousands or have decimals, and no other number shows which.
    TwoReadings,
    /// It rounds to no minute at all.
    Zero,
    /// It is below 0.
    Negative,
    /// It is longer than any visit that is believed.
    Absurd,
    /// What stands there is no colour of an answer.
    NotAColour,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 7] = [
        Self::Missing,
        Self::NotANumber,
        Self::TwoReadings,
        Self::Zero,
        Self::Negative,
        Self::Absurd,
        Self::NotAColour,
    ];

    /// Its name in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotANumber => "not-a-number",
            Self::TwoReadings => "two-readings",
            Self::Zero => "zero",
            Self::Negative => "negative",
            Self::Absurd => "absurd",
            Self::NotAColour => "not-a-colour",
        }
    }
}

impl VisitFile {
    /// Number of visits.
    #[must_use]
    pub fn visits(&self) -> usize {
        self.groups.iter().map(|group| group.visits.len()).sum()
    }

    /// Number of lines left out for a reason.
    #[must_use]
    pub fn left_out_for(&self, reason: Reason) -> usize {
        self.left_out.iter().filter(|left| left.reason == reason).count()
    }
}

/// Reads past visits.
///
/// # Errors
/// Every fault of the heading and of lines that do not fit it; what looks like a CPR number, by
/// place alone; that no line has a usable visit.
pub fn read_visits(path: &Path, read: &mut Digests) -> Result<VisitFile, Vec<FileFault>> {
    let source = beside(path, read).map_err(|fault| vec![*fault])?;
    let mut tally = Tally::new("visits", &source.file);
    let sheet = Sheet::parse(&source, COLUMNS, &mut tally);
    let (mut groups, mut left_out) = (BTreeMap::<_, Vec<Timed>>::new(), Vec::new());
    let mut answered = Vec::new();
    let numbers = sheet.iter().flat_map(Sheet::lines).flat_map(|line| {
        ["planned_minutes", "actual_minutes", "pro_score"]
            .into_iter()
            .filter_map(move |c| line.get(c))
    });
    let sign = Sign::of(numbers);
    for line in sheet.iter().flat_map(Sheet::lines) {
        match visit(&line, sign) {
            Ok(row) => {
                groups.entry((row.need.clone(), row.class.clone())).or_default().push(row.visit);
                answered.extend(Some(row).filter(|r| r.score.is_some() || r.colour.is_some()));
            }
            Err(left) => left_out.push(left),
        }
    }
    if groups.is_empty() && tally.faults.is_empty() {
        let count = Both::plain(left_out.len().to_string());
        tally.faults.push(FileFault::whole(&source.file, "B0128", &[("count", count)]));
    }
    if !tally.faults.is_empty() {
        let further = [(tally.file, tally.further)].into_iter().collect();
        return Err(listed(tally.faults, &further));
    }
    let group = |((need, class), visits)| VisitGroup { need, class, visits };
    let groups = groups.into_iter().map(group).collect();
    Ok(VisitFile { file: source.file, groups, answered, left_out })
}

/// The visit of a line, or why there is none.
fn visit(line: &Line<'_>, sign: Sign) -> Result<AnsweredVisit, LeftOut> {
    let out = |column| move |reason| LeftOut { line: line.number, column, reason };
    let class = line.get("class").ok_or(Reason::Missing).map_err(out("class"))?;
    let minutes = |column| minutes(line.get(column), sign).map_err(out(column));
    let visit = Timed { planned: minutes("planned_minutes")?, actual: minutes("actual_minutes")? };
    let score = line
        .get("pro_score")
        .map(|text| number(text, sign))
        .transpose()
        .map_err(out("pro_score"))?;
    let colour = line.get("pro_colour").map(colour).transpose().map_err(out("pro_colour"))?;
    let (need, class) = (line.get("need").map(snippet), snippet(class));
    Ok(AnsweredVisit { need, class, score, colour, visit })
}

fn number(text: &str, sign: Sign) -> Result<f64, Reason> {
    decimal(text, sign).map_err(|no| match no {
        NoNumber::Not => Reason::NotANumber,
        NoNumber::Open => Reason::TwoReadings,
    })
}

/// The colour of an answer, in either language.
fn colour(text: &str) -> Result<Colour, Reason> {
    let known = [
        (Colour::Green, ["green", "grøn"]),
        (Colour::Yellow, ["yellow", "gul"]),
        (Colour::Red, ["red", "rød"]),
    ];
    let text = text.to_lowercase();
    let found = known.into_iter().find(|(_, words)| words.contains(&text.as_str()));
    found.map(|(colour, _)| colour).ok_or(Reason::NotAColour)
}

/// Whole minutes, half a minute rounded up.
fn minutes(field: Option<&str>, sign: Sign) -> Result<u32, Reason> {
    let number = number(field.ok_or(Reason::Missing)?, sign)?;
    let rounded = (number + 0.5).floor();
    if number < 0.0 {
        Err(Reason::Negative)
    } else if rounded < 1.0 {
        Err(Reason::Zero)
    } else if number > f64::from(MINUTES_MAX) {
        Err(Reason::Absurd)
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 480")]
        let whole = rounded as u32;
        Ok(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_read_as_danish_and_english_spreadsheets_write_them() {
        for (text, whole) in [("20", 20), ("22,5", 23), ("22.4", 22), ("0,5", 1), ("480", 480)] {
            assert_eq!(minutes(Some(text), Sign::Unsaid), Ok(whole), "{text}");
        }
    }

    #[test]
    fn what_is_no_length_has_a_reason() {
        let wrong = [
            (None, Reason::Missing),
            (Some("long"), Reason::NotANumber),
            (Some("NaN"), Reason::NotANumber),
            (Some("inf"), Reason::NotANumber),
            (Some("1e2"), Reason::NotANumber),
            (Some("0:20"), Reason::NotANumber),
            (Some("6.500"), Reason::TwoReadings),
            (Some("0"), Reason::Zero),
            (Some("0,4"), Reason::Zero),
            (Some("-5"), Reason::Negative),
            (Some("-0,2"), Reason::Negative),
            (Some("480,1"), Reason::Absurd),
            (Some("99999999999999999999"), Reason::Absurd),
        ];
        for (text, reason) in wrong {
            assert_eq!(minutes(text, Sign::Unsaid), Err(reason), "{text:?}");
        }
    }
}
