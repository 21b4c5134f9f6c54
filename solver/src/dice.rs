//! Random numbers of the tests that hold the engine against programs sharing no code with it.

/// A linear congruential generator (Knuth's MMIX).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Evenly between 0 and 1.
    pub(crate) fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "53 bits of a number")]
        let unit = (self.0 >> 11) as f64 / 9_007_199_254_740_992.0;
        unit
    }

    /// A Poisson count by products of uniform numbers (Knuth), from the chance of none.
    pub(crate) fn poisson(&mut self, none: f64) -> u32 {
        let (mut product, mut count) = (self.next(), 0);
        while product > none {
            product *= self.next();
            count += 1;
        }
        count
    }
}
