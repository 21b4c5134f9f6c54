//! A clinic file as a workbook that a person fills in.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatBorder,
    Formula, Note, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

use super::super::shape::ClinicFile;
use super::layout::{Column, Form, Kind, Sheet, sheets};
use super::quote::{self, COMMENT};
use crate::messages::{Lang, key, tell, word};

/// The name of the sheet that explains, in English and Danish.
pub(super) const FIRST: [&str; 2] = ["Read me", "Læs mig"];

/// Rows that a drop-down list reaches to.
const ROWS: u32 = 500;
/// Longest list of words a spreadsheet takes \[characters\].
const WORDS_MAX: usize = 255;
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
    book_of(file, lang).save_to_buffer().expect("memory takes it")
}

/// The workbook before it is bytes.
pub(in crate::format) fn book_of(file: &ClinicFile, lang: Lang) -> Workbook {
    let clinic = serde_json::to_value(file).expect("every shape can be written");
    built(&clinic, lang).expect("a workbook in memory takes what a clinic file holds")
}

fn built(clinic: &Value, lang: Lang) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // The same clinic makes the same bytes.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = clinic["clinic"]["name"].as_str().unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let looks = Looks::new();
    let sheets = sheets();
    first(workbook.add_worksheet(), lang, &looks)?;
    for sheet in &sheets {
        let rows = rows(clinic, sheet);
        if sheet.code == "generator" && rows.is_empty() {
            continue;
        }
        let page = workbook.add_worksheet();
        page.set_name(sheet.name(lang))?;
        let writing = Writing { page, sheet, sheets: &sheets, clinic, lang, looks: &looks };
        match sheet.form {
            Form::Section => writing.section(rows.first().map(|(_, row)| *row))?,
            Form::Rows | Form::Within { .. } => writing.rows(&rows)?,
        }
    }
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
    title: Format,
    wrapped: Format,
}

impl Looks {
    fn new() -> Self {
        let heading = || Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
        Self {
            heading: heading().set_background_color("#E2E6E4"),
            must: heading().set_background_color("#CFE3E6"),
            date: Format::new().set_num_format("dd-mm-yyyy"),
            time: Format::new().set_num_format("hh:mm"),
            text: Format::new().set_num_format("@"),
            plain: Format::new(),
            faint: Format::new().set_italic().set_font_color("#5D6963"),
            title: Format::new().set_bold().set_font_size(16),
            wrapped: Format::new().set_text_wrap(),
        }
    }

    fn of(&self, kind: &Kind) -> &Format {
        match kind {
            Kind::Date => &self.date,
            Kind::Time => &self.time,
            // What is typed there stays as it is typed: `1, 3` is no number.
            Kind::Text | Kind::Weeks | Kind::List(_) | Kind::Spans => &self.text,
            Kind::Whole | Kind::Number | Kind::Flag | Kind::Word(_) => &self.plain,
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
struct Writing<'w> {
    page: &'w mut Worksheet,
    sheet: &'w Sheet,
    sheets: &'w [Sheet],
    clinic: &'w Value,
    lang: Lang,
    looks: &'w Looks,
}

/// A column of cells: of a key, and of a class where there is one per class.
type Cells<'w> = (&'w Column, Option<String>);

impl<'w> Writing<'w> {
    /// A line per key, given or not, with what it means.
    fn section(mut self, row: Option<&Value>) -> Result<(), XlsxError> {
        self.page.set_column_width(0, 28)?.set_column_width(1, 24)?.set_column_width(2, 80)?;
        self.page.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        for (line, (column, class)) in (0..).zip(self.columns()) {
            let heading = self.heading(column, class.as_deref());
            let look = if column.required { &self.looks.must } else { &self.looks.heading };
            self.page.write_with_format(line, 0, &heading, look)?;
            self.page.set_cell_format(line, 1, self.looks.of(&column.kind))?;
            if let Some(value) = row.and_then(|row| found(row, column, class.as_deref())) {
                self.cell(line, 1, column, value)?;
            }
            self.page.write_with_format(line, 2, column.note(self.lang), &self.looks.faint)?;
            self.choices(column, (line, 1), line)?;
        }
        Ok(())
    }

