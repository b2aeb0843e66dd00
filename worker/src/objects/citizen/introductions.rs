//! The transactions into which a service has introduced a citizen by a signature of hers, until their end is on record.

use mydata_consent::Moment;
use mydata_identity::Contact;
use mydata_protocol::spsignature::Verifier;
use serde::{Deserialize, Serialize};

use super::live::LISTED_FOR;
use crate::names::TransactionName;
use crate::texts::Locale;

/// Who had her sign for her service, which forwarded it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Introduced {
    /// Who, if not the service itself.
    pub verifier: Option<Verifier>,
    /// What he remarks.
    pub remark: Option<String>,
}

/// How she came into a transaction, and where she is reached about it if she is no member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Introduction {
    /// Who had her sign.
    pub introduced: Introduced,
    /// Where the service says that she is reached.
    pub notice_to: Option<Contact>,
    /// The language that she read.
    pub locale: Locale,
}

/// The introductions, by transaction. They stay when the transactions are told to end: that end is recorded too.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Introductions(Vec<Kept>);

#[derive(Serialize, Deserialize)]
struct Kept {
    transaction: TransactionName,
    at: Moment,
    introduction: Introduction,
}

impl Introductions {
    /// Keeps one. The same transaction twice is kept once; how many there are, live transactions limit.
    pub(super) fn keep(&mut self, transaction: TransactionName, introduction: Introduction, now: Moment) {
        self.0.retain(|kept| now.since(kept.at) < LISTED_FOR && kept.transaction != transaction);
        self.0.push(Kept { transaction, at: now, introduction });
    }

    /// How she came into a transaction.
    pub(super) fn of(&self, transaction: &TransactionName) -> Option<&Introduction> {
        self.0.iter().find(|kept| kept.transaction == *transaction).map(|kept| &kept.introduction)
    }

    /// The transaction has ended.
    pub(super) fn end(&mut self, transaction: &TransactionName) {
        self.0.retain(|kept| kept.transaction != *transaction);
    }
}
