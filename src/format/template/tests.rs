//! Templates out and in again.

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{CycleDay, FrozenBlock, Instance, OpenWindow};
use behov_solver::table::Id;
use behov_solver::units::{Minutes, Span, TimeOfDay};
use proptest::prelude::*;

use super::super::{Digests, FileFault, read};
use super::{read_template, write_template};
use crate::messages::Lang;

fn at(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

/// The example with an open clinic on Mondays and fixed time on Fridays, and a name that CSV
/// must quote.
fn clinic() -> Instance {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/instances/tiny");
    let clinic = read(dir.as_ref()).unwrap();
    let day = |day| CycleDay { week: 0, day };
    let change = |parts: &mut behov_solver::instance::InstanceParts| {
        parts.name = "Ada; Bea \"& co\"".to_owned();
        parts.teams[Id::from_index(0)].name = "joint, old".to_owned();
        for span in
            [Span { from: at("9:00"), to: at("10:00") }, Span { from: at("9:00"), to: at("9:30") }]
        {
            parts.windows.push(OpenWindow {
                arrivals: vec![1.0],
                team: Id::from_index(0),
                day: day(0),
                span,
                clinician_count: 1,
                need: Id::from_index(0),
            });
        }
        parts.frozen.push(FrozenBlock {
            clinician: Id::from_index(1),
            day: day(4),
            span: Span { from: at("9:00"), to: at("9:30") },
            need: None,
            label: "conference".to_owned(),
        });
    };
    clinic.with(change).unwrap()
}

fn again(clinic: &Instance, text: &str) -> Result<Template, Vec<FileFault>> {
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("behov-template-{}-x{count}x.csv", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, text).unwrap();
    let read = read_template(clinic, &path, &mut Digests::default());
    std::fs::remove_file(&path).unwrap();
    read
}

/// A block of any kind in any session, in steps of five minutes from the session's start.
fn block(clinic: &Instance, (session, kind, start, length): (usize, usize, i32, i32)) -> Block {
    let session = Id::from_index(session);
    let span = clinic.parts().sessions[session].span;
    let from = span.from + Minutes(5 * start);
    let span = Span { from, to: from + Minutes(5 * length) };
    let (team, need) = (Id::from_index(0), Id::from_index(kind % 4));
    let kind = match kind {
        0..8 => {
            let opens_days = u32::try_from(length).unwrap() - 1;
            BlockKind::Visit { team, need, class: Id::from_index(kind % 3), opens_days }
        }
        8 => BlockKind::Hold { team, need, release_days: None },
        9 => BlockKind::Hold { team, need, release_days: Some(u32::try_from(start).unwrap()) },
        10 => BlockKind::Buffer,
        _ => BlockKind::Free,
    };
    Block { session, span, kind }
}

proptest! {
    #[test]
    fn a_template_survives_the_spreadsheet(
        blocks in prop::collection::vec((0..8_usize, 0..12_usize, 0..30_i32, 1..6_i32), 0..20)
    ) {
        let clinic = clinic();
        let template = Template::new(blocks.into_iter().map(|b| block(&clinic, b)).collect());
        for lang in [Lang::En, Lang::Da] {
            let text = write_template(lang, &clinic, &template);
            prop_assert_eq!(again(&clinic, &text).unwrap(), template.clone());
        }
    }
}

#[test]
fn open_clinics_and_fixed_time_find_their_rows_again() {
    let clinic = clinic();
    let of = |session, index: usize, kind| {
        let span = match kind {
            BlockKind::Frozen { .. } => clinic.parts().frozen[index].span,
            _ => clinic.parts().windows[index].span,
        };
        Block { session: Id::from_index(session), span, kind }
    };
    let template = Template::new(vec![
        of(0, 0, BlockKind::OpenClinic { window: 0 }),
        of(5, 1, BlockKind::OpenClinic { window: 1 }),
        of(7, 0, BlockKind::Frozen { index: 0 }),
    ]);
    for lang in [Lang::En, Lang::Da] {
        let text = write_template(lang, &clinic, &template);
        assert_eq!(again(&clinic, &text).unwrap(), template);
        let danish =
            text.contains(";man;") && text.contains(";læge;") && text.contains(";fastlagt;");
        assert_eq!(danish, lang == Lang::Da, "{text}");
    }
}

#[test]
fn a_template_edited_by_hand_may_leave_out_what_the_clinic_file_knows() {
    let text = "clinician;team;week;weekday;start;end;kind;need;class;release_days\n\
                Ada;;1;mon;9:00;09:20;hold;urgent;;\n\
                Ada;;;tue;9:00;9:40;visit;first;;\n";
    assert_eq!(again(&clinic(), text).unwrap().blocks().len(), 2);
}

#[test]
fn when_a_visit_block_opens_has_a_column_of_its_own_and_is_read_of_older_files_too() {
    let opens = |text: &str| match again(&clinic(), text).unwrap().blocks()[0].kind {
        BlockKind::Visit { opens_days, .. } => opens_days,
        _ => panic!("a visit"),
    };
    let old = "clinician;team;week;weekday;start;end;kind;need;class;release_days\n\
               Ada;;1;tue;9:00;9:40;visit;first;;3\n";
    let new = "clinician;team;week;weekday;start;end;kind;need;class;release_days;opens_days\n\
               Ada;;1;tue;9:00;9:40;visit;first;;;2\n";
    assert_eq!((opens(old), opens(new)), (3, 2));
}

#[test]
fn a_length_that_is_not_that_of_the_times_is_told() {
    let of = |minutes: &str| {
        let text = format!(
            "clinician;team;week;weekday;start;end;minutes;kind;need;class;release_days\n\
             Ada;;1;tue;9:00;9:40;{minutes};visit;first;;\n"
        );
        again(&clinic(), &text).err().unwrap_or_default()
    };
    for minutes in ["", "40", "40 min.", "0:40"] {
        assert_eq!(of(minutes), [], "{minutes}");
    }
    for (minutes, code) in [("20", "B0144"), ("lang", "B0117")] {
        let told: Vec<_> = of(minutes).iter().map(|f| (f.code, f.line, f.column)).collect();
        assert_eq!(told, [(code, 2, 7)], "{minutes}");
    }
}

#[test]
fn a_line_that_fits_nothing_is_told() {
    let text = "clinician;team;week;weekday;start;end;kind;need;class;release_days\n\
                Ada;;1;mon;12:00;12:20;free;;;\n\
                Eda;;1;mon;9:00;9:20;free;;;\n\
                Ada;;2;mon;9:00;9:20;free;;;\n\
                Ada;;1;maandag;9:00;9:20;free;;;\n\
                Ada;;1;mon;9:00;9:20;lunch;;;\n\
                Ada;;1;mon;9:00;9:20;hold;urgnt;;soon\n";
    let faults = again(&clinic(), text).unwrap_err();
    let told: Vec<String> =
        faults.iter().map(|f| format!("{}:{} {}", f.line, f.column, f.code)).collect();
    let expected = [
        "2:5 B0121",
        "3:1 B0107",
        "4:3 B0117",
        "5:4 B0117",
        "6:7 B0117",
        "7:8 B0107",
        "7:10 B0117",
    ];
    assert_eq!(told, expected);
}
