//! A recipe keeps its volume, and makes the same clinic twice.

use super::clinic;
use crate::format::shape::{Date, GeneratorShape};

fn recipe() -> GeneratorShape {
    GeneratorShape {
        seed: 7,
        name: "made-up".to_owned(),
        question: "does the volume come out".to_owned(),
        as_of: Date("2026-11-02".parse().expect("a date")),
        contacts_per_year: 14_360,
        volume_source: "invented".to_owned(),
        weeks_per_year: 44.0,
        team_count: 3,
        cycle_weeks: 1,
        first_visit_share: 0.14,
        control_share: 0.3,
        nurse_share: 0.18,
        phone_share: 0.12,
        need_based_share: 0.06,
        sub_acute_share: 0.06,
        sub_acute_days: 2,
        convertible_share: 0.1,
        convertible_from: None,
        load: 0.88,
        availability: 0.86,
        dispersion: 1.2,
        open_clinic: false,
    }
}

#[test]
fn the_contacts_of_a_year_come_out_again() {
    let made = clinic(&recipe());
    // A work-up is two contacts.
    let streams: f64 =
        made.stream.iter().map(|s| s.per_week * f64::from(1 + u8::from(s.need.is_none()))).sum();
    let panels: f64 = made
        .panel
        .iter()
        .map(|panel| {
            let converted = panel.converted.unwrap_or_default();
            let asked = panel.requests_per_year.unwrap_or_default() / 52.18;
            f64::from(panel.size) * ((1.0 - converted) / panel.interval_weeks + converted * asked)
        })
        .sum();
    let per_year = (streams + panels) * 44.0;
    assert!((per_year / 14_360.0 - 1.0).abs() < 0.005, "{per_year} contacts");
}

#[test]
fn the_same_recipe_makes_the_same_clinic() {
    assert_eq!(clinic(&recipe()), clinic(&recipe()));
    let other = GeneratorShape { seed: 8, ..recipe() };
    assert_ne!(clinic(&recipe()).stream, clinic(&other).stream);
}

#[test]
fn every_number_of_teams_makes_a_clinic_that_can_be_read() {
    for team_count in 1..=20 {
        let recipe = GeneratorShape { team_count, open_clinic: true, ..recipe() };
        let text = crate::format::write(&clinic(&recipe));
        let dir =
            std::env::temp_dir().join(format!("behov-made-{team_count}-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join(crate::format::CLINIC_FILE), text).unwrap();
        let read = crate::format::read(&dir);
        std::fs::remove_dir_all(&dir).unwrap();
        assert!(read.is_ok(), "{team_count} teams: {:?}", read.err());
    }
}

#[test]
fn who_could_do_without_fixed_controls_is_offered_it_from_a_day_on_if_one_is_given() {
    assert!(clinic(&recipe()).change.is_empty());
    let from = Some(Date(chrono::NaiveDate::from_ymd_opt(2027, 1, 4).unwrap()));
    let made = clinic(&GeneratorShape { convertible_from: from, ..recipe() });
    assert_eq!(made.change.len(), made.team.len());
    for change in &made.change {
        let panel = made.panel.iter().find(|panel| Some(&panel.name) == change.panel.as_ref());
        let panel = panel.unwrap();
        let (eligible, converted) = (panel.eligible.unwrap(), panel.converted.unwrap());
        let moved = f64::from(panel.size) * (1.0 - converted) * change.share;
        let could = f64::from(panel.size) * (eligible - converted);
        assert!(change.share > 0.0 && (moved - could).abs() < 1.0, "{moved} of {could}");
    }
}
