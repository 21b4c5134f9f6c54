//! What every verb shares: voice, flags, limits, complaints, delivery of results.

use std::cell::{OnceCell, RefCell};
use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::rc::Rc;

use behov_solver::rng::Seed;
use behov_solver::solve::{self, Meter, StopToken};

use super::common::Common;
use super::exit::Exit;
use super::progress::Progress;
use super::{command, interrupt, memory, output};
use crate::folder;
use crate::format::{self, Digests, FileFault, place};
use crate::messages::{self, Entry, Lang, Value, fault, key, tell};
use crate::report::Voice;
use crate::report::json::{CheckedFault, Run};
use crate::report::telling::{Said, Telling};
use crate::report::text::check::assumptions;
use crate::verb::{Doing, Held, Host, QuestionFault, Refusal, Remark};

/// The surroundings of a verb.
#[derive(Debug)]
pub(super) struct Shell {
    /// The language.
    pub(super) voice: Voice,
    /// Flags of every verb.
    pub(super) common: Common,
    /// The call, without what changes no answer.
    pub(super) command: String,
    /// The files that were read so far.
    read: Rc<RefCell<Digests>>,
}

impl Shell {
    /// The surroundings the flags ask for. The number of threads is set once per process.
    pub(super) fn new(common: &Common, lang: Lang, call: &[OsString]) -> Self {
        if let Some(threads) = common.threads {
            // A second call in one process keeps the first number; answers do not depend on it.
            let _ = solve::threads(threads);
        }
        Self {
            voice: Voice { lang },
            common: common.clone(),
            command: command::of(call),
            read: Rc::default(),
        }
    }

    /// The seed.
    pub(super) fn seed(&self) -> Seed {
        Seed(self.common.seed)
    }

