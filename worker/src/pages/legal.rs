//! Terms of service (服務條款) and privacy policy (隱私權政策): the version that applies, and those before it.

use askama::Template;
use mydata_consent::Moment;

use super::sections::{Section, sections};
use super::{Shell, html};

/// The version of the terms a citizen acknowledges.
pub const TERMS_VERSION: &str = "1.1";

/// The version of the privacy policy.
pub const PRIVACY_VERSION: &str = "1.1";

/// A version of one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegalVersion {
    /// Its number.
    pub number: &'static str,
    /// From when it has applied.
    pub since: Moment,
    /// Where the catalogue has its text.
    name: &'static str,
}

const TERMS: [LegalVersion; 2] = [
    LegalVersion { number: TERMS_VERSION, since: SECOND, name: "terms" },
    LegalVersion { number: "1.0", since: FIRST, name: "terms-v1-0" },
];
const PRIVACY: [LegalVersion; 2] = [
    LegalVersion { number: PRIVACY_VERSION, since: SECOND, name: "privacy" },
    LegalVersion { number: "1.0", since: FIRST, name: "privacy-v1-0" },
];
/// 2026-03-02 in Taiwan.
const FIRST: Moment = Moment::from_unix_millis(1_772_380_800_000);
/// 2026-11-29 in Taiwan.
const SECOND: Moment = Moment::from_unix_millis(1_795_881_600_000);

/// One of the two texts in one of its versions.
#[derive(Debug, Clone, Template)]
#[template(path = "legal.html")]
pub struct LegalText {
    /// The frame.
    pub shell: Shell,
    title: &'static str,
    address: &'static str,
    versions: &'static [LegalVersion],
    shown: LegalVersion,
}

impl LegalText {
    /// 服務條款: the version of this number, or the one that applies.
    #[must_use]
    pub fn terms(shell: Shell, number: Option<&str>) -> Option<Self> {
        Self::of(shell, "terms-title", "/terms", &TERMS, number)
    }

    /// 隱私權政策: the version of this number, or the one that applies.
    #[must_use]
    pub fn privacy(shell: Shell, number: Option<&str>) -> Option<Self> {
        Self::of(shell, "privacy-title", "/privacy", &PRIVACY, number)
    }

    fn of(
        shell: Shell,
        title: &'static str,
        address: &'static str,
        versions: &'static [LegalVersion],
        number: Option<&str>,
    ) -> Option<Self> {
        let is_wanted = |version: &&LegalVersion| number.is_none_or(|number| version.number == number);
        let shown = *versions.iter().find(is_wanted)?;
        Some(Self { shell, title, address, versions, shown })
    }

    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn key(&self, part: &str) -> String {
        format!("{}-{part}", self.shown.name)
    }

    fn sections(&self) -> Vec<Section> {
        sections(&self.shell, self.shown.name)
    }

    /// Whether it is the version that applies.
    fn applies(&self) -> bool {
        self.versions.first() == Some(&self.shown)
    }

    fn others(&self) -> impl Iterator<Item = &LegalVersion> {
        self.versions.iter().filter(|version| **version != self.shown)
    }

    /// Where a version is: the one that applies has the address without a number.
    fn address_of(&self, version: &LegalVersion) -> String {
        if self.versions.first() == Some(version) {
            self.address.to_owned()
        } else {
            format!("{}/{}", self.address, version.number)
        }
    }
}
