//! The table of measures: key, unit, which way is better, definition and source, a row each.

/// What a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Share \[0..=1\], printed in percent; utilisation may be above 1.
    Share,
    /// Calendar days.
    Days,
    /// Days the clinic is open.
    OpenDays,
    /// Minutes.
    Minutes,
    /// Minutes per week.
    MinutesPerWeek,
    /// Patients, requests, visits or controls in the counted days of one run.
    Count,
    /// A ratio of counts.
    Ratio,
    /// The clinic's own money per week.
    CostPerWeek,
}

/// Which way of a measure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither: it depends on what the clinic wants.
    Neither,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Name in files; the unit stands last.
    pub key: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// What exactly is counted.
    pub meaning: &'static str,
    /// Where the definition comes from.
    pub source: &'static str,
}

/// Declares measures: name, key, unit, better, meaning, source.
macro_rules! measures {
    ($($name:ident $key:literal $unit:ident $better:ident $meaning:literal $source:literal;)+) => {
        /// A number a simulated clinic is judged by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure { $(#[doc = $meaning] $name),+ }

        impl Measure {
            /// Every measure, in the order of reports.
            pub const ALL: &'static [Measure] = &[$(Measure::$name),+];

            /// Whether it is a share, which lies between 0 and 1.
            #[must_use]
            pub fn is_share(self) -> bool {
                self.definition().unit == Unit::Share
            }

            /// Its row of the table.
            #[must_use]
            pub fn definition(self) -> Definition {
                match self { $(Measure::$name => Definition {
                    key: $key,
                    unit: Unit::$unit,
                    better: Better::$better,
                    meaning: $meaning,
                    source: $source,
                }),+ }
            }
        }
    };
}

