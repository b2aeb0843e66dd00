//! The revocation lists that were fetched last, as PEM. They are public, and signed by whom they are of.

use sha2::{Digest, Sha256};
use worker::{Bucket, Env};

use crate::error::PlatformError;
use crate::names::hex;

const BUCKET: &str = "REVOCATION_STORE";

/// The bucket of revocation lists.
pub struct Lists {
    bucket: Bucket,
}

impl Lists {
    /// The lists of this deployment.
    ///
    /// # Errors
    /// When the bucket is not bound.
    pub fn of(env: &Env) -> Result<Self, PlatformError> {
        Ok(Self { bucket: env.bucket(BUCKET)? })
    }

    /// Keeps what a source gave in place of what it gave before.
    ///
    /// # Errors
    /// When the bucket fails.
    pub async fn put(&self, source: &str, lists: String) -> Result<(), PlatformError> {
        self.bucket.put(key(source), lists).execute().await?;
        Ok(())
    }

    /// What a source gave last.
    ///
    /// # Errors
    /// When the bucket fails.
    pub async fn get(&self, source: &str) -> Result<Option<String>, PlatformError> {
        let Some(object) = self.bucket.get(key(source)).execute().await? else { return Ok(None) };
        let Some(body) = object.body() else { return Ok(None) };
        Ok(Some(body.text().await?))
    }
}

/// Addresses are longer than keys may be.
fn key(source: &str) -> String {
    hex(&Sha256::digest(source))
}
