//! One value per replication, in as little memory as the values themselves: of a clinic of many
//! teams there are some thousand rows, and a trial may have a thousand replications.

/// One value per replication, in order: none where there was nothing to count, infinite where the
/// run ended before.
#[derive(Clone, Debug, Default)]
pub struct Runs(Vec<f64>);

impl Runs {
    /// Values of which those that are no number are none.
    #[must_use]
    pub(super) fn new(values: Vec<f64>) -> Self {
        Self(values)
    }

    /// How many replications there were.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there was no replication.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of the replication at a place, if it has one.
    ///
    /// # Panics
    /// When there were not so many replications.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<f64> {
        some(self.0[place])
    }

    /// All values, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<f64>> + '_ {
        self.0.iter().copied().map(some)
    }
}

impl PartialEq for Runs {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

fn some(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}
