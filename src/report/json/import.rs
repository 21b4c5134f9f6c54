//! What an extract of another system was read as.

use std::collections::BTreeMap;

use super::shape::shape;
use super::value::Date;
use crate::extract::{Code, Column, Fault, Format, Pseudonymised, Skipped, To};
use crate::verb;

shape! {
    /// An extract: what may be done with it, how it was read, and what is wrong and where.
    Imported<'a> of (row: &'a verb::Imported) [let read = &row.read;] {
        /// `read`, `some-refused` (the others may be used) or `refuse` (nothing may).
        verdict: &'static str = read.verdict.code(),
        file: &'a str = &row.file,
        as_of: Date = Date(row.as_of),
        /// What a row is: `waiting`, `bookings` or `panel`.
        rows_are: &'static str = read.kind.code(),
        format: Written<'a> = Written::of(&read.format),
        columns: Vec<Read<'a>> = read.columns.iter().map(Read::of).collect(),
        /// Headings of columns that are left out.
        dropped: Vec<&'a str> = read.dropped.iter().map(String::as_str).collect(),
        row_count: usize = read.rows.len(),
        visit_count: usize = read.rows.iter().map(|row| row.booked.len()).sum(),
        skipped_count: usize = read.skipped.len(),
        refused_count: usize = read.refused.len(),
        /// Rows that are no patients, and why.
        skipped: Vec<Passed<'a>> = read.skipped.iter().map(Passed::of).collect(),
        warnings: Vec<Wrong<'a>> =
            read.warnings.iter().map(|fault| Wrong::of(fault, &row.file)).collect(),
        refused: Vec<Wrong<'a>> =
            read.refused.iter().map(|fault| Wrong::of(fault, &row.file)).collect(),
        /// Rows that were read and of which a list has nothing.
        left_out: Vec<Wrong<'a>> =
            row.left_out.iter().map(|fault| Wrong::of(fault, &row.file)).collect(),
    }

    /// How a file is written.
    Written<'a> of (row: &'a Format) {
        workbook: bool = row.is_workbook,
        encoding: Option<&'static str> = Some(row.encoding).filter(|word| !word.is_empty()),
        separator: Option<String> = row.separator.map(String::from),
        line_ends: Option<&'static str> = Some(row.line_ends).filter(|word| !word.is_empty()),
        sheet: Option<&'a str> = row.sheet.as_deref(),
        /// Line or row of the headings, from 1.
        heading_line: Option<u32> = Some(row.heading).filter(|line| *line > 0),
    }

    /// A column.
    Read<'a> of (row: &'a Column) {
        /// From 1.
        column: usize = row.n,
        heading: &'a str = &row.heading,
        /// `null` for one that is left out.
        read_as: Option<&'static str> = match row.to {
            To::Field(field) => Some(field.code()),
            To::Drop | To::Ignore => None,
        },
    }

    /// A row that is no patient.
    Passed<'a> of (row: &'a Skipped) {
        line: u32 = row.place.line,
        sheet: Option<&'a str> = row.place.sheet.as_deref(),
        reason: &'static str = row.why.code(),
    }

    /// Something that is wrong, or worth knowing: where, and what.
    Wrong<'a> of (row: &'a Fault, file: &str)
    [
        let place = &row.place;
        let told = row.of_file(file);
    ]
    {
        /// Line of a text or row of a sheet, from 1; `null` for the whole file.
        line: Option<u32> = Some(place.line).filter(|line| *line > 0),
        sheet: Option<&'a str> = place.sheet.as_deref(),
        /// As a spreadsheet names it.
        cell: Option<String> = place.cell(),
        heading: Option<&'a str> = place.heading.as_deref().filter(|text| !text.is_empty()),
        /// Code of the error index.
        code: &'static str = row.code.number(),
        fault: &'static str = Code::code(row.code),
        values: BTreeMap<&'static str, &'a str> =
            row.values.iter().map(|(name, value)| (*name, value.as_str())).collect(),
        /// What is wrong, in English.
        cause: String = told.cause.en,
        /// The way out, in English.
        help: String = told.help.en,
    }

    /// A list made one without identities: how much, and nothing of what it says.
    Hidden<'a> of (row: &'a Pseudonymised) {
        row_count: usize = row.rows,
        people_count: usize = row.people,
        /// Headings of the columns that are kept.
        kept: Vec<&'a str> = row.kept.iter().map(String::as_str).collect(),
        /// Columns that are not kept, by number from 1.
        dropped_columns: Vec<usize> = row.dropped.clone(),
        /// Lines left out because they say nobody.
        left_out_lines: Vec<u32> = row.left_out.clone(),
    }
}
