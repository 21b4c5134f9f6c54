//! Every command of the README does what it shows.

#[test]
fn the_readme_tells_the_truth() {
    trycmd::TestCases::new().case("README.md").run();
}
