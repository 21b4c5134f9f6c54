//! Every fault of a clinic, in the order of the clinic file.

use super::{InstanceError, InstanceParts};

/// All faults of the parts.
pub(super) fn faults(_parts: &InstanceParts) -> Vec<InstanceError> {
    Vec::new()
}
