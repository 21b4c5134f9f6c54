//! CPR numbers, wherever they stand.

use super::*;

/// Of nobody: there is no 31 February.
const NUMBERS: [&str; 5] =
    ["310290-4558", "3102904558", "310290 4558", "31 02 90-4558", "3102904XY8"];

fn refused(import: &Import, number: &str) -> Vec<(u32, &'static str)> {
    assert_eq!(import.verdict, Verdict::Refuse);
    assert!(import.rows.is_empty() && import.warnings.is_empty() && import.columns.is_empty());
    let told = format!("{import:?}");
    assert!(!told.contains(number) && !told.contains("4558"), "{told}");
    codes(&import.refused)
}

#[test]
fn a_number_in_any_cell_refuses_the_file_by_its_place_alone() {
    for number in NUMBERS {
        let map = "drop = [\"Bemærkning\"]";
        let text = list("Bemærkning", &["Ring", &format!("Søster til {number}, kommer med")]);
        let import = with(&text, map);
        assert_eq!(refused(&import, number), [(3, "cpr")], "{number}");
        assert_eq!(import.refused[0].place.heading.as_deref(), Some("Bemærkning"));
        assert!(!format!("{import:?}").contains("Søster"));
        let text = format!("Liste over {number}\n{}", list("Note", &["a"]));
        assert_eq!(refused(&read(&text), number), [(1, "cpr")]);
        let text = list(&format!("Note {number}"), &["a"]);
        let import = read(&text);
        assert_eq!(refused(&import, number), [(1, "cpr")]);
        assert_eq!(import.refused[0].place.heading, None);
        let text = format!("{}Slut {number}\n", list("Note", &["a"]));
        assert_eq!(refused(&read(&text), number), [(3, "cpr")]);
        // In a field over two lines, and behind an open quote.
        let text = list("Note", &[&format!("\"a\nb {number}\"")]);
        assert_eq!(refused(&read(&text), number), [(2, "cpr")]);
        let text = list("Note", &["\"a", &format!("b {number}")]);
        assert_eq!(refused(&read(&text), number)[0].1, "cpr");
    }
}

#[test]
fn each_row_with_a_number_is_told() {
    let text = list("Note", &["310290-4558", "a", "ring 3102904558 og 310290 4558"]);
    assert_eq!(refused(&read(&text), "310290"), [(2, "cpr"), (4, "cpr")]);
}

#[test]
fn a_number_in_the_name_of_the_file_is_not_repeated() {
    let map = Map::default();
    let import =
        import(list("Note", &["a"]).as_bytes(), "310290-4558.csv", &map, today(), &clinic());
    assert_eq!(refused(&import, "310290-4558"), [(0, "cpr")]);
}

#[test]
fn a_number_over_two_cells_is_found_wherever_they_stand() {
    let text = list("Dato;Nr.", &["310290;4558"]);
    assert_eq!(refused(&read(&text), "310290"), [(2, "cpr-split")]);
    let text = list("Dato;Note;Nr.", &["310190;a;4558", "280290;b;4559"]);
    assert_eq!(refused(&read(&text), "310190"), [(2, "cpr-split")]);
    let text = list("Født;Note;Løbenr.", &["31-01-1990;a;4558", "28-02-1990;b;4559"]);
    assert_eq!(refused(&read(&text), "31-01-1990"), [(2, "cpr-split")]);
}

#[test]
fn figures_that_are_no_number_pass() {
    let text = list(
        "Telefon;Postnr.;Lokale;Ventetid;Note",
        &["00 10 20 30;9998;1203;39;kl. 14", "20112678;2100;1204;12;uge 46-47 2026"],
    );
    let import = read(&text);
    assert_eq!(import.verdict, Verdict::Read, "{:?}", import.refused);
}
