//! Chains against closed forms and brute force, then whole clinics.

mod chain;
mod clinic;
mod legal;
mod nested;

fn close(left: f64, right: f64, within: f64) {
    assert!((left - right).abs() <= within, "{left} against {right}");
}
