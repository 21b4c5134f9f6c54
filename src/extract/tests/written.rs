//! The lists that are written.

use super::*;

fn written(import: &Import, map: &str) -> Lists {
    lists(Lang::En, import, &Map::parse(map).expect("a map"), &clinic())
}

fn left(import: &Import, map: &str) -> Vec<Fault> {
    left_out(import, &Map::parse(map).expect("a map"), &clinic())
}

#[test]
fn a_waiting_list_is_written_with_what_was_read() {
    let map = "team = \"lunge\"";
    let import = with(
        &list(
            "Ønsket fra;Kan ikke;Pausedage;Klar;Status;Booket dato;Booket kl.;Varighed;Behandler",
            &[
                "uge 46 2026;uge 47 2026;7;nej;Venter;;;;",
                ";;;;Booket;10-11-2026;9.30;20;ADA",
                ";;;;Afsluttet;;;;",
                ";;;;Booket;10-11-2026;9.30;;ADA",
            ],
        ),
        map,
    );
    let lists = written(&import, map);
    assert_eq!(
        lists.waiting.as_deref(),
        Some(
            "\u{feff}pseudonym;stream;need;pathway;team;referral_received;class;own;earliest;latest;\
             patient_pause_days;blocked;ready\n\
             K-1;work-up;;;lunge;2026-10-05;;;2026-11-09;;7;2026-11-16..2026-11-22;no\n\
             K-2;work-up;;;lunge;2026-10-05;;;;;;;\nK-4;work-up;;;lunge;2026-10-05;;;;;;;\n"
        )
    );
    assert_eq!(
        lists.bookings.as_deref(),
        Some(
            "\u{feff}pseudonym;need;clinician;date;from;to\n\
             K-2;work-up;ADA;2026-11-10;09:30;09:50\nK-4;work-up;ADA;2026-11-10;09:30;10:15\n"
        )
    );
    assert_eq!(codes(&left(&import, map)), [(4, "not-waiting")]);
    // What was written is read again as the same.
    let again = with(lists.waiting.as_deref().unwrap_or_default(), "");
    assert_eq!((again.verdict, again.rows.len()), (Verdict::Read, 3));
    assert_eq!(again.rows[0].blocked, import.rows[0].blocked);
    assert_eq!(again.rows[0].ready, Some(Ready::No));
}

#[test]
fn a_map_says_who_still_waits() {
    let rows = ["Udeblevet", "Venter"];
    let import = with(&list("Status", &rows), "");
    let count = |map: &str| written(&import, map).waiting.map(|list| list.lines().count() - 1);
    assert_eq!(count(""), Some(2));
    assert_eq!(count("[waits]\nno-show = false\n"), Some(1));
}

#[test]
fn nothing_is_written_of_a_refused_file() {
    let import = read("K-nr.,Forløb,Modtaget\nK-1,Udredning,10/23/2026\n");
    assert_eq!(written(&import, ""), Lists::default());
}

#[test]
fn a_visit_of_unknown_length_and_a_patient_without_a_control_are_left_out_by_name() {
    let text = "K-nr.;Ydelse;Behandler;Dato;Kl.\nK-1;Behandling;ADA;10-11-2026;9.30\n";
    let import = read(text);
    assert_eq!(codes(&left(&import, "")), [(2, "length-unknown")]);
    let text = "K-nr.;Panel;Næste kontrol\nK-1;copd;05-03-2027\nK-2;copd;\n";
    let import = read(text);
    assert_eq!(
        written(&import, "").panel.as_deref(),
        Some("\u{feff}pseudonym;panel;last_seen;next_control\nK-1;copd;;2027-03-05\n")
    );
    assert_eq!(codes(&import.warnings), [(3, "next-control-missing")]);
}

#[test]
fn what_is_written_is_read_again_in_either_language() {
    let map = "team = \"lunge\"";
    let import = with(
        &list(
            "Ønsket fra;Kan ikke;Pausedage;Klar;Egen kliniker;Status;Booket dato;Booket kl.;Varighed;Behandler",
            &["uge 46 2026;uge 47 2026;7;nej;ADA;Booket;10-11-2026;9.30;20;ADA", ";;;;;Venter;;;;"],
        ),
        map,
    );
    let panel = read("K-nr.;Panel;Sidst set;Næste kontrol\nK-1;copd;01-06-2026;05-03-2027\n");
    for lang in [Lang::En, Lang::Da] {
        let of = |import: &Import| lists(lang, import, &Map::parse(map).expect("a map"), &clinic());
        let (first, controls) = (of(&import), of(&panel));
        let texts = [&first.waiting, &first.bookings, &controls.panel];
        for text in texts.map(|text| text.as_deref().expect("a list")) {
            let again = with(text, "");
            assert_eq!(again.verdict, Verdict::Read, "{text} {:?}", again.refused);
            assert_eq!(again.dropped, Vec::<String>::new(), "{text}");
            let twice = of(&again);
            let same = [&twice.waiting, &twice.bookings, &twice.panel];
            assert!(same.iter().any(|twice| twice.as_deref() == Some(text)), "{text} {same:?}");
        }
    }
}
