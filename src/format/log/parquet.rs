//! Logs as Parquet: the columns of the CSV with their types, one row group a replication.

use std::io;
use std::sync::Arc;

use behov_solver::answer::{Log, Play};
use behov_solver::instance::Instance;
use chrono::NaiveDate;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, FloatType, Int32Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

use super::column::{At, Column, Field, REQUESTS, SESSIONS};

/// The requests of a log as Parquet.
///
/// # Errors
/// When it cannot be written.
pub fn write_log_parquet(
    instance: &Instance,
    log: &Log,
    out: impl io::Write + Send,
) -> io::Result<()> {
    table(REQUESTS, instance, log, |play| &play.requests, out).map_err(io::Error::other)
}

/// The sessions of a log as Parquet.
///
/// # Errors
/// When it cannot be written.
pub fn write_sessions_parquet(
    instance: &Instance,
    log: &Log,
    out: impl io::Write + Send,
) -> io::Result<()> {
    table(SESSIONS, instance, log, |play| &play.sessions, out).map_err(io::Error::other)
}

fn table<R>(
    columns: &[Column<R>],
    instance: &Instance,
    log: &Log,
    rows: fn(&Play) -> &[R],
    out: impl io::Write + Send,
) -> Result<()> {
    let schema = Arc::new(parse_message_type(&message(columns))?);
    let properties = Arc::new(WriterProperties::builder().build());
    let mut file = SerializedFileWriter::new(out, schema, properties)?;
    for play in &log.plays {
        let at = At { instance, log, replication: play.replication };
        let mut group = file.next_row_group()?;
        for column in columns {
            let writer = group.next_column()?;
            let writer = writer.ok_or_else(|| ParquetError::General(column.name.to_owned()))?;
            fill(writer, column, at, rows(play))?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(())
}

/// The schema in the words of the format.
fn message<R>(columns: &[Column<R>]) -> String {
    let field = |column: &Column<R>| {
        let name = column.name;
        match column.field {
            Field::Text(_) => format!("required binary {name} (string);"),
            Field::MaybeText(_) => format!("optional binary {name} (string);"),
            Field::Date(_) => format!("optional int32 {name} (date);"),
            Field::Whole(_) => format!("required int32 {name};"),
            Field::Real(_) => format!("required float {name};"),
        }
    };
    format!("message log {{ {} }}", columns.iter().map(field).collect::<Vec<_>>().join(" "))
}

fn fill<R>(
    writer: SerializedColumnWriter<'_>,
    column: &Column<R>,
    at: At<'_>,
    rows: &[R],
) -> Result<()> {
    let bytes = |text: &str| ByteArray::from(text.as_bytes().to_vec());
    match &column.field {
        Field::Text(text) => {
            let values: Vec<ByteArray> = rows.iter().map(|row| bytes(text(at, row))).collect();
            all::<ByteArrayType>(writer, &values)
        }
        Field::MaybeText(text) => {
            some::<ByteArrayType>(writer, rows.iter().map(|row| text(at, row).map(bytes)))
        }
        Field::Date(date) => {
            some::<Int32Type>(writer, rows.iter().map(|row| date(at, row).map(since_1970)))
        }
        Field::Whole(whole) => {
            let values: Vec<i32> = rows.iter().map(|row| whole(at, row)).collect();
            all::<Int32Type>(writer, &values)
        }
        Field::Real(real) => {
            let values: Vec<f32> = rows.iter().map(real).collect();
            all::<FloatType>(writer, &values)
        }
    }
}

/// A column in which every row has a value.
fn all<D: DataType>(mut writer: SerializedColumnWriter<'_>, values: &[D::T]) -> Result<()> {
    writer.typed::<D>().write_batch(values, None, None)?;
    writer.close()
}

/// A column in which rows may have none: level 1 is a value, level 0 is null.
fn some<D: DataType>(
    mut writer: SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = Option<D::T>>,
) -> Result<()> {
    let cells: Vec<Option<D::T>> = cells.collect();
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<D::T> = cells.into_iter().flatten().collect();
    writer.typed::<D>().write_batch(&values, Some(&levels), None)?;
    writer.close()
}

/// Days since 1 January 1970, as the format counts dates.
fn since_1970(date: NaiveDate) -> i32 {
    date.to_epoch_days()
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::FileReader;
    use parquet::file::serialized_reader::SerializedFileReader;
    use parquet::record::Field as Read;

    use super::super::log_csv;
    use super::*;
    use crate::report::cast;

    /// What was written, read back from the folder of temporary files.
    fn read_back(bytes: &[u8], name: &str) -> SerializedFileReader<std::fs::File> {
        let name = format!("behov-{name}-x{}x.parquet", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        let file = std::fs::File::open(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    /// A field as the CSV writes it.
    fn written(field: &Read) -> String {
        match field {
            Read::Null => String::new(),
            Read::Str(text) => text.clone(),
            Read::Int(number) => number.to_string(),
            Read::Float(number) => number.to_string().replace('.', ","),
            Read::Date(days) => {
                let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
                (epoch + chrono::TimeDelta::days((*days).into())).to_string()
            }
            other => panic!("{other:?} is in no column"),
        }
    }

    #[test]
    fn parquet_holds_the_table_of_the_csv() {
        let (clinic, log) = (cast::tiny(), cast::log("carve-out", 0));
        let mut bytes = Vec::new();
        write_log_parquet(&clinic, &log, &mut bytes).unwrap();
        let file = read_back(&bytes, "log");
        assert_eq!(file.num_row_groups(), log.plays.len());
        let rows = file.get_row_iter(None).unwrap().map(|row| {
            let row = row.unwrap();
            row.get_column_iter().map(|(_, field)| written(field)).collect::<Vec<_>>().join(";")
        });
        let csv = log_csv(crate::messages::Lang::En, &clinic, &log);
        let rows: Vec<String> = rows.collect();
        assert_eq!(rows, csv.lines().skip(1).collect::<Vec<_>>());
        assert!(rows.len() > 10);
    }

    #[test]
    fn sessions_have_a_table_of_their_own() {
        let (clinic, log) = (cast::tiny(), cast::log("carve-out", 0));
        let mut bytes = Vec::new();
        write_sessions_parquet(&clinic, &log, &mut bytes).unwrap();
        let file = read_back(&bytes, "sessions");
        let count: usize = log.plays.iter().map(|play| play.sessions.len()).sum();
        assert_eq!(file.get_row_iter(None).unwrap().count(), count);
    }
}
