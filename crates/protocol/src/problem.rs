//! How a machine is told that its request failed: RFC 9457 problem details.

use serde::{Deserialize, Serialize};

/// The content type of a problem.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// A problem, as JSON has it.
///
/// ```
/// use mydata_protocol::problem::ProblemDetails;
/// let problem = ProblemDetails::new(401, "data.address-not-allowed", "Address not allowed")
///     .with_correlation_id("c-1");
/// assert_eq!(problem.kind, "urn:mydata-edge:problem:data.address-not-allowed");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ProblemDetails {
    /// A name for the kind of problem, made of its code.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short sentence, the same for every problem of the kind.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code, for programs.
    pub code: String,
    /// What is particular to this case; never secrets or personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What to quote when asking for help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
}

impl ProblemDetails {
    /// A problem of the kind `code`.
    #[must_use]
    pub fn new(status: u16, code: &str, title: &str) -> Self {
        Self {
            kind: format!("urn:mydata-edge:problem:{code}"),
            title: title.to_owned(),
            status,
            code: code.to_owned(),
            detail: None,
            correlation_id: None,
        }
    }

    /// Adds what is particular to this case.
    #[must_use]
    pub fn with_detail(mut self, detail: &str) -> Self {
        self.detail = Some(detail.to_owned());
        self
    }

    /// Adds what to quote when asking for help.
    #[must_use]
    pub fn with_correlation_id(mut self, correlation_id: &str) -> Self {
        self.correlation_id = Some(correlation_id.to_owned());
        self
    }
}
