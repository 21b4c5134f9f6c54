//! A simulation of a few dozen lines that shares no code with the engine: one queue without holds, its
//! own random numbers, its own calendar. Both must tell the same access.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::dice::Dice;
use crate::evaluation::Estimate;
use crate::instance::cast::{date, parts, span};
use crate::instance::{Asks, Closure, Instance, InstanceParts, Promise, Role};
use crate::plan::trial::{Holds, Terms, Trial, try_policy};
use crate::rng::Seed;
use crate::simulation::policy::Named;
use crate::solve::Watch;
use crate::table::{ClinicianId, Id, NeedId};
use crate::units::{Minutes, Probability, Span, TimeOfDay};

const WEEKS: u32 = 26;

/// What is asked a week, how long it takes, who may serve it (the first of two, or both).
#[derive(Clone, Copy)]
struct Asked {
    per_week: f64,
    minutes: i32,
    by_second: bool,
}

#[derive(Clone, Copy)]
struct Toy {
    urgent: Asked,
    control: Asked,
    no_show: f64,
    notice: usize,
    closed: Option<(&'static str, &'static str)>,
    has_break: bool,
    /// Urgent requests are promised a visit within so many open days.
    target: usize,
    /// From when until when people ask \[minutes after midnight\].
    hours: (i32, i32),
}

/// Time of one clinician without a break.
#[derive(Clone, Copy)]
struct Stretch {
    of_second: bool,
    /// When the next visit could begin \[minutes after midnight\].
    next: i32,
    until: i32,
}

impl Toy {
    fn open(&self, day: NaiveDate) -> bool {
        let closed = self.closed.is_some_and(|(from, to)| date(from) <= day && day <= date(to));
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !closed
    }

    /// Share of urgent requests in time, one run.
    fn run(&self, seed: u64) -> f64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let start = date("2026-11-02");
        let days: Vec<NaiveDate> =
            (0..u64::from(WEEKS) * 7 + 366).map(|d| start + Days::new(d)).collect();
        let open: Vec<NaiveDate> = days.iter().copied().filter(|&day| self.open(day)).collect();
        let end = start + Days::new(u64::from(WEEKS) * 7);
        // Two clinicians; the second works on Monday, Wednesday and Friday. With a break: two parts.
        let part: &[(i32, i32)] =
            if self.has_break { &[(540, 620), (640, 720)] } else { &[(540, 720)] };
        let second = |day: NaiveDate| day.weekday().num_days_from_monday().is_multiple_of(2);
        let mut free: Vec<Vec<Stretch>> = open
            .iter()
            .map(|&day| {
                let one = |of_second: bool| {
                    part.iter().map(move |&(next, until)| Stretch { of_second, next, until })
                };
                let two = second(day).then(|| one(true));
                // The nurse, who may serve fewer needs, comes first.
                two.into_iter().flatten().chain(one(false)).collect()
            })
            .collect();
        let mut visits: Vec<Vec<bool>> = vec![Vec::new(); open.len()];
        let (mut in_time, mut all) = (0, 0);
        let (mut next_day, mut again): (usize, Vec<bool>) = (0, Vec::new());
        let played = open.iter().filter(|&&day| day < end).count();
        for today in 0..played {
            let mut come: Vec<(usize, f64, bool)> =
                again.drain(..).map(|urgent| (0, -1.0, urgent)).collect();
            while days[next_day] <= open[today] {
                if !matches!(days[next_day].weekday(), Weekday::Sat | Weekday::Sun) {
                    for (urgent, asked) in [(true, self.urgent), (false, self.control)] {
                        for _ in 0..dice.poisson((-asked.per_week / 5.0).exp()) {
                            come.push((next_day + 1, dice.next(), urgent));
                        }
                    }
                }
                next_day += 1;
            }
            come.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            for (asked_on, part_of_day, urgent) in come {
                let here_today = asked_on > 0 && days[asked_on - 1] == open[today];
                #[expect(clippy::cast_possible_truncation, reason = "a minute of a day")]
                let minute = self.hours.0
                    + (part_of_day * f64::from(self.hours.1 - self.hours.0)).ceil() as i32;
                let asked = if urgent { self.urgent } else { self.control };
                let first = today + if urgent { 0 } else { self.notice };
                let place = (first..open.len()).find_map(|day| {
                    let from = if here_today && day == today { minute } else { 0 };
                    let fits = |stretch: &Stretch| {
                        (asked.by_second || !stretch.of_second)
                            && stretch.next.max(from) + asked.minutes <= stretch.until
                    };
                    Some((day, free[day].iter().position(fits)?, from))
                });
                let Some((day, part, from)) = place else { continue };
                free[day][part].next = free[day][part].next.max(from) + asked.minutes;
                visits[day].push(urgent);
                if urgent && today + self.target < played {
                    all += 1;
                    in_time += i32::from(day <= today + self.target);
                }
            }
            for urgent in std::mem::take(&mut visits[today]) {
                if dice.next() < self.no_show {
                    again.push(urgent);
                }
            }
        }
        f64::from(in_time) / f64::from(all.max(1))
    }

    fn clinic(&self) -> Instance {
        let mut clinic = parts();
        (clinic.waiting, clinic.bookings, clinic.panels) = (Vec::new(), Vec::new(), Vec::new());
        let (urgent, control) = (NeedId::from_index(0), NeedId::from_index(3));
        let share = |value: f64| Probability::new(value).expect("a share");
        clinic.streams = [(urgent, self.urgent), (control, self.control)]
            .map(|(need, asked)| {
                let row = &mut clinic.needs[need];
                row.minutes.values_mut().for_each(|minutes| *minutes = Minutes(asked.minutes));
                row.no_show = share(self.no_show);
                if asked.by_second {
                    row.roles = vec![Role::Physician, Role::Nurse];
                }
                crate::instance::Stream {
                    name: clinic.needs[need].name.clone(),
                    asks: Asks::Need(need),
                    per_week: asked.per_week,
                    own_share: Probability::ZERO,
                    ..clinic.streams[0].clone()
                }
            })
            .to_vec();
        let days = u32::try_from(self.target).expect("a few days");
        clinic.needs[urgent].promise = Promise::Access { days, share: share(0.9) };
        let hour = |minute| TimeOfDay::from_minutes(minute).expect("a time");
        clinic.goals.asked.span = Span { from: hour(self.hours.0), to: hour(self.hours.1) };
        clinic.clinicians[ClinicianId::from_index(1)].role = Role::Nurse;
        (clinic.goals.release_fill, clinic.goals.notice_days) =
            (vec![0.0], u32::try_from(self.notice).expect("a few days"));
        self.calendar(&mut clinic);
        Instance::new(clinic).expect("the toy is in order")
    }

    fn calendar(&self, clinic: &mut InstanceParts) {
        clinic.calendar.public_holidays = crate::instance::PublicHolidays::None;
        if let Some((from, to)) = self.closed {
            let (from, to) = (date(from), date(to));
            clinic.calendar.closures.push(Closure { from, to, reason: "closed".to_owned() });
        }
        for session in clinic.sessions.values_mut().filter(|_| self.has_break) {
            session.breaks = vec![span("10:20-10:40")];
        }
    }
}

