//! One message in every language, and how its placeholders are filled.
//!
//! `{name}` is a value; `{name:one|many}` says `one` when the value is 1 and `many` otherwise,
//! and a `#` in either is the value. So a noun can never stand in the wrong number beside it.

use std::fmt::{Display, Write as _};

use super::Lang;

/// One text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key, for example `B0104.cause`.
    pub key: &'static str,
    /// In English.
    pub en: &'static str,
    /// In Danish.
    pub da: &'static str,
}

/// A value with the name of its placeholder.
pub type Value<'a> = (&'a str, &'a dyn Display);

impl Entry {
    /// The text of a language, placeholders and all.
    #[must_use]
    pub const fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Da => self.da,
        }
    }

    /// The text of a language with its placeholders filled in.
    #[must_use]
    pub fn told(&self, lang: Lang, values: &[Value<'_>]) -> String {
        fill(self.of(lang), values)
    }

    /// Whether both languages hold these placeholders and no others.
    #[must_use]
    pub const fn holds(&self, names: &[&str]) -> bool {
        let all = (1 << names.len()) - 1;
        matches!((self.placeholders(Lang::En, names), self.placeholders(Lang::Da, names)),
            (Some(en), Some(da)) if en == all && da == all)
    }

    /// Which of up to 63 names the text of a language holds as placeholders, a bit each; `None` where
    /// it holds another.
    #[must_use]
    pub const fn placeholders(&self, lang: Lang, names: &[&str]) -> Option<u64> {
        let text = self.of(lang).as_bytes();
        let (mut held, mut at) = (0, 0);
        while at < text.len() {
            if text[at] == b'{' {
                let name = name_at(text, at + 1, names);
                if name == names.len() {
                    return None;
                }
                held |= 1 << name;
            }
            at += 1;
        }
        Some(held)
    }
}

/// Replaces each placeholder by its value; what a value holds is not looked at again.
pub(super) fn fill(template: &str, values: &[Value<'_>]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((inside, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let (name, forms) = inside.split_once(':').map_or((inside, None), |(n, f)| (n, Some(f)));
        let value = values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        match (value, forms.and_then(|forms| forms.split_once('|'))) {
            (None, _) => filled.extend(["{", inside, "}"]),
            // Writing to a string cannot fail.
            (Some(value), None) => drop(write!(filled, "{value}")),
            (Some(value), Some((one, many))) => {
                let value = value.to_string();
                let form = if value == "1" { one } else { many };
                filled.push_str(&form.replace('#', &value));
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Place of the name that stands there, or their number where none does.
const fn name_at(text: &[u8], at: usize, names: &[&str]) -> usize {
    let mut name = 0;
    while name < names.len() && !stands_at(text, at, names[name].as_bytes()) {
        name += 1;
    }
    name
}

/// Whether a name stands there, whole.
const fn stands_at(text: &[u8], at: usize, name: &[u8]) -> bool {
    let mut letter = 0;
    while letter < name.len() {
        if at + letter >= text.len() || text[at + letter] != name[letter] {
            return false;
        }
        letter += 1;
    }
    let end = at + letter;
    end < text.len() && matches!(text[end], b'}' | b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_placeholder_is_left_alone() {
        let filled = fill("{a} and {b} and {c}", &[("a", &"{b}"), ("b", &"two")]);
        assert_eq!(filled, "{b} and two and {c}");
        assert_eq!(fill("{unknown} { {a}", &[("a", &1)]), "{unknown} { {a}");
    }

    #[test]
    fn a_noun_stands_in_the_number_of_its_count() {
        let told = |days: u32| fill("{days:# day|# days} over", &[("days", &days)]);
        assert_eq!(
            [told(0), told(1), told(2), told(21)],
            ["0 days over", "1 day over", "2 days over", "21 days over"]
        );
    }

    #[test]
    fn a_message_is_proved_to_hold_the_names_it_is_told_with() {
        const ENTRY: Entry = Entry { key: "k", en: "{a} of {b:x|# y}", da: "{b} af {a}" };
        const { assert!(ENTRY.holds(&["a", "b"]) && ENTRY.holds(&["b", "a"])) };
        for names in [&["a"][..], &["a", "b", "c"], &["a", "bb"], &[]] {
            assert!(!ENTRY.holds(names), "{names:?}");
        }
        let one_sided = Entry { key: "k", en: "{a}", da: "a" };
        assert!(!one_sided.holds(&["a"]) && !one_sided.holds(&[]));
    }
}
