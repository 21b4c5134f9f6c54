//! Every number behov fills in when the clinic file leaves it out, with where it comes from.
//!
//! Nothing here is an effect taken for granted: each use is listed as an assumption of the
//! instance, so that the planner sees it and can write a better one.

use behov_solver::instance::Tag;

use super::shape::{
    ContinuityWord, HolidaysWord, PurposeWord, RoleWord, ServedFirstWord, ServiceWord, SettingWord,
    WhenLateWord,
};

/// A number, or a choice, that the clinic file may leave out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset<T> {
    /// Its key in the clinic file: table and key.
    pub key: &'static str,
    /// What is used.
    pub value: T,
    /// The same as text.
    pub shown: &'static str,
    /// Law, source or assumption.
    pub tag: Tag,
    /// Which law, which source, or why.
    pub note: &'static str,
}

/// One line of the list of defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresetRow {
    /// Its key in the clinic file: table and key.
    pub key: &'static str,
    /// What is used.
    pub shown: &'static str,
    /// Law, source or assumption.
    pub tag: Tag,
    /// Which law, which source, or why.
    pub note: &'static str,
}

/// Declares the defaults and their list.
macro_rules! presets {
    ($($name:ident: $type:ty = $value:expr, $key:literal, $shown:literal, $tag:ident, $note:literal;)+) => {
        $(pub(crate) const $name: Preset<$type> =
            Preset { key: $key, value: $value, shown: $shown, tag: Tag::$tag, note: $note };)+

        /// All defaults, in the order of the clinic file.
        pub const ALL: &[PresetRow] = &[
            $(PresetRow { key: $key, shown: $shown, tag: Tag::$tag, note: $note },)+
        ];
    };
}

