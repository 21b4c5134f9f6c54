//! Teams, clinicians, rooms, sessions, absences; holds, windows and fixed time.

use behov_solver::instance::{
    Absence, Clinician, Cycle, FrozenBlock, HoldInUse, OpenWindow, Room, Session, Tag, Team,
};
use behov_solver::table::{ClinicianId, RoomId, SessionId, Table, TeamId};
use behov_solver::units::Minutes;
use chrono::NaiveDate;

use super::super::shape::{
    AbsenceShape, ClinicianShape, FrozenShape, HoldShape, RoomShape, SessionShape, TeamShape,
    WindowShape,
};
use super::super::{defaults, notes};
use super::{Build, span};

impl Build<'_> {
    pub(super) fn teams(&mut self) -> Table<TeamId, Team> {
        let rows = self.document.rows::<TeamShape>("team");
        for row in &rows {
            self.name("team", &row.shape.name);
        }
        let mut teams = Table::default();
        for row in rows {
            let seen_by = row.node.at("seen_by");
            let seen_by = self.find_all("team", &row.shape.seen_by, seen_by).unwrap_or_default();
            self.came("team", &row);
            let TeamShape { name, service, advice_minutes_per_week, .. } = row.shape;
            let service = self.take(service, defaults::SERVICE, &name).into();
            let advice = self.take(advice_minutes_per_week, defaults::ADVICE, &name);
            teams.push(Team { name, service, seen_by, advice_per_week: Minutes(advice) });
        }
        teams
    }

    pub(super) fn clinicians(&mut self) -> Table<ClinicianId, Clinician> {
        let mut clinicians = Table::default();
        for row in self.document.rows::<ClinicianShape>("clinician") {
            let teams = self.find_all("team", &row.shape.teams, row.node.at("teams"));
            let Some(teams) = teams else {
                self.document.lose("clinician", &row.shape.name);
                continue;
            };
            self.came("clinician", &row);
            self.name("clinician", &row.shape.name);
            let ClinicianShape { name, role, .. } = row.shape;
            clinicians.push(Clinician { name, role: role.into(), teams });
        }
        clinicians
    }

    /// The rooms, and the one every session has when the file names none at all.
    pub(super) fn rooms(&mut self, clinicians: usize) -> (Table<RoomId, Room>, Option<RoomId>) {
        let mut rooms = Table::default();
        for row in self.document.rows::<RoomShape>("room") {
            self.came("room", &row);
            self.name("room", &row.shape.name);
            let RoomShape { name, count } = row.shape;
            let count = self.take(count, defaults::ROOM_COUNT, &name);
            rooms.push(Room { name, count });
        }
        if !rooms.is_empty() || self.document.root.get("room").is_some() {
            return (rooms, None);
        }
        let count = u32::try_from(clinicians.max(1)).unwrap_or(u32::MAX);
        self.assume("room.count", "room", count, Tag::Assumption, notes::NO_ROOMS);
        self.name("room", "room");
        self.origins.entry("room").or_default().push(super::Origin::BuiltIn);
        let every = rooms.push(Room { name: "room".to_owned(), count });
        (rooms, Some(every))
    }

    pub(super) fn sessions(
        &mut self,
        cycle: Cycle,
        every_room: Option<RoomId>,
    ) -> Table<SessionId, Session> {
        let mut sessions = Table::default();
        for row in self.document.rows::<SessionShape>("session") {
            let given = &row.shape;
            let clinician = self.find("clinician", &given.clinician, row.node.at("clinician"));
            let team = self.find_given("team", given.team.as_deref(), row.node.at("team"));
            let room = self.find_given("room", given.room.as_deref(), row.node.at("room"));
            let days = (given.day, given.days.as_deref());
            let days = self.days(row.node, days, given.weeks.as_ref(), cycle);
            let (Some(clinician), Some(team), Some(room), Some(days)) =
                (clinician, team, room, days)
            else {
                self.document.lose("session", "");
                continue;
            };
            let breaks = given.breaks.iter().map(|pause| span(pause.from, pause.to)).collect();
            let session = Session {
                clinician,
                team,
                day: days[0],
                span: span(given.from, given.to),
                room: room.or(every_room),
                breaks,
            };
            for day in days {
                self.came("session", &row);
                sessions.push(Session { day, ..session.clone() });
            }
        }
        sessions
    }

    pub(super) fn absences(&mut self, near: NaiveDate) -> Vec<Absence> {
        let mut absences = Vec::new();
        for row in self.document.rows::<AbsenceShape>("absence") {
            let at = row.node.at("clinician");
            if let Some(clinician) = self.find("clinician", &row.shape.clinician, at) {
                let AbsenceShape { from, to, reason, .. } = row.shape.clone();
                let Some((from, to)) = self.dates(row.node, "absence", (from, to), near) else {
                    continue;
                };
                self.came("absence", &row);
                absences.push(Absence { clinician, from, to, reason });
            }
        }
        absences
    }

    pub(super) fn holds(&mut self, cycle: Cycle) -> Vec<HoldInUse> {
        let mut holds = Vec::new();
        for row in self.document.rows::<HoldShape>("hold") {
            let given = &row.shape;
            let team = self.find("team", &given.team, row.node.at("team"));
            let need = self.find("need", &given.need, row.node.at("need"));
            let days = (given.day, given.days.as_deref());
            let days = self.days(row.node, days, given.weeks.as_ref(), cycle);
            let (Some(team), Some(need), Some(days)) = (team, need, days) else { continue };
            let (minutes, release_days) = (Minutes(given.minutes), given.release_days);
            for day in days {
                self.came("hold", &row);
                holds.push(HoldInUse { team, day, minutes, need, release_days });
            }
        }
        holds
    }

    pub(super) fn windows(&mut self, cycle: Cycle) -> Vec<OpenWindow> {
        let mut windows = Vec::new();
        for row in self.document.rows::<WindowShape>("window") {
            let given = &row.shape;
            let team = self.find("team", &given.team, row.node.at("team"));
            let need = self.find("need", &given.need, row.node.at("need"));
            let days = (given.day, given.days.as_deref());
            let days = self.days(row.node, days, given.weeks.as_ref(), cycle);
            let (Some(team), Some(need), Some(days)) = (team, need, days) else { continue };
            let count = self.take(given.clinicians, defaults::WINDOW_CLINICIANS, &given.need);
            for day in days {
                self.came("window", &row);
                let span = span(given.from, given.to);
                let arrivals = given.arrivals.clone().unwrap_or_else(|| vec![1.0]);
                windows.push(OpenWindow {
                    team,
                    day,
                    span,
                    clinician_count: count,
                    need,
                    arrivals,
                });
            }
        }
        windows
    }

    pub(super) fn frozen(&mut self, cycle: Cycle) -> Vec<FrozenBlock> {
        let mut frozen = Vec::new();
        for row in self.document.rows::<FrozenShape>("frozen") {
            let given = &row.shape;
            let clinician = self.find("clinician", &given.clinician, row.node.at("clinician"));
            let need = self.find_given("need", given.need.as_deref(), row.node.at("need"));
            let days = (given.day, given.days.as_deref());
            let days = self.days(row.node, days, given.weeks.as_ref(), cycle);
            let (Some(clinician), Some(need), Some(days)) = (clinician, need, days) else {
                self.document.lose("frozen", "");
                continue;
            };
            for day in days {
                self.came("frozen", &row);
                let (span, label) = (span(given.from, given.to), given.label.clone());
                frozen.push(FrozenBlock { clinician, day, span, need, label });
            }
        }
        frozen
    }
}
