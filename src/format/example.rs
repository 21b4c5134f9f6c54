//! The example clinic: what a planner sees first.

/// The files of the example clinic, name and text: Ada, Bea and their patients.
#[must_use]
pub fn init_example() -> &'static [(&'static str, &'static str)] {
    &[
        ("clinic.toml", include_str!("../../instances/tiny/clinic.toml")),
        ("waiting.csv", include_str!("../../instances/tiny/waiting.csv")),
    ]
}
