//! Whether day or month stands first.

use super::*;

fn received(dates: &[&str]) -> String {
    let mut text = "K-nr.,Forløb,Modtaget\n".to_owned();
    for (at, date) in dates.iter().enumerate() {
        let _ = writeln!(text, "K-{},Udredning,{date}", at + 1);
    }
    text
}

#[test]
fn one_date_with_the_month_first_tells_of_its_whole_column() {
    let import = read(&received(&["10/5/2026", "10/23/2026", "9/9/2026"]));
    assert_eq!(import.verdict, Verdict::Refuse);
    assert_eq!(
        codes(&import.refused),
        [(2, "date-order-doubted"), (3, "date-month-first"), (4, "date-order-doubted")]
    );
}

#[test]
fn the_order_of_one_column_tells_of_the_others_of_its_program() {
    let text = "K-nr.,Forløb,Modtaget,Senest\nK-1,Udredning,9/10/2026,12/24/2026\n\
                K-2,Udredning,8/10/2026,\n";
    let import = read(text);
    assert_eq!(import.verdict, Verdict::Refuse);
    assert!(codes(&import.refused).contains(&(3, "date-order-doubted")));
}

#[test]
fn slashes_that_prove_nothing_are_undecided_until_confirmed() {
    let text = received(&["10/5/2026", "9/11/2026"]);
    let import = read(&text);
    assert_eq!(import.verdict, Verdict::Refuse);
    assert_eq!(codes(&import.refused), [(2, "date-order-undecided"), (3, "date-order-undecided")]);
    for map in ["day_first = true", "day_first = [\"Modtaget\"]", "day_first = [3]"] {
        let import = with(&text, map);
        assert_eq!(ids(&import), ["K-1"], "{map}");
        assert_eq!(import.rows[0].referral_received, NaiveDate::from_ymd_opt(2026, 5, 10));
        assert_eq!(codes(&import.refused), [(3, "date-in-future")]);
    }
}

#[test]
fn a_danish_hand_shows_elsewhere_in_the_column() {
    for proof in ["23/10/2026", "5. oktober 2026", "5/10-2026", "05-10-2026", "man. 05-10-2026"] {
        let import = read(&received(&["9/10/2026", proof]));
        assert_eq!(import.verdict, Verdict::Read, "{proof}: {:?}", import.refused);
    }
}

#[test]
fn one_slip_in_a_danish_column_costs_its_own_row_and_those_like_it() {
    let import = read(&received(&["05-10-2026", "10/23/2026", "9/10/2026", "23-10-2026"]));
    assert_eq!(import.verdict, Verdict::SomeRefused);
    assert_eq!(codes(&import.refused), [(3, "date-month-first"), (4, "date-order-doubted")]);
}

#[test]
fn dates_with_a_clock_of_twelve_hours_are_not_danish() {
    let import = read(&received(&["10/5/2026 2:30 PM", "9/10/2026 9:00 AM"]));
    assert_eq!(import.verdict, Verdict::Refuse);
}

#[test]
fn weekdays_and_swapped_dates_are_told() {
    let import = read(&received(&["tirs. 05-10-2026", "ons. 07-10-2026"]));
    assert_eq!(codes(&import.refused), [(2, "date-weekday")]);
    let swapped =
        ["10-05-2026", "11-06-2026", "09-07-2026", "23/10/2026", "24/10/2026", "25/9/2026"];
    let import = read(&received(&swapped));
    let told: Vec<_> = codes(&import.refused);
    assert_eq!(told, [(2, "date-swapped"), (3, "date-swapped"), (4, "date-swapped")]);
}
