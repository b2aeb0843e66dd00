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

/// A code of as many decimal digits as a [`SentCode`](mydata_consent::SentCode) has, each as likely as any other.
///
/// # Errors
/// When the generator fails.
pub fn code() -> Result<String, PlatformError> {
    const CODES: u32 = 100_000_000;
    const UNBIASED: u32 = u32::MAX - u32::MAX % CODES;
    loop {
        let drawn = u32::from_be_bytes(bytes()?);
        if drawn < UNBIASED {
            return Ok(format!("{:0width$}", drawn % CODES, width = mydata_consent::CODE_DIGITS));
        }
    }
}

/// A number by which people name a report to each other, such as `M-7K3Q-9XTD`: 40 bits, in letters that are not mistaken
/// for one another (Crockford's base 32).
///
/// # Errors
/// When the generator fails.
pub fn reference() -> Result<String, PlatformError> {
    const LETTERS: [u8; 32] = *b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters: String = bytes::<8>()?
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect();
    let (first, second) = letters.split_at(4);
    Ok(format!("M-{first}-{second}"))
}
