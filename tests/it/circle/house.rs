//! Which module of a folder uses which other one, and the rings among them.

use std::collections::{BTreeMap, BTreeSet};

use super::file::File;

/// A module by its names from the root; the root has none.
type Module = Vec<String>;

/// Longest way from a name to where it is defined \[re-exports\].
const HOPS_MAX: usize = 16;

/// All files of a crate by module.
pub(super) struct House {
    files: BTreeMap<Module, File>,
}

/// A folder and the modules of it that use each other in a ring.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ring {
    pub(super) folder: String,
    pub(super) modules: Vec<String>,
}

/// The module of a file by its path from the source's root: `a/mod.rs` is `a`, `lib.rs` the root.
fn module(path: &str) -> Module {
    let mut module: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    module
}

impl House {
    /// Paths are from the source's root, with `/`.
    pub(super) fn new<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut files: BTreeMap<Module, File> =
            sources.into_iter().map(|(path, code)| (module(path), File::read(code))).collect();
        let tests: Vec<Module> = files
            .iter()
            .flat_map(|(module, file)| file.test_modules.iter().map(|name| below(module, name)))
            .collect();
        files.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
        Self { files }
    }

    /// Modules written inside a file, which this reading would misread.
    pub(super) fn inline_modules(&self) -> Vec<String> {
        self.files
            .iter()
            .flat_map(|(module, file)| {
                file.inline_modules.iter().map(|name| below(module, name).join("::"))
            })
            .collect()
    }

    /// Every ring among the modules of one folder, the shortest through each of its modules.
    pub(super) fn rings(&self) -> BTreeSet<Ring> {
        let mut arrows: BTreeMap<Module, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
        for user in self.files.keys() {
            for used in self.used_by(user) {
                let shared = user.iter().zip(&used).take_while(|(one, other)| one == other).count();
                if let (Some(from), Some(to)) = (user.get(shared), used.get(shared)) {
                    let folder = arrows.entry(user[..shared].to_vec()).or_default();
                    folder.entry(from).or_default().insert(to.clone());
                }
            }
        }
        let mut rings = BTreeSet::new();
        for (folder, arrows) in &arrows {
            for start in arrows.keys() {
                rings.extend(shortest_ring(arrows, start).map(|mut modules| {
                    modules.sort();
                    Ring { folder: folder.join("/"), modules }
                }));
            }
        }
        rings
    }

    /// The uses that close a ring, as `a::b uses c`.
    pub(super) fn evidence(&self, ring: &Ring) -> Vec<String> {
        let folder: Module =
            ring.folder.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let inside = |module: &Module| -> Option<String> {
            let below = module.strip_prefix(folder.as_slice())?;
            ring.modules
                .iter()
                .any(|of_ring| below.first() == Some(of_ring))
                .then(|| below.join("::"))
        };
        let mut found = Vec::new();
        for user in self.files.keys() {
            let Some(from) = inside(user) else { continue };
            for to in self.used_by(user).iter().filter_map(&inside) {
                if from.split("::").next() != to.split("::").next() {
                    found.push(format!("{from} uses {to}"));
                }
            }
        }
        found
    }

    /// The modules in which a file finds what it names.
    fn used_by(&self, user: &Module) -> BTreeSet<Module> {
        let file = &self.files[user];
        let mut used = BTreeSet::new();
        for path in file.paths.iter().chain(file.names.values().flatten()) {
            self.land(user, path, HOPS_MAX, &mut used);
        }
        for path in &file.globs {
            let mut whole = BTreeSet::new();
            self.land(user, path, HOPS_MAX, &mut whole);
            for module in whole {
                let names = self.files.get(&module).map(|file| file.names.values().flatten());
                for path in names.into_iter().flatten() {
                    self.land(&module, path, HOPS_MAX, &mut used);
                }
                used.insert(module);
            }
        }
        used
    }

    /// Whether a file or a folder is this module.
    fn is_module(&self, module: &Module) -> bool {
        self.files.range(module.clone()..).next().is_some_and(|(next, _)| next.starts_with(module))
    }

    /// Follows a path from the module that names it, through names brought in elsewhere, and notes
    /// every module it stops at.
    fn land(&self, from: &Module, path: &[String], hops: usize, found: &mut BTreeSet<Module>) {
        let mut here = from.clone();
        for (at, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" if at == 0 => here.clear(),
                "self" if at == 0 => {}
                "super" => drop(here.pop()),
                _ => {
                    let rest = &path[at + 1..];
                    // A name may be a module and an item at once.
                    let elsewhere = self.files.get(&here).and_then(|file| file.names.get(name));
                    for target in elsewhere.into_iter().flatten().filter(|_| hops > 0) {
                        let onward: Vec<String> = target.iter().chain(rest).cloned().collect();
                        if (&here, path) != (from, &onward) {
                            self.land(&here, &onward, hops - 1, found);
                        }
                    }
                    let child = below(&here, name);
                    if !self.is_module(&child) {
                        // An item of this module, unless the path begins with a crate or a type.
                        if at > 0 {
                            found.insert(here);
                        }
                        return;
                    }
                    here = child;
                }
            }
        }
        found.insert(here);
    }
}

fn below(module: &Module, name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The shortest way from a module back to itself.
fn shortest_ring(arrows: &BTreeMap<&str, BTreeSet<String>>, start: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = way.last().expect("a way has a start");
            for next in arrows.get(last.as_str()).into_iter().flatten() {
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way.iter().cloned().chain([next.clone()]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}
