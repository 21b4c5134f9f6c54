//! Where in a clinic file something stands.

/// Where in the clinic file a fault lies: row `index` of `list`, at `field`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The list, by its key in the clinic file, for example `session`.
    pub list: &'static str,
    /// The row within the parts handed to [`Instance::new`](super::Instance::new), from 0.
    pub index: usize,
    /// The key within the row; empty for the row itself.
    pub field: &'static str,
    /// Where within that key, when it holds more than one value.
    pub within: Option<Within>,
}

/// Where within a key that holds several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Within {
    /// The list within the key; empty when the key is the list itself.
    pub list: &'static str,
    /// The row of that list from 0, or the class; `None` where the key is a table.
    pub index: Option<usize>,
    /// The key within the row; empty for the row itself.
    pub field: &'static str,
}

impl Place {
    /// A row of `list`, at `field`.
    #[must_use]
    pub fn new(list: &'static str, index: usize, field: &'static str) -> Self {
        Self { list, index, field, within: None }
    }

    /// A value of the several that the key holds, or the value of a class.
    #[must_use]
    pub fn nth(self, index: usize) -> Self {
        self.row("", index, "")
    }

    /// A key of a row of a list within the key.
    #[must_use]
    pub fn row(self, list: &'static str, index: usize, field: &'static str) -> Self {
        Self { within: Some(Within { list, index: Some(index), field }), ..self }
    }

    /// A key of the table that the key is.
    #[must_use]
    pub fn key(self, field: &'static str) -> Self {
        Self { within: Some(Within { list: "", index: None, field }), ..self }
    }
}
