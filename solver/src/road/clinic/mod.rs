//! The roads of a clinic: its panels, what its teams have for them, and what comes of it.
//!
//! Who may move is what the clinic says of its panels; how many accept at each offer is an
//! assumption with a range, and both its ends are walked. Months have thirteen weeks in three, and
//! weeks are all alike: holidays, leave and seasons stand in the capacity as a mean.

mod ask;
mod band;
mod effect;
mod hold;
mod minutes;
mod panels;
mod then;
mod way;
mod weigh;

use crate::instance::{Accepts, Range};
use crate::rng::Seed;
use crate::table::TeamId;
use crate::units::Probability;

use super::panel::Onset;
use super::program::{Unfit, Verdict};
use super::{Month, Offered, Walked};

pub use ask::roads;
pub use band::{Band, MonthBands};
pub use effect::Effect;
pub(crate) use panels::{living, onset, stages};
pub use then::{Ahead, Phasing};
pub use weigh::Weighed;

/// How a road is walked.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Weeks to walk \[weeks, 1..=1040\].
    pub weeks: usize,
    /// Chance that a patient who may move accepts at an offer.
    pub accepts: Probability,
    /// From where to where that chance may lie.
    pub accepts_range: Range,
    /// Most moves a month; `None` without limit \[1/month\].
    pub moves_per_month_max: Option<f64>,
    /// Minutes a week that are to be freed; `None` for parts of what is freed in the end
    /// \[min/week\].
    pub goal_minutes: Option<f64>,
    /// Whether the holds of some months are sized.
    pub holds: bool,
    /// Whether the best pace is looked for.
    pub best: bool,
    /// Runs of whole patients; 0 for none.
    pub replications: u32,
    /// Seed of the runs.
    pub seed: Seed,
}

/// Which end of what is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// As low as its range says.
    Low,
    /// As given.
    Likely,
    /// As high as its range says.
    High,
}

impl End {
    /// A share at this end.
    pub(super) fn of(self, share: Probability, range: Option<Range>) -> Probability {
        let at = |value: f64| Probability::new(value).unwrap_or(share);
        match (self, range) {
            (Self::Likely, _) | (_, None) => share,
            (Self::Low, Some(range)) => at(range.low),
            (Self::High, Some(range)) => at(range.high),
        }
    }
}

/// Whether patients accept an offer, where no change says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accepting {
    /// The chance that a patient who may move accepts.
    pub chance: Probability,
    /// From where to where it may lie.
    pub range: Range,
}

impl Accepting {
    /// What is assumed where nobody says better: no source gives it for all diseases.
    #[must_use]
    pub fn assumed() -> Self {
        let chance = Probability::new(0.6).unwrap_or(Probability::ZERO);
        Self { chance, range: Range { low: 0.3, high: 0.9 } }
    }

    /// What a change says of it, and where it says nothing this.
    #[must_use]
    pub fn of(&self, accepts: Accepts) -> Self {
        match (accepts.chance, accepts.range) {
            (Some(chance), Some(range)) => Self { chance, range },
            (Some(chance), None) => {
                Self { chance, range: Range { low: chance.value(), high: chance.value() } }
            }
            (None, Some(range)) => Self { range, ..*self },
            (None, None) => *self,
        }
    }

    /// The chance at an end.
    pub(super) fn at(&self, end: End, accepts: Accepts) -> Probability {
        let said = self.of(accepts);
        end.of(said.chance, Some(said.range))
    }
}

impl Options {
    /// Whether patients accept where no change says it.
    pub(super) fn accepting(&self) -> Accepting {
        Accepting { chance: self.accepts, range: self.accepts_range }
    }

    /// The chance to accept at an end, where no change says it.
    pub(super) fn accepts_at(&self, end: End) -> Probability {
        self.accepting().at(end, Accepts::default())
    }
}

/// What a change does to a team.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEffect {
    /// The change, by its row.
    pub change: usize,
    /// The team.
    pub team: TeamId,
    /// How it begins.
    pub onset: Onset,
    /// What it does when it is there in full, to as many visits of panels as the last month has when
    /// moves are offered at the control.
    pub effect: Effect,
    /// The same without the visits of panels: those become fewer or more on the road.
    pub(super) beside: Vec<Beside>,
}

