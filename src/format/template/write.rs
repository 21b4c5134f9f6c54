//! Blocks to lines.

use std::fmt::Write as _;

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{Instance, Role};
use behov_solver::table::{NeedId, TeamId};

use super::super::list::quoted;
use super::{COLUMNS, DAYS};

/// The template as CSV with a heading, one line per block, separated by `;`.
#[must_use]
pub fn write_template(instance: &Instance, template: &Template) -> String {
    let heading: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut text = heading.join(";") + "\n";
    for block in template.blocks() {
        let fields = fields(instance, block).map(|field| quoted(&field));
        let _ = writeln!(text, "{}", fields.join(";"));
    }
    text
}

fn fields(instance: &Instance, block: &Block) -> [String; 14] {
    let parts = instance.parts();
    let session = &parts.sessions[block.session];
    let clinician = &parts.clinicians[session.clinician];
    let team = |team: TeamId| parts.teams[team].name.clone();
    let need = |need: NeedId| parts.needs[need].name.clone();
    let nothing = String::new;
    let (kind, team, need, class, release) = match block.kind {
        BlockKind::Visit { team: of, need: what, class, opens_days } => {
            let class = parts.complexity.classes[class].name.clone();
            ("visit", team(of), need(what), class, opens_days.to_string())
        }
        BlockKind::Hold { team: of, need: what, release_days } => {
            let release = release_days.map(|days| days.to_string()).unwrap_or_default();
            ("hold", team(of), need(what), String::new(), release)
        }
        BlockKind::OpenClinic { window } => {
            let window = &parts.windows[window];
            ("open-clinic", team(window.team), need(window.need), String::new(), String::new())
        }
        BlockKind::Frozen { index } => {
            let what = parts.frozen[index].need.map(need).unwrap_or_default();
            ("frozen", String::new(), what, String::new(), String::new())
        }
        BlockKind::Buffer => ("buffer", nothing(), nothing(), nothing(), nothing()),
        BlockKind::Free => ("free", nothing(), nothing(), nothing(), nothing()),
    };
    let role = match clinician.role {
        Role::Physician => "physician",
        Role::Nurse => "nurse",
        Role::Secretary => "secretary",
    };
    let room = session.room.map(|room| parts.rooms[room].name.clone()).unwrap_or_default();
    [
        parts.name.clone(),
        clinician.name.clone(),
        team,
        role.to_owned(),
        room,
        (session.day.week + 1).to_string(),
        DAYS[session.day.day as usize % 7].0.to_owned(),
        block.span.from.to_string(),
        block.span.to.to_string(),
        block.span.minutes().0.to_string(),
        kind.to_owned(),
        need,
        class,
        release,
    ]
}
