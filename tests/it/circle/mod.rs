//! No two files of a folder use each other, nor do more of them in a ring. A folder counts as one
//! with all below it; parent and child through `mod.rs` are ordinary Rust.

mod file;
mod house;
mod token;

use house::House;

use crate::architecture::{rust_files, text};

fn rings(sources: &[(&str, &str)]) -> Vec<String> {
    let house = House::new(sources.iter().copied());
    house.rings().iter().map(|ring| format!("{}: {}", ring.folder, ring.modules.join(", "))).collect()
}

#[test]
fn no_files_of_a_folder_of_the_solver_use_each_other() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("solver/src");
    let sources: Vec<(String, String)> = rust_files("solver/src")
        .iter()
        .map(|file| {
            let inside = file.strip_prefix(&root).expect("a file of the solver");
            (inside.to_string_lossy().replace('\\', "/"), text(file))
        })
        .collect();
    let house = House::new(sources.iter().map(|(path, code)| (path.as_str(), code.as_str())));
    assert_eq!(house.inline_modules(), Vec::<String>::new(), "a module has a file of its own");
    let rings: Vec<String> = house
        .rings()
        .iter()
        .map(|ring| format!("{}: {}", ring.folder, ring.modules.join(", ")))
        .collect();
    assert!(rings.is_empty(), "{}", rings.join("\n"));
}
