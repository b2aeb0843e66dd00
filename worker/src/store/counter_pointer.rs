//! From a counter code to its transaction: the one door to what leads there.
//!
//! The object named after the code knows. KV knows it nearer to the counter, and may be stale or empty: what it says is asked of
//! the transaction itself, and where that does not agree, the object's word counts. So KV changes how long an answer takes, and
//! nothing else.

use std::time::Duration;

use mydata_consent::Moment;
use worker::Env;
use worker::kv::KvStore;

use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::{CodeName, TransactionName};
use crate::objects::counter_code::{Point, Unpoint, WhoseCode};
use crate::objects::send;
use crate::objects::transaction::HoldsCode;

const NAMESPACE: &str = "COUNTER_CODES";
/// KV keeps nothing for less than this (Cloudflare's limit).
const KEPT_AT_LEAST: Duration = Duration::from_mins(1);

/// Lets a code lead to a transaction until a moment. Tells whether it could: a code that another transaction has at present is
/// not given away, and its maker draws another.
///
/// # Errors
/// When the object fails. What becomes of the hint in KV is nobody's failure.
pub async fn point(
    env: &Env,
    code: &CodeName,
    transaction: &TransactionName,
    now: Moment,
    until: Moment,
) -> Result<bool, PlatformError> {
    let message = Point { transaction: transaction.clone(), until };
    if !send(env, code.as_str(), &message).await? {
        return Ok(false);
    }
    if let Some(seconds) = kept_for(now, until) {
        noted(hint(env, code, transaction, seconds).await);
    }
    Ok(true)
}

/// Lets a code that led to this transaction lead nowhere.
///
/// # Errors
/// When the object fails.
pub async fn unpoint(env: &Env, code: &CodeName, transaction: &TransactionName) -> Result<(), PlatformError> {
    if send(env, code.as_str(), &Unpoint { transaction: transaction.clone() }).await? {
        noted(forget_hint(env, code).await);
    }
    Ok(())
}

/// The transaction to ask about a code. Where the code leads nowhere, it is the name of one that does not exist: so the asker
/// goes the same way for a code that is unknown, expired, used or another agency's, and is refused at its end.
///
/// # Errors
/// When an object fails.
pub async fn find(env: &Env, code: &CodeName) -> Result<TransactionName, PlatformError> {
    let nowhere = PlatformKeys::of(env)?.no_transaction(code);
    let hinted = noted(read_hint(env, code).await).flatten().unwrap_or_else(|| nowhere.clone());
    if send(env, hinted.as_str(), &HoldsCode { code: code.clone() }).await? {
        return Ok(hinted);
    }
    Ok(send(env, code.as_str(), &WhoseCode).await?.unwrap_or(nowhere))
}

/// For how many seconds KV may keep a hint: never longer than the code lives, and not at all where that is less than it can.
fn kept_for(now: Moment, until: Moment) -> Option<u64> {
    let left =
        until.unix_millis().checked_sub(now.unix_millis()).and_then(|millis| u64::try_from(millis).ok())?;
    let left = Duration::from_millis(left);
    (left >= KEPT_AT_LEAST).then_some(left.as_secs())
}

async fn hint(
    env: &Env,
    code: &CodeName,
    transaction: &TransactionName,
    seconds: u64,
) -> Result<(), worker::Error> {
    Ok(store(env)?.put(code.as_str(), transaction.as_str())?.expiration_ttl(seconds).execute().await?)
}

async fn read_hint(env: &Env, code: &CodeName) -> Result<Option<TransactionName>, worker::Error> {
    let text = store(env)?.get(code.as_str()).text().await?;
    Ok(text.and_then(|text| TransactionName::parse(&text)))
}

async fn forget_hint(env: &Env, code: &CodeName) -> Result<(), worker::Error> {
    Ok(store(env)?.delete(code.as_str()).await?)
}

fn store(env: &Env) -> Result<KvStore, worker::Error> {
    env.kv(NAMESPACE)
}

/// What came of a hint; of a failure only its code is logged, and all goes on without.
fn noted<T>(outcome: Result<T, worker::Error>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(error) => {
            worker::console_error!("{}", PlatformError::from(error).code());
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_never_outlives_its_code() {
        let now = Moment::from_unix_millis(1_000_000);
        let after = |millis: i64| kept_for(now, Moment::from_unix_millis(1_000_000 + millis));
        assert_eq!(after(20 * 60_000), Some(1_200));
        assert_eq!(after(1_199_999), Some(1_199));
        assert_eq!(after(60_000), Some(60));
        assert_eq!(after(59_999), None);
        assert_eq!(after(-1), None);
    }
}
