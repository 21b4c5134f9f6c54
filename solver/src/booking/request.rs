//! What a waiting patient asks for, and everywhere it could be booked.

use chrono::NaiveDate;

use crate::table::PatientId;
use crate::units::Span;

/// What one place costs at the levels that add up over patients: rights, access, continuity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost(pub [i64; 3]);

/// The visits of one patient that are to be booked together: all of them or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The patient.
    pub patient: PatientId,
    /// The steps in order; a step booked before has one place without an opening.
    pub steps: Vec<Step>,
    /// Place after those past the promise of access, in the order of referral, then of name: who goes first where dates are equally good.
    pub turn: u32,
    /// What leaving the patient out costs: never less than the latest dates of the horizon.
    pub leave_out: Cost,
    /// The same at statutory maximum waits.
    pub leave_out_maximum: i64,
    /// First day of the wait: the referral, or the first date that suits the patient.
    pub released: NaiveDate,
    /// The right that binds first; `None` where none runs.
    pub binding: Option<Decided>,
    /// When the patient is at the clinic already.
    pub busy: Vec<Busy>,
}

/// A right and the visit that decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decided {
    /// Row of the deciding step in the pathway; 0 for a need.
    pub step: usize,
    /// Last date of that visit that keeps the right.
    pub by: NaiveDate,
    /// Last day on which the right is met.
    pub deadline: NaiveDate,
    /// Whether it is a statutory maximum wait.
    pub maximum_wait: bool,
}

/// A visit the patient has been told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Busy {
    /// Calendar days after today.
    pub day: i16,
    /// From when to when.
    pub span: Span,
    /// Row among the steps of the request when it is one of them: earlier steps come before it,
    /// later ones after.
    pub step: Option<usize>,
}

/// One visit and everywhere it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Row in the pathway; 0 for a need.
    pub row: usize,
    /// Calendar days after the step before, fewest and most; fewest is below 0 only where a step
    /// booked before has come too soon.
    pub lag: (i16, i16),
    /// The places, in order of date and opening.
    pub places: Vec<Place>,
}

/// One visit in one opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Row of the opening; `None` where the visit is booked already.
    pub opening: Option<u32>,
    /// Calendar days after today.
    pub day: i16,
    /// How long it takes there \[min\].
    pub minutes: u16,
    /// What it costs.
    pub cost: Cost,
    /// Days over statutory maximum waits, weighed: before all that it costs otherwise.
    pub maximum: i64,
    /// Whether it takes one of the rooms that its opening shares with others.
    pub roomed: bool,
}

/// A place for each step of a request, by its row among the step's places.
pub(crate) type Path = Vec<u32>;

impl Request {
    /// The places of a path.
    pub(crate) fn places<'r>(&'r self, path: &'r [u32]) -> impl Iterator<Item = &'r Place> + 'r {
        self.steps.iter().zip(path).map(|(step, &row)| &step.places[row as usize])
    }

    /// Whether the dates of a path keep the lags.
    #[must_use]
    pub(crate) fn keeps_lags(&self, path: &[u32]) -> bool {
        let days: Vec<i16> = self.places(path).map(|place| place.day).collect();
        let lags = self.steps.iter().skip(1).map(|step| step.lag);
        days.windows(2).zip(lags).all(|(pair, (least, most))| {
            let days = i32::from(pair[1]) - i32::from(pair[0]);
            (i32::from(least)..=i32::from(most)).contains(&days)
        })
    }

    /// Last day on which the right that binds first is met; `None` where none runs.
    #[must_use]
    pub(crate) fn deadline(&self) -> Option<NaiveDate> {
        self.binding.map(|binding| binding.deadline)
    }

    /// In which order those are booked whose rights end first: statutory maximum waits, other
    /// rights, no right.
    #[must_use]
    pub(crate) fn urgency(&self) -> (bool, NaiveDate) {
        let (maximum, deadline) =
            self.binding.map_or((false, NaiveDate::MAX), |row| (row.maximum_wait, row.deadline));
        (!maximum, deadline)
    }

    /// Most days over of any visit of a path.
    #[must_use]
    pub(crate) fn worst(&self, path: &[u32]) -> i64 {
        self.places(path).map(|place| place.cost.0[0]).max().unwrap_or(0)
    }

    /// Days over statutory maximum waits of a path, weighed.
    #[must_use]
    pub(crate) fn maximum(&self, path: &[u32]) -> i64 {
        self.places(path).map(|place| place.maximum).sum()
    }

    /// What a path costs.
    #[must_use]
    pub(crate) fn cost(&self, path: &[u32]) -> Cost {
        self.places(path).fold(Cost::default(), |sum, place| sum.plus(place.cost))
    }
}

impl Cost {
    /// The sum, level by level.
    #[must_use]
    pub(crate) fn plus(self, other: Cost) -> Cost {
        Cost(std::array::from_fn(|level| self.0[level] + other.0[level]))
    }
}

impl Request {
    /// Whether the patient might be at the clinic twice on a day.
    pub(super) fn may_share_a_day(&self) -> bool {
        let has = |step: usize, day: i16| {
            self.steps[step].places.binary_search_by_key(&day, |place| place.day).is_ok()
        };
        let steps = 0..self.steps.len();
        let busy = |step: usize| self.busy.iter().any(|busy| has(step, busy.day));
        let together = |step: usize| {
            step > 0
                && self.steps[step].lag.0 == 0
                && self.steps[step].places.iter().any(|place| has(step - 1, place.day))
        };
        steps.into_iter().any(|step| {
            let open = self.steps[step].places.iter().any(|place| place.opening.is_some());
            open && (busy(step) || together(step))
        })
    }
}
