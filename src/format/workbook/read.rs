//! A workbook into the tree of a clinic file, whose places are cells.

use std::path::Path;

use super::super::Opened;
use super::super::book::{self, Cell};
use super::super::digest::Digests;
use super::super::document::hint;
use super::super::fault::{Both, FileFault, number_values, twice};
use super::super::guard;
use super::super::list::ListFile;
use super::super::nearest::{begun_alike, nearest};
use super::super::shape::FORMAT;
use super::super::source::{BOOK_MAX, Lies, Place, Source};
use super::super::tree::{Entry, Node, Value};
use super::cell::{Growing, open_number};
use super::layout::{Column, Form, Sheet, plain, sheets};
use super::quote::COMMENT;
use super::write::FIRST;
use crate::messages::{Lang, keys};

/// Last row and column that are looked at.
const ROWS_MAX: u32 = 20_000;
const COLUMNS_MAX: u32 = 200;
/// What the name of a sheet begins with that is the planner's own.
const OWN: char = '#';

/// What heads a sheet of keys and values, where somebody has written it above them.
const TITLES: [(&[&str], &[&str]); 2] = [
    (&["key", "name", "setting"], &["value"]),
    (&["nøgle", "navn", "indstilling"], &["værdi", "indhold"]),
];

/// The cells of a sheet, row by row, with the place of each.
type Grid = Vec<Vec<(u32, usize, Cell)>>;

/// Reads a workbook; what is wrong with single cells is told beside the tree.
pub(crate) fn read(path: &Path, file: &str, read: &mut Digests) -> Result<Opened, Vec<FileFault>> {
    let no_workbook = || {
        let detail = [("detail", Both::key("detail.workbook", &[]))];
        vec![FileFault::whole(file, "B0131", &detail)]
    };
    let bytes = Source::bytes(path, file, BOOK_MAX).map_err(|fault| vec![*fault])?;
    let sheets = book::sheets(&bytes).ok_or_else(no_workbook)?;
    let private = guard::in_book(file, &bytes, &sheets);
    if !private.is_empty() {
        return Err(private);
    }
    read.note(path, file, &bytes);
    let (mut tabs, mut lists) = (Tabs::default(), Vec::new());
    for sheet in sheets {
        if let Some(list) = keys::list_of(&sheet.name) {
            lists.push((list, ListFile::of_sheet(file, &sheet)));
            continue;
        }
        let tab = tabs.add(&sheet.name);
        for row in sheet.rows {
            for (column, cell) in (0..).zip(row.cells).filter(|(_, cell)| !cell.is_empty()) {
                tabs.put(tab, (row.line - 1, column), cell);
            }
        }
    }
    let (source, root, faults) = tabs.read(file);
    Ok(Opened { source, root, faults, sheets: lists })
}

/// Cells of a workbook that are merged: of them only the first column is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedCells {
    /// The sheet.
    pub sheet: String,
    /// The first and the last cell, such as `D4:F4`.
    pub cells: String,
}

/// The merged cells on the sheets of a clinic and of its lists; none where there is no workbook.
pub(crate) fn merged(path: &Path, file: &str) -> Vec<MergedCells> {
    let bytes = Source::bytes(path, file, BOOK_MAX).ok();
    let tabs = bytes.and_then(|bytes| book::sheets(&bytes)).unwrap_or_default();
    let known = sheets();
    let is_read = |tab: &book::Sheet| {
        keys::list_of(&tab.name).is_some() || known.iter().any(|sheet| sheet.is(&tab.name))
    };
    let of = |tab: book::Sheet| {
        let sheet = tab.name;
        let cells = tab.merged.into_iter();
        cells.map(move |cells| MergedCells { sheet: sheet.clone(), cells })
    };
    tabs.into_iter().filter(is_read).flat_map(of).collect()
}

/// The sheets of a workbook and the places of their cells.
#[derive(Default)]
struct Tabs {
    names: Vec<String>,
    grids: Vec<Grid>,
    places: Vec<Place>,
    beyond: Vec<usize>,
}

