//! What a package must be to be admitted: as its dataset registers it, unless a fault says otherwise.

use std::borrow::Cow;

use mydata_identity::NationalId;
use mydata_protocol::contents::Contents;

use crate::store::catalogue::Dataset;

/// What a package must be.
pub(crate) struct Demands<'d> {
    /// The subject it must be signed under.
    pub(crate) signer: Cow<'d, str>,
    /// What is registered of its dataset's packages.
    pub(crate) contents: Cow<'d, Contents>,
    /// Whose it must be.
    pub(crate) person: Cow<'d, NationalId>,
}

impl<'d> Demands<'d> {
    /// What a package of this dataset must be, for this person.
    pub(crate) fn of(dataset: &'d Dataset, person: &'d NationalId) -> Self {
        Self {
            signer: Cow::Borrowed(&dataset.signer_subject),
            contents: Cow::Borrowed(&dataset.contents),
            person: Cow::Borrowed(person),
        }
    }
}
