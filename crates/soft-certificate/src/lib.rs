//! 軟體金融憑證: a PKCS#12 file (RFC 7292) is opened with its password, and the key inside signs.
//!
//! The file and its password stay where they are; what goes out is one signature, CMS signed data (RFC 5652) as the
//! platform takes it from a card. Nothing is fetched, no clock is read, no number is drawn: time and randomness are handed
//! in. A file can demand work without end, so that whatever it demands is counted before it is done.
//!
//! ```
//! use mydata_soft_certificate::{SoftCertificate, SoftCertificateError};
//!
//! let refusal = SoftCertificate::open(b"a picture", "password").unwrap_err();
//! assert_eq!(refusal, SoftCertificateError::NotPkcs12);
//! assert_eq!(refusal.code(), "soft-certificate.not-pkcs12");
//! ```

mod bags;
mod budget;
mod certificate;
mod definite;
mod encryption;
mod error;
mod hash;
mod key;
mod mac;
mod password;
mod pbkdf2;
mod pfx;
mod pkcs12_kdf;
mod signed_data;
mod soft_certificate;

pub use budget::Limits;
pub use error::SoftCertificateError;
pub use signed_data::Content;
pub use soft_certificate::SoftCertificate;
