//! Whose signature is expected.

use crate::Reason;
use crate::certificate::Certificate;
use crate::name::hex;

/// Whose signature is expected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExpectedSigner {
    /// Anybody's, as in a verifier that does not know where a package comes from.
    Any,
    /// That by one key, whatever its certificate says: SHA-256 of the `SubjectPublicKeyInfo` in DER, as
    /// [`SignerSummary::key_sha256`](crate::SignerSummary) shows it.
    Key([u8; 32]),
    /// That of this subject: an RFC 4514 string, written as [`SignerSummary::subject`](crate::SignerSummary) and
    /// `mydata inspect` show it. Names are compared to the letter.
    Subject(String),
}

impl ExpectedSigner {
    pub(crate) fn check(&self, signer: &Certificate, reasons: &mut Vec<Reason>) {
        match self {
            Self::Any => {}
            Self::Key(expected) => {
                let found = signer.key_sha256();
                if found != *expected {
                    reasons.push(Reason::OtherKey { expected: hex(expected), found: hex(&found) });
                }
            }
            Self::Subject(expected) => {
                let found = signer.subject();
                if found != *expected {
                    reasons.push(Reason::OtherProvider { expected: expected.clone(), found });
                }
            }
        }
    }
}
