use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{Absence, Closure, FrozenBlock, Instance, Purpose, Room, Setting};
use behov_solver::plan::day::{self, Options};
use behov_solver::rng::Seed;
use behov_solver::table::{ClinicianId, Id, NeedId};
use behov_solver::template::Outcome;
use behov_solver::units::{Minutes, Span, TimeOfDay};

use super::block::Drawn;
use super::clock::Clock;
use super::column::{Column, clinicians};
use super::rooms::rooms;
use super::*;
use crate::messages::Lang;
use crate::report::cast;
use crate::report::html::plan;
use crate::report::page::tests::sound;

const EN: Voice = Voice { lang: Lang::En };
const DA: Voice = Voice { lang: Lang::Da };

/// Nine clinicians in two weeks: a long name, a break, video, telephone, treatment, a conference,
/// two rooms less than sessions at once could take.
fn busy() -> Instance {
    let busy = cast::joint().with(|parts| {
        parts.cycle.weeks = 2;
        let second: Vec<_> = parts
            .sessions
            .values()
            .filter(|session| session.clinician.index() < 3)
            .cloned()
            .map(|mut session| {
                session.day.week = 1;
                session
            })
            .collect();
        for session in second {
            parts.sessions.push(session);
        }
        let ids: Vec<_> = parts.sessions.ids().collect();
        let from = parts.sessions[ids[0]].span.from + Minutes(60);
        parts.sessions[ids[0]].breaks = vec![Span { from, to: from + Minutes(30) }];
        parts.rooms = [Room { name: "clinic".to_owned(), count: 7 }].into_iter().collect();
        parts.clinicians[ClinicianId::from_index(4)].name =
            "Anne-Mette Krogsgaard Oestergaardsvestesen".to_owned();
        let need = NeedId::from_index;
        parts.needs[need(2)].setting = Setting::Video;
        parts.needs[need(3)].setting = Setting::Phone;
        parts.needs[need(1)].purpose = Purpose::Treatment;
        let first = parts.sessions[ids[1]].clone();
        parts.frozen = vec![FrozenBlock {
            clinician: first.clinician,
            day: first.day,
            span: Span { from: first.span.from, to: first.span.from + Minutes(45) },
            need: None,
            label: "conference of all".to_owned(),
        }];
        let (from, to) = (cast::date("2026-11-13"), cast::date("2026-11-13"));
        parts.calendar.closures = vec![Closure { from, to, reason: "course".to_owned() }];
        let (from, to) = (cast::date("2026-11-16"), cast::date("2026-11-20"));
        let clinician = ClinicianId::from_index(0);
        parts.absences.push(Absence { clinician, from, to, reason: "leave".to_owned() });
    });
    busy.expect("the cast is in order")
}

/// The template of the cast with the conference, every kind of release, and short blocks.
fn template(clinic: &Instance) -> Template {
    let mut blocks: Vec<Block> = cast::template(clinic).blocks().to_vec();
    let of_fixed = clinic.parts().sessions.ids().nth(1).expect("a second session");
    blocks.retain(|block| block.session != of_fixed);
    let from = clinic.parts().sessions[of_fixed].span.from;
    let kind = BlockKind::Frozen { index: 0 };
    blocks.push(Block { session: of_fixed, span: Span { from, to: from + Minutes(45) }, kind });
    let releases = [Some(1), Some(0), None, Some(12)];
    for (at, block) in blocks.iter_mut().enumerate() {
        if let BlockKind::Hold { release_days, .. } = &mut block.kind {
            *release_days = releases[at % 4];
            block.span.to = block.span.from + Minutes([10, 15, 20, 5][at / 4 % 4]);
        }
    }
    Template::new(blocks)
}

fn page(voice: Voice, clinic: &Instance, with_days: bool) -> String {
    let Outcome::Built(built) = cast::built(clinic) else { panic!("a template") };
    let outcome = Outcome::Built(Built { template: template(clinic), ..built });
    let week = day::week(clinic, &template(clinic), None, &Options::default());
    let planned = Planned {
        outcome: &outcome,
        breaches: &[],
        opened: None,
        dated: None,
        days: with_days.then_some(&week),
    };
    let (sizing, seed) = (cast::joint_sizing(), Seed(0));
    let planned = Some(planned);
    let findings =
        Findings { instance: clinic, seed, as_is: false, sizing: &sizing, played: None, planned };
    plan(voice, &findings)
}

