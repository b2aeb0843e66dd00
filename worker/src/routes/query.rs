//! What a form sent by GET asks for.

use worker::Url;

/// The text of the first field of this name, without blanks at its ends; none if it is missing or empty.
pub(super) fn text(query: &str, name: &str) -> Option<String> {
    let url = Url::parse(&format!("https://query/?{query}")).ok()?;
    let (_, text) = url.query_pairs().find(|(each, _)| each == name)?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_from_the_query_as_forms_write_it() {
        assert_eq!(text("lang=en&to=ling%2Bx%40mail.example", "to"), Some("ling+x@mail.example".to_owned()));
        assert_eq!(text("to=0912+345+789", "to"), Some("0912 345 789".to_owned()));
        assert_eq!(text("q=%E6%88%B6%E7%B1%8D&q=2", "q"), Some("戶籍".to_owned()));
        assert_eq!(
            (text("", "to"), text("to=", "to"), text("to=+", "to"), text("too=x", "to")),
            (None, None, None, None)
        );
    }
}
