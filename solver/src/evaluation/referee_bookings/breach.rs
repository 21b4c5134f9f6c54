//! Promises a list of bookings breaks.

use std::fmt;

/// A broken promise about the booking of one patient.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BookingBreach {
    /// Which promise.
    pub kind: Broken,
    /// Pseudonym of the patient; empty where it concerns nobody alone.
    pub patient: String,
    /// Clinician, date and time.
    pub place: String,
    /// What was promised instead, or what stands in the way.
    pub wanted: String,
}

/// The promises about bookings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broken {
    /// A step that the patient's pathway does not have, or a patient or session there is not.
    Unknown,
    /// One step booked twice.
    Twice,
    /// Some steps of a pathway booked and others not.
    NotWhole,
    /// A date that is not after today.
    NotAhead,
    /// A session that is not held on that date.
    NotHeld,
    /// Time that the template gives to something else.
    OtherPurpose,
    /// A clinician who may not serve the need, or a visit in person without a room.
    MayNot,
    /// Shorter than the visit takes.
    TooShort,
    /// A date on which the patient cannot come, or before everything needed is present.
    DoesNotSuit,
    /// Steps too close, too far apart or in the wrong order.
    Lag,
    /// A patient in two places at once.
    TwoPlaces,
    /// A clinician with two patients at once.
    TwoPatients,
    /// More rooms in use than there are.
    Rooms,
    /// A time off the grid.
    OffGrid,
    /// A patient whose referral another hospital has received.
    Redirected,
    /// A right told otherwise than the law counts it.
    Right,
    /// More patients moved than wanted, of those told a time that still stands.
    TooManyChanges,
}

impl BookingBreach {
    /// The code of the error index.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            Broken::Unknown => "B0335",
            Broken::Twice => "B0336",
            Broken::NotWhole => "B0337",
            Broken::NotAhead => "B0338",
            Broken::NotHeld => "B0339",
            Broken::OtherPurpose => "B0340",
            Broken::MayNot => "B0341",
            Broken::TooShort => "B0342",
            Broken::DoesNotSuit => "B0343",
            Broken::Lag => "B0344",
            Broken::TwoPlaces => "B0345",
            Broken::TwoPatients => "B0346",
            Broken::Rooms => "B0347",
            Broken::OffGrid => "B0348",
            Broken::TooManyChanges => "B0349",
            Broken::Redirected => "B0354",
            Broken::Right => "B0355",
        }
    }

    /// The names of its message, under the names of its fields.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let Self { patient, place, wanted, .. } = self.clone();
        vec![("patient", patient), ("place", place), ("wanted", wanted)]
    }
}

impl fmt::Display for BookingBreach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, patient, place, wanted } = self;
        write!(f, "{kind:?}: {patient} {place} ({wanted})")
    }
}
