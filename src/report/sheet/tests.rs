//! One sheet in every form.

use super::*;
use crate::messages::Lang;
use crate::report::json::value::Estimated;

fn sheet() -> Sheet {
    let mut sheet = Sheet::new(6);
    sheet.title("Holds <of> tiny");
    sheet.gap();
    sheet.row("Answer", "Yes.");
    sheet.row("", "More of it.");
    sheet.point("one | two");
    sheet.point("three");
    sheet.line("The week");
    let header = vec!["day".to_owned(), "min".to_owned()];
    let rows = vec![vec!["mon\u{1b}[2J".to_owned(), "20".to_owned()]];
    sheet.table(&Grid::words(header, rows, 1..2));
    sheet.paragraph(2, "The end.");
    sheet
}

#[test]
fn a_page_has_a_title_lists_captions_and_headings_of_rows_and_nothing_unescaped() {
    let page = sheet().page(Voice { lang: Lang::Da });
    for part in [
        "<html lang=\"da\">",
        "<title>Holds &lt;of&gt; tiny</title>",
        "<h1>Holds &lt;of&gt; tiny</h1>",
        "<dl><dt>Answer</dt><dd>Yes.</dd><dd>More of it.</dd></dl>",
        "<ul><li>one | two</li><li>three</li></ul>",
        "<caption>The week</caption>",
        "<th scope=\"col\" class=\"number\">min</th>",
        "<th scope=\"row\">mon [2J</th>",
        "<td class=\"number\">20</td>",
        "<p>The end.</p>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("<script") && !page.contains(" style=") && !page.contains('\u{1b}'));
}

#[test]
fn text_wraps_labels_and_tables_as_a_terminal_shows_them() {
    let text = sheet().into_text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["Holds <of> tiny", "───────────────"]);
    assert_eq!(
        lines[2..7],
        ["", "  Answer  Yes.", "          More of it.", "  • one | two", "  • three"]
    );
    assert!(text.ends_with("  The end.\n"), "{text}");
}

#[test]
fn markdown_has_the_same_and_means_nothing_by_its_own_letters() {
    let told = sheet().markdown();
    let wanted = "# Holds \\<of\\> tiny\n\n- **Answer**: Yes.\n  More of it.\n- one \\| two\n- three\n\nThe week\n";
    assert!(told.starts_with(wanted), "{told}");
    assert!(told.contains("| day | min |\n| --- | ---: |\n"), "{told}");
}

#[test]
fn a_table_of_cells_is_told_in_the_language_and_written_as_values() {
    let grid = |voice: Voice| {
        let estimate = Estimated::within(0.25, Some(0.125));
        let header = ["who", "asked", "in time", "wait", "on"].map(str::to_owned).to_vec();
        let mut grid = Grid::headed(header);
        let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 13).expect("a date");
        let cells = [Cell::name("=Ada"), Cell::Count(1200), Cell::of(3, 4)];
        let more = [Cell::Estimate(estimate, [2, 3]), Cell::Date(on)];
        grid.row(voice, cells.into_iter().chain(more));
        grid.row(voice, [Cell::name("Bea"), Cell::None, Cell::Nothing, Cell::None, Cell::None]);
        grid
    };
    let told = grid(Voice { lang: Lang::Da });
    assert_eq!(told.rows[0], ["=Ada", "1.200", "3 af 4", "0,25 ± 0,125", "13-11-2026"]);
    assert_eq!(told.rows[1], ["Bea", "–", "", "–", "–"]);
    assert_eq!(told.numbers, 1..4);
    let mut sheet = Sheet::default();
    sheet.table(&told);
    let wanted = "\u{feff}who;asked;in time;in time /;wait;wait ±;on\n\
                  '=Ada;1200;3;4;0,25;0,125;2026-11-13\nBea;;;;;;\n";
    assert_eq!(sheet.csv(), wanted);
}
