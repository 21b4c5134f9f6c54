//! A clinic file as a workbook that a person fills in.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

use super::super::shape::ClinicFile;
use super::choice::{Choices, ROWS};
use super::layout::{Column, Form, Kind, Sheet, sheets};
use super::quote::{self, COMMENT};
use super::spoken::Spoken;
use crate::messages::about::in_danish;
use crate::messages::{Lang, key, tell};

/// The name of the sheet that explains, in English and Danish.
pub(super) const FIRST: [&str; 2] = ["Read me", "Læs mig"];

/// How wide the sheet that explains is, how many letters are sure to fit into a line of it
/// \[characters\], and how high a line is \[pt\].
const EXPLAINED: f64 = 74.0;
const LETTERS: u32 = 68;
const LINE: f64 = 16.0;
/// Widest a column is made for what stands in it \[characters\].
const WIDEST: usize = 42;
/// A4.
const PAPER: u8 = 9;

/// The workbook of a clinic file, headings and fixed words in a language.
///
/// # Panics
/// Never: names of sheets are short and different, and every shape can be written.
#[must_use]
pub fn write(file: &ClinicFile, lang: Lang) -> Vec<u8> {
    book_of(file, None, lang).save_to_buffer().expect("memory takes it")
}

/// The workbook before it is bytes; below headings of which the clinic has no row stand those of
/// `examples`, and are not read.
pub(in crate::format) fn book_of(
    file: &ClinicFile,
    examples: Option<&ClinicFile>,
    lang: Lang,
) -> Workbook {
    let value = |file| serde_json::to_value(file).expect("every shape can be written");
    let examples = examples.map_or(Value::Null, value);
    built(&value(file), &examples, lang)
        .expect("a workbook in memory takes what a clinic file holds")
}

fn built(clinic: &Value, examples: &Value, lang: Lang) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // The same clinic makes the same bytes.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = clinic["clinic"]["name"].as_str().unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let looks = Looks::new();
    let sheets = sheets();
    let spoken = Spoken { clinic, lang };
    let mut choices = Choices::new(spoken, &sheets);
    first(workbook.add_worksheet(), lang, &looks)?;
    for sheet in &sheets {
        let rows = rows(clinic, sheet);
        if sheet.code == "generator" && rows.is_empty() {
            continue;
        }
        let page = workbook.add_worksheet();
        page.set_name(sheet.name(lang))?;
        let examples = self::rows(examples, sheet);
        let writing = Writing { page, sheet, spoken, choices: &mut choices, looks: &looks };
        match sheet.form {
            Form::Section => {
                let [row, example] = [&rows, &examples].map(|rows| rows.first().map(|row| row.1));
                writing.section(row, example)?;
            }
            Form::Rows | Form::Within { .. } => writing.rows(&rows, &examples)?,
        }
    }
    choices.finish(&mut workbook)?;
    Ok(workbook)
}

/// How cells look.
struct Looks {
    heading: Format,
    must: Format,
    date: Format,
    time: Format,
    text: Format,
    plain: Format,
    faint: Format,
    /// The same for dates, times, and what stays as it is typed.
    faint_date: Format,
    faint_time: Format,
    faint_text: Format,
    title: Format,
    wrapped: Format,
}

impl Looks {
    fn new() -> Self {
        let heading = || Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
        let faint = || Format::new().set_italic().set_font_color("#5D6963");
        Self {
            heading: heading().set_background_color("#E2E6E4"),
            must: heading().set_background_color("#CFE3E6"),
            date: Format::new().set_num_format("dd-mm-yyyy"),
            time: Format::new().set_num_format("hh:mm"),
            text: Format::new().set_num_format("@"),
            plain: Format::new(),
            faint: faint(),
            faint_date: faint().set_num_format("dd-mm-yyyy"),
            faint_time: faint().set_num_format("hh:mm"),
            faint_text: faint().set_num_format("@"),
            title: Format::new().set_bold().set_font_size(16),
            wrapped: Format::new().set_text_wrap(),
        }
    }

