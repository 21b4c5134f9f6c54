//! Clinics made by chance: two to four roles, overlapping needs, few rooms, shared people, joint
//! steps, and a short waiting list.

use crate::instance::cast::{parts, span};
use crate::instance::*;
use crate::rng::{Purpose as Draws, Seed};
use crate::table::*;
use crate::units::{Minutes, Probability};

/// A step: its need, and the team that sees it where that is not the one asked.
pub(super) type Seen = (&'static str, Option<&'static str>);

/// A clinic in words of its own, free to be laid down in any order.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) teams: Vec<&'static str>,
    /// Name, role, teams.
    pub(super) clinicians: Vec<(&'static str, Role, Vec<&'static str>)>,
    /// Clinician, weekday, hours, whether with a room.
    pub(super) sessions: Vec<(&'static str, u32, &'static str, bool)>,
    /// Name, roles, in person, held, minutes.
    pub(super) needs: Vec<(&'static str, Vec<Role>, bool, bool, i32)>,
    /// Team, steps as needs with the team that sees each, requests a week.
    pub(super) streams: Vec<(&'static str, Vec<Seen>, f64)>,
    pub(super) rooms: u32,
}

const TEAMS: [&str; 3] = ["east", "north", "west"];
const PEOPLE: [&str; 5] = ["Ada", "Bea", "Cia", "Dot", "Eva"];
const NEEDS: [&str; 5] = ["call", "control", "first", "sore", "urgent"];
const ROLES: [Role; 3] = [Role::Physician, Role::Nurse, Role::Secretary];
const HOURS: [&str; 3] = ["8:00-10:00", "9:00-12:00", "8:30-11:00"];

/// The clinic of a number.
pub(super) fn made(number: u64) -> Made {
    let mut luck = Seed(number).stream(Draws::Sample, 0);
    let mut upto = |most: usize| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few")]
        let at = (luck.uniform() * f64::from(u32::try_from(most).unwrap())) as usize;
        at.min(most - 1)
    };
    let teams: Vec<&str> = TEAMS[..2 + upto(2)].to_vec();
    let roles = 2 + upto(2);
    let people = 3 + upto(3);
    let clinicians: Vec<_> = (0..people)
        .map(|at| {
            let first = upto(teams.len());
            let mut of = vec![teams[first]];
            if upto(3) == 0 {
                of.push(teams[(first + 1) % teams.len()]);
            }
            (PEOPLE[at], ROLES[if at < roles { at } else { upto(roles) }], of)
        })
        .collect();
    let mut sessions = Vec::new();
    for (name, ..) in &clinicians {
        for day in 0..5 {
            if upto(5) < 2 || (sessions.len() < 2 && day == 0) {
                sessions.push((*name, day, HOURS[upto(3)], upto(4) > 0));
            }
        }
    }
    let lengths = [10, 15, 20, 30];
    let needs: Vec<_> = (0..5)
        .map(|at| {
            let one = ROLES[upto(roles)];
            let other = ROLES[upto(roles)];
            let mut may = vec![one, other];
            may.sort();
            may.dedup();
            (NEEDS[at], may, upto(3) > 0, upto(2) == 0, lengths[upto(4)])
        })
        .collect();
    let mut streams = Vec::new();
    for &team in &teams {
        for need in NEEDS {
            if upto(2) == 0 {
                let mut steps = vec![(need, None)];
                if upto(4) == 0 {
                    steps.push((NEEDS[upto(5)], Some(teams[upto(teams.len())])));
                }
                let rate = f64::from(u32::try_from(1 + upto(4)).unwrap());
                streams.push((team, steps, rate));
            }
        }
    }
    Made { teams, clinicians, sessions, needs, streams, rooms: 1 + u32::try_from(upto(3)).unwrap() }
}

/// A week's requests of a stream, referred every other day up to today.
fn wait(
    stream: &str,
    team: TeamId,
    asks: Asks,
    per_week: f64,
    today: chrono::NaiveDate,
) -> Vec<WaitingPatient> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few a week")]
    let count = per_week as u64;
    let patient = |number: u64| {
        WaitingPatient::new(
            format!("{stream}-{number}"),
            team,
            asks,
            today - chrono::Days::new(2 * number),
            ClassId::from_index(0),
        )
    };
    (0..count).map(patient).collect()
}

fn at<T: PartialEq>(names: &[T], name: &T) -> usize {
    names.iter().position(|other| other == name).expect("a name of the clinic")
}

