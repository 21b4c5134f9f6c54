//! No two files of a folder use each other, nor do more of them in a ring. A folder counts as one
//! with all below it; parent and child through `mod.rs` are ordinary Rust. What is read are paths:
//! methods of one type that are written in several files count as the type's.

mod file;
mod house;
mod token;

use std::path::Path;

use house::House;

use crate::architecture::{rust_files, text};

/// The rings of a house, each with the uses that close it; and modules that cannot be read.
fn faults(house: &House) -> Vec<String> {
    let inline = house.inline_modules();
    let inline = inline.into_iter().map(|module| format!("{module} wants a file of its own"));
    let rings = house.rings().into_iter().map(|ring| {
        let evidence = house.evidence(&ring).join("; ");
        format!("{}: {} ({evidence})", ring.folder, ring.modules.join(", "))
    });
    inline.chain(rings).collect()
}

fn found(sources: &[(&str, &str)]) -> Vec<String> {
    faults(&House::new(sources.iter().copied()))
}

/// What is wrong in the house of a folder of sources.
fn faults_of(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let sources: Vec<(String, String)> = rust_files(folder)
        .iter()
        .map(|file| {
            let inside = file.strip_prefix(&root).expect("a file of the folder");
            (inside.to_string_lossy().replace('\\', "/"), text(file))
        })
        .collect();
    assert!(sources.len() > 200, "{folder} is read");
    faults(&House::new(sources.iter().map(|(path, code)| (path.as_str(), code.as_str()))))
}

#[test]
fn no_files_of_a_folder_of_the_solver_use_each_other() {
    let faults = faults_of("solver/src");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nor_do_files_of_a_folder_of_the_shell() {
    let faults = faults_of("src");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A room of two files, one of which uses the other as `use super::two::Two;`.
fn pair(one: &str) -> Vec<String> {
    found(&[
        ("room/mod.rs", "mod one; mod two; pub use two::Two;"),
        ("room/one.rs", one),
        ("room/two.rs", "use super::one::One;\npub struct Two(One);"),
    ])
}

#[test]
fn a_circle_of_two_files_is_found_however_it_is_written() {
    let circle = ["room: one, two (one uses two; two uses one)"];
    for one in [
        "use super::two::Two;",
        "use super::two;",
        "use super::two as other;",
        "use super::{two::{self, Two as Second}, Room};",
        "use super::{Room, two::Two};",
        "use crate::room::two::Two;",
        "pub(super) use crate::{room::{two::Two}, other};",
        "fn f() { use super::two::Two; }",
        "fn f() { super::two::f(1); }",
        "struct One(Vec<super::two::Two>);",
        "struct One<'a>(&'a crate::room::two::Two);",
        "use super::super::room as here; fn f() { here::two::f(); }",
        "use crate::room; const N: usize = room::two::N + '\"'.len_utf8();",
        "fn f() { assert_eq!(super::two::f(), r#\"//\"#, \"/*\"); }",
        "use super::*;",
        "use super::two::*;",
        // By way of the parent, which brings it in from the other file.
        "use super::Two;",
        "use super::{Two as Second};",
        "use crate::room::Two;",
        "fn f() -> super::Two { unreachable!() }",
    ] {
        assert_eq!(pair(one), circle, "{one}");
    }
}

#[test]
fn what_is_no_circle_is_left_alone() {
    for one in [
        "",
        "// use super::two::Two;",
        "/* use super::two::Two; /* */ super::two::f() */",
        "const S: &str = \"use super::two::Two;\";",
        "const S: &str = r#\"\" use super::two::Two;\"#;",
        "use super::Room; use std::collections::BTreeMap; fn f() { Room::new(); }",
        "use crate::other::two::Two;",
        "#[cfg(test)]\nmod tests { use super::super::two::Two; fn f() { [(); 3]; } }",
        "#[cfg(test)]\nuse super::two::Two;",
        "#[cfg(test)]\nfn f(_: [u8; 2]) -> usize { super::two::f() }",
    ] {
        assert_eq!(pair(one), Vec::<String>::new(), "{one}");
    }
}

#[test]
fn a_ring_of_three_and_one_through_files_below_are_found() {
    let ring = [
        ("room/a.rs", "use super::b::B;"),
        ("room/b.rs", "use super::c::C;"),
        ("room/c/mod.rs", "mod deep;"),
        ("room/c/deep.rs", "use crate::room::a::A;"),
        ("room/d.rs", "use super::{a::A, b::B, c::C};"),
    ];
    assert_eq!(found(&ring), ["room: a, b, c (a uses b; b uses c; c::deep uses a)"]);
}

#[test]
fn parent_and_child_and_test_files_are_no_circle() {
    let house = [
        ("lib.rs", "mod room; pub use room::one::One;"),
        ("room/mod.rs", "mod one; #[cfg(test)] mod tests; use one::One; pub struct Room(One);"),
        ("room/one.rs", "use super::Room; use crate::One;"),
        ("room/tests.rs", "use super::one::One;"),
    ];
    assert_eq!(found(&house), Vec::<String>::new());
}

#[test]
fn a_module_written_inside_a_file_is_refused() {
    let house = [("room/mod.rs", "mod one;"), ("room/one.rs", "pub mod inner { }")];
    assert_eq!(found(&house), ["room::one::inner wants a file of its own"]);
}
