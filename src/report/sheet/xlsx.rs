//! Sheets as a workbook: a tab each, tables as cells with their values, all else as text above them.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::csv::second;
use super::{Block, Cell, Grid, Sheet};
use crate::messages::Lang;
use crate::report::Voice;

/// A tab: its name and what it says.
pub(in crate::report) type Tab = (String, Sheet);

/// Narrowest and widest column \[characters\].
const WIDTHS: (usize, usize) = (7, 44);
/// A4.
const PAPER: u8 = 9;
/// How high a line is \[pt\].
const LINE: f64 = 15.0;
const MINUTES_PER_DAY: f64 = 1_440.0;

/// The workbook of some tabs.
///
/// # Errors
/// What the library complains of: a name of a tab it does not take, a text it cannot hold.
pub(in crate::report) fn xlsx(voice: Voice, title: &str, tabs: &[Tab]) -> Result<Vec<u8>, String> {
    written(voice, title, tabs).map_err(|fault| fault.to_string())
}

fn written(voice: Voice, title: &str, tabs: &[Tab]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same sheets make the same bytes.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let looks = Looks::new(voice.lang);
    for (name, sheet) in tabs {
        let page = workbook.add_worksheet();
        page.set_name(name)?.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        Writing { page, voice, looks: &looks, row: 0, widths: Vec::new(), heads: Vec::new() }
            .sheet(sheet)?;
    }
    workbook.save_to_buffer()
}

/// How cells look.
struct Looks {
    title: Format,
    caption: Format,
    head: Format,
    text: Format,
    plain: Format,
    date: Format,
    time: Format,
    share: Format,
    decimals: [Format; 4],
}

impl Looks {
    fn new(lang: Lang) -> Self {
        let format = |format: &str| Format::new().set_num_format(format);
        let date = match lang {
            Lang::En => "yyyy-mm-dd",
            Lang::Da => "dd-mm-yyyy",
        };
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            caption: Format::new().set_bold(),
            head: head
                .set_background_color("#E2E6E4")
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_indent(1),
            // Beside numbers, which end where their cell does.
            text: format("@").set_indent(1),
            plain: Format::new(),
            date: format(date).set_align(FormatAlign::Left).set_indent(1),
            time: format("hh:mm").set_align(FormatAlign::Left).set_indent(1),
            share: format("0.0%"),
            decimals: ["0", "0.0", "0.00", "0.000"].map(format),
        }
    }
}

/// A tab being written.
struct Writing<'w> {
    page: &'w mut Worksheet,
    voice: Voice,
    looks: &'w Looks,
    /// The next free row.
    row: u32,
    /// Characters of the widest cell of each column of tables.
    widths: Vec<usize>,
    /// Rows of headings.
    heads: Vec<(u32, Vec<String>)>,
}

