//! Why a redirect was refused, and where the refusal may be shown.

use crate::ids::{ResourceId, TxId};
use crate::return_code::ReturnCode;
use crate::return_url::ReturnTo;
use crate::sealed::ServiceKeys;

/// A page's HTTP status where there is no return code: the service exists, but not for this caller now.
const CLOSED: u16 = 403;

/// A refused redirect.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{reason}")]
pub struct RedirectRefusal {
    reason: RedirectReason,
    destination: RefusalDestination,
}

/// Where a refusal may be shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RefusalDestination {
    /// On a page of the platform: there is no registered URL to go back to, or the service is not open.
    LocalPage {
        /// The page's HTTP status.
        status: u16,
    },
    /// At the service, by redirect.
    ServiceProvider {
        /// The registered URL and the SP's own query.
        return_to: ReturnTo,
        /// What the SP is told.
        code: ReturnCode,
        /// The SP's transaction, if it could be read.
        tx_id: Option<TxId>,
    },
}

/// What was wrong with a redirect.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectReason {
    /// The service is on pilot and the caller's address is not registered.
    #[error("the service is on pilot and open from registered addresses only")]
    AddressNotOnPilot,
    /// No such client.
    #[error("no such client")]
    ClientUnknown,
    /// The service has no datasets at all.
    #[error("the service has no datasets")]
    NoDatasets,
    /// `parameters` is not Base64 of resource ids.
    #[error("the parameters are not Base64 of resource ids joined by colons")]
    ParametersForm,
    /// Nobody has signed for this transaction.
    #[error("no signature was forwarded for this tx_id")]
    NotSigned,
    /// There is no `pid`.
    #[error("there is no pid")]
    PidMissing,
    /// There is more than one `pid`.
    #[error("there is more than one pid")]
    PidRepeated,
    /// The `pid` does not decrypt to a valid national ID.
    #[error("the pid does not decrypt to a valid national ID")]
    PidUnreadable,
    /// The query is longer than any honest one.
    #[error("the query is too long")]
    QueryTooLong,
    /// One dataset does not exist or is not in the service's scope.
    #[error("{resource:?} is not a dataset of this service")]
    ResourceNotInScope {
        /// The id asked for, if it was one.
        resource: Option<ResourceId>,
    },
    /// One dataset is asked for twice.
    #[error("a dataset is asked for twice")]
    ResourceRepeated,
    /// There is no `returnUrl`.
    #[error("there is no return URL")]
    ReturnUrlMissing,
    /// The part of `returnUrl` before `?` is not registered for this client.
    #[error("the return URL is not registered for this client")]
    ReturnUrlNotRegistered,
    /// There is more than one `returnUrl`.
    #[error("there is more than one return URL")]
    ReturnUrlRepeated,
    /// The signature that was forwarded is too old by now.
    #[error("the signature forwarded for this tx_id is too old")]
    SignatureTooOld,
    /// The service may not forward signatures.
    #[error("the service is not registered for forwarding signatures")]
    SignaturesNotRegistered,
    /// The `pid` is another person's than the signature forwarded for this transaction.
    #[error("the pid is not the person who signed")]
    SignedByAnother,
    /// The service is deactivated.
    #[error("the service is deactivated")]
    ServiceDeactivated,
    /// The service is not on line.
    #[error("the service is not on line")]
    ServiceOffline,
    /// The `tx_id` is not a UUID of version 4.
    #[error("the tx_id is not a UUID of version 4")]
    TxIdForm,
    /// The client has used this `tx_id` before.
    #[error("the tx_id was used before")]
    TxIdUsed,
}

