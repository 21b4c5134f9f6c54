//! What people write in lists, made comparable: words, dates, times, weeks, headings, names of people. The one
//! reading of them, whether the list was made for behov or by another program.

pub(crate) mod clock;
pub(crate) mod date;
pub(crate) mod heading;
pub(crate) mod person;
pub(crate) mod stretch;
pub(crate) mod weeks;
pub(crate) mod word;
