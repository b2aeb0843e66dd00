//! A password in the two ways in which a file may want it.

use core::fmt;

use zeroize::Zeroizing;

/// One spelling of a password: as UTF-8, and as the string of 16-bit characters that PKCS#12 has of its own.
pub(crate) struct Password {
    utf8: Zeroizing<String>,
    bmp: Zeroizing<Vec<u8>>,
}

impl Password {
    /// All spellings of what somebody typed. Of nothing there are two (RFC 7292, B.1 with an empty string, and B.2 with
    /// none at all), and programs do not agree on one. Of what holds a zero there is none: zeros fill up passwords, so that
    /// it would be the same as another.
    pub(crate) fn spellings(typed: &str) -> impl Iterator<Item = Self> + use<> {
        // Room for all at once: a buffer that grows leaves what it held behind.
        let mut terminated = Zeroizing::new(Vec::with_capacity(2 * typed.len() + 2));
        terminated.extend(typed.encode_utf16().chain([0]).flat_map(u16::to_be_bytes));
        let none = typed.is_empty().then(|| Self { utf8: Zeroizing::default(), bmp: Zeroizing::default() });
        let spelled = Self { utf8: Zeroizing::new(typed.to_owned()), bmp: terminated };
        (!typed.contains('\0')).then_some(spelled).into_iter().chain(none)
    }

    /// What PBKDF2 takes, in all of its places.
    pub(crate) fn utf8(&self) -> &[u8] {
        self.utf8.as_bytes()
    }

    /// What PKCS#12's own derivation takes (RFC 7292, B.1).
    pub(crate) fn bmp(&self) -> &[u8] {
        &self.bmp
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(***)")
    }
}
