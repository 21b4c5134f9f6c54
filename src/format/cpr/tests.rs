//! What is refused and what is let through.

use proptest::prelude::*;

use super::*;

#[test]
fn numbers_are_found_however_they_are_written() {
    let written = [
        "0101901234",
        "010190-1234",
        "010190 1234",
        "010190 - 1234",
        "010190\u{2011}1234",
        "x0101901234y",
        "#311299-4XY1",
        "3112994XY1",
        "610190-1234",
        "910190-1234",
        "5,0101901234;",
        "12.010190-1234",
        "99990101901234 0101901234",
        // A spreadsheet has dropped the 0 in front.
        "101901234",
        "P-1;101901234;first",
        "10190-1234",
        "1.01.90-1234",
        // Split where day, month and year end.
        "01 01 90 1234",
        "01.01.90-1234",
        "01-01-90-1234",
        "0101 901234",
        "010190/1234",
        "010190\t1234",
        "010190--1234",
        "010190 \u{2013} 1234",
        "010190_1234",
        // Split anywhere.
        "P1 01020 31234",
        "01020-31234",
        "0101901 234",
        "010 190 1234",
        "01 01 90 12 34",
        "0 1 0 1 9 0 1 2 3 4",
        "0/101901234",
        "note: 01019012 / 34.",
        // Over two cells.
        "010190;1234",
        "010190,1234",
        "\"010190\";\"1234\"",
        "01-01-90;1234",
        "P-1;010190\t1234",
        // With what nobody sees, and in digits of other widths.
        "010190\u{200b}1234",
        "010190\u{2060}-\u{feff}1234",
        "0\u{ad}1\u{200d}01901234",
        "０１０１９０１２３４",
        "０１０１９０－１２３４",
        "010190\u{2007}1234",
        "010190\u{3000}1234",
        "0\u{0}1\u{0}0\u{0}1\u{0}9\u{0}0\u{0}-\u{0}1\u{0}2\u{0}3\u{0}4\u{0}",
        "311299-4ＸＹ1",
        // With the year in four digits.
        "31121999-4321",
        "31-12-1999-4321",
        "31.12.1999 4321",
        "31/12-1999 1234",
        "1-2-1999 4321",
        "1999-12-31 4321",
        "19991231-4321",
        "19311299-4321",
        "311219994321",
        "1121999-4321",
        "P-1;31-12-2007-4321;x",
        "31121999-4XY1",
        "24 12 1931 - 0123",
        // No list is numbered by fractions, and no number of ours has ten decimals.
        "1.0101901234",
    ];
    for text in written {
        assert!(holds_cpr(text), "{text}");
    }
}

#[test]
fn dates_times_and_longer_numbers_are_left_alone() {
    let written = [
        "2026-11-02 09:00",
        "02-11-2026",
        "02-11-2026 09.00",
        "20;02-11-2026;1030",
        "week 20 02-11-2026",
        "09-11-2026..13-11-2026 2026-11-20",
        "2010-11-02 091500",
        "20261102T0900",
        "P-1;2026-11-03;09:00;09:40;40;2026-11-04;2026-11-10;6;new;",
        "P-1;03-11-2026;09.00;09.40;40;04-11-2026;10-11-2026;6;new;",
        "0.0101261430",
        "0.101901234",
        "12.101901234",
        "12.10190123",
        "60;0,101901234;12,10190123",
        "10190.1234",
        "00101901234",
        "01019012345",
        "3201901234",
        "0113901234",
        "pathway-1234",
        "010190",
        "010190\n1234",
        "20 11 26 78",
        "+45 20112678",
        "2011 2678",
        "1.019.012,34",
        "1 019 012 kr.",
        "12345678901234567890",
        "[10, 12, 26, 1234]",
        "1 012 345 678 kr.",
        "12 034 567,89",
        "2012-11-02 10 min.",
        "2012-1-2 1030",
        "01020.31234",
        "01020;31234",
        "1020 31234",
        "uge 10, 11, 12, 13 og 14",
        "3 02-11-2026 09:00",
        "2012-11-02..2012-11-09",
        "02-11-2012 09-11-2012",
        "9/11/2012 10.30",
        "31.12.1999 12:00",
        "31-12-1999 12.00",
        "31-12-2026 1200",
        "2026-11-02 0930",
        "202611021030",
        "1999-12-31 2000-01-10",
        "2026-11-02..2026-11-13",
        "31-12-1999;4321",
        "31121999;4321",
        "60;0,311219994321;1",
        "0.311219994321",
        "2026-12-01 00:00:00",
    ];
    for text in written {
        assert!(!holds_cpr(text), "{text}");
    }
}

#[test]
fn the_place_is_where_the_number_starts() {
    assert_eq!(find("æ 0101901234"), Some(3));
    assert_eq!(find("a;b\n7;01.01.90-1234;x"), Some(6));
    assert_eq!(find("5 #311299-4XY1"), Some(3));
}

#[test]
fn a_long_run_of_digits_is_read_in_one_pass() {
    assert!(!holds_cpr(&"1".repeat(10_000_000)));
    assert!(!holds_cpr(&"0.0101261430 ".repeat(500_000)));
}

/// Digits of what looks like a number: any day, month and year, then any four.
fn digits() -> impl Strategy<Value = Vec<u8>> {
    let day = prop_oneof![1_u32..=31, 61_u32..=91];
    (day, 1_u32..=12, 0_u32..=99, 0_u32..=9999).prop_map(|(day, month, year, last)| {
        format!("{day:02}{month:02}{year:02}{last:04}").bytes().map(|b| b - b'0').collect()
    })
}

