//! What came of asking agencies' systems whether they are well.

use mydata_consent::{Health, Moment};
use mydata_protocol::ids::ResourceId;
use worker::wasm_bindgen::JsValue;

use super::Catalogue;
use crate::error::PlatformError;

/// One dataset's system was asked.
pub struct Heartbeat {
    /// The dataset.
    pub resource_id: ResourceId,
    /// What is known of its system now.
    pub health: Health,
}

const NOTE: &str = "INSERT INTO dataset_health (resource_id, failures, failing_since, asked_at) VALUES (?1, ?2, ?3, ?4) \
    ON CONFLICT (resource_id) DO UPDATE SET failures = ?2, failing_since = ?3, asked_at = ?4";

impl Catalogue {
    /// Notes what came of a round, all of it or nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_health(&self, round: &[Heartbeat], now: Moment) -> Result<(), PlatformError> {
        if round.is_empty() {
            return Ok(());
        }
        let note = |Heartbeat { resource_id, health }: &Heartbeat| {
            let since = health.failing_since.map_or(JsValue::NULL, number);
            let values = [resource_id.as_str().into(), health.failures.into(), since, number(now)];
            self.database.prepare(NOTE).bind(&values)
        };
        let notes = round.iter().map(note).collect::<Result<_, _>>()?;
        self.database.batch(notes).await?;
        Ok(())
    }
}

/// Milliseconds since 1970, as JavaScript has numbers.
#[allow(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay far below 2^53")]
fn number(moment: Moment) -> JsValue {
    JsValue::from_f64(moment.unix_millis() as f64)
}
