//! What a cell is chosen from: fixed words, the names of another sheet, or names that no sheet has.

use behov_solver::instance::rights::danish_rights;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Workbook, XlsxError};

use super::layout::{Column, Kind, Sheet};
use super::quote;
use super::spoken::Spoken;
use crate::messages::{key, tell};

/// Rows that a list of names reaches to.
pub(super) const ROWS: u32 = 500;
/// Longest list of words that a cell itself holds \[characters\].
const WORDS_MAX: usize = 255;

/// The drop-down lists of a workbook.
pub(super) struct Choices<'w> {
    pub(super) spoken: Spoken<'w>,
    pub(super) sheets: &'w [Sheet],
    /// Lists too long for a cell, a column each of a sheet that is hidden.
    hidden: Vec<Vec<String>>,
}

impl<'w> Choices<'w> {
    pub(super) fn new(spoken: Spoken<'w>, sheets: &'w [Sheet]) -> Self {
        Self { spoken, sheets, hidden: Vec::new() }
    }

    /// The drop-down list of a column, which may name the rows that those of its sheet belong to; none
    /// where anything may stand.
    pub(super) fn of(
        &mut self,
        column: &Column,
        owners: bool,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let words = match column.names.as_deref() {
            Some("right") if !owners => self.rights(column.code == "switched_on"),
            Some("class") => self.classes(),
            Some(_) => Vec::new(),
            None => self.fixed(&column.kind),
        };
        let sheet = || {
            let list = column.names.as_deref()?;
            self.sheets.iter().find(|sheet| sheet.code == list)
        };
        let list = if !words.is_empty() {
            self.listed(words)?
        } else if let Some(sheet) = sheet() {
            let names = format!("='{}'!$A$2:$A${}", sheet.name(self.spoken.lang), ROWS + 1);
            DataValidation::new().allow_list_formula(Formula::new(names))
        } else {
            return Ok(None);
        };
        // Several may stand in one cell, and a name before the row it belongs to.
        Ok(Some(match column.kind {
            Kind::List(_) | Kind::Weeks => list.show_error_message(false),
            _ => list.set_error_style(DataValidationErrorStyle::Warning),
        }))
    }

    /// The fixed words of a kind, in the language of the workbook.
    fn fixed(&self, kind: &Kind) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|word| self.spoken.word(word)).collect();
        match kind {
            Kind::Word(of) => of.iter().map(|word| self.spoken.word(word)).collect(),
            Kind::Flag => words(&["true", "false"]),
            Kind::Weeks => words(&["odd", "even"]),
            Kind::List(of) => self.fixed(of),
            _ => Vec::new(),
        }
    }

    /// The clinic's own rights and those built in; of bills those alone that wait to be switched on.
    fn rights(&self, off: bool) -> Vec<String> {
        let own = self.spoken.own("right").into_iter().filter(|_| !off);
        let mut names: Vec<String> = own.map(quote::alone).collect();
        let built_in = danish_rights();
        for right in built_in.iter().filter(|right| right.off || !off) {
            let name = self.spoken.given("right", &right.name).to_owned();
            if !names.contains(&name) && !names.contains(&right.name) {
                names.push(name);
            }
        }
        names
    }

    /// The clinic's classes, and the one that behov adds.
    fn classes(&self) -> Vec<String> {
        let own = self.spoken.own("class").into_iter();
        let unknown = self.spoken.given("class", "unknown");
        own.chain([unknown]).map(quote::alone).collect()
    }

    /// A list of words: in the cell itself where they fit, else in the hidden sheet.
    fn listed(&mut self, words: Vec<String>) -> Result<DataValidation, XlsxError> {
        let letters = words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
        if letters <= WORDS_MAX && !words.iter().any(|word| word.contains(',')) {
            return DataValidation::new().allow_list_strings(&words);
        }
        let last = words.len() + 1;
        let at = self.hidden.iter().position(|list| *list == words).unwrap_or_else(|| {
            self.hidden.push(words);
            self.hidden.len() - 1
        });
        let column =
            rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(0));
        let name = tell!(self.spoken.lang, "workbook.choices");
        let range = format!("='{name}'!${column}$2:${column}${last}");
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    /// Adds the hidden sheet, where some list stands in it.
    pub(super) fn finish(self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.hidden.is_empty() {
            return Ok(());
        }
        let page = workbook.add_worksheet();
        page.set_name(tell!(self.spoken.lang, "workbook.choices"))?.set_hidden(true);
        for (at, list) in (0..).zip(&self.hidden) {
            page.write(0, at, key!("workbook.choices.head").of(self.spoken.lang))?;
            for (row, word) in (1..).zip(list) {
                page.write(row, at, word)?;
            }
        }
        Ok(())
    }
}
