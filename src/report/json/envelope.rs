//! What every answer lies in: what was asked, of what, by which version, and what was assumed.

use behov_solver::instance::{Assumption, Tag};
use schemars::JsonSchema;
use serde::Serialize;

use super::written;
use crate::report::VERSION;

/// The version of the forms of all answers: raised when a key changes its meaning or goes.
const SCHEMA: u32 = 1;

/// The kind of an answer: the verb, and for verbs with several answers which of them.
pub type Kind = &'static str;

/// What was run, as whoever asked knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The question in words, without what changes no answer.
    pub command: String,
    /// The seed.
    pub seed: u64,
    /// The files read, in order, each with the SHA-256 of its bytes.
    pub input: Vec<(String, String)>,
    /// Limits of the work that were met.
    pub limits_met: Vec<&'static str>,
}

/// An answer with what it rests on.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Envelope<'a, T> {
    /// The kind of the answer.
    kind: &'a str,
    /// The version of the form of the answer.
    schema: u32,
    run: RunOf<'a>,
    answer: &'a T,
    /// Numbers the clinic did not give.
    assumptions: Vec<Assumed<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct RunOf<'a> {
    /// Of the program.
    version: &'a str,
    command: &'a str,
    seed: u64,
    input: Vec<Input<'a>>,
    limits_met: &'a [&'static str],
}

#[derive(Debug, Serialize, JsonSchema)]
struct Input<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// A number the clinic did not give.
#[derive(Debug, Serialize, JsonSchema)]
struct Assumed<'a> {
    about: &'a str,
    value: &'a str,
    /// `law`, `source` or `assumption`.
    tag: &'static str,
    note: &'a str,
}

/// An answer in its envelope, as JSON with a line end.
pub(in crate::report) fn enveloped<T: Serialize>(
    run: &Run,
    kind: Kind,
    assumptions: &[Assumption],
    answer: &T,
) -> String {
    let input = run.input.iter().map(|(file, sha256)| Input { file, sha256 });
    written(&Envelope {
        kind,
        schema: SCHEMA,
        run: RunOf {
            version: VERSION,
            command: &run.command,
            seed: run.seed,
            input: input.collect(),
            limits_met: &run.limits_met,
        },
        answer,
        assumptions: assumptions.iter().map(assumed).collect(),
    })
}

fn assumed(given: &Assumption) -> Assumed<'_> {
    let tag = match given.tag {
        Tag::Law => "law",
        Tag::Source => "source",
        Tag::Assumption => "assumption",
    };
    Assumed { about: &given.about, value: &given.value, tag, note: &given.note }
}
