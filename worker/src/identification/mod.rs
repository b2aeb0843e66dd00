//! Ways to identify: which of them this deployment offers, and what comes of the evidence somebody sends in.
//!
//! A new method is a file here that gathers what its check in `mydata-identity` must be handed (a register's answer,
//! pinned roots, a device's record), and a line in [`Offer`].

mod cards;
mod device;
mod documents;
mod mobile;
mod offer;
mod roots;
mod statement;

use mydata_identity::evidence::{Challenge, CredentialRecord, EvidenceRefusal, Submission};
use mydata_identity::{Birthday, BusinessNumber, IdentityMethod, NationalId};

use crate::error::PlatformError;
use crate::objects::transaction::Person;
use crate::visit::Visit;

pub use device::relying_party;
pub use offer::{Offer, component_origin, is_configured, needs_challenge};
pub use statement::{Signed, check_statement};

/// What somebody sends in to show who she is.
pub struct Attempt<'a> {
    /// By which method.
    pub method: IdentityMethod,
    /// Who she says she is.
    pub claimed: &'a NationalId,
    /// Her birthday, as she typed it.
    pub birthday: Birthday,
    /// For which company she acts, where the method is a company's.
    pub company: Option<BusinessNumber>,
    /// The fields of the evidence.
    pub submission: &'a Submission<'a>,
    /// What the evidence must have been made for.
    pub challenge: Challenge,
}

/// What came of an attempt.
pub enum Checked {
    /// The evidence is somebody else's: it holds, but for another person.
    Another,
    /// It does not hold. Which part of it, is told only where `told` says so.
    NoMatch {
        /// The refusal's code, where it tells nothing about who exists.
        told: Option<&'static str>,
    },
    /// It holds.
    Person {
        /// Who she is.
        person: Box<Person>,
        /// Her device's record as it is now, where a device has signed.
        device: Option<Box<CredentialRecord>>,
    },
    /// Whoever had to be asked cannot be asked now.
    Unavailable,
}

/// Looks at the evidence.
///
/// # Errors
/// When the deployment is not configured for the method, or the runtime fails.
pub async fn check(visit: &Visit, attempt: &Attempt<'_>) -> Result<Checked, PlatformError> {
    match attempt.method {
        IdentityMethod::BankCard
        | IdentityMethod::BusinessCertificate
        | IdentityMethod::CitizenCertificate
        | IdentityMethod::HardwareFinancialCertificate
        | IdentityMethod::NhiCard
        | IdentityMethod::SoftwareFinancialCertificate => cards::check(visit, attempt).await,
        IdentityMethod::DualDocuments => documents::check(visit, attempt).await,
        IdentityMethod::MobileNumber => mobile::check(visit, attempt).await,
        IdentityMethod::TwFido => device::check(visit, attempt).await,
        IdentityMethod::ContactCode => Ok(Checked::NoMatch { told: None }),
    }
}

/// A refusal of the evidence, as the page may tell it. That a piece is of somebody else is no secret to whoever holds it.
fn refused(refusal: &EvidenceRefusal) -> Checked {
    worker::console_log!("{}", refusal.code());
    match refusal {
        EvidenceRefusal::PersonMismatch => Checked::Another,
        EvidenceRefusal::RevocationUnknown => Checked::Unavailable,
        refusal => Checked::NoMatch { told: refusal.may_be_told().then(|| refusal.code()) },
    }
}

/// The person that a register describes, if her birthday is the one that was typed.
fn born(person: Option<Person>, birthday: Birthday, device: Option<Box<CredentialRecord>>) -> Checked {
    match person {
        Some(person) if person.birthday == birthday => Checked::Person { person: Box::new(person), device },
        _ => Checked::NoMatch { told: None },
    }
}
