//! What can stand in a citizen's journal: who got which data of hers, what for, and what became of it.

use mydata_consent::{DelegationNews, Moment, Outcome};
use mydata_identity::IdentityMethod;
use mydata_ledger::Code;
use mydata_receipt::DeletionReason;
use serde::{Deserialize, Serialize};

use super::membership_event::MembershipEvent;
use super::occasion::Occasion;
use crate::objects::citizen::introductions::Introduced;

/// One entry. It names what and who in the words of its day, never a value of her data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// She agreed to a transfer.
    Consent(Consent),
    /// Somebody was to go to a counter for somebody.
    Delegation(Delegated),
    /// A package was erased, its key first.
    Erasure(Erasure),
    /// Something about her membership changed.
    Membership {
        /// When.
        at: Moment,
        /// What.
        event: MembershipEvent,
    },
    /// Her data was used, or was to be.
    Use(Use),
}

/// Kinds of entries, by which a list is narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// [`Entry::Consent`]
    Consent,
    /// [`Entry::Delegation`]
    Delegation,
    /// [`Entry::Erasure`]
    Erasure,
    /// [`Entry::Membership`]
    Membership,
    /// [`Entry::Use`]
    Use,
}

/// She agreed. The receipt is the entry's paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// When.
    pub at: Moment,
    /// To what.
    pub about: Occasion,
    /// How she had identified.
    pub method: IdentityMethod,
}

/// Somebody was to go to a counter for somebody: she is one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegated {
    /// When.
    pub at: Moment,
    /// Of which transaction.
    pub about: Occasion,
    /// Which of the two she is.
    pub role: DelegationRole,
    /// What happened.
    pub news: DelegationNews,
    /// Who the other one is, masked.
    pub other: String,
}

/// Which of the two somebody is whom a delegation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DelegationRole {
    /// Who goes to the counter.
    Agent,
    /// Whose data it is.
    Principal,
}

impl DelegationRole {
    /// Its name in facts and catalogues.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Principal => "principal",
        }
    }
}

/// One use of her data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// When the transaction began.
    pub begun_at: Moment,
    /// When it came to its end.
    pub at: Moment,
    /// Who, what for, what.
    pub about: Occasion,
    /// How she identified.
    pub method: IdentityMethod,
    /// How it ended.
    pub outcome: Outcome,
    /// Who had her sign, where she had identified at her service; her own object knows it, and fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduced: Option<Introduced>,
}

/// A package was erased. The deletion record is the entry's paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// When nothing readable was left.
    pub at: Moment,
    /// Of which transaction, and which dataset.
    pub about: Occasion,
    /// Why.
    pub why: DeletionReason,
}

impl Entry {
    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Moment {
        match self {
            Self::Consent(consent) => consent.at,
            Self::Delegation(delegated) => delegated.at,
            Self::Erasure(erasure) => erasure.at,
            Self::Membership { at, .. } => *at,
            Self::Use(entry) => entry.at,
        }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Consent(_) => EntryKind::Consent,
            Self::Delegation(_) => EntryKind::Delegation,
            Self::Erasure(_) => EntryKind::Erasure,
            Self::Membership { .. } => EntryKind::Membership,
            Self::Use(_) => EntryKind::Use,
        }
    }

    /// What transaction it is about, if one.
    #[must_use]
    pub fn about(&self) -> Option<&Occasion> {
        match self {
            Self::Consent(consent) => Some(&consent.about),
            Self::Delegation(delegated) => Some(&delegated.about),
            Self::Erasure(erasure) => Some(&erasure.about),
            Self::Membership { .. } => None,
            Self::Use(entry) => Some(&entry.about),
        }
    }

    /// What the ledger shows everybody: what kind of thing happened, and how it ended.
    pub(super) fn codes(&self) -> (Code, Code) {
        match self {
            Self::Consent(_) => (Code::CONSENT_GIVEN, Code::DONE),
            Self::Delegation(delegated) => (Code::DELEGATION, told(delegated.news)),
            Self::Erasure(erasure) => (Code::PACKAGE_ERASED, erased(erasure.why)),
            Self::Membership { event, .. } => event.codes(),
            Self::Use(entry) => (Code::USE_RECORDED, outcome(entry.outcome)),
        }
    }
}

#[cfg(test)]
impl Use {
    /// A transaction of no datasets, for herself.
    pub(in crate::objects::citizen) fn of_nothing(
        transaction: crate::names::TransactionName,
        at: Moment,
        outcome: Outcome,
    ) -> Self {
        use super::occasion::Receiver;
        use crate::messages::Bilingual;

        let purpose = Bilingual { zh: "自行保存".to_owned(), en: "to keep".to_owned() };
        let about = Occasion { transaction, receiver: Receiver::Herself, purpose, datasets: Vec::new() };
        Self { begun_at: at, at, about, method: IdentityMethod::DualDocuments, outcome, introduced: None }
    }
}

impl EntryKind {
    /// All kinds, as a list of choices shows them.
    pub const ALL: [Self; 5] = [Self::Use, Self::Consent, Self::Delegation, Self::Erasure, Self::Membership];

    /// Its name in addresses, exports and facts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Delegation => "delegation",
            Self::Erasure => "erasure",
            Self::Membership => "membership",
            Self::Use => "use",
        }
    }

    /// Reads its name.
    ///
    /// ```
    /// # use mydata_worker::objects::citizen::EntryKind;
    /// assert_eq!(EntryKind::parse("use"), Some(EntryKind::Use));
    /// assert_eq!(EntryKind::parse("everything"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

fn told(news: DelegationNews) -> Code {
    match news {
        DelegationNews::Accepted | DelegationNews::Asked | DelegationNews::Over | DelegationNews::Used => {
            Code::DONE
        }
        DelegationNews::Refused | DelegationNews::Withdrawn => Code::DECLINED,
    }
}

fn erased(why: DeletionReason) -> Code {
    match why {
        DeletionReason::DeletedByCitizen | DeletionReason::MisuseReported => Code::ERASED_ON_DEMAND,
        DeletionReason::Expired | DeletionReason::TimedOut => Code::TIMED_OUT,
        DeletionReason::Refused => Code::DECLINED,
        DeletionReason::Taken => Code::TAKEN,
        DeletionReason::VisitEnded => Code::DONE,
        DeletionReason::RecipientClosed
        | DeletionReason::RecipientRefused
        | DeletionReason::RecipientUnreachable
        | DeletionReason::Undeliverable
        | DeletionReason::WrongPerson => Code::FAILED,
    }
}

fn outcome(outcome: Outcome) -> Code {
    match outcome {
        Outcome::Expired | Outcome::TimedOut => Code::TIMED_OUT,
        Outcome::Deleted | Outcome::Misused | Outcome::NotIdentified | Outcome::Refused => Code::DECLINED,
        Outcome::NothingFound => Code::DONE,
        Outcome::Viewed => Code::VIEWED,
        Outcome::Taken => Code::TAKEN,
        Outcome::ServiceClosed
        | Outcome::SpRefused
        | Outcome::SpUnreachable
        | Outcome::Undeliverable
        | Outcome::WrongPerson => Code::FAILED,
    }
}
