//! Little-endian fields, taken one after the other.

use crate::PackageError;

/// What is left of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Starts at a position of the archive.
    pub(super) fn at(bytes: &'a [u8], position: usize) -> Result<Self, PackageError> {
        bytes.get(position..).map(Self).ok_or(PackageError::Truncated)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    pub(super) fn rest(self) -> &'a [u8] {
        self.0
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8], PackageError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(PackageError::Truncated)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], PackageError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(PackageError::Truncated)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn u16(&mut self) -> Result<u16, PackageError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, PackageError> {
        self.array().map(u32::from_le_bytes)
    }

    /// Several in a row.
    pub(super) fn u16s<const N: usize>(&mut self) -> Result<[u16; N], PackageError> {
        let mut values = [0; N];
        for value in &mut values {
            *value = self.u16()?;
        }
        Ok(values)
    }

    /// Several in a row.
    pub(super) fn u32s<const N: usize>(&mut self) -> Result<[u32; N], PackageError> {
        let mut values = [0; N];
        for value in &mut values {
            *value = self.u32()?;
        }
        Ok(values)
    }

    pub(super) fn u64(&mut self) -> Result<u64, PackageError> {
        self.array().map(u64::from_le_bytes)
    }
}
