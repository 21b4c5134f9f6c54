//! What every verb shares: voice, flags, limits, complaints, delivery of results.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::time::Duration;

use behov_solver::rng::Seed;
use behov_solver::solve::{self, Limits, StopToken, Watch};

use super::arguments::Common;
use super::exit::Stop;
use super::progress::Progress;
use super::{folder, interrupt, output};
use crate::format;
use crate::messages::tell;
use crate::messages::{self, Entry, Lang, Value};
use crate::report::Voice;
use crate::report::json::CheckedFault;

/// The surroundings of a verb.
#[derive(Debug)]
pub(super) struct Shell {
    /// The language.
    pub(super) voice: Voice,
    /// Flags of every verb.
    pub(super) common: Common,
}

impl Shell {
    /// The surroundings the flags ask for. The number of threads is set once per process.
    pub(super) fn new(common: &Common, lang: Lang) -> Self {
        if let Some(threads) = common.threads {
            // A second call in one process keeps the first number; answers do not depend on it.
            let _ = solve::threads(threads);
        }
        Self { voice: Voice { lang }, common: common.clone() }
    }

    /// The seed.
    pub(super) fn seed(&self) -> Seed {
        Seed(self.common.seed)
    }

    /// The limits, with a clock running when a time limit was given.
    pub(super) fn limits(&self) -> Limits {
        let limits = Limits { seconds_max: self.common.time_limit, ..Limits::default() };
        self.stop_in_time(&limits.stop);
        limits
    }

    /// What a long run shows and obeys: stopped by the time limit or the first Ctrl-C.
    pub(super) fn watch(&self) -> Watch {
        let watch = Watch::default();
        self.stop_in_time(&watch.stop);
        interrupt::raises(&watch.stop);
        watch
    }

    fn stop_in_time(&self, stop: &StopToken) {
        if let Some(seconds) = self.common.time_limit {
            let stop = stop.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_secs_f64(seconds));
                stop.stop();
            });
        }
    }

    /// Says what is being done for as long as the answer lives.
    pub(super) fn doing(&self, key: &Entry) -> Progress {
        Progress::start(self.voice.say(key), self.common.quiet)
    }

    /// Shows how far a run has come for as long as the answer lives.
    pub(super) fn measuring(&self, key: &Entry, watch: &Watch) -> Progress {
        Progress::measured(self.voice.say(key), self.common.quiet, watch.meter.clone())
    }

    /// A remark on standard error, unless quiet.
    pub(super) fn note(&self, text: &str) {
        if !self.common.quiet {
            output::say(&format!("{text}\n"));
        }
    }

    /// Why the run stopped, on standard error.
    pub(super) fn complain(&self, stop: &Stop) {
        output::say(&self.complaint(stop));
    }

    pub(super) fn complaint(&self, stop: &Stop) -> String {
        match stop {
            Stop::Clinic(faults) => self.faults(faults),
            Stop::Calls(calls) => calls.iter().map(|call| self.complaint(call)).collect(),
            Stop::Call { code, cause, values } => {
                let (cause, help) = call(self.voice.lang, code, cause, values);
                let error = tell!(self.voice, "shell.error", code = code, cause = cause);
                format!("{error}\n  {}\n", tell!(self.voice, "shell.help", help = help))
            }
        }
    }

    /// Faults as a compiler writes them, then how many.
    pub(super) fn faults(&self, faults: &[CheckedFault]) -> String {
        let mut text = String::new();
        for fault in faults {
            let error = tell!(self.voice, "shell.error", code = fault.code, cause = fault.cause);
            let help = tell!(self.voice, "shell.help", help = fault.help);
            let place = format!("{}:{}:{}", fault.file, fault.line, fault.column);
            let _ = write!(text, "{place}: {error}\n  {help}\n");
        }
        text + &tell!(self.voice, "check.fault.count", count = self.voice.whole(faults.len()))
            + "\n"
    }

    /// Writes the files when a folder was asked for, then prints the result.
    ///
    /// Files come first: a result is not printed when its files could not be written.
    pub(super) fn deliver(
        &self,
        results: &mut dyn std::io::Write,
        text: &str,
        files: &[(&str, impl AsRef<[u8]>)],
    ) -> Result<(), Stop> {
        if let Some(dir) = &self.common.out {
            folder::write_whole(dir, files)?;
            let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            let dir = dir.display().to_string();
            self.note(&tell!(self.voice, "shell.wrote", files = names.join(", "), dir = dir));
        }
        output::print(results, text)
    }
}

/// Cause and help of a fault of the call.
fn call(
    lang: Lang,
    code: &str,
    cause: &str,
    values: &[(&'static str, String)],
) -> (String, String) {
    let values: Vec<Value<'_>> = values.iter().map(|(name, text)| (*name, text as _)).collect();
    let told = |key: &str| messages::entry(key).told(lang, &values);
    (told(cause), told(&format!("{code}.help")))
}

/// Whether an argument looks like a CPR number.
pub(super) fn private(argument: &OsStr) -> bool {
    format::holds_cpr(&argument.to_string_lossy())
}
