//! What one file takes from elsewhere: its `use` lines and the paths in its code.

use std::collections::{BTreeMap, BTreeSet};

use super::token::{Token, tokens};

/// A file as far as its neighbours are concerned; items under `#[cfg(test)]` are left out.
#[derive(Debug, Default)]
pub(super) struct File {
    /// Every path it names, as written, and the names under which `use` brings them in.
    pub(super) paths: BTreeSet<Vec<String>>,
    pub(super) names: BTreeMap<String, Vec<Vec<String>>>,
    /// Paths brought in whole by `*`.
    pub(super) globs: BTreeSet<Vec<String>>,
    /// Modules that are there for tests alone.
    pub(super) test_modules: BTreeSet<String>,
    /// Modules written inside the file: their paths would be read wrongly.
    pub(super) inline_modules: BTreeSet<String>,
}

impl File {
    pub(super) fn read(code: &str) -> Self {
        let tokens = tokens(code);
        let mut file = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            at = file.item(&tokens, at);
        }
        file
    }

    /// Reads what begins at a token; where to go on.
    fn item(&mut self, tokens: &[Token], at: usize) -> usize {
        if let Some(body) = test_item(tokens, at) {
            if let [Token::Name(module), Token::Mark(';')] = &tokens[body - 2..body] {
                self.test_modules.insert(module.clone());
            }
            return body;
        }
        match &tokens[at] {
            token if token.is("use") => self.tree(tokens, at + 1, &[]),
            token if token.is("mod") => {
                if let Some([Token::Name(name), Token::Mark('{')]) = tokens.get(at + 1..at + 3) {
                    self.inline_modules.insert(name.clone());
                }
                at + 1
            }
            Token::Name(_) => self.path(tokens, at),
            _ => at + 1,
        }
    }

    /// A path in the code, as `super::part::Part::new`.
    fn path(&mut self, tokens: &[Token], start: usize) -> usize {
        let mut path = Vec::new();
        let mut at = start;
        while let Some(Token::Name(name)) = tokens.get(at) {
            path.push(name.clone());
            at += 1;
            if tokens.get(at) != Some(&Token::Path) {
                break;
            }
            at += 1;
        }
        if path.len() > 1 {
            self.paths.insert(path);
        }
        at
    }

    /// A tree of `use`, from behind what stands before it.
    fn tree(&mut self, tokens: &[Token], start: usize, before: &[String]) -> usize {
        let mut path = before.to_vec();
        let mut at = start;
        loop {
            match tokens.get(at) {
                Some(Token::Path) => at += 1,
                Some(Token::Mark('*')) => {
                    self.globs.insert(path);
                    return at + 1;
                }
                Some(Token::Mark('{')) => {
                    at += 1;
                    while !tokens[at].is_mark('}') {
                        at = if tokens[at].is_mark(',') {
                            at + 1
                        } else {
                            self.tree(tokens, at, &path)
                        };
                    }
                    return at + 1;
                }
                Some(Token::Name(name)) if name == "as" => {
                    let Some(Token::Name(renamed)) = tokens.get(at + 1) else { return at + 1 };
                    self.brought_in(path, renamed.clone());
                    return at + 2;
                }
                Some(Token::Name(name)) => {
                    path.push(name.clone());
                    at += 1;
                }
                _ => {
                    if let Some(last) = path.last().cloned() {
                        self.brought_in(path, last);
                    }
                    return at;
                }
            }
        }
    }

    fn brought_in(&mut self, mut path: Vec<String>, mut name: String) {
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
            if name == "self" {
                name.clone_from(path.last().expect("a path"));
            }
        }
        self.names.entry(name).or_default().push(path);
    }
}

/// Behind an item under `#[cfg(test)]` that begins at a token, if one does.
fn test_item(tokens: &[Token], at: usize) -> Option<usize> {
    let attribute = ["#", "[", "cfg", "(", "test", ")", "]"];
    let begins = attribute.iter().enumerate().all(|(ahead, word)| {
        tokens.get(at + ahead).is_some_and(|token| match token {
            Token::Name(name) => name == word,
            Token::Mark(mark) => word.len() == 1 && word.starts_with(*mark),
            Token::Path => false,
        })
    });
    if !begins {
        return None;
    }
    let mut depth = 0_usize;
    for (ahead, token) in tokens.iter().enumerate().skip(at + attribute.len()) {
        match token {
            Token::Mark('{' | '(' | '[') => depth += 1,
            Token::Mark('}') if depth <= 1 => return Some(ahead + 1),
            Token::Mark('}' | ')' | ']') => depth -= 1,
            Token::Mark(';' | ',') if depth == 0 => return Some(ahead + 1),
            _ => {}
        }
    }
    Some(tokens.len())
}
