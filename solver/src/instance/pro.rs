//! What patients report themselves before a visit (PRO), and the clinic's table that reads it.
//!
//! Scores fall in bands; a band says the complexity class and may say a colour; flags raise the
//! class by a step or say class and colour themselves. What a colour means is the clinic's rule. An
//! old answer and no answer are alike: nobody knows, so the class is *unknown*, never the lightest,
//! and the patient is seen. Only the class and the colour are kept, never the answers.

use chrono::NaiveDate;

use crate::table::{ClassId, Id, NeedId, Table};
use crate::units::{Minutes, Probability};

/// The clinic's table from answers to class and colour.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProTable {
    /// Version of the table, for audit.
    pub version: String,
    /// Bands of the score, in rising order and without holes.
    pub bands: Vec<ScoreBand>,
    /// Names of the flags that raise the class by one step each.
    pub raising_flags: Vec<String>,
    /// Flags that say class or colour, whatever the score.
    pub flags: Vec<FlagRule>,
    /// What each colour means.
    pub colours: Vec<ColourRule>,
    /// Days after which an answer says nothing any more \[days\].
    pub valid_days: u32,
    /// How often the class answered is not the true one; empty for never.
    pub mistaken: Vec<Mistaken>,
    /// Needs whose booked visits the answers before them decide on.
    pub controls: Vec<NeedId>,
    /// First visits that the answers decide on.
    pub first_visit: Option<Triage>,
}

/// Scores from `from` (inside) to `to` (outside) mean `class` and `colour`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreBand {
    /// Lowest score of the band.
    pub from: f64,
    /// First score above the band.
    pub to: f64,
    /// The class.
    pub class: ClassId,
    /// The colour, if the clinic uses them.
    pub colour: Option<Colour>,
}

/// A flag that overrides the band: at least this class, at least this colour.
#[derive(Clone, Debug, PartialEq)]
pub struct FlagRule {
    /// Its name in lists.
    pub flag: String,
    /// The class it asks for.
    pub class: Option<ClassId>,
    /// The colour it asks for.
    pub colour: Option<Colour>,
}

/// What an answer says at a glance, lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// Nothing to act on.
    Green,
    /// Something to ask about.
    Yellow,
    /// To be seen.
    Red,
}

/// How the clinic meets a patient after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// The visit is held.
    Visit,
    /// A call or a short visit takes its place.
    Phone,
    /// The visit is cancelled.
    None,
}

/// What a colour means before a control.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColourRule {
    /// The colour.
    pub colour: Colour,
    /// How the patient is met.
    pub then: Contact,
    /// How long that takes; `None` as long as the visit booked \[min\].
    pub minutes: Option<Minutes>,
    /// Share of the controls booked that it is answered for; who is left has not answered
    /// \[0..=1\].
    pub share: Probability,
}

/// Of patients answered as `answered`, the share whose true class is `truly`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mistaken {
    /// The class the table gives.
    pub answered: ClassId,
    /// The class that decides how long the visit takes.
    pub truly: ClassId,
    /// The share \[0..=1\]; what the rows of a class leave of 1 is answered right.
    pub share: Probability,
}

/// First visits that the answers decide on before anybody is called in.
#[derive(Clone, Debug, PartialEq)]
pub struct Triage {
    /// The first visits.
    pub needs: Vec<NeedId>,
    /// Share of patients whose answers are read \[0..=1\].
    pub answered: Probability,
    /// Share of all first visits that are not needed \[0..=1\].
    pub no_visit: Probability,
    /// Share of all first visits that become a call \[0..=1\].
    pub phone: Probability,
    /// The call.
    pub call: Option<NeedId>,
    /// The reading of an answer: its minutes and who may do it.
    pub reading: Option<NeedId>,
    /// First visits asked for before the answers, once the streams are divided \[1/week\].
    pub per_week: f64,
}

impl Triage {
    /// Share of first visits that are held \[0..=1\].
    #[must_use]
    pub fn visit(&self) -> f64 {
        (1.0 - self.no_visit.value() - self.phone.value()).max(0.0)
    }
}

/// What a list says of a patient's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProAnswer {
    /// None: the class is unknown.
    Missing,
    /// One too old to say anything: the class is unknown.
    Expired {
        /// When it was given.
        date: NaiveDate,
    },
    /// One that counts.
    Fresh {
        /// When it was given.
        date: NaiveDate,
        /// Its colour, if the clinic uses them.
        colour: Option<Colour>,
    },
}

