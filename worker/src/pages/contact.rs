//! 聯絡我們: whom to ask about what.

use askama::Template;

use super::{Shell, html};

/// An agency, and where it answers.
#[derive(Debug, Clone)]
pub struct AgencyContact {
    /// The agency.
    pub name: String,
    /// An address or a telephone number.
    pub contact: String,
}

/// The link behind an address or a telephone number; none behind anything else.
fn link(contact: &str) -> Option<String> {
    let is_number = contact.chars().all(|letter| letter.is_ascii_digit() || "+-() ".contains(letter));
    match (contact.contains('@'), is_number && !contact.is_empty()) {
        (true, _) => Some(format!("mailto:{contact}")),
        (false, true) => Some(format!("tel:{}", contact.replace([' ', '(', ')'], ""))),
        (false, false) => None,
    }
}

/// 聯絡我們
#[derive(Debug, Clone, Template)]
#[template(path = "contact.html")]
pub struct ContactPage {
    /// The frame.
    pub shell: Shell,
    /// How to reach the help desk, if there is one.
    pub desk: Option<String>,
    /// The agencies that hold data.
    pub agencies: Vec<AgencyContact>,
}

impl ContactPage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_can_be_followed_and_nothing_else() {
        assert_eq!(link("a@b.example"), Some("mailto:a@b.example".to_owned()));
        assert_eq!(link("(02) 0000-0000"), Some("tel:020000-0000".to_owned()));
        assert_eq!((link("javascript:alert(1)"), link("三樓服務臺"), link("")), (None, None, None));
    }
}
