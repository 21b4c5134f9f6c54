//! How files are written.

use super::*;

const HEADING: &str = "K-nr.;Forløb;Modtaget;Kompleksitet;Fast læge;Bemærkning";

fn plain() -> String {
    format!("{HEADING}\nK-1;Udredning;05-10-2026;høj;TØS;Ring\nK-2;Kontrol;06-10-2026;;;\n")
}

fn is_plain(import: &Import) {
    assert_eq!(import.verdict, Verdict::Read, "{:?}", import.refused);
    assert_eq!(ids(import), ["K-1", "K-2"]);
    assert_eq!(import.dropped, ["Bemærkning"]);
    let row = &import.rows[0];
    assert_eq!((row.class.as_deref(), row.own.as_deref()), (Some("high"), Some("TØS")));
    assert_eq!(row.referral_received, NaiveDate::from_ymd_opt(2026, 10, 5));
    assert_eq!((import.rows[1].class.as_ref(), import.rows[1].own.as_ref()), (None, None));
}

#[test]
fn a_list_is_the_same_however_it_is_written() {
    let plain = plain();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let windows = encoding_rs::WINDOWS_1252.encode(&plain).0.into_owned();
    let mac = encoding_rs::MACINTOSH.encode(&plain.replace('\n', "\r")).0.into_owned();
    let quoted = format!("\"{}\"", plain.trim().replace(';', "\",\"").replace('\n', "\"\r\n\""));
    for bytes in [
        plain.clone().into_bytes(),
        plain.replace('\n', "\r\n").into_bytes(),
        plain.replace('\n', "\r").into_bytes(),
        plain.replace(';', "\t").into_bytes(),
        plain.replace(';', ",").into_bytes(),
        plain.replace(';', "|").into_bytes(),
        format!("sep=;\r\n{plain}").into_bytes(),
        format!("sep=^\n{}", plain.replace(';', "^")).into_bytes(),
        plain.replace('\n', ";;;\n").into_bytes(),
        format!("{}{}", plain.replace('\n', ";;;\r\n"), ";;;;;;;;\r\n".repeat(250)).into_bytes(),
        plain.replace('\n', "\n\n").into_bytes(),
        plain.replace(' ', "\u{a0}").into_bytes(),
        marked(b"\xef\xbb\xbf", plain.as_bytes()),
        marked(b"\xff\xfe", &wide(&plain.replace(';', "\t"))),
        wide(&plain),
        windows,
        mac,
        quoted.into_bytes(),
        format!("Venteliste, lunge\n\nUdskrevet 02-11-2026\n\n{plain}").into_bytes(),
        format!("{plain}\nI alt;2;;;;\nUdskrevet af SEKR3\n").into_bytes(),
        plain.trim_end().to_owned().into_bytes(),
        format!("{plain}\u{1a}").into_bytes(),
    ] {
        is_plain(&of_bytes(&bytes, ""));
    }
}

#[test]
fn what_stands_around_the_patients_is_no_patient() {
    let text = "Venteliste;;;\nK-nr.;Forløb;Modtaget;Note\nK-1;Udredning;05-10-2026;\n\
                Side 1 af 2;;;\nK-nr.;Forløb;Modtaget;Note\nK-2;Kontrol;06-10-2026;\n\
                Antal patienter: 2;;;\n;;2;\nI alt;2;2;\nForklaring;Udredning = U;;\n";
    let import = read(text);
    assert_eq!((import.verdict, ids(&import)), (Verdict::Read, vec!["K-1", "K-2"]));
    let told: Vec<_> = import.skipped.iter().map(|row| (row.place.line, row.why.code())).collect();
    let expected = [
        (1, "title"),
        (4, "footer"),
        (5, "heading"),
        (7, "total"),
        (8, "total"),
        (9, "total"),
        (10, "footer"),
    ];
    assert_eq!(told, expected);
    // Whoever looks like a patient is none that may be lost without a word.
    let import =
        read("K-nr.;Forløb;Modtaget\nK-1;Udredning;05-10-2026\nK-2;;\n;Kontrol;\nx;Kur;1\n");
    let lines: Vec<u32> = import.refused.iter().map(|fault| fault.place.line).collect();
    assert_eq!(lines, [3, 3, 4, 4, 5, 5]);
}

