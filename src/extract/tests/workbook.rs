//! A workbook made of the text of its cells, as small as programs read it.

use std::fmt;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sheet: its name, whether it is hidden, and its rows as XML.
pub(super) type Sheet<'s> = (&'s str, bool, String);

/// Rows of cells; each is written as it stands by the functions below, nothing leaves one out.
pub(super) fn rows(rows: &[&[String]]) -> String {
    let mut xml = String::new();
    for (line, cells) in (1..).zip(rows) {
        let _ = fmt::Write::write_fmt(&mut xml, format_args!("<row r=\"{line}\">"));
        for (column, cell) in ('A'..='Z').zip(*cells) {
            if !cell.is_empty() {
                xml.push_str(&cell.replace("<c", &format!("<c r=\"{column}{line}\"")));
            }
        }
        xml.push_str("</row>");
    }
    xml
}

pub(super) fn text(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

pub(super) fn number(number: &str) -> String {
    format!("<c><v>{number}</v></c>")
}

/// A date by its count of days.
pub(super) fn date(days: &str) -> String {
    format!("<c s=\"1\"><v>{days}</v></c>")
}

/// A time by its part of a day.
pub(super) fn time(days: &str) -> String {
    format!("<c s=\"2\"><v>{days}</v></c>")
}

pub(super) fn error(error: &str) -> String {
    format!("<c t=\"e\"><v>{error}</v></c>")
}

pub(super) fn formula() -> String {
    "<c><f>B1+1</f></c>".to_owned()
}

pub(super) fn nothing() -> String {
    String::new()
}

/// A workbook of sheets, with further parts, in one of two counts of days.
pub(super) fn book(sheets: &[Sheet<'_>], parts: &[(&str, &str)], from_1904: bool) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, xml: &str| {
        zip.start_file(name, SimpleFileOptions::default()).expect("memory takes it");
        zip.write_all(xml.as_bytes()).expect("memory takes it");
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    put("[Content_Types].xml", "<Types/>");
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
             Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let named = (1..).zip(sheets).map(|(at, (name, hidden, _))| {
        let state = if *hidden { "hidden" } else { "visible" };
        format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"rId{at}\"/>")
    });
    let named: String = named.collect();
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><workbookPr date1904=\"{}\"/>\
             <sheets>{named}</sheets></workbook>",
            u8::from(from_1904)
        ),
    );
    let targets = (1..=sheets.len()).map(|at| {
        format!("<Relationship Id=\"rId{at}\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
    });
    let targets: String = targets.collect();
    put(
        "xl/_rels/workbook.xml.rels",
        &format!(
            "<Relationships xmlns=\"{package}\">{targets}<Relationship Id=\"rIdS\" \
             Type=\"{relations}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    put(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/>\
             <xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
        ),
    );
    for (at, (.., rows)) in (1..).zip(sheets) {
        let (rows, after) = rows.split_once("<!--after-->").unwrap_or((rows, ""));
        put(
            &format!("xl/worksheets/sheet{at}.xml"),
            &format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{after}</worksheet>"
            ),
        );
    }
    for (name, xml) in parts {
        put(name, xml);
    }
    zip.finish().expect("memory takes it").into_inner()
}
