mod day;
mod path;
