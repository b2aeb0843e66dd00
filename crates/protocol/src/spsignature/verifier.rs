//! Who had the citizen sign, where the service has somebody else do that (mode 3).

use serde::{Deserialize, Serialize};

use super::SpSignatureRefusal;

/// How many characters a `verification_type` may have: it is a code.
pub const LONGEST_VERIFICATION_TYPE: usize = 40;

/// Somebody who had the citizen sign in the service's stead. He vouches for nothing here: the signature is checked just
/// as if the service had asked for it itself.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Verifier {
    /// Who (`as_id`).
    pub id: VerifierId,
    /// How, as the verifier calls it (`verification_type`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_type: Option<String>,
}

/// The verifiers there are.
///
/// ```
/// use mydata_protocol::spsignature::VerifierId;
/// assert_eq!(VerifierId::parse("twid"), Some(VerifierId::Twid));
/// assert_eq!(VerifierId::parse("TWID"), None);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum VerifierId {
    /// 中華電信
    Cht,
    /// TWID 身分識別中心
    Twid,
}

impl VerifierId {
    /// Reads an `as_id`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Cht, Self::Twid].into_iter().find(|id| id.as_str() == text)
    }

    /// The id as it stands on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cht => "cht",
            Self::Twid => "twid",
        }
    }
}

impl Verifier {
    /// Reads `as_id` and `verification_type`. A type without a verifier is of no one's making and is left aside.
    pub(super) fn read(
        as_id: Option<&str>,
        verification_type: Option<String>,
    ) -> Result<Option<Self>, SpSignatureRefusal> {
        let malformed = |field| SpSignatureRefusal::BodyField { field };
        if let Some(text) = &verification_type
            && (text.len() > LONGEST_VERIFICATION_TYPE || !text.bytes().all(|byte| byte.is_ascii_graphic()))
        {
            return Err(malformed("verification_type"));
        }
        let Some(as_id) = as_id else { return Ok(None) };
        let id = VerifierId::parse(as_id).ok_or(malformed("as_id"))?;
        Ok(Some(Self { id, verification_type: verification_type.filter(|text| !text.is_empty()) }))
    }
}
