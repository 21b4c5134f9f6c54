//! Tables of pages: each with its caption, its headings of columns and of rows.

use std::ops::Range;

use maud::{Markup, html};

use crate::report::escape::seen;

/// A table; columns `numbers` are aligned right, the first cell names its row.
pub(in crate::report) fn table(
    caption: &str,
    header: &[String],
    rows: &[Vec<String>],
    numbers: &Range<usize>,
) -> Markup {
    let class = |column: usize| numbers.contains(&column).then_some("n");
    html! {
        div."scroll"."card" {
            table {
                caption { (seen(caption)) }
                thead {
                    tr {
                        @for (column, cell) in header.iter().enumerate() {
                            th scope="col" class=[class(column)] { (seen(cell)) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                @if column == 0 {
                                    th scope="row" class=[class(0)] { (seen(cell)) }
                                } @else {
                                    td class=[class(column)] { (seen(cell)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
