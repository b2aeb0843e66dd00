//! An entry of the journal in words.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use mydata_identity::IdentityMethod;

use super::{Conclusion, Shell};
use crate::objects::citizen::{Delegated, Entry, Introduced, NamedDataset, Noted, Receiver, Use};
use crate::texts::Locale;

/// An entry, to be said in the language of a page.
#[derive(Debug, Clone)]
pub struct EntryWords {
    pub(super) noted: Noted,
    shell: Shell,
}

impl EntryWords {
    /// The entry in the language of this page.
    #[must_use]
    pub fn new(noted: Noted, shell: &Shell) -> Self {
        Self { noted, shell: shell.clone() }
    }

    /// The entry itself.
    #[must_use]
    pub fn noted(&self) -> &Noted {
        &self.noted
    }

    /// What kind of entry it is.
    #[must_use]
    pub fn kind(&self) -> Cow<'static, str> {
        self.shell.text(format!("record-kind-{}", self.entry().kind().as_str()))
    }

    /// What happened, in one line.
    #[must_use]
    pub fn title(&self) -> Cow<'static, str> {
        let receiver = self.receiver().unwrap_or_default();
        let for_whom = if self.is_for_herself() { "-herself" } else { "" };
        match self.entry() {
            Entry::Membership { event, .. } => self.shell.text(format!("record-event-{}", event.as_str())),
            Entry::Delegation(Delegated { role, news, other, .. }) => {
                let key = format!("record-title-delegation-{}-{}", role.as_str(), news.as_str());
                self.shell.with(key, &[("receiver", receiver), ("other", other.clone())])
            }
            Entry::Erasure(_) => {
                self.shell.with("record-title-erasure", &[("dataset", self.datasets().join("、"))])
            }
            entry => {
                let key = format!("record-title-{}{for_whom}", entry.kind().as_str());
                self.shell.with(key, &[("receiver", receiver)])
            }
        }
    }

    /// Who the data was for.
    #[must_use]
    pub fn receiver(&self) -> Option<String> {
        Some(self.entry().about()?.receiver.name().text(self.locale()).to_owned())
    }

    /// What for.
    #[must_use]
    pub fn purpose(&self) -> Option<String> {
        let purpose = self.entry().about()?.purpose.text(self.locale());
        (!purpose.is_empty()).then(|| purpose.to_owned())
    }

    /// The names of the datasets.
    #[must_use]
    pub fn datasets(&self) -> Vec<String> {
        let datasets = self.entry().about().map(|about| about.datasets.as_slice()).unwrap_or_default();
        datasets.iter().map(|NamedDataset { name, .. }| name.text(self.locale()).to_owned()).collect()
    }

    /// How she had identified, with the level.
    #[must_use]
    pub fn method(&self) -> Option<String> {
        let method = self.method_used()?;
        let name = self.shell.text(format!("identify-method-{}", method.code()));
        let Some(level) = method.level() else { return Some(name.into_owned()) };
        let variables =
            [("method", FluentValue::from(name.as_ref())), ("level", FluentValue::from(level.number()))];
        Some(self.shell.with("member-method-and-level", &variables).into_owned())
    }

    /// How it came out.
    #[must_use]
    pub fn outcome(&self) -> Option<Cow<'static, str>> {
        match self.entry() {
            Entry::Use(entry) => {
                let for_whom = if self.is_for_herself() { "-herself" } else { "" };
                let key = Conclusion::Ended(entry.outcome).key("-short");
                // What nobody else received has words of its own, where the usual ones speak of somebody else.
                let own = format!("record-{key}{for_whom}");
                let words = crate::texts::Texts::of(self.locale());
                Some(words.find(&own).unwrap_or_else(|| self.shell.text(key)))
            }
            Entry::Erasure(erasure) => Some(self.shell.text(format!("paper-reason-{}", erasure.why.code()))),
            Entry::Consent(_) | Entry::Delegation(_) | Entry::Membership { .. } => None,
        }
    }

    /// How it came out, how she had identified and who stood at the counter, each as a line of a list.
    pub(super) fn details(&self) -> Vec<Cow<'static, str>> {
        let line = |key: &str, name, value: &str| self.shell.with(key, &[(name, value)]);
        let outcome = self.outcome().map(|outcome| line("uses-outcome", "result", &outcome));
        let method = self.method().map(|method| line("record-method", "method", &method));
        let clerk = self.clerk().map(|clerk| line("record-clerk", "clerk", &clerk));
        let lines = [outcome, method, clerk].into_iter().flatten();
        lines.chain(self.signed_for().into_iter().map(Cow::Owned)).collect()
    }

    /// Where she had signed who she is, if not here: who had her do it, and what he says besides.
    #[must_use]
    pub fn signed_for(&self) -> Vec<String> {
        let Entry::Use(Use { introduced: Some(Introduced { verifier, remark }), .. }) = self.entry() else {
            return Vec::new();
        };
        let key = match verifier {
            Some(verifier) => format!("record-signed-for-{}", verifier.id.as_str()),
            None => "record-signed-for".to_owned(),
        };
        let with = |key: &str, name, value: &str| self.shell.with(key, &[(name, value)]).into_owned();
        let kind = verifier.as_ref().and_then(|verifier| verifier.verification_type.as_deref());
        let kind = kind.map(|kind| with("record-verification-type", "type", kind));
        let remark = remark.as_deref().map(|remark| with("record-verifier-remark", "remark", remark));
        [Some(self.shell.text(key).into_owned()), kind, remark].into_iter().flatten().collect()
    }

    /// Who stood at the counter.
    #[must_use]
    pub fn clerk(&self) -> Option<String> {
        Some(self.entry().about()?.receiver.clerk()?.text(self.locale()).to_owned())
    }

    /// The method by which she had identified.
    #[must_use]
    pub fn method_used(&self) -> Option<IdentityMethod> {
        match self.entry() {
            Entry::Consent(consent) => Some(consent.method),
            Entry::Use(entry) => Some(entry.method),
            Entry::Delegation(_) | Entry::Erasure(_) | Entry::Membership { .. } => None,
        }
    }

    fn is_for_herself(&self) -> bool {
        self.entry().about().is_some_and(|about| about.receiver == Receiver::Herself)
    }

    fn entry(&self) -> &Entry {
        &self.noted.entry
    }

    fn locale(&self) -> Locale {
        self.shell.locale
    }
}
