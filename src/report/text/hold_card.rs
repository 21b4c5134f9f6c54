//! The hold card as text, for the wall behind a secretary.

use behov_solver::instance::Instance;
use behov_solver::sizing::hold_card::{CardError, CardLine, HoldCard, TeamCard};

use super::check;
use super::sheet::Sheet;
use crate::report::{VERSION, Voice, label};

/// One card per team, with what it is worth and what it holds for.
#[must_use]
pub fn hold_card(voice: Voice, instance: &Instance, cards: &[TeamCard]) -> String {
    let labels = ["card.slots", "card.asked", "card.card", "card.gain", "card.proof", "card.none"];
    let width = labels.iter().map(|label| voice.say(label).chars().count()).max().unwrap_or(0);
    let (parts, mut sheet) = (instance.parts(), Sheet::new(width));
    let date = voice.date(parts.as_of);
    sheet.title(&voice.tell("card.title", &[("clinic", &parts.name), ("date", &date)]));
    sheet.gap();
    sheet.paragraph(0, &voice.say("card.reading"));
    sheet.gap();
    for card in cards {
        let alone = cards.iter().filter(|other| other.team == card.team).count() == 1;
        let name = label::group_of(voice, instance, (card.team, &card.held), alone);
        sheet.line(&voice.tell("size.team", &[("team", &name)]).to_uppercase());
        team(&mut sheet, voice, card);
        sheet.gap();
    }
    let costs = [
        ("waiting", voice.number(parts.goals.waiting_cost, 3)),
        ("late", voice.number(parts.goals.late_cost, 3)),
    ];
    let costs: Vec<(&str, &str)> = costs.iter().map(|(name, cost)| (*name, &**cost)).collect();
    sheet.paragraph(0, &voice.tell("card.costs", &costs));
    sheet.paragraph(0, check::assumption_count(voice, &parts.assumptions).trim_end());
    sheet.paragraph(0, &voice.tell("card.made", &[("version", VERSION)]));
    sheet.into_text()
}

fn team(sheet: &mut Sheet, voice: Voice, card: &TeamCard) {
    let [sub_acute, routine] = card.model.means();
    let capacity = card.model.capacity;
    let slots = [
        ("slots", capacity.to_string()),
        ("minutes", card.slot.0.to_string()),
        ("mean", voice.number(card.slots_per_day, 1)),
    ];
    sheet.row(&voice.say("card.slots"), &told(voice, "card.slots.value", &slots));
    let asked = [("sub_acute", voice.number(sub_acute, 1)), ("routine", voice.number(routine, 1))];
    sheet.row(&voice.say("card.asked"), &told(voice, "card.asked.value", &asked));
    match &card.card {
        Ok(found) => {
            let over = sub_acute + routine - f64::from(capacity);
            if over >= 0.0 {
                let over = [("over", voice.number(over, 1))];
                sheet.row("", &told(voice, "card.overtime", &over));
            }
            lines(sheet, voice, found, capacity);
            worth(sheet, voice, found);
        }
        Err(fault) => sheet.row(&voice.say("card.none"), &why(voice, fault, routine)),
    }
}

fn lines(sheet: &mut Sheet, voice: Voice, card: &HoldCard, capacity: u32) {
    for (index, CardLine { from, to, keep }) in card.lines(capacity).into_iter().enumerate() {
        let key = match to {
            Some(to) if to == from => "card.line.one",
            Some(_) => "card.line",
            None => "card.line.last",
        };
        let to = to.map_or_else(String::new, |to| to.to_string());
        let values = [("from", from.to_string()), ("to", to), ("keep", keep.to_string())];
        let label = if index == 0 { voice.say("card.card") } else { String::new() };
        sheet.row(&label, &told(voice, key, &values));
    }
}

fn worth(sheet: &mut Sheet, voice: Voice, card: &HoldCard) {
    let values = [
        ("cost", voice.number(card.cost, 3)),
        ("keep", card.best_constant.keep.to_string()),
        ("constant", voice.number(card.best_constant.cost, 3)),
        ("gain", voice.percent(card.gain())),
    ];
    sheet.row(&voice.say("card.gain"), &told(voice, "card.gain.value", &values));
    sheet.row(&voice.say("card.proof"), &voice.say("card.proof.value"));
}

fn why(voice: Voice, fault: &CardError, routine: f64) -> String {
    match fault {
        CardError::NoSlots => voice.say("card.none.slots"),
        CardError::NoSteadyState { capacity, .. } => {
            let growth = (routine - f64::from(*capacity)).max(0.0);
            let values = [
                ("routine", voice.number(routine, 1)),
                ("slots", capacity.to_string()),
                ("growth", voice.number(growth, 1)),
            ];
            told(voice, "card.none.steady", &values)
        }
        _ => voice.say("card.none.settles"),
    }
}

fn told(voice: Voice, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, &**value)).collect();
    voice.tell(key, &values)
}
