//! Why a step was refused, and with which status.

/// A refusal of one of the two posts, in the order in which they are looked for.
///
/// ```
/// use mydata_protocol::spsignature::SpSignatureRefusal;
/// let refusal = SpSignatureRefusal::SaltTooOld;
/// assert_eq!((refusal.status(), refusal.code()), (408, "spsignature.salt-too-old"));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SpSignatureRefusal {
    /// No such client, it is not open, or signatures are not what it is registered for. Which of these, is nobody's
    /// business who does not know it.
    #[error("no open service of this id may forward signatures")]
    ServiceNotAllowed,
    /// The body is larger than any honest one.
    #[error("the body is larger than {limit} bytes")]
    BodyTooLarge {
        /// The most it may have.
        limit: usize,
    },
    /// The body is not the JSON object of either step.
    #[error("the body is not a JSON object of the texts that belong to a step")]
    BodyForm,
    /// A field of the body is missing or malformed.
    #[error("the field {field} of the body is missing or malformed")]
    BodyField {
        /// Its name.
        field: &'static str,
    },
    /// `data` does not decrypt to a text under the service's keys.
    #[error("data does not decrypt to a text under the service's keys")]
    DataUnreadable,
    /// What `data` holds is not JSON.
    #[error("data does not hold JSON")]
    DataForm,
    /// A field inside `data` is missing or malformed.
    #[error("the field {field} inside data is missing or malformed")]
    DataField {
        /// Its name, or `data` where it is one of another type.
        field: &'static str,
    },
    /// The certificate is missing, does not hold, is for something else, or leads to no pinned root.
    #[error("the certificate is not valid, or does not lead to a pinned root")]
    CertificateRefused,
    /// The certificate is somebody else's than the pid's, or the birthday is.
    #[error("the certificate does not belong to the person of the pid")]
    WrongPerson,
    /// The signature does not hold over the text of `data`.
    #[error("the signature does not hold over the text of data")]
    SignatureInvalid,
    /// The salt is not the one that was handed out last for this transaction, or has been used.
    #[error("the salt is not the one handed out for this transaction")]
    SaltUnknown,
    /// The salt was handed out too long ago.
    #[error("the salt was handed out too long ago")]
    SaltTooOld,
}

impl SpSignatureRefusal {
    /// The stable code, for programs and logs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BodyField { .. } => "spsignature.body-field",
            Self::BodyForm => "spsignature.body-form",
            Self::BodyTooLarge { .. } => "spsignature.body-too-large",
            Self::CertificateRefused => "spsignature.certificate-refused",
            Self::DataField { .. } => "spsignature.data-field",
            Self::DataForm => "spsignature.data-form",
            Self::DataUnreadable => "spsignature.data-unreadable",
            Self::SaltTooOld => "spsignature.salt-too-old",
            Self::SaltUnknown => "spsignature.salt-unknown",
            Self::ServiceNotAllowed => "spsignature.service-not-allowed",
            Self::SignatureInvalid => "spsignature.signature-invalid",
            Self::WrongPerson => "spsignature.wrong-person",
        }
    }

    /// The HTTP status (protocol section 1).
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BodyField { .. } | Self::BodyForm | Self::DataField { .. } | Self::DataForm => 400,
            Self::DataUnreadable | Self::ServiceNotAllowed | Self::SignatureInvalid => 401,
            Self::CertificateRefused | Self::SaltUnknown => 403,
            Self::SaltTooOld => 408,
            Self::WrongPerson => 409,
            Self::BodyTooLarge { .. } => 413,
        }
    }
}
