//! `report`: the sheets on paper: a clinician's week with real dates, and the weekly meeting.

use behov_solver::answer::Template;
use behov_solver::instance::Instance;
use behov_solver::template::{DatedBlock, dated};
use chrono::{Datelike, Days, NaiveDate};

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
}

/// What the weekly meeting looks at.
#[derive(Clone, Debug)]
pub struct Board {
    /// What is to be done.
    pub list: TodayList,
    /// What the held time keeps: that in use where there is any, else what is recommended.
    pub sized: Sized,
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
    Ok(WeekSheets { clinic, template, monday, blocks })
}

/// What is to be done, and what the held time keeps.
///
/// # Errors
/// As [`today()`].
pub fn board(question: &TodayQuestion, host: &Host) -> Result<Board, Refusal> {
    let list = today(question, host)?;
    let as_is = !list.clinic.parts().holds.is_empty();
    let sized = size::sized(list.clinic.clone(), as_is, host);
    Ok(Board { list, sized })
}
