//! The same clinic with its rows in the order of what they are: names, days, times.
//!
//! Ties are broken and luck is drawn row by row; played in this order, neither depends on where a
//! row stands in the clinic file.

use crate::answer::{Block, BlockKind, HeldGroup, HoldPlan, Log, Template};
use crate::instance::{Asks, Brings, ChangeKind, Instance, InstanceParts};
use crate::table::{ClinicianId, Id, NeedId, PathwayId, RoomId, SessionId, Table, TeamId};

/// A clinic in order, and where its rows stand in the file.
#[derive(Clone, Debug)]
pub(crate) struct Ordered {
    /// The clinic in order.
    pub clinic: Instance,
    rows: Rows,
}

/// Where the rows of every table went.
#[derive(Clone, Debug)]
struct Rows {
    teams: Order<TeamId>,
    clinicians: Order<ClinicianId>,
    rooms: Order<RoomId>,
    needs: Order<NeedId>,
    pathways: Order<PathwayId>,
    sessions: Order<SessionId>,
    windows: Order<usize>,
    frozen: Order<usize>,
    streams: Order<usize>,
    panels: Order<usize>,
}

/// New places of the rows of one table.
#[derive(Clone, Debug)]
struct Order<I> {
    /// Per place in order, the row of the file.
    rows: Vec<I>,
    /// Per row of the file, its place in order.
    places: Vec<I>,
}

impl<I: Copy> Order<I> {
    fn by<K: Ord>(mut rows: Vec<I>, key: impl Fn(I) -> K, index: impl Fn(I) -> usize) -> Self {
        let mut places = rows.clone();
        let ids = rows.clone();
        rows.sort_by_key(|&row| key(row));
        for (&row, place) in rows.iter().zip(ids) {
            places[index(row)] = place;
        }
        Self { rows, places }
    }
}

impl<I: Id> Order<I> {
    fn of<T, K: Ord>(table: &Table<I, T>, key: impl Fn(&T) -> K) -> Self {
        Self::by(table.ids().collect(), |id| key(&table[id]), Id::index)
    }

    fn place(&self, row: I) -> I {
        self.places[row.index()]
    }

    fn row(&self, place: I) -> I {
        self.rows[place.index()]
    }

    fn table<T: Clone>(&self, table: &Table<I, T>) -> Table<I, T> {
        self.rows.iter().map(|&row| table[row].clone()).collect()
    }
}

impl Order<usize> {
    fn of_list<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Self {
        Self::by((0..list.len()).collect(), |row| key(&list[row]), |row| row)
    }

    fn list<T: Clone>(&self, list: &[T]) -> Vec<T> {
        self.rows.iter().map(|&row| list[row].clone()).collect()
    }

    /// A list in order, as the file has it.
    fn of_the_file<T: Clone>(&self, list: &[T]) -> Vec<T> {
        self.places.iter().filter_map(|&place| list.get(place).cloned()).collect()
    }
}

impl Ordered {
    /// The clinic in order.
    #[must_use]
    pub(crate) fn of(instance: &Instance) -> Self {
        let rows = Rows::of(instance.parts());
        let ordered = instance.with(|parts| rows.put_in_order(parts));
        match ordered {
            Ok(clinic) => Self { clinic, rows },
            // Rows in another order make no fault.
            Err(_) => {
                Self { clinic: instance.clone(), rows: Rows::as_they_stand(instance.parts()) }
            }
        }
    }

    /// A template of the clinic as the file has it, for the clinic in order.
    #[must_use]
    pub(crate) fn template(&self, given: &Template) -> Template {
        let rows = &self.rows;
        let kind = |kind: BlockKind| match kind {
            BlockKind::Visit { team, need, class, opens_days } => BlockKind::Visit {
                team: rows.teams.place(team),
                need: rows.needs.place(need),
                class,
                opens_days,
            },
            BlockKind::Hold { team, need, release_days } => BlockKind::Hold {
                team: rows.teams.place(team),
                need: rows.needs.place(need),
                release_days,
            },
            BlockKind::OpenClinic { window } => {
                BlockKind::OpenClinic { window: rows.windows.places[window] }
            }
            BlockKind::Frozen { index } => BlockKind::Frozen { index: rows.frozen.places[index] },
            BlockKind::Buffer | BlockKind::Free => kind,
        };
        let block = |block: &Block| Block {
            session: rows.sessions.place(block.session),
            span: block.span,
            kind: kind(block.kind),
        };
        let weekly = Template::new(given.blocks().iter().map(block).collect());
        given
            .once()
            .iter()
            .fold(weekly, |template, (date, once)| template.with_once(*date, block(once)))
    }

