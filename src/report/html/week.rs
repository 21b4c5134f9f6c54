//! The week in colours: a card per clinician, a column per day, every block where it lies in time.

use std::fmt::Write as _;

use behov_solver::answer::{Block, BlockKind, Template};
use behov_solver::instance::{CycleDay, Instance};
use behov_solver::table::{ClinicianId, Id, NeedId, TeamId};
use behov_solver::units::{Minutes, TimeOfDay};

use crate::messages::{key, tell};
use crate::report::escape::escape;
use crate::report::label;
use crate::report::text::rota;
use crate::report::voice::Voice;

/// Colours in the style sheet; later needs start over.
const COLOURS: usize = 8;

/// From when to when the cards reach, and how tall a minute is.
struct Clock {
    from: TimeOfDay,
    to: TimeOfDay,
    pixels_per_minute: f64,
}

impl Clock {
    /// Whole hours around all blocks; tall enough to write on the shortest bookable block.
    fn around(template: &Template) -> Option<Self> {
        let blocks = template.blocks();
        let first = blocks.iter().map(|block| block.span.from).min()?;
        let last = blocks.iter().map(|block| block.span.to).max()?;
        let bookable =
            |b: &&Block| matches!(b.kind, BlockKind::Visit { .. } | BlockKind::Hold { .. });
        let shortest = blocks.iter().filter(bookable).map(|block| block.span.minutes().real());
        let shortest = shortest.fold(60.0, f64::min).max(1.0);
        let (first, last) = (first.minutes().0, last.minutes().0);
        Some(Self {
            from: TimeOfDay::from_minutes(first / 60 * 60)?,
            to: TimeOfDay::from_minutes((last + 59) / 60 * 60)?,
            pixels_per_minute: (15.0 / shortest).clamp(0.65, 1.3),
        })
    }

    fn pixels(&self, length: Minutes) -> f64 {
        (length.real() * self.pixels_per_minute * 10.0).round() / 10.0
    }

    fn hours(&self) -> impl Iterator<Item = TimeOfDay> {
        let hours = self.from.minutes().0 / 60..=self.to.minutes().0 / 60;
        hours.filter_map(|hour| TimeOfDay::from_minutes(hour * 60))
    }
}

/// The section of the page with legend and cards.
pub(super) fn grid(page: &mut String, voice: Voice, instance: &Instance, template: &Template) {
    let Some(clock) = Clock::around(template) else { return };
    page.push_str("<section class=\"week\">\n");
    super::heading(page, &tell!(voice, "page.week"));
    super::paragraph(page, "lead", &tell!(voice, "page.week.lead"));
    legend(page, voice, instance, template);
    for (team, name) in instance.parts().teams.iter().map(|(id, team)| (id, &team.name)) {
        let members = members(instance, team);
        if members.is_empty() {
            continue;
        }
        if instance.parts().teams.len() > 1 {
            let _ = writeln!(page, "<h3>{}</h3>", escape(&tell!(voice, "size.team", team = name)));
        }
        page.push_str("<div class=\"cards\">\n");
        for clinician in members {
            card(page, voice, instance, template, &clock, clinician);
        }
        page.push_str("</div>\n");
    }
    page.push_str("</section>\n");
}

/// Clinicians with sessions whose main team it is.
fn members(instance: &Instance, team: TeamId) -> Vec<ClinicianId> {
    let parts = instance.parts();
    let works = |id| parts.sessions.values().any(|session| session.clinician == id);
    let staff = parts.clinicians.iter();
    staff.filter(|(id, c)| c.teams.first() == Some(&team) && works(*id)).map(|(id, _)| id).collect()
}

fn card(
    page: &mut String,
    voice: Voice,
    instance: &Instance,
    template: &Template,
    clock: &Clock,
    clinician: ClinicianId,
) {
    let name = label::clinician(voice, instance, clinician);
    let _ = writeln!(page, "<article class=\"card\">\n<h4>{}</h4>", escape(&name));
    let weeks = instance.parts().cycle.weeks;
    for week in 0..weeks {
        let days = rota::week_days(instance, week);
        if weeks > 1 {
            let told = voice.week(week, instance.parts().cycle);
            super::paragraph(page, "which", &told);
        }
        let _ = writeln!(page, "<div class=\"rota\" style=\"--days:{}\">", days.len());
        hours(page, clock);
        for day in days {
            column(page, voice, instance, template, clock, (clinician, day));
        }
        page.push_str("</div>\n");
    }
    page.push_str("</article>\n");
}

fn hours(page: &mut String, clock: &Clock) {
    let height = clock.pixels(clock.to - clock.from);
    let _ = write!(page, "<div class=\"hours\" style=\"height:{height}px\">");
    for hour in clock.hours() {
        let top = clock.pixels(hour - clock.from);
        let _ = write!(page, "<span style=\"top:{top}px\">{hour}</span>");
    }
    page.push_str("</div>\n");
}

