//! Pieces of evidence: what a method yields, and whether it shows who somebody is.
//!
//! Each method is a [`Method`]. It is made with what must be known beforehand (a [`CertificateJudge`], a credential on
//! record, a registry's answer), takes a [`Submission`] made for a [`Challenge`], and either shows that a [`Claim`] is
//! true, which an [`Identified`] stands for, or says by an [`EvidenceRefusal`] why not. Nothing is fetched, no clock is
//! read, no number is drawn: time, nonces and answers are handed in.
//!
//! ```
//! use std::time::Duration;
//! use mydata_identity::evidence::{Challenge, Claim, DualDocumentsMethod, Method, Occasion, Submission, UnixSeconds};
//! use mydata_identity::{IdentityMethod, NationalId};
//!
//! let id = NationalId::parse("A123456789")?;
//! let now = UnixSeconds(1_800_000_000);
//! let occasion = Occasion { method: IdentityMethod::DualDocuments, session: b"session", transaction: b"transaction" };
//! let challenge = Challenge::new(&occasion, [7; 32], now, Duration::from_secs(300));
//! // What the registry answered, asked for the two numbers.
//! let method = DualDocumentsMethod::new(Some(id.clone()));
//! let submission = Submission::from_iter([("nhi_card_number", "000012345678"), ("household_number", "F1234567")]);
//! let identified = method.check(&submission, &challenge, &Claim::Person(id), now)?;
//! assert_eq!(identified.method(), IdentityMethod::DualDocuments);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod certificate_kind;
mod certificate_method;
mod challenge;
mod claim;
mod dual_documents_method;
mod identified;
mod judge;
mod method;
mod mobile_number_method;
mod refusal;
mod signature;
mod signed_data;
mod signing_certificate;
mod submission;
mod time;
mod webauthn;

pub use certificate_kind::{CertificateKind, PolicyMalformed};
pub use certificate_method::CertificateMethod;
pub use challenge::{Challenge, Occasion};
pub use claim::{Claim, Claimant};
pub use dual_documents_method::DualDocumentsMethod;
pub use identified::{Grounds, Identified};
pub use judge::{CertificateJudge, Judgement};
pub use method::Method;
pub use mobile_number_method::MobileNumberMethod;
pub use refusal::{EvidenceRefusal, StatementRefusal};
pub use signed_data::SignedData;
pub use signing_certificate::SigningCertificate;
pub use submission::Submission;
pub use time::UnixSeconds;
pub use webauthn::{
    Attested, Binding, BoundDeviceMethod, CoseAlgorithm, CredentialRecord, RelyingParty, VOUCHED_FOR,
    Vouching,
};
