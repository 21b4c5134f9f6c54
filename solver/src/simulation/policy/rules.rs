//! The built-in policies: one set of rules, switched on and off.

use crate::sizing::sample::Release;
use crate::table::{RequestId, TeamId};

use super::super::agenda::Slot;
use super::super::desk::Desk;
use super::Policy;
use super::list::{self, Order};
use super::place;
use super::recall::{self, Recall};

/// A built-in policy by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// Everybody under control comes at fixed intervals; sub-acute requests use holds.
    Fixed,
    /// Everybody who could calls when they need to from day one: the end of the road to need-based
    /// control, not the way there, which changes of panels play. Sub-acute requests use holds.
    NeedBased,
    /// Patients under control as they are today; sub-acute requests use holds.
    CarveOut,
    /// Nothing is held and no control booked far ahead: everybody gets the next free time, those who
    /// are not sub-acute with the notice they need.
    AdvancedAccess,
    /// Sub-acute patients walk in to the open clinic.
    OpenClinic,
    /// One queue without holds, in the order of the requests.
    FirstComeFirstServed,
    /// One queue without holds; those who are due first get the next dates.
    EarliestDueDate,
    /// As earliest due date, but whoever is too late already goes to the back.
    Gaming,
    /// The weekly template: every block for its own need.
    Template,
}

/// What `need-based` as a policy is.
const DAY_ONE: &str = "day-one-conversion";

impl Named {
    /// All of them, in the order of the documentation.
    pub const ALL: [Named; 9] = [
        Named::Fixed,
        Named::NeedBased,
        Named::CarveOut,
        Named::AdvancedAccess,
        Named::OpenClinic,
        Named::FirstComeFirstServed,
        Named::EarliestDueDate,
        Named::Gaming,
        Named::Template,
    ];

    /// Its name on the command line and in logs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Named::Fixed => "fixed",
            Named::NeedBased => "need-based",
            Named::CarveOut => "carve-out",
            Named::AdvancedAccess => "advanced-access",
            Named::OpenClinic => "open-clinic",
            Named::FirstComeFirstServed => "first-come-first-served",
            Named::EarliestDueDate => "earliest-due-date",
            Named::Gaming => "gaming",
            Named::Template => "template",
        }
    }

    /// The policy of that name; the day-one conversion is known by both of its names.
    #[must_use]
    pub fn find(name: &str) -> Option<Named> {
        if name == DAY_ONE {
            return Some(Named::NeedBased);
        }
        Named::ALL.into_iter().find(|named| named.name() == name)
    }

    /// Whether minutes are held for sub-acute need.
    #[must_use]
    pub fn holds(self) -> bool {
        match self {
            Named::Fixed
            | Named::NeedBased
            | Named::CarveOut
            | Named::OpenClinic
            | Named::Template => true,
            Named::AdvancedAccess
            | Named::FirstComeFirstServed
            | Named::EarliestDueDate
            | Named::Gaming => false,
        }
    }

    /// Whether the policy itself says who is on need-based control: nobody, or all who are eligible
    /// from day one. Changes of panels have no place beside it.
    #[must_use]
    pub fn says_who_converts(self) -> bool {
        matches!(self, Named::Fixed | Named::NeedBased)
    }

    /// Share of a panel that is converted under the policy, given who could and who is.
    #[must_use]
    pub fn converted(self, eligible: f64, converted: f64) -> f64 {
        match self {
            Named::Fixed => 0.0,
            Named::NeedBased => eligible,
            _ => converted,
        }
    }
}

/// A built-in policy with its settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Which one.
    pub named: Named,
    /// Replaces the clinic's release rules \[open days before\], if given.
    pub release: Option<Release>,
    /// Open days ahead that patients who are not sub-acute are told of a date.
    pub notice: u32,
    /// Open days ahead that the waiting list is called in, where there is one.
    pub called_ahead: u32,
    /// Share of freed or released time that the recall list can fill 0, 1, 2, ... open days ahead;
    /// the last entry holds for longer.
    pub fill: Vec<f64>,
}

impl Rules {
    /// A policy with the usual settings.
    #[must_use]
    pub fn new(named: Named) -> Self {
        let fill = vec![0.3, 0.7, 0.9, 1.0];
        Self { named, release: None, notice: 3, called_ahead: 10, fill }
    }
}

impl Policy for Rules {
    fn name(&self) -> String {
        self.named.name().to_owned()
    }

    fn release(&self, given: Option<u32>) -> Option<u32> {
        match self.release {
            None => given,
            Some(Release::Never) => None,
            Some(Release::DaysBefore(days)) => Some(days),
        }
    }

    fn converts(&self, eligible: bool, already: bool) -> bool {
        match self.named {
            Named::Fixed => false,
            Named::NeedBased => eligible,
            _ => already,
        }
    }

    fn at_referral(&mut self, desk: &mut Desk<'_>, request: RequestId) {
        let held = desk.need(request).held;
        match self.named {
            Named::EarliestDueDate | Named::Gaming => {}
            Named::OpenClinic if held => {
                let target = desk.target(request).unwrap_or(desk.horizon());
                let soon = desk.next_window(request).is_some_and(|day| day <= target);
                if !(soon && desk.walk_in(request)) {
                    place::sub_acute(desk, request, self.notice);
                }
            }
            Named::FirstComeFirstServed | Named::AdvancedAccess => {
                let notice = if held { 0 } else { self.notice };
                place::next_free(desk, request, notice);
            }
            _ if held => place::sub_acute(desk, request, self.notice),
            _ => place::next_free(desk, request, self.notice),
        }
    }

    fn each_morning(&mut self, desk: &mut Desk<'_>) {
        match self.named {
            Named::EarliestDueDate => list::call_in(desk, Order::Due, self.called_ahead),
            Named::Gaming => list::call_in(desk, Order::StillInTime, self.called_ahead),
            _ => {
                list::ask_again(desk, self.notice);
                let soon = desk.today()..desk.today() + self.notice as usize;
                let teams: Vec<TeamId> = desk.teams().collect();
                recall::fill(desk, &Recall { fill: &self.fill }, &teams, soon);
            }
        }
    }

    fn at_release(&mut self, desk: &mut Desk<'_>, teams: &[TeamId]) {
        // Who could use what opened, and nobody else, so that no team's hour hangs on another's.
        let until = desk.today() + self.fill.len();
        recall::fill(desk, &Recall { fill: &self.fill }, teams, desk.today()..until);
    }

    fn at_cancellation(&mut self, desk: &mut Desk<'_>, freed: Slot) {
        // Those who could use what fell free, and nobody else, are called.
        let teams: Vec<TeamId> = desk.users(freed).collect();
        recall::fill(desk, &Recall { fill: &self.fill }, &teams, freed.day()..freed.day() + 1);
    }

    fn each_evening(&mut self, desk: &mut Desk<'_>) {
        // Those who came today and are due before the next morning.
        match self.named {
            Named::EarliestDueDate => {
                list::call_in(desk, Order::Due, 1);
                place::last_chance(desk);
            }
            Named::Gaming => {
                list::call_in(desk, Order::StillInTime, 1);
                place::last_chance(desk);
            }
            _ => {}
        }
    }
}
