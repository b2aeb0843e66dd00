//! Passwords of those who work at counters, and what the catalogue keeps of them.

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

/// The shortest password that is taken: NIST SP 800-63B-4 asks for 15 where it is the only factor and 8 beside another; the
/// office's address is the other one here.
const SHORTEST: usize = 12;
/// The longest: sentences fit, and nobody makes the platform hash a book.
const LONGEST: usize = 128;
/// Memory of a hash, in KiB. This and the next two: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over that memory.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;
/// The hash of 256 random bits that nobody has kept.
const OF_NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$9E83N35jy4j/YttEcwpRdw$F7Xzz/SlKWygF093fu989A9oFlkS/W9byJX+y+VnmmA";

/// A password as somebody typed it, in Unicode's NFC: keyboards differ in how they put accents on. Prints as `***`.
pub struct Password(String);

impl Password {
    /// Reads what was typed, without blanks at its ends; nothing that is shorter or longer than any password.
    ///
    /// ```
    /// # use mydata_worker::password::Password;
    /// assert!(Password::parse("demo-only-welfare-01").is_some());
    /// assert!(Password::parse("eleven-long").is_none());
    /// ```
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let text: String = typed.trim().nfc().take(LONGEST + 1).collect();
        (SHORTEST..=LONGEST).contains(&text.chars().count()).then_some(Self(text))
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// What is kept of a password: Argon2id at one cost for all, so that no account takes longer to check than another. Prints
/// as `***`.
#[derive(Clone)]
pub struct PasswordHash(Phc);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl PasswordHash {
    /// Reads a PHC string; nothing if it is none, or was made at another cost.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hash = Phc::new(text).ok()?;
        let cost = Params::try_from(&hash).ok()?;
        let is_ours = hash.algorithm == Algorithm::Argon2id.ident()
            && hash.version == Some(Version::V0x13.into())
            && (cost.m_cost(), cost.t_cost(), cost.p_cost()) == (MEMORY_KIB, PASSES, LANES)
            && hash.salt.is_some()
            && hash.hash.is_some();
        is_ours.then_some(Self(hash))
    }

    /// Whether the password is the one of this hash. Where there is no account, or what was typed can be no password, the
    /// same work is done, and the answer is no.
    #[must_use]
    pub fn accepts(hash: Option<&Self>, password: Option<&Password>) -> bool {
        let typed = password.map_or("", |password| password.0.as_str());
        let matches = match hash {
            Some(Self(hash)) => Argon2::default().verify_password(typed.as_bytes(), hash).is_ok(),
            None => Argon2::default().verify_password(typed.as_bytes(), OF_NOBODY).is_ok(),
        };
        matches && hash.is_some() && password.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by demo/seed/password-hash.mjs, which has OpenSSL behind it, of "正確的馬 電池 釘書針 Ångström".
    const HASH: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$OV/981ugXTTIS26LfsvZeg$esse55n8DWCiqUUqDOOD+uTlIXCOZCs4QBzg5A5jKK0";

    fn accepts(hash: Option<&str>, typed: &str) -> bool {
        let hash = hash.map(|hash| PasswordHash::parse(hash).unwrap());
        PasswordHash::accepts(hash.as_ref(), Password::parse(typed).as_ref())
    }

    #[test]
    fn a_password_hashed_elsewhere_is_accepted_however_it_was_typed() {
        assert!(accepts(Some(HASH), "正確的馬 電池 釘書針 Ångström"));
        assert!(accepts(Some(HASH), " 正確的馬 電池 釘書針 A\u{30a}ngstro\u{308}m "));
    }

    #[test]
    fn another_password_is_refused_and_so_is_every_one_of_nobody() {
        assert!(!accepts(Some(HASH), "正確的馬 電池 釘書針 Angstrom"));
        assert!(!accepts(Some(HASH), ""));
        assert!(!accepts(None, "正確的馬 電池 釘書針 Ångström"));
        assert!(PasswordHash::parse(OF_NOBODY).is_some());
    }

    #[test]
    fn a_hash_of_another_kind_or_cost_is_none() {
        for (right, wrong) in [("argon2id", "argon2i"), ("m=19456", "m=8"), ("t=2", "t=1"), ("v=19", "v=16")]
        {
            assert!(PasswordHash::parse(&HASH.replace(right, wrong)).is_none(), "{wrong}");
        }
        assert!(PasswordHash::parse("test-only-clerk-01").is_none());
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert!(Password::parse(&"釘".repeat(12)).is_some() && Password::parse(&"釘".repeat(128)).is_some());
        assert!(Password::parse(&"釘".repeat(11)).is_none() && Password::parse(&"釘".repeat(129)).is_none());
    }

    #[test]
    fn nothing_prints_a_password_or_its_hash() {
        let password = Password::parse("test-only-clerk-01");
        assert_eq!(format!("{password:?} {:?}", PasswordHash::parse(HASH)), "Some(***) Some(***)");
    }
}