    /// A heading, each with a note, and the rows below it; where there is none, an example that is
    /// not read.
    fn rows(mut self, rows: &[(&str, &Value)]) -> Result<(), XlsxError> {
        self.page.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
        self.page.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        let columns = self.columns();
        for (at, (column, class)) in (0..).zip(&columns) {
            let heading = self.heading(column, class.as_deref());
            let look = if column.required { &self.looks.must } else { &self.looks.heading };
            self.page.set_column_format(at, self.looks.of(&column.kind))?;
            let longest = self.longest((column, class.as_deref()), rows).min(WIDEST);
            let longest = f64::from(u32::try_from(longest + 2).unwrap_or(0));
            self.page.set_column_width(at, width(&heading).max(longest))?;
            self.page.write_with_format(0, at, &heading, look)?;
            let note = Note::new(column.note(self.lang)).add_author_prefix(false);
            self.page.insert_note(0, at, &note.set_width(280))?;
            self.choices(column, (1, at), ROWS)?;
        }
        for (line, (owner, row)) in (1..).zip(rows) {
            for (at, (column, class)) in (0..).zip(&columns) {
                if self.is_owner(column) {
                    self.page.write_with_format(line, at, quote::alone(owner), &self.looks.text)?;
                } else if let Some(value) = found(row, column, class.as_deref()) {
                    self.cell(line, at, column, value)?;
                }
            }
        }
        if rows.is_empty() {
            self.example(&columns)?;
        }
        Ok(())
    }

    /// Letters of the longest text in a column.
    fn longest(&self, (column, class): (&Column, Option<&str>), rows: &[(&str, &Value)]) -> usize {
        let of = |(owner, row): &(&str, &Value)| {
            if self.is_owner(column) {
                return owner.chars().count();
            }
            let shown = |value| self.shown(column, value).chars().count();
            found(row, column, class).map_or(0, shown)
        };
        rows.iter().map(of).max().unwrap_or(0)
    }

    fn heading(&self, column: &Column, class: Option<&str>) -> String {
        let heading = column.heading(self.lang);
        let of = |class: &str| format!("{heading}: {}", self.given("class", class));
        class.map_or_else(|| heading.to_owned(), of)
    }

    fn is_owner(&self, column: &Column) -> bool {
        matches!(&self.sheet.form, Form::Within { parent, of_section: false, .. } if *parent == column.code)
    }

    /// The columns, those per class once for each class of the clinic.
    fn columns(&self) -> Vec<Cells<'w>> {
        let listed = self.clinic["complexity"]["classes"].as_array();
        let mut classes: Vec<String> = listed.map_or_else(Vec::new, |classes| {
            classes.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        });
        let mut columns = Vec::new();
        for column in &self.sheet.columns {
            if !column.per_class {
                columns.push((column, None));
                continue;
            }
            // Those used and not listed are written too, so that nothing is lost.
            for (_, row) in rows(self.clinic, self.sheet) {
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

    /// A row that shows how cells are filled in.
    fn example(&mut self, columns: &[Cells<'w>]) -> Result<(), XlsxError> {
        for (place, (column, class)) in (0..).zip(columns) {
            let until = column.code == "to";
            let shown = match &column.kind {
                Kind::Date => if until { "19-02-2027" } else { "15-02-2027" }.to_owned(),
                Kind::Time => if until { "10:00" } else { "09:00" }.to_owned(),
                Kind::Whole => "20".to_owned(),
                Kind::Number => self.number(0.5),
                Kind::Flag => self.word("true"),
                Kind::Word(words) => self.word(&words[0]),
                Kind::List(of) => match &**of {
                    Kind::Word(words) => self.word(&words[0]),
                    Kind::Number => format!("{}; {}", self.number(0.5), self.number(0.5)),
                    _ => "...".to_owned(),
                },
                Kind::Weeks => self.word("even"),
                Kind::Spans => "10:30-10:45".to_owned(),
                Kind::Text => self.name_of(column).unwrap_or("...").to_owned(),
            };
            let shown = match (place, class) {
                (0, _) => format!("{COMMENT} {shown}"),
                (_, Some(_)) => continue,
                _ => shown,
            };
            self.page.write_with_format(1, place, &shown, &self.looks.faint)?;
        }
        Ok(())
    }

    /// The first name of the list that a column refers to.
    fn name_of(&self, column: &Column) -> Option<&'w str> {
        self.clinic[refers_to(&column.code)?][0]["name"].as_str()
    }

    fn cell(&mut self, row: u32, at: u16, column: &Column, value: &Value) -> Result<(), XlsxError> {
        let look = self.looks.of(&column.kind);
        let serial = value.as_str().and_then(|text| serial(&column.kind, text));
        if let Some(number) = serial.or_else(|| value.as_f64()) {
            self.page.write_with_format(row, at, number, look)?;
        } else {
            let text = self.shown(column, value);
            self.page.write_with_format(row, at, &text, look)?;
        }
        Ok(())
    }

    /// A value as text, fixed words in the language: several with `;` between.
    fn shown(&self, column: &Column, value: &Value) -> String {
        let fixed = column.kind.is_fixed();
        match value {
            Value::String(text) if fixed => self.word(text),
            Value::String(text) if matches!(column.kind, Kind::List(_)) => {
                quote::among(self.name(column, text))
            }
            Value::String(text) => quote::alone(self.name(column, text)),
            Value::Bool(flag) => self.word(if *flag { "true" } else { "false" }),
            Value::Number(number) => number.as_f64().map_or_else(String::new, |n| self.number(n)),
            Value::Array(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| self.shown(column, item)).collect();
                items.join("; ")
            }
            Value::Object(span) => {
                let end = |key: &str| span.get(key).and_then(Value::as_str).unwrap_or_default();
                format!("{}-{}", end("from"), end("to"))
            }
            Value::Null => String::new(),
        }
    }

    fn number(&self, number: f64) -> String {
        match self.lang {
            Lang::En => number.to_string(),
            Lang::Da => number.to_string().replace('.', ","),
        }
    }

    /// A name that behov gives in the language of the workbook, where no row of the clinic is called
    /// so; every other name as it is.
    fn name<'n>(&self, column: &Column, name: &'n str) -> &'n str {
        let table = match column.code.rsplit('.').next().unwrap_or_default() {
            "right" | "rights" | "switched_on" => "right",
            "class" | "answered" | "truly" | "complex" => "class",
            _ => return name,
        };
        self.given(table, name)
    }

