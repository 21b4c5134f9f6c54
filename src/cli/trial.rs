//! The flags of a simulation: which policies, how long, how often.

use std::path::PathBuf;

use behov_solver::evaluation::Measure;
use behov_solver::instance::ServedFirst;
use behov_solver::plan::trial::{Holds, Terms, Trial, Until};
use behov_solver::rng::Seed;
use behov_solver::simulation::Changing;
use behov_solver::simulation::policy::Named;
use behov_solver::sizing::sample::Release;
use behov_solver::units::Probability;
use clap::{Args, ValueEnum};

use crate::format;
use crate::messages::fault;
use crate::verb::{QuestionFault, accepting};

/// Longest run \[weeks\]: ten years.
const WEEKS_MAX: u32 = 520;

/// Most independent runs.
const REPLICATIONS_MAX: u32 = 10_000;

/// Longest notice \[open days\].
const NOTICE_MAX: u32 = 60;

/// Flags of `simulate` and `compare`.
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Weeks ahead that the answer covers: played and counted (simulate, compare), booked from
    /// tomorrow (book, explain), or laid out on dates across holidays and absences (template, plan,
    /// export)
    #[arg(long, value_name = "N", default_value_t = 52)]
    weeks: u32,
    /// Weeks played before them; without any the run starts from today's waiting list
    #[arg(long, value_name = "N", default_value_t = 0)]
    warm_up: u32,
    /// Independent runs: of the clinic (simulate, compare), of one day with --unpunctual (`day`), of whole patients (road)
    #[arg(long, value_name = "N", default_value_t = 20)]
    replications: u32,
    /// Go on until half the 95 % interval of a measure is no wider, such as
    /// `access_days_mean=0.5`; `compare` looks at its differences against the first policy
    #[arg(long, value_name = "MEASURE=WIDTH")]
    until: Option<String>,
    /// Most runs with --until
    #[arg(long, value_name = "N", default_value_t = 1000)]
    replications_max: u32,
    /// When unclaimed holds open: none, or open days before; instead of the clinic's own rules
    #[arg(long, value_name = "RULE")]
    release: Option<String>,
    /// Open days' notice of patients who are not sub-acute, instead of the clinic's own
    #[arg(long, value_name = "DAYS")]
    notice: Option<u32>,
    /// Run the open clinics of the file under every policy, not only under open-clinic and template
    #[arg(long)]
    windows: bool,
    /// Play the holds recommended for the policy, or those in use
    #[arg(long, value_enum, default_value_t = WhichHolds::Recommended)]
    holds: WhichHolds,
    /// Share of booked visits that patients cancel in time to be refilled
    /// instead of the clinic's own
    #[arg(long, value_name = "SHARE")]
    patient_cancels: Option<String>,
    /// Share of booked visits that the hospital moves, instead of the clinic's own
    #[arg(long, value_name = "SHARE")]
    hospital_cancels: Option<String>,
    /// Whose requests of a day are answered first, instead of the clinic's own rule
    #[arg(long, value_enum)]
    first: Option<First>,
    /// Share of patients one complexity class heavier or lighter than believed
    #[arg(long, value_name = "SHARE", default_value = "0")]
    misclassified: String,
    /// Share of patients who accept at each offer, such as 60% [default: 60%, an assumption]
    #[arg(long, value_name = "SHARE")]
    accepts: Option<String>,
    /// Most patients a month who convert: as many as the clinic can learn from
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    moves_max: Option<u32>,
}

/// Whose requests of a day are answered first.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum First {
    /// Whoever asked first
    Earliest,
    /// Sub-acute patients of the day
    SubAcute,
}

/// Which holds are played.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum WhichHolds {
    /// Recommended for the patients as the policy controls them, confirmed by playing
    Recommended,
    /// Computed for them by the chains, without playing
    Computed,
    /// In use today
    InUse,
}

/// Arguments of `simulate`.
#[derive(Debug, Args)]
pub(super) struct Simulate {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// A file of [[change]] rows, beside those of the clinic
    #[expect(clippy::option_option, reason = "left out, alone, or with a value")]
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub(super) changes: Option<Option<PathBuf>>,
    /// The policy: fixed, need-based, carve-out, advanced-access, open-clinic,
    /// first-come-first-served, earliest-due-date, gaming, template
    #[arg(long, value_name = "NAME", default_value = "carve-out")]
    pub(super) policy: String,
    /// A weekly template, as `behov template --out` writes it, in the place of the one beside the
    /// bookings or of a new one
    #[arg(long, value_name = "FILE")]
    pub(super) template: Option<PathBuf>,
    /// With --out: also write the log, a row per request and a row per session
    #[arg(long, requires = "out")]
    pub(super) log: bool,
    #[command(flatten)]
    pub(super) flags: Flags,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// Folder of the clinic
    pub(super) dir: PathBuf,
    /// Policies with commas between; the others are set against the first [default:
    /// fixed,need-based; with --with carve-out]
    #[arg(long, value_name = "NAMES")]
    pub(super) policies: Option<String>,
    /// Another version of the clinic, or a file of [[change]] rows, set against the clinic as it is
    /// under one policy; without a value the changes of the clinic itself
    #[expect(clippy::option_option, reason = "left out, alone, or with a value")]
    #[arg(long, alias = "changes", value_name = "DIR", num_args = 0..=1)]
    pub(super) with: Option<Option<PathBuf>>,
    /// Show what the difference between the first two policies in a measure hangs on, or with
    /// changes that they make
    #[arg(
        long,
        value_name = "MEASURE",
        num_args = 0..=1,
        default_missing_value = "minutes_freed_per_week"
    )]
    pub(super) sensitivity: Option<String>,
    #[command(flatten)]
    pub(super) flags: Flags,
}

