//! Text made safe for HTML and SVG.

/// The text with every character that means something to HTML written as an entity.
///
/// ~~~
/// assert_eq!(behov::report::escape::escape("<b a='1'>&"), "&lt;b a=&#39;1&#39;&gt;&amp;");
/// ~~~
#[must_use]
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Control characters have no place in a page.
            control if control.is_control() && control != '\n' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}