#[test]
fn places_count_physical_lines() {
    let text = "sep=;\r\nK-nr.;Forløb;Modtaget;Note\r\nK-1;Udredning;05-10-2026;\"a\rb\"\r\n\r\n\
                K-2;Udredning;snart;\r\n";
    let import = read(text);
    assert_eq!(import.rows[0].place.line, 3);
    assert_eq!(codes(&import.refused), [(6, "date-unreadable")]);
    assert_eq!(import.refused[0].place.heading.as_deref(), Some("Modtaget"));
    assert_eq!(import.verdict, Verdict::SomeRefused);
}

#[test]
fn texts_are_read_behind_what_keeps_them_texts() {
    let import = read(
        "K-nr.;Forløb;Modtaget\n\"=\"\"0123\"\"\";Udredning;05-10-2026\n=\"0124\";'=Kur;05-10-2026\n",
    );
    assert_eq!(ids(&import), ["0123"]);
    assert_eq!(import.refused[0].values[0], ("value", "=Kur".to_owned()));
    let hidden = read(&list("Note", &["=\"310290-4558\""]));
    assert_eq!(codes(&hidden.refused), [(2, "cpr")]);
}

#[test]
fn rows_of_another_number_of_fields_are_refused_by_name() {
    let import = read(&list("Note;Mere", &["a;b", "a;b;c", "a", ";a;", "a;"]));
    assert_eq!(
        codes(&import.refused),
        [(3, "fields-count"), (4, "fields-count"), (5, "fields-count")]
    );
    assert_eq!(ids(&import), ["K-1", "K-5"]);
}

#[test]
fn an_open_quote_does_not_join_two_patients() {
    let import = read(&list("Note", &["a", "\"b", "c", "\"d\"", "e"]));
    assert_eq!(codes(&import.refused), [(3, "quote-open")]);
    assert_eq!(import.verdict, Verdict::Refuse);
    // Where marks pair, only the row is in doubt.
    let import = read(&list("Note", &["a", "\"b\"c", "5\" slange", "\"d\"", "e"]));
    assert_eq!(codes(&import.refused), [(3, "quote-open")]);
    assert_eq!(ids(&import), ["K-1", "K-3", "K-4", "K-5"]);
}

#[test]
fn a_heading_that_stands_twice_is_refused_unless_a_number_says_which() {
    let text = "K-nr.;Forløb;Modtaget;Modtaget\nK-1;Udredning;05-10-2026;06-10-2026\n";
    assert_eq!(codes(&read(text).refused), [(1, "heading-double")]);
    let named = with(text, "[columns]\nreferral_received = \"Modtaget\"\n");
    assert_eq!(codes(&named.refused), [(1, "heading-double")]);
    let numbered = with(text, "[columns]\nreferral_received = 4\n");
    assert_eq!(numbered.verdict, Verdict::Read, "{:?}", numbered.refused);
    assert_eq!(numbered.rows[0].referral_received, NaiveDate::from_ymd_opt(2026, 10, 6));
    // Two headings that mean one thing are told both, with what they mean.
    let text = "K-nr.;Forløb;Modtaget;Henv. modt.\nK-1;Udredning;05-10-2026;06-10-2026\n";
    let refused = read(text).refused;
    assert_eq!((codes(&refused), refused[0].place.column), (vec![(1, "heading-double")], 4));
    let told = refused[0].of_file("liste.csv");
    for word in ["`Henv. modt.`", "`Modtaget` i kolonne 3", "henvisning_modtaget"] {
        assert!(told.cause.da.contains(word), "{}", told.cause.da);
    }
    assert!(told.help.da.contains("referral_received = 3"), "{}", told.help.da);
    // Two columns that are not wanted may be called alike.
    let notes = "K-nr.;Forløb;Modtaget;Note;Note\nK-1;Udredning;05-10-2026;a;b\n";
    assert_eq!(read(notes).verdict, Verdict::Read);
}

