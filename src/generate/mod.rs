//! Synthetic clinics: a published yearly volume, a seed, and assumptions that are named.
//!
//! Nothing here is a real clinic. The volume has a source; everything else is invented, stands in
//! the `[generator]` table, and is listed as an assumption in the clinic file it makes.

mod demand;
mod need;
mod staff;
#[cfg(test)]
mod tests;
mod waiting;

use behov_solver::rng::{Purpose, Seed};

use crate::format::shape::{
    AssumptionShape, ClinicFile, ClinicShape, Day, FORMAT, GeneratorShape, GoalsShape,
    HolidaysWord, ListsShape, OpeningShape, TagWord, Time,
};

pub use waiting::waiting_list;

/// The clinic file made from a recipe.
#[must_use]
pub fn clinic(recipe: &GeneratorShape) -> ClinicFile {
    let mut draws = Seed(recipe.seed).stream(Purpose::Generate, 0);
    let volumes = demand::volumes(recipe, &mut draws);
    let staff = staff::staff(recipe, &volumes, &mut draws);
    let window = staff::windows(recipe, &volumes, &staff);
    ClinicFile {
        format: FORMAT,
        generator: Some(recipe.clone()),
        clinic: ClinicShape {
            name: recipe.name.clone(),
            as_of: recipe.as_of,
            grid_minutes: Some(5),
            cycle_weeks: Some(recipe.cycle_weeks),
            cycle_anchor: Some(recipe.as_of),
            public_holidays: Some(HolidaysWord::Denmark),
            lang: None,
        },
        lists: ListsShape::default(),
        opening: vec![OpeningShape {
            days: Day::WORKING.to_vec(),
            from: time("08:00"),
            to: time("15:30"),
        }],
        closure: Vec::new(),
        team: volumes.iter().map(|volume| staff::team(recipe, volume)).collect(),
        clinician: staff.clinicians,
        room: vec![staff.room],
        session: staff.sessions,
        absence: staff.absences,
        complexity: Some(need::complexity()),
        law: None,
        right: Vec::new(),
        need: need::needs(recipe.sub_acute_days),
        pathway: vec![need::work_up()],
        stream: volumes.iter().flat_map(|volume| demand::streams(recipe, volume)).collect(),
        panel: volumes.iter().flat_map(|volume| demand::panels(recipe, volume)).collect(),
        change: volumes.iter().filter_map(|volume| demand::change(recipe, volume)).collect(),
        hold: Vec::new(),
        window,
        frozen: Vec::new(),
        goals: Some(GoalsShape {
            horizon_weeks: Some(26),
            cancelled_share: Some(0.03),
            complex_visits_max: Some(4),
            frontier_max: Some(40),
            ..GoalsShape::default()
        }),
        cost: None,
        heard: Vec::new(),
        assumption: assumptions(recipe),
    }
}

fn time(text: &str) -> Time {
    Time(behov_solver::units::TimeOfDay::parse(text).expect("a constant time"))
}

/// The source of the volume, and everything invented.
fn assumptions(recipe: &GeneratorShape) -> Vec<AssumptionShape> {
    let row = |about: &str, value: String, tag, note: &str| AssumptionShape {
        about: about.to_owned(),
        value,
        tag,
        note: note.to_owned(),
        low: None,
        high: None,
    };
    let invented = |about: &str, value: &str| {
        row(about, value.to_owned(), TagWord::Assumption, "invented for a synthetic clinic")
    };
    vec![
        row(
            "generator.contacts_per_year",
            recipe.contacts_per_year.to_string(),
            TagWord::Source,
            &recipe.volume_source,
        ),
        invented("generator", "shares of contacts, load, availability and number of teams"),
        invented("team", "equal work within a factor of three between teams"),
        invented("clinician", "physicians two days a week, nurses four; codes, not people"),
        invented("session", "08:30 to 15:00 with half an hour for lunch"),
        invented("absence", "two weeks of leave each within 26 weeks"),
        invented("need", "lengths, settings and access targets"),
        invented("stream", "arrivals by weekday and complexity mix"),
        invented("panel", "intervals of 26 weeks, 13 by telephone; one request a year"),
    ]
}
