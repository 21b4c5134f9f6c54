//! What the blocks mean: each purpose that is drawn, and the signs.

use behov_solver::answer::{Block, BlockKind};
use maud::{Markup, html};

use super::block::Drawn;
use super::teller::Teller;
use crate::messages::{key, tell};
use crate::report::escape::seen;
use crate::report::label;
use crate::report::text::rota;

/// Height of a sample \[px\].
const TALL: f64 = 18.0;

/// The legend: the first block of each kind, as it is drawn, beside its name.
pub(super) fn legend(teller: &Teller<'_>) -> Markup {
    let mut shown: Vec<(String, &Block)> = Vec::new();
    for block in teller.template.blocks() {
        let text = meaning(teller, block.kind);
        if block.kind != BlockKind::Free && shown.iter().all(|(known, _)| *known != text) {
            shown.push((text, block));
        }
    }
    let voice = teller.voice;
    let held = shown.iter().any(|(_, block)| matches!(block.kind, BlockKind::Hold { .. }));
    let goal = voice.percent(teller.instance.parts().goals.ends_in_time.value());
    html! {
        ul.legend {
            @for (text, block) in &shown {
                li { (sample(teller, block, text)) span { (seen(text)) } }
            }
            li { (voice.say(key!("week.legend.free"))) }
            @if held { li { (voice.say(key!("week.legend.opens"))) } }
            @if teller.days.is_some() { li { (tell!(voice, "week.legend.foot", goal = goal)) } }
        }
    }
}

/// What a kind of block is for.
fn meaning(teller: &Teller<'_>, kind: BlockKind) -> String {
    let (voice, parts) = (teller.voice, teller.instance.parts());
    let name = label::block_name(voice, teller.instance, kind);
    match kind {
        BlockKind::Hold { need, .. } => {
            let rules = rota::releases(teller.template, need);
            let rules: Vec<String> =
                rules.into_iter().map(|days| label::release(voice, days)).collect();
            format!("{name}; {}", rules.join("; "))
        }
        BlockKind::Visit { need, class, .. } if parts.complexity.classes[class].complex => {
            format!("{}, {}", parts.needs[need].name, tell!(voice, "page.legend.complex"))
        }
        _ => name,
    }
}

fn sample(teller: &Teller<'_>, block: &Block, meaning: &str) -> Markup {
    let drawn = Drawn::of(teller, block, TALL, None);
    let wide = drawn.least_width().max(50.0).ceil();
    html! {
        svg role="img" width=(wide) height=(TALL) viewBox={ "0 0 " (wide) " " (TALL) } {
            title { (seen(meaning)) }
            (drawn.draw((0.0, 0.0), (wide, TALL)))
        }
    }
}

/// The classes of what is held, each once.
pub(super) fn held(teller: &Teller<'_>) -> Vec<&'static str> {
    let holds = teller.template.blocks().iter().map(|block| block.kind);
    let holds = holds.filter(|kind| matches!(kind, BlockKind::Hold { .. }));
    let mut held: Vec<&str> = holds.map(|kind| super::look::class(teller.instance, kind)).collect();
    held.sort_unstable();
    held.dedup();
    held
}
