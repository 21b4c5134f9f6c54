//! Values of a clinic file as cells have them, in the language of their reader.

use chrono::NaiveDate;
use serde_json::Value;

use super::super::week::Week;
use super::layout::{Column, Kind};
use super::quote;
use crate::messages::{Lang, date, word};

/// A clinic file, and the language of who reads its workbook.
#[derive(Clone, Copy)]
pub(super) struct Spoken<'c> {
    pub(super) clinic: &'c Value,
    pub(super) lang: Lang,
}

impl<'c> Spoken<'c> {
    /// A value as text, fixed words in the language: several with `;` between.
    pub(super) fn shown(self, column: &Column, value: &Value) -> String {
        match value {
            Value::String(text) if column.kind == Kind::Date => self.day(text),
            Value::String(text) if column.kind.is_fixed() => self.word(text),
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

    /// A date, or a week by its number.
    fn day(self, text: &str) -> String {
        let day = text.parse::<NaiveDate>().ok().map(|day| date::short(self.lang, day));
        let week = || Week::parse(text).map(|week| week.told(self.lang));
        day.or_else(week).unwrap_or_else(|| text.to_owned())
    }

    fn number(self, number: f64) -> String {
        match self.lang {
            Lang::En => number.to_string(),
            Lang::Da => number.to_string().replace('.', ","),
        }
    }

    /// A name of a column: of those that behov gives the Danish one.
    fn name<'n>(self, column: &Column, name: &'n str) -> &'n str {
        let table = if column.code == "name" { None } else { column.names.as_deref() };
        table.map_or(name, |table| self.given(table, name))
    }

    /// A name that behov gives in the language of the workbook, where no row of the clinic is called
    /// so; every other name as it is.
    pub(super) fn given<'n>(self, table: &str, name: &'n str) -> &'n str {
        let danish = word::danish_name(table, name).filter(|_| self.lang == Lang::Da);
        let is_own = |danish: &&str| self.own(table).contains(danish);
        danish.filter(|danish| !is_own(danish)).unwrap_or(name)
    }

    /// The names that the clinic itself gives the rows of a table.
    pub(super) fn own(self, table: &str) -> Vec<&'c str> {
        let listed = |value: &'c Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
        let texts: Vec<&Value> = match table {
            "class" => listed(&self.clinic["complexity"]["classes"]).iter().collect(),
            _ => listed(&self.clinic[table]).iter().map(|row| &row["name"]).collect(),
        };
        texts.into_iter().filter_map(Value::as_str).collect()
    }

    /// A fixed word in the language of the workbook; every other text as it is.
    pub(super) fn word(self, word: &str) -> String {
        match (self.lang, word) {
            (Lang::En, "true") => "yes".to_owned(),
            (Lang::En, "false") => "no".to_owned(),
            (Lang::En, word) => word.to_owned(),
            (Lang::Da, word) => word::choice(word).to_owned(),
        }
    }
}
