//! What simulated clinics come to, in words, and which measures are told first.

use behov_solver::evaluation::Estimate;
use behov_solver::evaluation::measure::{Measure, Unit, Value};
use behov_solver::simulation::policy::Named;

use crate::messages::tell;
use crate::report::Voice;
use crate::report::json::Of;
use crate::verb::{AS_IT_IS, CHANGED};

/// The measures told without asking for more.
pub(super) const TOLD_FIRST: &[Measure] = &[
    Measure::WithinTarget,
    Measure::ComplianceStrict,
    Measure::ComplianceUndisturbed,
    Measure::DaysOverMean,
    Measure::DaysOverMax,
    Measure::Overtaken,
    Measure::SameDay,
    Measure::AccessMean,
    Measure::AccessP95,
    Measure::WaitingAtEnd,
    Measure::IdleBesideQueue,
    Measure::Slack,
    Measure::Overtime,
    Measure::WaitedMean,
    Measure::OwnClinician,
    Measure::NoShow,
    Measure::Visits,
    Measure::UniquePatients,
    Measure::PhysicianMinutes,
    Measure::NurseMinutes,
    Measure::SecretaryMinutes,
    Measure::Cost,
    Measure::AdmissionsAvoided,
];

/// Whether a row is told without asking for more: joint clinics where there are any.
pub(super) fn is_told(measure: Measure, value: Value) -> bool {
    measure != Measure::SameDay || value != Value::Nothing
}

/// The label of a measure.
pub(in crate::report) fn label(voice: Voice, measure: Measure) -> String {
    tell!(voice, measure => {
        Measure::ComplianceStrict => "measure.compliance_strict_share",
        Measure::ComplianceUndisturbed => "measure.compliance_undisturbed_share",
        Measure::RedirectedInTime => "measure.redirected_in_time_share",
        Measure::Overdue => "measure.overdue_patients",
        Measure::DaysOverMean => "measure.days_over_mean",
        Measure::DaysOverP95 => "measure.days_over_p95",
        Measure::DaysOverMax => "measure.days_over_max",
        Measure::DaysOverSum => "measure.days_over_sum",
        Measure::Overtaken => "measure.overtaken_patients",
        Measure::Undecided => "measure.undecided_patients",
        Measure::FirstBreach => "measure.first_breach_days",
        Measure::StepsInLag => "measure.steps_in_lag_share",
        Measure::SameDay => "measure.same_day_share",
        Measure::AccessMean => "measure.access_days_mean",
        Measure::AccessP50 => "measure.access_days_p50",
        Measure::AccessP95 => "measure.access_days_p95",
        Measure::AccessOpenMean => "measure.access_open_days_mean",
        Measure::AccessOpenP95 => "measure.access_open_days_p95",
        Measure::WithinTarget => "measure.within_target_share",
        Measure::ThirdNextAvailable => "measure.third_next_available_days",
        Measure::WaitingAtEnd => "measure.waiting_at_end_requests",
        Measure::BookedAtEnd => "measure.booked_at_end_requests",
        Measure::Elsewhere => "measure.elsewhere_share",
        Measure::Slack => "measure.slack_minutes_per_week",
        Measure::IdleBesideQueue => "measure.idle_beside_queue_minutes_per_week",
        Measure::UnusedWorth => "measure.unused_worth_minutes_per_week",
        Measure::SessionMinutes => "measure.session_minutes_per_week",
        Measure::BookedMinutes => "measure.booked_minutes_per_week",
        Measure::Booked => "measure.booked_share",
        Measure::HoldsUsed => "measure.holds_used_share",
        Measure::Utilisation => "measure.utilisation_share",
        Measure::Overtime => "measure.overtime_minutes_per_week",
        Measure::Idle => "measure.idle_minutes_per_week",
        Measure::WaitedMean => "measure.waited_minutes_mean",
        Measure::WaitedP95 => "measure.waited_minutes_p95",
        Measure::OwnClinician => "measure.own_clinician_share",
        Measure::OwnTeam => "measure.own_team_share",
        Measure::CliniciansPerYear => "measure.clinicians_per_patient_year",
        Measure::HeavyShare => "measure.heavy_share",
        Measure::HeavySpread => "measure.heavy_share_spread",
        Measure::NoShow => "measure.no_show_share",
        Measure::LateCancel => "measure.late_cancel_share",
        Measure::PatientCancelled => "measure.patient_cancelled_share",
        Measure::HospitalCancelled => "measure.hospital_cancelled_share",
        Measure::Virtual => "measure.virtual_share",
        Measure::Visits => "measure.visits",
        Measure::VisitsPerYear => "measure.visits_per_patient_year",
        Measure::ControlsHeld => "measure.controls_held",
        Measure::AdviceMinutes => "measure.advice_minutes_per_week",
        Measure::PhysicianMinutes => "measure.physician_minutes_per_week",
        Measure::NurseMinutes => "measure.nurse_minutes_per_week",
        Measure::SecretaryMinutes => "measure.secretary_minutes_per_week",
        Measure::Cost => "measure.cost_per_week",
        Measure::AdmissionsAvoided => "measure.admissions_avoided",
        Measure::UniquePatients => "measure.unique_patients",
        Measure::BacklogGrowth => "measure.backlog_growth_minutes_per_week",
        Measure::BacklogGrowthLater => "measure.backlog_growth_later_minutes_per_week",
        Measure::BacklogAtEnd => "measure.backlog_at_end_minutes",
        Measure::ControlsAvoided => "measure.controls_avoided",
        Measure::MinutesFreed => "measure.minutes_freed_per_week",
    })
}

