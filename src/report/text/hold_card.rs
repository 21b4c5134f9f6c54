//! The hold card as text, for the wall behind a secretary.

use super::check;
use crate::messages::{key, tell};
use crate::report::json::{Card, CardTeam, Cards};
use crate::report::sheet::Sheet;
use crate::report::{VERSION, Voice, label};

/// One card per team, with what it is worth and what it holds for.
#[must_use]
pub(in crate::report) fn hold_card(voice: Voice, told: &Cards<'_>, assumptions: usize) -> Sheet {
    let labels = [
        key!("card.slots"),
        key!("card.asked"),
        key!("card.card"),
        key!("card.gain"),
        key!("card.proof"),
        key!("card.none"),
    ];
    let mut sheet = Sheet::labelled(voice, &labels);
    let date = voice.date(told.head.as_of.0);
    sheet.title(&tell!(voice, "card.title", clinic = told.head.clinic, date = date));
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "answer.computed"));
    sheet.paragraph(0, &tell!(voice, "card.reading"));
    sheet.gap();
    for card in &told.teams {
        let alone = told.teams.iter().filter(|other| other.id == card.id).count() == 1;
        let name = label::named_group(voice, card.id, &card.held_needs, alone);
        sheet.line(&tell!(voice, "size.team", team = name).to_uppercase());
        team(&mut sheet, voice, card);
        sheet.gap();
    }
    let (waiting, late) = (told.waiting_cost.0, told.late_cost.0);
    let (waiting, late) = (voice.weight(waiting), voice.weight(late));
    sheet.paragraph(0, &tell!(voice, "card.costs", waiting = waiting, late = late));
    sheet.paragraph(0, &check::assumption_count(voice, assumptions));
    sheet.paragraph(0, &tell!(voice, "card.made", version = VERSION));
    sheet
}

fn team(sheet: &mut Sheet, voice: Voice, told: &CardTeam<'_>) {
    let (sub_acute, routine) =
        (told.sub_acute_slots_asked_per_open_day.0, told.routine_slots_asked_per_open_day.0);
    let (capacity, minutes) = (told.slots_per_open_day, told.slot_minutes);
    let mean = voice.number(told.slots_per_open_day_unrounded.0, 1);
    let slots = tell!(voice, "card.slots.value", slots = capacity, minutes = minutes, mean = mean);
    sheet.row(&tell!(voice, "card.slots"), &slots);
    let (asked, others) = (voice.number(sub_acute, 1), voice.number(routine, 1));
    let asked = tell!(voice, "card.asked.value", sub_acute = asked, routine = others);
    sheet.row(&tell!(voice, "card.asked"), &asked);
    let Some(card) = &told.card else {
        let why = why(voice, told.no_card_because, routine, capacity);
        sheet.row(&tell!(voice, "card.none"), &why);
        return;
    };
    let over = sub_acute + routine - f64::from(capacity);
    if over >= 0.0 {
        sheet.row("", &tell!(voice, "card.overtime", over = voice.number(over, 1)));
    }
    lines(sheet, voice, card);
    worth(sheet, voice, card);
}

fn lines(sheet: &mut Sheet, voice: Voice, card: &Card) {
    for (index, line) in card.keep.iter().enumerate() {
        let (from, keep) = (line.waiting_from, line.keep_slots);
        let line = match line.waiting_to {
            Some(to) if to == from => tell!(voice, "card.line.one", from = from, keep = keep),
            Some(to) => tell!(voice, "card.line", from = from, to = to, keep = keep),
            None => tell!(voice, "card.line.last", from = from, keep = keep),
        };
        let label = if index == 0 { tell!(voice, "card.card") } else { String::new() };
        sheet.row(&label, &line);
    }
}

fn worth(sheet: &mut Sheet, voice: Voice, card: &Card) {
    let gain = tell!(
        voice,
        "card.gain.value",
        cost = voice.number(card.cost_per_open_day.0, 3),
        keep = card.best_constant_keep_slots,
        constant = voice.number(card.best_constant_cost_per_open_day.0, 3),
        gain = voice.percent(card.gain_share.0)
    );
    sheet.row(&tell!(voice, "card.gain"), &gain);
    sheet.row(&tell!(voice, "card.proof"), &tell!(voice, "card.proof.value"));
}

fn why(voice: Voice, because: Option<&str>, routine: f64, capacity: u32) -> String {
    match because {
        Some("no-slots") => tell!(voice, "card.none.slots"),
        Some("no-steady-state") => {
            let growth = voice.number((routine - f64::from(capacity)).max(0.0), 1);
            let routine = voice.number(routine, 1);
            tell!(voice, "card.none.steady", routine = routine, slots = capacity, growth = growth)
        }
        _ => tell!(voice, "card.none.settles"),
    }
}
