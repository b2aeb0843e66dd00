//! What kind of thing happened and how it ended, in words that can hold no personal data.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::LedgerRefusal;

/// A word of the ledger, such as `use-recorded`: lower-case Latin letters, with single hyphens between them, at most
/// [`LONGEST`](Self::LONGEST). Without digits no ID, no telephone number and no birthday can get in by mistake.
///
/// An auditor may meet words newer than her tool, so this is no closed list; the words in use are constants.
///
/// ```
/// use mydata_ledger::{Code, LedgerRefusal};
/// assert_eq!("use-recorded".parse(), Ok(Code::USE_RECORDED));
/// assert_eq!("A123456789".parse::<Code>(), Err(LedgerRefusal::CodeMalformed));
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(Cow<'static, str>);

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        impl Code {
            $($(#[$doc])* pub const $name: Self = Self(Cow::Borrowed($text));)*
            /// All words that are constants.
            pub const KNOWN: &[Self] = &[$(Self::$name),*];
        }
    };
}

words! {
    /// Kind: she agreed that data goes to a service.
    CONSENT_GIVEN = "consent-given";
    /// Kind: a member confirmed another contact.
    CONTACT_CHANGED = "contact-changed";
    /// Kind: a code for a counter was made, used, or died.
    COUNTER_CODE = "counter-code";
    /// Kind: somebody was to go to a counter for somebody.
    DELEGATION = "delegation";
    /// Kind: a device was bound.
    DEVICE_BOUND = "device-bound";
    /// Kind: a device was unbound.
    DEVICE_UNBOUND = "device-unbound";
    /// Kind: a member lifted the freeze that her report had brought.
    DISPUTE_ENDED = "dispute-ended";
    /// Kind: somebody identified, or failed to.
    IDENTIFICATION = "identification";
    /// Kind: somebody became a member.
    MEMBER_JOINED = "member-joined";
    /// Kind: a member left.
    MEMBER_LEFT = "member-left";
    /// Kind: a package was erased, with its key.
    PACKAGE_ERASED = "package-erased";
    /// Kind: a package came in and was checked.
    PACKAGE_STORED = "package-stored";
    /// Kind: somebody accepted the terms of service and the privacy policy.
    TERMS_ACCEPTED = "terms-accepted";
    /// Kind: a member said that something was not her doing.
    USE_DISPUTED = "use-disputed";
    /// Kind: somebody's data was used, or was to be.
    USE_RECORDED = "use-recorded";

    /// Outcome: the citizen refused.
    DECLINED = "declined";
    /// Outcome: done as it should be.
    DONE = "done";
    /// Outcome: erased at the citizen's word.
    ERASED_ON_DEMAND = "erased-on-demand";
    /// Outcome: something was wrong.
    FAILED = "failed";
    /// Outcome: taken by whom it was for.
    TAKEN = "taken";
    /// Outcome: the time was over.
    TIMED_OUT = "timed-out";
    /// Outcome: looked at by whom it was for.
    VIEWED = "viewed";
}

impl Code {
    /// How many letters and hyphens at most.
    pub const LONGEST: usize = 32;

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Code {
    type Error = LedgerRefusal;

    fn try_from(text: String) -> Result<Self, LedgerRefusal> {
        let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
        if text.len() <= Self::LONGEST && text.split('-').all(is_word) {
            Ok(Self(Cow::Owned(text)))
        } else {
            Err(LedgerRefusal::CodeMalformed)
        }
    }
}

impl FromStr for Code {
    type Err = LedgerRefusal;

    /// Reads a word.
    ///
    /// # Errors
    /// [`LedgerRefusal::CodeMalformed`].
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        text.to_owned().try_into()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0.into_owned()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
