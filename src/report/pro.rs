//! Answers before visits (PRO): what every report says of them.

use behov_solver::instance::{Asks, Colour, ColourRule, Contact, Instance, ProCounts, ProTable};
use behov_solver::plan::day::BookedAbove;

use super::voice::Voice;
use crate::messages::tell;

/// What a clinic's table made of the answers of its waiting list.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// The table.
    pub table: &'a ProTable,
    /// How many have answered; `None` where no list asks.
    pub counts: Option<ProCounts>,
    /// First visits that answers decide on.
    pub first: Option<FirstVisits>,
}

/// First visits that answers decide on, a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstVisits {
    /// Asked for before the answers \[1/week\].
    pub asked: f64,
    /// Not needed \[1/week\].
    pub no_visit: f64,
    /// That become a call \[1/week\].
    pub calls: f64,
    /// That are held \[1/week\].
    pub visits: f64,
    /// Answers read \[1/week\].
    pub read: f64,
    /// Minutes of reading them \[min/week\].
    pub reading_minutes: f64,
}

impl<'a> Answers<'a> {
    /// What there is to say; `None` where answers are neither asked for nor decide on anything.
    #[must_use]
    pub fn of(instance: &'a Instance) -> Option<Self> {
        let parts = instance.parts();
        let table = parts.complexity.pro.as_ref()?;
        let asked = || parts.waiting.iter().filter_map(|patient| patient.pro);
        let counts = asked().next().map(|_| ProCounts::of(asked()));
        let first = first_visits(instance, table);
        (counts.is_some() || first.is_some()).then_some(Self { table, counts, first })
    }
}

fn first_visits(instance: &Instance, table: &ProTable) -> Option<FirstVisits> {
    let triage = table.first_visit.as_ref()?;
    let parts = instance.parts();
    let reading = triage.reading.map_or(0.0, |need| {
        let streams = parts.streams.iter().filter(|stream| stream.asks == Asks::Need(need));
        let minutes = |stream: &behov_solver::instance::Stream| -> f64 {
            let lengths = parts.needs[need].minutes.iter();
            lengths.map(|(class, minutes)| stream.mix[class] * minutes.real()).sum()
        };
        streams.map(|stream| stream.per_week * minutes(stream)).sum()
    });
    let asked = triage.per_week;
    Some(FirstVisits {
        asked,
        no_visit: asked * triage.no_visit.value(),
        calls: asked * triage.phone.value(),
        visits: asked * triage.visit(),
        read: asked * triage.answered.value(),
        reading_minutes: reading,
    })
}

/// The sentences of it; none where there is nothing to say.
pub(super) fn told(voice: Voice, instance: &Instance) -> Vec<String> {
    let Some(Answers { table, counts, first }) = Answers::of(instance) else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(counts) = counts {
        lines.push(tell!(
            voice,
            "pro.read",
            version = table.version,
            answered = voice.whole(counts.answered),
            expired = voice.whole(counts.expired),
            days = voice.whole(table.valid_days as usize),
            missing = voice.whole(counts.missing)
        ));
        let colours = colours(voice, table, &counts);
        if !colours.is_empty() {
            lines.push(tell!(voice, "pro.colours", colours = colours.join(", ")));
        }
    }
    lines.extend(first.map(|first| first_told(voice, &first)));
    lines
}

/// Each colour that was answered, with its rule.
fn colours(voice: Voice, table: &ProTable, counts: &ProCounts) -> Vec<String> {
    let rows = Colour::ALL.into_iter().zip(counts.colours).filter(|(_, count)| *count > 0);
    rows.filter_map(|(colour, count)| {
        let rule = rule(voice, &table.rule(colour)?);
        let colour = self::colour(voice, colour);
        Some(tell!(voice, "pro.colour", count = voice.whole(count), colour = colour, rule = rule))
    })
    .collect()
}

/// A colour in words.
pub(super) fn colour(voice: Voice, colour: Colour) -> String {
    tell!(voice, colour => {
        Colour::Green => "pro.colour.green",
        Colour::Yellow => "pro.colour.yellow",
        Colour::Red => "pro.colour.red",
    })
}

fn rule(voice: Voice, rule: &ColourRule) -> String {
    match (rule.then, rule.minutes) {
        (Contact::None, _) => tell!(voice, "pro.rule.none"),
        (Contact::Visit, None) => tell!(voice, "pro.rule.visit"),
        (Contact::Phone, None) => tell!(voice, "pro.rule.phone"),
        (Contact::Visit, Some(minutes)) => {
            tell!(voice, "pro.rule.visit.minutes", minutes = minutes.0)
        }
        (Contact::Phone, Some(minutes)) => {
            tell!(voice, "pro.rule.phone.minutes", minutes = minutes.0)
        }
    }
}

fn first_told(voice: Voice, first: &FirstVisits) -> String {
    let count = |value: f64| voice.number(value, 1);
    tell!(
        voice,
        "pro.first",
        asked = count(first.asked),
        none = count(first.no_visit),
        calls = count(first.calls),
        visits = count(first.visits),
        read = count(first.read),
        minutes = voice.number(first.reading_minutes, 0)
    )
}

/// How many controls to book above the places of a session, in a sentence.
pub(super) fn above(voice: Voice, session: &str, given: &BookedAbove) -> String {
    let (places, found) = (given.places.places.len(), given.found.found());
    tell!(
        voice,
        found.above => { 0 => "pro.above.none", _ => "pro.above" },
        session = session,
        places = voice.whole(places),
        above = voice.whole(found.above),
        stay = voice.number(given.stay(), 1),
        late = voice.percent(found.late),
        over = voice.number(found.over, 1),
        idle = voice.number(found.idle, 1)
    )
}
