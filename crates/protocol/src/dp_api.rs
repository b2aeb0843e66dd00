//! The platform asks a data provider: how requests are written, and what answers mean.

mod access_token;
mod answer;
mod template;
mod values;

pub use access_token::AccessToken;
pub use answer::{DpAnswer, Timeliness};
pub use template::{DatasetRequest, DpMethod, RequestTemplate};
pub use values::RequestValues;
pub(crate) use values::is_platforms_own;

use core::time::Duration;

/// How long to wait for a data provider's connection (protocol section 5).
pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a token lives.
pub const TOKEN_LIFE: Duration = Duration::from_hours(2);

/// The header that names a request, the same on every retry.
pub const TRANSACTION_UID_HEADER: &str = "transaction_uid";

/// Where a dataset's heartbeat is asked for: 200 is healthy.
///
/// ```
/// use mydata_protocol::dp_api::heartbeat_url;
/// assert_eq!(heartbeat_url("https://dp.example/data"), "https://dp.example/data?heartbeat=true");
/// assert_eq!(heartbeat_url("https://dp.example/data?v=1"), "https://dp.example/data?v=1&heartbeat=true");
/// ```
#[must_use]
pub fn heartbeat_url(endpoint: &str) -> String {
    let joint = if endpoint.contains('?') { '&' } else { '?' };
    format!("{endpoint}{joint}heartbeat=true")
}
