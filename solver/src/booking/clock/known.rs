//! Days already decided: the search asks for the same day again and again.
//!
//! Whether the visits of a day fit depends only on their shop, so an answer once found is the answer
//! whoever asks, in whatever order and on whatever thread.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::shop::{NoTimes, Shop};

/// Most days kept.
const DAYS_MAX: usize = 400_000;

/// What is known of days with shared rooms; copies share it.
#[derive(Clone, Debug, Default)]
pub(in crate::booking) struct Known(Arc<Mutex<BTreeMap<Shop, Result<(), NoTimes>>>>);

impl Known {
    /// Whether the visits fit: from memory, or decided now.
    pub(super) fn fits(&self, shop: Shop) -> Result<(), NoTimes> {
        if let Some(&known) = self.days().get(&shop) {
            return known;
        }
        let fits = shop.clone().starts(1).map(drop);
        let mut days = self.days();
        if days.len() < DAYS_MAX {
            days.insert(shop, fits);
        }
        fits
    }

    fn days(&self) -> std::sync::MutexGuard<'_, BTreeMap<Shop, Result<(), NoTimes>>> {
        // Entries are written whole, so what a panicking thread left is sound.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