    fn given<'n>(&self, table: &str, name: &'n str) -> &'n str {
        let danish = word::danish_name(table, name).filter(|_| self.lang == Lang::Da);
        let listed = |value: &'w Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
        let is_own = |danish: &&str| {
            let classes = listed(&self.clinic["complexity"]["classes"]);
            let rights = listed(&self.clinic["right"]);
            (table == "class" && classes.iter().any(|class| class == danish))
                || (table == "right" && rights.iter().any(|row| row["name"] == **danish))
        };
        danish.filter(|danish| !is_own(danish)).unwrap_or(name)
    }

    /// A fixed word in the language of the workbook; every other text as it is.
    fn word(&self, word: &str) -> String {
        match (self.lang, word) {
            (Lang::En, "true") => "yes".to_owned(),
            (Lang::En, "false") => "no".to_owned(),
            (Lang::En, word) => word.to_owned(),
            (Lang::Da, word) => word::choice(word).to_owned(),
        }
    }

    /// The list a cell is chosen from: fixed words, or the names of another sheet.
    fn choices(&mut self, column: &Column, from: (u32, u16), to: u32) -> Result<(), XlsxError> {
        let words = match &column.kind {
            Kind::Word(words) => words.iter().map(|word| self.word(word)).collect(),
            Kind::Flag => vec![self.word("true"), self.word("false")],
            _ => Vec::new(),
        };
        let fits = words.iter().map(|word| word.len() + 1).sum::<usize>() <= WORDS_MAX;
        let list = if !words.is_empty() && fits {
            DataValidation::new().allow_list_strings(&words)?
        } else if let (Kind::Text, Some(list)) = (&column.kind, self.list_of(column)) {
            let names = format!("='{}'!$A$2:$A${}", list.name(self.lang), ROWS + 1);
            DataValidation::new().allow_list_formula(Formula::new(names))
        } else {
            return Ok(());
        };
        // A name may be written before the row it belongs to.
        let list = list.set_error_style(DataValidationErrorStyle::Warning);
        self.page.add_data_validation(from.0, from.1, to, from.1, &list)?;
        Ok(())
    }

    /// The sheet whose names a column takes.
    fn list_of(&self, column: &Column) -> Option<&'w Sheet> {
        let list = if self.is_owner(column) { &column.code } else { refers_to(&column.code)? };
        self.sheets.iter().find(|sheet| sheet.code == *list && sheet.code != self.sheet.code)
    }
}

/// The list whose rows a key names. Rights are not among them: most are built in.
fn refers_to(key: &str) -> Option<&str> {
    Some(match key {
        "team" | "clinician" | "room" | "need" | "pathway" => key,
        "control" | "need_based" | "advice" | "outreach" => "need",
        _ => return None,
    })
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
