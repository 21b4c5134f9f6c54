//! How wide a text is, so that no label is ever wider than its box.
//!
//! Advance widths of the letters in which the week is written (those of Helvetica, as Arial,
//! Liberation Sans and Arimo have them), in thousandths of the height of the letter.

/// Height of the letters \[px\].
const SIZE: f64 = 12.0;

/// From the blank to the tilde, plain and bold.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// How wide a text is \[px\]; letters of no table count as the widest there is.
pub(in crate::report) fn width(text: &str, bold: bool) -> f64 {
    text.chars().map(|letter| f64::from(thousandths(letter, bold)) * SIZE / 1000.0).sum()
}

fn thousandths(letter: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &PLAIN };
    let alike = match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' => 'a',
        'Å' | 'Ä' | 'Á' => 'A',
        'ø' | 'ö' | 'ó' | 'ô' | 'ü' | 'ú' => 'b',
        'Ø' | 'Ö' | 'Ó' => 'O',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'É' | 'È' => 'E',
        'æ' => '%',
        'Ü' => 'U',
        '–' => '0',
        '±' | '×' | '÷' => '+',
        '·' => ':',
        plain => plain,
    };
    let place = u32::from(alike).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    place.and_then(|at| table.get(at)).copied().unwrap_or(1015)
}

/// A name in lines of at most `most` pixels, broken after blanks and hyphens, within words only
/// where a word alone is wider.
pub(in crate::report) fn lines(text: &str, most: f64, bold: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in text.split_inclusive([' ', '-']) {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() || width(&format!("{line}{}", part.trim_end()), bold) <= most {
            line.push_str(part);
        } else {
            lines.push(part.to_owned());
        }
        while let Some(cut) = cut(lines.last().expect("a line"), most, bold) {
            let rest = lines.last_mut().expect("a line").split_off(cut);
            lines.push(rest);
        }
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Where a line must be cut; nowhere when it fits.
fn cut(line: &str, most: f64, bold: bool) -> Option<usize> {
    if width(line.trim_end(), bold) <= most {
        return None;
    }
    let fits = |at: &usize| width(&line[..*at], bold) <= most;
    let places: Vec<usize> = line.char_indices().map(|(at, _)| at).skip(1).collect();
    places.iter().copied().take_while(fits).last().or(places.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        assert!((width("K 20", true) - (722.0 + 278.0 + 1112.0) * 0.012).abs() < 1e-9);
        assert!((width("day", false) - (556.0 + 556.0 + 500.0) * 0.012).abs() < 1e-9);
        assert!(width("\u{25bc}", true) > 12.0, "a letter of no table is wide");
    }

    #[test]
    fn a_long_name_is_broken_and_nothing_of_it_is_lost() {
        let name = "Anne-Mette Krogsgaard Østergaard-Vestesen";
        for most in [30.0, 60.0, 120.0] {
            let lines = lines(name, most, true);
            assert!(lines.iter().all(|line| width(line, true) <= most), "{most}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), name.replace(' ', ""));
        }
        assert_eq!(lines("Ada", 60.0, true), ["Ada"]);
    }
}
