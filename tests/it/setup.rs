//! The set-up script looks for the libclang that bindgen loads, and for no other.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What the script would install on a machine whose libraries are these.
fn missing(name: &str, libraries: &[&str]) -> String {
    let root = std::env::temp_dir().join(format!("behov-setup-{name}-{}", std::process::id()));
    for library in libraries {
        let file = root.join(library);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a writable folder");
        fs::write(&file, "").expect("a writable file");
    }
    fs::create_dir_all(&root).expect("a writable folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/setup");
    let told = Command::new("bash")
        .arg(script)
        .arg("--missing")
        .arg(&root)
        .env_remove("LIBCLANG_PATH")
        .output()
        .expect("the script runs");
    fs::remove_dir_all(&root).expect("the folder goes");
    assert!(told.status.success());
    String::from_utf8(told.stdout).expect("text")
}

#[test]
fn libclang_cpp_is_not_the_libclang_that_bindgen_loads() {
    for cpp in
        ["usr/lib/llvm-14/lib/libclang-cpp.so.14", "usr/lib/x86_64-linux-gnu/libclang-cpp.so"]
    {
        assert!(missing("cpp", &[cpp]).contains("libclang-dev"), "{cpp}");
    }
    assert!(missing("nothing", &[]).contains("libclang-dev"));
}

#[test]
fn every_name_that_bindgen_tries_will_do() {
    let found = [
        "usr/lib/x86_64-linux-gnu/libclang.so.1",
        "usr/lib/llvm-14/lib/libclang.so",
        "usr/lib/llvm-14/lib/libclang-14.so.1",
        "usr/local/lib/libclang-19.so",
        "usr/lib64/libclang.so.18.1",
    ];
    for library in found {
        assert!(!missing("found", &[library]).contains("libclang"), "{library}");
    }
}
