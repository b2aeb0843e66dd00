//! A service forwards what the citizen has signed with her own certificate (modes 2 and 3).
//!
//! The service asks for a salt, puts it into a [`SignedStatement`], and posts that as a [`ForwardedSignature`]. What is
//! signed is the Base64 text of the sealed statement, so that nobody who cannot open it can have it signed anew. The
//! signature itself is for `mydata_identity::evidence` to look at; what may refuse a step, and in which order, is a
//! [`SpSignatureRefusal`].

mod refusal;
mod salt;
mod statement;
mod step;
mod verifier;

pub use refusal::SpSignatureRefusal;
pub use salt::Salt;
pub use statement::{LONGEST_OPTIONAL, SignedStatement};
pub use step::{ForwardedSignature, LARGEST_BODY, SaltAnswer, SpSignatureStep};
pub use verifier::{LONGEST_VERIFICATION_TYPE, Verifier, VerifierId};