    /// Holds of the clinic in order, for the rows of the file.
    #[must_use]
    pub(crate) fn holds_of_the_file(&self, holds: &HoldPlan) -> HoldPlan {
        let rows = &self.rows;
        let group = |group: &HeldGroup| {
            let needs = group.needs.iter().map(|&need| rows.needs.row(need));
            let mut needs: Vec<NeedId> = needs.collect();
            needs.sort();
            HeldGroup { team: rows.teams.row(group.team), needs, ..group.clone() }
        };
        let mut groups: Vec<HeldGroup> = holds.groups().iter().map(group).collect();
        groups.sort_by(|a, b| (a.team, &a.needs).cmp(&(b.team, &b.needs)));
        HoldPlan::of_groups(groups)
    }

    /// A team of the clinic in order, as the row of the file.
    #[must_use]
    pub(crate) fn team_of(&self, team: TeamId) -> TeamId {
        self.rows.teams.row(team)
    }

    /// A team and a need of the clinic in order, as rows of the file.
    #[must_use]
    pub(crate) fn row_of(&self, team: TeamId, need: NeedId) -> (TeamId, NeedId) {
        (self.team_of(team), self.rows.needs.row(need))
    }

    /// Holds of the rows of the file, for the clinic in order.
    #[must_use]
    pub(crate) fn holds(&self, holds: &HoldPlan) -> HoldPlan {
        let rows = &self.rows;
        let group = |group: &HeldGroup| {
            let needs = group.needs.iter().map(|&need| rows.needs.place(need));
            let mut needs: Vec<NeedId> = needs.collect();
            needs.sort();
            HeldGroup { team: rows.teams.place(group.team), needs, ..group.clone() }
        };
        HoldPlan::of_groups(holds.groups().iter().map(group).collect())
    }

    /// What happened in the clinic in order, told of the rows of the file.
    pub(crate) fn told_of_the_file(&self, log: &mut Log) {
        let rows = &self.rows;
        for play in &mut log.plays {
            for row in &mut play.requests {
                row.team = rows.teams.row(row.team);
                row.need = rows.needs.row(row.need);
                row.own = row.own.map(|own| rows.clinicians.row(own));
                row.clinician = row.clinician.map(|clinician| rows.clinicians.row(clinician));
            }
            for row in &mut play.sessions {
                row.team = rows.teams.row(row.team);
                row.session = rows.sessions.row(row.session);
                row.clinician = rows.clinicians.row(row.clinician);
            }
            play.panels = rows.panels.of_the_file(&play.panels);
        }
    }
}

impl Rows {
    fn of(parts: &InstanceParts) -> Self {
        let clinician = |id: ClinicianId| &*parts.clinicians[id].name;
        let team = |id: TeamId| &*parts.teams[id].name;
        let need = |id: NeedId| &*parts.needs[id].name;
        let given = parts.pathways.len() - parts.brought_pathways();
        Self {
            teams: Order::of(&parts.teams, |row| row.name.clone()),
            clinicians: Order::of(&parts.clinicians, |row| row.name.clone()),
            rooms: Order::of(&parts.rooms, |row| row.name.clone()),
            // What changes bring stays last.
            needs: Order::of(&parts.needs, |row| (row.brought.is_some(), row.name.clone())),
            pathways: Order::by(
                parts.pathways.ids().collect(),
                |id| (id.index() >= given, parts.pathways[id].name.clone()),
                Id::index,
            ),
            sessions: Order::of(&parts.sessions, |row| {
                let team = row.team.map(team).map(str::to_owned);
                let room = row.room.map(|room| parts.rooms[room].name.clone());
                (row.day, row.span, clinician(row.clinician).to_owned(), team, room)
            }),
            windows: Order::of_list(&parts.windows, |row| {
                (row.day, row.span, team(row.team).to_owned(), need(row.need).to_owned())
            }),
            frozen: Order::of_list(&parts.frozen, |row| {
                let need = row.need.map(need).map(str::to_owned);
                (row.day, row.span, clinician(row.clinician).to_owned(), need, row.label.clone())
            }),
            streams: Order::of_list(&parts.streams, |row| row.name.clone()),
            panels: Order::of_list(&parts.panels, |row| row.name.clone()),
        }
    }

    fn as_they_stand(parts: &InstanceParts) -> Self {
        Self {
            teams: Order::of(&parts.teams, |_| ()),
            clinicians: Order::of(&parts.clinicians, |_| ()),
            rooms: Order::of(&parts.rooms, |_| ()),
            needs: Order::of(&parts.needs, |_| ()),
            pathways: Order::of(&parts.pathways, |_| ()),
            sessions: Order::of(&parts.sessions, |_| ()),
            windows: Order::of_list(&parts.windows, |_| ()),
            frozen: Order::of_list(&parts.frozen, |_| ()),
            streams: Order::of_list(&parts.streams, |_| ()),
            panels: Order::of_list(&parts.panels, |_| ()),
        }
    }

