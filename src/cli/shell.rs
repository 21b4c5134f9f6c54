//! What every verb shares: voice, flags, limits, complaints, delivery of results.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use behov_solver::rng::Seed;
use behov_solver::solve::{self, Limits, StopToken, Watch};

use super::arguments::{Common, Language};
use super::exit::Stop;
use super::progress::Progress;
use super::{folder, interrupt, output};
use crate::format;
use crate::messages::Lang;
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
    pub(super) fn new(common: &Common) -> Self {
        if let Some(threads) = common.threads {
            // A second call in one process keeps the first number; answers do not depend on it.
            let _ = solve::threads(threads);
        }
        let lang = match common.lang {
            Language::En => Lang::En,
            Language::Da => Lang::Da,
        };
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
    pub(super) fn doing(&self, key: &str) -> Progress {
        Progress::start(self.voice.say(key), self.common.quiet)
    }

    /// Shows how far a run has come for as long as the answer lives.
    pub(super) fn measuring(&self, key: &str, watch: &Watch) -> Progress {
        Progress::measured(self.voice.say(key), self.common.quiet, watch.meter.clone())
    }

    /// A remark on standard error, unless quiet.
    pub(super) fn note(&self, text: &str) {
        if !self.common.quiet {
            // Nobody listens: nothing is lost.
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// Why the run stopped, on standard error.
    pub(super) fn complain(&self, stop: &Stop) {
        let _ = std::io::stderr().write_all(self.complaint(stop).as_bytes());
    }

    pub(super) fn complaint(&self, stop: &Stop) -> String {
        match stop {
            Stop::Clinic(faults) => self.faults(faults),
            Stop::Calls(calls) => calls.iter().map(|call| self.complaint(call)).collect(),
            Stop::Call { code, cause, values } => {
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, &**value)).collect();
                let cause = self.voice.tell(cause, &values);
                let help = self.voice.tell(&format!("{code}.help"), &values);
                let error = self.voice.tell("shell.error", &[("code", code), ("cause", &cause)]);
                format!("{error}\n  {}\n", self.voice.tell("shell.help", &[("help", &help)]))
            }
        }
    }

    /// Faults as a compiler writes them, then how many.
    pub(super) fn faults(&self, faults: &[CheckedFault]) -> String {
        let mut text = String::new();
        for fault in faults {
            let error =
                self.voice.tell("shell.error", &[("code", &fault.code), ("cause", &fault.cause)]);
            let help = self.voice.tell("shell.help", &[("help", &fault.help)]);
            let place = format!("{}:{}:{}", fault.file, fault.line, fault.column);
            let _ = write!(text, "{place}: {error}\n  {help}\n");
        }
        text + &self.voice.plural("check.fault.count", faults.len()) + "\n"
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
            let gone = folder::write_whole(dir, files)?;
            let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            let dir = dir.display().to_string();
            let values = [("files", &*names.join(", ")), ("dir", &*dir)];
            self.note(&self.voice.tell("shell.wrote", &values));
            if !gone.is_empty() {
                let values = [("files", &*gone.join(", ")), ("dir", &*dir)];
                self.note(&self.voice.tell("shell.gone", &values));
            }
        }
        output::print(results, text)
    }
}

/// Whether an argument looks like a CPR number.
pub(super) fn private(argument: &OsStr) -> bool {
    format::holds_cpr(&argument.to_string_lossy())
}
