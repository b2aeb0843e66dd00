//! A letter: what a citizen is told, where and in which language, before it is put into words.

use std::fmt;

use mydata_consent::Moment;
use mydata_identity::{Contact, IdentityMethod};
use serde::{Deserialize, Serialize};

use crate::names::TransactionName;
use crate::texts::Locale;

/// A letter to a citizen. It is kept in an outbox until it is sent, so it reads back as it was written.
///
/// ```
/// use mydata_consent::Moment;
/// use mydata_identity::Contact;
/// use mydata_worker::messages::{Letter, LetterKind};
/// use mydata_worker::texts::Locale;
///
/// let letter = Letter {
///     id: "1f0c9a".to_owned(),
///     to: Contact::parse("ling@mail.example")?,
///     locale: Locale::ZhHant,
///     what: LetterKind::MemberJoined { at: Moment::from_unix_millis(1_772_431_500_000) },
/// };
/// let kept = serde_json::to_string(&letter)?;
/// assert_eq!(serde_json::from_str::<Letter>(&kept)?, letter);
/// assert_eq!(format!("{letter:?}"), "Letter(member-joined, ***)");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Names the letter: a repeat carries the same one, by which whoever receives it knows it again.
    pub id: String,
    /// Where it goes.
    pub to: Contact,
    /// In which language.
    pub locale: Locale,
    /// What it says.
    pub what: LetterKind,
}

/// What a letter says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum LetterKind {
    /// A code to be typed into the page that asked for it.
    Code {
        /// The digits.
        code: String,
        /// What they are for.
        purpose: CodePurpose,
        /// Until when they are good; afterwards the letter is not sent any more.
        valid_until: Moment,
    },
    /// She has another contact now. It goes to the one before.
    ContactChanged {
        /// When it changed.
        at: Moment,
    },
    /// What she asked for is there to be saved, as far as it could be had.
    DataReady {
        /// What she can save.
        ready: Vec<Bilingual>,
        /// What could not be had, or is not on record.
        missing: Vec<Bilingual>,
        /// Until when it is kept.
        until: Moment,
        /// Whether she takes it to a counter.
        #[serde(default)]
        for_counter: bool,
        /// Since when it is there.
        at: Moment,
    },
    /// She saved data of her own.
    DataSaved {
        /// What.
        datasets: Vec<Bilingual>,
        /// When.
        at: Moment,
    },
    /// Somebody took her data.
    DataTaken {
        /// Who.
        receiver: Bilingual,
        /// The clerk, where it was at a counter: name, desk and agency.
        #[serde(default)]
        clerk: Option<Bilingual>,
        /// What.
        datasets: Vec<Bilingual>,
        /// When.
        at: Moment,
    },
    /// A clerk at a counter looked at her data and did not save it.
    DataViewed {
        /// The counter's service.
        receiver: Bilingual,
        /// Who it was: name, desk and agency.
        clerk: Bilingual,
        /// What.
        datasets: Vec<Bilingual>,
        /// When it was over.
        at: Moment,
    },
    /// Whom she has named goes to the counter for her.
    DelegationAccepted {
        /// Who the other one is, masked.
        other: String,
        /// For which service.
        service: Bilingual,
        /// When.
        at: Moment,
    },
    /// Somebody asks her to go to a counter for him. It goes to her whom he has named.
    DelegationAsked {
        /// What she enters in her member area to see it.
        code: String,
        /// Who asks, masked.
        from: String,
        /// For which service.
        service: Bilingual,
        /// Until when she can; afterwards the letter is not sent any more.
        until: Moment,
    },
    /// Whom she has named does not go to the counter for her.
    DelegationRefused {
        /// Who the other one is, masked.
        other: String,
        /// For which service.
        service: Bilingual,
        /// When.
        at: Moment,
    },
    /// She stood at a counter for somebody and was let in.
    DelegationUsed {
        /// Who the other one is, masked.
        other: String,
        /// For which service.
        service: Bilingual,
        /// When.
        at: Moment,
    },
    /// Who had asked her to go to a counter has taken it back.
    DelegationWithdrawn {
        /// Who the other one is, masked.
        other: String,
        /// For which service.
        service: Bilingual,
        /// When.
        at: Moment,
    },
    /// A device can identify her from now on.
    DeviceBound {
        /// When it was bound.
        at: Moment,
    },
    /// She has lifted the freeze.
    FreezeLifted {
        /// When.
        at: Moment,
    },
    /// She has become a member.
    MemberJoined {
        /// When.
        at: Moment,
    },
    /// She is a member no more. The last letter to her.
    MembershipEnded {
        /// When.
        at: Moment,
    },
    /// A citizen says that it was not she. It goes to the operator and names nobody.
    MisuseReported {
        /// What the report is called.
        reference: String,
        /// When she said so.
        at: Moment,
    },
    /// What was done because she said that it was not she.
    MisuseStopped {
        /// What the report is called.
        reference: String,
        /// How many transfers were stopped.
        transfers: usize,
        /// When.
        at: Moment,
    },
    /// What an agency sent may not stay. It goes to the operator and the agency and names nobody.
    PackagesRefused {
        /// For which dataset.
        dataset: Bilingual,
        /// Which agency.
        provider: Bilingual,
        /// What was refused.
        refused: Vec<RefusedPackage>,
        /// How many more there were.
        more: usize,
        /// When the letter was written.
        at: Moment,
    },
    /// Somebody entered her member area.
    SignedIn {
        /// How he identified.
        method: IdentityMethod,
        /// When.
        at: Moment,
    },
}

