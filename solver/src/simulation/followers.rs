//! Who follows whom on one day.

use std::collections::BTreeMap;

use crate::table::RequestId;

/// Who follows whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Followers {
    /// Per request, those that follow on its day, in order; without dates while it has none.
    pub(super) followers: BTreeMap<RequestId, Vec<RequestId>>,
    pub(super) leaders: BTreeMap<RequestId, RequestId>,
}
