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
    /// Sample paths of demand and capacity for sizing.
    Sample = 2,
    /// Requests that come to a simulated clinic.
    Arrive = 3,
    /// Fresh sample paths that judge a design chosen on other paths.
    Judge = 4,
    /// Sessions that fall out of a simulated clinic.
    FallsOut = 5,
    /// Patients under control in a simulated clinic.
    Control = 6,
    /// Patients who wait on the first day of a simulation.
    Listed = 7,
    /// Neighbourhoods of the search for an assignment.
    Repack = 8,
    /// A made-up waiting list.
    WaitingList = 9,
    /// Days of a clinic, played forward.
    Day = 10,
    /// Patients on the road from fixed to need-based control.
    Road = 11,
    /// Patients who enter a panel of a simulated clinic.
    Enter = 12,
    /// Patients whom changes of pathways bring to a simulated clinic.
    Brought = 13,
}

/// An independent stream of uniform draws.
#[derive(Clone, Debug)]
pub struct Stream(ChaCha8Rng);

/// The luck of one patient: every quantile has an address of its own, so that a patient meets the
/// same luck under every policy, whenever and wherever they are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Luck(pub u64);

impl Luck {
    /// The quantile at `address`, in 0..1.
    ///
    /// Addresses are independent of each other: the key and the address pass the finaliser of
    /// `SplitMix64` (Steele, Lea & Flood 2014, *Fast splittable pseudorandom number generators*).
    #[must_use]
    #[inline]
    pub fn quantile(self, address: u64) -> f64 {
        unit(self.at(address).0)
    }

    /// The luck of something that belongs to the patient, for example their next visit.
    #[must_use]
    #[inline]
    pub fn at(self, address: u64) -> Luck {
        const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut z = self.0.wrapping_add(GOLDEN.wrapping_mul(address.wrapping_add(1)));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Luck(z ^ (z >> 31))
    }
}

/// The first 53 bits as a number in 0..1.
#[inline]
fn unit(bits: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    let bits = (bits >> 11) as f64;
    bits * 2.0_f64.powi(-53)
}

impl Seed {
    /// The seed of a search whose find is judged under this one: other patients altogether.
    #[must_use]
    pub fn aside(self) -> Self {
        Self(self.0 ^ 0x9e37_79b9_7f4a_7c15)
    }

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
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        unit(self.0.next_u64())
    }

    /// A fresh key for somebody's luck.
    #[inline]
    pub fn luck(&mut self) -> Luck {
        Luck(self.0.next_u64())
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
