//! The site that credentials are for, and what it accepts.

use super::CoseAlgorithm;

/// A site by its domain, the origins of its pages, and what it accepts from devices.
///
/// ```
/// use mydata_identity::evidence::{CoseAlgorithm, RelyingParty};
/// let site = RelyingParty::new("mydata.example", ["https://mydata.example"])
///     .with_algorithms([CoseAlgorithm::Es256])
///     .without_copies();
/// # let _ = site;
/// ```
#[derive(Clone, Debug)]
pub struct RelyingParty {
    id: String,
    origins: Vec<String>,
    algorithms: Vec<CoseAlgorithm>,
    accepts_copies: bool,
}

impl RelyingParty {
    /// A site of that domain, whose pages have these origins, compared to the letter.
    #[must_use]
    pub fn new<'o>(id: &str, origins: impl IntoIterator<Item = &'o str>) -> Self {
        Self {
            id: id.to_owned(),
            origins: origins.into_iter().map(str::to_owned).collect(),
            algorithms: CoseAlgorithm::ALL.to_vec(),
            accepts_copies: true,
        }
    }

    /// Accepts keys for these algorithms only.
    #[must_use]
    pub fn with_algorithms(self, algorithms: impl IntoIterator<Item = CoseAlgorithm>) -> Self {
        Self { algorithms: algorithms.into_iter().collect(), ..self }
    }

    /// Refuses credentials that may be copied to other devices of their owner.
    #[must_use]
    pub fn without_copies(self) -> Self {
        Self { accepts_copies: false, ..self }
    }

    /// The algorithms accepted, for `pubKeyCredParams`.
    #[must_use]
    pub fn algorithms(&self) -> &[CoseAlgorithm] {
        &self.algorithms
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn has_origin(&self, origin: &str) -> bool {
        self.origins.iter().any(|own| own == origin)
    }

    pub(super) fn accepts_copies(&self) -> bool {
        self.accepts_copies
    }
}
