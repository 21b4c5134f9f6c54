//! The local key of pseudonyms, and what it makes of an identity.

use std::fmt;
use std::io;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::fault::Code;

/// Fewest bytes of a key.
pub const KEY_LEN: usize = 32;

/// Fewest different bytes of a key: one typed by hand over and over has fewer.
const DIFFERENT_MIN: usize = 10;

/// Letters of a pseudonym: no vowels, so that they make no words, and no digits, so that they make
/// no number, no date and nothing that a spreadsheet computes.
const LETTERS: [u8; 20] = *b"BCDFGHJKLMNPQRSTVWXZ";

/// Letters in a pseudonym.
const LEN: usize = 10;

/// A key; it is never shown.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// The key in a file, without the spaces and ends of lines around it.
    ///
    /// # Errors
    /// `KeyShort` when it has fewer than 32 bytes or next to no different ones.
    pub fn parse(bytes: &[u8]) -> Result<Self, Code> {
        let key = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
        let mut different = key.to_vec();
        different.sort_unstable();
        different.dedup();
        if key.len() < KEY_LEN || different.len() < DIFFERENT_MIN {
            return Err(Code::KeyShort);
        }
        Ok(Self(key.to_vec()))
    }

    /// A new key as it stands in its file: 64 hexadecimal digits from the randomness of the system.
    ///
    /// # Errors
    /// When the system gives none.
    pub fn generate() -> io::Result<String> {
        let mut bytes = [0; KEY_LEN];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let digits = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16));
        Ok(digits.chain(['\n']).collect())
    }

    /// The pseudonym of an identity: the same for the same key, and nothing to anybody without it.
    pub(super) fn pseudonym(&self, identity: &str) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length is taken");
        mac.update(b"behov pseudonym 1\0");
        mac.update(identity.as_bytes());
        let digest = mac.finalize().into_bytes();
        let mut number =
            digest.iter().take(15).fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        let mut letters = String::with_capacity(LEN);
        for _ in 0..LEN {
            let at = usize::try_from(number % 20).unwrap_or(0);
            letters.push(char::from(LETTERS[at]));
            number /= 20;
        }
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_are_stable_for_a_key_and_others_for_another() {
        let key = |text: &str| Key::parse(text.as_bytes()).expect("a key");
        let one = key("0123456789abcdef0123456789abcdef");
        let two = key("0123456789abcdef0123456789abcdeg");
        // Worked out with another program's HMAC-SHA256.
        assert_eq!(one.pseudonym("A"), "FTWHRBCCDJ");
        assert_eq!(one.pseudonym("A"), key(" 0123456789abcdef0123456789abcdef\n").pseudonym("A"));
        assert_ne!(one.pseudonym("A"), two.pseudonym("A"));
        assert_eq!(format!("{one:?}"), "Key");
    }

    #[test]
    fn short_and_simple_keys_are_refused() {
        for text in ["", "hemmelig", "0123456789abcdef0123456789abcde", &"ab".repeat(40)] {
            assert_eq!(Key::parse(text.as_bytes()).err(), Some(Code::KeyShort), "{text}");
        }
        let made = Key::generate().expect("randomness");
        assert!(Key::parse(made.as_bytes()).is_ok() && made != Key::generate().expect("more"));
    }
}
