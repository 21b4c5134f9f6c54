//! Names in cells: several stand in one cell with signs between, and a first cell may begin a note,
//! so a name that would be read as something else stands in quotation marks, those in it twice.

/// What begins and ends a name that is quoted.
const MARK: char = '"';
/// What stands between several.
const BETWEEN: [char; 2] = [';', ','];
/// What begins the first cell of a row that is not read.
pub(super) const COMMENT: char = '#';

/// A name that stands alone in its cell.
pub(super) fn alone(name: &str) -> String {
    if name.starts_with([COMMENT, MARK]) { quoted(name) } else { name.to_owned() }
}

/// A name that stands among others in a cell.
pub(super) fn among(name: &str) -> String {
    let split = name.contains(BETWEEN) || name.trim().len() < name.len() || name.is_empty();
    if split { quoted(name) } else { alone(name) }
}

fn quoted(name: &str) -> String {
    format!("{MARK}{}{MARK}", name.replace(MARK, "\"\""))
}

/// The name of a cell in which it stands alone: quotation marks that no name needs are part of it.
pub(super) fn of_alone(cell: &str) -> String {
    let inner = opened(cell).filter(|(_, rest)| rest.is_empty()).map(|(name, _)| name);
    inner.filter(|name| name.starts_with([COMMENT, MARK])).unwrap_or_else(|| cell.to_owned())
}

/// The names of a cell in which several may stand.
pub(super) fn of_several(cell: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        let (name, after) = quoted_first(rest).unwrap_or_else(|| {
            let end = rest.find(BETWEEN).unwrap_or(rest.len());
            (rest[..end].trim().to_owned(), &rest[end..])
        });
        if !name.is_empty() {
            names.push(name);
        }
        rest = after.strip_prefix(BETWEEN).unwrap_or(after).trim_start();
    }
    names
}

/// A quoted name that a text begins with and another follows, or nothing.
fn quoted_first(text: &str) -> Option<(String, &str)> {
    let (name, rest) = opened(text)?;
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with(BETWEEN)).then_some((name, rest))
}

/// The name in the quotation marks that a text begins with, and what follows them.
fn opened(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix(MARK)?;
    let mut name = String::new();
    loop {
        let (before, after) = rest.split_once(MARK)?;
        name.push_str(before);
        match after.strip_prefix(MARK) {
            Some(more) => {
                name.push(MARK);
                rest = more;
            }
            None => return Some((name, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_type_is_read_as_it_was() {
        assert_eq!(of_several("a; b,c ;; d"), ["a", "b", "c", "d"]);
        assert_eq!(of_several("\"Hjerte, lunge\"; b"), ["Hjerte, lunge", "b"]);
        // Marks within a name, and one that does not close.
        assert_eq!(of_several("team \"A\"; \"b"), ["team \"A\"", "\"b"]);
        assert_eq!(of_alone("\"Hjerte\""), "\"Hjerte\"");
        assert_eq!((of_several(""), of_several(" ; ")), (vec![], vec![]));
    }

    proptest! {
        #[test]
        fn any_name_is_read_back(names in prop::collection::vec("[a1# \",;.:'æ]{0,6}[a#\",;]", 1..4)) {
            let cell = names.iter().map(|name| among(name)).collect::<Vec<_>>().join("; ");
            prop_assert_eq!(&of_several(&cell), &names, "{}", cell);
            for name in names.iter().filter(|name| name.trim() == *name) {
                prop_assert_eq!(&of_alone(&alone(name)), name);
                prop_assert!(!alone(name).starts_with(COMMENT));
            }
        }
    }
}