/// What may stand between the digits of one cell.
fn separator() -> impl Strategy<Value = String> {
    let one = prop::sample::select(vec![
        " ", "\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "-", "\u{2010}", "\u{2011}", "\u{2012}",
        "\u{2013}", "\u{2014}", "\u{2212}", "\u{ff0d}", "/", "\\", "\u{2044}", ".", "\u{b7}",
        "\u{200b}", "\u{2060}", "\u{feff}", "\u{ad}",
    ]);
    prop::collection::vec(one, 1..4).prop_map(|parts| parts.concat())
}

fn hidden() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "", "\u{200b}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}"])
}

/// A digit in any width.
fn digit(value: u8, width: usize) -> String {
    let zero = [0x30, 0xff10, 0x30, 0x1d7ce, 0x660][width % 5];
    char::from_u32(zero + u32::from(value)).map(String::from).unwrap_or_default()
}

proptest! {
    #[test]
    fn no_spelling_of_a_number_gets_through(
        digits in digits(),
        (widths, within) in (prop::collection::vec(0..5_usize, 10), prop::collection::vec(hidden(), 10)),
        (date, last) in (separator(), separator()),
        (form, around) in (0..6_usize, prop::sample::select(vec![("", ""), ("P-1;", ";x"), ("kl. ", " nej"), ("\"", "\"")])),
    ) {
        let mut text = around.0.to_owned();
        // A point between digits may be a decimal one, but where day, month or year ends.
        let anywhere = last.replace(['.', '\u{b7}'], "-");
        for (at, value) in digits.iter().enumerate() {
            match (form, at) {
                (1 | 2 | 4, 6) => text.push_str(&last),
                (3, 6) => text.push_str([";", "\t", "\";\"", " ; ", ","][widths[0]]),
                (2 | 4, 2 | 4) => text.push_str(&date),
                (5, 1..) if widths[at] < 2 || at == 5 => text.push_str(&anywhere),
                _ => {}
            }
            // The 0 that a spreadsheet drops.
            if !(form == 0 && at == 0 && *value == 0 && digits[1] > 0) {
                text.push_str(&digit(*value, widths[at]));
                text.push_str(within[at]);
            }
        }
        text.push_str(around.1);
        prop_assert!(holds_cpr(&text), "{}", text.escape_unicode());
    }

    #[test]
    fn no_number_with_its_whole_year_gets_through(
        (day, month, year) in (prop_oneof![1_u32..=31, 61_u32..=91], 1_u32..=12, 1937_u32..=2036),
        last in 4000_u32..=4999,
        (widths, form, gap) in (prop::collection::vec(0..5_usize, 12), 0..5_usize, separator()),
        sign in prop::sample::select(vec!["-", ".", "/", " "]),
    ) {
        let gap = gap.replace(['.', '\u{b7}'], "-");
        let gap = if gap.chars().all(|c| "\u{200b}\u{2060}\u{feff}\u{ad}".contains(c)) { "-" } else { &gap };
        let date = match form {
            0 => format!("{day:02}{month:02}{year}"),
            1 => format!("{day:02}{sign}{month:02}{sign}{year}"),
            2 => format!("{year}{month:02}{day:02}"),
            3 => format!("{year}{sign}{month:02}{sign}{day:02}"),
            _ => format!("{}{day:02}{month:02}{:02}", year / 100, year % 100),
        };
        let mut at = 0;
        let text: String = format!("{date}{gap}{last}").chars().map(|c| match c.to_digit(10) {
            Some(value) => {
                at += 1;
                digit(u8::try_from(value).unwrap_or(0), widths[at - 1])
            }
            None => c.to_string(),
        }).collect();
        prop_assert!(holds_cpr(&text), "{}", text.escape_unicode());
    }

    #[test]
    fn what_the_help_advises_is_let_through(digits in digits(), letter in "[a-zA-Z]", short in any::<bool>()) {
        let digits: String = digits.iter().map(|&value| digit(value, 0)).collect();
        let digits = digits.strip_prefix('0').filter(|_| short).unwrap_or(&digits);
        let advised = format!("{}{letter}{}", &digits[..5], &digits[5..]);
        prop_assert!(!holds_cpr(&advised), "{advised}");
    }

    #[test]
    fn numbers_of_ours_are_let_through(
        (year, month, day, minutes) in (2000..2100_u32, 1..13_u32, 1..29_u32, 0..1440_u32),
        (money, phone, count) in (0..10_000_000_u32, 20_000_000..100_000_000_u32, 0..1000_u32),
        share in 0.0..1000.0_f64,
    ) {
        let share = (share * 1e9).round() / 1e9;
        let (hour, minute) = (minutes / 60, minutes % 60);
        let kroner = format!("{}.{:03}.{:03},{:02}", money / 1_000_000, money / 1000 % 1000, money % 1000, count % 100);
        for text in [
            format!("{year}-{month:02}-{day:02};{hour:02}:{minute:02};{minutes};{count}"),
            format!("{day:02}-{month:02}-{year};{hour:02}.{minute:02};{minutes};{count}"),
            format!("{day}/{month}/{year} kl. {hour:02}.{minute:02}, {count} min."),
            format!("{count};{day:02}-{month:02}-{year};{minutes}"),
            format!("tlf. {phone}; {kroner} kr."),
            format!("{minutes};{share};{}", share.to_string().replace('.', ",")),
            format!("  \"mean\": {share},\n  \"half_width\": {}", share / 1000.0),
            format!("seed = {count}{minutes}"),
            format!("{day:02}.{month:02}.{year} {hour:02}{minute:02}"),
            format!("{year}{month:02}{day:02}{hour:02}{minute:02}"),
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:00"),
            format!("{day:02}-{month:02}-{} {hour:02}.{minute:02}", year - 100),
        ] {
            prop_assert!(!holds_cpr(&text), "{text}");
        }
    }
}
