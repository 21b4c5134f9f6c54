//! `behov day`: one clinic day, or all of them.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use behov_solver::answer::Template;
use behov_solver::day::Weights;
use behov_solver::day::simulated::Punctuality;
use behov_solver::instance::{Assumption, Instance, Tag};
use behov_solver::plan::day::{self, Asked, NoDay, Options};
use behov_solver::table::SessionId;
use behov_solver::units::Probability;

use super::exit::{Exit, Stop, stop};
use super::shell::{self, Shell};
use super::{booking, clinic};
use crate::format;
use crate::format::notes::{self, Note};
use crate::messages::key;
use crate::report::day::{DayWeek, OneDay, csv_day, csv_week, session_names};
use crate::report::{html, json, text};

/// Heaviest weight.
const WEIGHT_MAX: f64 = 1e6;

/// Arguments of `day`.
#[derive(Debug, Args)]
pub(super) struct Day {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// One session, as CLINICIAN/DAY: Ada/mon, in a cycle of several weeks Ada/2mon; without it
    /// all sessions
    session: Option<String>,
    /// The template, instead of the one that `behov template` builds
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// Let this share of the easy visits leave and give their minutes to heavier ones
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    without_easy: Option<String>,
    /// With a session: also search the order of the patients
    #[arg(long, requires = "session")]
    reorder: bool,
    /// With a session: also simulate patients who come so late on average, with such a standard
    /// deviation, in minutes; below 0 for early
    #[arg(long, value_name = "MEAN:SD", requires = "session", allow_hyphen_values = true)]
    unpunctual: Option<String>,
    /// With --unpunctual: days simulated
    #[arg(long, value_name = "N", default_value_t = 2000, requires = "unpunctual",
          value_parser = clap::value_parser!(u32).range(2..=100_000))]
    replications: u32,
    /// What a minute of the mean wait weighs
    #[arg(long, value_name = "WEIGHT", allow_hyphen_values = true)]
    waiting: Option<String>,
    /// What a minute of idle time weighs
    #[arg(long, value_name = "WEIGHT", allow_hyphen_values = true)]
    idle: Option<String>,
    /// What a minute of overtime weighs
    #[arg(long, value_name = "WEIGHT", allow_hyphen_values = true)]
    overtime: Option<String>,
}

/// Shows one day in full, or a table of all.
pub(super) fn run(shell: &Shell, given: &Day, results: &mut dyn Write) -> Result<Exit, Stop> {
    if given.session.as_ref().is_some_and(|name| shell::private(OsStr::new(name))) {
        return Err(stop!("B0405"));
    }
    let (options, asked) = flags(shell, given)?;
    let instance = clinic::read(shell, &given.dir)?;
    let session = match &given.session {
        Some(name) => Some(find(&instance, name)?),
        None => None,
    };
    let template = match booking::template(shell, &instance, given.template.as_ref())? {
        Ok(template) => template,
        Err(none) => return none.deliver(shell, &instance, results),
    };
    let instance = with_assumptions(&instance, given, &options);
    match session {
        Some(session) => one(shell, &instance, &template, session, (&options, &asked), results),
        None => all(shell, &instance, &template, (&options, &asked), results),
    }
}

fn one(
    shell: &Shell,
    instance: &Instance,
    template: &Template,
    session: SessionId,
    (options, asked): (&Options, &Asked),
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let watch = shell.watch();
    let found = {
        let _doing = shell.doing(key!("shell.timing"));
        day::one(instance, template, session, options, asked, &watch.stop)
    };
    let partial = watch.stop.stopped();
    let told = OneDay { instance, session, options, asked, found: &found, partial };
    let document = json::one_day(&told);
    let printed =
        if shell.common.json { document.clone() } else { text::one_day(shell.voice, &told) };
    let files = [
        ("day.json", document),
        ("day.csv", csv_day(&told)),
        ("day.html", html::one_day(shell.voice, &told)),
    ];
    shell.deliver(results, &printed, &files)?;
    Ok(match found {
        Ok(_) | Err(NoDay::NoVisits) => Exit::Done,
        Err(_) => Exit::No,
    })
}

fn all(
    shell: &Shell,
    instance: &Instance,
    template: &Template,
    (options, asked): (&Options, &Asked),
    results: &mut dyn Write,
) -> Result<Exit, Stop> {
    let watch = shell.watch();
    let (seed, without_easy) = (asked.seed, asked.without_easy);
    let (week, windows) = {
        let _doing = shell.doing(key!("shell.timing"));
        let week = day::week(instance, template, without_easy, options);
        (week, day::windows(instance, options, (seed, asked.replications), &watch.stop))
    };
    let partial = watch.stop.stopped();
    let (week, windows) = (&week, &*windows);
    let told = DayWeek { instance, seed, options, without_easy, week, windows, partial };
    let document = json::day_week(&told);
    let printed =
        if shell.common.json { document.clone() } else { text::day_week(shell.voice, &told) };
    let files = [
        ("day.json", document),
        ("day.csv", csv_week(&told)),
        ("day.html", html::day_week(shell.voice, &told)),
    ];
    shell.deliver(results, &printed, &files)?;
    Ok(Exit::Done)
}

