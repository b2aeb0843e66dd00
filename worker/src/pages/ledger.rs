//! The public page of the ledger: what it is, and how anybody checks it.

use askama::Template;

use super::{Shell, html};

/// What the ledger holds now, and the commands that check it.
#[derive(Debug, Clone, Template)]
#[template(path = "ledger.html")]
pub struct LedgerPage {
    /// The frame.
    pub shell: Shell,
    /// The platform's origin, for the commands.
    pub platform: String,
    /// How many entries there are.
    pub size: u64,
    /// The signed note.
    pub checkpoint: String,
    /// The key that it is verified with.
    pub key: String,
}

impl LedgerPage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn commands(&self) -> String {
        let Self { platform, .. } = self;
        format!(
            "curl -sS {platform}/ledger/export -o mydata-ledger.ndjson\n\
             mydata ledger audit mydata-ledger.ndjson --key \"$(curl -sS {platform}/ledger/key)\""
        )
    }
}
