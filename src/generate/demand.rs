//! How a yearly volume falls on teams, streams and panels.

use behov_solver::rng::Stream;

use crate::format::shape::{ChangeShape, ChangeWord, GeneratorShape, PanelShape, StreamShape};

use super::need::{mean_minutes, mix, named};

/// Weeks in a year, for requests per patient-year.
const WEEKS: f64 = 52.18;
/// Weeks between controls, at the clinic and by telephone.
const INTERVAL: f64 = 26.0;
const PHONE_INTERVAL: f64 = 13.0;

/// What one team meets in a working week.
pub(super) struct Volume {
    /// Its name.
    pub(super) team: String,
    /// All its contacts \[1/week\].
    pub(super) per_week: f64,
}

impl Volume {
    /// Minutes of work a week for physicians.
    pub(super) fn physician_minutes(&self, recipe: &GeneratorShape) -> f64 {
        let shares = [
            ("first-visit", recipe.first_visit_share),
            ("conclusion", recipe.first_visit_share),
            ("control", recipe.control_share),
            ("need-based", recipe.need_based_share),
            ("sub-acute", recipe.sub_acute_share),
        ];
        self.minutes(&shares) + f64::from(ADVICE_MINUTES)
    }

    /// Minutes of work a week for nurses.
    pub(super) fn nurse_minutes(&self, recipe: &GeneratorShape) -> f64 {
        self.minutes(&[
            ("nurse-control", recipe.nurse_share),
            ("phone-control", recipe.phone_share),
        ])
    }

    fn minutes(&self, shares: &[(&str, f64)]) -> f64 {
        shares.iter().map(|(need, share)| share * mean_minutes(&named(need))).sum::<f64>()
            * self.per_week
    }
}

/// Advice promised to general practice \[min per week and team\].
pub(super) const ADVICE_MINUTES: i32 = 30;

/// Splits the volume over the teams: weights drawn from 0.5 to 1.5.
pub(super) fn volumes(recipe: &GeneratorShape, draws: &mut Stream) -> Vec<Volume> {
    let weights: Vec<f64> = (0..recipe.team_count).map(|_| 0.5 + draws.uniform()).collect();
    let all: f64 = weights.iter().sum();
    let per_week = f64::from(recipe.contacts_per_year) / recipe.weeks_per_year;
    (1..)
        .zip(weights)
        .map(|(number, weight)| Volume {
            team: format!("team-{number}"),
            per_week: per_week * weight / all,
        })
        .collect()
}

/// Requests that arrive by chance: sub-acute ones and work-ups.
pub(super) fn streams(recipe: &GeneratorShape, volume: &Volume) -> Vec<StreamShape> {
    let stream = |name: &str, share: f64| StreamShape {
        name: format!("{name}-{}", volume.team),
        team: volume.team.clone(),
        need: None,
        pathway: None,
        per_week: thousandths(volume.per_week * share),
        // More on Mondays, after the weekend.
        weekday_shares: Some(vec![0.26, 0.2, 0.19, 0.18, 0.17]),
        seasons: Vec::new(),
        dispersion: Some(recipe.dispersion),
        mix: mix(),
        own_share: Some(0.5),
        asked: None,
    };
    vec![
        StreamShape {
            need: Some("sub-acute".to_owned()),
            ..stream("sub-acute", recipe.sub_acute_share)
        },
        StreamShape {
            pathway: Some("work-up".to_owned()),
            ..stream("work-up", recipe.first_visit_share)
        },
    ]
}

/// Patients under control by physician, by nurse and by telephone.
pub(super) fn panels(recipe: &GeneratorShape, volume: &Volume) -> Vec<PanelShape> {
    let visits = |share: f64| volume.per_week * share;
    let fixed = visits(recipe.control_share) * INTERVAL;
    let converted = visits(recipe.need_based_share) * WEEKS;
    let could = visits(recipe.convertible_share) * INTERVAL;
    let size = fixed + converted;
    let panel = |control: &str, patients: f64, interval_weeks| PanelShape {
        name: format!("{control}-{}", volume.team),
        team: volume.team.clone(),
        clinician: None,
        size: whole(patients),
        control: control.to_owned(),
        interval_weeks,
        eligible: Some(0.0),
        converted: Some(0.0),
        need_based: None,
        requests_per_year: None,
        advice: None,
        advice_per_year: None,
        safety_weeks: Some(156.0),
        intervals_weeks: None,
        controls_end: None,
        entrants_per_week: None,
        ends_at_visit: None,
        leaves_per_year: None,
        outreach: None,
        mix: mix(),
    };
    vec![
        PanelShape {
            eligible: Some(thousandths(((converted + could) / size).min(1.0))),
            converted: Some(thousandths(converted / size)),
            need_based: Some("need-based".to_owned()),
            requests_per_year: Some(1.0),
            ..panel("control", size, INTERVAL)
        },
        panel("nurse-control", visits(recipe.nurse_share) * INTERVAL, INTERVAL),
        panel("phone-control", visits(recipe.phone_share) * PHONE_INTERVAL, PHONE_INTERVAL),
    ]
}

/// The patients with fixed controls who could do without are offered it from a day on, if one is given.
pub(super) fn change(recipe: &GeneratorShape, volume: &Volume) -> Option<ChangeShape> {
    let from = recipe.convertible_from?;
    let panel = panels(recipe, volume).swap_remove(0);
    let (eligible, converted) = (panel.eligible?, panel.converted?);
    Some(ChangeShape {
        name: format!("need-based-{}", volume.team),
        kind: ChangeWord::NeedBased,
        panel: Some(panel.name),
        stream: None,
        team: None,
        need: None,
        from,
        ramp_weeks: None,
        share: thousandths((eligible - converted) / (1.0 - converted)),
        share_range: Vec::new(),
        accepts: None,
        accepts_range: Vec::new(),
        between_weeks: None,
        advice_per_year: None,
        phone_share: None,
        call_minutes: None,
        reading_minutes: None,
        visits: None,
        per_week: None,
        practice_share: None,
        admitted_share: None,
        travel_minutes: None,
        minutes: None,
        role: None,
    })
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn whole(value: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "panels of a synthetic clinic are far below 2^32 patients"
    )]
    let count = value.round() as u32;
    count
}