/// What the flags ask for, or everything wrong with them.
fn flags(shell: &Shell, given: &Day) -> Result<(Options, Asked), Stop> {
    let mut faults = Vec::new();
    let usual = Weights::USUAL;
    let weights = Weights {
        waiting: weight("--waiting", given.waiting.as_deref(), usual.waiting, &mut faults),
        idle: weight("--idle", given.idle.as_deref(), usual.idle, &mut faults),
        overtime: weight("--overtime", given.overtime.as_deref(), usual.overtime, &mut faults),
    };
    if [weights.waiting, weights.idle, weights.overtime].iter().all(|weight| *weight <= 0.0) {
        faults.push(stop!("B0424", flag = "--waiting --idle --overtime", value = "0 0 0"));
    }
    let without_easy = given.without_easy.as_deref().and_then(|value| {
        let share = share(value);
        if share.is_none() {
            faults.push(stop!("B0425", flag = "--without-easy", value = value));
        }
        share
    });
    let punctuality = given.unpunctual.as_deref().and_then(|value| {
        let punctuality = punctuality(value);
        if punctuality.is_none() {
            faults.push(stop!("B0426", value = value));
        }
        punctuality
    });
    if !faults.is_empty() {
        return Err(Stop::Calls(faults));
    }
    let asked = Asked {
        reorder: given.reorder,
        without_easy,
        punctuality,
        seed: shell.seed(),
        replications: given.replications,
    };
    Ok((Options { weights, ..Options::default() }, asked))
}

fn weight(flag: &str, given: Option<&str>, usual: f64, faults: &mut Vec<Stop>) -> f64 {
    let Some(text) = given else { return usual };
    let weight = text.parse().ok().filter(|weight| (0.0..=WEIGHT_MAX).contains(weight));
    weight.unwrap_or_else(|| {
        faults.push(stop!("B0424", flag = flag, value = text));
        usual
    })
}

/// A share written `20%`, `20 %` or `0.2`.
fn share(text: &str) -> Option<Probability> {
    let share = match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().ok()? / 100.0,
        None => text.trim().parse().ok()?,
    };
    Probability::new(share)
}

/// Minutes late and their standard deviation, written `5:10`.
fn punctuality(text: &str) -> Option<Punctuality> {
    let (mean, sd) = text.split_once(':')?;
    let (late_mean, late_sd): (f64, f64) = (mean.trim().parse().ok()?, sd.trim().parse().ok()?);
    let fine = (-240.0..=240.0).contains(&late_mean) && (0.0..=240.0).contains(&late_sd);
    fine.then_some(Punctuality { late_mean, late_sd })
}

/// The session of a name.
fn find(instance: &Instance, name: &str) -> Result<SessionId, Stop> {
    let names = session_names(instance);
    let same = |known: &&(SessionId, String)| known.1.eq_ignore_ascii_case(name);
    if let Some((id, _)) = names.iter().find(same) {
        return Ok(*id);
    }
    let near = format::nearest(name, names.iter().map(|(_, name)| name.as_str()));
    let example = names.first().map_or("–", |(_, name)| name);
    Err(stop!("B0423", session = name, example = example, near = near.unwrap_or("–")))
}

/// The clinic with what the run assumes beyond its file.
fn with_assumptions(clinic: &Instance, given: &Day, options: &Options) -> Instance {
    let row = |about: &str, value: String, tag: Tag, note: Note| Assumption {
        about: about.to_owned(),
        value,
        tag,
        note: note.en.to_owned(),
        range: None,
    };
    let weights = options.weights;
    let given = [
        ("day.waiting_weight", weights.waiting, given.waiting.is_none()),
        ("day.idle_weight", weights.idle, given.idle.is_none()),
        ("day.overtime_weight", weights.overtime, given.overtime.is_none()),
    ];
    let mut rows: Vec<Assumption> = given
        .iter()
        .filter(|(_, _, usual)| *usual)
        .map(|(about, value, _)| row(about, value.to_string(), Tag::Source, notes::DAY_WEIGHTS))
        .collect();
    let assumed = |about, value: &str, note| row(about, value.to_owned(), Tag::Assumption, note);
    rows.extend([
        assumed("day.together_max", &options.together_max.to_string(), notes::DAY_TOGETHER),
        assumed("day.holds", "taken", notes::DAY_HOLDS),
        assumed("day.length", "lognormal", notes::DAY_LENGTH),
        assumed("day.breaks", "out", notes::DAY_BREAKS),
    ]);
    // Adding remarks makes no fault.
    clinic.with(|parts| parts.assumptions.extend(rows)).unwrap_or_else(|_| clinic.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_in_percent_or_as_a_number_up_to_one() {
        let read = |text| share(text).map(Probability::value);
        assert_eq!([read("20%"), read("20 %"), read("0.2")], [Some(0.2); 3]);
        assert_eq!([read("20"), read("-1%"), read("101%"), read("NaN%"), read("")], [None; 5]);
    }

    #[test]
    fn punctuality_is_a_mean_and_a_spread() {
        let early = Punctuality { late_mean: -5.0, late_sd: 10.0 };
        assert_eq!(punctuality("-5:10"), Some(early));
        assert_eq!([punctuality("5"), punctuality("5:-1"), punctuality("inf:1")], [None; 3]);
    }
}