/// A part of what a change does beside panels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beside {
    /// How the change begins that takes visits away from it, where the part is of those.
    pub(super) with: Option<Onset>,
    /// Minutes of the team, both in full \[min/week\].
    pub(super) minutes: f64,
}

/// Both roads of a clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct Roads {
    /// How they were walked.
    pub options: Options,
    /// The teams with a panel, and what they have.
    pub teams: Vec<TeamNow>,
    /// The panels, in the order of the clinic.
    pub panels: Vec<PanelNow>,
    /// What changes do that are none of a panel.
    pub changes: Vec<ChangeEffect>,
    /// At the control, and before it.
    pub ways: Vec<Way>,
    /// The best pace at the control, nobody's visit put off, or why there is no program for it.
    pub best: Option<Result<Verdict, Unfit>>,
}

/// A team today \[min per week\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamNow {
    /// The team.
    pub team: TeamId,
    /// What can be booked or comes to an open clinic.
    pub capacity_minutes_per_week: f64,
    /// What others than its panels ask.
    pub other_minutes_per_week: f64,
}

/// A panel today.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelNow {
    /// Patients.
    pub patients: f64,
    /// Of these on need-based control.
    pub need_based: f64,
    /// Share of those with fixed controls who may move \[0..=1\].
    pub may_move: f64,
    /// Weeks between controls in the long run, whole ones.
    pub interval_weeks: u32,
}

/// One road.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// When moves are offered.
    pub offered: Offered,
    /// What is asked for, as if there were time for all.
    pub asked: Walked,
    /// What is held within the capacity of the teams.
    pub held: Walked,
    /// What is asked for, month by month, over all panels.
    pub months: Vec<Month>,
    /// The same months over the runs of whole patients; none without runs.
    pub bands: Vec<MonthBands>,
    /// The teams with a panel, in order.
    pub teams: Vec<Vec<TeamMonth>>,
    /// Patients to be sought out, by month.
    pub outreach: Vec<f64>,
    /// What a manager weighs, by month.
    pub weighed: Vec<Weighed>,
    /// The height of the hump, where there is one.
    pub hump: Option<Hump>,
    /// Minutes a week freed at the end of each month, over whole intervals \[min/week\].
    pub freed: Vec<Option<f64>>,
    /// What it frees in the end \[min/week\].
    pub freed_at_last: f64,
    /// When goals are reached.
    pub goals: Vec<Goal>,
}

/// The week with most visits, where that is more than today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hump {
    /// The week, from 0.
    pub week: usize,
    /// Visits in it.
    pub visits: f64,
    /// Visits in the first week of the same panels if nobody moved.
    pub today: f64,
}

/// A goal, and the month at whose end it is reached, from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// Minutes a week to be freed \[min/week\].
    pub minutes_per_week: f64,
    /// The month; `None` when not within the weeks walked.
    pub month: Option<usize>,
    /// The month where as few accept as the range says.
    pub month_low: Option<usize>,
    /// The month where as many accept as the range says.
    pub month_high: Option<usize>,
}

/// A team in a month, as a mean week of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TeamMonth {
    /// Controls \[min/week\].
    pub control_minutes: f64,
    /// Need-based visits \[min/week\].
    pub need_based_minutes: f64,
    /// All that is asked of it \[min/week\].
    pub asked_minutes: f64,
    /// What it has \[min/week\].
    pub capacity_minutes: f64,
    /// What waits at the end of the month \[min\].
    pub backlog_minutes: f64,
    /// Holds its promises need, where the month was sized \[min/week\].
    pub held_minutes: Option<f64>,
    /// Whether they keep the promises.
    pub kept: Option<bool>,
}

impl TeamMonth {
    /// Minutes a week that are missing \[min/week\].
    #[must_use]
    pub fn short_minutes(&self) -> f64 {
        (self.asked_minutes - self.capacity_minutes).max(0.0)
    }
}