impl RedirectReason {
    /// The stable name of this refusal, for logs, JSON answers and translations.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AddressNotOnPilot => "redirect.address-not-on-pilot",
            Self::ClientUnknown => "redirect.client-unknown",
            Self::NoDatasets => "redirect.no-datasets",
            Self::ParametersForm => "redirect.parameters-form",
            Self::NotSigned => "redirect.not-signed",
            Self::PidMissing => "redirect.pid-missing",
            Self::PidRepeated => "redirect.pid-repeated",
            Self::PidUnreadable => "redirect.pid-unreadable",
            Self::QueryTooLong => "redirect.query-too-long",
            Self::ResourceNotInScope { .. } => "redirect.resource-not-in-scope",
            Self::ResourceRepeated => "redirect.resource-repeated",
            Self::ReturnUrlMissing => "redirect.return-url-missing",
            Self::ReturnUrlNotRegistered => "redirect.return-url-not-registered",
            Self::ReturnUrlRepeated => "redirect.return-url-repeated",
            Self::ServiceDeactivated => "redirect.service-deactivated",
            Self::ServiceOffline => "redirect.service-offline",
            Self::SignatureTooOld => "redirect.signature-too-old",
            Self::SignaturesNotRegistered => "redirect.signatures-not-registered",
            Self::SignedByAnother => "redirect.signed-by-another",
            Self::TxIdForm => "redirect.tx-id-form",
            Self::TxIdUsed => "redirect.tx-id-used",
        }
    }

    /// The return code this refusal has on the wire; a service that is not open has none, only a page that says so.
    #[must_use]
    pub fn return_code(&self) -> Option<ReturnCode> {
        match self {
            Self::AddressNotOnPilot | Self::ServiceOffline => None,
            Self::ClientUnknown
            | Self::NotSigned
            | Self::ResourceNotInScope { .. }
            | Self::SignaturesNotRegistered => Some(ReturnCode::NotAllowed),
            Self::NoDatasets => Some(ReturnCode::NoDatasets),
            Self::ParametersForm
            | Self::PidMissing
            | Self::PidRepeated
            | Self::PidUnreadable
            | Self::QueryTooLong
            | Self::ResourceRepeated
            | Self::ReturnUrlRepeated
            | Self::TxIdForm
            | Self::TxIdUsed => Some(ReturnCode::ParametersBad),
            Self::ReturnUrlMissing | Self::ReturnUrlNotRegistered => Some(ReturnCode::ReturnUrlUnknown),
            Self::ServiceDeactivated => Some(ReturnCode::ServiceDeactivated),
            Self::SignatureTooOld => Some(ReturnCode::TimedOut),
            Self::SignedByAnother => Some(ReturnCode::WrongPerson),
        }
    }
}

/// Why there is nobody who has signed for a transaction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SignatureMissing {
    /// No signature was forwarded, or it has served.
    Never,
    /// It was forwarded for a salt that is too old by now.
    TooOld,
}

impl SignatureMissing {
    pub(super) const fn reason(self) -> RedirectReason {
        match self {
            Self::Never => RedirectReason::NotSigned,
            Self::TooOld => RedirectReason::SignatureTooOld,
        }
    }
}

impl RedirectRefusal {
    /// A refusal that may only be shown on a page of the platform.
    pub(crate) fn local(reason: RedirectReason) -> Self {
        let status = reason.return_code().map_or(CLOSED, ReturnCode::number);
        Self { reason, destination: RefusalDestination::LocalPage { status } }
    }

    /// A refusal that goes back to the service, if it has a return code.
    pub(crate) fn to_sp(reason: RedirectReason, return_to: ReturnTo, tx_id: Option<TxId>) -> Self {
        let Some(code) = reason.return_code() else { return Self::local(reason) };
        Self { reason, destination: RefusalDestination::ServiceProvider { return_to, code, tx_id } }
    }

    /// The refusal of a client the catalogue does not know.
    #[must_use]
    pub fn client_unknown() -> Self {
        Self::local(RedirectReason::ClientUnknown)
    }

    /// What was wrong.
    #[must_use]
    pub fn reason(&self) -> &RedirectReason {
        &self.reason
    }

    /// Where it may be shown.
    #[must_use]
    pub fn destination(&self) -> &RefusalDestination {
        &self.destination
    }

    /// The `Location` to send the citizen to, or `None` if she must see a page instead.
    #[must_use]
    pub fn location(&self, keys: &ServiceKeys) -> Option<String> {
        match &self.destination {
            RefusalDestination::LocalPage { .. } => None,
            RefusalDestination::ServiceProvider { return_to, code, tx_id } => {
                Some(return_to.location(*code, tx_id.as_ref(), keys))
            }
        }
    }
}