/// A package that was refused.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedPackage {
    /// In which transaction; its name opens nothing.
    pub transaction: TransactionName,
    /// The code of the refusal.
    pub code: String,
    /// When.
    pub at: Moment,
}

/// What a code is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodePurpose {
    /// Typed back, it shows that the contact is hers.
    ConfirmContact,
    /// Read out at a counter, it opens her data to the clerk.
    CounterPasscode {
        /// Whose counter it is.
        agency: Bilingual,
        /// What for.
        service: Bilingual,
    },
    /// It belongs to an identification under way.
    OneTimeCode,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// In Chinese.
    pub zh: String,
    /// In English; empty where there is no translation.
    pub en: String,
}

impl Bilingual {
    /// The name in this language.
    #[must_use]
    pub fn text(&self, locale: Locale) -> &str {
        locale.choose(&self.zh, &self.en)
    }
}

impl Letter {
    /// Whether it still helps to send it at this moment: a code that is over does not.
    #[must_use]
    pub fn is_worth_sending(&self, at: Moment) -> bool {
        match &self.what {
            LetterKind::Code { valid_until, .. } => at < *valid_until,
            LetterKind::DataReady { until, .. } | LetterKind::DelegationAsked { until, .. } => at < *until,
            _ => true,
        }
    }
}

impl LetterKind {
    /// The stable name of this kind, for logs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Code { purpose: CodePurpose::ConfirmContact, .. } => "confirm-contact",
            Self::Code { purpose: CodePurpose::CounterPasscode { .. }, .. } => "counter-passcode",
            Self::Code { purpose: CodePurpose::OneTimeCode, .. } => "one-time-code",
            Self::ContactChanged { .. } => "contact-changed",
            Self::DataReady { ready, .. } if ready.is_empty() => "data-missing",
            Self::DataReady { for_counter: true, .. } => "data-ready-at-counter",
            Self::DataReady { .. } => "data-ready",
            Self::DataSaved { .. } => "data-saved",
            Self::DataTaken { clerk: Some(_), .. } => "data-saved-at-counter",
            Self::DataTaken { .. } => "data-taken",
            Self::DataViewed { .. } => "data-viewed",
            Self::DelegationAccepted { .. } => "delegation-accepted",
            Self::DelegationAsked { .. } => "delegation-asked",
            Self::DelegationRefused { .. } => "delegation-refused",
            Self::DelegationUsed { .. } => "delegation-used",
            Self::DelegationWithdrawn { .. } => "delegation-withdrawn",
            Self::DeviceBound { .. } => "device-bound",
            Self::FreezeLifted { .. } => "freeze-lifted",
            Self::MemberJoined { .. } => "member-joined",
            Self::MembershipEnded { .. } => "membership-ended",
            Self::MisuseReported { .. } => "misuse-reported",
            Self::MisuseStopped { .. } => "misuse-stopped",
            Self::PackagesRefused { .. } => "packages-refused",
            Self::SignedIn { .. } => "signed-in",
        }
    }

    /// The key of what a mail says besides.
    pub(super) fn addition(&self) -> Option<&'static str> {
        match self {
            Self::DataReady { ready, missing, .. } if !ready.is_empty() && !missing.is_empty() => {
                Some("letter-data-ready-missing")
            }
            Self::PackagesRefused { more: 1.., .. } => Some("letter-packages-refused-more"),
            _ => None,
        }
    }

    /// When what it tells of happened; a code is told of at once.
    #[must_use]
    pub fn happened_at(&self) -> Option<Moment> {
        match self {
            Self::Code { .. } | Self::DelegationAsked { .. } => None,
            Self::ContactChanged { at }
            | Self::DataReady { at, .. }
            | Self::DataSaved { at, .. }
            | Self::DataTaken { at, .. }
            | Self::DataViewed { at, .. }
            | Self::DelegationAccepted { at, .. }
            | Self::DelegationRefused { at, .. }
            | Self::DelegationUsed { at, .. }
            | Self::DelegationWithdrawn { at, .. }
            | Self::DeviceBound { at }
            | Self::FreezeLifted { at }
            | Self::MemberJoined { at }
            | Self::MembershipEnded { at }
            | Self::MisuseReported { at, .. }
            | Self::MisuseStopped { at, .. }
            | Self::PackagesRefused { at, .. }
            | Self::SignedIn { at, .. } => Some(*at),
        }
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({}, ***)", self.what.name())
    }
}

impl fmt::Debug for LetterKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(***)", self.name())
    }
}
