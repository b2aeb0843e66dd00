//! Every way a message can be wrong, named without repeating secrets or personal data.

use mydata_identity::IdentityError;

/// Why a message or one of its parts was refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProtocolError {
    /// An access token is `mydata::` and 64 lower-case alphanumerics, the first 32 of them hexadecimal.
    #[error("not an access token of this platform")]
    AccessTokenForm,
    /// An allow-list entry is an IP address or a CIDR block.
    #[error("allow-list entry {entry:?} is neither an IP address nor a CIDR block")]
    AddressForm {
        /// The entry as registered.
        entry: String,
    },
    /// An agency's id is lower-case letters, digits, and single hyphens between them.
    #[error("an agency's id is at most 40 lower-case letters, digits and hyphens between them")]
    AgencyIdForm,
    /// The `Authorization` header is not of the scheme or form asked for.
    #[error("the Authorization header does not have the form asked for")]
    AuthorizationForm,
    /// A client id is `CLI.` and ten alphanumerics.
    #[error("a client id is CLI. and ten alphanumerics")]
    ClientIdForm,
    /// A client secret or CBC IV is 16 bytes of UTF-8.
    #[error("{part} has 16 bytes, not {bytes}")]
    ClientKeyLength {
        /// `client_secret` or `cbc_iv`.
        part: &'static str,
        /// How many there were.
        bytes: usize,
    },
    /// What is registered of a dataset's packages is not the JSON object asked for.
    #[error("what is registered of the dataset's packages is malformed: {reason}")]
    ContentsForm {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A counter code is eight letters and digits.
    #[error("a counter code is eight letters and digits")]
    CounterCodeForm,
    /// A custom parameter may not take the name of one the platform fills in, or of a header that steers the connection.
    #[error("the parameter name {name:?} belongs to the platform or is not a name")]
    CustomParameterName {
        /// The name asked for.
        name: String,
    },
    /// A delivery secret is 32 lower-case hexadecimal characters.
    #[error("a delivery secret is 32 lower-case hexadecimal characters")]
    DeliverySecretForm,
    /// What the platform calls by itself is an https URL on a public host.
    #[error("not an address that may be called: {reason}")]
    EndpointForm {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// An expanded header value holds characters HTTP does not carry.
    #[error("the header {name:?} would hold characters that HTTP does not carry")]
    HeaderValue {
        /// The header's name.
        name: String,
    },
    /// A decrypted text about a person was not well formed.
    #[error("the text inside is wrong: {0}")]
    Identity(#[from] IdentityError),
    /// A JWE of the compact form has five Base64url parts of fitting lengths.
    #[error("not a JWE of the compact form")]
    JweForm,
    /// The JWE's protected header asks for something else than A256KW with A256CBC-HS512.
    #[error("the JWE's header does not ask for A256KW with A256CBC-HS512 alone")]
    JweHeader,
    /// The JWE was made with another key, or its key part was changed.
    #[error("the JWE's key cannot be unwrapped with this secret")]
    JweKey,
    /// The JWE's authentication tag does not hold: some byte was changed.
    #[error("the JWE's authentication tag does not hold")]
    JweTag,
    /// The JWE is larger than the caller allows.
    #[error("the JWE has {bytes} bytes, more than the {limit} allowed")]
    JweTooLarge {
        /// Its size.
        bytes: usize,
        /// The limit given.
        limit: usize,
    },
    /// A dataset's parameters are not the JSON list asked for, or cannot be answered.
    #[error("the dataset's parameters are malformed: {reason}")]
    ParametersForm {
        /// What is wrong with them.
        reason: &'static str,
    },
    /// A counter's passcode is eight digits.
    #[error("a passcode is eight digits")]
    PasscodeForm,
    /// The decrypted payload is not the JSON of a delivery.
    #[error("the payload is not a delivery")]
    PayloadForm,
    /// A permission ticket is a UUID.
    #[error("a permission ticket is a UUID")]
    PermissionTicketForm,
    /// The random bytes given did not suffice for an unbiased choice.
    #[error("more random bytes are needed")]
    RandomnessShort,
    /// A resource id is `API.` and ten alphanumerics.
    #[error("a resource id is API. and ten alphanumerics")]
    ResourceIdForm,
    /// No return code has this number.
    #[error("no return code has the number {number}")]
    ReturnCodeUnknown {
        /// The number.
        number: u16,
    },
    /// A return URL may not be registered in this form.
    #[error("a return URL may not be registered like this: {reason}")]
    ReturnUrlForm {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A salt is 32 hexadecimal characters.
    #[error("a salt is 32 hexadecimal characters")]
    SaltForm,
    /// A sealed value does not decrypt under the service's keys.
    #[error("the value does not decrypt under the service's keys")]
    SealedUnreadable,
    /// A service state is `offline`, `live`, `pilot` or `deactivated`.
    #[error("no service state is called {name:?}")]
    ServiceStateUnknown {
        /// The name.
        name: String,
    },
    /// A notice to an SP holds either a secret or the datasets that failed.
    #[error("a notice holds either secret_key or unable_to_deliver")]
    SpNoticeForm,
    /// A request template is no JSON object of the kind asked for, or holds an unclosed `#{`.
    #[error("the request template is malformed: {reason}")]
    TemplateForm {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A request template asks for a parameter nobody gave.
    #[error("the request template asks for #{{{name}}}, which nobody gave")]
    TemplateNameUnknown {
        /// The name asked for.
        name: String,
    },
    /// A transaction uid is a UUID.
    #[error("a transaction uid is a UUID")]
    TransactionUidForm,
    /// A `tx_id` is a UUID of version 4, with dashes.
    #[error("a tx_id is a UUID of version 4 with dashes")]
    TxIdForm,
}

impl ProtocolError {
    /// The stable name of this refusal, for logs, JSON answers and translations.
    ///
    /// ```
    /// use mydata_protocol::ids::ClientId;
    /// assert_eq!(ClientId::parse("CLI.short").unwrap_err().code(), "protocol.client-id-form");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AccessTokenForm => "protocol.access-token-form",
            Self::AddressForm { .. } => "protocol.address-form",
            Self::AgencyIdForm => "protocol.agency-id-form",
            Self::AuthorizationForm => "protocol.authorization-form",
            Self::ClientIdForm => "protocol.client-id-form",
            Self::ClientKeyLength { .. } => "protocol.client-key-length",
            Self::ContentsForm { .. } => "protocol.contents-form",
            Self::CounterCodeForm => "protocol.counter-code-form",
            Self::CustomParameterName { .. } => "protocol.custom-parameter-name",
            Self::DeliverySecretForm => "protocol.delivery-secret-form",
            Self::EndpointForm { .. } => "protocol.endpoint-form",
            Self::HeaderValue { .. } => "protocol.header-value",
            Self::Identity(error) => error.code(),
            Self::JweForm => "protocol.jwe-form",
            Self::JweHeader => "protocol.jwe-header",
            Self::JweKey => "protocol.jwe-key",
            Self::JweTag => "protocol.jwe-tag",
            Self::JweTooLarge { .. } => "protocol.jwe-too-large",
            Self::ParametersForm { .. } => "protocol.parameters-form",
            Self::PasscodeForm => "protocol.passcode-form",
            Self::PayloadForm => "protocol.payload-form",
            Self::PermissionTicketForm => "protocol.permission-ticket-form",
            Self::RandomnessShort => "protocol.randomness-short",
            Self::ResourceIdForm => "protocol.resource-id-form",
            Self::ReturnCodeUnknown { .. } => "protocol.return-code-unknown",
            Self::ReturnUrlForm { .. } => "protocol.return-url-form",
            Self::SaltForm => "protocol.salt-form",
            Self::SealedUnreadable => "protocol.sealed-unreadable",
            Self::ServiceStateUnknown { .. } => "protocol.service-state-unknown",
            Self::SpNoticeForm => "protocol.sp-notice-form",
            Self::TemplateForm { .. } => "protocol.template-form",
            Self::TemplateNameUnknown { .. } => "protocol.template-name-unknown",
            Self::TransactionUidForm => "protocol.transaction-uid-form",
            Self::TxIdForm => "protocol.tx-id-form",
        }
    }
}
