//! Randomness has addresses: one stream per purpose and replication.
//!
//! A draw added in one place moves nothing elsewhere, and two policies meet the same patients
//! (common random numbers). The only door to `rand`.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The seed of a run; the same seed gives the same bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seed(pub u64);

/// What a stream of random numbers is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Making a synthetic clinic.
    Generate = 1,
}

/// An independent stream of uniform draws.
#[derive(Clone, Debug)]
pub struct Stream(ChaCha8Rng);

impl Seed {
    /// The stream for one purpose and replication.
    #[must_use]
    pub fn stream(self, purpose: Purpose, replication: u32) -> Stream {
        let mut rng = ChaCha8Rng::seed_from_u64(self.0);
        rng.set_stream(u64::from(replication) << 8 | purpose as u64);
        Stream(rng)
    }
}

impl Stream {
    /// A draw in 0..1, with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
        let bits = (self.0.next_u64() >> 11) as f64;
        bits * 2.0_f64.powi(-53)
    }

    /// A whole number in 0..`count` \[count >= 1\].
    ///
    /// # Panics
    /// Never: the result is below a 32-bit count.
    pub fn below(&mut self, count: u32) -> u32 {
        u32::try_from((u64::from(self.0.next_u32()) * u64::from(count)) >> 32)
            .expect("below a 32-bit count")
    }
}