    /// What every verb gets beside its question.
    pub(super) fn host(&self) -> Host {
        let (voice, quiet) = (self.voice, self.common.quiet);
        let stop = StopToken::default();
        // Ctrl-C is listened to from when something can be stopped until the host goes.
        let (listening, token) = (OnceCell::new(), stop.clone());
        let arm = move || {
            let _ = listening.get_or_init(|| interrupt::raises(&token));
        };
        let follow = move |doing: Doing, meter: Option<&Meter>| -> Held {
            Box::new(Progress::start(voice.say(key(doing)), quiet, meter))
        };
        let read = Rc::clone(&self.read);
        let remark = move |remark: &Remark<'_>| match remark {
            Remark::Read(file) => read.borrow_mut().add((*file).clone()),
            Remark::NotBeside { template, bookings } => {
                let (template, bookings) = (template.display(), bookings.display());
                let beside =
                    tell!(voice, "shell.not-beside", template = template, bookings = bookings);
                note(quiet, &beside);
            }
        };
        Host {
            today: self.common.today,
            seed: self.seed(),
            plays: !self.common.no_play,
            seconds_max: self.common.time_limit,
            memory_bytes: memory::free(),
            stop,
            follow: Box::new(follow),
            arm: Box::new(arm),
            remark: Box::new(remark),
        }
    }

    /// Whether the answer is told as data, on the terminal or in a file.
    pub(super) fn tells_data(&self) -> bool {
        self.common.json || self.common.out.is_some()
    }

    /// What was run, as far as the call tells.
    pub(super) fn run(&self) -> Run {
        let read = self.read.borrow();
        let input = read.files().map(|file| (file.name.clone(), file.sha256.clone())).collect();
        let (command, seed) = (self.command.clone(), self.common.seed);
        Run { command, seed, input, limits_met: Vec::new() }
    }

    /// A remark on standard error, unless quiet.
    pub(super) fn note(&self, text: &str) {
        note(self.common.quiet, text);
    }

    /// Why the run stopped, on standard error.
    pub(super) fn complain(&self, refusal: &Refusal) {
        output::say(&self.complaint(refusal));
    }

    pub(super) fn complaint(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Files(faults) => self.faults(&checked(faults, self.voice.lang)),
            Refusal::Question(faults) => faults.iter().map(|fault| self.question(fault)).collect(),
            Refusal::TooLarge(fault) => self.question(fault),
            Refusal::NoTemplate(_) => String::new(),
        }
    }

    fn question(&self, fault: &QuestionFault) -> String {
        let (voice, code) = (self.voice, fault.code);
        let values: Vec<Value<'_>> =
            fault.values.iter().map(|(name, text)| (*name, text as _)).collect();
        let told = |key: &str| messages::entry(key).told(voice.lang, &values);
        let error = tell!(voice, "shell.error", code = code, cause = told(fault.cause));
        let help = tell!(voice, "shell.help", help = told(&format!("{code}.help")));
        format!("{error}\n  {help}\n")
    }

    /// Faults as a compiler writes them, then how many.
    pub(super) fn faults(&self, faults: &[CheckedFault]) -> String {
        let mut text = String::new();
        for fault in faults {
            let error = tell!(self.voice, "shell.error", code = fault.code, cause = fault.cause);
            let help = tell!(self.voice, "shell.help", help = fault.help);
            let cell = (fault.sheet.as_deref(), fault.cell.as_deref());
            let place = place(self.voice.lang, &fault.file, cell, (fault.line, fault.column));
            let _ = write!(text, "{place}: {error}\n  {help}\n");
        }
        text + &tell!(self.voice, "check.fault.count", count = self.voice.whole(faults.len()))
            + "\n"
    }

    /// Tells an answer in the forms asked for, and in no other. Where nothing was finished, or what was given is wrong,
    /// no file is written.
    pub(super) fn tell(
        &self,
        answer: &dyn Telling,
        results: &mut dyn std::io::Write,
    ) -> Result<Exit, Refusal> {
        let (voice, common) = (self.voice, &self.common);
        let said = answer.said();
        if matches!(said, Said::Nothing | Said::Wrong) {
            return self.show(answer, results).map(|()| said.into());
        }
        let run = Run { limits_met: answer.limits_met(), ..self.run() };
        let document = if self.tells_data() { answer.json(&run) } else { String::new() };
        let text = if common.json { String::new() } else { self.text(answer) };
        let not_written = |reason: String| Refusal::from(fault!("B0407", reason = reason));
        let (mut tables, mut named, mut page) = (Vec::new(), Vec::new(), String::new());
        if common.out.is_some() {
            tables = answer.tables(voice).map_err(not_written)?;
            named = answer.named_files(voice);
            page = answer.page(voice);
        }
        let [data, shown] = ["json", "html"].map(|end| format!("{}.{end}", answer.name()));
        let mut files = vec![(&*data, document.as_bytes())];
        files.extend(tables.iter().map(|(name, bytes)| (*name, &**bytes)));
        files.extend(named.iter().map(|(name, bytes)| (&**name, &**bytes)));
        files.push((&shown, page.as_bytes()));
        self.deliver(results, if common.json { &document } else { &text }, &files)?;
        Ok(said.into())
    }

    /// Prints an answer as text or as data, and writes no file.
    pub(super) fn show(
        &self,
        answer: &dyn Telling,
        results: &mut dyn std::io::Write,
    ) -> Result<(), Refusal> {
        let run = Run { limits_met: answer.limits_met(), ..self.run() };
        let json = self.common.json;
        output::print(results, &if json { answer.json(&run) } else { self.text(answer) })
    }

    /// An answer as text, with all it assumes where that is asked for.
    fn text(&self, answer: &dyn Telling) -> String {
        let mut sheet = answer.sheet(self.voice, self.common.verbose);
        let assumed = answer.assumptions();
        if self.common.assumptions && !assumed.is_empty() {
            sheet.gap();
            assumptions(&mut sheet, self.voice, assumed);
        }
        if self.common.markdown { sheet.markdown() } else { sheet.into_text() }
    }

    /// Writes the files when a folder was asked for, then prints the result.
    ///
    /// Files come first: a result is not printed when its files could not be written.
    pub(super) fn deliver(
        &self,
        results: &mut dyn std::io::Write,
        text: &str,
        files: &[(&str, &[u8])],
    ) -> Result<(), Refusal> {
        if let Some(dir) = &self.common.out {
            let gone = folder::write_whole(dir, files)?;
            let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            let dir = dir.display().to_string();
            self.note(&tell!(self.voice, "shell.wrote", files = names.join(", "), dir = dir));
            if !gone.is_empty() {
                self.note(&tell!(self.voice, "shell.gone", files = gone.join(", "), dir = dir));
            }
        }
        output::print(results, text)
    }
}

/// A remark on standard error, unless quiet.
fn note(quiet: bool, text: &str) {
    if !quiet {
        output::say(&format!("{text}\n"));
    }
}

/// Faults of files in a language.
pub(super) fn checked(faults: &[FileFault], lang: Lang) -> Vec<CheckedFault> {
    let told = |fault: &FileFault| CheckedFault {
        file: fault.file.clone(),
        sheet: fault.sheet.clone(),
        cell: fault.cell(),
        line: fault.line,
        column: fault.column,
        code: fault.code.to_owned(),
        cause: fault.cause.of(lang).to_owned(),
        help: fault.help.of(lang).to_owned(),
    };
    faults.iter().map(told).collect()
}

/// The message that says what is being done.
fn key(doing: Doing) -> &'static Entry {
    match doing {
        Doing::Reading => key!("shell.reading"),
        Doing::Sizing => key!("shell.sizing"),
        Doing::Playing => key!("shell.playing"),
        Doing::Building => key!("shell.building"),
        Doing::Booking => key!("shell.booking"),
        Doing::Explaining => key!("shell.explaining"),
        Doing::Timing => key!("shell.timing"),
        Doing::Sampling => key!("shell.sampling"),
        Doing::Levers => key!("shell.levers"),
        Doing::Lengths => key!("shell.lengths"),
    }
}

/// Whether an argument looks like a CPR number.
pub(super) fn private(argument: &OsStr) -> bool {
    format::holds_cpr(&argument.to_string_lossy())
}
