//! A template on dates, told to other systems.

use behov_solver::instance::Assumption;
use behov_solver::rng::Seed;

use super::{ENGLISH, File, Said, Telling};
use crate::report::json::{Exported as Shape, Run, enveloped, fhir};
use crate::report::sheet::{Sheet, csv_table, xlsx};
use crate::report::{Broken, Voice, ics, text};
use crate::verb::Exported;

/// Which forms are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a form of its own")]
pub struct Forms {
    /// A workbook.
    pub xlsx: bool,
    /// The dated blocks as a table.
    pub csv: bool,
    /// A calendar for each clinician.
    pub ics: bool,
    /// A FHIR bundle.
    pub fhir: bool,
}

impl Forms {
    /// All of them.
    pub const ALL: Self = Self { xlsx: true, csv: true, ics: true, fhir: true };
}

/// An export in some forms.
#[derive(Clone, Copy, Debug)]
pub struct ExportTold<'a> {
    /// What was found.
    pub found: &'a Exported,
    /// The forms wanted.
    pub forms: Forms,
    /// The seed of the run.
    pub seed: Seed,
}

impl ExportTold<'_> {
    fn broken(&self, voice: Voice) -> Vec<Broken> {
        let of_template = self.found.breaches.iter().map(|breach| Broken::of(voice, breach));
        let bookings = self.found.booking_breaches.iter();
        of_template.chain(bookings.map(|breach| Broken::of_bookings(voice, breach))).collect()
    }

    fn tell<T>(&self, voice: Voice, tell: impl FnOnce(&Shape<'_>) -> T) -> T {
        let broken = self.broken(voice);
        tell(&Shape::of(self.found, &broken))
    }
}

impl Telling for ExportTold<'_> {
    fn assumptions(&self) -> &[Assumption] {
        &self.found.clinic.parts().assumptions
    }

    /// What the referee refuses is not exported: what was given is wrong.
    fn said(&self) -> Said {
        if self.found.is_accepted() { Said::Yes } else { Said::Wrong }
    }

    fn name(&self) -> &'static str {
        "export"
    }

    fn json(&self, run: &Run) -> String {
        self.tell(ENGLISH, |told| enveloped(run, "export", self.assumptions(), told))
    }

    fn sheet(&self, voice: Voice, verbose: bool) -> Sheet {
        let broken: Vec<String> =
            self.broken(voice).into_iter().map(|breach| breach.told).collect();
        self.tell(voice, |told| {
            text::export(voice, (self.found, told), &broken, (self.seed, verbose))
        })
    }

    fn tables(&self, voice: Voice) -> Result<Vec<File>, String> {
        self.tell(voice, |told| {
            let mut files: Vec<File> = Vec::new();
            if self.forms.csv {
                let blocks = (told.head.as_of.0, &*told.blocks);
                let weeks = text::dated_blocks(voice, blocks, false);
                files.push(("weeks.csv", csv_table(&weeks).into()));
            }
            if self.forms.xlsx {
                let tabs = text::tabs(voice, (self.found, told));
                files.push(("export.xlsx", xlsx(voice, told.head.clinic, &tabs)?));
            }
            if self.forms.fhir {
                files.push(("fhir.json", fhir(voice, told).into()));
            }
            Ok(files)
        })
    }

    fn named_files(&self, voice: Voice) -> Vec<(String, Vec<u8>)> {
        if !self.forms.ics {
            return Vec::new();
        }
        self.tell(voice, |told| ics::calendars(voice, told))
    }
}
