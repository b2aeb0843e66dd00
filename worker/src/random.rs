//! Random bytes from the system's generator, and nothing else.

use crate::error::PlatformError;

/// `N` random bytes.
///
/// # Errors
/// When the generator fails; nothing may go on without it.
pub fn bytes<const N: usize>() -> Result<[u8; N], PlatformError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| PlatformError::Randomness)?;
    Ok(bytes)
}