impl Tabs {
    fn add(&mut self, name: &str) -> usize {
        self.names.push(name.to_owned());
        self.grids.push(Vec::new());
        self.names.len() - 1
    }

    fn put(&mut self, sheet: usize, (row, column): (u32, u32), cell: Cell) {
        let at = self.places.len();
        self.places.push(Place { sheet, row: row + 1, column: column + 1 });
        if row >= ROWS_MAX || column >= COLUMNS_MAX {
            self.beyond.push(at);
            return;
        }
        let grid = &mut self.grids[sheet];
        let last = grid.last().and_then(|row| row.first()).map(|(_, at, _)| self.places[*at].row);
        if last != Some(row + 1) {
            grid.push(Vec::new());
        }
        if let Some(cells) = grid.last_mut() {
            cells.push((column, at, cell));
        }
    }

    fn read(mut self, file: &str) -> (Source, Node, Vec<FileFault>) {
        let grids = std::mem::take(&mut self.grids);
        let source = Source::of_cells(file, self.names, self.places);
        let mut reading = Reading { source, faults: Vec::new(), growing: Growing::default() };
        for &at in &self.beyond {
            reading.fault(at, "B0132", &[]);
        }
        let root = reading.root(&grids);
        (reading.source, root, reading.faults)
    }
}

/// Whether two cells head keys and values, and are neither.
fn is_title(key: &Cell, value: &Cell) -> bool {
    let [key, value] = [key, value].map(|cell| plain(&cell.shown()));
    TITLES
        .iter()
        .any(|(keys, values)| keys.contains(&key.as_str()) && values.contains(&value.as_str()))
}

/// The heading of a column in each language.
fn both(column: &Column) -> Both {
    let [en, da] = [Lang::En, Lang::Da].map(|lang| column.heading(lang).to_owned());
    Both { en, da }
}

/// The tree while it grows out of the sheets.
struct Reading {
    source: Source,
    faults: Vec<FileFault>,
    growing: Growing,
}

impl Reading {
    fn fault(&mut self, at: usize, code: &'static str, values: &[(&str, Both)]) {
        self.faults.push(self.source.fault(at, code, values));
    }

    fn root(&mut self, grids: &[Grid]) -> Node {
        let format = self.growing.node(0, Value::Integer(i64::from(FORMAT)));
        let mut root = vec![Entry { key: "format".to_owned(), at: 0, node: format }];
        let known = sheets();
        let mut within = Vec::new();
        for (tab, grid) in grids.iter().enumerate() {
            let name = self.source.sheets()[tab].clone();
            let Some(sheet) = known.iter().find(|sheet| sheet.is(&name)) else {
                self.unknown(&name, grid, &known);
                continue;
            };
            match &sheet.form {
                Form::Section => {
                    if let Some(node) = self.section(sheet, tab, grid) {
                        root.push(Entry { key: sheet.code.clone(), at: node.span.start, node });
                    }
                }
                Form::Rows => {
                    let rows = self.rows(sheet, tab, grid);
                    if let Some(at) = rows.first().map(|row| row.span.start) {
                        let node = self.growing.node(at, Value::List(rows));
                        root.push(Entry { key: sheet.code.clone(), at, node });
                    }
                }
                Form::Within { .. } => within.push((sheet, self.rows(sheet, tab, grid))),
            }
        }
        for (sheet, rows) in within {
            self.place(&mut root, sheet, rows);
        }
        self.growing.node(0, Value::Table(root))
    }

