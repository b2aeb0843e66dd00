//! What was noticed about a document and is not shown in its pages.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

/// A kind of finding; its code is stable.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantNames, Serialize,
)]
#[strum(prefix = "preview.", serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum FindingKind {
    /// Files are embedded. They are not opened.
    EmbeddedFiles,
    /// It links to places elsewhere. They are not fetched.
    ExternalLinks,
    /// A font that the document did not bring along could not be had.
    FontUnavailable,
    /// It has form fields; they are shown as they are and cannot be filled in.
    FormFields,
    /// An image could not be decoded, and its place is empty.
    ImageUnreadable,
    /// It has more objects than were looked at.
    InspectionIncomplete,
    /// It wants to start programs. It cannot.
    LaunchActions,
    /// Characters without a shape in any font at hand; each is drawn as a box.
    MissingGlyphs,
    /// It holds video, sound or 3D. They are not shown.
    Multimedia,
    /// It holds scripts. They are not run.
    Scripts,
    /// It wants to send data. It cannot.
    SubmitActions,
    /// A font named but not brought along was replaced by a similar one.
    SubstitutedFont,
    /// Comments, marks or fields that bring no picture of themselves along. They are not drawn.
    UndrawnAnnotations,
    /// A font names characters in a way that nobody can make out; each is drawn as a box.
    UnknownCharacters,
    /// A font could not be read, and its text may be missing.
    UnreadableFont,
}

/// One finding, said once per document or page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable code, such as `preview.scripts`.
    pub code: &'static str,
    /// What it is about: the name of a font, characters; empty where the code says it all.
    pub subject: String,
    /// How often it was met.
    pub count: usize,
    #[serde(skip)]
    kind: FindingKind,
}

impl Finding {
    pub(crate) fn new(kind: FindingKind, subject: impl Into<String>, count: usize) -> Self {
        Self { code: kind.into(), subject: subject.into(), count, kind }
    }

    /// What kind of finding it is.
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        self.kind
    }
}