/// The name of a policy, with whatever its caller put behind it.
pub(in crate::report) fn policy(voice: Voice, name: &str) -> String {
    let (first, rest) = name.split_once(' ').map_or((name, None), |(a, b)| (a, Some(b)));
    let Some(named) = Named::find(first) else { return name.to_owned() };
    let told = tell!(voice, named => {
        Named::Fixed => "policy.fixed",
        Named::NeedBased => "policy.need-based",
        Named::CarveOut => "policy.carve-out",
        Named::AdvancedAccess => "policy.advanced-access",
        Named::OpenClinic => "policy.open-clinic",
        Named::FirstComeFirstServed => "policy.first-come-first-served",
        Named::EarliestDueDate => "policy.earliest-due-date",
        Named::Gaming => "policy.gaming",
        Named::Template => "policy.template",
    });
    match rest {
        None => told,
        Some(AS_IT_IS) => format!("{told}, {}", tell!(voice, "compare.as-it-is")),
        Some(CHANGED) => format!("{told}, {}", tell!(voice, "compare.with-changes")),
        Some(rest) => format!("{told} {rest}"),
    }
}

/// A team or clinician by name, or the whole clinic.
pub(super) fn scope(voice: Voice, of: &Of<'_>) -> String {
    of.name.map_or_else(|| tell!(voice, "simulate.clinic"), str::to_owned)
}

/// A mean in the unit of its measure.
fn amount(voice: Voice, measure: Measure, value: f64) -> String {
    match measure.definition().unit {
        Unit::Share => voice.percent(value),
        Unit::Days | Unit::OpenDays | Unit::Minutes | Unit::Count => voice.number(value, 1),
        Unit::MinutesPerWeek => voice.minutes(value),
        Unit::CostPerWeek => voice.number(value, 0),
        Unit::Ratio => voice.number(value, 2),
    }
}

/// Half the width of an interval; in percentage points for a share.
pub(in crate::report) fn half_width(voice: Voice, measure: Measure, estimate: Estimate) -> String {
    let half = estimate.half_width;
    match measure.definition().unit {
        Unit::Share => voice.number(half * 100.0, 1),
        Unit::Ratio => voice.number(half, 2),
        Unit::CostPerWeek => voice.number(half, 0),
        _ => voice.number(half, 1),
    }
}

/// The other end of the interval of a share at 0 or 1.
pub(super) fn edge(voice: Voice, share: f64, bound: f64) -> String {
    let sign = if share > 0.5 { "≥" } else { "≤" };
    format!("{sign} {}", voice.number(bound * 100.0, 1))
}

/// What a measure came to, without its interval.
pub(super) fn value(voice: Voice, measure: Measure, value: Value) -> String {
    match value {
        Value::Estimated(estimate) => amount(voice, measure, estimate.mean),
        Value::NoSteadyState => tell!(voice, "simulate.no-steady-state"),
        Value::NotReached => tell!(voice, "simulate.not-reached"),
        Value::Nothing => tell!(voice, "number.none"),
        Value::BeyondLog => tell!(voice, "simulate.beyond-log"),
    }
}

/// A difference with its interval and its sign, or that it is not shown.
pub(super) fn difference(voice: Voice, measure: Measure, estimate: Option<Estimate>) -> String {
    let Some(estimate) = estimate else { return tell!(voice, "number.none") };
    if !estimate.shown() {
        return tell!(voice, "compare.not-shown");
    }
    let sign = if estimate.mean > 0.0 { "+" } else { "−" };
    let size = estimate.mean.abs();
    let half = half_width(voice, measure, estimate);
    match measure.definition().unit {
        // Percentage points, not a share of the share.
        Unit::Share => {
            let points = format!("{sign}{} ± {half}", voice.number(size * 100.0, 1));
            tell!(voice, "compare.points", points = points)
        }
        _ => format!("{sign}{} ± {half}", amount(voice, measure, size)),
    }
}
