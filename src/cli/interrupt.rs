//! Ctrl-C: the first asks a long run to hand over what is finished, the second ends the process.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};

use behov_solver::solve::StopToken;

/// What a shell gives for a process ended by Ctrl-C.
const ENDED: i32 = 130;

static ASKED: AtomicBool = AtomicBool::new(false);
static TOKENS: Mutex<Vec<StopToken>> = Mutex::new(Vec::new());
static LISTENING: Once = Once::new();

/// From now on Ctrl-C raises the token.
pub(super) fn raises(token: &StopToken) {
    TOKENS.lock().unwrap_or_else(PoisonError::into_inner).push(token.clone());
    // Where the system takes no handler Ctrl-C ends the process, as ever.
    LISTENING.call_once(|| drop(ctrlc::set_handler(asked)));
}

fn asked() {
    if ASKED.swap(true, Ordering::Relaxed) {
        std::process::exit(ENDED);
    }
    TOKENS.lock().unwrap_or_else(PoisonError::into_inner).iter().for_each(StopToken::stop);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_interruption_asks_every_run_to_stop() {
        let (one, other) = (StopToken::default(), StopToken::default());
        TOKENS.lock().unwrap().extend([one.clone(), other.clone()]);
        asked();
        assert!(one.stopped() && other.stopped());
        // Forgotten again, so that no other test ends the process.
        ASKED.store(false, Ordering::Relaxed);
    }
}