fn days(clinic: &Instance) -> Vec<CycleDay> {
    (0..clinic.parts().cycle.weeks).flat_map(|week| week_days(clinic, week)).collect()
}

#[test]
fn a_busy_week_is_a_sound_page() {
    let clinic = busy();
    for voice in [EN, DA] {
        for with_days in [true, false] {
            sound("busy", &page(voice, &clinic, with_days));
        }
    }
}

/// The lines of the label of a block of so many minutes.
fn label_of(voice: Voice, kind: BlockKind, minutes: i32) -> Vec<String> {
    let clinic = busy();
    let template = template(&clinic);
    let teller = Teller::new(voice, &clinic, &template, None);
    let session = clinic.parts().sessions.ids().next().expect("a session");
    let from = TimeOfDay::parse("9:20").expect("a time");
    let block = Block { session, span: Span { from, to: from + Minutes(minutes) }, kind };
    let drawn = Drawn::of(&teller, &block, 1.6 * f64::from(minutes), None);
    drawn.texts().into_iter().map(str::to_owned).collect()
}

#[test]
fn a_label_says_what_its_minutes_have_room_for() {
    let need = NeedId::from_index;
    let team = behov_solver::table::TeamId::from_index(0);
    let class = behov_solver::table::ClassId::from_index;
    let visit = |of| BlockKind::Visit { team, need: need(3), class: class(of), opens_days: 0 };
    for (minutes, wanted) in [
        (5, &[][..]),
        (9, &[]),
        (10, &["Co 10"]),
        (15, &["Co 15"]),
        (20, &["Co 20", "09:20"]),
        (30, &["Co 30", "09:20", "control"]),
    ] {
        assert_eq!(label_of(EN, visit(0), minutes), wanted, "{minutes}");
    }
    assert_eq!(label_of(DA, visit(2), 45)[0], "Co+ 45");
    let hold = |days| BlockKind::Hold { team, need: need(0), release_days: days };
    assert_eq!(label_of(DA, hold(Some(1)), 5), [""; 0]);
    assert_eq!(label_of(DA, hold(Some(1)), 10), ["U 10 -1 d."]);
    assert_eq!(label_of(DA, hold(None), 15), ["U 15 \u{d7}"]);
    assert_eq!(label_of(DA, hold(Some(1)), 20), ["U 20", "1 d. før"]);
    assert_eq!(label_of(DA, hold(Some(1)), 30), ["U 30", "frigives", "dagen før"]);
    assert_eq!(label_of(DA, hold(Some(0)), 30), ["U 30", "frigives", "på dagen"]);
    assert_eq!(label_of(EN, hold(None), 30), ["U 30", "opens", "never"]);
    assert_eq!(label_of(EN, hold(Some(3)), 45), ["U 45", "opens", "3 d. before", "09:20"]);
}

