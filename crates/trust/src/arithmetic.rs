//! The arithmetic of signatures, which a host may lend.

use std::fmt;

use mydata_package::Raise;

use crate::Curve;

/// What signatures are checked with.
///
/// With the feature `standalone` (default) there is [`Arithmetic::default`], which needs nobody.
#[derive(Clone, Copy)]
pub struct Arithmetic {
    /// Checks signatures of ECDSA; without it, authorities that sign so are not accepted.
    pub ecdsa: Option<VerifyEcdsa>,
    /// The public operation of RSA.
    pub raise: Raise,
}

/// Whether a signature of ECDSA (FIPS 186-5, 6.4.2) is one over that digest by the key with that point.
///
/// The point is encoded as in SEC 1, 2.3.3; the signature is in DER (RFC 3279, 2.2.3). Both are foreign and may be
/// anything. Nothing of it is secret.
pub type VerifyEcdsa = fn(curve: Curve, point: &[u8], digest: &[u8], signature: &[u8]) -> bool;

#[cfg(feature = "standalone")]
impl Default for Arithmetic {
    fn default() -> Self {
        #[cfg(feature = "ecdsa")]
        let ecdsa = Some(crate::standalone_ecdsa::verify as VerifyEcdsa);
        #[cfg(not(feature = "ecdsa"))]
        let ecdsa = None;
        Self { ecdsa, raise: mydata_package::Host::default().raise }
    }
}

impl fmt::Debug for Arithmetic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Arithmetic")
    }
}
