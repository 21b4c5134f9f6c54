//! behov on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    behov::cli::main(std::env::args_os())
}
