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
        ' ' | '\u{b}' | '\u{c}' => Folded::Space,
        '-' | '_' | '~' | '+' => Folded::Dash,
        '.' => Folded::Dot,
        '/' | '\\' => Folded::Slash,
        ',' => Folded::Comma,
        ';' | '|' => Folded::Semicolon,
        '\t' => Folded::Tab,
        '"' | '\'' => Folded::Quote,
        '\n' | '\r' => Folded::LineEnd,
        '\0'..='\u{1f}' | '\u{7f}' => Folded::Nothing,
        c if c.is_ascii() => Folded::Other,
        c => fold_other(c),
    }
}

/// Characters beyond ASCII that are no digit of `ZEROS`, from first to last.
const OTHERS: [(char, char, Folded); 50] = [
    ('\u{80}', '\u{84}', Folded::Nothing),
    ('\u{86}', '\u{9f}', Folded::Nothing),
    ('\u{ad}', '\u{ad}', Folded::Nothing),
    ('\u{b2}', '\u{b2}', Folded::Digit(2)),
    ('\u{b3}', '\u{b3}', Folded::Digit(3)),
    ('\u{b7}', '\u{b7}', Folded::Dot),
    ('\u{b9}', '\u{b9}', Folded::Digit(1)),
    ('\u{300}', '\u{36f}', Folded::Nothing),
    ('\u{58a}', '\u{58a}', Folded::Dash),
    ('\u{5be}', '\u{5be}', Folded::Dash),
    ('\u{61c}', '\u{61c}', Folded::Nothing),
    ('\u{115f}', '\u{1160}', Folded::Space),
    ('\u{1806}', '\u{1806}', Folded::Dash),
    ('\u{180e}', '\u{180e}', Folded::Nothing),
    ('\u{200b}', '\u{200f}', Folded::Nothing),
    ('\u{2010}', '\u{2015}', Folded::Dash),
    ('\u{2018}', '\u{201f}', Folded::Quote),
    ('\u{2022}', '\u{2022}', Folded::Dot),
    ('\u{2024}', '\u{2024}', Folded::Dot),
    ('\u{2027}', '\u{2027}', Folded::Dot),
    ('\u{202a}', '\u{202e}', Folded::Nothing),
    ('\u{2043}', '\u{2043}', Folded::Dash),
    ('\u{2044}', '\u{2044}', Folded::Slash),
    ('\u{2060}', '\u{206f}', Folded::Nothing),
    ('\u{207b}', '\u{207b}', Folded::Dash),
    ('\u{208b}', '\u{208b}', Folded::Dash),
    ('\u{20d0}', '\u{20f0}', Folded::Nothing),
    ('\u{2212}', '\u{2212}', Folded::Dash),
    ('\u{2215}', '\u{2215}', Folded::Slash),
    ('\u{22c5}', '\u{22c5}', Folded::Dot),
    ('\u{2500}', '\u{2500}', Folded::Dash),
    ('\u{2800}', '\u{2800}', Folded::Space),
    ('\u{2e3a}', '\u{2e3b}', Folded::Dash),
    ('\u{3002}', '\u{3002}', Folded::Dot),
    ('\u{30fb}', '\u{30fb}', Folded::Dot),
    ('\u{30fc}', '\u{30fc}', Folded::Dash),
    ('\u{3164}', '\u{3164}', Folded::Space),
    ('\u{fe00}', '\u{fe0f}', Folded::Nothing),
    ('\u{fe50}', '\u{fe50}', Folded::Comma),
    ('\u{fe52}', '\u{fe52}', Folded::Dot),
    ('\u{fe58}', '\u{fe58}', Folded::Dash),
    ('\u{fe63}', '\u{fe63}', Folded::Dash),
    ('\u{feff}', '\u{feff}', Folded::Nothing),
    ('\u{ff0c}', '\u{ff0c}', Folded::Comma),
    ('\u{ff0d}', '\u{ff0d}', Folded::Dash),
    ('\u{ff0e}', '\u{ff0e}', Folded::Dot),
    ('\u{ff0f}', '\u{ff0f}', Folded::Slash),
    ('\u{ff1b}', '\u{ff1b}', Folded::Semicolon),
    ('\u{ff3f}', '\u{ff3f}', Folded::Dash),
    ('\u{e0000}', '\u{e01ef}', Folded::Nothing),
];

fn fold_other(c: char) -> Folded {
    let at = OTHERS.partition_point(|(_, last, _)| *last < c);
    if let Some((first, _, folded)) = OTHERS.get(at)
        && *first <= c
    {
        return *folded;
    }
    let digit = |zero: char| (c as u32).checked_sub(zero as u32).filter(|&digit| digit < 10);
    match ZEROS.into_iter().find_map(digit) {
        Some(digit) => Folded::Digit(u8::try_from(digit).unwrap_or(0)),
        None if c.is_whitespace() => Folded::Space,
        None if c.is_alphabetic() => Folded::Letter,
        None => Folded::Other,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_in_order() {
        let in_order = |(first, last, _): &(char, char, Folded)| first <= last;
        assert!(OTHERS.iter().all(in_order));
        assert!(OTHERS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
