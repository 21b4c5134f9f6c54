//! Where the message of a key stands: a hash table made while behov is compiled.
//!
//! Thousands of messages are looked up by the compiler itself, so that none is missing when behov runs.
//! Looked for one after the other they took most of its time.

use super::Entry;

/// Places for keys: at least twice as many as there are messages, so that few share one.
const PLACES: usize = 1 << 13;

/// Per hash, table and row of a message, each counted from 1; zeros where there is none.
pub(super) struct KeyIndex([(u16, u16); PLACES]);

impl KeyIndex {
    /// The index of tables. Of two messages with one key the first counts.
    ///
    /// # Panics
    /// When there are more messages than half of the places.
    pub(super) const fn of(tables: &[&[Entry]]) -> Self {
        let mut index = Self([(0, 0); PLACES]);
        let (mut table, mut count) = (0, 0);
        while table < tables.len() {
            let mut row = 0;
            while row < tables[table].len() {
                let mut at = hash(tables[table][row].key);
                while index.0[at].0 != 0 {
                    at = (at + 1) % PLACES;
                }
                index.0[at] = (from_one(table), from_one(row));
                row += 1;
                count += 1;
            }
            table += 1;
        }
        assert!(2 * count <= PLACES, "more messages than the index has room for");
        index
    }

    /// Table and row of a key.
    pub(super) const fn place(&self, tables: &[&[Entry]], key: &str) -> Option<(usize, usize)> {
        let mut at = hash(key);
        while self.0[at].0 != 0 {
            let (table, row) = (self.0[at].0 as usize - 1, self.0[at].1 as usize - 1);
            if same(tables[table][row].key, key) {
                return Some((table, row));
            }
            at = (at + 1) % PLACES;
        }
        None
    }
}

#[expect(clippy::cast_possible_truncation, reason = "asserted to fit")]
const fn from_one(place: usize) -> u16 {
    assert!(place < u16::MAX as usize, "more tables or rows than the index counts");
    (place + 1) as u16
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
