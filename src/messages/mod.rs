//! Every word the user reads, in English and Danish, in one table.

mod report;

/// The language of everything a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English, decimal point.
    #[default]
    En,
    /// Danish, decimal comma.
    Da,
}

/// One message in both languages; `{name}` stands for a value.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What the code calls it.
    pub key: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Danish.
    pub da: &'static str,
}

/// The message `key` with its values put in.
///
/// # Panics
/// When no message has that key: a fault of ours.
#[must_use]
pub fn text(lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
    let entry = report::TABLES.iter().copied().flatten().find(|entry| entry.key == key);
    let entry = entry.unwrap_or_else(|| panic!("no message is called `{key}`"));
    let pattern = match lang {
        Lang::En => entry.en,
        Lang::Da => entry.da,
    };
    fill(pattern, values)
}

/// The pattern with every `{name}` replaced; values are never searched for names again.
fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(given, _)| *given == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
