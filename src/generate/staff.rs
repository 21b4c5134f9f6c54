//! Who works in a synthetic clinic: just enough people for the load asked for.

use behov_solver::rng::Stream;
use chrono::Days;

use crate::format::shape::{
    AbsenceShape, ClinicianShape, DateOrWeek, Day, GeneratorShape, RoleWord, RoomShape,
    ServiceWord, SessionShape, SpanShape, TeamShape, WindowShape,
};

use super::demand::{ADVICE_MINUTES, Volume};
use super::time;

/// Minutes of a clinic day, 08:30 to 15:00 less half an hour.
const DAY_MINUTES: f64 = 360.0;
/// Weeks in which leave is drawn.
const LEAVE_WEEKS: u32 = 26;
const LEAVES_EACH: u32 = 2;
/// Clinic days a week of one physician and of one nurse.
const PHYSICIAN_DAYS: usize = 2;
const NURSE_DAYS: usize = 4;

/// People, their week and their leave.
#[derive(Default)]
pub(super) struct Staff {
    pub(super) clinicians: Vec<ClinicianShape>,
    pub(super) sessions: Vec<SessionShape>,
    pub(super) absences: Vec<AbsenceShape>,
    pub(super) room: RoomShape,
}

/// The team of a volume.
pub(super) fn team(_recipe: &GeneratorShape, volume: &Volume) -> TeamShape {
    TeamShape {
        name: volume.team.clone(),
        service: Some(ServiceWord::SameDay),
        seen_by: Vec::new(),
        advice_minutes_per_week: Some(ADVICE_MINUTES),
    }
}

/// Physicians and nurses of all teams, rooms enough for all of them at once.
pub(super) fn staff(recipe: &GeneratorShape, volumes: &[Volume], draws: &mut Stream) -> Staff {
    let mut staff = Staff::default();
    for (index, volume) in volumes.iter().enumerate() {
        let physicians = clinic_days(recipe, volume.physician_minutes(recipe));
        let nurses = clinic_days(recipe, volume.nurse_minutes(recipe));
        let team = &volume.team;
        staff.hire(recipe, team, RoleWord::Physician, index, physicians, draws);
        staff.hire(recipe, team, RoleWord::Nurse, index + 2, nurses, draws);
    }
    let busiest = Day::WORKING.iter().map(|day| {
        let there =
            |session: &&SessionShape| session.days.as_ref().is_some_and(|days| days.contains(day));
        staff.sessions.iter().filter(there).count()
    });
    let count = busiest.max().and_then(|count| u32::try_from(count).ok());
    staff.room = RoomShape { name: "consulting".to_owned(), count };
    staff
}

/// An open clinic of the first team, if the recipe wants one: on Wednesday morning, or on the
/// nearest day on which one of its physicians is there.
pub(super) fn windows(
    recipe: &GeneratorShape,
    volumes: &[Volume],
    staff: &Staff,
) -> Vec<WindowShape> {
    let first = volumes.first().filter(|_| recipe.open_clinic);
    let day = |team: &str| {
        use Day::{Fri, Mon, Thu, Tue, Wed};
        [Wed, Tue, Thu, Mon, Fri].into_iter().find(|day| staff.has_physician(team, *day))
    };
    let window = |volume: &Volume| WindowShape {
        team: volume.team.clone(),
        day: day(&volume.team),
        days: None,
        weeks: None,
        from: time("08:30"),
        to: time("10:00"),
        clinicians: Some(1),
        need: "need-based".to_owned(),
        arrivals: None,
    };
    first.map(window).into_iter().collect()
}

/// Clinic days a week that carry the minutes at the recipe's load.
fn clinic_days(recipe: &GeneratorShape, minutes: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a team has a handful of clinic days"
    )]
    let days = (minutes / recipe.load / recipe.availability / DAY_MINUTES).ceil() as usize;
    days.max(1)
}

impl Staff {
    fn has_physician(&self, team: &str, day: Day) -> bool {
        let of_team = self.clinicians.iter().filter(|clinician| {
            clinician.role == RoleWord::Physician && clinician.teams.iter().any(|of| of == team)
        });
        let works = |clinician: &ClinicianShape| {
            self.sessions.iter().any(|row| {
                row.clinician == clinician.name
                    && row.days.as_ref().is_some_and(|days| days.contains(&day))
            })
        };
        of_team.into_iter().any(works)
    }

    /// Hires people of one role for a team: `day_count` days a week, in turn from Monday on.
    fn hire(
        &mut self,
        recipe: &GeneratorShape,
        team: &str,
        role: RoleWord,
        offset: usize,
        day_count: usize,
        draws: &mut Stream,
    ) {
        let (title, days_each) = match role {
            RoleWord::Nurse => ("nurse", NURSE_DAYS),
            RoleWord::Physician | RoleWord::Secretary => ("physician", PHYSICIAN_DAYS),
        };
        let turns: Vec<usize> = (0..day_count).collect();
        for (number, turns) in (1..).zip(turns.chunks(days_each)) {
            let name = format!("{title}-{number}-of-{team}");
            self.clinicians.push(ClinicianShape {
                name: name.clone(),
                role,
                teams: vec![team.to_owned()],
            });
            let mut days: Vec<usize> = turns.iter().map(|turn| (turn + offset) % 5).collect();
            days.sort_unstable();
            self.sessions.push(day_sessions(&name, &days));
            for _ in 0..LEAVES_EACH {
                self.absences.push(leave(recipe, &name, draws.below(LEAVE_WEEKS)));
            }
        }
    }
}

fn day_sessions(clinician: &str, days: &[usize]) -> SessionShape {
    SessionShape {
        clinician: clinician.to_owned(),
        team: None,
        day: None,
        days: Some(days.iter().map(|&day| Day::WORKING[day]).collect()),
        weeks: None,
        from: time("08:30"),
        to: time("15:00"),
        room: Some("consulting".to_owned()),
        breaks: vec![SpanShape { from: time("12:00"), to: time("12:30") }],
    }
}

/// A week of leave, Monday to Friday, that many weeks from the day of the file.
fn leave(recipe: &GeneratorShape, clinician: &str, week: u32) -> AbsenceShape {
    let monday = recipe.as_of.0 + Days::new(u64::from(week) * 7);
    AbsenceShape {
        clinician: clinician.to_owned(),
        from: DateOrWeek::Date(monday),
        to: DateOrWeek::Date(monday + Days::new(4)),
        reason: "leave".to_owned(),
    }
}
