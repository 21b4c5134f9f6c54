//! Which sheets and columns there are, by the schema of the clinic file.

use serde_json::Value;

use super::super::schema::schema;
use crate::messages::Lang;
use crate::messages::keys::{self, KeyWords, SheetWords};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    Number,
    Flag,
    Date,
    Time,
    /// Numbers with `,` or `;` between, or odd or even.
    Weeks,
    /// One of these words.
    Word(Vec<String>),
    /// Several, with `;` between; texts and words also with `,`.
    List(Box<Kind>),
    /// Stretches of a day: `10:30-10:45; 12:00-12:30`.
    Spans,
}

impl Kind {
    /// The fixed words it takes, alone or in a list.
    pub(super) fn words(&self) -> &[String] {
        match self {
            Self::Word(words) => words,
            Self::List(of) => of.words(),
            _ => &[],
        }
    }
}

impl Kind {
    /// Whether its texts are fixed words rather than names.
    pub(super) fn is_fixed(&self) -> bool {
        match self {
            Self::Word(_) | Self::Flag | Self::Weeks => true,
            Self::List(of) => of.is_fixed(),
            Self::Text | Self::Whole | Self::Number | Self::Date | Self::Time | Self::Spans => {
                false
            }
        }
    }
}

/// How the rows of a sheet stand in the clinic file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A table `[code]`: a line per key.
    Section,
    /// Rows `[[code]]`.
    Rows,
    /// Rows within the row of `parent` that the first column names, or within a section.
    Within { parent: String, path: Vec<String>, of_section: bool },
}

/// A column, or a line of a section.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its key, within inner tables with points.
    pub(super) code: String,
    pub(super) kind: Kind,
    /// Whether there is a column per complexity class.
    pub(super) per_class: bool,
    pub(super) required: bool,
    /// The table whose names stand in its cells.
    pub(super) names: Option<String>,
    /// What it means, in English.
    note: String,
    words: Option<&'static KeyWords>,
}

/// A sheet.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) code: String,
    pub(super) form: Form,
    pub(super) columns: Vec<Column>,
    words: Option<&'static SheetWords>,
}

impl Column {
    pub(super) fn heading(&self, lang: Lang) -> &str {
        match (lang, self.words) {
            (Lang::Da, Some(words)) => words.da,
            _ => &self.code,
        }
    }

    pub(super) fn note(&self, lang: Lang) -> &str {
        match (lang, self.words) {
            (Lang::Da, Some(words)) => words.note,
            _ => &self.note,
        }
    }

    /// Whether this is what a heading says, in either language.
    pub(super) fn is(&self, heading: &str) -> bool {
        [Lang::En, Lang::Da].iter().any(|&lang| plain(self.heading(lang)) == plain(heading))
    }
}

impl Sheet {
    pub(super) fn name(&self, lang: Lang) -> &str {
        match (lang, self.words) {
            (Lang::Da, Some(words)) => words.da,
            _ => &self.code,
        }
    }

    /// Whether this is what the tab says, in either language.
    pub(super) fn is(&self, name: &str) -> bool {
        [Lang::En, Lang::Da].iter().any(|&lang| plain(self.name(lang)) == plain(name))
    }
}