/// A measure by its key, or the fault that names the nearest.
pub(super) fn measure(key: &str, faults: &mut Vec<QuestionFault>) -> Option<Measure> {
    let found = Measure::of_key(key);
    if found.is_none() {
        let keys: Vec<&str> = Measure::ALL.iter().map(|m| m.definition().key).collect();
        let nearest = format::nearest(key, keys.iter().copied());
        let names = nearest.map_or_else(|| keys.join(", "), str::to_owned);
        faults.push(fault!("B0418", key = key, names = names));
    }
    found
}

/// A policy by its name, or the fault that names the nearest.
pub(super) fn policy(name: &str, faults: &mut Vec<QuestionFault>) -> Option<Named> {
    let found = Named::find(name.trim());
    if found.is_none() {
        let names = Named::ALL.map(Named::name);
        let nearest = format::nearest(name, names);
        let names = nearest.map_or_else(|| names.join(", "), str::to_owned);
        faults.push(fault!("B0414", policy = name, names = names));
    }
    found
}

impl Flags {
    /// The trial asked for, of policies side by side or of one; faults are added to those known.
    pub(super) fn trial(
        &self,
        seed: Seed,
        compared: bool,
        faults: &mut Vec<QuestionFault>,
    ) -> Trial {
        let number =
            |flag: &str, value: u32, least: u32, most: u32, faults: &mut Vec<QuestionFault>| {
                if !(least..=most).contains(&value) {
                    faults.push(fault!(
                        "B0415",
                        flag = flag,
                        value = value,
                        least = least,
                        most = most
                    ));
                }
                value.clamp(least, most)
            };
        let weeks = number("--weeks", self.weeks, 1, WEEKS_MAX, faults);
        let warm_up_weeks = number("--warm-up", self.warm_up, 0, WEEKS_MAX, faults);
        let most = REPLICATIONS_MAX;
        let replications = number("--replications", self.replications, 1, most, faults);
        let replications_max = number("--replications-max", self.replications_max, 1, most, faults);
        let of = |(flag, text): (&str, &Option<String>), faults: &mut Vec<QuestionFault>| {
            text.as_deref().map(|text| share(flag, text, faults))
        };
        let terms = Terms {
            weeks,
            warm_up_weeks,
            dated: true,
            release: self.release(weeks + warm_up_weeks, faults),
            notice: self.notice.map(|days| number("--notice", days, 0, NOTICE_MAX, faults)),
            windows: self.windows,
            first: self.first.map(|first| match first {
                First::Earliest => ServedFirst::Earliest,
                First::SubAcute => ServedFirst::SubAcute,
            }),
            patient_cancels: of(("--patient-cancels", &self.patient_cancels), faults),
            hospital_cancels: of(("--hospital-cancels", &self.hospital_cancels), faults),
            misclassified: share("--misclassified", &self.misclassified, faults),
            changes: Some(Changing {
                accepting: accepting(of(("--accepts", &self.accepts), faults), [None, None]),
                moves_per_month_max: self.moves_max.map(f64::from),
                panels: true,
            }),
            ..Terms::usual()
        };
        Trial {
            terms,
            replications,
            seed,
            keep_log: false,
            brief: false,
            holds: match self.holds {
                WhichHolds::Recommended => Holds::Recommended,
                WhichHolds::Computed => Holds::Computed,
                WhichHolds::InUse => Holds::InUse,
            },
            template: None,
            until: self.until(replications_max, compared, faults),
        }
    }

    /// The release rule, no longer than the run.
    fn release(&self, weeks: u32, faults: &mut Vec<QuestionFault>) -> Option<Release> {
        let text = self.release.as_deref()?;
        match text.parse() {
            _ if text == "none" => Some(Release::Never),
            Ok(days) if days <= weeks * 7 => Some(Release::DaysBefore(days)),
            Ok(days) => {
                let _: u32 = days;
                faults.push(fault!("B0417", release = text, weeks = weeks));
                None
            }
            Err(_) => {
                faults.push(fault!("B0411", release = text));
                None
            }
        }
    }

    /// The stop rule.
    fn until(&self, most: u32, compared: bool, faults: &mut Vec<QuestionFault>) -> Option<Until> {
        let text = self.until.as_deref()?;
        let (key, width) = text.split_once('=').unwrap_or((text, ""));
        let width = width.parse().ok().filter(|width: &f64| width.is_finite() && *width > 0.0);
        let measure = measure(key, faults)?;
        let alone = measure.of_comparison() && !compared;
        if width.is_none() || alone || measure.beyond_log() {
            faults.push(fault!("B0419", until = text));
        }
        Some(Until { measure, half_width: width?, replications_max: most })
    }
}

fn share(flag: &str, text: &str, faults: &mut Vec<QuestionFault>) -> Probability {
    super::share::share(text).unwrap_or_else(|| {
        faults.push(fault!("B0416", flag = flag, value = text));
        Probability::ZERO
    })
}
