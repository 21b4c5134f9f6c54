//! Progress on standard error, only for a person who watches.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use behov_solver::solve::Meter;
use indicatif::{ProgressBar, ProgressStyle};

/// How often a moving line moves.
const TICK: Duration = Duration::from_millis(120);

/// A moving line that says what is being done; gone when dropped.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    over: Arc<AtomicBool>,
}

impl Progress {
    /// Says what is being done, when somebody watches and did not ask for quiet; with a bar that
    /// follows `meter` and the time left where there is one.
    pub(super) fn start(doing: String, quiet: bool, meter: Option<&Meter>) -> Self {
        let Some(meter) = meter else {
            return Self::shown(
                doing,
                quiet,
                ProgressBar::new_spinner(),
                "{spinner} {msg} {elapsed}",
            );
        };
        let form = "{spinner} {msg} {wide_bar} {percent} % {elapsed} (-{eta})";
        let progress = Self::shown(doing, quiet, ProgressBar::new(0), form);
        if !progress.bar.is_hidden() {
            let (bar, over, meter) =
                (progress.bar.clone(), Arc::clone(&progress.over), meter.clone());
            std::thread::spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    let (done, expected) = meter.read();
                    bar.set_length(expected);
                    bar.set_position(done);
                    std::thread::sleep(TICK);
                }
            });
        }
        progress
    }

    fn shown(doing: String, quiet: bool, bar: ProgressBar, form: &str) -> Self {
        let over = Arc::default();
        if quiet || !std::io::stderr().is_terminal() {
            return Self { bar: ProgressBar::hidden(), over };
        }
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style);
        }
        bar.set_message(doing);
        bar.enable_steady_tick(TICK);
        Self { bar, over }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        self.bar.finish_and_clear();
    }
}