    /// A sheet that is none of the clinic's, unless it says that it is the planner's own or is the
    /// one that explains.
    fn unknown(&mut self, name: &str, grid: &Grid, known: &[Sheet]) {
        let Some((_, at, _)) = grid.first().and_then(|row| row.first()) else { return };
        let explains = FIRST.iter().any(|first| plain(first) == plain(name));
        if name.starts_with(OWN) || explains {
            return;
        }
        let is_danish = known.iter().any(|sheet| self.is_tab(sheet.name(Lang::Da)));
        let lang = if is_danish { Lang::Da } else { Lang::En };
        let lists = keys::LISTS.iter().map(|(_, _, names)| names[usize::from(is_danish)]);
        let names: Vec<&str> = lists.chain(known.iter().map(|sheet| sheet.name(lang))).collect();
        // A sheet that was renamed is another word for the same rather than a slip of the hand.
        let slip = nearest(name, names.iter().copied());
        let meant = slip.or_else(|| begun_alike(name, names.iter().copied()));
        let hint = meant.map_or_else(|| hint(name, &names), |meant| hint(meant, &[meant]));
        self.fault(*at, "B0133", &[("name", Both::echo(name)), hint]);
    }

    fn is_tab(&self, name: &str) -> bool {
        self.source.sheets().iter().any(|tab| tab == name)
    }

