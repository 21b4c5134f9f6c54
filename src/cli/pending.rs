//! Stand-ins with made-up answers until the rooms they stand for are wired in. To be deleted.
//!
//! A folder called `joint...` gives the joint clinic, `faulty...` faults, `stuck...` a conflict.

use std::path::Path;

use chrono::{Days, NaiveDate};

use behov_solver::answer::{Block, HoldPlan, Template};
use behov_solver::instance::Instance;
use behov_solver::sizing::ClinicSizing;
use behov_solver::solve::Limits;
use behov_solver::template::Outcome;

use crate::messages::Lang;
use crate::report::cast;

pub(super) struct Both(&'static str);

impl Both {
    pub(super) fn of(&self, _lang: Lang) -> &str {
        self.0
    }
}

pub(super) struct FileFault {
    pub(super) file: String,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) code: &'static str,
    pub(super) cause: Both,
    pub(super) help: Both,
}

pub(super) fn read(dir: &Path) -> Result<Instance, Vec<FileFault>> {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned());
    match name.as_deref().unwrap_or_default() {
        name if name.starts_with("faulty") => Err(vec![FileFault {
            file: "clinic.toml".to_owned(),
            line: 14,
            column: 9,
            code: "B0202",
            cause: Both("the weekday shares add to 0.5, not to 1"),
            help: Both("let the shares add to 1"),
        }]),
        name if name.starts_with("joint") => Ok(cast::joint()),
        _ => Ok(cast::tiny()),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "stands in for a fallible reader")]
pub(super) fn read_template(instance: &Instance, _: &Path) -> Result<Template, Vec<FileFault>> {
    Ok(cast::template(instance))
}

pub(super) fn write_template(_: &Instance, _: &Template) -> String {
    "clinician;weekday;from;to\n".to_owned()
}

pub(super) fn schema() -> serde_json::Value {
    serde_json::json!({ "title": "clinic" })
}

pub(super) fn init_example() -> &'static [(&'static str, &'static str)] {
    &[("clinic.toml", "name = \"tiny\"\n"), ("waiting.csv", "pseudonym\n")]
}

pub(super) fn holds_cpr(text: &str) -> bool {
    let digits = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    digits.map(|run| run.replace('-', "")).any(|run| run.len() == 10)
}

pub(super) fn size(instance: &Instance, _as_is: bool) -> ClinicSizing {
    if instance.parts().teams.len() > 1 { cast::joint_sizing() } else { cast::tiny_sizing() }
}

pub(super) fn build(
    instance: &Instance,
    _: &HoldPlan,
    baseline: Option<&Template>,
    _: &Limits,
) -> Outcome {
    if baseline.is_some() { cast::conflict() } else { cast::built(instance) }
}

pub(super) fn verdict(_: &Instance, _: &HoldPlan, _: &Template) -> Vec<String> {
    Vec::new()
}

pub(super) fn dated(
    instance: &Instance,
    template: &Template,
    from: NaiveDate,
    weeks: u32,
) -> Vec<(NaiveDate, Block)> {
    let parts = instance.parts();
    let dates = (0..u64::from(weeks) * 7).map(|ahead| from + Days::new(ahead));
    let on = |date: NaiveDate| {
        let held = template.blocks().iter().filter(move |block| {
            let session = &parts.sessions[block.session];
            session.day == parts.cycle.day_of(date) && instance.works(session.clinician, date)
        });
        held.map(move |block| (date, block.clone()))
    };
    dates.flat_map(on).collect()
}