/// A heading without what spreadsheets change: capitals, spaces at the ends, doubled spaces.
pub(super) fn plain(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Every sheet, in the order a clinic is described.
pub(super) fn sheets() -> Vec<Sheet> {
    let schema = Schema(schema());
    let mut sheets = Vec::new();
    for (code, node) in schema.properties(&schema.0) {
        let node = schema.resolved(node);
        if let Some(row) = schema.row(node) {
            schema.add(&mut sheets, code, Form::Rows, row);
        } else if node.get("properties").is_some() {
            schema.add(&mut sheets, code, Form::Section, node);
        }
    }
    let place = |sheet: &Sheet| {
        keys::SHEETS.iter().position(|known| known.code == sheet.code).unwrap_or(usize::MAX)
    };
    sheets.sort_by_key(place);
    sheets
}

/// The schema of the clinic file.
struct Schema(Value);

#[expect(clippy::unused_self, reason = "all that is asked of a schema is asked alike")]
impl Schema {
    fn properties<'s>(&'s self, node: &'s Value) -> impl Iterator<Item = (&'s str, &'s Value)> {
        let entries = node.get("properties").and_then(Value::as_object);
        entries.into_iter().flatten().map(|(key, node)| (key.as_str(), node))
    }

    /// The name of the definition a node stands for.
    fn reference<'s>(&self, node: &'s Value) -> Option<&'s str> {
        let any = || node.get("anyOf")?.as_array()?.iter().find_map(|one| one.get("$ref"));
        let name = node.get("$ref").or_else(any)?.as_str()?;
        name.rsplit('/').next()
    }

    /// The node itself, or the definition it stands for.
    fn resolved<'s>(&'s self, node: &'s Value) -> &'s Value {
        self.reference(node).map_or(node, |name| &self.0["$defs"][name])
    }

    /// The table in each item, when the node is a list of tables.
    fn row<'s>(&'s self, node: &'s Value) -> Option<&'s Value> {
        let item = self.resolved(node.get("items")?);
        item.get("properties").map(|_| item)
    }

    fn add(&self, sheets: &mut Vec<Sheet>, code: &str, form: Form, table: &Value) {
        let words = keys::sheet(code);
        let of_section = form == Form::Section;
        let mut sheet = Sheet { code: code.to_owned(), form, columns: Vec::new(), words };
        if let Form::Within { parent, of_section: false, .. } = &sheet.form {
            let mut owner = self.column(parent, &Value::Null, (false, true), words);
            owner.names = Some(parent.clone());
            owner.note = format!("Name of the {parent} it belongs to.");
            sheet.columns.push(owner);
        }
        let mut within = Vec::new();
        self.columns(table, "", true, &mut sheet, &mut within);
        let place = |column: &Column| {
            let known = words.and_then(|w| w.keys.iter().position(|key| key.code == column.code));
            known.unwrap_or(usize::MAX)
        };
        sheet.columns.sort_by_key(place);
        sheets.push(sheet);
        for (path, row) in within {
            let inner = format!("{code}.{path}");
            let path = path.split('.').map(str::to_owned).collect();
            let form = Form::Within { parent: code.to_owned(), path, of_section };
            self.add(sheets, &inner, form, row);
        }
    }

    /// The columns of a table and of the tables within it; lists of tables are sheets of their own.
    fn columns<'s>(
        &'s self,
        table: &'s Value,
        before: &str,
        must: bool,
        sheet: &mut Sheet,
        within: &mut Vec<(String, &'s Value)>,
    ) {
        let required: Vec<&str> = table
            .get("required")
            .and_then(Value::as_array)
            .map_or_else(Vec::new, |keys| keys.iter().filter_map(Value::as_str).collect());
        for (key, node) in self.properties(table) {
            let code = format!("{before}{key}");
            let must = must && required.contains(&key);
            let target = self.resolved(node);
            if let Some(each) = target.get("additionalProperties").filter(|each| each.is_object()) {
                let kind = self.kind(each);
                let column = self.column(&code, node, (true, false), sheet.words);
                sheet.columns.push(Column { kind, ..column });
            } else if target.get("properties").is_some() {
                self.columns(target, &format!("{code}."), must, sheet, within);
            } else if let Some(row) = self.row(target).filter(|row| !self.is_span(row)) {
                within.push((code, row));
            } else {
                sheet.columns.push(self.column(&code, node, (false, must), sheet.words));
            }
        }
    }

    fn column(
        &self,
        code: &str,
        node: &Value,
        (per_class, required): (bool, bool),
        words: Option<&'static SheetWords>,
    ) -> Column {
        let words = words.and_then(|words| words.keys.iter().find(|key| key.code == code));
        let names = node.get("x-names").and_then(Value::as_str).map(str::to_owned);
        let (code, kind, note) = (code.to_owned(), self.kind(node), described(node));
        Column { code, kind, per_class, required, names, note, words }
    }

    /// Whether rows are stretches of a day.
    fn is_span(&self, row: &Value) -> bool {
        let mut parts = self.properties(row).map(|(key, node)| (key, self.reference(node)));
        let is_end =
            |(key, of): (&str, Option<&str>)| ["from", "to"].contains(&key) && of == Some("Time");
        self.properties(row).count() == 2 && parts.all(is_end)
    }

    fn kind(&self, node: &Value) -> Kind {
        match self.reference(node) {
            Some("Date" | "DateOrWeek") => return Kind::Date,
            Some("Time") => return Kind::Time,
            Some("Weeks") => return Kind::Weeks,
            _ => {}
        }
        let node = self.resolved(node);
        let words = words(node);
        if !words.is_empty() {
            return Kind::Word(words);
        }
        match type_of(node) {
            "array" if self.row(node).is_some() => Kind::Spans,
            "array" => Kind::List(Box::new(node.get("items").map_or(Kind::Text, |i| self.kind(i)))),
            "integer" => Kind::Whole,
            "number" => Kind::Number,
            "boolean" => Kind::Flag,
            _ => Kind::Text,
        }
    }
}

/// The fixed words of a text.
fn words(node: &Value) -> Vec<String> {
    let listed = |key: &str| node.get(key).and_then(Value::as_array);
    let of =
        |values: &Vec<Value>| values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    if let Some(values) = listed("enum") {
        return of(values);
    }
    let each = listed("oneOf").into_iter().flatten().flat_map(|one| match one.get("const") {
        Some(Value::String(word)) => vec![word.clone()],
        _ => words(one),
    });
    each.collect()
}

/// The type of a node, nothing aside.
fn type_of(node: &Value) -> &str {
    match node.get("type") {
        Some(Value::String(name)) => name,
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).find(|name| *name != "null").unwrap_or("")
        }
        _ => "",
    }
}

