//! One sheet in every form.

use super::*;
use crate::messages::Lang;

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
    sheet.table(&Grid { header, rows, numbers: 1..2 });
    sheet.paragraph(2, "The end.");
    sheet
}

#[test]
fn a_page_has_a_title_lists_captions_and_headings_of_rows_and_nothing_unescaped() {
    let page = sheet().page(Voice { lang: Lang::Da }, Page::default(), &Markup::default());
    for part in [
        "<html lang=\"da\">",
        "<title>Holds &lt;of&gt; tiny</title>",
        "<h1>Holds &lt;of&gt; tiny</h1>",
        "<p><b>Svar:</b> Yes.</p>",
        "<dl><dd>More of it.</dd></dl>",
        "<ul class=\"points\"><li>one | two</li><li>three</li></ul>",
        "<caption>The week</caption>",
        "<th scope=\"col\" class=\"n\">min</th>",
        "<th scope=\"row\">mon [2J</th>",
        "<td class=\"n\">20</td>",
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
