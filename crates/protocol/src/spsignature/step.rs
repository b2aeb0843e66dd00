//! What a service posts: first for a salt, then with what was signed.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Salt, SpSignatureRefusal, Verifier};
use crate::field_base64;
use crate::ids::TxId;
use crate::json::json_of;

/// How large a body may be. A signature that encloses its certificates has some 8 kB, in Base64 11.
pub const LARGEST_BODY: usize = 64 * 1024;

/// One of the two posts; they differ in their fields alone.
///
/// ```
/// use mydata_protocol::spsignature::SpSignatureStep;
/// let tx_id = "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d";
/// let step = SpSignatureStep::parse(format!(r#"{{"tx_id":"{tx_id}"}}"#).as_bytes())?;
/// assert!(matches!(step, SpSignatureStep::AskSalt { .. }));
/// let refusal = SpSignatureStep::parse(br#"{"tx_id":"1"}"#).unwrap_err();
/// assert_eq!((refusal.status(), refusal.code()), (400, "spsignature.body-field"));
/// # Ok::<(), mydata_protocol::spsignature::SpSignatureRefusal>(())
/// ```
#[derive(Clone, Debug)]
pub enum SpSignatureStep {
    /// The service asks for a salt.
    AskSalt {
        /// Its name for the transaction.
        tx_id: TxId,
    },
    /// It forwards what was signed.
    Forward(ForwardedSignature),
}

/// What the citizen has signed, and her signature. Prints as `***`.
#[derive(Clone)]
pub struct ForwardedSignature {
    /// The service's name for the transaction.
    pub tx_id: TxId,
    /// The sealed statement, in the very text that was signed.
    pub data: String,
    /// CMS signed data.
    pub pkcs7: Vec<u8>,
    /// Who had her sign, if not the service.
    pub verifier: Option<Verifier>,
}

impl fmt::Debug for ForwardedSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ForwardedSignature").field("tx_id", &self.tx_id).finish_non_exhaustive()
    }
}

/// The answer to a service that asks for a salt.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SaltAnswer {
    /// Its name for the transaction, as it wrote it.
    pub tx_id: TxId,
    /// The salt.
    pub salt: Salt,
}

#[derive(Deserialize)]
struct Body {
    tx_id: Option<String>,
    data: Option<String>,
    pkcs7: Option<String>,
    verification_type: Option<String>,
    as_id: Option<String>,
}

impl SpSignatureStep {
    /// Reads a body. Fields of other names are passed over; one that is there twice is refused.
    ///
    /// # Errors
    /// [`SpSignatureRefusal::BodyTooLarge`], [`BodyForm`](SpSignatureRefusal::BodyForm) or
    /// [`BodyField`](SpSignatureRefusal::BodyField).
    pub fn parse(body: &[u8]) -> Result<Self, SpSignatureRefusal> {
        if body.len() > LARGEST_BODY {
            return Err(SpSignatureRefusal::BodyTooLarge { limit: LARGEST_BODY });
        }
        let body: Body = serde_json::from_slice(body).map_err(|_| SpSignatureRefusal::BodyForm)?;
        let malformed = |field| SpSignatureRefusal::BodyField { field };
        let tx_id =
            body.tx_id.as_deref().and_then(|text| TxId::parse(text).ok()).ok_or(malformed("tx_id"))?;
        if body.data.is_none() && body.pkcs7.is_none() {
            return Ok(Self::AskSalt { tx_id });
        }
        let data = body.data.filter(|text| !text.is_empty()).ok_or(malformed("data"))?;
        let pkcs7 = body.pkcs7.as_deref().and_then(field_base64::decode).ok_or(malformed("pkcs7"))?;
        let verifier = Verifier::read(body.as_id.as_deref(), body.verification_type)?;
        Ok(Self::Forward(ForwardedSignature { tx_id, data, pkcs7, verifier }))
    }

    /// The service's name for the transaction.
    #[must_use]
    pub fn tx_id(&self) -> &TxId {
        match self {
            Self::AskSalt { tx_id } => tx_id,
            Self::Forward(forwarded) => &forwarded.tx_id,
        }
    }
}

impl SaltAnswer {
    /// The body of the answer.
    #[must_use]
    pub fn to_json(&self) -> String {
        json_of(self)
    }
}
