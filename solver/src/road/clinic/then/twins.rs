//! Visits held otherwise: the streams and panels divided over the needs that changes bring.

use std::collections::BTreeMap;

use crate::instance::{Asks, ChangeKind, Panel, Stream};
use crate::number::nearest;
use crate::table::{NeedId, PathwayId};

use super::draft::{Draft, free};

/// A share of the visits of a need that are held as another.
struct Twin {
    change: String,
    of: NeedId,
    by: NeedId,
    /// Share of those the twins before it left \[0..=1\].
    share: f64,
}

impl Draft<'_> {
    /// Divides streams and panels where a share of their visits is held otherwise by then.
    pub(super) fn divide(&mut self) {
        for twin in self.twins() {
            self.divide_streams(&twin);
            self.divide_panels(&twin);
            if let Some(pro) = &mut self.parts.complexity.pro
                && pro.controls.contains(&twin.of)
            {
                pro.controls.push(twin.by);
            }
        }
    }

    fn twins(&self) -> Vec<Twin> {
        let mut left: BTreeMap<NeedId, f64> = BTreeMap::new();
        let mut twins = Vec::new();
        for one in &self.begun {
            let (of, Some(by)) = (
                match one.change.kind {
                    ChangeKind::Virtual { need, .. } | ChangeKind::TaskShift { need, .. } => need,
                    _ => continue,
                },
                one.brings().visit,
            ) else {
                continue;
            };
            let left = left.entry(of).or_insert(1.0);
            let share = if *left > 0.0 { (one.touched() / *left).min(1.0) } else { 0.0 };
            *left -= share * *left;
            twins.push(Twin { change: one.change.name.clone(), of, by, share });
        }
        twins
    }

    fn divide_streams(&mut self, twin: &Twin) {
        for at in 0..self.parts.streams.len() {
            let stream = self.parts.streams[at].clone();
            let Some(asks) = self.asks_otherwise(stream.asks, twin) else { continue };
            let name = self.free_stream(&format!("{} ({})", stream.name, twin.change));
            let mut part = Stream { name, asks, ..stream };
            part.thin(twin.share);
            self.parts.streams[at].thin(1.0 - twin.share);
            self.parts.streams.push(part);
        }
    }

    /// What is asked for with the twin in the place of its need; nothing where that is not asked for.
    fn asks_otherwise(&mut self, asks: Asks, twin: &Twin) -> Option<Asks> {
        let id: PathwayId = match asks {
            Asks::Need(need) => return (need == twin.of).then_some(Asks::Need(twin.by)),
            Asks::Pathway(id) => id,
        };
        let mut pathway = self.parts.pathways[id].clone();
        let mut steps = pathway.steps.iter_mut().filter(|step| step.need == twin.of).peekable();
        steps.peek()?;
        steps.for_each(|step| step.need = twin.by);
        let taken = |name: &str| self.parts.pathways.values().any(|other| other.name == name);
        pathway.name = free(&format!("{} ({})", pathway.name, twin.change), taken);
        Some(Asks::Pathway(self.parts.pathways.push(pathway)))
    }

    fn divide_panels(&mut self, twin: &Twin) {
        for at in 0..self.parts.panels.len() {
            let panel = &mut self.parts.panels[at];
            if panel.control != twin.of && panel.need_based != Some(twin.of) {
                continue;
            }
            let touched = nearest(f64::from(panel.size) * twin.share);
            let touched = u32::try_from(touched).unwrap_or(0).min(panel.size);
            if touched == 0 {
                continue;
            }
            panel.next_controls.clear();
            let mut part = Panel { size: touched, contacts: Vec::new(), ..panel.clone() };
            panel.size -= touched;
            for need in [Some(&mut part.control), part.need_based.as_mut()].into_iter().flatten() {
                if *need == twin.of {
                    *need = twin.by;
                }
            }
            let taken = |name: &str| self.parts.panels.iter().any(|other| other.name == name);
            part.name = free(&format!("{} ({})", part.name, twin.change), taken);
            self.parts.panels.push(part);
        }
    }
}