    fn of(&self, kind: &Kind, example: bool) -> &Format {
        let [date, time, text, plain] = if example {
            [&self.faint_date, &self.faint_time, &self.faint_text, &self.faint]
        } else {
            [&self.date, &self.time, &self.text, &self.plain]
        };
        match kind {
            Kind::Date => date,
            Kind::Time => time,
            // What is typed there stays as it is typed: `1, 3` is no number.
            Kind::Text | Kind::Weeks | Kind::List(_) | Kind::Spans => text,
            Kind::Whole | Kind::Number | Kind::Flag | Kind::Word(_) => plain,
        }
    }
}

/// The sheet that explains.
fn first(page: &mut Worksheet, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    page.set_name(FIRST[usize::from(lang == Lang::Da)])?;
    page.set_column_width(0, EXPLAINED)?.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    page.write_with_format(0, 0, tell!(lang, "workbook.title"), &looks.title)?;
    let lines = [
        key!("workbook.names"),
        key!("workbook.defaults"),
        key!("workbook.must"),
        key!("workbook.several"),
        key!("workbook.days"),
        key!("workbook.own"),
        key!("workbook.patients"),
        key!("workbook.lists"),
        key!("workbook.check"),
    ];
    for (row, line) in (2..).zip(lines) {
        let text = line.of(lang);
        page.write_with_format(row, 0, text, &looks.wrapped)?;
        // Not every program makes room for a text that wraps.
        let lines = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).div_ceil(LETTERS);
        page.set_row_height(row, LINE * f64::from(lines))?;
    }
    Ok(())
}

/// The rows of a sheet in a clinic, each with the name of the row it belongs to.
fn rows<'c>(clinic: &'c Value, sheet: &Sheet) -> Vec<(&'c str, &'c Value)> {
    let listed = |value: &'c Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
    match &sheet.form {
        Form::Section => clinic.get(&sheet.code).map(|row| ("", row)).into_iter().collect(),
        Form::Rows => listed(&clinic[&sheet.code]).iter().map(|row| ("", row)).collect(),
        Form::Within { parent, path, of_section } => {
            let inner = |owner: &'c Value| {
                let list = path.iter().fold(owner, |value, key| &value[key]);
                listed(list).iter()
            };
            if *of_section {
                return inner(&clinic[parent]).map(|row| ("", row)).collect();
            }
            let owners = listed(&clinic[parent]).iter();
            let name = |owner: &'c Value| owner["name"].as_str().unwrap_or_default();
            owners.flat_map(|owner| inner(owner).map(move |row| (name(owner), row))).collect()
        }
    }
}

/// A sheet being written.
struct Writing<'w, 'c> {
    page: &'w mut Worksheet,
    sheet: &'w Sheet,
    spoken: Spoken<'w>,
    choices: &'w mut Choices<'c>,
    looks: &'w Looks,
}

/// A column of cells: of a key, and of a class where there is one per class.
type Cells<'w> = (&'w Column, Option<String>);

/// A row, and the name of the one it belongs to.
type Row<'r> = (&'r str, &'r Value);

