//! What is asked for, as a simulation sees it.

use crate::instance::{Asks, Instance};

use super::world::Asked;

/// A pathway, or one visit with the days within which its right is kept, if it has one.
pub(super) fn asked(instance: &Instance, asks: Asks) -> Asked {
    match asks {
        Asks::Pathway(pathway) => Asked::Pathway(pathway),
        Asks::Need(need) => {
            Asked::Need(need, instance.parts().deciding(asks).map(|(_, days)| days))
        }
    }
}