impl Made {
    /// The clinic, if it is one: needs that nobody may serve are faults.
    #[expect(clippy::too_many_lines, reason = "a clinic is read in one go")]
    pub(super) fn instance(&self) -> Option<Instance> {
        let cast = parts();
        let names: Vec<&str> = self.clinicians.iter().map(|row| row.0).collect();
        let need_names: Vec<&str> = self.needs.iter().map(|row| row.0).collect();
        let team = |name: &&str| TeamId::from_index(at(&self.teams, name));
        let need = |name: &&str| NeedId::from_index(at(&need_names, name));
        let like = cast.needs[NeedId::from_index(0)].clone();
        let mut pathways: Table<PathwayId, Pathway> = Table::default();
        let (mut streams, mut waiting) = (Vec::new(), Vec::new());
        for (number, (of, steps, per_week)) in self.streams.iter().enumerate() {
            let asks = match &steps[..] {
                [(only, None)] => Asks::Need(need(only)),
                steps => {
                    let step = |(row, (name, by)): (usize, &(&str, Option<&str>))| Step {
                        need: need(name),
                        team: by.as_ref().map(team),
                        lag_min: 0,
                        lag_max: if row == 0 { 0 } else { 14 },
                        external_days: 0,
                        milestone: None,
                    };
                    let steps = steps.iter().enumerate().map(step).collect();
                    let names: Vec<&str> =
                        self.streams[number].1.iter().map(|step| step.0).collect();
                    let name = format!("{of}-{}", names.join("-"));
                    let (rights, sector, readiness, answer_days) = (Vec::new(), None, None, 0);
                    Asks::Pathway(pathways.push(Pathway {
                        name,
                        rights,
                        sector,
                        steps,
                        answer_days,
                        readiness,
                    }))
                }
            };
            let name = format!("{of}-{}-{per_week}", steps[0].0);
            waiting.extend(wait(&name, team(of), asks, *per_week, cast.as_of));
            streams.push(Stream {
                name,
                team: team(of),
                asks,
                per_week: *per_week,
                ..cast.streams[0].clone()
            });
        }
        let clinic = InstanceParts {
            teams: self
                .teams
                .iter()
                .map(|name| Team {
                    name: (*name).to_owned(),
                    ..cast.teams[TeamId::from_index(0)].clone()
                })
                .collect(),
            clinicians: self
                .clinicians
                .iter()
                .map(|(name, role, of)| Clinician {
                    name: (*name).to_owned(),
                    role: *role,
                    teams: of.iter().map(team).collect(),
                })
                .collect(),
            rooms: [Room { name: "room".to_owned(), count: self.rooms }].into_iter().collect(),
            sessions: self
                .sessions
                .iter()
                .map(|(who, day, hours, room)| Session {
                    clinician: ClinicianId::from_index(at(&names, who)),
                    team: None,
                    day: CycleDay { week: 0, day: *day },
                    span: span(hours),
                    room: room.then(|| RoomId::from_index(0)),
                    breaks: Vec::new(),
                })
                .collect(),
            needs: self
                .needs
                .iter()
                .map(|(name, roles, in_person, held, minutes)| Need {
                    name: (*name).to_owned(),
                    roles: roles.clone(),
                    setting: if *in_person { Setting::InPerson } else { Setting::Phone },
                    held: *held,
                    purpose: if *held { Purpose::SubAcute } else { Purpose::Treatment },
                    promise: if *held {
                        Promise::Access { days: 2, share: Probability::new(0.8).unwrap() }
                    } else {
                        Promise::None
                    },
                    minutes: like.minutes.map(|_, _| Minutes(*minutes)),
                    ..like.clone()
                })
                .collect(),
            pathways,
            streams,
            waiting,
            panels: Vec::new(),
            goals: Goals { frontier_max: 6, ..cast.goals.clone() },
            ..cast
        };
        Instance::new(clinic).ok()
    }

    /// The same rows in another order.
    pub(super) fn shuffled(&self, by: usize) -> Self {
        fn turned<T: Clone>(rows: &[T], by: usize) -> Vec<T> {
            let mut rows = rows.to_vec();
            let count = rows.len().max(1);
            rows.rotate_left(by % count);
            if by % 2 == 1 {
                rows.reverse();
            }
            rows
        }
        Self {
            teams: turned(&self.teams, by),
            clinicians: turned(&self.clinicians, by + 1),
            sessions: turned(&self.sessions, by + 2),
            needs: turned(&self.needs, by + 3),
            streams: turned(&self.streams, by + 1),
            rooms: self.rooms,
        }
    }
}