impl Writing<'_> {
    fn sheet(mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let tables = sheet.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
        for block in &sheet.blocks {
            match block {
                Block::Gap => self.row += 1,
                Block::Title(title) => self.line(0, title, &self.looks.title)?,
                Block::Line(line) => self.line(0, line, &self.looks.caption)?,
                Block::Paragraph { text, .. } => self.line(0, text, &self.looks.plain)?,
                Block::Point(point) => self.line(0, &format!("• {point}"), &self.looks.plain)?,
                Block::Row { label, text } => {
                    self.page.write_with_format(self.row, 0, label, &self.looks.caption)?;
                    self.line(1, text, &self.looks.plain)?;
                }
                Block::Table(grid) => self.table(grid, tables == 1)?,
            }
        }
        for (column, width) in (0..).zip(&self.widths) {
            let width = u32::try_from((*width).clamp(WIDTHS.0, WIDTHS.1) + 2).unwrap_or(u32::MAX);
            self.page.set_column_width(column, f64::from(width))?;
        }
        for (row, heads) in &self.heads {
            let fitting = self.widths.iter().map(|width| (*width).clamp(WIDTHS.0, WIDTHS.1));
            let most = heads.iter().zip(fitting).map(|(head, width)| lines(head, width)).max();
            let lines = u32::try_from(most.unwrap_or(1)).unwrap_or(1);
            self.page.set_row_height(*row, LINE * f64::from(lines))?;
        }
        Ok(())
    }

    fn line(&mut self, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        self.page.write_with_format(self.row, column, text, look)?;
        self.row += 1;
        Ok(())
    }

    /// A heading and the rows below it; the only table of a tab can be filtered, and its heading
    /// stays in sight.
    fn table(&mut self, grid: &Grid, only: bool) -> Result<(), XlsxError> {
        let (top, columns) = (self.row, self.heading(grid)?);
        self.row += 1;
        if grid.cells.is_empty() {
            for row in &grid.rows {
                for (column, text) in (0..).zip(row) {
                    self.text(column, text)?;
                }
                self.row += 1;
            }
        }
        for row in &grid.cells {
            let mut column = 0;
            for (cell, two) in row.iter().zip(&columns) {
                self.cell(column, cell)?;
                column += 1;
                if *two {
                    if let Some((_, number)) = cell.second() {
                        self.number(column, number, &self.looks.plain)?;
                    }
                    column += 1;
                }
            }
            self.row += 1;
        }
        let width = u16::try_from(columns.len() + columns.iter().filter(|two| **two).count());
        let last = width.unwrap_or(u16::MAX).saturating_sub(1);
        if only && self.row > top + 1 {
            self.page.autofilter(top, 0, self.row - 1, last)?;
            self.page.set_freeze_panes(top + 1, 0)?.set_repeat_rows(top, top)?;
        }
        Ok(())
    }

    /// The headings; for each whether its cells hold two numbers and take two columns.
    fn heading(&mut self, grid: &Grid) -> Result<Vec<bool>, XlsxError> {
        let (mut column, mut columns, mut written) = (0, Vec::new(), Vec::new());
        for (at, head) in grid.header.iter().enumerate() {
            let two = second(grid, at);
            let heads = [Some(head.clone()), two.map(|of| format!("{head} {of}"))];
            for head in heads.into_iter().flatten() {
                self.page.write_with_format(self.row, column, &head, &self.looks.head)?;
                // Headings wrap between words: half their letters in a line are enough.
                let word = head.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
                self.widen(column, word.max(head.chars().count() / 2 + 1));
                column += 1;
                written.push(head);
            }
            columns.push(two.is_some());
        }
        // Not every program makes room for a text that wraps.
        self.heads.push((self.row, written));
        Ok(columns)
    }

    fn cell(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let looks = self.looks;
        #[expect(clippy::cast_precision_loss, reason = "counts of a clinic are far below 2^53")]
        match *cell {
            Cell::Nothing | Cell::None => Ok(()),
            Cell::Text(ref text) => self.text(column, text),
            Cell::Week(_) => self.text(column, &cell.told(self.voice)),
            Cell::Count(count) | Cell::Of(count, _) | Cell::Counted(count, _) => {
                self.number(column, count as f64, &looks.decimals[0])
            }
            Cell::Number(value, decimals) => {
                self.number(column, value, &looks.decimals[decimals.min(looks.decimals.len() - 1)])
            }
            Cell::Minutes(value) => {
                let whole = (value - value.round()).abs() < 1e-9;
                self.number(column, value, &looks.decimals[usize::from(!whole)])
            }
            Cell::Share(share) => self.number(column, share, &looks.share),
            Cell::Part(value, _) | Cell::Points(value) => self.number(column, value, &looks.plain),
            Cell::Estimate(of, _) | Cell::SharePoints(of) => {
                self.number(column, of.value.0, &looks.plain)
            }
            Cell::Date(date) => self.number(column, serial(date), &looks.date),
            Cell::Time(time) => {
                self.number(column, time.minutes().real() / MINUTES_PER_DAY, &looks.time)
            }
        }
    }

    fn text(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        self.widen(column, text.chars().count());
        // A text that begins with = is a text.
        self.page.write_string_with_format(self.row, column, text, &self.looks.text)?;
        Ok(())
    }

    /// A number; without a value nothing.
    fn number(&mut self, column: u16, number: f64, look: &Format) -> Result<(), XlsxError> {
        self.widen(column, 10);
        if number.is_finite() {
            self.page.write_number_with_format(self.row, column, number, look)?;
        }
        Ok(())
    }

    fn widen(&mut self, column: u16, width: usize) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        self.widths[column] = self.widths[column].max(width);
    }
}

/// How many lines a text takes, broken between words.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut filled) = (1, 0);
    for word in text.split(' ').map(|word| word.chars().count()) {
        if filled > 0 && filled + 1 + word > width {
            lines += 1;
            filled = 0;
        }
        filled += word + usize::from(filled > 0);
    }
    lines
}

/// A date as spreadsheets count it \[days\].
fn serial(date: NaiveDate) -> f64 {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a constant");
    i32::try_from((date - first).num_days()).map_or(f64::NAN, f64::from)
}