fn column(
    page: &mut String,
    voice: Voice,
    instance: &Instance,
    template: &Template,
    clock: &Clock,
    (clinician, day): (ClinicianId, CycleDay),
) {
    let height = clock.pixels(clock.to - clock.from);
    let hour = clock.pixels(Minutes(60));
    let _ = writeln!(
        page,
        "<div class=\"day\"><b>{}</b><div class=\"track\" style=\"height:{height}px;--hour:{hour}px\">",
        escape(&voice.weekday(day))
    );
    let sessions = instance.parts().sessions.iter();
    for (id, _) in sessions.filter(|(_, s)| s.clinician == clinician && s.day == day) {
        for block in template.of(id) {
            drawn(page, voice, instance, clock, block);
        }
    }
    page.push_str("</div></div>\n");
}

fn drawn(page: &mut String, voice: Voice, instance: &Instance, clock: &Clock, block: &Block) {
    let top = clock.pixels(block.span.from - clock.from);
    let height = (clock.pixels(block.span.minutes()) - 1.0).max(1.0);
    let class = class(instance, block.kind);
    let name = label::block_name(voice, instance, block.kind);
    let title = full(voice, instance, block, &name);
    let short = match block.kind {
        BlockKind::Hold { need, .. } => instance.parts().needs[need].name.clone(),
        _ => name,
    };
    let _ = write!(
        page,
        "<div class=\"{class}\" style=\"top:{top}px;height:{height}px\" title=\"{}\">",
        escape(&title)
    );
    if height >= 10.0 {
        let _ = write!(page, "<i>{}</i> {}", block.span.from, escape(&short));
    }
    page.push_str("</div>\n");
}

/// The classes of the style sheet for a block.
fn class(instance: &Instance, kind: BlockKind) -> String {
    match kind {
        BlockKind::Visit { need, class, .. } => {
            let complex = instance.parts().complexity.classes[class].complex;
            format!("block c{}{}", need.index() % COLOURS, if complex { " complex" } else { "" })
        }
        BlockKind::Hold { need, .. } => format!("block hold c{}", need.index() % COLOURS),
        BlockKind::OpenClinic { .. } => "block open".to_owned(),
        BlockKind::Frozen { .. } => "block frozen".to_owned(),
        BlockKind::Buffer => "block buffer".to_owned(),
        BlockKind::Free => "block free".to_owned(),
    }
}

/// Everything about a block, shown when the pointer rests on it.
fn full(voice: Voice, instance: &Instance, block: &Block, name: &str) -> String {
    let minutes = tell!(voice, "minutes", minutes = block.span.minutes().0);
    let mut text = format!("{} {name}, {minutes}", block.span);
    if let Some(team) = label::block_team(instance, block.kind) {
        let _ = write!(text, ", {}", instance.parts().teams[team].name);
    }
    match block.kind {
        BlockKind::Visit { class, .. } => {
            let _ = write!(text, ", {}", instance.parts().complexity.classes[class].name);
        }
        BlockKind::Hold { release_days, .. } => {
            let _ = write!(text, "; {}", label::release(voice, release_days));
        }
        _ => {}
    }
    text
}

fn legend(page: &mut String, voice: Voice, instance: &Instance, template: &Template) {
    page.push_str("<ul class=\"legend\">\n");
    let mut item = |class: &str, text: &str| {
        let _ = writeln!(page, "<li><span class=\"{class}\"></span>{}</li>", escape(text));
    };
    let blocks = template.blocks();
    for (id, need) in instance.parts().needs.iter() {
        let colour = id.index() % COLOURS;
        if blocks.iter().any(|b| matches!(b.kind, BlockKind::Visit { need, .. } if need == id)) {
            item(&format!("block c{colour}"), &need.name);
        }
        if let Some(text) = hold_text(voice, template, id, &need.name) {
            item(&format!("block hold c{colour}"), &text);
        }
    }
    let complex = blocks.iter().any(|b| class(instance, b.kind).ends_with("complex"));
    let others = [
        ("block complex", key!("page.legend.complex"), complex),
        (
            "block open",
            key!("template.block.open-clinic"),
            has(blocks, |k| matches!(k, BlockKind::OpenClinic { .. })),
        ),
        (
            "block frozen",
            key!("template.block.frozen"),
            has(blocks, |k| matches!(k, BlockKind::Frozen { .. })),
        ),
        ("block buffer", key!("template.block.buffer"), has(blocks, |k| k == BlockKind::Buffer)),
        ("block free", key!("template.block.free"), has(blocks, |k| k == BlockKind::Free)),
    ];
    for (class, key, _) in others.iter().filter(|(_, _, shown)| *shown) {
        item(class, &voice.say(key));
    }
    page.push_str("</ul>\n");
}

fn has(blocks: &[Block], wanted: impl Fn(BlockKind) -> bool) -> bool {
    blocks.iter().any(|block| wanted(block.kind))
}

/// The holds of a need with their release rules.
fn hold_text(voice: Voice, template: &Template, need: NeedId, name: &str) -> Option<String> {
    let rules = rota::releases(template, need);
    if rules.is_empty() {
        return None;
    }
    let rules: Vec<_> = rules.into_iter().map(|days| label::release(voice, days)).collect();
    let held = tell!(voice, "template.block.hold", need = name);
    Some(format!("{held}; {}", rules.join("; ")))
}