    fn put_in_order(&self, parts: &mut InstanceParts) {
        self.name_places(parts);
        parts.teams = self.teams.table(&parts.teams);
        parts.clinicians = self.clinicians.table(&parts.clinicians);
        parts.rooms = self.rooms.table(&parts.rooms);
        parts.needs = self.needs.table(&parts.needs);
        parts.pathways = self.pathways.table(&parts.pathways);
        parts.sessions = self.sessions.table(&parts.sessions);
        parts.windows = self.windows.list(&parts.windows);
        parts.frozen = self.frozen.list(&parts.frozen);
        parts.absences.sort_by_key(|row| (row.clinician, row.from, row.to, row.reason.clone()));
        parts.streams = self.streams.list(&parts.streams);
        parts.panels = self.panels.list(&parts.panels);
        parts.changes.sort_by_key(|row| row.name.clone());
        parts.holds.sort_by_key(|row| (row.team, row.day, row.need, row.minutes, row.release_days));
        parts.waiting.sort_by_key(|row| (row.referred, row.pseudonym.clone()));
        parts.bookings.sort_by_key(|row| (row.date, row.span, row.pseudonym.clone()));
    }

    /// Rewrites every row that names another.
    fn name_places(&self, parts: &mut InstanceParts) {
        let (teams, needs, clinicians) = (&self.teams, &self.needs, &self.clinicians);
        let asks = |asks: &mut Asks| match asks {
            Asks::Need(need) => *need = needs.place(*need),
            Asks::Pathway(pathway) => *pathway = self.pathways.place(*pathway),
        };
        for row in parts.teams.values_mut() {
            row.seen_by.iter_mut().for_each(|team| *team = teams.place(*team));
        }
        for row in parts.clinicians.values_mut() {
            row.teams.iter_mut().for_each(|team| *team = teams.place(*team));
        }
        for row in parts.sessions.values_mut() {
            row.clinician = clinicians.place(row.clinician);
            row.team = row.team.map(|team| teams.place(team));
            row.room = row.room.map(|room| self.rooms.place(room));
        }
        for row in &mut parts.absences {
            row.clinician = clinicians.place(row.clinician);
        }
        for step in parts.pathways.values_mut().flat_map(|row| &mut row.steps) {
            step.need = needs.place(step.need);
            step.team = step.team.map(|team| teams.place(team));
        }
        for row in &mut parts.streams {
            row.team = teams.place(row.team);
            asks(&mut row.asks);
        }
        for row in &mut parts.panels {
            row.team = teams.place(row.team);
            row.clinician = row.clinician.map(|clinician| clinicians.place(clinician));
            row.control = needs.place(row.control);
            row.need_based = row.need_based.map(|need| needs.place(need));
            row.advice = row.advice.map(|need| needs.place(need));
            row.life.outreach = row.life.outreach.map(|need| needs.place(need));
        }
        for row in parts.needs.values_mut() {
            if let Some(brought) = &mut row.brought {
                brought.like = needs.place(brought.like);
            }
        }
        for row in &mut parts.changes {
            self.name_places_of(&mut row.kind);
            if let Some(brings) = &mut row.brings {
                self.name_places_of_brought(brings);
            }
        }
        for row in &mut parts.holds {
            (row.team, row.need) = (teams.place(row.team), needs.place(row.need));
        }
        for row in &mut parts.windows {
            (row.team, row.need) = (teams.place(row.team), needs.place(row.need));
        }
        for row in &mut parts.frozen {
            row.clinician = clinicians.place(row.clinician);
            row.need = row.need.map(|need| needs.place(need));
        }
        for row in &mut parts.waiting {
            row.team = teams.place(row.team);
            row.own = row.own.map(|own| clinicians.place(own));
            asks(&mut row.asks);
        }
        for row in &mut parts.bookings {
            row.need = needs.place(row.need);
            row.clinician = clinicians.place(row.clinician);
        }
    }

    /// The same of a change.
    fn name_places_of(&self, kind: &mut ChangeKind) {
        match kind {
            ChangeKind::NeedBased { panel, .. }
            | ChangeKind::Practice { panel, .. }
            | ChangeKind::Municipality { panel, .. } => *panel = self.panels.places[*panel],
            ChangeKind::Triage { stream, .. } | ChangeKind::FewerVisits { stream, .. } => {
                *stream = self.streams.places[*stream];
            }
            ChangeKind::SubAcute { team, need, .. } | ChangeKind::Home { team, need, .. } => {
                (*team, *need) = (self.teams.place(*team), self.needs.place(*need));
            }
            ChangeKind::Virtual { need, .. } | ChangeKind::TaskShift { need, .. } => {
                *need = self.needs.place(*need);
            }
        }
    }
    /// The same of what a change brings.
    fn name_places_of_brought(&self, brings: &mut Brings) {
        for need in [&mut brings.visit, &mut brings.call, &mut brings.reading].into_iter().flatten()
        {
            *need = self.needs.place(*need);
        }
        for asks in brings.asks.iter_mut().flat_map(|(_, asks)| asks) {
            *asks = match *asks {
                Asks::Need(need) => Asks::Need(self.needs.place(need)),
                Asks::Pathway(pathway) => Asks::Pathway(self.pathways.place(pathway)),
            };
        }
    }
}
