//! The row of a transaction, what is personal in it sealed under the platform's key and a lock that stands elsewhere.
//!
//! A database keeps for a while what was deleted or replaced: in its log, in free pages, in what its keeper can restore. Once
//! the lock has been destroyed, nobody can read any of it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Inner;
use super::record::Record;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::{TransactionName, hex};
use crate::objects::row;
use crate::sandbox::Happening;
use crate::store::vault::Vault;

const COLUMN: &str = "transaction";

/// What opens the personal part of a row, together with the platform's key.
pub(super) type Lock = [u8; 32];

#[derive(Deserialize)]
struct Row {
    record: Record,
    /// [`Record::personal`].
    sealed: Option<String>,
}

#[derive(Serialize)]
struct NewRow<'r> {
    record: &'r Record,
    sealed: Option<String>,
}

impl Inner {
    /// Hangs up the lock of a transaction that begins.
    pub(super) async fn hang_lock(&self, name: &TransactionName) -> Result<(), PlatformError> {
        self.lock.set(Some(Vault::of(&self.env)?.hang_lock(name).await?));
        Ok(())
    }

    /// Destroys the lock of a transaction that has ended, before anything else is done about its end.
    pub(super) async fn destroy_lock_after_the_end(self: &Rc<Self>) -> Result<(), PlatformError> {
        let Some(record) = self.load().await?.filter(Record::has_useless_lock) else { return Ok(()) };
        self.lock.set(None);
        Vault::of(&self.env)?.destroy_lock(&record.name).await?;
        let Some(mut record) = self.load().await? else { return Ok(()) };
        record.has_lock = false;
        self.report(&record, "lock-destroyed", Happening::LockDestroyed);
        self.store(&record).await
    }

    /// The record as it is stored. Where the lock has been destroyed, nothing personal is left in it.
    pub(super) async fn read(&self) -> Result<Option<Record>, PlatformError> {
        let Some(mut row) = row::load::<Row>(&self.state)? else { return Ok(None) };
        if row.sealed.is_some() && self.lock.get().is_none() {
            self.lock.set(Vault::of(&self.env)?.lock(&row.record.name).await?);
            // It may have been written meanwhile; from here on nothing comes between.
            let Some(now) = row::load::<Row>(&self.state)? else { return Ok(None) };
            row = now;
        }
        let Row { mut record, sealed } = row;
        if let (Some(sealed), Some(lock)) = (sealed, self.lock.get()) {
            let text = PlatformKeys::of(&self.env)?.unwrap(&sealed, &owner(&record.name, &lock), COLUMN)?;
            record.personal = Some(serde_json::from_str(&text)?);
        }
        Ok(Some(record))
    }

    /// Stores the record in place of what was there.
    pub(super) fn write(&self, record: &Record) -> Result<(), PlatformError> {
        let sealed = match &record.personal {
            None => None,
            Some(personal) => {
                let lock = self.lock.get().ok_or(PlatformError::Vault)?;
                let (text, nonce) = (serde_json::to_string(personal)?, crate::random::bytes()?);
                let owner = owner(&record.name, &lock);
                Some(PlatformKeys::of(&self.env)?.wrap(&text, &owner, COLUMN, nonce)?)
            }
        };
        row::store(&self.state, &NewRow { record, sealed })
    }
}

/// The key is derived for this owner, so that the lock is as good as a part of it.
fn owner(name: &TransactionName, lock: &Lock) -> String {
    format!("{name}/{}", hex(lock))
}
