//! What can change about a membership, as the journal keeps it.

use mydata_ledger::Code;
use serde::{Deserialize, Serialize};

/// Something about a membership changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MembershipEvent {
    /// Notices go elsewhere.
    ContactChanged,
    /// A device was bound.
    DeviceBound,
    /// A device was removed.
    DeviceRemoved,
    /// She lifted the freeze that her report had brought.
    DisputeEnded,
    /// She reported that something was not her doing.
    Disputed {
        /// The number of the report.
        reference: String,
    },
    /// She became a member.
    Joined(AcceptedVersions),
    /// She left.
    Left,
    /// She accepted other terms.
    TermsAccepted(AcceptedVersions),
}

/// What somebody accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedVersions {
    /// Of the terms of service.
    pub terms: String,
    /// Of the privacy policy.
    pub privacy: String,
}

impl MembershipEvent {
    /// Its name in exports and facts.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::ContactChanged => "contact-changed",
            Self::DeviceBound => "device-bound",
            Self::DeviceRemoved => "device-removed",
            Self::DisputeEnded => "dispute-ended",
            Self::Disputed { .. } => "disputed",
            Self::Joined(_) => "joined",
            Self::Left => "left",
            Self::TermsAccepted(_) => "terms-accepted",
        }
    }

    pub(super) fn codes(&self) -> (Code, Code) {
        let kind = match self {
            Self::ContactChanged => Code::CONTACT_CHANGED,
            Self::DeviceBound => Code::DEVICE_BOUND,
            Self::DeviceRemoved => Code::DEVICE_UNBOUND,
            Self::DisputeEnded => Code::DISPUTE_ENDED,
            Self::Disputed { .. } => Code::USE_DISPUTED,
            Self::Joined(_) => Code::MEMBER_JOINED,
            Self::Left => Code::MEMBER_LEFT,
            Self::TermsAccepted(_) => Code::TERMS_ACCEPTED,
        };
        (kind, Code::DONE)
    }
}
