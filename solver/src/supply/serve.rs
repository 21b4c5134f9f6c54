//! Which session may serve whom.

use crate::instance::{Instance, Setting};
use crate::table::{ClinicianId, NeedId, SessionId, TeamId};

/// Whether a session may serve a need of a team's patients: role, team and room fit.
#[must_use]
pub(crate) fn serves(instance: &Instance, session: SessionId, team: TeamId, need: NeedId) -> bool {
    let given = &instance.parts().sessions[session];
    role_fits(instance, given.clinician, need)
        && (given.room.is_some() || !in_person(instance, need))
        && sees(instance, session, team)
}

/// Whether a clinician has a role that may serve a need, wherever they work.
#[must_use]
pub(crate) fn role_fits(instance: &Instance, clinician: ClinicianId, need: NeedId) -> bool {
    instance.may_serve(clinician, need)
}

/// Whether a need is met in the clinic, and so in a room.
#[must_use]
pub(crate) fn in_person(instance: &Instance, need: NeedId) -> bool {
    instance.parts().needs[need].setting == Setting::InPerson
}

/// The sessions of the cycle that may serve a need of a team's patients, in order.
pub(crate) fn able(
    instance: &Instance,
    team: TeamId,
    need: NeedId,
) -> impl Iterator<Item = SessionId> + '_ {
    instance.parts().sessions.ids().filter(move |&id| serves(instance, id, team, need))
}

/// The teams whose patients a session may see, in order: those it serves, and those who let one of
/// these see their patients.
#[must_use]
pub(crate) fn teams_seen(instance: &Instance, session: SessionId) -> Vec<TeamId> {
    instance.parts().teams.ids().filter(|&team| sees(instance, session, team)).collect()
}

/// Whether two needs of a team may be served by just the same sessions, so that their holds pool.
#[must_use]
pub(crate) fn pools(instance: &Instance, team: TeamId, one: NeedId, other: NeedId) -> bool {
    one == other || able(instance, team, one).eq(able(instance, team, other))
}

/// Whether a session is one of a team's own, not lent by a team that sees its patients.
#[must_use]
pub(crate) fn of_team(instance: &Instance, session: SessionId, team: TeamId) -> bool {
    instance.session_teams(&instance.parts().sessions[session]).contains(&team)
}

/// The team a session works for first: its own, else its clinician's main team.
#[must_use]
pub(crate) fn main_team(instance: &Instance, session: SessionId) -> TeamId {
    instance.session_teams(&instance.parts().sessions[session])[0]
}

/// Other teams that may see a team's patients.
#[must_use]
pub(crate) fn stand_ins(instance: &Instance, team: TeamId) -> &[TeamId] {
    &instance.parts().teams[team].seen_by
}

/// How many needs of teams a session may serve, of those the clinic file has.
#[must_use]
pub(crate) fn needs_served(instance: &Instance, session: SessionId) -> usize {
    let given = instance.parts().needs.iter().filter(|(_, need)| need.brought.is_none());
    let needs: Vec<NeedId> = given.map(|(id, _)| id).collect();
    let of_team =
        |team: TeamId| needs.iter().filter(|&&need| serves(instance, session, team, need)).count();
    teams_seen(instance, session).into_iter().map(of_team).sum()
}

/// Whether a team's time may be used for the patients of another: its own, or those of a team that
/// lets it see them.
#[must_use]
pub(crate) fn stands_in(instance: &Instance, by: TeamId, team: TeamId) -> bool {
    by == team || instance.parts().teams[team].seen_by.contains(&by)
}

fn sees(instance: &Instance, session: SessionId, team: TeamId) -> bool {
    let parts = instance.parts();
    let by = instance.session_teams(&parts.sessions[session]);
    by.contains(&team) || by.iter().any(|other| parts.teams[team].seen_by.contains(other))
}
