//! How many random cases a test draws.

use proptest::test_runner::Config;

/// So many, and in a long hunt, where `PROPTEST_CASES` asks for more than the usual 256, as many times
/// more as it does.
pub(crate) fn draws(usual: u32) -> Config {
    let usual_cases = 256;
    let asked = Config::default().cases;
    let cases = if asked > usual_cases { usual * (asked / usual_cases) } else { usual };
    Config { cases, ..Config::default() }
}
