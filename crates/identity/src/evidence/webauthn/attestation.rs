//! How a new credential's device vouches for itself (WebAuthn, 6.5 and 8): not at all, by the credential, by a certificate.

use ciborium::Value;
use der::Decode;
use der::asn1::{ObjectIdentifier, OctetStringRef};
use x509_cert::Version;
use x509_cert::ext::pkix::BasicConstraints;

use super::authenticator_data::AttestedCredential;
use super::binding::Attested;
use super::cbor::{self, Keys};
use super::cose_key::{CoseAlgorithm, CoseKey};
use crate::evidence::signing_certificate::text;
use crate::evidence::{CertificateJudge, EvidenceRefusal, Judgement, SigningCertificate, UnixSeconds};

const ORGANIZATIONAL_UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const ID_FIDO_GEN_CE_AAGUID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.4.1.45724.1.1.4");

/// What `navigator.credentials.create` returns, read but not believed.
pub(super) struct AttestationObject {
    format: String,
    statement: Value,
    pub(super) authenticator_data: Vec<u8>,
}

/// What the device signed, and where it is judged.
pub(super) struct Setting<'s> {
    pub(super) credential: &'s AttestedCredential<'s>,
    pub(super) key: &'s CoseKey,
    pub(super) client_data_sha256: [u8; 32],
    pub(super) judge: Option<&'s dyn CertificateJudge>,
    pub(super) at: UnixSeconds,
}

impl AttestationObject {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, EvidenceRefusal> {
        const MALFORMED: EvidenceRefusal = EvidenceRefusal::EvidenceMalformed { what: "attestation object" };
        let value = cbor::read(bytes, Keys::Apart)?;
        let length = value.as_map().map_or(0, Vec::len);
        let (Some(format), Some(statement), Some(data), 3) = (
            cbor::entry(&value, "fmt").and_then(Value::as_text),
            cbor::entry(&value, "attStmt").filter(|statement| statement.is_map()),
            cbor::entry(&value, "authData").and_then(Value::as_bytes),
            length,
        ) else {
            return Err(MALFORMED);
        };
        let (format, statement) = (format.to_owned(), statement.clone());
        Ok(Self { format, statement, authenticator_data: data.clone() })
    }

    /// How far the device has vouched for itself, if what it says holds.
    pub(super) fn verify(&self, setting: &Setting<'_>) -> Result<Attested, EvidenceRefusal> {
        let entries = self.statement.as_map().map_or(0, Vec::len);
        match (self.format.as_str(), entries) {
            ("none", 0) => Ok(Attested::Not),
            ("packed", 2) => self.verify_packed(setting, None),
            ("packed", 3) => {
                let chain = cbor::entry(&self.statement, "x5c").and_then(Value::as_array);
                match chain.map(Vec::as_slice) {
                    // Those above it the judge must know: no certificate is believed for being enclosed.
                    Some([Value::Bytes(certificate)]) => self.verify_packed(setting, Some(certificate)),
                    _ => Err(self.refused("not one certificate")),
                }
            }
            _ => Err(self.refused("this format is not accepted")),
        }
    }

    /// WebAuthn, 8.2.
    fn verify_packed(
        &self,
        setting: &Setting<'_>,
        certificate: Option<&Vec<u8>>,
    ) -> Result<Attested, EvidenceRefusal> {
        let (Some(algorithm), Some(signature)) = (
            cbor::entry(&self.statement, "alg"),
            cbor::entry(&self.statement, "sig").and_then(Value::as_bytes),
        ) else {
            return Err(self.refused("the statement is malformed"));
        };
        let algorithm = CoseAlgorithm::of(algorithm)?;
        let signed = [self.authenticator_data.as_slice(), &setting.client_data_sha256].concat();
        let Some(certificate) = certificate else {
            if algorithm != setting.key.algorithm {
                return Err(self.refused("another algorithm than the credential's"));
            }
            setting.key.verify(&signed, signature)?;
            return Ok(Attested::BySelf);
        };
        let certificate = SigningCertificate::read(certificate)?;
        let key = certificate.key()?;
        if !algorithm.is_of(&key) {
            return Err(self.refused("another algorithm than the certificate's"));
        }
        key.verify(algorithm.hash(), &signed, signature)?;
        self.require_attester(&certificate, &setting.credential.aaguid)?;
        match setting.judge.map(|judge| judge.judge(certificate.der(), setting.at)) {
            Some(Judgement::Valid) => Ok(Attested::ByCertificate),
            Some(Judgement::Refused(reason) | Judgement::Uncertain(reason)) => Err(self.refused(reason)),
            None => Err(self.refused("no roots of devices are known")),
        }
    }

    /// WebAuthn, 8.2.1.
    fn require_attester(
        &self,
        certificate: &SigningCertificate,
        aaguid: &[u8; 16],
    ) -> Result<(), EvidenceRefusal> {
        let tbs = certificate.x509().tbs_certificate();
        let mut units = certificate.subject().iter().filter(|part| part.oid == ORGANIZATIONAL_UNIT);
        let is_attester = units.any(|part| text(&part.value).as_deref() == Some("Authenticator Attestation"));
        let constraints = tbs.get_extension::<BasicConstraints>();
        let is_end = constraints.is_ok_and(|found| found.is_some_and(|(_, constraints)| !constraints.ca));
        if !is_attester || !is_end || tbs.version() != Version::V3 {
            return Err(self.refused("the certificate is not one of a device"));
        }
        let mut extensions = tbs.extensions().into_iter().flatten();
        match extensions.find(|extension| extension.extn_id == ID_FIDO_GEN_CE_AAGUID) {
            None => Ok(()),
            Some(extension) => {
                let model = <&OctetStringRef>::from_der(extension.extn_value.as_bytes());
                let is_same = model.is_ok_and(|model| model.as_bytes() == aaguid);
                let holds = is_same && !extension.critical;
                holds.then_some(()).ok_or_else(|| self.refused("the certificate is of another model"))
            }
        }
    }

    pub(super) fn refused(&self, reason: &'static str) -> EvidenceRefusal {
        // A format's name is an identifier of 32 characters at most; what is none is not repeated.
        let is_name = self.format.len() <= 32 && self.format.bytes().all(|byte| byte.is_ascii_graphic());
        let format = if is_name { self.format.clone() } else { "?".to_owned() };
        EvidenceRefusal::AttestationRefused { format, reason }
    }
}
