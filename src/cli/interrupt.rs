//! Ctrl-C: the first asks a long run to hand over what is finished, the second ends the process.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use behov_solver::solve::StopToken;

/// What a shell gives for a process ended by Ctrl-C.
const ENDED: i32 = 130;

static ASKED: AtomicBool = AtomicBool::new(false);
static LISTENING: Once = Once::new();
static TOKENS: Mutex<Vec<StopToken>> = Mutex::new(Vec::new());

/// A run that Ctrl-C stops for as long as this lives.
#[derive(Debug)]
pub(super) struct Listening(StopToken);

/// From now on Ctrl-C raises the token.
pub(super) fn raises(token: &StopToken) -> Listening {
    tokens().push(token.clone());
    // Where the system takes no handler Ctrl-C ends the process, as ever.
    LISTENING.call_once(|| drop(ctrlc::set_handler(asked)));
    Listening(token.clone())
}

impl Drop for Listening {
    fn drop(&mut self) {
        tokens().retain(|token| !token.is(&self.0));
    }
}

fn tokens() -> MutexGuard<'static, Vec<StopToken>> {
    TOKENS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn asked() {
    let tokens = tokens();
    if tokens.is_empty() || ASKED.swap(true, Ordering::Relaxed) {
        std::process::exit(ENDED);
    }
    stop(&tokens);
}

/// Asks runs to stop.
fn stop(runs: &[StopToken]) {
    runs.iter().for_each(StopToken::stop);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_interruption_asks_every_run_there_is_to_stop() {
        let [one, other, over] = [(); 3].map(|()| StopToken::default());
        let _runs = (raises(&one), raises(&other));
        drop(raises(&over));
        // Its own alone of those that listen: other tests run beside it in the same process.
        let own = [&one, &other, &over];
        let listening: Vec<StopToken> =
            tokens().iter().filter(|token| own.iter().any(|run| token.is(run))).cloned().collect();
        stop(&listening);
        assert!(one.stopped() && other.stopped() && !over.stopped());
    }
}
