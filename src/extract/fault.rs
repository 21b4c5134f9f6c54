//! What is wrong with an extract, and where: codes and values, in no language.

use std::fmt;

use crate::format::{BothLanguages as Both, FileFault};
use crate::messages::word::state;

macro_rules! codes {
    ($($name:ident $code:literal $number:literal)+) => {
        /// What is wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named as its code")]
        pub enum Code { $($name),+ }

        impl Code {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word of a report.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The code of the error index.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $number),+ }
            }
        }
    };
}

codes! {
    Cpr "cpr" "B0601"
    CprSplit "cpr-split" "B0602"
    DateMonthFirst "date-month-first" "B0603"
    DateOrderDoubted "date-order-doubted" "B0604"
    DateOrderUndecided "date-order-undecided" "B0605"
    DateSwapped "date-swapped" "B0606"
    DateUnreadable "date-unreadable" "B0607"
    DateWeekday "date-weekday" "B0608"
    DateInFuture "date-in-future" "B0609"
    DateImplausible "date-implausible" "B0610"
    ReceiptMissing "receipt-missing" "B0611"
    ReceiptWeek "receipt-week" "B0612"
    WeekUnreadable "week-unreadable" "B0613"
    WindowEmpty "window-empty" "B0614"
    IdMissing "id-missing" "B0615"
    IdDouble "id-double" "B0616"
    IdDoubted "id-doubted" "B0617"
    StreamUnknown "stream-unknown" "B0618"
    OwnUnknown "own-unknown" "B0619"
    StatusConflict "status-conflict" "B0620"
    BookingIncomplete "booking-incomplete" "B0621"
    BookingDouble "booking-double" "B0622"
    BookingOfNobody "booking-of-nobody" "B0623"
    TimeUnreadable "time-unreadable" "B0624"
    CountUnreadable "count-unreadable" "B0625"
    ScoreUnreadable "score-unreadable" "B0626"
    ColourUnreadable "colour-unreadable" "B0627"
    FieldsCount "fields-count" "B0628"
    HeadingDouble "heading-double" "B0629"
    QuoteOpen "quote-open" "B0630"
    ErrorCell "error-cell" "B0631"
    FormulaWithoutValue "formula-without-value" "B0632"
    TeamUnknown "team-unknown" "B0633"
    TeamMissing "team-missing" "B0634"
    ReadyUnreadable "ready-unreadable" "B0635"
    StatusUnknown "status-unknown" "B0636"
    FileUnreadable "file-unreadable" "B0637"
    FileTooLarge "file-too-large" "B0638"
    SheetUnknown "sheet-unknown" "B0639"
    SheetUndecided "sheet-undecided" "B0640"
    HeadingMissing "heading-missing" "B0641"
    ColumnMissing "column-missing" "B0642"
    ColumnUnknown "column-unknown" "B0643"
    RowsNone "rows-none" "B0644"
    MapUnreadable "map-unreadable" "B0645"
    MapKey "map-key" "B0646"
    MapValue "map-value" "B0647"
    MapName "map-name" "B0648"
    ClassUnknown "class-unknown" "B0649"
    FlagUnknown "flag-unknown" "B0650"
    PauseUnknown "pause-unknown" "B0651"
    WeekYearAssumed "week-year-assumed" "B0652"
    DateSerial "date-serial" "B0653"
    NextControlMissing "next-control-missing" "B0654"
    LengthUnknown "length-unknown" "B0655"
    NotWaiting "not-waiting" "B0656"
    BookedInPast "booked-in-past" "B0657"
    ClinicianDouble "clinician-double" "B0658"
    DataAge "data-age" "B0659"
    ReceiptGap "receipt-gap" "B0660"
    IdLikeName "id-like-name" "B0661"
    RowsHidden "rows-hidden" "B0662"
    KeepPersonal "keep-personal" "B0663"
    KeepUnknown "keep-unknown" "B0664"
    KeyShort "key-short" "B0665"
    PseudonymsCollide "pseudonyms-collide" "B0666"
    NumberOpen "number-open" "B0672"
}

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The physical line of a text or the row of a sheet, from 1; 0 for the whole file.
    pub line: u32,
    /// The column, from 1; 0 for none.
    pub column: u32,
    /// Its heading, unless that may not be repeated.
    pub heading: Option<String>,
}

impl Place {
    /// The whole file.
    #[must_use]
    pub fn file() -> Self {
        Self::default()
    }

