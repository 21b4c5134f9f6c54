//! Names of things in other systems: the same thing has the same name in every export.

use sha2::{Digest, Sha256};

/// What names are written with: digits could be taken for a number of a person.
const LETTERS: [char; 6] = ['a', 'b', 'c', 'd', 'e', 'f'];

/// A UUID (RFC 9562, version 8, whose bits anybody may choose) of what makes a thing the one it is.
pub(super) fn uuid(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // Each with its length: `ab`, `c` is not `a`, `bc`.
        hash.update(part.len().to_string());
        hash.update(":");
        hash.update(part);
    }
    let hash = hash.finalize();
    let mut told = String::with_capacity(36);
    for (at, byte) in hash.iter().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            told.push('-');
        }
        told.push(match at {
            12 => '8',
            // The variant: its first two bits are 1 and 0.
            16 => LETTERS[usize::from(byte % 2)],
            _ => LETTERS[usize::from(*byte) % LETTERS.len()],
        });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_hangs_on_every_part_and_has_the_form_of_a_uuid() {
        let name = uuid(&["Ada", "2026-11-02"]);
        assert_eq!(name, uuid(&["Ada", "2026-11-02"]));
        assert_ne!(name, uuid(&["Ada2", "026-11-02"]));
        let parts: Vec<usize> = name.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert!(name[14..].starts_with('8') && "ab".contains(&name[19..20]), "{name}");
        assert_eq!(name.matches(|letter: char| letter.is_ascii_digit()).count(), 1, "{name}");
    }
}
