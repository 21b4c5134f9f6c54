//! Bytes of a text file to text, whichever encoding they are in.
//!
//! A mark at the beginning says; UTF-16 shows by its zeros; a line that is UTF-8 is read as such;
//! the rest is Windows-1252, or what an old Mac or DOS wrote where its Danish letters show so.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file without a mark shows whether it is UTF-16 \[bytes\].
const BEGINNING: usize = 4096;

/// A text and what it was written in.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// Decodes; `None` for what is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), mark),
        None => (wide(bytes), 0),
    };
    let bytes = &bytes[mark..];
    let (text, name) = match encoding {
        Some(encoding) if encoding != UTF_8 => {
            let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
            let little = encoding == UTF_16LE;
            let name = match (little, mark > 0) {
                (true, true) => "utf-16le-bom",
                (true, false) => "utf-16le",
                (false, true) => "utf-16be-bom",
                (false, false) => "utf-16be",
            };
            (text, name)
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => match once(text) {
                Some(text) => (text, "utf-8-twice"),
                None => (text.to_owned(), if mark > 0 { "utf-8-bom" } else { "utf-8" }),
            },
            Err(_) => by_line(bytes),
        },
    };
    (!text.contains('\0')).then_some(Decoded { text, encoding: name })
}

/// A text that was made UTF-8 twice, as it was after the first time.
fn once(text: &str) -> Option<String> {
    // What the first byte of a Danish letter is read as.
    if !text.contains('Ã') {
        return None;
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    if lossy { None } else { String::from_utf8(bytes.into_owned()).ok() }
}

/// UTF-16 without a mark: the letters of a European list have a zero beside them.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let zeros = |first: usize| beginning.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd > 0 && even == 0 && 4 * odd > beginning.len() {
        Some(UTF_16LE)
    } else if even > 0 && odd == 0 && 4 * even > beginning.len() {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Line by line, since parts of a file may come from different programs.
fn by_line(bytes: &[u8]) -> (String, &'static str) {
    let old = Old::of(bytes);
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for line in bytes.split_inclusive(|&b| b == b'\n' || b == b'\r') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => old.push(line, &mut text),
        }
    }
    (text, old.name())
}

/// One byte, one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Old {
    Windows,
    Mac,
    Dos,
}

/// The letters of DOS code page 865 from 0x80 that Danish text has; 850 has them in the same place
/// but for `ø` and `Ø`, which are there too.
const DOS: [(u8, char); 22] = [
    (0x80, 'Ç'),
    (0x81, 'ü'),
    (0x82, 'é'),
    (0x83, 'â'),
    (0x84, 'ä'),
    (0x85, 'à'),
    (0x86, 'å'),
    (0x87, 'ç'),
    (0x88, 'ê'),
    (0x89, 'ë'),
    (0x8a, 'è'),
    (0x8b, 'ï'),
    (0x8c, 'î'),
    (0x8e, 'Ä'),
    (0x8f, 'Å'),
    (0x90, 'É'),
    (0x91, 'æ'),
    (0x92, 'Æ'),
    (0x94, 'ö'),
    (0x99, 'Ö'),
    (0x9b, 'ø'),
    (0x9d, 'Ø'),
];

impl Old {
    /// The one in which most bytes above ASCII are letters that Danes write.
    fn of(bytes: &[u8]) -> Self {
        let count = |letters: &[u8]| bytes.iter().filter(|b| letters.contains(b)).count();
        let windows = count(&[0xe6, 0xf8, 0xe5, 0xc6, 0xd8, 0xc5, 0xe9, 0xf6, 0xfc, 0xe4]);
        let mac = count(&[0xbe, 0xbf, 0x8c, 0xae, 0xaf, 0x81, 0x8e, 0x9a, 0x9f, 0x8a]);
        let dos = count(&[0x91, 0x9b, 0x86, 0x92, 0x9d, 0x8f, 0x82, 0x94, 0x81, 0x84]);
        if mac > 2 * windows && mac > dos {
            Self::Mac
        } else if dos > 2 * windows && dos > mac {
            Self::Dos
        } else {
            Self::Windows
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows-1252",
            Self::Mac => "macintosh",
            Self::Dos => "cp865",
        }
    }

    fn push(self, line: &[u8], text: &mut String) {
        match self {
            Self::Windows => {
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
            }
            Self::Mac => text.push_str(&MACINTOSH.decode_without_bom_handling(line).0),
            Self::Dos => text.extend(line.iter().map(|&b| {
                if b.is_ascii() {
                    return char::from(b);
                }
                let known = DOS.iter().find(|(byte, _)| *byte == b);
                known.map_or(char::REPLACEMENT_CHARACTER, |(_, letter)| *letter)
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).expect("a text");
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn danish_letters_are_read_whatever_wrote_them() {
        let text = "læge;TØS;ÅÆ\nrød";
        let wide = |big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect()
        };
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        let windows = WINDOWS_1252.encode(text).0.into_owned();
        let mac = MACINTOSH.encode(text).0.into_owned();
        let dos: Vec<u8> = text
            .chars()
            .map(|c| DOS.iter().find(|(_, l)| *l == c).map_or(c as u8, |(b, _)| *b))
            .collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "utf-8"),
            (with(b"\xef\xbb\xbf", text.as_bytes()), "utf-8-bom"),
            (windows, "windows-1252"),
            (mac, "macintosh"),
            (dos, "cp865"),
            (wide(false), "utf-16le"),
            (wide(true), "utf-16be"),
            (with(b"\xff\xfe", &wide(false)), "utf-16le-bom"),
            (with(b"\xfe\xff", &wide(true)), "utf-16be-bom"),
        ] {
            assert_eq!(read(&bytes), (text.to_owned(), encoding), "{encoding}");
        }
    }

    #[test]
    fn a_text_made_utf8_twice_is_read_once() {
        let twice = WINDOWS_1252.decode_without_bom_handling("rød Å".as_bytes()).0.into_owned();
        assert_eq!(read(twice.as_bytes()), ("rød Å".to_owned(), "utf-8-twice"));
        assert_eq!(read("SÃO".as_bytes()).0, "SÃO");
    }

    #[test]
    fn lines_of_two_programs_are_each_read_right() {
        let bytes = [b"r\xf8d;1\n".as_slice(), "grøn;2\n".as_bytes()].concat();
        assert_eq!(read(&bytes).0, "rød;1\ngrøn;2\n");
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert!(decode(b"\x89PNG\0\0\0\r\x01\x02").is_none());
    }
}
