//! Where the message of a key stands: a hash table made while behov is compiled.
//!
//! Thousands of messages are looked up by the compiler itself, so that none is missing when behov runs.
//! Looked for one after the other they took most of its time.

use super::Entry;

/// Places for keys: at least twice as many as there are messages, so that few share one.
const PLACES: usize = 1 << 13;

/// Per hash the number of a message, all tables one after the other, from 1; 0 where there is none.
pub(super) struct KeyIndex([u16; PLACES]);

impl KeyIndex {
    /// The index of tables. Of two messages with one key the first counts.
    ///
    /// # Panics
    /// When there are more messages than half of the places.
    #[expect(clippy::cast_possible_truncation, reason = "asserted to fit")]
    pub(super) const fn of(tables: &[&[Entry]]) -> Self {
        let mut index = Self([0; PLACES]);
        let (mut table, mut number) = (0, 0);
        while table < tables.len() {
            let mut row = 0;
            while row < tables[table].len() {
                let mut at = hash(tables[table][row].key);
                while index.0[at] != 0 {
                    at = (at + 1) % PLACES;
                }
                (row, number) = (row + 1, number + 1);
                assert!(2 * number <= PLACES, "more messages than the index has room for");
                index.0[at] = number as u16;
            }
            table += 1;
        }
        index
    }

    /// The entry of a key.
    pub(super) const fn entry<'t>(&self, tables: &[&'t [Entry]], key: &str) -> Option<&'t Entry> {
        let mut at = hash(key);
        while self.0[at] != 0 {
            let entry = numbered(tables, self.0[at] as usize - 1);
            if same(entry.key, key) {
                return Some(entry);
            }
            at = (at + 1) % PLACES;
        }
        None
    }
}

/// The message of a number, from 0.
const fn numbered<'t>(tables: &[&'t [Entry]], number: usize) -> &'t Entry {
    let (mut table, mut row) = (0, number);
    while row >= tables[table].len() {
        row -= tables[table].len();
        table += 1;
    }
    &tables[table][row]
}

/// Place of a key: FNV-1a (Fowler, Noll & Vo 1991).
const fn hash(key: &str) -> usize {
    let key = key.as_bytes();
    let (mut hash, mut letter) = (0x811c_9dc5_u32, 0);
    while letter < key.len() {
        hash = (hash ^ key[letter] as u32).wrapping_mul(0x0100_0193);
        letter += 1;
    }
    hash as usize % PLACES
}

/// Whether two keys are the same.
const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    // From the end: keys of one topic begin alike.
    let mut left = one.len();
    while left > 0 {
        left -= 1;
        if one[left] != other[left] {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::messages::{TABLES, find};

    #[test]
    fn every_key_is_found_where_it_stands_and_no_other() {
        for entry in TABLES.iter().copied().flatten() {
            assert_eq!(find(entry.key), Some(entry), "{}", entry.key);
        }
        assert_eq!([find(""), find("day.7"), find("day.0 ")], [None; 3]);
    }
}
