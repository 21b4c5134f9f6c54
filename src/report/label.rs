//! Names of blocks, days and promises, short enough for a rota and clear enough for a wall.

use std::collections::BTreeSet;

use behov_solver::answer::BlockKind;
use behov_solver::instance::{Instance, Role};
use behov_solver::sizing::TeamSizing;
use behov_solver::table::{ClinicianId, Id, NeedId, TeamId};

use super::name::{Named, names};
use super::voice::Voice;
use crate::messages::word::danish_name;
use crate::messages::{Lang, key, tell};

/// The name of a row of a sizing: the team, and the needs where the team has several rows.
#[must_use]
pub fn group(voice: Voice, instance: &Instance, row: &TeamSizing, all: &[TeamSizing]) -> String {
    let alone = all.iter().filter(|other| other.team == row.team).count() == 1;
    let needs = if row.held.is_empty() { &row.routine } else { &row.held };
    group_of(voice, instance, (row.team, needs), alone)
}

/// The name of a group of needs of a team; just the team's where it has no other group.
#[must_use]
pub fn group_of(
    voice: Voice,
    instance: &Instance,
    (team, needs): (TeamId, &[NeedId]),
    alone: bool,
) -> String {
    named_group(voice, team.name(instance), &names(instance, needs), alone)
}

/// The same by names.
#[must_use]
pub(super) fn named_group(voice: Voice, team: &str, needs: &[&str], alone: bool) -> String {
    if alone {
        return team.to_owned();
    }
    if needs.is_empty() {
        return tell!(voice, "size.group.idle", team = team);
    }
    tell!(voice, "size.group", team = team, needs = needs.join(", "))
}

/// A code of one to three letters for every need, each its own.
///
/// First letters where they differ; a need that comes later in the clinic file takes more letters
/// or a number.
#[must_use]
pub fn need_codes(instance: &Instance) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let needs = instance.parts().needs.values();
    needs.map(|need| free_code(&need.name, &mut taken)).collect()
}

fn free_code(name: &str, taken: &mut BTreeSet<String>) -> String {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let head: String =
        letters.first().map_or_else(|| "N".to_owned(), |c| c.to_uppercase().collect());
    let tails = letters.iter().skip(1).map(|c| c.to_lowercase().to_string());
    let numbers = (2..).map(|number: u32| number.to_string());
    let codes = std::iter::once(String::new()).chain(tails).chain(numbers);
    let code = codes.map(|tail| format!("{head}{tail}")).find(|code| !taken.contains(code));
    let code = code.expect("there is always a next number");
    taken.insert(code.clone());
    code
}

/// The code of a block on a rota: `[U]` held, `F` visit, `F+` complex visit.
#[must_use]
pub fn block_code(instance: &Instance, codes: &[String], kind: BlockKind) -> String {
    let code = |need: NeedId| codes[need.index()].as_str();
    match kind {
        BlockKind::Visit { need, class, .. } => {
            let complex = instance.parts().complexity.classes[class].complex;
            format!("{}{}", code(need), if complex { "+" } else { "" })
        }
        BlockKind::Hold { need, .. } => format!("[{}]", code(need)),
        BlockKind::OpenClinic { .. } => "=".to_owned(),
        BlockKind::Frozen { .. } => "#".to_owned(),
        BlockKind::Buffer => "~".to_owned(),
        BlockKind::Free => ".".to_owned(),
    }
}

/// The name of a complexity class: the one that behov adds in the language of the reader.
#[must_use]
pub fn class(voice: Voice, name: &str) -> &str {
    let danish = danish_name("class", name).filter(|_| voice.lang == Lang::Da);
    danish.unwrap_or(name)
}

/// The name of a right: one that behov gives in the language of the reader.
#[must_use]
pub fn right(voice: Voice, name: &str) -> &str {
    let danish = danish_name("right", name).filter(|_| voice.lang == Lang::Da);
    danish.unwrap_or(name)
}

/// The name of a block in full.
#[must_use]
pub fn block_name(voice: Voice, instance: &Instance, kind: BlockKind) -> String {
    let parts = instance.parts();
    match kind {
        BlockKind::Visit { need, .. } => parts.needs[need].name.clone(),
        BlockKind::Hold { need, .. } => {
            tell!(voice, "template.block.hold", need = parts.needs[need].name)
        }
        BlockKind::OpenClinic { .. } => tell!(voice, "template.block.open-clinic"),
        BlockKind::Frozen { index } => match parts.frozen.get(index) {
            Some(frozen) if !frozen.label.is_empty() => frozen.label.clone(),
            _ => tell!(voice, "template.block.frozen"),
        },
        BlockKind::Buffer => tell!(voice, "template.block.buffer"),
        BlockKind::Free => tell!(voice, "template.block.free"),
    }
}

/// The team of a block, when it has one.
#[must_use]
pub fn block_team(instance: &Instance, kind: BlockKind) -> Option<TeamId> {
    match kind {
        BlockKind::Visit { team, .. } | BlockKind::Hold { team, .. } => Some(team),
        BlockKind::OpenClinic { window } => {
            instance.parts().windows.get(window).map(|window| window.team)
        }
        BlockKind::Frozen { .. } | BlockKind::Buffer | BlockKind::Free => None,
    }
}

/// When a hold opens to the waiting list, in words.
#[must_use]
pub fn release(voice: Voice, days: Option<u32>) -> String {
    match days {
        None => tell!(voice, "template.release.never"),
        Some(0) => tell!(voice, "template.release.0"),
        Some(days) => tell!(voice, "template.release", days = days),
    }
}

/// A clinician with role and teams.
#[must_use]
pub fn clinician(voice: Voice, instance: &Instance, id: ClinicianId) -> String {
    let clinician = &instance.parts().clinicians[id];
    let teams = names(instance, &clinician.teams).join(", ");
    let role = role(voice, clinician.role);
    tell!(voice, "template.clinician", name = clinician.name, role = role, teams = teams)
}

/// What a clinician is employed as.
#[must_use]
pub fn role(voice: Voice, role: Role) -> String {
    voice.say(match role {
        Role::Physician => key!("role.physician"),
        Role::Nurse => key!("role.nurse"),
        Role::Secretary => key!("role.secretary"),
    })
}

/// What is so, with the reason somebody gave for it, if any.
pub(super) fn because(what: String, why: &str) -> String {
    if why.trim().is_empty() { what } else { format!("{what} ({why})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_needs_share_a_code() {
        let mut taken = BTreeSet::new();
        let names = ["control", "conclusion", "co", "c", "ønske", "co"];
        let codes = names.map(|name| free_code(name, &mut taken));
        assert_eq!(codes, ["C", "Co", "C2", "C3", "Ø", "C4"]);
    }
}
