//! Whether a counter code is this transaction's: what a hint from elsewhere is held against.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Inner;
use crate::error::PlatformError;
use crate::names::CodeName;
use crate::objects::Message;

const BINDING: &str = "TRANSACTION";

/// Asks a transaction whether the code of this name is the one that its holder shows at present.
#[derive(Serialize, Deserialize)]
pub struct HoldsCode {
    /// The code's name.
    pub code: CodeName,
}
message!(HoldsCode => bool, "holds-code");

impl Inner {
    pub(super) async fn holds_code(self: &Rc<Self>, message: &HoldsCode) -> Result<bool, PlatformError> {
        let record = self.load().await?;
        Ok(record.is_some_and(|record| record.code.as_ref() == Some(&message.code)))
    }
}
