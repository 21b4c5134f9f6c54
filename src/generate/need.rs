//! What the patients of a synthetic clinic can ask for.

use std::collections::BTreeMap;

use crate::format::shape::{
    AccessShape, ComplexityShape, ContinuityWord, NeedShape, PathwayShape, PurposeWord, RoleWord,
    SettingWord, StepShape, WhenLateWord,
};

/// Share of patients per complexity class.
pub(super) fn mix() -> BTreeMap<String, f64> {
    [("low", 0.5), ("medium", 0.35), ("high", 0.15)]
        .map(|(class, share)| (class.to_owned(), share))
        .into()
}

/// Mean length of a need over the mix \[min\].
pub(super) fn mean_minutes(need: &NeedShape) -> f64 {
    let usual = need.minutes.unwrap_or_default();
    mix()
        .iter()
        .map(|(class, share)| {
            share * f64::from(*need.minutes_by_class.get(class).unwrap_or(&usual))
        })
        .sum()
}

/// The need of that name.
pub(super) fn named(name: &str) -> NeedShape {
    needs(0).into_iter().find(|need| need.name == name).expect("a need of this file")
}

/// Light, middling and complex patients.
pub(super) fn complexity() -> ComplexityShape {
    ComplexityShape {
        classes: ["low", "medium", "high"].map(str::to_owned).to_vec(),
        complex: vec!["high".to_owned()],
        pro: None,
    }
}

/// First visit, conclusion, controls, need-based and sub-acute visits, advice.
pub(super) fn needs(sub_acute_days: u32) -> Vec<NeedShape> {
    let physician = RoleWord::Physician;
    let held = |name: &str, purpose, days, share, priority| NeedShape {
        access: Some(AccessShape { days, share }),
        held: Some(true),
        release_days: Some(1),
        priority: Some(priority),
        ..visit(name, purpose, physician, 30, 30)
    };
    vec![
        held("sub-acute", PurposeWord::SubAcute, sub_acute_days, 0.9, 1),
        held("need-based", PurposeWord::NeedBasedControl, 5, 0.9, 1),
        NeedShape {
            right: Some("udredning".to_owned()),
            priority: Some(2),
            ..visit("first-visit", PurposeWord::WorkUp, physician, 45, 60)
        },
        NeedShape {
            priority: Some(2),
            ..visit("conclusion", PurposeWord::Conclusion, physician, 15, 30)
        },
        visit("control", PurposeWord::FixedControl, physician, 15, 30),
        visit("nurse-control", PurposeWord::FixedControl, RoleWord::Nurse, 30, 45),
        NeedShape {
            setting: Some(SettingWord::Phone),
            ..visit("phone-control", PurposeWord::FixedControl, RoleWord::Nurse, 15, 15)
        },
        NeedShape {
            setting: Some(SettingWord::Phone),
            ..visit("advice", PurposeWord::Advice, physician, 15, 15)
        },
    ]
}

/// A first visit, imaging and blood tests, and a conclusion one to two weeks later.
pub(super) fn work_up() -> PathwayShape {
    let step = |need: &str, lag_min, lag_max, external_days| StepShape {
        need: need.to_owned(),
        team: None,
        lag_min,
        lag_max,
        external_days,
        milestone: None,
    };
    PathwayShape {
        name: "work-up".to_owned(),
        right: Some("udredning".to_owned()),
        rights: Vec::new(),
        sector: None,
        answer_days: Some(0),
        readiness: Some("referral complete, test answers present".to_owned()),
        steps: vec![
            step("first-visit", None, None, None),
            step("conclusion", Some(7), Some(14), Some(5)),
        ],
    }
}

fn visit(
    name: &str,
    purpose: PurposeWord,
    role: RoleWord,
    minutes: i32,
    complex_minutes: i32,
) -> NeedShape {
    let complex = (complex_minutes != minutes).then(|| ("high".to_owned(), complex_minutes));
    NeedShape {
        name: name.to_owned(),
        purpose,
        setting: Some(SettingWord::InPerson),
        roles: Some(vec![role]),
        continuity: Some(ContinuityWord::Team),
        access: None,
        right: None,
        rights: Vec::new(),
        sector: None,
        minutes: Some(minutes),
        minutes_by_class: complex.into_iter().collect(),
        handover_minutes: None,
        no_show: None,
        late_cancel: None,
        spares_admission: None,
        length_cv: None,
        held: None,
        may_take_unheld: None,
        when_late: Some(WhenLateWord::Waits),
        priority: Some(4),
        release_days: None,
    }
}