    /// A line per key: the key in the first column, its value in the second.
    fn section(&mut self, sheet: &Sheet, tab: usize, grid: &Grid) -> Option<Node> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: Vec<(&str, String)> = Vec::new();
        let first = grid.first()?.first()?.1;
        for (number, row) in grid.iter().enumerate() {
            let value = row.iter().find(|(column, ..)| *column == 1);
            let Some((_, at, key)) = row.iter().find(|(column, ..)| *column == 0) else {
                if let Some((_, at, value)) = value {
                    self.fault(*at, "B0134", &[("value", Both::echo(&value.shown()))]);
                }
                continue;
            };
            let Some(column) = self.column(sheet, &key.shown()) else {
                let title = number == 0 && value.is_some_and(|(.., value)| is_title(key, value));
                if value.is_some() && !title {
                    self.unknown_key(sheet, &key.shown(), *at);
                }
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(code, _)| *code == column.0.code) {
                let (code, values) = twice(first, &key.shown(), both(column.0));
                self.fault(*at, code, &values);
                continue;
            }
            seen.push((&column.0.code, key.shown()));
            let (line, _) = self.source.place(*at);
            self.source.lies(tab, &column.0.code, Lies::Row(line));
            if let Some((_, at, cell)) = row.iter().find(|(column, ..)| *column == 1) {
                self.put(&mut entries, &column, cell, *at);
            }
        }
        // A key that is not there could stand below the last.
        let last = grid.iter().filter_map(|row| row.first()).map(|(_, at, _)| *at).next_back();
        let next = last.map_or(1, |at| self.source.place(at).0 + 1);
        for column in
            sheet.columns.iter().filter(|column| !seen.iter().any(|(code, _)| *code == column.code))
        {
            self.source.lies(tab, &column.code, Lies::Row(next));
        }
        // A sheet nobody has filled in says nothing.
        (!entries.is_empty()).then(|| self.growing.node(first, Value::Table(entries)))
    }

    /// The rows below a heading.
    fn rows(&mut self, sheet: &Sheet, tab: usize, grid: &Grid) -> Vec<Node> {
        let is_heading = |row: &Vec<(u32, usize, Cell)>| {
            row.iter().any(|(_, _, cell)| self.column(sheet, &cell.shown()).is_some())
        };
        let Some(heading) = grid.iter().position(is_heading) else {
            if let Some((_, at, _)) = grid.first().and_then(|row| row.first()) {
                let known = sheet.columns.iter().map(|c| c.heading(self.lang(sheet)));
                let known = Both::plain(known.collect::<Vec<_>>().join(", "));
                self.fault(*at, "B0119", &[("known", known)]);
            }
            return Vec::new();
        };
        let mut columns: Vec<(u32, (&Column, Option<String>))> = Vec::new();
        for (at, place, cell) in &grid[heading] {
            match self.column(sheet, &cell.shown()) {
                None => self.unknown_key(sheet, &cell.shown(), *place),
                Some(column) => {
                    let is_same = |(_, (other, class)): &(u32, (&Column, Option<String>))| {
                        other.code == column.0.code && *class == column.1
                    };
                    if let Some((first, _)) = columns.iter().find(|other| is_same(other)) {
                        let first = grid[heading].iter().find(|(at, ..)| at == first);
                        let first = first.map_or_else(String::new, |(.., cell)| cell.shown());
                        let (code, values) = twice(&first, &cell.shown(), both(column.0));
                        self.fault(*place, code, &values);
                    } else {
                        self.source.lies(tab, &column.0.code, Lies::Column(*at + 1));
                        columns.push((*at, column));
                    }
                }
            }
        }
        // A column that is not there could stand behind the last.
        let next = grid[heading].last().map_or(1, |(at, ..)| *at + 2);
        let line = grid[heading].last().map_or(1, |(_, at, _)| self.source.place(*at).0);
        for column in &sheet.columns {
            if !columns.iter().any(|(_, (given, _))| given.code == column.code) {
                self.source.lies(tab, &column.code, Lies::Free { row: line, column: next });
            }
        }
        // An error that a cell shows begins like a note, and is none.
        let is_note = |cell: &Cell| matches!(cell, Cell::Text(text) if text.starts_with(COMMENT));
        let is_read =
            |row: &&Vec<(u32, usize, Cell)>| !row.first().is_some_and(|(_, _, cell)| is_note(cell));
        let rows = grid[heading + 1..].iter().filter(is_read);
        rows.map(|row| self.row(row, &columns, &grid[heading])).collect()
    }

    fn row(
        &mut self,
        row: &[(u32, usize, Cell)],
        columns: &[(u32, (&Column, Option<String>))],
        heading: &[(u32, usize, Cell)],
    ) -> Node {
        let mut entries = Vec::new();
        for (at, place, cell) in row {
            match columns.iter().find(|(column, _)| column == at) {
                Some((_, column)) => self.put(&mut entries, column, cell, *place),
                None if heading.iter().any(|(column, ..)| column == at) => {}
                None => self.fault(*place, "B0134", &[("value", Both::echo(&cell.shown()))]),
            }
        }
        let at = row.first().map_or(0, |(_, at, _)| *at);
        self.growing.node(at, Value::Table(entries))
    }

    /// The column of a heading, and the class it is for where there is one per class.
    #[expect(clippy::unused_self, reason = "asked beside what does need it")]
    fn column<'s>(&self, sheet: &'s Sheet, heading: &str) -> Option<(&'s Column, Option<String>)> {
        if let Some(column) = sheet.columns.iter().find(|c| !c.per_class && c.is(heading)) {
            return Some((column, None));
        }
        let (name, class) = heading.split_once(':').or_else(|| heading.split_once('.'))?;
        let column = sheet.columns.iter().find(|c| c.per_class && c.is(name))?;
        Some((column, Some(class.trim().to_owned())))
    }

    fn unknown_key(&mut self, sheet: &Sheet, key: &str, at: usize) {
        let lang = self.lang(sheet);
        let known: Vec<&str> = sheet.columns.iter().map(|column| column.heading(lang)).collect();
        let values =
            [("key", Both::echo(key)), ("table", Both::plain(sheet.name(lang))), hint(key, &known)];
        self.fault(at, "B0104", &values);
    }

    /// The language of a sheet, by its tab.
    fn lang(&self, sheet: &Sheet) -> Lang {
        if self.is_tab(sheet.name(Lang::Da)) { Lang::Da } else { Lang::En }
    }

    /// Puts a cell where its key belongs, within inner tables.
    fn put(
        &mut self,
        entries: &mut Vec<Entry>,
        (column, class): &(&Column, Option<String>),
        cell: &Cell,
        at: usize,
    ) {
        if let Some((code, shown)) = cell.broken() {
            self.fault(at, code, &[("value", Both::error(shown))]);
            return;
        }
        if let Some(readings) = open_number(cell, &column.kind) {
            self.fault(at, "B0141", &number_values(&cell.shown(), &readings));
            return;
        }
        let node = self.growing.read(cell, &column.kind, at);
        let mut path: Vec<&str> = column.code.split('.').collect();
        path.extend(class.as_deref());
        self.enter(entries, &path, node);
    }

    fn enter(&mut self, entries: &mut Vec<Entry>, path: &[&str], node: Node) {
        let (at, [key, rest @ ..]) = (node.span.start, path) else { return };
        if rest.is_empty() {
            entries.push(Entry { key: (*key).to_owned(), at, node });
            return;
        }
        let index = entries.iter().position(|entry| entry.key == *key).unwrap_or_else(|| {
            let table = self.growing.node(at, Value::Table(Vec::new()));
            entries.push(Entry { key: (*key).to_owned(), at, node: table });
            entries.len() - 1
        });
        if let Value::Table(inner) = &mut entries[index].node.value {
            self.enter(inner, rest, node);
        }
    }

    /// Lays the rows of a sheet into the rows they belong to.
    #[expect(clippy::single_match_else, reason = "a pattern within a pattern reads better so")]
    fn place(&mut self, root: &mut Vec<Entry>, sheet: &Sheet, rows: Vec<Node>) {
        let Form::Within { parent, path, of_section } = &sheet.form else { return };
        for mut row in rows {
            let at = row.span.start;
            if *of_section {
                let mut keys = vec![parent.as_str()];
                keys.extend(path.iter().map(String::as_str));
                self.append(root, &keys, row, at);
                continue;
            }
            let Value::Table(entries) = &mut row.value else { continue };
            let Some(of) = entries.iter().position(|entry| entry.key == *parent) else {
                self.ownerless(sheet, parent, at);
                continue;
            };
            let of = entries.remove(of);
            let name = match &of.node.value {
                Value::Text(name) => name.clone(),
                _ => String::new(),
            };
            let rows = root.iter_mut().find(|entry| entry.key == *parent);
            let owner = rows.and_then(|entry| match &mut entry.node.value {
                Value::List(rows) => rows.iter_mut().find(|row| row.text("name") == Some(&name)),
                _ => None,
            });
            match owner {
                Some(Node { value: Value::Table(entries), .. }) => {
                    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
                    self.append(entries, &keys, row, at);
                }
                _ => {
                    let list = Both::key(&format!("list.{parent}"), &[]);
                    let check = Both::key("hint.check", &[]);
                    let values = [("list", list), ("name", Both::echo(&name)), ("hint", check)];
                    self.fault(of.at, "B0107", &values);
                }
            }
        }
    }

    /// A row that does not say which row it belongs to.
    fn ownerless(&mut self, sheet: &Sheet, parent: &str, at: usize) {
        let key = Both::key_of(&sheet.code, parent, true);
        let column = self.source.fault_of_column(at, parent, "B0115", &[("column", key.clone())]);
        let values = [("key", key), ("table", Both::table_of(&sheet.code, true))];
        let cell = || self.source.fault_without(at, parent, "B0106", &values);
        let fault = column.unwrap_or_else(cell);
        self.faults.push(fault);
    }

    /// Adds a row to the list under a path of keys.
    fn append(&mut self, entries: &mut Vec<Entry>, path: &[&str], row: Node, at: usize) {
        let [key, rest @ ..] = path else { return };
        let index = entries.iter().position(|entry| entry.key == *key).unwrap_or_else(|| {
            let empty = if rest.is_empty() { Value::List(vec![]) } else { Value::Table(vec![]) };
            let node = self.growing.node(at, empty);
            entries.push(Entry { key: (*key).to_owned(), at, node });
            entries.len() - 1
        });
        match &mut entries[index].node.value {
            Value::List(rows) if rest.is_empty() => rows.push(row),
            Value::Table(inner) => self.append(inner, rest, row, at),
            _ => {}
        }
    }
}
