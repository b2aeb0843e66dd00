//! The sweeper: behind every transaction that erases its own, it deletes whatever has stood too long.

use std::time::Duration;

use mydata_consent::{KEEP_AT_MOST, Moment};

use worker::Env;

use super::{AT_ONCE, Vault};
use crate::clock::Clock;
use crate::error::PlatformError;

/// Time for a transaction to erase what is its own.
const MARGIN: Duration = Duration::from_hours(1);

/// Sweeps the vault of this deployment. A sweep that fails is no harm: the next one comes.
pub async fn sweep(env: &Env) {
    let swept = match Vault::of(env) {
        Ok(vault) => vault.sweep(Clock::of(env).now()).await,
        Err(error) => Err(error),
    };
    match swept {
        Ok(0) => {}
        // A transaction that erases its own leaves nothing to sweep: somebody should look.
        Ok(objects) => worker::console_warn!("vault.swept {objects}"),
        Err(error) => worker::console_error!("{}", error.code()),
    }
}

impl Vault {
    /// Deletes what has stood longer than any transaction keeps anything, and tells how many objects that were.
    ///
    /// # Errors
    /// When the bucket fails; the next sweep takes what is left.
    pub async fn sweep(&self, now: Moment) -> Result<usize, PlatformError> {
        let (mut swept, mut cursor) = (0, None);
        loop {
            let mut page = self.bucket.list().limit(AT_ONCE);
            if let Some(cursor) = cursor {
                page = page.cursor(cursor);
            }
            let page = page.execute().await?;
            let old = page.objects().into_iter().filter(|object| is_over(uploaded(object), now));
            let names: Vec<String> = old.map(|object| object.key()).collect();
            if !names.is_empty() {
                swept += names.len();
                self.bucket.delete_multiple(names).await?;
            }
            cursor = page.cursor().filter(|_| page.truncated());
            if cursor.is_none() {
                return Ok(swept);
            }
        }
    }
}

fn uploaded(object: &worker::Object) -> Moment {
    Moment::from_unix_millis(i64::try_from(object.uploaded().as_millis()).unwrap_or(i64::MAX))
}

fn is_over(uploaded: Moment, now: Moment) -> bool {
    now >= uploaded.plus(KEEP_AT_MOST + MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_swept_that_its_transaction_may_still_keep() {
        let uploaded = Moment::from_unix_millis(0);
        assert!(!is_over(uploaded, uploaded.plus(KEEP_AT_MOST)));
        assert!(!is_over(uploaded.plus(Duration::from_millis(1)), uploaded.plus(KEEP_AT_MOST + MARGIN)));
        assert!(is_over(uploaded, uploaded.plus(KEEP_AT_MOST + MARGIN)));
    }
}
