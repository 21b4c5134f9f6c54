//! `report`: the sheets on paper: a clinician's week with real dates, and the weekly meeting.

use behov_solver::answer::Template;
use behov_solver::instance::Instance;
use behov_solver::sizing::{ClinicSizing, Design, TeamSizing};
use behov_solver::table::{NeedId, TeamId};
use behov_solver::template::{DatedBlock, dated};
use behov_solver::units::{Minutes, Span};
use chrono::{Datelike, Days, NaiveDate};

use super::export::{self, VisitBooked};
use super::host::Host;
use super::refusal::Refusal;
use super::size::{self, Sized};
use super::today::{TodayList, TodayQuestion, in_folder, today};
use super::{clinic, plan};

/// The week of the clinic's own day, for each who works in it.
#[derive(Clone, Debug)]
pub struct WeekSheets {
    /// The clinic.
    pub clinic: Instance,
    /// The template.
    pub template: Template,
    /// The first day of the week.
    pub monday: NaiveDate,
    /// Its blocks on their dates; those of closed days and absences are marked lost.
    pub blocks: Vec<DatedBlock>,
    /// What is booked, where a list was given.
    pub visits: Vec<VisitBooked>,
}

impl WeekSheets {
    /// Minutes of a block that are booked.
    #[must_use]
    pub fn booked(&self, row: &DatedBlock) -> Minutes {
        let clinician = self.clinic.parts().sessions[row.block.session].clinician;
        let here = |visit: &&VisitBooked| visit.clinician == clinician && visit.date == row.date;
        let within = |visit: &VisitBooked| {
            let from = visit.span.from.max(row.block.span.from);
            let to = visit.span.to.min(row.block.span.to);
            if from < to { Span { from, to }.minutes() } else { Minutes(0) }
        };
        self.visits.iter().filter(here).map(within).sum()
    }
}

/// What the weekly meeting looks at.
#[derive(Clone, Debug)]
pub struct Board {
    /// What is to be done.
    pub list: TodayList,
    /// What the held time keeps: that in use where there is any, else what is recommended.
    pub sized: Sized,
    /// What is recommended, where it is not that.
    pub wanted: Option<Sized>,
    /// Each group of needs as it is held today and as is recommended.
    pub sides: Vec<Sides>,
}

/// Two ways to hold time for a group of needs, and the step from the first that comes next.
#[derive(Clone, Debug)]
pub struct Sides {
    /// The team.
    pub team: TeamId,
    /// The held needs of the group.
    pub held: Vec<NeedId>,
    /// Whether time is held today; else the first way is to hold none.
    pub in_use: bool,
    /// As it is.
    pub now: Design,
    /// As recommended.
    pub then: Design,
    /// One hold more than today; one fewer, where more is held than recommended.
    pub next: Option<Design>,
}

/// The week of the clinic's own day on the template given, the one in the folder, or one that is
/// made.
///
/// # Errors
/// Faults of the files; no template.
pub fn week(question: &TodayQuestion, host: &Host) -> Result<WeekSheets, Refusal> {
    let clinic = clinic::read_with(host, &question.dir, question.waiting.as_deref())?;
    let beside = question.bookings.as_deref().and_then(|file| clinic::beside(host, file));
    let file = question.template.clone().or(beside).or_else(|| in_folder(&question.dir));
    let template = plan::given_or_made(&clinic, file.as_deref(), host)?;
    let today = clinic.parts().as_of;
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let blocks = dated(&clinic, &template, monday, 1);
    let visits = match &question.bookings {
        Some(file) => export::booked(&clinic, file, host)?,
        None => Vec::new(),
    };
    Ok(WeekSheets { clinic, template, monday, blocks, visits })
}

/// What is to be done, and what the held time keeps.
///
/// # Errors
/// As [`today()`].
pub fn board(question: &TodayQuestion, host: &Host) -> Result<Board, Refusal> {
    let list = today(question, host)?;
    let as_is = !list.clinic.parts().holds.is_empty();
    let sized = size::sized(list.clinic.clone(), as_is, host);
    let now = as_is.then(|| size::computed(&list.clinic, true, host));
    // What is recommended is what `size` recommends: one figure for one target.
    let wanted = as_is.then(|| size::sized(list.clinic.clone(), false, host));
    let then = &wanted.as_ref().unwrap_or(&sized).sizing;
    let sides = then.teams.iter().filter_map(|then| sides(now.as_ref(), then)).collect();
    Ok(Board { list, sized, wanted, sides })
}

/// The two ways of a group of needs; nothing where it has nothing to hold.
fn sides(now: Option<&ClinicSizing>, then: &TeamSizing) -> Option<Sides> {
    let same = |of: &&TeamSizing| (of.team, &of.held) == (then.team, &then.held);
    let in_use = now.and_then(|now| now.teams.iter().find(same)).map(|of| &of.design);
    let now = in_use.or_else(|| then.frontier.first().map(|point| &point.design))?;
    let (held, wanted) = (now.held_minutes_per_week, then.design.held_minutes_per_week);
    let points = then.frontier.iter().map(|point| &point.design);
    let next = if held > wanted {
        points.rev().find(|point| point.held_minutes_per_week < held)
    } else {
        points.clone().find(|point| point.held_minutes_per_week > held)
    };
    (!now.access.needs.is_empty()).then(|| Sides {
        team: then.team,
        held: then.held.clone(),
        in_use: in_use.is_some(),
        now: now.clone(),
        then: then.design.clone(),
        next: next.cloned(),
    })
}
