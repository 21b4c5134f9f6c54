//! What was played, told.

use std::collections::BTreeSet;

use behov_solver::answer::Log;
use behov_solver::evaluation::measure::{Measure, Scope, Value};
use behov_solver::instance::{Assumption, Instance, Promise};

use super::{ENGLISH, File, STOPPED, Said, Telling};
use crate::format;
use crate::messages::tell;
use crate::report::Broken;
use crate::report::json::{Comparisons, Policied, Run, enveloped};
use crate::report::page::Verdict;
use crate::report::sheet::Sheet;
use crate::report::simulated::{Contrast, Simulated};
use crate::report::text::measured::{half_width, label, policy};
use crate::report::{Voice, text};
use crate::verb::{self, SideBySide};

/// What the referee says of a log, in words.
fn breaches(voice: Voice, of: &verb::Simulated) -> Vec<Broken> {
    of.breaches.iter().map(|breach| Broken::of(voice, breach)).collect()
}

fn told<'a>(of: &'a verb::Simulated, breaches: &'a [Broken]) -> Simulated<'a> {
    Simulated {
        instance: &of.clinic,
        seed: of.seed,
        replications_asked: of.replications_asked,
        played: &of.played,
        measured: &of.measured,
        breaches,
        ended: of.ended,
        panels: &of.panels,
    }
}

/// The share seen in time, beside its target where all needs have the same.
fn verdict(voice: Voice, told: &Simulated<'_>) -> Verdict {
    let measure = Measure::WithinTarget;
    let mut rows = told.measured.rows.iter();
    let row = rows.find(|row| (row.measure, row.scope, row.need) == (measure, Scope::Clinic, None));
    let Some(Value::Estimated(share)) = row.map(|row| row.value) else { return Verdict::default() };
    let needs = told.instance.parts().needs.values();
    let asked = needs.filter_map(|need| match need.promise {
        Promise::Access { share, .. } => Some(share.value()),
        _ => None,
    });
    let asked: Vec<f64> = asked.collect();
    let same =
        asked.first().copied().filter(|first| asked.iter().all(|o| o.total_cmp(first).is_eq()));
    let target = |asked: f64| tell!(voice, "verdict.target", share = voice.percent(asked));
    let half = half_width(voice, measure, share);
    Verdict {
        // Neither yes nor no where the interval holds the target.
        yes: same
            .filter(|asked| (share.mean - asked).abs() > share.half_width)
            .map(|asked| share.mean > asked),
        number: voice.percent(share.mean),
        of: format!("{} ± {half}", label(voice, measure)),
        target: same.map_or_else(String::new, target),
        ..Verdict::default()
    }
}

/// The log as tables.
fn log_files(voice: Voice, clinic: &Instance, log: &Log) -> Result<Vec<File>, String> {
    let (mut requests, mut sessions) = (Vec::new(), Vec::new());
    format::write_log_csv(voice.lang, clinic, log, &mut requests)
        .map_err(|fault| fault.to_string())?;
    format::write_sessions_csv(voice.lang, clinic, log, &mut sessions)
        .map_err(|fault| fault.to_string())?;
    #[cfg_attr(not(feature = "parquet"), expect(unused_mut, reason = "Parquet adds two files"))]
    let mut files = vec![("log.csv", requests), ("sessions.csv", sessions)];
    #[cfg(feature = "parquet")]
    {
        let (mut requests, mut sessions) = (Vec::new(), Vec::new());
        format::write_log_parquet(clinic, log, &mut requests).map_err(|f| f.to_string())?;
        format::write_sessions_parquet(clinic, log, &mut sessions).map_err(|f| f.to_string())?;
        files.extend([("log.parquet", requests), ("sessions.parquet", sessions)]);
    }
    Ok(files)
}

impl Telling for verb::Simulated {
    fn assumptions(&self) -> &[Assumption] {
        &self.clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        let none = self.measured.replications.is_empty();
        Said::yes_if(!none).unless_nothing(none && self.measured.partial)
    }

    fn name(&self) -> &'static str {
        "simulation"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        let too_wide = told(self, &[]).too_wide().map(|_| "replications_max");
        self.measured.partial.then_some(STOPPED).into_iter().chain(too_wide).collect()
    }

    fn json(&self, run: &Run) -> String {
        let breaches = breaches(ENGLISH, self);
        enveloped(run, "simulate", self.assumptions(), &Policied::of(&told(self, &breaches)))
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        let (breaches, made) = (breaches(voice, self), (self.assumptions().len(), self.seed));
        let told = Policied::of(&told(self, &breaches));
        text::simulate(voice, &told, verbose, made)
    }

    fn verdict(&self, voice: Voice) -> Verdict {
        verdict(voice, &told(self, &[]))
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        if self.log.plays.is_empty() {
            return Ok(Vec::new());
        }
        log_files(voice, &self.clinic, &self.log)
    }
}

impl SideBySide {
    fn tell<T>(&self, voice: Voice, tell: impl FnOnce(&Contrast<'_>) -> T) -> T {
        let words: Vec<Vec<Broken>> = self.sides.iter().map(|side| breaches(voice, side)).collect();
        let sides: Vec<Simulated<'_>> =
            self.sides.iter().zip(&words).map(|(side, words)| told(side, words)).collect();
        tell(&Contrast { sides: &sides, compared: &self.compared })
    }
}

impl Telling for SideBySide {
    fn assumptions(&self) -> &[Assumption] {
        &self.sides[0].clinic.parts().assumptions
    }

    fn said(&self) -> Said {
        let nothing = |side: &verb::Simulated| side.measured.replications.is_empty();
        let none = self.sides.iter().any(nothing);
        let partial = self.sides.iter().any(|side| side.measured.partial);
        Said::yes_if(!none).unless_nothing(none && partial)
    }

    fn name(&self) -> &'static str {
        "comparison"
    }

    fn limits_met(&self) -> Vec<&'static str> {
        let met: BTreeSet<&str> = self.sides.iter().flat_map(Telling::limits_met).collect();
        met.into_iter().collect()
    }

    fn json(&self, run: &Run) -> String {
        self.tell(ENGLISH, |told| {
            enveloped(run, "compare", self.assumptions(), &Comparisons::of(told))
        })
    }

    /// The last of the policies, against the first.
    fn verdict(&self, voice: Voice) -> Verdict {
        let of = |side: &verb::Simulated| verdict(voice, &told(side, &[]));
        let (Some(first), Some(last)) = (self.sides.first(), self.sides.last()) else {
            return Verdict::default();
        };
        let (before, after) = (of(first), of(last));
        let names = [first, last].map(|side| policy(voice, &side.measured.policy));
        let why = tell!(
            voice,
            "compare.verdict",
            after = names[1],
            share = after.number,
            before = names[0],
            beside = before.number
        );
        Verdict { why, ..after }
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        let made = (self.assumptions().len(), self.sides[0].seed);
        self.tell(voice, |told| text::compare(voice, &Comparisons::of(told), verbose, made))
    }
}
