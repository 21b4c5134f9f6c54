//! A table with a heading: columns by name, lines by number.

use behov_solver::units::TimeOfDay;
use chrono::NaiveDate;

use super::super::fault::{Both, twice};
use super::super::said::word::{NOTHING, norm};
use super::super::said::{clock, date as dates};
use super::super::week::Week;
use super::Tally;
use super::column::{Columns, code_of, hint, known};
use super::file::{ListFile, Record};

/// Most columns a heading is looked through for.
const COLUMNS_MAX: usize = 200;
/// Most unknown columns told one by one.
const UNKNOWN_MAX: usize = 5;

/// The lines of a list below its heading.
#[derive(Debug)]
pub(crate) struct Sheet {
    header: Vec<String>,
    lines: Vec<(u32, Vec<String>)>,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'s> {
    /// Its number in the file, from 1.
    pub(crate) number: u32,
    header: &'s [String],
    record: &'s [String],
}

impl Sheet {
    /// Reads heading and lines; `None` when the heading does not fit.
    pub(crate) fn parse(file: &ListFile, columns: Columns, tally: &mut Tally) -> Option<Self> {
        let tab = file.tab(columns, tally);
        tally.sheet = tab.and_then(|tab| tab.sheet.clone());
        let records = tab.map_or(&[][..], |tab| &tab.records);
        let Some((first, records)) = records.split_first() else {
            if tally.faults.is_empty() {
                no_heading(1, columns, tally);
            }
            return None;
        };
        let Some(written) = &first.fields else {
            tally.add(first.line, 0, "B0130", &[]);
            return None;
        };
        let header = heading(first.line, written, records, columns, tally)?;
        let mut lines = Vec::new();
        for record in records {
            if let Some(fields) = whole(record, header.len(), tally) {
                lines.push((record.line, fields));
            }
        }
        Some(Self { header, lines })
    }

    /// The same with nothing in cells that say that nothing is known; what `is_name` knows in a column
    /// is said.
    pub(super) fn heard(mut self, is_name: impl Fn(&str, &str) -> bool) -> Self {
        let header = &self.header;
        let fields = self.lines.iter_mut().flat_map(|(_, record)| header.iter().zip(record));
        for (column, field) in fields {
            if NOTHING.contains(&norm(field).as_str()) && !is_name(column, field) {
                field.clear();
            }
        }
        self
    }

    /// All lines in order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let header = &self.header;
        self.lines.iter().map(move |(number, record)| Line { number: *number, header, record })
    }
}

/// The fields of a record, as many as the heading has; `None` when it says nothing, and when what
/// is wrong with it is noted.
fn whole(record: &Record, width: usize, tally: &mut Tally) -> Option<Vec<String>> {
    let Some(mut fields) = record.fields.clone() else {
        tally.add(record.line, 0, "B0130", &[]);
        return None;
    };
    if fields.iter().all(String::is_empty) && record.broken.is_empty() {
        return None;
    }
    for (column, code, shown) in &record.broken {
        tally.add(record.line, *column, code, &[("value", Both::error(shown))]);
    }
    // Spreadsheets add empty fields as far as the widest row they ever had, and leave out those
    // that end a row.
    if fields.iter().skip(width).all(String::is_empty) {
        fields.truncate(width);
    }
    if tally.sheet.is_some() {
        fields.resize(fields.len().max(width), String::new());
    }
    if fields.len() != width {
        let given = Both::plain(fields.len().to_string());
        let values = [("given", given), ("wanted", Both::plain(width.to_string()))];
        tally.add(record.line, 0, "B0114", &values);
    }
    (fields.len() == width && record.broken.is_empty()).then_some(fields)
}

fn no_heading(line: u32, columns: Columns, tally: &mut Tally) {
    // A workbook shows cells: its first is the one in which the heading should begin.
    let column = u32::from(tally.sheet.is_some());
    tally.add(line, column, "B0119", &[("known", known(columns))]);
}

fn heading(
    line: u32,
    written: &[String],
    below: &[Record],
    columns: Columns,
    tally: &mut Tally,
) -> Option<Vec<String>> {
    let width = written.iter().rposition(|name| !name.is_empty()).map_or(0, |at| at + 1);
    let written = &written[..width];
    // By the names of the format, in whichever language they are written.
    let name_of = |written: &String| {
        code_of(columns, written).map_or_else(|| written.to_lowercase(), str::to_owned)
    };
    let header: Vec<String> = written.iter().take(COLUMNS_MAX).map(name_of).collect();
    let is_known = |name: &str| columns.iter().any(|(known, _)| *known == name);
    if width > COLUMNS_MAX || !header.iter().any(|name| is_known(name)) {
        no_heading(line, columns, tally);
        return None;
    }
    tally.header.clone_from(&header);
    tally.written = written.to_vec();
    let before = tally.faults.len();
    let empty = |index: usize| {
        let mut fields = below.iter().filter_map(|record| record.fields.as_ref()?.get(index));
        fields.all(String::is_empty)
    };
    // A column that nobody named and nobody filled in is none.
    let said = |(index, name): &(usize, &String)| !name.is_empty() || !empty(*index);
    let unknown = header.iter().enumerate().filter(|(_, name)| !is_known(name)).filter(said);
    for (index, name) in unknown.take(UNKNOWN_MAX) {
        let column = u32::try_from(index + 1).unwrap_or(0);
        tally.add(line, column, "B0116", &[("column", Both::echo(name)), hint(columns, name)]);
    }
    for (index, name) in header.iter().enumerate().filter(|(_, name)| is_known(name)) {
        if let Some(before) = header[..index].iter().position(|other| other == name) {
            let column = u32::try_from(index + 1).unwrap_or(0);
            let (code, values) = twice(&written[before], &written[index], Both::column(name));
            tally.add(line, column, code, &values);
        }
    }
    for (name, must) in columns {
        if *must && tally.column(name) == 0 {
            // In a workbook the cell in which it could stand.
            let next = u32::try_from(width + 1).unwrap_or(0);
            let column = if tally.sheet.is_some() { next } else { 0 };
            tally.add(line, column, "B0115", &[("column", Both::column(name))]);
        }
    }
    (tally.faults.len() == before).then_some(header)
}

