//! Runs that are stopped, and what is locked meanwhile.

use std::cell::Cell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use behov_solver::rng::Seed;
use behov_solver::sizing::sample::{Release, Start};
use behov_solver::solve::StopToken;
use behov_solver::template::Outcome;

use super::*;
use crate::messages::Lang;
use crate::report::Voice;
use crate::report::json::Run;
use crate::report::sheet::Sheet;
use crate::report::telling::Said;
use crate::verb::{
    self, CheckQuestion, Doing, FrontierQuestion, Held, Host, PlanQuestion, Planned,
};

fn tiny() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("instances/tiny")
}

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("behov-limits-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    path
}

fn behov(arguments: &[&str]) -> (u8, String) {
    let mut results = Vec::new();
    let arguments = ["behov"].iter().chain(arguments).chain(&["--quiet"]);
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let code = run(&arguments, &mut results);
    (code, String::from_utf8(results).unwrap())
}

/// Stops a run when what is being done is over.
struct StopsAfter(StopToken);

impl Drop for StopsAfter {
    fn drop(&mut self) {
        self.0.stop();
    }
}

fn planned(host: &Host) -> Planned {
    let question = PlanQuestion { dir: tiny(), weeks: None, baseline: None };
    verb::plan(&question, host).expect("a plan")
}

fn told(plan: &Planned) -> PlanTold<'_> {
    PlanTold { plan, whole: true }
}

#[test]
fn a_plan_that_is_not_played_is_whole_when_the_time_is_over_after_it_was_built() {
    let mut host = Host { plays: false, ..Host::silent(Seed(0)) };
    let stop = host.stop.clone();
    host.follow = Box::new(move |doing, _| -> Held {
        if doing == Doing::Building { Box::new(StopsAfter(stop.clone())) } else { Box::new(()) }
    });
    let plan = planned(&host);
    assert!(host.stop.stopped(), "it was stopped behind the building");
    assert!(matches!(&plan.outcome, Outcome::Built(built) if !built.stopped));
    let told = told(&plan);
    assert_eq!(told.limits_met(), [""; 0]);
    let text = told.sheet(Voice { lang: Lang::En }, true).into_text();
    assert!(!text.contains("PARTIAL"), "{text}");
}

#[test]
fn a_plan_whose_building_was_stopped_says_so_played_or_not() {
    let host = Host { plays: false, ..Host::silent(Seed(0)) };
    host.stop.stop();
    let plan = planned(&host);
    let told = told(&plan);
    assert_eq!(told.limits_met(), ["stopped"]);
    match &plan.outcome {
        Outcome::Stopped => assert_eq!(told.said(), Said::Nothing),
        Outcome::Built(built) => assert!(built.stopped && told.said() == Said::Yes),
        Outcome::Impossible(_) => panic!("tiny has a template"),
    }
}

#[test]
fn what_was_stopped_before_anything_was_finished_is_no_answer() {
    let host = Host::silent(Seed(0));
    host.stop.stop();
    let question = FrontierQuestion {
        dir: tiny(),
        paths: 10,
        days: 20,
        start: Start::Today,
        releases: vec![Release::Never],
        team: None,
    };
    let frontier = verb::frontier(&question, Vec::new(), &host).expect("a frontier");
    let sensitivity = verb::sensitivity(&tiny(), &host).expect("a tornado");
    let told: [&dyn Telling; 2] = [&frontier, &sensitivity];
    assert_eq!(told.map(Telling::said), [Said::Nothing; 2]);
    assert_eq!(told.map(|told| Exit::from(told.said()) as u8), [4; 2]);
}

/// An answer of which nothing was finished.
struct Nothing;

impl Telling for Nothing {
    fn said(&self) -> Said {
        Said::Nothing
    }

    fn name(&self) -> &'static str {
        "nothing"
    }

    fn json(&self, _: &Run) -> String {
        "{}\n".to_owned()
    }

    fn sheet(&self, _: Voice, _: bool) -> Sheet {
        Sheet::default()
    }
}

#[test]
fn where_nothing_was_finished_nothing_is_written() {
    let out = folder("nothing");
    let call = ["behov", "size", "x", "--json", "--out", out.to_str().unwrap()];
    let parsed = help::parsed(&call.map(OsString::from), Lang::En).unwrap();
    let shell = Shell::new(&parsed.common, Lang::En, &[]);
    let mut results = Vec::new();
    assert_eq!(shell.tell(&Nothing, &mut results).unwrap(), Exit::Stopped);
    assert_eq!((results, out.exists()), (b"{}\n".to_vec(), false));
}

#[test]
fn bookings_that_are_checked_are_locked_while_they_are_read_and_not_while_a_template_is_built() {
    let out = folder("lock");
    let dir = out.to_str().unwrap().to_owned();
    // The second run finds a folder, and locks it.
    for _ in 0..2 {
        assert_eq!(behov(&["book", "instances/tiny", "--no-play", "--out", &dir]).0, 0);
    }
    fs::remove_file(out.join("template.csv")).unwrap();
    let lock = out.join(".behov/lock");
    assert!(lock.exists(), "there is something to lock");
    let mut host = Host { plays: false, ..Host::silent(Seed(0)) };
    let free: Rc<Cell<Option<bool>>> = Rc::default();
    let seen = Rc::clone(&free);
    host.follow = Box::new(move |doing, _| -> Held {
        if doing == Doing::Building {
            seen.set(Some(File::open(&lock).unwrap().try_lock().is_ok()));
        }
        Box::new(())
    });
    let bookings = Some(out.join("bookings.csv"));
    let question = CheckQuestion { dir: tiny(), template: None, bookings, waiting: None };
    let found = verb::check(&question, &host).expect("an answer");
    fs::remove_dir_all(&out).unwrap();
    assert!(found.bookings.is_some());
    assert_eq!(free.get(), Some(true), "another run may write while the template is built");
}
