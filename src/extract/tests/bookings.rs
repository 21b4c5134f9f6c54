//! Visits.

use super::*;

const HEADING: &str = "K-nr.;Ydelse;Behandler;Dato;Kl.;Min.;Status\n";

fn visits(rows: &[&str]) -> Import {
    read(&format!("{HEADING}{}\n", rows.join("\n")))
}

#[test]
fn visits_that_stand_are_booked_and_others_are_not() {
    let import = visits(&[
        "K-1;Kontrol;ADA;10-11-2026;9.30;20;Booket",
        "K-2;Kontrol;Bea Æ. (BEA);man. 16-11-2026;kl. 9.30;0:20;",
        "K-3;Kontrol;ADA;12-10-2026;09:30;20;Aflyst af pt.",
        "K-4;Kontrol;ADA;hurtigst;09:30;20;Udeblevet",
    ]);
    assert_eq!(
        (import.kind, import.verdict),
        (Kind::Bookings, Verdict::Read),
        "{:?}",
        import.refused
    );
    let booked: Vec<usize> = import.rows.iter().map(|row| row.booked.len()).collect();
    assert_eq!(booked, [1, 1, 0, 0]);
    let visit = &import.rows[1].booked[0];
    assert_eq!((visit.from, visit.to, visit.clinician.as_str()), (570, Some(590), "BEA"));
    assert_eq!(import.rows[2].status, Some(Status::CancelledByPatient));
}

#[test]
fn a_visit_lacks_nothing_and_is_held_by_somebody() {
    let import = visits(&[
        "K-1;Kontrol;ADA;;9.30;20;Booket",
        "K-2;Kontrol;ADA;10-11-2026;;20;Booket",
        "K-3;Kontrol;;10-11-2026;9.30;20;Booket",
        "K-4;Kontrol;XYZ;10-11-2026;9.30;20;Booket",
        "K-5;Kur;ADA;10-11-2026;9.30;20;Booket",
        "K-6;Kontrol;ADA;10-11-2026;25.30;20;Booket",
        "K-7;Kontrol;ADA;10-11-2026;9.30;lang;Booket",
        "K-8;Kontrol;ADA;10-11-2026;9.30;;Booket",
        "K-9;Kontrol;ADA;10-11-2026;9.30;20;Ventepose",
        "K-10;Kontrol;ADA;10-11-2026;9.30;20;Venter",
        "K-11;Kontrol;ADA;10-11-2026;9.30;20;Udeblevet",
        "K-12;Kontrol;ADA;10-11-2066;9.30;20;Booket",
    ]);
    assert_eq!(
        codes(&import.refused),
        [
            (2, "booking-incomplete"),
            (3, "booking-incomplete"),
            (4, "booking-incomplete"),
            (5, "own-unknown"),
            (6, "stream-unknown"),
            (7, "time-unreadable"),
            (8, "count-unreadable"),
            (10, "status-unknown"),
            (11, "status-conflict"),
            (12, "status-conflict"),
            (13, "date-implausible"),
        ]
    );
    assert_eq!(import.rows[0].booked[0].to, None);
}

#[test]
fn the_same_patient_is_not_in_two_places() {
    let import = visits(&[
        "K-1;Kontrol;ADA;10-11-2026;9.30;20;Booket",
        "K-1;Kontrol;ADA;10-11-2026;9.30;20;Booket",
        "K-1;Kontrol;BEA;10-11-2026;9.40;20;Booket",
        "K-1;Kontrol;BEA;10-11-2026;9.50;20;Booket",
        "K-1;Kontrol;ADA;10-11-2026;9.30;20;Aflyst af pt.",
    ]);
    assert_eq!(codes(&import.refused), [(3, "booking-double"), (4, "booking-double")]);
    assert_eq!(import.rows.len(), 3);
    let import = visits(&[
        "K-1;Kontrol;ADA;10-11-2026;9.30;20;Booket",
        "K-2;Kontrol;ADA;10-11-2026;9.40;20;Booket",
    ]);
    assert_eq!((codes(&import.warnings), import.rows.len()), (vec![(3, "clinician-double")], 2));
}

