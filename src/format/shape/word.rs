//! Words with a fixed list of choices, dates and times, as the clinic file writes them.

use std::borrow::Cow;
use std::fmt;

use super::super::week::Week;
use crate::messages::Lang;
use behov_solver::instance::{
    Colour, Contact, Continuity, EndsAt, KeptBy, PublicHolidays, Purpose, Role, Sector,
    ServedFirst, Service, Setting, SpecialDay, StartsAt, Tag, WhenLate,
};
use behov_solver::units::TimeOfDay;
use chrono::{NaiveDate, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Declares the written form of a list of choices and the way to and from its meaning.
macro_rules! words {
    ($($(#[$doc:meta])* $word:ident = $meaning:ident {
        $($(#[$choice_doc:meta])* $choice:ident),+ $(,)?
    })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum $word {
            $($(#[$choice_doc])* $choice,)+
        }

        impl From<$word> for $meaning {
            fn from(word: $word) -> Self {
                match word { $($word::$choice => Self::$choice,)+ }
            }
        }

        impl From<$meaning> for $word {
            fn from(meaning: $meaning) -> Self {
                match meaning { $($meaning::$choice => Self::$choice,)+ }
            }
        }
    )+ };
}

words! {
    /// The language of what is told.
    LangWord = Lang {
        /// English.
        En,
        /// Danish.
        Da,
    }
    /// Whose public holidays close the clinic.
    HolidaysWord = PublicHolidays {
        /// Denmark, by rule.
        Denmark,
        /// None.
        None,
    }
    /// Whether a request can be served on the day it comes.
    ServiceWord = Service {
        /// From the day of the request.
        SameDay,
        /// From the next open day.
        NextDay,
    }
    /// What a clinician is employed as.
    RoleWord = Role {
        /// Physician.
        Physician,
        /// Nurse.
        Nurse,
        /// Medical secretary.
        Secretary,
    }
    /// What a visit is for.
    PurposeWord = Purpose {
        /// First visits and other steps of a work-up.
        WorkUp,
        /// Treatment.
        Treatment,
        /// Control at a fixed interval.
        FixedControl,
        /// Control when the patient needs one.
        NeedBasedControl,
        /// Must be seen within days.
        SubAcute,
        /// The answer at the end of a work-up.
        Conclusion,
        /// Advice to general practice or municipality.
        Advice,
    }
    /// What an answer says at a glance.
    ColourWord = Colour {
        /// Nothing to act on.
        Green,
        /// Something to ask about.
        Yellow,
        /// To be seen.
        Red,
    }
    /// How the clinic meets a patient after an answer.
    ContactWord = Contact {
        /// The visit is held.
        Visit,
        /// A call or a short visit takes its place.
        Phone,
        /// The visit is cancelled.
        None,
    }
    /// How patient and clinician meet.
    SettingWord = Setting {
        /// In the clinic; needs a room.
        InPerson,
        /// Video.
        Video,
        /// Telephone.
        Phone,
        /// At the patient's home.
        Home,
    }
    /// Whom the patient should meet again.
    ContinuityWord = Continuity {
        /// Their own clinician.
        Own,
        /// Anyone of their team.
        Team,
        /// Anyone of the clinic.
        Clinic,
    }
    /// What happens to a request not served within its access target.
    WhenLateWord = WhenLate {
        /// It waits on and is served late.
        Waits,
        /// It is overbooked as overtime.
        Overtime,
        /// It becomes an acute contact elsewhere.
        Acute,
    }
    /// Whose requests of a day are answered first.
    ServedFirstWord = ServedFirst {
        /// Whoever asked first.
        Earliest,
        /// Sub-acute patients of the day.
        SubAcute,
    }
    /// Whose patients the law speaks of.
    SectorWord = Sector {
        /// Somatic patients.
        Somatic,
        /// Psychiatric patients.
        Psychiatric,
    }
    /// A day that is no public holiday though much is closed on it.
    SpecialDayWord = SpecialDay {
        /// 5 June.
        ConstitutionDay,
        /// 24 December.
        ChristmasEve,
        /// 31 December.
        NewYearsEve,
    }
    /// From which day a right runs.
    StartsAtWord = StartsAt {
        /// The hospital received the referral.
        Referral,
        /// The patient was told the diagnosis, or a referral for treatment was received.
        ReferralForTreatment,
        /// The patient consented to the treatment offered.
        Consent,
    }
    /// The milestone that meets a right.
    EndsAtWord = EndsAt {
        /// The work-up starts.
        WorkUpStart,
        /// The patient has been told the answer.
        Told,
        /// The treatment starts.
        TreatmentStart,
    }
    /// What keeps a right.
    KeptByWord = KeptBy {
        /// The date on which the milestone is met.
        Held,
        /// The date offered, declined or not.
        Offered,
    }
    /// Where a number comes from.
    TagWord = Tag {
        /// Set by law.
        Law,
        /// Taken from a named source.
        Source,
        /// Nobody knows better yet.
        Assumption,
    }
}

words! {
    /// A weekday.
    Day = Weekday {
        /// Monday.
        Mon,
        /// Tuesday.
        Tue,
        /// Wednesday.
        Wed,
        /// Thursday.
        Thu,
        /// Friday.
        Fri,
        /// Saturday.
        Sat,
        /// Sunday.
        Sun,
    }
}

impl Day {
    /// Monday to Friday.
    pub const WORKING: [Day; 5] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
}

/// A civil date, written `2026-11-02` or `"2026-11-02"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

/// A civil date, or a week by its number, which is all of its days: `2026-11-02`, `"uge 46-2026"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrWeek {
    /// A date.
    Date(NaiveDate),
    /// A week: its Monday where something begins, its Sunday where it ends.
    Week(Week),
}

/// A time of day, written `"09:00"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub TimeOfDay);

impl Date {
    /// The name under which the decoder of clinic files hands over TOML dates as text.
    pub(crate) const NAME: &'static str = "behov::Date";

    fn parse(text: &str) -> Option<Self> {
        // chrono also reads 2026-11-2; the clinic file does not.
        (text.len() == 10).then(|| text.parse().ok().map(Self)).flatten()
    }
}

impl DateOrWeek {
    const NAME: &'static str = Date::NAME;

    fn parse(text: &str) -> Option<Self> {
        let date = Date::parse(text).map(|date| Self::Date(date.0));
        date.or_else(|| Week::parse(text).map(Self::Week))
    }

    /// The first day; `None` where there is no such week.
    #[must_use]
    pub fn first(self, near: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(date),
            Self::Week(week) => week.monday(near),
        }
    }

    /// The last day; `None` where there is no such week.
    #[must_use]
    pub fn last(self, near: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(date),
            Self::Week(week) => week.sunday(near),
        }
    }
}

impl Time {
    /// The name under which the decoder of clinic files hands over TOML times as text.
    pub(crate) const NAME: &'static str = "behov::Time";

    fn parse(text: &str) -> Option<Self> {
        let minutes = if text.len() == 8 { text.strip_suffix(":00")? } else { text };
        TimeOfDay::parse(minutes).map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for DateOrWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Week(week) => week.fmt(f),
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Text that a date or a time can be read from.
struct Written<T> {
    what: &'static str,
    parse: fn(&str) -> Option<T>,
}

impl<'de, T> Visitor<'de> for Written<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self.what))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<T, D::Error> {
        inner.deserialize_str(self)
    }
}

/// Reading, writing and the schema of a type written as text.
macro_rules! written {
    ($type:ident, $what:literal, $schema:tt) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_newtype_struct(
                    Self::NAME,
                    Written { what: $what, parse: Self::parse },
                )
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

written!(Date, "a date like 2026-11-02", {
    "description": "A civil date, year-month-day.",
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
});
written!(DateOrWeek, "a date like 2026-11-02 or a week like \"uge 46-2026\"", {
    "description": "A civil date, year-month-day, or a week by its number (ISO 8601): uge 46-2026, 2026-W46.",
    "type": "string",
    "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}[-/]?[Ww]?[0-9]{1,2}|[0-9]{1,2}[-/][0-9]{4}|([Uu]ge|[Ww]eek|[UuWw])[. ]*[0-9]{1,2}([-/, ]+(i )?[0-9]{4})?)$"
});
written!(Time, "a time like \"09:00\"", {
    "description": "A time of day, 00:00 to 24:00.",
    "type": "string",
    "pattern": "^[0-9]{1,2}:[0-9]{2}$"
});
