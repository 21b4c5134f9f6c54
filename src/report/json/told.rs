//! How a field of a noun becomes the field of the same name of an answer.

use behov_solver::units::Minutes;

/// What a field of the same name in the solver is as a value of an answer.
pub(in crate::report) trait Told<T> {
    /// The value.
    fn told(&self) -> T;
}

/// Values that are told as they are, or by another's way.
macro_rules! told_as {
    ($($from:ty => $to:ty: $of:expr;)*) => {$(
        impl Told<$to> for $from {
            fn told(&self) -> $to {
                let of: fn(&$from) -> $to = $of;
                of(self)
            }
        }

        impl Told<Option<$to>> for Option<$from> {
            fn told(&self) -> Option<$to> {
                self.as_ref().map(Told::told)
            }
        }
    )*};
}

pub(super) use told_as;

told_as! {
    bool => bool: |is| *is;
    i32 => i32: |count| *count;
    i64 => i64: |count| *count;
    u32 => u32: |count| *count;
    u64 => u64: |count| *count;
    usize => usize: |count| *count;
    Minutes => i32: |minutes| minutes.0;
}

impl Told<Vec<i32>> for Vec<Minutes> {
    fn told(&self) -> Vec<i32> {
        self.iter().map(|minutes| minutes.0).collect()
    }
}
