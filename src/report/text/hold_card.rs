//! The hold card as text, for the wall behind a secretary.

use behov_solver::instance::Instance;
use behov_solver::sizing::hold_card::{CardError, CardLine, HoldCard, TeamCard};

use super::check;
use crate::messages::{key, tell};
use crate::report::sheet::Sheet;
use crate::report::{VERSION, Voice, label};

/// One card per team, with what it is worth and what it holds for.
#[must_use]
pub fn hold_card(voice: Voice, instance: &Instance, cards: &[TeamCard]) -> Sheet {
    let labels = [
        key!("card.slots"),
        key!("card.asked"),
        key!("card.card"),
        key!("card.gain"),
        key!("card.proof"),
        key!("card.none"),
    ];
    let width = labels.iter().map(|label| voice.say(label).chars().count()).max().unwrap_or(0);
    let (parts, mut sheet) = (instance.parts(), Sheet::new(width));
    let date = voice.date(parts.as_of);
    sheet.title(&tell!(voice, "card.title", clinic = parts.name, date = date));
    sheet.gap();
    sheet.paragraph(0, &tell!(voice, "answer.computed"));
    sheet.paragraph(0, &tell!(voice, "card.reading"));
    sheet.gap();
    for card in cards {
        let alone = cards.iter().filter(|other| other.team == card.team).count() == 1;
        let name = label::group_of(voice, instance, (card.team, &card.held), alone);
        sheet.line(&tell!(voice, "size.team", team = name).to_uppercase());
        team(&mut sheet, voice, card);
        sheet.gap();
    }
    sheet.paragraph(
        0,
        &tell!(
            voice,
            "card.costs",
            waiting = voice.number(parts.goals.waiting_cost, 3),
            late = voice.number(parts.goals.late_cost, 3)
        ),
    );
    sheet.paragraph(0, &check::assumption_count(voice, &parts.assumptions));
    sheet.paragraph(0, &tell!(voice, "card.made", version = VERSION));
    sheet
}

fn team(sheet: &mut Sheet, voice: Voice, card: &TeamCard) {
    let [sub_acute, routine] = card.model.means();
    let capacity = card.model.capacity;
    let slots = tell!(
        voice,
        "card.slots.value",
        slots = capacity,
        minutes = card.slot.0,
        mean = voice.number(card.slots_per_day, 1)
    );
    sheet.row(&tell!(voice, "card.slots"), &slots);
    let asked = tell!(
        voice,
        "card.asked.value",
        sub_acute = voice.number(sub_acute, 1),
        routine = voice.number(routine, 1)
    );
    sheet.row(&tell!(voice, "card.asked"), &asked);
    match &card.card {
        Ok(found) => {
            let over = sub_acute + routine - f64::from(capacity);
            if over >= 0.0 {
                sheet.row("", &tell!(voice, "card.overtime", over = voice.number(over, 1)));
            }
            lines(sheet, voice, found, capacity);
            worth(sheet, voice, found);
        }
        Err(fault) => sheet.row(&tell!(voice, "card.none"), &why(voice, fault, routine)),
    }
}

fn lines(sheet: &mut Sheet, voice: Voice, card: &HoldCard, capacity: u32) {
    for (index, CardLine { from, to, keep }) in card.lines(capacity).into_iter().enumerate() {
        let line = match to {
            Some(to) if to == from => tell!(voice, "card.line.one", from = from, keep = keep),
            Some(to) => tell!(voice, "card.line", from = from, to = to, keep = keep),
            None => tell!(voice, "card.line.last", from = from, keep = keep),
        };
        let label = if index == 0 { tell!(voice, "card.card") } else { String::new() };
        sheet.row(&label, &line);
    }
}

fn worth(sheet: &mut Sheet, voice: Voice, card: &HoldCard) {
    sheet.row(
        &tell!(voice, "card.gain"),
        &tell!(
            voice,
            "card.gain.value",
            cost = voice.number(card.cost, 3),
            keep = card.best_constant.keep,
            constant = voice.number(card.best_constant.cost, 3),
            gain = voice.percent(card.gain())
        ),
    );
    sheet.row(&tell!(voice, "card.proof"), &tell!(voice, "card.proof.value"));
}

fn why(voice: Voice, fault: &CardError, routine: f64) -> String {
    match fault {
        CardError::NoSlots => tell!(voice, "card.none.slots"),
        CardError::NoSteadyState { capacity, .. } => {
            let growth = (routine - f64::from(*capacity)).max(0.0);
            tell!(
                voice,
                "card.none.steady",
                routine = voice.number(routine, 1),
                slots = capacity,
                growth = voice.number(growth, 1)
            )
        }
        _ => tell!(voice, "card.none.settles"),
    }
}
