//! The error index: one entry a code, written from the tables of messages.

use super::{Entry, Lang, breaches, extract, faults, find, legal, notices, pathway, pro};

/// Codes of what goes wrong around a run, in the words of the command line.
const CALLS: [&str; 32] = [
    "B0401", "B0402", "B0403", "B0404", "B0405", "B0406", "B0407", "B0408", "B0409", "B0410",
    "B0411", "B0412", "B0413", "B0414", "B0415", "B0416", "B0417", "B0418", "B0419", "B0420",
    "B0421", "B0422", "B0423", "B0424", "B0425", "B0426", "B0427", "B0428", "B0429", "B0430",
    "B0431", "B0432",
];

/// Every code, in order.
fn codes() -> impl Iterator<Item = &'static str> {
    let sense = faults::CODES.iter().chain(legal::CODES).chain(pathway::CODES).chain(pro::CODES);
    let read = sense.chain(breaches::CODES).copied();
    read.chain(CALLS).chain(notices::CODES.iter().chain(extract::CODES).copied())
}

/// The page of the error index, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Errors\n\n\
         Every fault behov reports, by code: what is wrong and the way out, in English and in \
         Danish. Words in braces are filled in with what stands in the file.\n\n\
         Codes that start with B01 come from reading a file, B02 from what it says, B03 from a \
         template, a simulated clinic or a list of bookings that breaks a promise, B04 from the call, B05 from a clinic that can be read but cannot do all that is asked, B06 from an extract of another system. This page is written by behov itself \
         from its tables of messages.\n",
    );
    for code in codes() {
        page.extend(["\n## ", code, "\n"]);
        for lang in [Lang::En, Lang::Da] {
            let help = find(&format!("{code}.help")).map_or("", |entry| entry.of(lang));
            let cause = cause(code).map_or("", |entry| entry.of(lang));
            page.extend(["\n", &capital(cause), ".\n", "*", help, "*\n"]);
        }
    }
    page
}

/// What a code says is wrong; of several wordings the usual one.
fn cause(code: &str) -> Option<&'static Entry> {
    let keys = [format!("{code}.cause"), code.to_owned(), format!("{code}.not-written")];
    keys.iter().find_map(|key| find(key))
}

/// The text with a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_on_paper_is_the_one_of_the_tables() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md");
        if std::env::var_os("BEHOV_WRITE_DOCS").is_some() {
            std::fs::write(path, page()).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap();
        assert_eq!(written, page(), "run the tests with BEHOV_WRITE_DOCS=1");
    }

    #[test]
    fn codes_stand_in_order_and_each_has_a_cause_and_a_way_out() {
        let codes: Vec<&str> = codes().collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]));
        for code in codes {
            assert!(cause(code).is_some() && find(&format!("{code}.help")).is_some(), "{code}");
        }
    }
}
