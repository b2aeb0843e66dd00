//! A certificate's key signs the challenge: 自然人憑證, 工商憑證, 健保卡 and the certificates of banks.

use super::{
    CertificateJudge, CertificateKind, Challenge, Claim, Claimant, EvidenceRefusal, Grounds, Identified,
    Judgement, Method, SignedData, SigningCertificate, StatementRefusal, Submission, UnixSeconds,
};
use crate::IdentityMethod;

/// A signature over the challenge's text by the key of a certificate, as the local component returns it.
///
/// Fields: `signature`, CMS signed data in Base64, the text enclosed or not; `certb64`, the certificate in Base64, if the
/// signature does not enclose it.
///
/// ```
/// use mydata_identity::evidence::{CertificateJudge, CertificateKind, CertificateMethod, Method};
///
/// fn method<'j>(moica: &'j dyn CertificateJudge) -> CertificateMethod<'j> {
///     CertificateMethod::new(CertificateKind::citizen(), moica)
/// }
/// # let _ = method;
/// ```
#[derive(Clone)]
pub struct CertificateMethod<'j> {
    kind: CertificateKind,
    judge: &'j dyn CertificateJudge,
}

impl<'j> CertificateMethod<'j> {
    /// For certificates of that kind, judged against the roots of that kind.
    #[must_use]
    pub fn new(kind: CertificateKind, judge: &'j dyn CertificateJudge) -> Self {
        Self { kind, judge }
    }

    /// Whether the person claimed has signed a text that answers no challenge, one in which a service had her put a salt.
    /// Looks at the certificate first, then whose it is, then at the signature.
    ///
    /// # Errors
    /// [`StatementRefusal`]: which of the three it was.
    pub fn check_statement(
        &self,
        signature: &[u8],
        text: &[u8],
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, StatementRefusal> {
        let signed = SignedData::read(signature).map_err(StatementRefusal::Certificate)?;
        let certificate = signed.certificate(None).map_err(StatementRefusal::Certificate)?;
        self.require_good(&certificate, at).map_err(StatementRefusal::Certificate)?;
        self.kind.require_holder(&certificate, claim).map_err(StatementRefusal::Person)?;
        signed.verify(text, None).map_err(StatementRefusal::Signature)?;
        Ok(self.identified(&certificate, claim, at))
    }

    fn require_good(&self, certificate: &SigningCertificate, at: UnixSeconds) -> Result<(), EvidenceRefusal> {
        certificate.require_digital_signature()?;
        certificate.require_policy(&self.kind.policies)?;
        self.judge(certificate.der(), at)
    }

    fn identified(&self, certificate: &SigningCertificate, claim: &Claim, at: UnixSeconds) -> Identified {
        let grounds =
            Grounds::Certificate { sha256: certificate.sha256(), holder_number: certificate.holder_number() };
        Identified::new(self.kind.method, claim, grounds, at).named(self.kind.name(certificate))
    }

    fn judge(&self, certificate: &[u8], at: UnixSeconds) -> Result<(), EvidenceRefusal> {
        match self.judge.judge(certificate, at) {
            Judgement::Valid => Ok(()),
            Judgement::Uncertain(_) => Err(EvidenceRefusal::RevocationUnknown),
            Judgement::Refused("trust.expired" | "trust.not-yet-valid") => {
                Err(EvidenceRefusal::CertificateExpired)
            }
            Judgement::Refused("trust.revoked") => Err(EvidenceRefusal::CertificateRevoked),
            Judgement::Refused(reason) => Err(EvidenceRefusal::CertificateRefused { reason }),
        }
    }
}

impl Method for CertificateMethod<'_> {
    fn method(&self) -> IdentityMethod {
        self.kind.method
    }

    fn serves(&self, claimant: Claimant) -> bool {
        self.kind.serves(claimant)
    }

    fn fields(&self) -> &'static [&'static str] {
        &["signature"]
    }

    fn examine(
        &self,
        submission: &Submission<'_>,
        challenge: &Challenge,
        claim: &Claim,
        at: UnixSeconds,
    ) -> Result<Identified, EvidenceRefusal> {
        let signature = submission.base64("signature")?;
        let beside = submission.optional_base64("certb64")?;
        let signed = SignedData::read(&signature)?;
        let certificate = signed.verify(challenge.text().as_bytes(), beside.as_deref())?;
        self.require_good(&certificate, at)?;
        self.kind.require_holder(&certificate, claim)?;
        Ok(self.identified(&certificate, claim, at))
    }
}
