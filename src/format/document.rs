//! The rows of the clinic file: each decoded on its own, so that one broken key hides no other.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::decode::{Decoder, What, Wrong};
use super::fault::{Both, FileFault};
use super::names::Lost;
use super::nearest::nearest;
use super::source::Source;
use super::tree::{Node, Value};
use crate::messages::word::danish_name;

/// Most faults looked for in one row.
const ROW_FAULTS_MAX: usize = 40;

/// The clinic file being read: its text, its tree and the faults found so far.
pub(crate) struct Document<'n> {
    pub(crate) source: &'n Source,
    pub(crate) root: &'n Node,
    pub(crate) faults: Vec<FileFault>,
    /// Lists with a row that could not be read as it stands.
    pub(crate) broken: BTreeSet<&'static str>,
    /// Names of rows that could not be read.
    pub(crate) lost: Lost,
    /// Nodes left out because they could not be read.
    left_out: BTreeSet<u32>,
}

/// A row that could be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'n, T> {
    pub(crate) shape: T,
    pub(crate) node: &'n Node,
    /// Whether it was read without any fault.
    pub(crate) whole: bool,
}

impl<'n> Document<'n> {
    pub(crate) fn new(source: &'n Source, root: &'n Node) -> Self {
        let (faults, broken, lost) = (Vec::new(), BTreeSet::new(), Lost::new());
        Self { source, root, faults, broken, lost, left_out: BTreeSet::new() }
    }

    /// Notes a fault at a byte.
    pub(crate) fn fault(&mut self, at: usize, code: &'static str, values: &[(&str, Both)]) {
        self.faults.push(self.source.fault(at, code, values));
    }

    /// Notes a fault of a key that a row or section does not have.
    pub(crate) fn fault_without(
        &mut self,
        at: usize,
        key: &str,
        code: &'static str,
        values: &[(&str, Both)],
    ) {
        self.faults.push(self.source.fault_without(at, key, code, values));
    }

    /// A key as the file shows it.
    pub(crate) fn shown(&self, list: &str, key: &str) -> Both {
        Both::key_of(list, key, self.source.has_cells())
    }

    /// Notes that a key is missing in a row or section.
    pub(crate) fn missing(&mut self, list: &str, at: usize, key: &str) {
        // Rows within rows stand on a sheet of their own.
        let sheet = self.source.sheet_without(at, key).map(Both::plain);
        let table = sheet.unwrap_or_else(|| Both::table_of(list, false));
        let values = [("key", self.shown(list, key)), ("table", table)];
        let fault = self.source.fault_without(at, key, "B0106", &values);
        // A cell that could not be read is there.
        let unread = |other: &FileFault| {
            ["B0135", "B0141", "B0142"].contains(&other.code)
                && other.sheet == fault.sheet
                && (other.line, other.column) == (fault.line, fault.column)
        };
        if fault.sheet.is_none() || !self.faults.iter().any(unread) {
            self.faults.push(fault);
        }
    }

    /// Notes that a key is missing that every row has: for all of them at once where their sheet has
    /// no column for it.
    fn lacking(&mut self, list: &str, at: usize, key: &str) {
        let column = [("column", self.shown(list, key))];
        match self.source.fault_of_column(at, key, "B0115", &column) {
            Some(fault) => self.faults.push(fault),
            None => self.missing(list, at, key),
        }
    }

    /// Notes that a row of a list could not be read.
    pub(crate) fn lose(&mut self, list: &'static str, name: &str) {
        self.broken.insert(list);
        self.lost.entry(list).or_default().insert(name.to_owned());
    }

    /// Whether a node and all within it were read.
    pub(crate) fn is_read(&self, node: &Node) -> bool {
        !self.left_out.contains(&node.id)
            && match &node.value {
                Value::List(nodes) => nodes.iter().all(|node| self.is_read(node)),
                Value::Table(entries) => entries.iter().all(|entry| self.is_read(&entry.node)),
                _ => true,
            }
    }