#[test]
fn columns_may_be_known_by_number_alone() {
    let map = "heading = 0\n[columns]\npseudonym = 1\nstream = 2\nreferral_received = 3\n";
    let import = with("K-1;Udredning;05-10-2026\nK-2;Kontrol;06-10-2026\n", map);
    assert_eq!((ids(&import), import.rows[0].place.line), (vec!["K-1", "K-2"], 1));
    let map = "[columns]\npseudonym = 1\nstream = 2\nreferral_received = 3\n";
    let import = with("Liste\n\nA;B;C\nK-1;Udredning;05-10-2026\n", map);
    assert_eq!((ids(&import), import.rows[0].place.line), (vec!["K-1"], 4));
}

#[test]
fn a_file_without_what_must_be_there_is_refused() {
    let cases = [
        ("", "heading-missing"),
        ("bare en tekst\n", "heading-missing"),
        ("K-nr.;Forløb;Oprettet\nK-1;Udredning;05-10-2026\n", "column-missing"),
        (
            "K-nr.;Forløb;Egen læge;Henvisningsdato\nK-1;Kontrol;Dr. K;05-10-2026\n",
            "column-missing",
        ),
        ("K-nr.;Forløb;Modtaget\n", "rows-none"),
        ("K-nr.;Forløb;Modtaget\nK-1;Udredning;snart\n", "date-unreadable"),
    ];
    for (text, code) in cases {
        let import = read(text);
        assert_eq!(import.verdict, Verdict::Refuse, "{text}");
        assert_eq!(import.refused[0].code.code(), code, "{text}");
        assert!(import.rows.is_empty());
    }
    let binary = of_bytes(b"\x89PNG\r\n\0\0\x01\x02", "");
    assert_eq!(codes(&binary.refused), [(0, "file-unreadable")]);
    let map = "[columns]\npseudonym = \"Findes ikke\"\n";
    assert_eq!(codes(&with(&plain(), map).refused), [(1, "column-missing")]);
    assert_eq!(codes(&with(&plain(), "team = \"hjerte\"").refused), [(0, "map-name")]);
}

#[test]
fn words_that_say_nothing_are_nothing_and_a_map_may_name_its_own() {
    let import =
        read(&list("Fast læge;Senest", &["NULL;-", "n/a;#N/A", "(tom);?", "ukendt;\u{a0}"]));
    assert_eq!(import.verdict, Verdict::Read, "{:?}", import.refused);
    assert!(import.rows.iter().all(|row| row.own.is_none() && row.latest.is_none()));
    let rows = list("Fast læge", &["intet", "NULL", "NA"]);
    assert_eq!(codes(&with(&rows, "nothing = [\"intet\"]").refused), [(4, "own-unknown")]);
    assert_eq!(codes(&read(&rows).refused), [(2, "own-unknown"), (4, "own-unknown")]);
}

#[test]
fn patients_must_have_a_pseudonym_a_stream_and_a_receipt() {
    let text = "K-nr.;Forløb;Modtaget\n;Udredning;05-10-2026\nK-2;;05-10-2026\nK-3;Kur;05-10-2026\n\
                K-4;Udredning;\nK-5;Udredning;uge 41 2026\nK-6;Udredning;03-11-2026\n\
                K-7;Udredning;05-10-2006\nK-9;Udredning;uge 41\nK-8;Udredning;02-11-2026\n";
    let import = read(text);
    assert_eq!(
        codes(&import.refused),
        [
            (2, "id-missing"),
            (3, "stream-unknown"),
            (4, "stream-unknown"),
            (5, "receipt-missing"),
            (6, "receipt-week"),
            (7, "date-in-future"),
            (8, "date-implausible"),
            (9, "receipt-week"),
        ]
    );
    assert_eq!(ids(&import), ["K-8"]);
}

