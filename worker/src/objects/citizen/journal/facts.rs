//! What the ledger's commitment to an entry is about: the entry, as names and values.

use mydata_consent::Moment;
use mydata_ledger::Facts;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::entry::Entry;
use super::membership_event::{AcceptedVersions, MembershipEvent};
use super::occasion::Occasion;
use crate::error::PlatformError;
use crate::names::hex;
use crate::objects::citizen::introductions::Introduced;
use crate::pages::TaiwanTime;

/// What the facts of one entry say. `transaction` is the transaction's name in the ledger; a paper counts by its digest.
pub(super) fn of(
    entry: &Entry,
    transaction: Option<&str>,
    paper: Option<&str>,
) -> Result<Facts, PlatformError> {
    let mut facts = vec![("entry", entry.kind().as_str().to_owned()), ("at", time(entry.at()))];
    facts.extend(transaction.map(|name| ("transaction", name.to_owned())));
    facts.extend(paper.map(|paper| ("paper-sha256", hex(&Sha256::digest(paper)))));
    if let Some(about) = entry.about() {
        occasion(&mut facts, about);
    }
    match entry {
        Entry::Consent(consent) => facts.push(("method", consent.method.code().to_owned())),
        Entry::Delegation(delegated) => facts.extend([
            ("role", delegated.role.as_str().to_owned()),
            ("news", delegated.news.as_str().to_owned()),
            ("other", delegated.other.clone()),
        ]),
        Entry::Erasure(erasure) => facts.push(("why", erasure.why.code().to_owned())),
        Entry::Membership { event, .. } => membership(&mut facts, event),
        Entry::Use(entry) => {
            facts.push(("begun-at", time(entry.begun_at)));
            facts.push(("method", entry.method.code().to_owned()));
            facts.push(("outcome", word(&entry.outcome)));
            facts.extend(entry.introduced.iter().flat_map(introduced));
        }
    }
    Ok(Facts::new(facts.into_iter().map(|(name, value)| (name, bounded(value))))?)
}

fn occasion(facts: &mut Vec<(&'static str, String)>, about: &Occasion) {
    let datasets: Vec<&str> = about.datasets.iter().map(|dataset| dataset.id.as_str()).collect();
    let names: Vec<&str> = about.datasets.iter().map(|dataset| dataset.name.zh.as_str()).collect();
    facts.extend([
        ("receiver", about.receiver.id().to_owned()),
        ("receiver-name", about.receiver.name().zh),
        ("purpose", about.purpose.zh.clone()),
        ("datasets", datasets.join(" ")),
        ("dataset-names", names.join("\n")),
    ]);
    facts.extend(about.receiver.clerk().map(|clerk| ("clerk", clerk.zh)));
}

/// Who had her sign at her service, and what he says besides.
fn introduced(introduced: &Introduced) -> impl Iterator<Item = (&'static str, String)> {
    let verifier = introduced.verifier.as_ref();
    let by = verifier.map_or("service", |verifier| verifier.id.as_str()).to_owned();
    let kind = verifier.and_then(|verifier| verifier.verification_type.clone());
    let further = [("verification-type", kind), ("verifier-remark", introduced.remark.clone())];
    let further = further.into_iter().filter_map(|(name, value)| Some((name, value?)));
    [("signed-for", by)].into_iter().chain(further)
}

fn membership(facts: &mut Vec<(&'static str, String)>, event: &MembershipEvent) {
    facts.push(("event", event.as_str().to_owned()));
    match event {
        MembershipEvent::Joined(AcceptedVersions { terms, privacy })
        | MembershipEvent::TermsAccepted(AcceptedVersions { terms, privacy }) => {
            facts.extend([("terms", terms.clone()), ("privacy", privacy.clone())]);
        }
        MembershipEvent::Disputed { reference } => facts.push(("reference", reference.clone())),
        MembershipEvent::ContactChanged
        | MembershipEvent::DeviceBound
        | MembershipEvent::DeviceRemoved
        | MembershipEvent::DisputeEnded
        | MembershipEvent::Left => {}
    }
}

/// A value longer than a fact may be stands there as its digest: no length of a name keeps an entry out of the ledger.
fn bounded(value: String) -> String {
    if value.len() <= Facts::LONGEST_VALUE {
        value
    } else {
        format!("sha256:{}", hex(&Sha256::digest(value)))
    }
}

fn time(at: Moment) -> String {
    TaiwanTime::from(at).iso()
}

/// A word as it stands in JSON.
pub(super) fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
