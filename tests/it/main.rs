//! The promises of the project, in one test binary.

mod architecture;
