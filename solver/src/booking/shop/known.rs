//! Days already decided: the search asks for the same day again and again.
//!
//! Whether the visits of a day fit depends only on their shop, so an answer once found is the answer
//! whoever asks, in whatever order and on whatever thread. Days are known by 128 bits of a hash, so
//! that many of them take little memory; the times of the plan are decided anew in any case.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use super::{NoTimes, Shop};

/// Most days kept.
const DAYS_MAX: usize = 400_000;

/// What is known of days with shared rooms; copies share it.
#[derive(Clone, Debug, Default)]
pub(in crate::booking) struct Known(Arc<Mutex<BTreeMap<Key, Result<(), NoTimes>>>>);

type Key = (u64, u64);

fn key(shop: &Shop) -> Key {
    let half = |salt: u64| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        shop.hash(&mut hasher);
        hasher.finish()
    };
    (half(0), half(1))
}

impl Known {
    /// Whether the visits fit: from memory, or decided now.
    pub(in crate::booking) fn fits(&self, shop: Shop) -> Result<(), NoTimes> {
        let key = key(&shop);
        if let Some(&known) = self.days().get(&key) {
            return known;
        }
        let fits = shop.starts(1).map(drop);
        let mut days = self.days();
        if days.len() < DAYS_MAX {
            days.insert(key, fits);
        }
        fits
    }

    fn days(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Result<(), NoTimes>>> {
        // Entries are written whole, so what a panicking thread left is sound.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