#[test]
fn date_and_time_may_stand_in_one_column_and_times_in_a_range() {
    let text = "K-nr.;Ydelse;Behandler;Besøgsdato;Varighed\nK-1;Kontrol;ADA;10-11-2026 09.30;20\n";
    let import = read(text);
    let visit = &import.rows[0].booked[0];
    assert_eq!((visit.from, visit.to), (570, Some(590)));
    let import = visits(&["K-1;Kontrol;ADA;10-11-2026;09.30-10.15;;Booket"]);
    assert_eq!(import.rows[0].booked[0].to, Some(615));
}

#[test]
fn a_waiting_list_may_book_as_well() {
    let heading = "Status;Booket dato;Booket kl.;Varighed;Læge;Klar";
    let import = read(&list(
        heading,
        &[
            "Booket;10-11-2026;9.30;45;ADA;ja",
            "Venter;;;;;Nej",
            ";12-11-2026;10:00;;BEA;",
            "Afsluttet;12-10-2026;10:00;;BEA;",
            "Booket;;;;;",
        ],
    ));
    assert_eq!(codes(&import.refused)[0], (6, "booking-incomplete"));
    let states: Vec<_> = import.rows.iter().map(|row| row.status.map(Status::code)).collect();
    assert_eq!(states, [Some("booked"), Some("waiting"), Some("booked"), Some("finished")]);
    assert!(import.rows.iter().all(|row| row.own.is_none()));
    assert_eq!(import.rows[0].booked[0].need, "work-up");
}

#[test]
fn two_files_are_read_together() {
    let mut waiting = read(&list("Status", &["Venter", "Afsluttet", ""]));
    let mut bookings = visits(&[
        "K-1;Kontrol;ADA;10-11-2026;9.30;20;Booket",
        "K-2;Kontrol;ADA;10-11-2026;10.30;20;Booket",
        "K-9;Kontrol;ADA;10-11-2026;11.30;20;Booket",
        "K-3;Kontrol;ADA;12-10-2026;11.30;20;Aflyst af pt.",
        "k-3;Kontrol;ADA;12-11-2026;11.30;20;Booket",
    ]);
    join(&mut waiting, &mut bookings);
    assert_eq!(
        codes(&bookings.refused),
        [(3, "status-conflict"), (4, "booking-of-nobody"), (6, "id-doubted")]
    );
    assert_eq!(bookings.verdict, Verdict::SomeRefused);
    assert_eq!(waiting.rows[0].status, Some(Status::Booked));
    assert_eq!((waiting.rows[0].booked.len(), waiting.rows[2].booked.len()), (1, 0));
    assert_eq!(waiting.rows[2].status, Some(Status::CancelledByPatient));
}

#[test]
fn a_word_that_nobody_knows_is_one_fault_of_a_booked_visit_too() {
    let list = "K-nr.;Forløb;Modtaget;Status;Booket dato;Booket kl.;Varighed;Behandler\n\
        K-1;Kurophold;05-10-2026;Booket;10-11-2026;9.30;20;ADA\n";
    let import = read(list);
    assert_eq!(codes(&import.refused), [(2, "stream-unknown")]);
    // What is missing is told as lists call it.
    let import = visits(&["K-1;Kontrol;;10-11-2026;9.30;20;Booket"]);
    let told = import.refused[0].of_file("liste.csv").cause;
    assert!(told.da.contains("`booket_kliniker`"), "{}", told.da);
    assert!(!told.da.contains("booked"), "{}", told.da);
}

#[test]
fn a_booked_visit_is_for_the_need_of_its_stream_and_a_pathway_has_several() {
    let list = |stream: &str| {
        let text = format!(
            "K-nr.;Henvisningsstrøm;Modtaget;Status;Booket dato;Booket kl.;Varighed;Behandler\n\
             K-1;{stream};05-10-2026;Booket;10-11-2026;9.30;20;ADA\n"
        );
        let streams = [("akutte", Some("sub-acute")), ("henviste", None)];
        let streams = streams.map(|(name, need)| (name.to_owned(), need.map(str::to_owned)));
        let clinic = Clinic { streams: streams.into(), ..clinic() };
        import(text.as_bytes(), "liste.csv", &Map::default(), today(), &clinic)
    };
    let need = |import: &Import| import.rows[0].booked[0].need.clone();
    assert_eq!(need(&list("akutte")), "sub-acute");
    assert_eq!(need(&list("Kontrol")), "control");
    assert_eq!(codes(&list("henviste").refused), [(2, "booking-incomplete")]);
}