/// What a node means, in one line and without the marks of documentation.
fn described(node: &Value) -> String {
    let said = node.get("description").and_then(Value::as_str).unwrap_or_default();
    said.replace(['\\', '*'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_and_column_has_danish_words_and_no_word_is_left_over() {
        let mut known: Vec<(String, String)> = keys::SHEETS
            .iter()
            .flat_map(|sheet| sheet.keys.iter().map(|key| (sheet.code.into(), key.code.into())))
            .collect();
        // What a synthetic clinic is made from is no planner's to write.
        for sheet in sheets().iter().filter(|sheet| sheet.code != "generator") {
            for column in &sheet.columns {
                let key = (sheet.code.clone(), column.code.clone());
                let at = known.iter().position(|other| *other == key);
                let at = at.unwrap_or_else(|| panic!("no Danish words for {key:?}"));
                known.remove(at);
            }
        }
        assert_eq!(known, []);
    }

    #[test]
    fn headings_of_a_sheet_differ_and_so_do_the_names_of_sheets() {
        let sheets = sheets();
        for lang in [Lang::En, Lang::Da] {
            for (at, sheet) in sheets.iter().enumerate() {
                assert!(sheet.name(lang).chars().count() <= 31, "{}", sheet.code);
                assert!(sheets[..at].iter().all(|other| !other.is(sheet.name(lang))));
                for (at, column) in sheet.columns.iter().enumerate() {
                    let alike = |other: &Column| {
                        other.per_class == column.per_class && other.is(column.heading(lang))
                    };
                    assert!(
                        !sheet.columns[..at].iter().any(alike),
                        "{} {}",
                        sheet.code,
                        column.code
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_chosen_is_known_and_every_other_text_is_free() {
        // What planners write in their own words, or name for the first time.
        let free = |sheet: &str, column: &str| {
            matches!(column, "name" | "reason" | "label")
                || matches!(sheet, "lists" | "assumption")
                || matches!(
                    (sheet, column),
                    ("pathway", "readiness")
                        | ("complexity", "classes" | "pro.version" | "pro.raising_flags")
                        | ("complexity.pro.flags", "flag")
                )
        };
        let all = sheets();
        let mut open = Vec::new();
        for sheet in all.iter().filter(|sheet| sheet.code != "generator") {
            for column in &sheet.columns {
                let is_text = matches!(&column.kind, Kind::Text)
                    || matches!(&column.kind, Kind::List(of) if **of == Kind::Text);
                assert!(column.names.is_none() || is_text, "{} {}", sheet.code, column.code);
                if is_text && column.names.is_none() != free(&sheet.code, &column.code) {
                    open.push((sheet.code.clone(), column.code.clone()));
                }
                // Names stand in the first column of their sheet.
                if let Some(list) = column.names.as_deref().filter(|list| *list != "class") {
                    let named = all.iter().find(|sheet| sheet.code == list);
                    assert_eq!(named.map(|sheet| &*sheet.columns[0].code), Some("name"), "{list}");
                }
            }
        }
        assert_eq!(open, []);
    }

    #[test]
    fn every_key_has_a_note_in_each_language_in_one_line() {
        for sheet in sheets().iter().filter(|sheet| sheet.code != "generator") {
            for column in &sheet.columns {
                let [english, danish] = [Lang::En, Lang::Da].map(|lang| column.note(lang));
                let place = (&sheet.code, &column.code, english);
                assert!(english.len() > 8 && danish.len() > 8 && english != danish, "{place:?}");
                assert!(!english.contains(['\\', '\n', '*']), "{place:?}");
            }
        }
    }

    #[test]
    fn every_fixed_word_has_a_danish_one() {
        // What Danes say as well.
        let same = ["video", "team"];
        for sheet in sheets().iter().filter(|sheet| sheet.code != "generator") {
            for column in &sheet.columns {
                let words = column.kind.words();
                for word in words.iter().filter(|word| !same.contains(&word.as_str())) {
                    assert_ne!(
                        crate::messages::word::choice(word),
                        word,
                        "{} {}",
                        sheet.code,
                        column.code
                    );
                }
            }
        }
    }

    #[test]
    fn kinds_are_those_of_the_shapes() {
        let kind = |sheet: &str, column: &str| {
            let sheet = sheets().into_iter().find(|one| one.code == sheet).unwrap();
            sheet.columns.into_iter().find(|one| one.code == column).unwrap().kind
        };
        let list = |kind| Kind::List(Box::new(kind));
        assert_eq!(kind("clinic", "as_of"), Kind::Date);
        assert_eq!(kind("session", "from"), Kind::Time);
        assert_eq!(kind("session", "weeks"), Kind::Weeks);
        assert_eq!(kind("session", "breaks"), Kind::Spans);
        assert_eq!(kind("clinician", "teams"), list(Kind::Text));
        assert_eq!(kind("goals", "release_fill"), list(Kind::Number));
        assert_eq!(kind("need", "access.share"), Kind::Number);
        assert_eq!(kind("need", "minutes_by_class"), Kind::Whole);
        assert_eq!(kind("need", "held"), Kind::Flag);
        assert!(matches!(kind("clinician", "role"), Kind::Word(words) if words.len() == 3));
        assert!(
            matches!(kind("opening", "days"), Kind::List(day) if matches!(*day, Kind::Word(_)))
        );
    }
}