#[test]
fn pseudonyms_that_stand_twice_or_may_be_one_are_told() {
    let text = "K-nr.;Forløb;Modtaget\nK-1;Udredning;05-10-2026\nK-2;Kontrol;05-10-2026\n\
                K-1;Kontrol;06-10-2026\nk-2;Udredning;05-10-2026\n1,23E+11;Kontrol;05-10-2026\n\
                K-O3;Kontrol;05-10-2026\nK-03;Kontrol;05-10-2026\nK-4 ;Kontrol;05-10-2026\n";
    let import = read(text);
    assert_eq!(
        codes(&import.refused),
        [(4, "id-double"), (5, "id-doubted"), (6, "id-doubted"), (8, "id-doubted")]
    );
    assert_eq!(import.refused[0].values[0], ("line", "2".to_owned()));
    assert_eq!(ids(&import), ["K-1", "K-2", "K-O3", "K-4"]);
}

#[test]
fn wishes_are_read_and_empty_windows_told() {
    let heading = "Ønsket fra;Senest;Kan ikke;Pausedage;Klar";
    let import = read(&list(
        heading,
        &[
            "tidligst uge 46 2026;Senest uge 49 2026;uge 47 2026;7;ja",
            "09-11-2026;;16-11-2026..20-11-2026 og 24-11-2026;2 uger;nej",
            ";;;;16-11-2026",
            "09-11-2026;06-11-2026;;;",
            ";01-10-2026;;;",
            "uge 53 2027;;;;",
            ";;20-11-2026..16-11-2026;;",
            ";;;ca. 7;",
            ";;;;måske",
        ],
    ));
    assert_eq!(
        codes(&import.refused),
        [
            (5, "window-empty"),
            (6, "window-empty"),
            (7, "week-unreadable"),
            (8, "window-empty"),
            (9, "count-unreadable"),
            (10, "ready-unreadable"),
        ]
    );
    let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
    let days = |from: (u32, u32), to: (u32, u32)| Days {
        from: date(from.0, from.1).expect("a date"),
        to: date(to.0, to.1).expect("a date"),
    };
    let row = &import.rows[0];
    assert_eq!((row.earliest, row.latest), (date(11, 9), date(12, 6)));
    assert_eq!(row.blocked, [days((11, 16), (11, 22))]);
    assert_eq!((row.patient_pause_days, row.ready), (Some(7), Some(Ready::Now)));
    let row = &import.rows[1];
    assert_eq!(row.blocked, [days((11, 16), (11, 20)), days((11, 24), (11, 24))]);
    assert_eq!((row.patient_pause_days, row.ready), (Some(14), Some(Ready::No)));
    assert_eq!(import.rows[2].ready, date(11, 16).map(Ready::From));
}

