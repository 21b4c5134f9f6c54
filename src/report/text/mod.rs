//! Reports as text for a terminal or a mail.

pub(super) mod booked;
mod bridge;
mod changed;
pub mod check;
mod compare;
pub(super) mod conflict;
pub(super) mod day;
mod dilemma;
mod explained;
mod export;
pub(super) mod frontier;
mod hold_card;
mod import;
pub(super) mod lengths;
pub(super) mod measured;
mod objective;
mod optimum;
pub(super) mod outlook;
mod phases;
pub(super) mod promise;
mod quarter;
mod remedy;
mod road;
pub(super) mod rota;
mod sampled;
mod sensitivity;
mod sheets;
mod simulate;
#[cfg(test)]
mod simulated_tests;
pub(super) mod sizing;
pub(super) mod template;
#[cfg(test)]
mod tests;
pub(super) mod today;
mod week;
mod weighed;

use behov_solver::instance::Instance;
use behov_solver::rng::Seed;
use behov_solver::template::Outcome;

use super::{Findings, Voice};
use crate::messages::tell;
use crate::report::sheet::Sheet;

pub use booked::booked;
pub(super) use bridge::bridge;
pub(super) use compare::compare;
pub use day::{day_week, one_day};
pub(super) use dilemma::dilemma;
pub(super) use explained::explained;
pub(super) use export::{dated_blocks, export, tabs, what};
pub(super) use hold_card::hold_card;
pub(super) use import::{hidden, import};
pub use lengths::lengths;
pub use objective::objective;
pub(super) use optimum::optimum;
pub use promise::{promise, relaxation};
pub(super) use road::{heading as road_heading, road};
pub use sampled::sampled;
pub(super) use sampled::{by_group, release as release_name, rule as rule_name};
pub use sensitivity::sensitivity;
pub(super) use sheets::{kept, kept_title, lost, meeting, next_move, sides, tasks, weeks};
pub(super) use simulate::simulate;
pub use sizing::{access_line, answer, overload_line};
pub(super) use today::{actions, today};

/// How much to keep free: per team its answer, loads, access, price and frontier.
#[must_use]
pub fn size(voice: Voice, findings: &Findings<'_>, verbose: bool) -> Sheet {
    let mut sheet = Sheet::new(sizing::label_width(voice));
    let (clinic, date) = named(voice, findings);
    sheet.title(&tell!(
        voice,
        findings.as_is => { true => "size.title.as-is", false => "size.title" },
        clinic = clinic,
        date = date
    ));
    sheet.gap();
    sizing::teams(&mut sheet, voice, findings, verbose);
    sizing::pooling(&mut sheet, voice, findings.sizing);
    footer(&mut sheet, voice, findings);
    sheet
}

/// The weekly template first, then what the teams carry.
#[must_use]
pub fn template(voice: Voice, findings: &Findings<'_>) -> Sheet {
    let mut sheet = Sheet::new(sizing::label_width(voice));
    template_title(&mut sheet, voice, findings);
    planned(&mut sheet, voice, findings);
    template::loads(&mut sheet, voice, findings);
    footer(&mut sheet, voice, findings);
    sheet
}

/// Sizing and template in one.
#[must_use]
pub fn plan(voice: Voice, findings: &Findings<'_>, verbose: bool) -> Sheet {
    let mut sheet = Sheet::new(sizing::label_width(voice));
    let (clinic, date) = named(voice, findings);
    sheet.title(&tell!(voice, "size.title", clinic = clinic, date = date));
    sheet.gap();
    sizing::teams(&mut sheet, voice, findings, verbose);
    sizing::pooling(&mut sheet, voice, findings.sizing);
    template_title(&mut sheet, voice, findings);
    planned(&mut sheet, voice, findings);
    template::loads(&mut sheet, voice, findings);
    footer(&mut sheet, voice, findings);
    sheet
}

fn template_title(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>) {
    let (clinic, date) = named(voice, findings);
    sheet.title(&tell!(voice, "template.title", clinic = clinic, date = date));
    sheet.gap();
}

/// The clinic's name, and the date it is told of.
fn named<'a>(voice: Voice, findings: &Findings<'a>) -> (&'a str, String) {
    let parts = findings.instance.parts();
    (&parts.name, voice.date(parts.as_of))
}

fn planned(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>) {
    let Some(planned) = findings.planned else { return };
    match planned.outcome {
        Outcome::Built(built) => {
            if let Some(week) = planned.days {
                template::ends_goal(sheet, voice, findings.instance, week);
            }
            rota::week(sheet, voice, findings.instance, &built.template);
            if let Some(opened) = planned.opened {
                template::opening(sheet, voice, findings.instance, opened);
            }
            template::levels(sheet, voice, built);
            if let Some(week) = planned.days {
                template::ends(sheet, voice, findings.instance, week);
            }
            template::unmet(sheet, voice, findings.instance, built);
            template::referee(sheet, voice, planned.breaches);
            if let Some(dated) = planned.dated {
                template::dated(sheet, voice, findings.instance, &dated);
            }
        }
        Outcome::Impossible(conflict) => {
            conflict::told(sheet, voice, findings.instance, conflict);
        }
        Outcome::Stopped => {
            sheet.paragraph(0, &tell!(voice, "template.stopped.none"));
            sheet.gap();
        }
    }
}

fn footer(sheet: &mut Sheet, voice: Voice, findings: &Findings<'_>) {
    made(sheet, voice, findings.instance, findings.seed);
}

/// How many assumptions there are, the version and the seed.
fn made(sheet: &mut Sheet, voice: Voice, instance: &Instance, seed: Seed) {
    made_with(sheet, voice, instance.parts().assumptions.len(), seed);
}

/// The same of so many assumptions.
fn made_with(sheet: &mut Sheet, voice: Voice, count: usize, seed: Seed) {
    if count > 0 {
        let count = voice.whole(count);
        sheet.paragraph(0, &tell!(voice, "check.assumptions.count", count = count));
    }
    let seed = seed.0.to_string();
    sheet.paragraph(0, &tell!(voice, "page.made", version = super::VERSION, seed = seed));
}
