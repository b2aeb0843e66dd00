//! Names of files as a registration describes them: `*` stands for any characters, also for none.

use serde::{Deserialize, Serialize};

/// Characters of the longest pattern; no name in a package comes near it.
const LONGEST: usize = 200;

/// A pattern for names of files. Everything but `*` stands for itself.
///
/// ```
/// use mydata_protocol::contents::Wildcard;
/// let pattern = Wildcard::parse("用電資料*.csv").ok_or("a pattern")?;
/// assert!(pattern.matches("用電資料113.csv") && pattern.matches("用電資料.csv"));
/// assert!(!pattern.matches("用電資料.csv.exe"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Wildcard(String);

impl Wildcard {
    /// Reads a pattern: 1 to 200 characters, none of them a control character.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_well_formed =
            !text.is_empty() && text.chars().nth(LONGEST).is_none() && !text.chars().any(char::is_control);
        is_well_formed.then(|| Self(text.to_owned()))
    }

    /// Whether the pattern describes this name.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let mut parts = self.0.split('*');
        // There is always a first part; where there is no other, the pattern is a name.
        let Some(first) = parts.next() else { return false };
        let Some(mut rest) = name.strip_prefix(first) else { return false };
        let Some(last) = parts.next_back() else { return rest.is_empty() };
        // Each part where it comes first leaves the most room for the parts behind it.
        for part in parts {
            let Some((_, behind)) = rest.split_once(part) else { return false };
            rest = behind;
        }
        rest.ends_with(last)
    }
}

impl TryFrom<String> for Wildcard {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a pattern for names")
    }
}

impl From<Wildcard> for String {
    fn from(pattern: Wildcard) -> Self {
        pattern.0
    }
}
