//! Nothing can be transferred for whoever has just identified: why, and what to do.

use askama::Template;
use mydata_consent::Moment;

use super::{IdentifyHead, Shell, html};

/// What stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// She has reported misuse, and has not lifted the freeze.
    Frozen {
        /// Since when.
        since: Moment,
    },
    /// So many transfers are under way that no further one begins.
    TooMany {
        /// How many may be.
        most: usize,
    },
}

impl Hindrance {
    /// The stable code, shown in small type.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Frozen { .. } => "live.frozen",
            Self::TooMany { .. } => "live.too-many",
        }
    }

    /// Where she can do something about it.
    const fn remedy(self) -> &'static str {
        match self {
            Self::Frozen { .. } => "/member/misuse",
            Self::TooMany { .. } => "/member/live",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Frozen { .. } => "lock",
            Self::TooMany { .. } => "hourglass",
        }
    }

    fn key(self, suffix: &str) -> String {
        format!("{}{suffix}", self.code().replace('.', "-"))
    }
}

/// The end of an identification after which nothing can be transferred. Its form posts `csrf` and `decision=refuse` to the
/// identification.
#[derive(Clone, Template)]
#[template(path = "not-admitted.html")]
pub struct NotAdmitted {
    /// The frame.
    pub shell: Shell,
    /// The identification, to leave it.
    pub head: IdentifyHead,
    /// What stands in the way.
    pub why: Hindrance,
}

impl NotAdmitted {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    /// What happened, with its facts.
    fn happened(&self) -> String {
        let key = self.why.key("");
        match self.why {
            Hindrance::Frozen { since } => {
                let (date, clock) = (self.shell.date(since), Shell::clock(since));
                self.shell.with(key, &[("date", date), ("clock", clock)]).into_owned()
            }
            Hindrance::TooMany { most } => self.shell.with(key, &[("most", most)]).into_owned(),
        }
    }
}