measures! {
    ComplianceStrict "compliance_strict_share" Share Higher
        "Patients whose right was met, or who were redirected, by the deadline, of those whose deadline fell within the run"
        "Sundhedsloven § 82 b and § 87";
    ComplianceUndisturbed "compliance_undisturbed_share" Share Higher
        "The same, of the patients who neither cancelled nor stayed away; not the adjusted clock of a waiting list"
        "Sundhedsloven § 82 b and § 87";
    RedirectedInTime "redirected_in_time_share" Share Neither
        "Patients handed to somebody else by their deadline, of those whose deadline fell within the run"
        "Sundhedsloven § 82 b and § 87";
    Overdue "overdue_patients" Count Lower
        "Patients neither finished nor redirected by a deadline that fell within the run"
        "Sundhedsloven § 82 b and § 87";
    DaysOverMean "days_over_mean" Days Lower
        "Days over the deadline, mean over all whose deadline fell within the run, 0 when in time; who is not finished is over by at least the days to the end"
        "Tardiness: Pinedo (2016), Scheduling";
    DaysOverP95 "days_over_p95" Days Lower
        "Days over the deadline of the patient worse off than 95 in 100"
        "Tardiness: Pinedo (2016), Scheduling";
    DaysOverMax "days_over_max" Days Lower
        "Most days over the deadline of any patient"
        "Tardiness: Pinedo (2016), Scheduling";
    DaysOverSum "days_over_sum" Days Lower
        "Days over the deadline, all patients together"
        "Tardiness: Pinedo (2016), Scheduling";
    Overtaken "overtaken_patients" Count Lower
        "Overdue patients of whom somebody referred later to the same team for the same need was finished first"
        "Fairness of order: Bevan & Hood (2006) on gaming of targets";
    Undecided "undecided_patients" Count Neither
        "Patients whose deadline falls after the run: neither kept nor broken"
        "Censoring: Kaplan & Meier (1958)";
    FirstBreach "first_breach_days" Days Higher
        "Days from the start of the run to the first right broken in it"
        "Sundhedsloven § 82 b and § 87";
    StepsInLag "steps_in_lag_share" Share Higher
        "Later steps of pathways held within the fewest and the most days the clinic wants after the step before"
        "The clinic's pathways";
    SameDay "same_day_share" Share Higher
        "Joint clinics finished in one day: pathways of which every step meant for the day of the step before was held on it, of those of which the first of these days was held in the run"
        "The clinic's pathways";
    AccessMean "access_days_mean" Days Lower
        "Days from the first day a patient may be seen to the visit, mean over those whose visit fell within the run"
        "Indirect waiting: Gupta & Denton (2008)";
    AccessP50 "access_days_p50" Days Lower
        "Days to the visit of the patient in the middle, those not seen by the end counted as still waiting"
        "Product-limit estimate: Kaplan & Meier (1958)";
    AccessP95 "access_days_p95" Days Lower
        "Days to the visit within which 95 in 100 are seen, those not seen by the end counted as still waiting"
        "Product-limit estimate: Kaplan & Meier (1958)";
    AccessOpenMean "access_open_days_mean" OpenDays Lower
        "Open days after the first day a patient may be seen up to the visit, mean over those whose visit fell within the run"
        "Indirect waiting: Gupta & Denton (2008)";
    AccessOpenP95 "access_open_days_p95" OpenDays Lower
        "Open days to the visit within which 95 in 100 are seen, those not seen by the end counted as still waiting"
        "Product-limit estimate: Kaplan & Meier (1958)";
    WithinTarget "within_target_share" Share Higher
        "Requests with an access target that were given a visit within its open days, of those whose target passed within the run; not seen by then is late"
        "The clinic's access targets";
    ThirdNextAvailable "third_next_available_days" Days Lower
        "Days to the third open slot; needs the bookings as they stood on each day"
        "Institute for Healthcare Improvement";
    WaitingAtEnd "waiting_at_end_requests" Count Lower
        "Requests without a date when the run ends"
        "Censoring: Kaplan & Meier (1958)";
    BookedAtEnd "booked_at_end_requests" Count Neither
        "Requests with a date after the run"
        "Censoring: Kaplan & Meier (1958)";
    Elsewhere "elsewhere_share" Share Lower
        "Requests handed to somebody else: acute contact, another hospital"
        "Sundhedsloven § 87";
    Slack "slack_minutes_per_week" MinutesPerWeek Neither
        "Unused minutes that could have served nobody who waited and could have come that day"
        "Conservation of minutes";
    IdleBesideQueue "idle_beside_queue_minutes_per_week" MinutesPerWeek Lower
        "Unused minutes that could have served somebody who waited and could have come, most in all per day: who is ready, told long enough before where notice is needed, and not seen yet, with a later date or without; in a session that may serve them"
        "Conservation of minutes";
    UnusedWorth "unused_worth_minutes_per_week" MinutesPerWeek Higher
        "Unused minutes times the worth the clinic gives them"
        "The clinic's goals (idle_worth)";
    SessionMinutes "session_minutes_per_week" MinutesPerWeek Neither
        "Bookable minutes of the sessions held"
        "Conservation of minutes";
    BookedMinutes "booked_minutes_per_week" MinutesPerWeek Neither
        "Bookable minutes in which a visit was booked"
        "Conservation of minutes";
    Booked "booked_share" Share Neither
        "Bookable minutes in which a visit was booked, of all"
        "Cayirli & Veral (2003)";
    HoldsUsed "holds_used_share" Share Neither
        "Held minutes, released or not, in which a visit was booked, of all held"
        "Cayirli & Veral (2003)";
    Utilisation "utilisation_share" Share Neither
        "Minutes with patients of all session minutes; above 1 with overtime"
        "Cayirli & Veral (2003)";
    Overtime "overtime_minutes_per_week" MinutesPerWeek Lower
        "Minutes worked after the end of sessions"
        "Cayirli & Veral (2003)";
    Idle "idle_minutes_per_week" MinutesPerWeek Lower
        "Minutes within sessions, before the last visit, in which nobody was there"
        "Cayirli & Veral (2003)";
    WaitedMean "waited_minutes_mean" Minutes Lower
        "Minutes from the appointed time, or from walking in, to being seen, mean"
        "Direct waiting: Gupta & Denton (2008)";
    WaitedP95 "waited_minutes_p95" Minutes Lower
        "Minutes in the waiting room of the patient who waits longer than 95 in 100"
        "Direct waiting: Gupta & Denton (2008)";
    OwnClinician "own_clinician_share" Share Higher
        "Visits with the patient's own clinician, of visits of patients who have one"
        "Usual provider continuity: Breslau & Reeb (1975)";
    OwnTeam "own_team_share" Share Higher
        "Visits with somebody of the team asked"
        "Usual provider continuity: Breslau & Reeb (1975)";
    CliniciansPerYear "clinicians_per_patient_year" Ratio Lower
        "Different clinicians a patient met, per patient and year with a visit"
        "Continuity of care";
    HeavyShare "heavy_share" Share Neither
        "Complex minutes of all minutes of a clinician's visits"
        "The clinic's complexity classes";
    HeavySpread "heavy_share_spread" Share Lower
        "Largest less smallest heavy share among clinicians of one role; the widest of the roles"
        "Fairness: range of loads";
    NoShow "no_show_share" Share Lower
        "Visits missed without notice, of visits due"
        "Dantas et al. (2018)";
    LateCancel "late_cancel_share" Share Lower
        "Visits cancelled too late for the time to be used again, of visits due"
        "Dantas et al. (2018)";
    PatientCancelled "patient_cancelled_share" Share Neither
        "Dates the patients cancelled in time, of all dates given"
        "Patient's cancellation (afbud)";
    HospitalCancelled "hospital_cancelled_share" Share Lower
        "Dates the hospital cancelled, of all dates given"
        "Hospital's cancellation (aflysning)";
    Virtual "virtual_share" Share Neither
        "Visits by video or telephone, of all"
        "Count of virtual visits";
    Visits "visits" Count Neither
        "Visits held"
        "Count of visits";
    VisitsPerYear "visits_per_patient_year" Ratio Neither
        "Visits per patient and year with a visit"
        "Contacts per patient-year";
    ControlsHeld "controls_held" Count Neither
        "Controls at a fixed interval held"
        "Count of visits";
    AdviceMinutes "advice_minutes_per_week" MinutesPerWeek Neither
        "Minutes of advice to general practice and municipality"
        "The clinic's needs";
    PhysicianMinutes "physician_minutes_per_week" MinutesPerWeek Neither
        "Planned minutes of the visits held by physicians"
        "Minutes by role";
    NurseMinutes "nurse_minutes_per_week" MinutesPerWeek Neither
        "Planned minutes of the visits held by nurses"
        "Minutes by role";
    SecretaryMinutes "secretary_minutes_per_week" MinutesPerWeek Neither
        "Planned minutes of the visits held by medical secretaries"
        "Minutes by role";
    Cost "cost_per_week" CostPerWeek Lower
        "Planned minutes of the visits held times what an hour of the role costs by the clinic's own figures; roles without a figure are left out"
        "The clinic's own figures ([cost])";
    AdmissionsAvoided "admissions_avoided" Count Higher
        "Visits held times the share of them that spares an admission by the clinic's own figures"
        "The clinic's own figures (spares_admission)";
    UniquePatients "unique_patients" Count Higher
        "Different patients seen"
        "Unique patients seen";
    BacklogGrowth "backlog_growth_minutes_per_week" MinutesPerWeek Lower
        "Slope of the minutes waiting at the end of the day, by least squares over the counted days"
        "Conservation of minutes";
    BacklogGrowthLater "backlog_growth_later_minutes_per_week" MinutesPerWeek Lower
        "The same over the later half of the counted days, when the start has worn off"
        "Conservation of minutes";
    BacklogAtEnd "backlog_at_end_minutes" Minutes Lower
        "Minutes waiting at the end of the last day"
        "Conservation of minutes";
    ControlsAvoided "controls_avoided" Count Neither
        "Controls at a fixed interval held before less after: only in a comparison"
        "Difference of two runs";
    MinutesFreed "minutes_freed_per_week" MinutesPerWeek Neither
        "Booked minutes before less after: only in a comparison"
        "Difference of two runs";
}

