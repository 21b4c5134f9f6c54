//! Several days in one cell: `16-11-2026..20-11-2026`, `uge 47 og uge 49`, `28. okt. 2026 til 30.
//! okt. 2026`.

use super::word::norm;

/// What stands between the first and the last day.
const BETWEEN: [&str; 6] = ["..", " - ", " – ", " til ", " t.o.m. ", "–"];

/// The parts of a text, each read by `one`: the whole, else what stands between signs; `None` when
/// some part is none of it.
pub(crate) fn each<T>(text: &str, one: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let text = norm(text);
    if let Some(whole) = one(&text) {
        return Some(vec![whole]);
    }
    let signs = text.replace(" og ", ";").replace(" samt ", ";").replace(" and ", ";");
    // The number of a week stands behind a space.
    let joined = signs.replace("uge ", "uge").replace("week ", "week");
    let several = |text: &str, separators: &[char]| -> Option<Vec<T>> {
        let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
        let each: Option<Vec<T>> = parts.map(&one).collect();
        each.filter(|each| each.len() > 1)
    };
    let cuts: [(&str, &[char]); 4] =
        [(&signs, &[';']), (&signs, &[';', ',']), (&joined, &[' ']), (&joined, &[' ', ';', ','])];
    cuts.iter().find_map(|(text, separators)| several(text, separators))
}

/// The first and the last day of a part as they are written, in the ways it may be cut.
pub(crate) fn ends(part: &str) -> impl Iterator<Item = (&str, &str)> {
    let part = part.strip_prefix("fra ").unwrap_or(part);
    let cut = |between: &str| part.split_once(between).map(|(from, to)| (from.trim(), to.trim()));
    let ends: Vec<(&str, &str)> = BETWEEN.iter().filter_map(|between| cut(between)).collect();
    ends.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_cut_at_signs_and_words() {
        let day = |part: &str| part.chars().all(|c| c.is_ascii_digit()).then(|| part.to_owned());
        for text in ["1 2", "1;2", "1, 2", "1 og 2", "1;2;"] {
            assert_eq!(each(text, day), Some(vec!["1".to_owned(), "2".to_owned()]), "{text}");
        }
        assert_eq!(each("1;x", day), None);
        let week = |part: &str| {
            (part.starts_with("uge") && !part.contains(" uge")).then(|| part.to_owned())
        };
        assert_eq!(each("Uge 46-2026 uge 48", week).unwrap(), ["uge46-2026", "uge48"]);
        assert_eq!(ends("fra 1. maj til 3. maj").next(), Some(("1. maj", "3. maj")));
    }
}