presets! {
    GRID: i32 = 5, "clinic.grid_minutes", "5", Assumption,
        "Danish clinics book in steps of 5, 10 or 15 minutes";
    CYCLE_WEEKS: u32 = 1, "clinic.cycle_weeks", "1", Assumption,
        "every week is alike until the file says otherwise";
    HOLIDAYS: HolidaysWord = HolidaysWord::Denmark, "clinic.public_holidays", "denmark", Law,
        "the holidays of folkekirken; store bededag until 2023";
    SERVICE: ServiceWord = ServiceWord::NextDay, "team.service", "next-day", Assumption,
        "sub-acute has no national definition; in the ten projects of Region Hovedstaden (2018) it meant the next day";
    ADVICE: i32 = 0, "team.advice_minutes_per_week", "0", Assumption,
        "no advice time for general practice is promised";
    ROOM_COUNT: u32 = 1, "room.count", "1", Assumption,
        "one room of each kind";
    CLASSES: &[&str] = &["low", "medium", "high"], "complexity.classes", "low, medium, high",
        Assumption, "three classes until the clinic names its own";
    COMPLEX: &[&str] = &["high"], "complexity.complex", "high", Assumption,
        "only the heaviest class counts as complex";
    SETTING: SettingWord = SettingWord::InPerson, "need.setting", "in-person", Assumption,
        "the patient comes to the clinic";
    ROLES: &[RoleWord] = &[RoleWord::Physician], "need.roles", "physician", Assumption,
        "only physicians, until the clinic says who else may";
    CONTINUITY: ContinuityWord = ContinuityWord::Team, "need.continuity", "team", Source,
        "patients belong to a team of physicians (ten projects, Region Hovedstaden 2018)";
    MINUTES_WORK_UP: i32 = 45, "need.minutes", "45 (work-up)", Assumption,
        "no Danish source for visit lengths was found; 30 to 60 is usual for a work-up visit";
    MINUTES_CONTROL: i32 = 20, "need.minutes", "20 (control)", Assumption,
        "no Danish source for visit lengths was found; 15 to 30 is usual for a control";
    MINUTES_USUAL: i32 = 30, "need.minutes", "30 (sub-acute, treatment)", Assumption,
        "no Danish source for visit lengths was found; half an hour is usual";
    MINUTES_CONCLUSION: i32 = 20, "need.minutes", "20 (conclusion)", Assumption,
        "no Danish source for visit lengths was found; taken as long as a control";
    MINUTES_ADVICE: i32 = 10, "need.minutes", "10 (advice)", Assumption,
        "no Danish source was found; 10 to 15 is usual for a telephone call";
    HANDOVER: i32 = 0, "need.handover_minutes", "0", Assumption,
        "nobody needs longer for another clinician's patient until the clinic says so";
    NO_SHOW: f64 = 0.045, "need.no_show", "0.045", Source,
        "Region Syddanmark 2018: 4.7 %, Region Nordjylland 3.7 %, Lillebaelt just under 4 %; departments differ from 2 to 9 %";
    LATE_CANCEL: f64 = 0.0, "need.late_cancel", "0", Assumption,
        "no Danish share of late cancellations alone was found; none is optimistic";
    LENGTH_CV: f64 = 0.5, "need.length_cv", "0.5", Assumption,
        "standard deviation half the mean; measure your own, Danish systems rarely log it";
    MAY_TAKE_UNHELD: bool = true, "need.may_take_unheld", "true", Assumption,
        "a request may take any free time, not only held time";
    WHEN_LATE: WhenLateWord = WhenLateWord::Waits, "need.when_late", "waits", Assumption,
        "a late request waits on";
    ANSWER_DAYS: u32 = 0, "pathway.answer_days", "0", Assumption,
        "the patient is told at the last step; a later answer counts against the right";
    LAG_MIN: u32 = 0, "pathway.lag_min", "0", Assumption,
        "steps may fall on the same day";
    EXTERNAL_DAYS: u32 = 0, "pathway.external_days", "0", Assumption,
        "nothing outside the clinic is waited for";
    DISPERSION: f64 = 1.0, "stream.dispersion", "1", Assumption,
        "pure chance (Poisson); real requests often vary more, so this is optimistic";
    OWN_SHARE: f64 = 0.0, "stream.own_share", "0", Assumption,
        "no request is tied to a clinician";
    ELIGIBLE: f64 = 0.0, "panel.eligible", "0", Assumption,
        "nobody is taken off fixed controls until the clinic says who can manage";
    CONVERTED: f64 = 0.0, "panel.converted", "0", Assumption,
        "nobody has been converted to need-based control yet";
    REQUESTS_PER_YEAR: f64 = 2.6, "panel.requests_per_year", "2.6", Source,
        "rheumatoid arthritis, open clinic at Gentofte, second year: 2.6 visits a patient (10.1007/s10067-021-05674-y); other diseases differ";
    ADVICE_PER_YEAR: f64 = 0.7, "panel.advice_per_year", "0.7", Source,
        "rheumatoid arthritis, open clinic at Gentofte, second year: 0.7 calls a patient (10.1007/s10067-021-05674-y); other diseases differ";
    SAFETY_WEEKS: f64 = 156.0, "panel.safety_weeks", "156", Source,
        "AmbuFlex: contact at least every third year (Sygeplejersken 2014-3)";
    WINDOW_CLINICIANS: u32 = 1, "window.clinicians", "1", Assumption,
        "one clinician runs the open clinic";
    HORIZON_WEEKS: u32 = 26, "goals.horizon_weeks", "26", Assumption,
        "half a year ahead";
    CANCELLED_SHARE: f64 = 0.0, "goals.cancelled_share", "0", Assumption,
        "no session falls out at short notice, which is optimistic: lost sessions matter more than busy days";
    ASKS_AGAIN: f64 = 1.0, "goals.asks_again", "1", Assumption,
        "a missed visit uses its minutes and is asked for again; a missed control waits for its turn";
    HELD_SHARE_MAX: f64 = 1.0, "goals.held_share_max", "1", Assumption,
        "no limit on how much may be held";
    ENDS_IN_TIME: f64 = 0.8, "goals.ends_in_time", "0.8", Assumption,
        "no session ends late more often than one day in five while a colleague who may take the work has time to spare; choose your own";
    IDLE_WORTH: f64 = 0.0, "goals.idle_worth", "0", Assumption,
        "an idle minute is worth nothing; raise it when free time is used for calls, advice or review";
    FRONTIER_MAX: u32 = 40, "goals.frontier_max", "40", Assumption,
        "up to 40 holds a cycle are compared";
    WAITING_COST: f64 = 1.0, "goals.waiting_cost", "1", Assumption,
        "the unit of cost: one routine visit that waits one open day";
    LATE_COST: f64 = 10.0, "goals.late_cost", "10", Assumption,
        "a sub-acute visit not served in time counts as ten routine visits that wait a day; weigh it yourself";
    EXTRA_COST: f64 = 5.0, "goals.extra_cost", "5", Assumption,
        "an extra minute is worth opening when it spares a routine minute a week (five open days) of waiting; weigh it yourself";
    NOTICE_OPEN_DAYS: u32 = 3, "goals.notice_open_days", "3", Assumption,
        "a patient who is not sub-acute needs three open days' notice; freed time that is closer goes to the recall list";
    RELEASE_FILL: &[f64] = &[0.3, 0.7, 0.9, 1.0], "goals.release_fill", "0.3, 0.7, 0.9, 1",
        Assumption, "on the day itself three in ten freed minutes find a patient, from three open days' notice all; measure your own";
    PATIENT_CANCELS: f64 = 0.03, "goals.patient_cancels", "0.03", Assumption,
        "share of booked visits that patients cancel in time, on an even day before the visit; measure your own";
    HOSPITAL_CANCELS: f64 = 0.0, "goals.hospital_cancels", "0", Assumption,
        "the hospital moves no visit but those of cancelled sessions, which is optimistic";
    ASKED: (&str, &str) = ("08:00", "09:00"), "goals.asked", "08:00-09:00", Assumption,
        "requests come evenly in the first hour, by telephone; whoever asks later than the last time of a day cannot have it";
    SERVED_FIRST: ServedFirstWord = ServedFirstWord::Earliest, "goals.served_first", "earliest",
        Assumption, "requests of a day are answered as they come, those called in first";
}

