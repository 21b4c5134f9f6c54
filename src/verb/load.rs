//! How full each week is: minutes booked beside minutes that could be.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use behov_solver::answer::{Bookings, Template};
use behov_solver::booking::Serves;
use behov_solver::booking::opening::{Opening, openings};
use behov_solver::instance::Instance;
use behov_solver::table::{Id, NeedId, SessionId, TeamId};

use crate::format::bookings::steps;

/// A team in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekLoad {
    /// The team.
    pub team: TeamId,
    /// The Monday of the week.
    pub monday: NaiveDate,
    /// Minutes booked for the waiting list \[min\].
    pub booked: i32,
    /// Minutes the template has for it, those booked among them \[min\].
    pub bookable: i32,
}

/// Every week of the horizon for every team with time for the waiting list, week by week.
///
/// Time for needs nobody on the list waits for does not count; time held for others does once it has
/// opened.
#[must_use]
pub fn loads(
    clinic: &Instance,
    template: &Template,
    weeks: u32,
    bookings: &Bookings,
) -> Vec<WeekLoad> {
    let today = clinic.parts().as_of;
    let mut loads: Vec<WeekLoad> = Vec::new();
    let mut add = |team: TeamId, date: NaiveDate, (booked, bookable): (i32, i32)| {
        let monday = monday(date);
        let at = loads.iter().position(|load| load.team == team && load.monday == monday);
        let at = at.unwrap_or_else(|| {
            loads.push(WeekLoad { team, monday, booked: 0, bookable: 0 });
            loads.len() - 1
        });
        loads[at].booked += booked;
        loads[at].bookable += bookable;
    };
    let waiting = clinic.parts().waiting.iter();
    let steps = waiting.flat_map(|patient| steps(clinic, patient.asks, patient.team));
    let asked: BTreeSet<NeedId> = steps.map(|(need, _)| need).collect();
    let own = |session: SessionId| {
        let teams = clinic.session_teams(&clinic.parts().sessions[session]);
        teams.first().copied().unwrap_or(TeamId::from_index(0))
    };
    for opening in openings(clinic, template, weeks, &Bookings::default()) {
        if is_for_the_list(&opening, &asked, today) {
            add(own(opening.session), opening.date, (0, opening.minutes().0));
        }
    }
    for row in bookings.rows().iter().filter(|row| row.date > today) {
        add(own(row.session), row.date, (row.span.minutes().0, 0));
    }
    loads.sort_by_key(|load| (load.team, load.monday));
    loads
}

/// Whether an opening has time for the waiting list: for a need somebody waits for, held time that
/// has opened, or time for anything.
fn is_for_the_list(opening: &Opening, asked: &BTreeSet<NeedId>, today: NaiveDate) -> bool {
    match opening.serves {
        Serves::Anything => true,
        Serves::Visits { need, .. } => asked.contains(&need),
        Serves::Held { need, opens, .. } => {
            asked.contains(&need) || opens.is_some_and(|opens| opens <= today)
        }
    }
}

fn monday(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().num_days_from_monday()))
}