/// Every column of a day, by clinician or by room.
fn columns_of(
    clinic: &Instance,
    of: impl Fn(&Teller<'_>, &Clock, CycleDay) -> Vec<Column>,
) -> Vec<(CycleDay, Vec<Column>)> {
    let template = template(clinic);
    let teller = Teller::new(EN, clinic, &template, None);
    let clock = Clock::around(clinic, &template).expect("blocks");
    days(clinic).into_iter().map(|day| (day, of(&teller, &clock, day))).collect()
}

#[test]
fn who_does_not_work_takes_no_room_and_no_minute_is_lost() {
    let clinic = busy();
    let parts = clinic.parts();
    let mut seen = 0;
    for (day, columns) in columns_of(&clinic, clinicians) {
        let here = parts.sessions.values().filter(|session| session.day == day);
        let mut names: Vec<&str> =
            here.map(|session| &*parts.clinicians[session.clinician].name).collect();
        names.sort_unstable();
        names.dedup();
        let mut heads: Vec<&str> = columns.iter().map(|column| &*column.head).collect();
        heads.sort_unstable();
        assert_eq!(heads, names, "{day:?}");
        for column in &columns {
            let minutes = |spans: &[Span]| spans.iter().map(|span| span.minutes().0).sum::<i32>();
            let blocks: Vec<Span> = column.blocks.iter().map(|drawn| drawn.block.span).collect();
            let all = minutes(&column.open);
            let told = minutes(&blocks) + minutes(&column.free());
            // Gaps of five minutes say nothing; blocks of the cast may lie in a break.
            assert!(told <= all + 30 && told >= all - 10, "{}: {told} of {all}", column.head);
            seen += column.blocks.len();
        }
    }
    let all = template(&clinic);
    let drawn = all.blocks().iter().filter(|block| block.kind != BlockKind::Free).count();
    assert_eq!(seen, drawn);
}

#[test]
fn no_room_holds_two_and_no_more_rooms_are_taken_than_there_are() {
    let clinic = busy();
    let (mut in_rooms, mut without) = (0, 0);
    for (day, columns) in columns_of(&clinic, rooms) {
        let taken = columns.iter().filter(|column| column.room).count();
        assert!(taken <= 7, "{day:?}: {taken}");
        for column in &columns {
            let mut spans: Vec<Span> = column.blocks.iter().map(|drawn| drawn.block.span).collect();
            spans.sort();
            let apart = spans.windows(2).all(|pair| !pair[0].overlaps(pair[1]));
            assert!(apart || !column.room, "{day:?} {}: {spans:?}", column.head);
            *(if column.room { &mut in_rooms } else { &mut without }) += spans.len();
        }
    }
    assert!(in_rooms > 50 && without > 50, "{in_rooms} in rooms, {without} without");
    let all = template(&clinic);
    let none = |block: &&Block| matches!(block.kind, BlockKind::Free | BlockKind::Buffer);
    assert_eq!(in_rooms + without, all.blocks().len() - all.blocks().iter().filter(none).count());
}

#[test]
fn the_weeks_ahead_tell_leave_closures_and_what_falls_out() {
    let clinic = busy();
    let page = page(DA, &clinic, false);
    let strip = page.split("<ol class=\"strip\">").nth(1).expect("a strip");
    let strip = strip.split("</ol>").next().expect("an end");
    let weeks: Vec<&str> = strip.split("<li>").skip(1).collect();
    assert_eq!(weeks.len(), 13);
    assert!(weeks[0].contains("<b>uge 45</b>") && weeks[0].contains("Rul-uge 1 af 2"));
    assert!(weeks[1].contains("lukket fre (course)"), "{}", weeks[1]);
    assert!(weeks[1].contains("Ada væk man, tirs") || weeks[1].contains("Ada væk"), "{}", weeks[1]);
    assert!(weeks[2].contains("Ada væk") && weeks[2].contains("reserverede tider falder væk"));
    assert!(weeks[8].contains("<b>uge 53</b>") && weeks[9].contains("<b>uge 1</b>"));
    // A figure stands where the answer has it, below its target with a sign.
    assert!(weeks[0].contains("94 %") && weeks[7].contains("\u{25bc} 78 %"));
}

#[test]
fn a_week_that_the_answer_has_no_share_of_shows_none() {
    let clinic = busy();
    let Outcome::Built(built) = cast::built(&clinic) else { panic!("a template") };
    let outcome = Outcome::Built(built);
    let mut sizing = cast::joint_sizing();
    sizing.teams.iter_mut().for_each(|team| team.outlook.clear());
    let planned =
        Planned { outcome: &outcome, breaches: &[], opened: None, dated: None, days: None };
    let planned = Some(planned);
    let (instance, seed) = (&clinic, Seed(0));
    let findings =
        Findings { instance, seed, as_is: false, sizing: &sizing, played: None, planned };
    let page = plan(EN, &findings);
    assert!(page.contains("class=\"strip\"") && !page.contains("class=\"share"));
}

#[test]
fn the_foot_says_who_ends_in_time_less_often_than_asked() {
    let clinic = busy();
    let page = page(EN, &clinic, true);
    assert!(page.contains("class=\"below middle\""), "somebody ends late");
    assert!(page.contains("at the foot: chance to end in time"));
}
