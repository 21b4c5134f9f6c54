//! A shape: the fields of an answer and where each of them comes from, said once.

/// Structs that are written as JSON, each with the function `of` that makes it.
///
/// A field that is called as in the first argument is taken from there; any other says after `=`
/// what it is. What several fields need stands in brackets before them.
macro_rules! shape {
    (@value $row:ident $field:ident) => {
        $crate::report::json::told::Told::told(&$row.$field)
    };
    (@value $row:ident $field:ident $value:expr) => { $value };
    ($(
        $(#[$meta:meta])*
        $name:ident $(<$life:lifetime>)? of ($row:ident: $given:ty $(, $arg:ident: $kind:ty)*)
        $([$($before:tt)*])?
        { $($(#[$field_meta:meta])* $field:ident: $type:ty $(= $value:expr)?),* $(,)? }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize, schemars::JsonSchema)]
        pub(in crate::report) struct $name $(<$life>)? {
            $($(#[$field_meta])* pub(in crate::report) $field: $type,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// What it is made of.
            pub(in crate::report) fn of($row: $given $(, $arg: $kind)*) -> Self {
                $($($before)*)?
                Self { $($field: shape!(@value $row $field $($value)?),)* }
            }
        }
    )*};
}

pub(super) use shape;
