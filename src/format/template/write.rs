//! Blocks to lines.

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{Instance, Role};
use behov_solver::table::{NeedId, TeamId};

use super::super::list::columns_of;
use super::super::names::class_name;
use super::super::table::Table;
use super::{COLUMNS, DAYS};
use crate::messages::Lang;

/// The template as CSV with a heading in the language of its reader, one line per block.
#[must_use]
pub fn write_template(lang: Lang, instance: &Instance, template: &Template) -> String {
    let mut table = Table::new(lang, columns_of(COLUMNS));
    for block in template.blocks() {
        row(&mut table, lang, instance, block);
        table.next();
    }
    table.text()
}

fn row(table: &mut Table<Vec<u8>>, lang: Lang, instance: &Instance, block: &Block) {
    let parts = instance.parts();
    let session = &parts.sessions[block.session];
    let clinician = &parts.clinicians[session.clinician];
    let team = |team: TeamId| &*parts.teams[team].name;
    let need = |need: NeedId| &*parts.needs[need].name;
    let (kind, team, need, class, [release, opens]) = match block.kind {
        BlockKind::Visit { team: of, need: what, class, opens_days } => {
            let class = class_name(lang, &parts.complexity, class);
            ("visit", team(of), need(what), class, [None, Some(opens_days)])
        }
        BlockKind::Hold { team: of, need: what, release_days } => {
            ("hold", team(of), need(what), "", [release_days, None])
        }
        BlockKind::OpenClinic { window } => {
            let window = &parts.windows[window];
            ("open-clinic", team(window.team), need(window.need), "", [None; 2])
        }
        BlockKind::Frozen { index } => {
            ("frozen", "", parts.frozen[index].need.map_or("", need), "", [None; 2])
        }
        BlockKind::Buffer => ("buffer", "", "", "", [None; 2]),
        BlockKind::Free => ("free", "", "", "", [None; 2]),
    };
    let role = match clinician.role {
        Role::Physician => "physician",
        Role::Nurse => "nurse",
        Role::Secretary => "secretary",
    };
    table.text_field(&parts.name).text_field(&clinician.name).text_field(team).word(role);
    table.text_field(session.room.map_or("", |room| &parts.rooms[room].name));
    table.whole(session.day.week + 1).word(DAYS[session.day.day as usize % 7].0);
    table.code(&block.span.from.to_string()).code(&block.span.to.to_string());
    table.whole(block.span.minutes().0).word(kind).text_field(need).text_field(class);
    for days in [release, opens] {
        match days {
            Some(days) => table.whole(days),
            None => table.nothing(),
        };
    }
}
