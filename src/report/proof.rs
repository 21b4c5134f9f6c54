//! What is proved, in one word and in figures.

use behov_solver::solve::Proof;

use super::voice::Voice;
use crate::messages::tell;

/// The word for a proof in JSON.
#[must_use]
pub fn code(proof: Proof) -> &'static str {
    match proof {
        Proof::Exact => "exact",
        Proof::Bounded { .. } => "bounded",
        Proof::Estimated { .. } => "estimated",
        Proof::Unproven => "unproven",
    }
}

/// Whether a proved bound says everything: it meets the answer.
fn meets(value: f64, bound: f64) -> bool {
    (value - bound).abs() <= 1e-9 * value.abs().max(1.0)
}

/// Distance from the bound: relative to the answer, absolute where the answer is 0.
#[must_use]
pub fn gap(value: f64, bound: f64) -> f64 {
    let distance = (value - bound).abs();
    if value.abs() < 1e-12 { distance } else { distance / value.abs() }
}

/// The proof of `value` in words.
#[must_use]
pub fn word(voice: Voice, value: f64, proof: Proof) -> String {
    match proof {
        Proof::Exact => tell!(voice, "proof.exact"),
        Proof::Bounded { bound } if meets(value, bound) => tell!(voice, "proof.exact"),
        Proof::Bounded { bound } => {
            let gap = gap(value, bound);
            let written =
                if value.abs() < 1e-12 { voice.number(gap, 1) } else { voice.percent(gap) };
            tell!(voice, "proof.bounded", gap = written)
        }
        Proof::Estimated { half_width, replications } => tell!(
            voice,
            "proof.estimated",
            half_width = voice.minutes(half_width),
            replications = voice.whole(replications as usize)
        ),
        Proof::Unproven => tell!(voice, "proof.unproven"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    const EN: Voice = Voice { lang: Lang::En };

    #[test]
    fn a_bound_that_meets_the_answer_proves_it() {
        assert_eq!(word(EN, 120.0, Proof::Bounded { bound: 120.0 }), "exact");
    }

    #[test]
    fn a_gap_is_relative_to_the_answer_and_absolute_at_zero() {
        // (120 - 114) / 120 = 5 %.
        assert_eq!(word(EN, 120.0, Proof::Bounded { bound: 114.0 }), "bounded, gap 5 %");
        assert_eq!(word(EN, 0.0, Proof::Bounded { bound: -3.0 }), "bounded, gap 3.0");
    }

    #[test]
    fn no_proof_is_called_no_proof() {
        assert_eq!(word(EN, 7.0, Proof::Unproven), "unproven");
    }
}