impl<'w> Writing<'w, '_> {
    /// A line per key, given or not, with what it means.
    fn section(mut self, row: Option<&Value>, example: Option<&Value>) -> Result<(), XlsxError> {
        self.page.set_column_width(0, 28)?.set_column_width(1, 24)?.set_column_width(2, 80)?;
        self.page.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        for (line, (column, class)) in (0..).zip(self.columns()) {
            let heading = self.heading(column, class.as_deref());
            let look = if column.required { &self.looks.must } else { &self.looks.heading };
            self.page.write_with_format(line, 0, &heading, look)?;
            self.page.set_cell_format(line, 1, self.looks.of(&column.kind, false))?;
            let [given, shown] =
                [row, example].map(|row| row.and_then(|row| found(row, column, class.as_deref())));
            if let Some(value) = given {
                self.cell((line, 1), column, value, false)?;
            }
            let mut note = column.note(self.spoken.lang).to_owned();
            if let Some(shown) = shown.filter(|_| given.is_none()) {
                let value = self.spoken.shown(column, shown);
                note = tell!(self.spoken.lang, "workbook.example", note = note, value = value);
            }
            self.page.write_with_format(line, 2, note, &self.looks.faint)?;
            self.choose(column, (line, 1), line)?;
        }
        Ok(())
    }

    /// A heading, each with a note, and the rows below it; where there is none, examples that are not
    /// read.
    fn rows(mut self, rows: &[Row<'_>], examples: &[Row<'_>]) -> Result<(), XlsxError> {
        self.page.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
        self.page.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        let columns = self.columns();
        let (shown, example) = if rows.is_empty() { (examples, true) } else { (rows, false) };
        for (at, (column, class)) in (0..).zip(&columns) {
            let heading = self.heading(column, class.as_deref());
            let look = if column.required { &self.looks.must } else { &self.looks.heading };
            self.page.set_column_format(at, self.looks.of(&column.kind, false))?;
            let longest = self.longest((column, class.as_deref()), shown).min(WIDEST);
            let longest = f64::from(u32::try_from(longest + 2).unwrap_or(0));
            self.page.set_column_width(at, width(&heading).max(longest))?;
            self.page.write_with_format(0, at, &heading, look)?;
            let note = Note::new(column.note(self.spoken.lang)).add_author_prefix(false);
            self.page.insert_note(0, at, &note.set_width(280))?;
            self.choose(column, (1, at), ROWS)?;
        }
        for (line, row) in (1..).zip(shown) {
            self.row(line, row, &columns, example)?;
        }
        Ok(())
    }

    /// A row; the first cell of an example says that it is none.
    fn row(
        &mut self,
        line: u32,
        (owner, row): &Row<'_>,
        columns: &[Cells<'_>],
        example: bool,
    ) -> Result<(), XlsxError> {
        for (at, (column, class)) in (0..).zip(columns) {
            let (value, look) =
                (found(row, column, class.as_deref()), self.looks.of(&Kind::Text, example));
            let shown = match value {
                _ if self.is_owner(column) => quote::alone(owner),
                Some(value) => self.spoken.shown(column, value),
                None => continue,
            };
            if example && at == 0 {
                self.page.write_with_format(line, at, format!("{COMMENT} {shown}"), look)?;
            } else if let Some(value) = value {
                self.cell((line, at), column, value, example)?;
                if column.code == "about" {
                    self.explain((line, at), value.as_str().unwrap_or_default())?;
                }
            } else {
                self.page.write_with_format(line, at, shown, look)?;
            }
        }
        Ok(())
    }

    /// Letters of the longest text in a column.
    fn longest(&self, (column, class): (&Column, Option<&str>), rows: &[Row<'_>]) -> usize {
        let of = |(owner, row): &Row<'_>| {
            if self.is_owner(column) {
                return owner.chars().count();
            }
            let shown = |value| self.spoken.shown(column, value).chars().count();
            found(row, column, class).map_or(0, shown)
        };
        rows.iter().map(of).max().unwrap_or(0)
    }

    fn heading(&self, column: &Column, class: Option<&str>) -> String {
        let heading = column.heading(self.spoken.lang);
        let of = |class: &str| format!("{heading}: {}", self.spoken.given("class", class));
        class.map_or_else(|| heading.to_owned(), of)
    }

    fn is_owner(&self, column: &Column) -> bool {
        matches!(&self.sheet.form, Form::Within { parent, of_section: false, .. } if *parent == column.code)
    }

    /// The columns, those per class once for each class of the clinic.
    fn columns(&self) -> Vec<Cells<'w>> {
        let clinic = self.spoken.clinic;
        let mut classes: Vec<String> =
            self.spoken.own("class").into_iter().map(str::to_owned).collect();
        let mut columns = Vec::new();
        for column in &self.sheet.columns {
            if !column.per_class {
                columns.push((column, None));
                continue;
            }
            // Those used and not listed are written too, so that nothing is lost.
            for (_, row) in rows(clinic, self.sheet) {
                let used = at(row, &column.code).and_then(Value::as_object);
                for class in used.into_iter().flat_map(|classes| classes.keys()) {
                    if !classes.contains(class) {
                        classes.push(class.clone());
                    }
                }
            }
            columns.extend(classes.iter().map(|class| (column, Some(class.clone()))));
        }
        columns
    }

    fn cell(
        &mut self,
        (row, at): (u32, u16),
        column: &Column,
        value: &Value,
        example: bool,
    ) -> Result<(), XlsxError> {
        let look = self.looks.of(&column.kind, example);
        let serial = value.as_str().and_then(|text| serial(&column.kind, text));
        if let Some(number) = serial.or_else(|| value.as_f64()) {
            self.page.write_with_format(row, at, number, look)?;
        } else if let Some(number) = self.assumed(column, value) {
            let look = self.looks.of(&Kind::Number, example);
            self.page.write_with_format(row, at, number, look)?;
        } else {
            let text = self.spoken.shown(column, value);
            self.page.write_with_format(row, at, &text, look)?;
        }
        Ok(())
    }

    /// The number that an assumption has for its value: text in the file, and read back as it stands.
    fn assumed(&self, column: &Column, value: &Value) -> Option<f64> {
        let of_it = self.sheet.code == "assumption" && column.code == "value";
        let text = value.as_str().filter(|_| of_it)?;
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite())?;
        (number.to_string() == text).then_some(number)
    }

    /// Says in a note what the key that an assumption is about is called in Danish.
    fn explain(&mut self, (row, at): (u32, u16), key: &str) -> Result<(), XlsxError> {
        let of_it = self.sheet.code == "assumption" && self.spoken.lang == Lang::Da;
        if let Some(words) = in_danish(key).filter(|_| of_it) {
            self.page.insert_note(row, at, &Note::new(words).add_author_prefix(false))?;
        }
        Ok(())
    }

    /// Gives the cells of a column the list they are chosen from.
    fn choose(&mut self, column: &Column, from: (u32, u16), to: u32) -> Result<(), XlsxError> {
        if let Some(list) = self.choices.of(column, self.is_owner(column))? {
            self.page.add_data_validation(from.0, from.1, to, from.1, &list)?;
        }
        Ok(())
    }
}