#[test]
fn pauses_of_the_patient_alone_add_up() {
    let heading = "Pause fra;Pause til;Pauseårsag";
    let map = "[words.pause_reason]\nAFV01X1 = \"clinical\"\nAFV01X2 = \"patient\"\n";
    let rows =
        ["12-10-2026;19-10-2026;AFV01X2", "12-10-2026;19-10-2026;AFV01X1", "12-10-2026;;AFV01X2"];
    let import = with(&list(heading, &rows), map);
    let days: Vec<_> = import.rows.iter().map(|row| row.patient_pause_days).collect();
    assert_eq!(days, [Some(7), None, Some(21)]);
    assert_eq!(import.rows[1].pauses[0].reason, Some(Reason::Clinical));
    // A row for each pause of a patient.
    let text = "K-nr.;Forløb;Modtaget;Pause fra;Pause til;Pauseårsag\n\
                K-1;Udredning;05-10-2026;12-10-2026;19-10-2026;AFV01X2\n\
                K-1;Udredning;05-10-2026;20-10-2026;22-10-2026;AFV01X2\n\
                K-1;Udredning;05-10-2026;23-10-2026;25-10-2026;AFV01X1\n\
                K-1;Udredning;06-10-2026;26-10-2026;27-10-2026;AFV01X2\n\
                K-1;Udredning;05-10-2026;12-10-2026;19-10-2026;AFV01X2\n";
    let import = with(text, map);
    assert_eq!(codes(&import.refused), [(5, "id-double"), (6, "id-double")]);
    let row = &import.rows[0];
    assert_eq!((row.pauses.len(), row.patient_pause_days), (3, Some(9)));
}

#[test]
fn patients_of_no_team_are_told_where_there_are_several() {
    let clinic = Clinic {
        teams: names(&["lunge", "endo"]),
        streams: [("lunge subakut".to_owned(), None)].into(),
        ..clinic()
    };
    let told = |map: &str, row: &str| {
        let text = format!("K-nr.;Forløb;Modtaget;Afsnit\nK-1;{row}\n");
        let map = Map::parse(map).expect("a map");
        let import = import(text.as_bytes(), "liste.csv", &map, today(), &clinic);
        import.warnings.iter().any(|fault| fault.code == Code::TeamMissing)
    };
    assert!(told("", "Udredning;01-11-2026;"));
    assert!(!told("team = \"endo\"", "Udredning;01-11-2026;"));
    assert!(!told("", "Udredning;01-11-2026;endo"));
    assert!(!told("", "lunge subakut;01-11-2026;"));
}

#[test]
fn a_word_may_say_that_a_row_waits_for_nothing_here() {
    let text = "K-nr.;Markørkode;Modtaget\nK-1;AFV01A1;05-10-2026\nK-2;AFV02K1;05-10-2026\n\
                K-3;AFV01A1A;05-10-2026\n";
    let map = "[words.stream]\nAFV01A1 = \"work-up\"\nAFV02K1 = \"skip\"\n";
    let import = with(text, map);
    assert_eq!(codes(&import.refused), [(4, "stream-unknown")]);
    assert_eq!((import.skipped[0].place.line, import.skipped[0].why), (3, Skip::NotWaiting));
}

#[test]
fn the_age_of_the_data_and_gaps_are_told() {
    let old =
        read("Udtræk pr. 26-10-2026 kl. 6\nK-nr.;Forløb;Modtaget\nK-1;Udredning;20-10-2026\n");
    let told = old.warnings.iter().find(|fault| fault.code == Code::DataAge).expect("an age");
    assert_eq!(told.values[0], ("days", "7".to_owned()));
    let days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 26, 27, 28, 29, 30];
    let mut text = "K-nr.;Forløb;Modtaget\n".to_owned();
    for (at, day) in days.iter().chain(&days).enumerate() {
        let _ = writeln!(text, "K-{at};Udredning;{day:02}-10-2026");
    }
    let gap = read(&text);
    let told = gap.warnings.iter().find(|fault| fault.code == Code::ReceiptGap).expect("a gap");
    assert_eq!(told.values[0], ("days", "16".to_owned()));
}

#[test]
fn two_hundred_thousand_rows_are_read() {
    let mut text = format!("{HEADING}\n");
    for at in 0..200_000 {
        let _ = writeln!(text, "K-{at:06};Udredning;05-10-2026;lav;ADA;\"Ring; efter\nkl. 14\"");
    }
    text.push_str("K-x;Udredning;31-09-2026;;;\n");
    let import = read(&text);
    assert_eq!(import.rows.len(), 200_000);
    assert_eq!(codes(&import.refused), [(400_002, "date-unreadable")]);
}
