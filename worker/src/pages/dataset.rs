//! A dataset on a page: what it is, and how far its collection has come.

use std::borrow::Cow;

use mydata_consent::Moment;

use super::Shell;

/// A dataset as described in the catalogue.
#[derive(Debug, Clone)]
pub struct DatasetBrief {
    /// `API.` and ten characters.
    pub resource_id: String,
    /// Its name, such as 現戶全戶戶籍.
    pub name: String,
    /// The agency that holds it.
    pub provider: String,
    /// One or two sentences about it.
    pub summary: String,
    /// The fields it holds.
    pub fields: Vec<String>,
}

/// How far the collection of a dataset has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatasetState {
    /// It could not be had.
    Failed {
        /// The stable code, shown in small type.
        code: String,
    },
    /// The agency has no record of this person, which is a good answer too.
    NoRecord,
    /// The agency is preparing it.
    Preparing {
        /// When it is expected, if the agency said so.
        expected: Option<Moment>,
    },
    /// Its package is here and has been checked.
    Ready {
        /// The size of the package.
        bytes: u64,
    },
    /// It has been saved, and erased.
    Taken,
    /// It has not been asked for yet.
    Waiting,
}

impl DatasetState {
    /// The word for this state in `/t/{transaction}/status` and in `data-state`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Failed { .. } => "failed",
            Self::NoRecord => "no-record",
            Self::Preparing { .. } => "preparing",
            Self::Ready { .. } => "ready",
            Self::Taken => "taken",
            Self::Waiting => "waiting",
        }
    }

    pub(super) fn key(&self) -> String {
        format!("dataset-state-{}", self.as_str())
    }

    /// The size of the package, once there is one.
    pub(super) fn size(&self) -> Option<String> {
        let Self::Ready { bytes } = self else { return None };
        Some(file_size(*bytes))
    }

    /// Why it could not be had, in the words of its code or of its code's family.
    pub(super) fn reason(&self, shell: &Shell) -> Option<Cow<'static, str>> {
        let Self::Failed { code } = self else { return None };
        let is_about_package = code.starts_with("package.") || code.starts_with("trust.");
        let family = if is_about_package { "dataset-failed-check" } else { "dataset-failed" };
        Some(shell.text_of_code(code).unwrap_or_else(|| shell.text(family)))
    }

    pub(super) fn icon(&self) -> &'static str {
        match self {
            Self::Failed { .. } => "alert",
            Self::NoRecord => "empty",
            Self::Preparing { .. } | Self::Waiting => "hourglass",
            Self::Ready { .. } | Self::Taken => "check",
        }
    }

    /// Whether nothing more will change.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Preparing { .. } | Self::Waiting)
    }
}

/// A dataset on the consent page.
#[derive(Debug, Clone)]
pub struct DatasetPanel {
    /// What it is.
    pub dataset: DatasetBrief,
    /// How far it has come.
    pub state: DatasetState,
}

/// The size of a file as people read it, in thousands.
///
/// ```
/// # use mydata_worker::pages::file_size;
/// assert_eq!(file_size(812), "812 B");
/// assert_eq!(file_size(48_600), "49 KB");
/// assert_eq!(file_size(2_340_000), "2.3 MB");
/// ```
#[must_use]
pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}
