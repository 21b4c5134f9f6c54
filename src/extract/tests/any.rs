//! Whatever a file holds, it is read or refused.

use proptest::prelude::*;

use super::*;

/// What cells may hold, right and wrong.
fn cell() -> impl Strategy<Value = String> {
    let some = [
        "",
        "K-1",
        "K-2",
        "Udredning",
        "05-10-2026",
        "10/23/2026",
        "uge 46 2026",
        "uge 99",
        "9.30",
        "99999999:00",
        "99999999999 t. 9 min",
        "0,5",
        "1E+11",
        "\"",
        "\"a",
        "NULL",
        "#REF!",
        "ja",
        "Booket",
        "æ\u{301}",
        "2026-10-05t",
        "2026-10-05T25:00+9999",
        "-",
        "..",
        "uge 1-2-3 4444",
        "05-10-2026..",
        "I alt",
        "\u{feff}",
        "46300",
        "31-12-9999",
        "4294967296",
        "d.",
        "man.",
    ];
    prop_oneof![4 => prop::sample::select(some.to_vec()).prop_map(str::to_owned), 1 => ".{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let import = of_bytes(&bytes, "");
        prop_assert!(import.verdict == Verdict::Refuse || !import.rows.is_empty());
    }

    #[test]
    fn every_row_is_read_refused_or_skipped(
        rows in prop::collection::vec(prop::collection::vec(cell(), 13), 1..12),
        kind in prop::sample::select(vec!["waiting", "bookings", "panel"]),
    ) {
        let heading = match kind {
            "waiting" => "K-nr.;Forløb;Modtaget;Senest;Kan ikke;Pausedage;Klar;Status;Booket dato;\
                          Booket kl.;Varighed;Behandler;Pause fra",
            "bookings" => "K-nr.;Ydelse;Behandler;Dato;Kl.;Til kl.;Min.;Status;a;b;c;d;e",
            _ => "K-nr.;Panel;Sidst set;Næste kontrol;PRO-score;PRO-dato;PRO-farve;Min SP;a;b;c;d;e",
        };
        let rows: Vec<String> = rows
            .iter()
            .map(|cells| cells.join(";").replace(['\r', '\n'], " "))
            .collect();
        let text = format!("{heading}\n{}\n", rows.join("\n"));
        let map = format!("kind = \"{kind}\"");
        let import = with(&text, &map);
        let whole = import.refused.iter().any(|fault| fault.place.line == 0 || fault.code == Code::Cpr);
        let is_told = |line: u32| {
            import.rows.iter().any(|row| row.place.line == line)
                || import.refused.iter().any(|fault| fault.place.line == line)
                || import.skipped.iter().any(|row| row.place.line == line)
        };
        // A quoted field may hold the next line.
        let quoted = text.contains('"');
        if !whole && !quoted && import.verdict != Verdict::Refuse {
            for line in 2..=u32::try_from(rows.len()).unwrap_or(0) + 1 {
                prop_assert!(is_told(line), "{line}");
            }
        }
        let _ = lists(Lang::En, &import, &Map::parse(&map).expect("a map"), &clinic());
    }
}