/// How many patients have answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProCounts {
    /// Answers that count.
    pub answered: usize,
    /// Answers too old.
    pub expired: usize,
    /// Patients who have not answered.
    pub missing: usize,
    /// Answers that count by colour, green first.
    pub colours: [usize; 3],
}

impl Colour {
    /// All of them, lightest first.
    pub const ALL: [Self; 3] = [Self::Green, Self::Yellow, Self::Red];

    /// Its name in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

impl ProAnswer {
    /// When it was given.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Missing => None,
            Self::Expired { date } | Self::Fresh { date, .. } => Some(date),
        }
    }
}

impl ProCounts {
    /// Counts answers.
    #[must_use]
    pub fn of(answers: impl Iterator<Item = ProAnswer>) -> Self {
        let mut counts = Self::default();
        for answer in answers {
            match answer {
                ProAnswer::Missing => counts.missing += 1,
                ProAnswer::Expired { .. } => counts.expired += 1,
                ProAnswer::Fresh { colour, .. } => {
                    counts.answered += 1;
                    let at = Colour::ALL.into_iter().position(|one| Some(one) == colour);
                    if let Some(at) = at {
                        counts.colours[at] += 1;
                    }
                }
            }
        }
        counts
    }
}

impl ProTable {
    /// The class and the colour of a score and of flags; `None` for a score outside the bands.
    ///
    /// Raising flags raise the class by a step each, up to `heaviest`; a flag with a rule asks for
    /// at least its class and its colour, so that no flag makes a patient lighter.
    #[must_use]
    pub fn read(
        &self,
        score: f64,
        flags: &[&str],
        heaviest: ClassId,
    ) -> Option<(ClassId, Option<Colour>)> {
        let band = self.bands.iter().find(|band| band.from <= score && score < band.to)?;
        let steps = flags.iter().filter(|flag| self.raising_flags.iter().any(|f| f == *flag));
        let class = (band.class.index() + steps.count()).min(heaviest.index());
        let mut found = (ClassId::from_index(class.max(band.class.index())), band.colour);
        for rule in self.flags.iter().filter(|rule| flags.contains(&rule.flag.as_str())) {
            found.0 = found.0.max(rule.class.unwrap_or(found.0));
            found.1 = found.1.max(rule.colour);
        }
        Some(found)
    }

    /// Whether a flag is one of the table's.
    #[must_use]
    pub fn knows(&self, flag: &str) -> bool {
        self.raising_flags.iter().any(|known| known == flag)
            || self.flags.iter().any(|rule| rule.flag == flag)
    }

    /// The lowest score and the first one above all bands.
    #[must_use]
    pub fn reach(&self) -> Option<(f64, f64)> {
        Some((self.bands.first()?.from, self.bands.last()?.to))
    }

    /// Whether an answer given on a date says something on `today`.
    #[must_use]
    pub fn counts(&self, date: NaiveDate, today: NaiveDate) -> bool {
        (today - date).num_days() <= i64::from(self.valid_days)
    }

    /// The rule of a colour.
    #[must_use]
    pub fn rule(&self, colour: Colour) -> Option<ColourRule> {
        self.colours.iter().copied().find(|rule| rule.colour == colour)
    }

    /// The true classes of patients answered as `class`, with their shares; they add to 1.
    ///
    /// Without rows of the class it is the class itself, for sure.
    #[must_use]
    pub fn truth(&self, class: ClassId) -> Vec<(ClassId, f64)> {
        let rows = self.mistaken.iter().filter(|row| row.answered == class);
        let wrong: Vec<(ClassId, f64)> = rows
            .filter(|row| row.truly != class && row.share.value() > 0.0)
            .map(|row| (row.truly, row.share.value()))
            .collect();
        if wrong.is_empty() {
            return vec![(class, 1.0)];
        }
        let right = 1.0 - wrong.iter().map(|(_, share)| share).sum::<f64>();
        let own = Some((class, right)).filter(|(_, share)| *share > 1e-12);
        own.into_iter().chain(wrong).collect()
    }

    /// Shares of the true classes where those answered are `mix`.
    #[must_use]
    pub fn truly(&self, mix: &Table<ClassId, f64>) -> Table<ClassId, f64> {
        let mut truth = mix.map(|_, _| 0.0);
        for (class, &share) in mix.iter() {
            for (truly, of_it) in self.truth(class) {
                truth[truly] += share * of_it;
            }
        }
        truth
    }
}