/// Wide enough for a heading \[characters\].
#[expect(clippy::cast_precision_loss, reason = "headings are short")]
fn width(heading: &str) -> f64 {
    heading.chars().count().clamp(9, 30) as f64 + 2.0
}

/// The value under a path of keys.
fn at<'v>(row: &'v Value, code: &str) -> Option<&'v Value> {
    code.split('.').try_fold(row, |value, key| value.get(key)).filter(|value| !value.is_null())
}

fn found<'v>(row: &'v Value, column: &Column, class: Option<&str>) -> Option<&'v Value> {
    let value = at(row, &column.code)?;
    class.map_or(Some(value), |class| value.get(class))
}

/// A date or a time as spreadsheets count it \[days\].
fn serial(kind: &Kind, text: &str) -> Option<f64> {
    match kind {
        Kind::Date => {
            let days = text.parse::<NaiveDate>().ok()? - NaiveDate::from_ymd_opt(1899, 12, 30)?;
            i32::try_from(days.num_days()).ok().map(f64::from)
        }
        Kind::Time => {
            let (hour, minute) = text.split_once(':')?;
            let minutes = 60 * hour.parse::<u32>().ok()? + minute.parse::<u32>().ok()?;
            (minutes < 1_440).then(|| f64::from(minutes) / 1_440.0)
        }
        _ => None,
    }
}