impl Measure {
    /// The measure of that key.
    ///
    /// ~~~
    /// use behov_solver::evaluation::Measure;
    /// assert_eq!(Measure::of_key("access_days_p95"), Some(Measure::AccessP95));
    /// assert_eq!(Measure::of_key("happiness"), None);
    /// ~~~
    #[must_use]
    pub fn of_key(key: &str) -> Option<Measure> {
        Measure::ALL.iter().copied().find(|measure| measure.definition().key == key)
    }

    /// Whether it exists only as the difference of two policies.
    #[must_use]
    pub fn of_comparison(self) -> bool {
        self.compared().is_some()
    }

    /// What is compared, before less after, where it exists only as the difference of two policies.
    pub(super) fn compared(self) -> Option<Measure> {
        match self {
            Measure::ControlsAvoided => Some(Measure::ControlsHeld),
            Measure::MinutesFreed => Some(Measure::BookedMinutes),
            _ => None,
        }
    }

    /// Whether a log cannot tell it: it keeps the visits that stand, not the bookings later
    /// cancelled, so which slots were open on a past day is not known.
    #[must_use]
    pub fn beyond_log(self) -> bool {
        self == Measure::ThirdNextAvailable
    }

    /// Whether it has no meaning where a queue grows for ever: it would only tell how long the
    /// run was.
    #[must_use]
    pub fn of_steady_state(self) -> bool {
        matches!(
            self,
            Measure::AccessMean
                | Measure::AccessP50
                | Measure::AccessP95
                | Measure::AccessOpenMean
                | Measure::AccessOpenP95
                | Measure::DaysOverMean
                | Measure::DaysOverP95
        )
    }
}
