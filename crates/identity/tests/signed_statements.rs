//! Statements signed by a citizen's certificate for a service: certificate, person and signature, in this order.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use evidence_support::{Believing, NOW, Roots, challenge, file, person};
use mydata_identity::evidence::{
    CertificateJudge, CertificateKind, CertificateMethod, Claim, EvidenceRefusal, Identified, Judgement,
    StatementRefusal,
};
use mydata_identity::{IdentityMethod, NationalId};

/// Looks at a signature over the text that `cms/make.sh` has had signed.
fn check_by(
    judge: &dyn CertificateJudge,
    name: &str,
    text: &str,
    claim: &Claim,
) -> Result<Identified, StatementRefusal> {
    CertificateMethod::new(CertificateKind::citizen(), judge).check_statement(
        &file(name),
        text.as_bytes(),
        claim,
        NOW,
    )
}

fn check(name: &str) -> Result<Identified, StatementRefusal> {
    check_by(&Roots::pinned(), name, &signed_text(), &person())
}

fn signed_text() -> String {
    challenge(IdentityMethod::CitizenCertificate).text()
}

fn somebody_else() -> Claim {
    Claim::Person(NationalId::parse("A223456781").unwrap())
}

#[test]
fn a_statement_identifies_whoever_has_signed_it() {
    for name in ["detached.p7", "attached.p7", "bare.p7", "with-issuer.p7", "p256.p7"] {
        let identified = check(name).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(identified.method(), IdentityMethod::CitizenCertificate);
        assert_eq!((identified.claim(), identified.name()), (&person(), Some("林小好")));
    }
}

#[test]
fn a_certificate_that_is_not_to_be_believed_is_refused_before_anything_else() {
    let refused =
        |name: &str| check_by(&Roots::pinned(), name, "another text", &somebody_else()).unwrap_err();
    let no_path = EvidenceRefusal::CertificateRefused { reason: "trust.no-path" };
    assert_eq!(refused("unknown.p7"), StatementRefusal::Certificate(no_path));
    let usage = EvidenceRefusal::CertificateUsageRefused;
    assert_eq!(refused("contracts.p7"), StatementRefusal::Certificate(usage));
    let missing = EvidenceRefusal::CertificateMissing;
    assert_eq!(refused("without-certificate.p7"), StatementRefusal::Certificate(missing));
    let malformed = EvidenceRefusal::EvidenceMalformed { what: "signed data" };
    assert_eq!(refused("citizen.cer"), StatementRefusal::Certificate(malformed));
}

#[test]
fn a_certificate_of_which_it_is_not_known_whether_it_was_revoked_is_refused() {
    let judge = Believing(Judgement::Uncertain("trust.revocation-unknown"));
    let refused = check_by(&judge, "detached.p7", &signed_text(), &person());
    assert_eq!(refused, Err(StatementRefusal::Certificate(EvidenceRefusal::RevocationUnknown)));
}

#[test]
fn another_persons_certificate_is_told_before_the_signature_is_looked_at() {
    let refused = check_by(&Roots::pinned(), "detached.p7", "another text", &somebody_else());
    assert_eq!(refused, Err(StatementRefusal::Person(EvidenceRefusal::PersonMismatch)));
}

#[test]
fn a_signature_over_another_text_shows_nothing() {
    for name in ["detached.p7", "attached.p7", "bare.p7"] {
        let refused = check_by(&Roots::pinned(), name, "another text", &person()).unwrap_err();
        assert!(matches!(refused, StatementRefusal::Signature(_)), "{name}: {refused}");
    }
    assert_eq!(check("other-text.p7"), Err(StatementRefusal::Signature(EvidenceRefusal::ChallengeMismatch)));
}
