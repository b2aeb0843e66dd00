//! A package in the vault, to be read piece by piece or at any position.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use mydata_package::{Fetched, RemoteSource};

use super::sealing::{self, PIECE};
use super::{PackageKey, Place, Vault};
use crate::error::PlatformError;

/// A package. It holds the piece that was read last, and no more.
pub struct Package {
    vault: Vault,
    place: Place,
    key: PackageKey,
    bytes: u64,
    at_hand: RefCell<Option<(u32, Rc<Vec<u8>>)>>,
}

impl Package {
    pub(super) fn new(vault: Vault, place: Place, key: PackageKey, bytes: u64) -> Self {
        Self { vault, place, key, bytes, at_hand: RefCell::default() }
    }

    /// Opens a piece, if there are so many.
    ///
    /// # Errors
    /// When it is not there, does not open, or the bucket fails.
    pub async fn piece(&self, piece: u32) -> Result<Option<Vec<u8>>, PlatformError> {
        let count = sealing::pieces(self.bytes)?;
        if piece >= count {
            return Ok(None);
        }
        let name = self.place.object(&self.key, piece);
        let sealed = self.vault.read(name).await?.ok_or(PlatformError::Vault)?;
        sealing::open(&sealed, &self.key, &self.place, piece, piece + 1 == count).map(Some)
    }

    async fn at_hand(&self, piece: u32) -> Result<Rc<Vec<u8>>, PlatformError> {
        if let Some((known, bytes)) = &*self.at_hand.borrow()
            && *known == piece
        {
            return Ok(Rc::clone(bytes));
        }
        // The other one goes before this one comes.
        self.at_hand.replace(None);
        let bytes = Rc::new(self.piece(piece).await?.ok_or(PlatformError::Vault)?);
        self.at_hand.replace(Some((piece, Rc::clone(&bytes))));
        Ok(bytes)
    }

    async fn bytes_at(&self, mut position: u64, len: usize) -> Result<Vec<u8>, PlatformError> {
        let mut read = Vec::with_capacity(len);
        while read.len() < len {
            let piece = u32::try_from(position / PIECE as u64).map_err(|_| PlatformError::Vault)?;
            let bytes = self.at_hand(piece).await?;
            let start = usize::try_from(position % PIECE as u64).map_err(|_| PlatformError::Vault)?;
            let rest = bytes.get(start..).filter(|rest| !rest.is_empty()).ok_or(PlatformError::Vault)?;
            let fitting = rest.get(..len - read.len()).unwrap_or(rest);
            read.extend_from_slice(fitting);
            position += fitting.len() as u64;
        }
        Ok(read)
    }
}

impl RemoteSource for Package {
    fn size(&self) -> u64 {
        self.bytes
    }

    fn read_at(&self, position: u64, len: usize) -> Fetched<'_> {
        Box::pin(async move {
            let bytes = self.bytes_at(position, len).await;
            bytes.map_err(|error| io::Error::other(error.code()))
        })
    }
}
