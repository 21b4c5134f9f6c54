//! Characters as the guard sees them: digits of any script, what may stand between them, and
//! what nobody sees.

/// What a character is to the guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// A digit and its value.
    Digit(u8),
    /// Not seen at all: zero width, or the other half of a character in two bytes.
    Nothing,
    Space,
    Dash,
    Dot,
    Slash,
    Comma,
    Semicolon,
    Tab,
    /// A quotation mark around a cell.
    Quote,
    Letter,
    LineEnd,
    Other,
}

/// The digit 0 of scripts and styles whose digits follow each other.
const ZEROS: [char; 13] = [
    '0',
    '\u{660}',
    '\u{6f0}',
    '\u{966}',
    '\u{ff10}',
    '\u{2080}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1fbf0}',
    '\u{2070}',
];

/// Folds a character.
pub(super) fn fold(c: char) -> Folded {
    match c {
        '0'..='9' => Folded::Digit(c as u8 - b'0'),
        'a'..='z' | 'A'..='Z' => Folded::Letter,
        ' ' => Folded::Space,
        '-' | '_' | '~' | '+' => Folded::Dash,
        '.' => Folded::Dot,
        '/' | '\\' => Folded::Slash,
        ',' => Folded::Comma,
        ';' | '|' => Folded::Semicolon,
        '\t' => Folded::Tab,
        '"' | '\'' => Folded::Quote,
        '\n' | '\r' => Folded::LineEnd,
        '\u{b}' | '\u{c}' => Folded::Space,
        '\0'..='\u{1f}' | '\u{7f}' => Folded::Nothing,
        c if c.is_ascii() => Folded::Other,
        c => fold_other(c),
    }
}

fn fold_other(c: char) -> Folded {
    let digit = |zero: char| (c as u32).checked_sub(zero as u32).filter(|&digit| digit < 10);
    match c {
        '\u{b9}' => Folded::Digit(1),
        '\u{b2}' => Folded::Digit(2),
        '\u{b3}' => Folded::Digit(3),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Folded::Letter,
        '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}' | '\u{300}'..='\u{36f}' => {
            Folded::Nothing
        }
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            Folded::Nothing
        }
        '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20f0}' | '\u{fe00}'..='\u{fe0f}' => {
            Folded::Nothing
        }
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}' => Folded::Nothing,
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{207b}' | '\u{208b}' => Folded::Dash,
        '\u{58a}' | '\u{5be}' | '\u{1806}' | '\u{2e3a}' | '\u{2e3b}' | '\u{30fc}' => Folded::Dash,
        '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{ff3f}' | '\u{ff5e}' | '\u{2500}' => Folded::Dash,
        '\u{b7}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{22c5}' | '\u{3002}' => Folded::Dot,
        '\u{fe52}' | '\u{ff0e}' | '\u{30fb}' => Folded::Dot,
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' | '\u{ff3c}' => Folded::Slash,
        '\u{ff0c}' | '\u{fe50}' => Folded::Comma,
        '\u{ff1b}' => Folded::Semicolon,
        '\u{2018}'..='\u{201f}' => Folded::Quote,
        '\u{2800}' | '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}' => Folded::Space,
        c if c.is_whitespace() => Folded::Space,
        c => match ZEROS.into_iter().find_map(digit) {
            Some(digit) => Folded::Digit(u8::try_from(digit).unwrap_or(0)),
            None if c.is_alphabetic() => Folded::Letter,
            None => Folded::Other,
        },
    }
}

/// What stands between two runs of digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// The sorts of separators, a bit each.
    sorts: u8,
    separators: u32,
    cells: u32,
    letters: u32,
    broken: bool,
}

const POINT: u8 = 1 << 2;
const COMMA: u8 = 1 << 4;

impl Gap {
    /// Adds a character that is no digit.
    pub(super) fn add(&mut self, folded: Folded) {
        let sort = match folded {
            Folded::Digit(_) | Folded::Nothing => return,
            Folded::Letter => {
                self.letters = self.letters.saturating_add(1);
                return;
            }
            Folded::Other | Folded::LineEnd => {
                self.broken = true;
                return;
            }
            Folded::Space | Folded::Quote => 1,
            Folded::Dash => 1 << 1,
            Folded::Dot => POINT,
            Folded::Slash => 1 << 3,
            Folded::Comma => COMMA,
            Folded::Semicolon | Folded::Tab => 1 << 5,
        };
        self.sorts |= sort;
        self.separators = self.separators.saturating_add(1);
        if sort >= COMMA {
            self.cells = self.cells.saturating_add(1);
        }
    }

    /// Whether the runs on its two sides may be one number.
    pub(super) fn joins(self) -> bool {
        !self.broken && self.letters == 0 && self.separators > 0
    }

    /// Cells of a table that end here.
    pub(super) fn cells(self) -> usize {
        self.cells as usize
    }

    /// Whether it is one point and nothing else.
    pub(super) fn is_point(self) -> bool {
        self.joins() && self.separators == 1 && self.sorts == POINT
    }

    /// Whether it is one comma and nothing else.
    pub(super) fn is_comma(self) -> bool {
        self.joins() && self.separators == 1 && self.sorts == COMMA
    }

    /// Whether it is two letters, as inside a replacement number.
    pub(super) fn two_letters(self) -> bool {
        !self.broken && self.letters == 2 && self.separators == 0
    }
}
