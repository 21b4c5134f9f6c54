use std::collections::BTreeSet;

use super::*;

#[test]
fn no_two_measures_share_a_key_and_each_has_a_source() {
    let mut keys = BTreeSet::new();
    for measure in Measure::ALL {
        let row = measure.definition();
        assert!(keys.insert(row.key), "{} stands twice", row.key);
        assert!(!row.meaning.is_empty() && !row.source.is_empty(), "{}", row.key);
    }
}

#[test]
fn a_log_answers_every_measure_but_those_of_a_comparison() {
    let log = log(vec![seen(1, CONTROL, 0, 1)], vec![session(0, 20, 0)]);
    let own = clinic().with(|parts| {
        parts.cost.nurse = Some(1.0);
        parts.needs[NeedId::from_index(CONTROL)].spares_admission = Probability::ONE;
    });
    for clinic in [clinic(), own.unwrap()] {
        let measured = measures(&clinic, &log);
        for &measure in Measure::ALL {
            let row = measured.row(measure, Scope::Clinic);
            let told = measure.is_of(&clinic) && !measure.of_comparison();
            assert_eq!(row.is_some(), told, "{measure:?}");
        }
    }
}

#[test]
fn the_third_next_available_slot_is_not_made_up() {
    let measured = measures(&clinic(), &log(vec![seen(1, CONTROL, 0, 1)], vec![]));
    let row = measured.row(Measure::ThirdNextAvailable, Scope::Clinic).unwrap();
    assert_eq!(row.value, Value::BeyondLog);
}

#[test]
fn an_empty_log_has_nothing_to_count_and_does_not_fail() {
    let measured = measures(&clinic(), &log(vec![], vec![]));
    let row = measured.row(Measure::AccessMean, Scope::Clinic).unwrap();
    assert_eq!(row.value, Value::Nothing);
    assert!(measures(&clinic(), &plays(vec![])).rows.is_empty());
}