    /// The cell as a spreadsheet names it, such as `B21`.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        (self.sheet.is_some() && self.line > 0 && self.column > 0)
            .then(|| format!("{}{}", letters(self.column), self.line))
    }
}

/// The name of a column of a sheet, from 1.
fn letters(mut column: u32) -> String {
    let mut name = Vec::new();
    while column > 0 {
        column -= 1;
        name.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    name.iter().rev().collect()
}

/// One thing that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub code: Code,
    /// Values by name; a text of the file is cut short and never one beside a CPR number.
    pub values: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: Place, code: Code) -> Self {
        Self { place, code, values: Vec::new() }
    }

    /// Whether it says that a number of a person stands there.
    #[must_use]
    pub fn is_private(&self) -> bool {
        matches!(self.code, Code::Cpr | Code::CprSplit)
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The fault in words, as one of a file. A value that nobody noted is the heading above it.
    #[must_use]
    pub fn of_file(&self, file: &str) -> FileFault {
        let mut values: Vec<(&str, Both)> =
            self.values.iter().map(|(name, value)| (*name, echo(name, value))).collect();
        let known = |name: &str, values: &[(&str, Both)]| values.iter().any(|(of, _)| *of == name);
        if !known("column", &values) {
            let number = self.place.column.to_string();
            let heading = self.place.heading.as_deref().filter(|heading| !heading.is_empty());
            values.push(("column", Both::echo(heading.unwrap_or(&number))));
        }
        // What the field is called in lists, where nothing nearer was noted.
        if !known("meaning", &values)
            && let Some((_, field)) = self.values.iter().find(|(name, _)| *name == "field")
        {
            values.push(("meaning", Both::column(field)));
        }
        for name in ["value", "known", "other", "meaning"] {
            if !known(name, &values) {
                values.push((name, Both::plain("")));
            }
        }
        let Place { sheet, line, column, .. } = &self.place;
        let fault = FileFault::new(file, *line, *column, self.code.number(), &values);
        FileFault { sheet: sheet.clone(), ..fault }
    }

    /// With what the file says, cut short.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        let mut short: String = text.chars().take(ECHO_MAX).collect();
        if text.chars().nth(ECHO_MAX).is_some() {
            short.push('…');
        }
        self.with("value", short)
    }
}

/// A value as it is shown: the headings there are, each cut short, else a text cut short.
fn echo(name: &str, value: &str) -> Both {
    match name {
        "known" => Both::joined(value.split(", ").take(KNOWN_MAX).map(Both::echo)),
        "date" | "from" | "to" => Both::value(name, value),
        "meaning" => Both::column(value),
        "status" => Both { en: value.to_owned(), da: state(value).to_owned() },
        _ => Both::echo(value),
    }
}

/// Most headings that are listed.
const KNOWN_MAX: usize = 40;

/// Longest echo of a text of the file \[characters\].
const ECHO_MAX: usize = 40;

#[cfg(test)]
mod tests {
    use super::super::status::Status;
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")] {
            assert_eq!(letters(column), name);
        }
        let place = Place { sheet: Some("Ark1".into()), line: 7, column: 4, heading: None };
        assert_eq!(place.cell().as_deref(), Some("D7"));
        assert_eq!(Place { sheet: None, ..place }.cell(), None);
    }

    #[test]
    fn who_waits_no_more_is_told_how_far_it_has_come_in_danish() {
        let told = |code: &str| Fault::new(Place::file(), Code::NotWaiting).with("status", code);
        let cause = |code: &str| told(code).of_file("liste.csv").cause;
        assert_eq!(cause("finished").da, "patienten venter ikke mere (`afsluttet`)");
        assert_eq!(cause("finished").en, "the patient waits no more (`finished`)");
        for status in ["waiting", "cancelled-by-hospital", "no-show", "started", "paused"] {
            assert!(
                Status::parse(status).is_some_and(|status| state(status.code()) != status.code())
            );
        }
    }

    #[test]
    fn every_code_has_its_own_number_and_is_told_in_words() {
        let numbers: std::collections::BTreeSet<&str> =
            Code::ALL.iter().map(|code| code.number()).collect();
        assert_eq!(numbers.len(), Code::ALL.len());
        for code in Code::ALL {
            let told = Fault::new(Place::file(), *code).of_file("liste.csv");
            assert!(!told.cause.da.is_empty() && told.cause.en != told.cause.da, "{code:?}");
        }
    }
}
