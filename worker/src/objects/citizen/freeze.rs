//! A freeze (凍結): she has reported that it was not she, and no transfer begins in her name until she lifts it herself.

use mydata_consent::Moment;
use serde::{Deserialize, Serialize};

/// Everything is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("frozen by the citizen")]
pub struct Frozen {
    /// Since when.
    pub since: Moment,
}