#[test]
fn an_independent_simulation_tells_the_same_access() {
    let asked = |per_week, minutes, by_second| Asked { per_week, minutes, by_second };
    let plain = Toy {
        urgent: asked(25.0, 20, true),
        control: asked(18.0, 40, true),
        no_show: 0.0,
        notice: 0,
        closed: None,
        has_break: false,
        target: 1,
        hours: (480, 540),
    };
    let toys = [
        ("plain", plain),
        ("missed visits", Toy { no_show: 0.15, control: asked(13.0, 40, true), ..plain }),
        ("notice", Toy { notice: 3, ..plain }),
        ("closures", Toy { closed: Some(("2026-12-21", "2027-01-03")), ..plain }),
        ("breaks", Toy { has_break: true, control: asked(14.0, 40, true), ..plain }),
        ("hours", Toy { target: 0, hours: (480, 960), ..plain }),
        ("hours and notice", Toy { target: 0, hours: (480, 720), notice: 2, ..plain }),
        (
            "two roles",
            Toy { urgent: asked(34.0, 20, false), control: asked(16.0, 40, true), ..plain },
        ),
    ];
    for (name, toy) in toys {
        let own = Estimate::of(&(0..300).map(|seed| toy.run(seed)).collect::<Vec<_>>());
        let usual = Trial::usual(Seed(11));
        let patient_cancels = Some(Probability::ZERO);
        let terms = Terms { weeks: WEEKS, patient_cancels, ..usual.terms.clone() };
        let trial = Trial { terms, replications: 120, holds: Holds::InUse, ..usual };
        let named = Named::FirstComeFirstServed;
        let clinic = toy.clinic();
        let tried = try_policy(&clinic, named, &trial, &Watch::default()).expect("can be played");
        assert_eq!(tried.breaches, []);
        let need = Some(NeedId::from_index(0));
        let measure = crate::evaluation::Measure::WithinTarget;
        let scope = crate::evaluation::Scope::Clinic;
        let row = tried.measured.row_of_need(measure, scope, need).expect("urgent is promised");
        let runs: Vec<f64> = row.runs.iter().flatten().collect();
        let engine = Estimate::of(&runs);
        // Half widths are near two standard errors each.
        let three = 1.5 * own.half_width.hypot(engine.half_width);
        assert!(own.mean > 0.05 && own.mean < 0.995, "{name}: {own:?} tells nothing");
        let apart = (own.mean - engine.mean).abs();
        assert!(apart < three, "{name}: {own:?} beside {engine:?}");
    }
}
