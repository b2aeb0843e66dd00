//! What a service forwards that its citizen has signed: her certificate, that it is hers, and her signature.

use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{Claim, EvidenceRefusal, StatementRefusal};
use mydata_protocol::spsignature::{ForwardedSignature, SignedStatement, SpSignatureRefusal};

use super::cards;
use crate::error::PlatformError;
use crate::objects::identification::seconds;
use crate::objects::transaction::Person;
use crate::registry::{self, Answer};
use crate::visit::Visit;

/// What came of a statement that was forwarded.
pub enum Signed {
    /// Its signature holds.
    By {
        /// Who signed it.
        person: Box<Person>,
        /// By which method that counts.
        method: IdentityMethod,
    },
    /// It shows nothing.
    Refused(SpSignatureRefusal),
    /// Whoever had to be asked cannot be asked now.
    Unavailable,
}

/// Looks at a statement and its signature. The register is asked last: only whoever holds her card learns what it knows.
///
/// # Errors
/// When the deployment is not configured for 自然人憑證, or the runtime fails.
pub async fn check_statement(
    visit: &Visit,
    forwarded: &ForwardedSignature,
    statement: &SignedStatement,
) -> Result<Signed, PlatformError> {
    let method = IdentityMethod::CitizenCertificate;
    let claim = Claim::Person(statement.pid.clone());
    let held = cards::with_method(&visit.env, method, |certificates| {
        let text = forwarded.data.as_bytes();
        certificates.check_statement(&forwarded.pkcs7, text, &claim, seconds(visit.now()))
    });
    let identified = match held.await? {
        Ok(identified) => identified,
        Err(refusal) => return Ok(refused(&refusal)),
    };
    let person = match registry::person(&visit.env, &statement.pid).await? {
        Answer::Found(person) => Some(person),
        Answer::NotFound => None,
        Answer::Unavailable => return Ok(Signed::Unavailable),
    };
    // The certificate states no more of the ID than its last four characters: name and birthday have to agree as well.
    let is_hers = |person: &Person| {
        person.birthday == statement.birthday && identified.name() == Some(person.name.as_str())
    };
    Ok(match person.filter(is_hers) {
        Some(person) => Signed::By { person: Box::new(person), method },
        None => Signed::Refused(SpSignatureRefusal::WrongPerson),
    })
}

fn refused(refusal: &StatementRefusal) -> Signed {
    match refusal {
        StatementRefusal::Certificate(EvidenceRefusal::RevocationUnknown) => Signed::Unavailable,
        StatementRefusal::Certificate(inner) => logged(inner, SpSignatureRefusal::CertificateRefused),
        StatementRefusal::Person(inner) => logged(inner, SpSignatureRefusal::WrongPerson),
        StatementRefusal::Signature(inner) => logged(inner, SpSignatureRefusal::SignatureInvalid),
    }
}

/// The service hears no more than the wire has a status for; why it was, stands in the log.
fn logged(inner: &EvidenceRefusal, told: SpSignatureRefusal) -> Signed {
    worker::console_log!("{}", inner.code());
    Signed::Refused(told)
}