/// The usual length of a visit for a purpose \[min\].
pub(crate) fn minutes(purpose: PurposeWord) -> Preset<i32> {
    match purpose {
        PurposeWord::WorkUp => MINUTES_WORK_UP,
        PurposeWord::FixedControl | PurposeWord::NeedBasedControl => MINUTES_CONTROL,
        PurposeWord::SubAcute | PurposeWord::Treatment => MINUTES_USUAL,
        PurposeWord::Conclusion => MINUTES_CONCLUSION,
        PurposeWord::Advice => MINUTES_ADVICE,
    }
}

/// The order in which demand is met when time is short, by purpose.
pub(crate) fn priority(purpose: PurposeWord) -> Preset<u8> {
    let of = |value, shown| Preset {
        key: "need.priority",
        value,
        shown,
        tag: Tag::Assumption,
        note: "what the law promises first, then treatment, sub-acute need, controls, advice",
    };
    match purpose {
        PurposeWord::WorkUp | PurposeWord::Conclusion => of(1, "1"),
        PurposeWord::Treatment => of(2, "2"),
        PurposeWord::SubAcute => of(3, "3"),
        PurposeWord::FixedControl | PurposeWord::NeedBasedControl => of(4, "4"),
        PurposeWord::Advice => of(5, "5"),
    }
}

/// Whether requests are served from holds: those of sub-acute needs are.
pub(crate) fn held(purpose: PurposeWord) -> Preset<bool> {
    let value = purpose == PurposeWord::SubAcute;
    Preset {
        key: "need.held",
        value,
        shown: if value { "true" } else { "false" },
        tag: Tag::Assumption,
        note: "time is held for sub-acute needs and no others",
    }
}

/// The law behind each built-in right.
pub(crate) fn law(right: &str) -> &'static str {
    match right {
        "udredning" => "sundhedsloven § 82 b",
        "treatment" | "free-choice" => {
            "sundhedsloven § 87; 60 days for referrals from 2023-06-01 to 2024-12-31"
        }
        _ => "sundhedsloven § 88, maximum waits for cancer",
    }
}