impl<'s> Line<'s> {
    /// The field of a column, unless it is empty or there is no such column.
    pub(crate) fn get(&self, column: &str) -> Option<&'s str> {
        let index = self.header.iter().position(|name| name == column)?;
        self.record.get(index).map(String::as_str).filter(|field| !field.is_empty())
    }

    /// A date that must be there; noted when it is not.
    pub(crate) fn date(&self, column: &str, tally: &mut Tally) -> Option<NaiveDate> {
        let date = self.get(column).and_then(date);
        if date.is_none() {
            tally.not(self, column, "kind.any-date");
        }
        date
    }

    /// A date that may be left out; the outer `None` when it is no date.
    #[expect(clippy::option_option, reason = "left out and unreadable are different things")]
    pub(crate) fn date_given(&self, column: &str, tally: &mut Tally) -> Option<Option<NaiveDate>> {
        match self.get(column) {
            Some(_) => self.date(column, tally).map(Some),
            None => Some(None),
        }
    }

    /// The first day of a date or a week, which may be left out; weeks without a year are the ones
    /// nearest to a day.
    #[expect(clippy::option_option, reason = "as `date_given`")]
    pub(super) fn first_day(
        &self,
        column: &str,
        near: NaiveDate,
        tally: &mut Tally,
    ) -> Option<Option<NaiveDate>> {
        self.day_of(column, |week| week.monday(near), tally)
    }

    /// The last day of a date or a week.
    #[expect(clippy::option_option, reason = "as `date_given`")]
    pub(super) fn last_day(
        &self,
        column: &str,
        near: NaiveDate,
        tally: &mut Tally,
    ) -> Option<Option<NaiveDate>> {
        self.day_of(column, |week| week.sunday(near), tally)
    }

    #[expect(clippy::option_option, reason = "as `date_given`")]
    fn day_of(
        &self,
        column: &str,
        of_week: impl Fn(Week) -> Option<NaiveDate>,
        tally: &mut Tally,
    ) -> Option<Option<NaiveDate>> {
        let Some(week) = self.get(column).and_then(Week::parse) else {
            return self.date_given(column, tally);
        };
        let day = of_week(week);
        if day.is_none() {
            let values = [("week", Both::plain(week.said()))];
            tally.add(self.number, tally.column(column), "B0138", &values);
        }
        day.map(Some)
    }

    /// A time that must be there; noted when it is not.
    pub(crate) fn time(&self, column: &str, tally: &mut Tally) -> Option<TimeOfDay> {
        let time = self.get(column).and_then(time);
        if time.is_none() {
            tally.not(self, column, "kind.time");
        }
        time
    }

    /// A whole number, `instead` when left out; noted when it is none.
    pub(crate) fn count(&self, column: &str, instead: u32, tally: &mut Tally) -> Option<u32> {
        let Some(field) = self.get(column) else { return Some(instead) };
        let count = clock::days(field);
        if count.is_none() {
            tally.not(self, column, "kind.count");
        }
        count
    }
}

/// A time written `09:00`, or as Danish spreadsheets do: `09.00`, `09:00:00`.
pub(crate) fn time(text: &str) -> Option<TimeOfDay> {
    let colons = text.replace('.', ":");
    let short = colons.strip_suffix(":00").filter(|rest| rest.contains(':'));
    TimeOfDay::parse(short.unwrap_or(&colons))
}

/// A date with the day first or the year first, the month in words or not.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    dates::read(text).ok().map(|read| read.date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_danish_spreadsheets_write_them() {
        for text in ["09:05", "9:05", "09.05", "09:05:00", "9.05.00"] {
            assert_eq!(time(text), TimeOfDay::parse("9:05"), "{text}");
        }
        assert_eq!(time("09:00"), TimeOfDay::parse("9:00"));
        for text in ["9", "9:00:30", "25:00", "", "9,30"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn danish_and_iso_dates_are_the_same_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2);
        let texts = ["02-11-2026", "2-11-2026", "02.11.2026", "02/11/2026", "2026-11-02"];
        for text in texts.into_iter().chain(["2. nov. 2026", "man. 2/11-26", "02-11-26"]) {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["31-02-2026", "2026-11", "", "tirs. 02-11-2026", "+2-11-2026", "10/23/2026"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
