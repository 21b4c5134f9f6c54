//! Patients under control.

use super::*;

#[test]
fn answers_are_read_as_they_stand_and_none_is_no_answer() {
    let text = "K-nr.;Patientgruppe;Fast læge;Sidst set;Næste kontrol;Min SP;PRO-score;PRO-dato;\
                PRO-farve\n\
                K-1;copd;ADA;05-05-2026;05-03-2027;Ja;12,5;05-10-2026;grøn\n\
                K-2;copd;;05-05-2026;;Nej;;;\n\
                K-3;copd;;05-05-2026;uge 10 2027;;12.5;;RØD\n\
                K-4;copd;;05-05-2026;05-03-2027;;12-maj;;\n\
                K-5;copd;;05-05-2026;05-03-2027;;;;lilla\n\
                K-6;copd;;05-05-2027;05-03-2027;;;;\n\
                K-7;hjerte;;05-05-2026;05-03-2027;;;;\n\
                K-8;copd;;05-05-2026;05-03-2027;måske;;;\n\
                K-1;copd;;05-05-2026;05-03-2027;;;;\n";
    let import = read(text);
    assert_eq!(import.kind, Kind::Panel);
    assert_eq!(
        codes(&import.refused),
        [
            (5, "score-unreadable"),
            (6, "colour-unreadable"),
            (7, "date-in-future"),
            (8, "stream-unknown"),
            (10, "id-double"),
        ]
    );
    let row = &import.rows[0];
    assert_eq!(
        (row.pro_score, row.pro_colour, row.digital),
        (Some(12.5), Some(Colour::Green), Some(true))
    );
    let row = &import.rows[1];
    assert_eq!((row.pro_score, row.pro_colour, row.next_control), (None, None, None));
    assert_eq!(import.rows[2].next_control, NaiveDate::from_ymd_opt(2027, 3, 8));
    assert_eq!(codes(&import.warnings), [(3, "next-control-missing"), (9, "flag-unknown")]);
}