    /// All rows of `[[list]]` that can be read.
    pub(crate) fn rows<T>(&mut self, list: &'static str) -> Vec<Row<'n, T>>
    where
        T: DeserializeOwned + JsonSchema,
    {
        let Some(entry) = self.root.get(list) else { return Vec::new() };
        let required = required::<T>();
        if let Value::List(nodes) = &entry.node.value {
            return nodes.iter().filter_map(|node| self.row(list, node, &required)).collect();
        }
        let wanted = Both::key("kind.rows", &[("list", Both::plain(list))]);
        let found = Both::plain(if matches!(entry.node.value, Value::Table(_)) {
            format!("[{list}]")
        } else {
            format!("{list} = ...")
        });
        self.fault(entry.at, "B0105", &[("found", found), ("wanted", wanted)]);
        self.lose(list, "");
        Vec::new()
    }

    /// The table `[section]`, if it is there and can be read.
    pub(crate) fn section<T>(&mut self, section: &'static str) -> Option<Row<'n, T>>
    where
        T: DeserializeOwned + JsonSchema,
    {
        let entry = self.root.get(section)?;
        self.row(section, &entry.node, &required::<T>())
    }

    fn row<T: DeserializeOwned>(
        &mut self,
        list: &'static str,
        node: &'n Node,
        required: &[String],
    ) -> Option<Row<'n, T>> {
        let name = node.text("name").unwrap_or_default();
        let before = self.faults.len();
        if let Value::Table(_) = node.value {
            for key in required.iter().filter(|key| node.get(key).is_none()) {
                self.lacking(list, node.span.start, key);
            }
        }
        let mut left_out = BTreeSet::new();
        let shape = loop {
            let decoder = Decoder { node, left_out: &left_out };
            match T::deserialize(decoder) {
                Ok(shape) => break Some(shape),
                Err(wrong)
                    if left_out.len() >= ROW_FAULTS_MAX || !self.note(list, node, &wrong) =>
                {
                    break None;
                }
                Err(wrong) => left_out.extend(wrong.node.map(|(id, _)| id)),
            }
        };
        self.left_out.extend(left_out);
        let whole = self.faults.len() == before;
        if !whole {
            self.broken.insert(list);
        }
        if shape.is_none() {
            self.lose(list, name);
        }
        shape.map(|shape| Row { shape, node, whole })
    }

    /// Notes what is wrong; whether reading can go on without the node.
    fn note(&mut self, list: &'static str, row: &Node, wrong: &Wrong) -> bool {
        let (id, at) = wrong.node.unwrap_or((row.id, row.span.start));
        let go_on = id != row.id;
        match &wrong.what {
            What::MissingKey { key } if go_on => self.lacking(list, at, key),
            // Keys missing of the row itself are told already; those left out are there.
            What::MissingKey { .. } => {}
            What::UnknownKey { key, known } => {
                let values =
                    [("key", Both::echo(key)), ("table", Both::plain(list)), hint(key, known)];
                self.fault(at, "B0104", &values);
            }
            What::UnknownWord { word, known } => {
                // A workbook is filled in with the words of its reader.
                let of_cell = self.source.has_cells();
                let shown =
                    |code: &str| if of_cell { Both::choice(code) } else { Both::plain(code) };
                let near = nearest(word, known.iter().copied());
                let mean = near.map_or_else(
                    || Both::plain(""),
                    |name| Both::key("hint.mean", &[("name", shown(name))]),
                );
                let known = Both::joined(known.iter().map(|code| shown(code)));
                let word = Both::echo(word);
                self.fault(at, "B0108", &[("word", word), ("known", known), ("hint", mean)]);
            }
            What::WrongType { found, wanted } => {
                let of_cell = self.source.has_cells();
                let values = [
                    ("found", if of_cell { Both::value("", found) } else { Both::echo(found) }),
                    ("wanted", kind(wanted, of_cell)),
                ];
                self.fault(at, "B0105", &values);
            }
        }
        go_on
    }
}

/// `hint`: the name that was probably meant, else those there are.
pub(crate) fn hint<S: AsRef<str>>(given: &str, known: &[S]) -> (&'static str, Both) {
    let names = || known.iter().map(AsRef::as_ref);
    let text = match nearest(given, names()) {
        Some(name) => Both::key("hint.mean", &[("name", Both::echo(name))]),
        None if known.is_empty() => Both::key("hint.none", &[]),
        None => {
            let shown: Vec<String> = names().take(25).map(super::fault::snippet).collect();
            let more = if known.len() > shown.len() { ", …" } else { "" };
            let shown = Both::plain(format!("{}{more}", shown.join(", ")));
            Both::key("hint.known", &[("known", shown)])
        }
    };
    ("hint", text)
}

/// The same for the names of a list: those that behov gives are Danish in Danish.
pub(crate) fn hint_of(list: &str, given: &str, known: &[String]) -> (&'static str, Both) {
    let (key, english) = hint(given, known);
    let own = |danish: &str| known.iter().any(|name| name == danish);
    let danish: Vec<&str> = known
        .iter()
        .map(|name| danish_name(list, name).filter(|da| !own(da)).unwrap_or(name))
        .collect();
    let (_, danish) = hint(given, &danish);
    (key, Both { en: english.en, da: danish.da })
}

/// What serde wants, in the words of the planner: of a cell, or of a file of text.
fn kind(wanted: &str, of_cell: bool) -> Both {
    let key = match wanted {
        "a boolean" if of_cell => "kind.flag.cell",
        "a sequence" if of_cell => "kind.list.cell",
        "a date like 2026-11-02" if of_cell => "kind.any-date",
        "a date like 2026-11-02 or a week like \"uge 46-2026\"" if of_cell => {
            "kind.any-date-or-week"
        }
        "a time like \"09:00\"" if of_cell => "kind.time.cell",
        "weeks of the cycle" if of_cell => "kind.weeks.cell",
        "a string" => "kind.text",
        "f64" => "kind.number",
        "i32" | "i64" => "kind.whole",
        "u8" | "u32" | "u64" | "usize" => "kind.count",
        "a boolean" => "kind.flag",
        "a sequence" => "kind.list",
        "weeks of the cycle" => "kind.weeks",
        "a date like 2026-11-02" => "kind.date",
        "a date like 2026-11-02 or a week like \"uge 46-2026\"" => "kind.date-or-week",
        "a time like \"09:00\"" => "kind.time",
        _ if wanted.starts_with("struct ") || wanted == "a map" => "kind.table",
        _ if wanted.starts_with("variant ") || wanted.starts_with("enum ") => "kind.text",
        _ => return Both::plain(wanted),
    };
    Both::key(key, &[])
}

/// Keys a shape cannot do without, by its own schema.
fn required<T: JsonSchema>() -> Vec<String> {
    let schema = schemars::schema_for!(T);
    let keys = schema.get("required").and_then(|keys| keys.as_array());
    let keys = keys.into_iter().flatten().filter_map(|key| key.as_str());
    keys.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::messages::Lang;

    #[test]
    fn what_a_shape_is_written_like_is_told_in_danish() {
        let shapes: Vec<&str> =
            include_str!("shape/word.rs").split("\nwritten!(").skip(1).collect();
        assert!(shapes.len() >= 3);
        for shape in shapes {
            let (_, text) = shape.split_once(", \"").expect("what it is written like");
            let (wanted, _) = text.split_once("\", {").expect("its schema");
            let wanted = wanted.replace("\\\"", "\"");
            for of_cell in [false, true] {
                let told = kind(&wanted, of_cell);
                assert_ne!(told.of(Lang::Da), wanted);
                // A spreadsheet shows days first, and nothing in quotes or brackets.
                let of_text = ["en dato som 2026", "\"", "["].iter().any(|c| told.da.contains(c));
                assert!(!(of_cell && of_text), "{}", told.da);
            }
        }
    }
}
