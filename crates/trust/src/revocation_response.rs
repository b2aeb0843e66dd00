//! One answer of an OCSP responder (RFC 6960), and what it proves.

use pkix_path::{SignatureVerifier, names_match};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse, OcspResponseStatus,
    ResponderId, SingleResponse,
};

use crate::certificate::Certificate;
use crate::signature_check::SignatureCheck;
use crate::testimony::{Currency, Inquiry, Testimony, reason_name};
use crate::{UnixSeconds, x509_cert};
use x509_cert::der::asn1::{ObjectIdentifier, OctetString};
use x509_cert::der::referenced::OwnedToRef;
use x509_cert::der::{self, Decode, Encode, Reader, SliceReader};
use x509_cert::ext::Extension;
use x509_cert::spki::AlgorithmIdentifierOwned;

const BASIC_RESPONSE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");
const SHA_1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

#[derive(Clone, Debug)]
pub(crate) struct RevocationResponse {
    responder: ResponderId,
    answers: Vec<SingleResponse>,
    has_unknown_condition: bool,
    signed: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
    signature: Vec<u8>,
    certificates: Vec<Certificate>,
}

impl RevocationResponse {
    pub(crate) fn from_der(bytes: &[u8]) -> der::Result<Self> {
        let malformed = || der::Error::from(der::ErrorKind::Failed);
        let response = OcspResponse::from_der(bytes)?;
        let body = response.response_bytes.filter(|body| body.response_type == BASIC_RESPONSE);
        let (OcspResponseStatus::Successful, Some(body)) = (response.response_status, body) else {
            return Err(malformed());
        };
        let body = body.response.as_bytes();
        let BasicOcspResponse { tbs_response_data: data, signature_algorithm, signature, certs } =
            BasicOcspResponse::from_der(body)?;
        if signature.unused_bits() != 0 {
            return Err(malformed());
        }
        let signed = SliceReader::new(body)?.sequence(|parts| {
            let signed = parts.tlv_bytes()?.to_vec();
            parts.read_slice(parts.remaining_len())?;
            Ok(signed)
        })?;
        let certificates = certs.into_iter().flatten().filter_map(|certificate| {
            // One that cannot be read is none; whether any that can be has signed, is seen later.
            Certificate::from_der(&certificate.to_der().ok()?).ok()
        });
        Ok(Self {
            responder: data.responder_id,
            answers: data.responses,
            has_unknown_condition: is_conditional(data.response_extensions.as_deref()),
            signed,
            algorithm: signature_algorithm,
            signature: signature.raw_bytes().to_vec(),
            certificates: certificates.collect(),
        })
    }

    pub(crate) fn about(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        inquiry: Inquiry,
    ) -> Testimony {
        let answers = self.answers.iter().filter(|answer| is_about(&answer.cert_id, certificate, issuer));
        let testimonies = answers.map(|answer| self.testimony(answer, inquiry));
        let testimony = testimonies.max().unwrap_or(Testimony::Nothing);
        // The signature last: it costs most.
        if testimony != Testimony::Nothing && self.is_by(issuer, inquiry) {
            testimony
        } else {
            Testimony::Nothing
        }
    }

    fn testimony(&self, answer: &SingleResponse, inquiry: Inquiry) -> Testimony {
        match answer.cert_status {
            CertStatus::Revoked(revoked) => Testimony::Revoked {
                at: unix_seconds(revoked.revocation_time),
                reason: reason_name(revoked.revocation_reason),
            },
            CertStatus::Unknown(_) => Testimony::Nothing,
            // What may change the meaning of an answer can accuse, but not clear.
            CertStatus::Good(_)
                if self.has_unknown_condition || is_conditional(answer.single_extensions.as_deref()) =>
            {
                Testimony::Nothing
            }
            CertStatus::Good(_) => {
                let this_update = unix_seconds(answer.this_update);
                Currency { this_update, next_update: answer.next_update.map(unix_seconds) }.of_good(inquiry)
            }
        }
    }

    /// Whether the issuer of the certificate answered, or a responder it has authorized (RFC 6960, 4.2.2.2).
    fn is_by(&self, issuer: &Certificate, inquiry: Inquiry) -> bool {
        let Inquiry { at, checks, .. } = inquiry;
        if self.names(issuer) && self.is_signed_by(issuer, checks) {
            return true;
        }
        self.certificates.iter().any(|responder| {
            self.names(responder)
                && responder.may_answer_for(issuer, checks)
                && responder.validity_reason(at).is_none()
                && self.is_signed_by(responder, checks)
        })
    }

    fn names(&self, responder: &Certificate) -> bool {
        match &self.responder {
            ResponderId::ByName(name) => names_match(name, responder.name()),
            ResponderId::ByKey(id) => Sha1::digest(responder.key_bits()).as_slice() == id.as_bytes(),
        }
    }

    fn is_signed_by(&self, responder: &Certificate, checks: SignatureCheck) -> bool {
        let key = responder.x509.tbs_certificate.subject_public_key_info.owned_to_ref();
        checks.verify_signature(self.algorithm.owned_to_ref(), key, &self.signed, &self.signature).is_ok()
    }
}

fn is_about(id: &CertId, certificate: &Certificate, issuer: &Certificate) -> bool {
    let Ok(name) = certificate.x509.tbs_certificate.issuer.to_der() else { return false };
    let is_hash = |of: &[u8], found: &OctetString| match id.hash_algorithm.oid {
        // SHA-1 names here, it does not protect: what it names is compared with the signed serial number too.
        SHA_1 => Sha1::digest(of).as_slice() == found.as_bytes(),
        SHA_256 => Sha256::digest(of).as_slice() == found.as_bytes(),
        _ => false,
    };
    id.serial_number == certificate.x509.tbs_certificate.serial_number
        && is_hash(&name, &id.issuer_name_hash)
        && is_hash(issuer.key_bits(), &id.issuer_key_hash)
}

fn is_conditional(extensions: Option<&[Extension]>) -> bool {
    extensions.unwrap_or_default().iter().any(|extension| extension.critical)
}

fn unix_seconds(time: OcspGeneralizedTime) -> UnixSeconds {
    UnixSeconds(i64::try_from(time.0.to_unix_duration().as_secs()).unwrap_or(i64::MAX))
}
