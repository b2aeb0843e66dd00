//! What somebody looks for in the catalogue: words, compared however they are written.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// Longer searches are refused: nobody types them, and each is compared with everything there is.
pub const LONGEST_SEARCH: usize = 60;

/// Why a search cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SearchError {
    /// It is longer than [`LONGEST_SEARCH`] characters.
    #[error("a search has at most {LONGEST_SEARCH} characters")]
    TooLong,
}

impl SearchError {
    /// The stable code of the refusal.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLong => "catalogue.search-too-long",
        }
    }
}

/// The words of a search; all of them must be found. Width and case do not matter, nor whether 臺 is written 台.
///
/// ```
/// # use mydata_worker::search::Search;
/// let search = Search::parse("  ＮＨＩ 台灣 ")?;
/// assert!(search.finds(&["nhi card", "臺灣"]));
/// assert!(!search.finds(&["nhi card"]));
/// assert!(Search::parse("")?.finds(&[]));
/// # Ok::<(), mydata_worker::search::SearchError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// [`SearchError::TooLong`].
    pub fn parse(typed: &str) -> Result<Self, SearchError> {
        if typed.chars().count() > LONGEST_SEARCH {
            return Err(SearchError::TooLong);
        }
        Ok(Self { words: folded(typed).split_whitespace().map(str::to_owned).collect() })
    }

    /// Whether nothing is looked for in particular.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word stands in one of the texts.
    #[must_use]
    pub fn finds(&self, texts: &[&str]) -> bool {
        let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

/// As texts are compared: one width, one case, one way to write 臺.
fn folded(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == '台' { '臺' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_search_may_be_as_long_as_the_limit_and_no_longer() {
        assert!(Search::parse(&"戶".repeat(LONGEST_SEARCH)).is_ok());
        let refused = Search::parse(&"戶".repeat(LONGEST_SEARCH + 1)).unwrap_err();
        assert_eq!((refused, refused.code()), (SearchError::TooLong, "catalogue.search-too-long"));
    }

    #[test]
    fn every_word_must_be_found_but_not_in_the_same_text() {
        let search = Search::parse("household city").unwrap();
        assert!(search.finds(&["Household registration", "Demo City"]));
        assert!(!search.finds(&["Household registration", "Demo Town"]));
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_itself_however_it_is_cased(text in "[a-zA-Z戶籍台臺Ａ-Ｚ ]{0,40}") {
            let shouted = text.to_uppercase();
            prop_assert!(Search::parse(&shouted).unwrap().finds(&[&text]));
        }

        #[test]
        fn whatever_is_typed_is_a_search_or_refused(typed in any::<String>()) {
            prop_assert_eq!(Search::parse(&typed).is_err(), typed.chars().count() > LONGEST_SEARCH);
        }
    }
}
