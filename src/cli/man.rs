//! `behov man`: the manual pages, of behov and of each verb.

use std::io::Write;

use clap_mangen::Man;

use super::exit::Exit;
use super::help;
use super::shell::Shell;
use crate::messages::{Lang, fault};
use crate::verb::Refusal;

/// The headings that clap writes, in Danish.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "NAVN"),
    ("SYNOPSIS", "OVERSIGT"),
    ("DESCRIPTION", "BESKRIVELSE"),
    ("OPTIONS", "TILVALG"),
    ("SUBCOMMANDS", "KOMMANDOER"),
    ("EXTRA", "MERE"),
    ("VERSION", "VERSION"),
];

/// Prints all pages, or writes each as a file.
pub(super) fn run(shell: &Shell, results: &mut dyn Write) -> Result<Exit, Refusal> {
    let pages = pages(shell.voice.lang);
    let pages = pages.map_err(|reason| Refusal::from(fault!("B0407", reason = reason)))?;
    let all: String = pages.iter().map(|(_, page)| page.as_str()).collect();
    let files: Vec<(&str, &[u8])> =
        pages.iter().map(|(name, page)| (name.as_str(), page.as_bytes())).collect();
    shell.deliver(results, &all, &files)?;
    Ok(Exit::Done)
}

/// The name of each page and what it says.
fn pages(lang: Lang) -> std::io::Result<Vec<(String, String)>> {
    let mut command = help::command(lang).disable_help_subcommand(true);
    command.build();
    let mut pages = vec![page(&command, "behov", lang)?];
    for verb in command.get_subcommands() {
        pages.push(page(verb, &format!("behov-{}", verb.get_name()), lang)?);
    }
    Ok(pages)
}

fn page(command: &clap::Command, name: &str, lang: Lang) -> std::io::Result<(String, String)> {
    let man = Man::new(command.clone()).title(name.to_owned());
    let mut bytes = Vec::new();
    man.render(&mut bytes)?;
    let mut page = String::from_utf8_lossy(&bytes).into_owned();
    if lang == Lang::Da {
        for (english, danish) in HEADINGS {
            page = page.replace(&format!(".SH {english}\n"), &format!(".SH {danish}\n"));
        }
    }
    Ok((format!("{name}.1"), page))
}
