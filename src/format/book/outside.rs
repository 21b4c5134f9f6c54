//! What a workbook says outside its cells: comments, texts of cells that are gone, headers,
//! properties, links. Nobody sees them in the list, and whoever keeps the file keeps them.

use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use zip::ZipArchive;

/// Most bytes of a part that are looked through.
const PART_MAX: u64 = 256 << 20;

/// Attributes that hold what people wrote.
const WRITTEN: [&str; 9] =
    ["v", "display", "tooltip", "Target", "prompt", "promptTitle", "error", "errorTitle", "descr"];

/// Calls `look` for each text outside the cells, until it says that it has seen enough; `None`
/// when a part cannot be read, so that nobody knows what it holds.
pub(super) fn each(bytes: &[u8], look: &mut impl FnMut(&str) -> bool) -> Option<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    for at in 0..archive.len() {
        let file = archive.by_index(at).ok()?;
        let name = file.name().ok()?.into_owned();
        if look(&name) {
            return Some(());
        }
        let is_xml = [".xml", ".rels", ".vml"].iter().any(|end| name.ends_with(end));
        let of_looks = name.contains("theme") || name.ends_with("styles.xml");
        if !is_xml || of_looks {
            continue;
        }
        if file.size() > PART_MAX {
            return None;
        }
        let mut part = Vec::new();
        file.take(PART_MAX).read_to_end(&mut part).ok()?;
        if texts(&part, look)? {
            return Some(());
        }
    }
    Some(())
}

/// How many rows of the sheets a filter hides.
pub(crate) fn hidden_rows(bytes: &[u8]) -> u32 {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let mut hidden = 0;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let is_sheet = file.name().is_ok_and(|name| name.starts_with("xl/worksheets/sheet"));
        if !is_sheet || file.size() > PART_MAX {
            continue;
        }
        let mut part = String::new();
        if file.take(PART_MAX).read_to_string(&mut part).is_ok() {
            let rows = part.split("<row ").skip(1);
            let of_row = |row: &&str| {
                let tag = row.split('>').next().unwrap_or_default();
                tag.contains("hidden=\"1\"") || tag.contains("hidden=\"true\"")
            };
            hidden += u32::try_from(rows.filter(of_row).count()).unwrap_or(u32::MAX);
        }
    }
    hidden
}

/// The texts of a part; whether enough was seen.
fn texts(part: &[u8], look: &mut impl FnMut(&str) -> bool) -> Option<bool> {
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut text = String::new();
    let mut is_value = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Eof => return Some(!text.is_empty() && look(&text)),
            Event::Start(tag) | Event::Empty(tag) => {
                // The value of a cell is looked at as a cell.
                is_value = tag.local_name().as_ref() == "v";
                for attribute in tag.attributes().flatten() {
                    let key = attribute.key.local_name();
                    if WRITTEN.contains(&key.as_ref())
                        && let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0)
                        && look(&value)
                    {
                        return Some(true);
                    }
                }
            }
            Event::Text(part) if !is_value => text.push_str(&part),
            Event::GeneralRef(_) => text.push('&'),
            Event::End(tag) => {
                is_value = false;
                // A number may be split into runs of different looks.
                let runs = ["t", "r", "rPr", "b", "i", "u", "font", "span"];
                if !runs.contains(&tag.local_name().as_ref()) {
                    if !text.is_empty() && look(&text) {
                        return Some(true);
                    }
                    text.clear();
                }
            }
            _ => {}
        }
    }
}
