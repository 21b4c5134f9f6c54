//! How full each week is: minutes booked beside minutes that could be.

use chrono::{Datelike, Days, NaiveDate};

use behov_solver::answer::{Bookings, Template};
use behov_solver::booking::Serves;
use behov_solver::booking::opening::{Opening, openings};
use behov_solver::instance::Instance;
use behov_solver::table::{Id, SessionId, TeamId};

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
/// Time held for others counts as bookable once it has opened.
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
    let own = |session: SessionId| {
        let teams = clinic.session_teams(&clinic.parts().sessions[session]);
        teams.first().copied().unwrap_or(TeamId::from_index(0))
    };
    for opening in openings(clinic, template, weeks, &Bookings::default()) {
        if let Some(team) = team(&opening, today, own) {
            add(team, opening.date, (0, opening.minutes().0));
        }
    }
    for row in bookings.rows().iter().filter(|row| row.date > today) {
        add(own(row.session), row.date, (row.span.minutes().0, 0));
    }
    loads.sort_by_key(|load| (load.team, load.monday));
    loads
}

/// For which team's waiting list an opening is, if it is for any.
fn team(opening: &Opening, today: NaiveDate, own: impl Fn(SessionId) -> TeamId) -> Option<TeamId> {
    match opening.serves {
        Serves::Held { opens, .. } if opens.is_none_or(|opens| today < opens) => None,
        _ => Some(own(opening.session)),
    }
}

fn monday(date: NaiveDate) -> NaiveDate {
    date - Days::new(u64::from(date.weekday().num_days_from_monday()))
}
