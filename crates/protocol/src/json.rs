//! Writing the crate's own structs as JSON.

use serde::Serialize;

/// The JSON of a struct of texts, numbers and lists. Serde fails only on maps without text keys and on types that
/// refuse to be written; the crate's messages hold neither.
pub(crate) fn json_of(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap_or_default()
}
