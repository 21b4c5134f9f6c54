//! Rules that turn past visits into a planned length on the grid.

use super::{Counts, Lognormal, Options};

/// How a length is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Each visit as it was planned: today's lengths.
    Planned,
    /// The quantile of past visits at the critical ratio.
    Empirical,
    /// The same quantile of the lognormal fitted to them.
    Lognormal,
    /// Their mean.
    Mean,
}

impl Rule {
    /// All rules; on a tie the earlier one stays.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Empirical, Self::Lognormal, Self::Mean];

    /// Its name in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Empirical => "empirical-quantile",
            Self::Lognormal => "lognormal-quantile",
            Self::Mean => "mean",
        }
    }

    /// What it says after these visits \[min\]; `None` for today's lengths, which are each visit's
    /// own.
    pub(super) fn length(self, seen: &Counts, options: &Options) -> Option<u32> {
        let Options { grid, costs, .. } = *options;
        match self {
            Self::Planned => None,
            Self::Empirical => {
                let at = f64::from(seen.quantile(costs.ratio()));
                Some(on_grid(at, grid, |length| seen.cost(length, costs)))
            }
            Self::Lognormal => {
                let law = Lognormal::of(seen);
                let cost = |length: u32| {
                    let (length, over) = (f64::from(length), law.excess(f64::from(length)));
                    costs.overrun * over + costs.idle * (length - law.mean() + over)
                };
                Some(on_grid(law.quantile(costs.ratio()), grid, cost))
            }
            Self::Mean => {
                let mean = seen.mean();
                Some(on_grid(mean, grid, |length| (f64::from(length) - mean).abs()))
            }
        }
    }
}

/// The cheaper of the two grid lengths beside the best one, the shorter on a tie: the cost is
/// convex, so that no other grid length is cheaper.
fn on_grid(best: f64, grid: u32, cost: impl Fn(u32) -> f64) -> u32 {
    // Nothing beyond the longest visit that is believed, rounded up to the grid.
    let most = super::MINUTES_MAX.div_ceil(grid) * grid;
    let below = (1..).map(|step| step * grid).take_while(|&length| length < most);
    let below = below.take_while(|&length| f64::from(length) <= best).last().unwrap_or(grid);
    let above = below + grid;
    if above <= most && cost(above) < cost(below) - 1e-12 { above } else { below }
}
