//! The name that was probably meant.

/// The name nearest to `given`, if any is near enough to be a slip of the hand.
pub(crate) fn nearest<'n>(
    given: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let given: Vec<char> = given.chars().take(60).flat_map(char::to_lowercase).collect();
    let near_enough = 1 + given.len() / 4;
    names
        .into_iter()
        .take(1_000)
        .map(|name| (distance(&given, name), name))
        .filter(|(distance, _)| *distance <= near_enough)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The name that goes on longest as `given` begins, when that is half of `given` and a word's
/// beginning.
pub(crate) fn begun_alike<'n>(
    given: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    const LETTERS_MIN: usize = 4;
    let letters = |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).collect() };
    let given = letters(given);
    let alike = |name: &str| {
        given.iter().zip(letters(name)).take_while(|(one, other)| *one == other).count()
    };
    let least = LETTERS_MIN.max(given.len().div_ceil(2));
    let alike = names.into_iter().map(|name| (alike(name), name));
    let found = alike.filter(|(letters, _)| *letters >= least).max_by_key(|(letters, _)| *letters);
    found.map(|(_, name)| name)
}

/// Letters to insert, delete, change or swap with their neighbour (optimal string alignment,
/// Damerau 1964); upper and lower case are the same letter.
fn distance(given: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().take(60).flat_map(char::to_lowercase).collect();
    let mut rows = [vec![0; name.len() + 1], (0..=name.len()).collect(), vec![0; name.len() + 1]];
    for (i, &letter) in given.iter().enumerate() {
        rows[2][0] = i + 1;
        for (j, &other) in name.iter().enumerate() {
            let changed = rows[1][j] + usize::from(letter != other);
            let mut least = changed.min(rows[1][j + 1] + 1).min(rows[2][j] + 1);
            if i > 0 && j > 0 && letter == name[j - 1] && given[i - 1] == other {
                least = least.min(rows[0][j - 1] + 1);
            }
            rows[2][j + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_are_recognised() {
        let keys = ["clinician", "room", "breaks", "weeks"];
        assert_eq!(nearest("clincian", keys), Some("clinician"));
        assert_eq!(nearest("braeks", keys), Some("breaks"));
        assert_eq!(nearest("Room", keys), Some("room"));
        assert_eq!(nearest("telephone", keys), None);
    }

    #[test]
    fn another_word_for_the_same_often_begins_alike() {
        let sheets = ["Venteliste", "Henvisningsstrømme", "Team", "PRO-farver"];
        assert_eq!(begun_alike("Ventende", sheets), Some("Venteliste"));
        assert_eq!(begun_alike("henvisninger", sheets), Some("Henvisningsstrømme"));
        assert_eq!(begun_alike("Teatime", sheets), None);
        assert_eq!(begun_alike("PRO-skemaer", sheets), None);
    }
}
