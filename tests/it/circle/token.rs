//! The words of a Rust source: names and marks, without comments, strings and lifetimes.

/// A name, `::`, or a single mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Name(String),
    Path,
    Mark(char),
}

impl Token {
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Self::Name(name) if name == word)
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        *self == Self::Mark(mark)
    }
}

pub(super) fn tokens(code: &str) -> Vec<Token> {
    let letters: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let after = |n: usize| rest.get(n).copied().unwrap_or(' ');
        at += match (rest[0], after(1)) {
            ('/', '/') => rest.iter().take_while(|&&c| c != '\n').count(),
            ('/', '*') => block_comment(rest),
            ('"', _) => string(rest),
            ('\'', _) => quote(rest),
            ('r', '"' | '#') if raw(&rest[1..]).is_some() => {
                1 + raw(&rest[1..]).expect("just seen")
            }
            ('r', '#') => 2,
            (':', ':') => {
                found.push(Token::Path);
                2
            }
            (c, _) if is_of_name(c) => {
                let name: String = rest.iter().copied().take_while(|&c| is_of_name(c)).collect();
                // The letter before a string of bytes is part of it.
                let prefix = matches!(name.as_str(), "b" | "c" | "br" | "cr");
                let length = name.chars().count();
                match raw(&rest[length..]) {
                    Some(string) if prefix => length + string,
                    _ => {
                        found.push(Token::Name(name));
                        length
                    }
                }
            }
            (c, _) => {
                if !c.is_whitespace() {
                    found.push(Token::Mark(c));
                }
                1
            }
        };
    }
    found
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Length of a comment in `/* */`, which may hold others.
fn block_comment(rest: &[char]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while at < rest.len() {
        match (rest[at], rest.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

/// Length of a string in quotation marks.
fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Length of a letter in quotes, or of the mark of a lifetime.
fn quote(rest: &[char]) -> usize {
    match (rest.get(1), rest.get(2)) {
        (Some('\\'), _) => 3 + rest.iter().skip(3).take_while(|&&c| c != '\'').count() + 1,
        (Some(_), Some('\'')) => 3,
        _ => 1,
    }
}

/// Length of a string behind its prefix: `"..."`, or `#"..."#` with any number of `#`.
fn raw(rest: &[char]) -> Option<usize> {
    let hashes = rest.iter().take_while(|&&c| c == '#').count();
    if rest.get(hashes) != Some(&'"') {
        return None;
    }
    if hashes == 0 {
        return Some(string(rest));
    }
    let closing: Vec<char> = std::iter::once('"').chain(vec!['#'; hashes]).collect();
    let body = &rest[hashes + 1..];
    let end = body.windows(closing.len()).position(|window| window == closing)?;
    Some(hashes + 1 + end + closing.len())
}
