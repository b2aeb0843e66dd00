//! Facts about a person, locked into an entry so that only who holds the salt can show what they are.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::hash::read_32;
use crate::{LedgerRefusal, TreeHash};

/// What sets a commitment's input apart from every other of this crate.
const COMMITMENT_DOMAIN: &[u8] = b"mydata-ledger/1 commitment\0";

/// 32 random bytes of one entry. They stay with the citizen and are never used twice: who has them can try out facts.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Salt([u8; 32]);

impl Salt {
    /// Takes 32 bytes from a cryptographically secure source.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret bytes, to be stored sealed.
    #[must_use]
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl FromStr for Salt {
    type Err = LedgerRefusal;

    /// Reads Base64.
    ///
    /// # Errors
    /// [`LedgerRefusal::SaltMalformed`].
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        read_32(text).map(Self).ok_or(LedgerRefusal::SaltMalformed)
    }
}

impl Serialize for Salt {
    /// Writes the secret, as it must be for the citizen to have it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Facts about a person, each with a name: who received what, for which purpose, who stood at the counter.
///
/// The order in which they were given does not matter. A name comes once; in JSON, the last one of a name counts.
#[derive(Clone, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Facts(BTreeMap<String, String>);

impl Facts {
    /// How many facts one entry may have.
    pub const MOST: usize = 64;
    /// How many bytes a fact's name may have.
    pub const LONGEST_NAME: usize = 64;
    /// How many bytes a fact's value may have.
    pub const LONGEST_VALUE: usize = 4096;

    /// Takes facts, none of a name that is there already.
    ///
    /// # Errors
    /// [`LedgerRefusal::FactsMalformed`]: more than [`MOST`](Self::MOST), a name that is empty, longer than
    /// [`LONGEST_NAME`](Self::LONGEST_NAME) or there twice, a value longer than
    /// [`LONGEST_VALUE`](Self::LONGEST_VALUE).
    pub fn new<N, V>(facts: impl IntoIterator<Item = (N, V)>) -> Result<Self, LedgerRefusal>
    where
        N: Into<String>,
        V: Into<String>,
    {
        let mut all = BTreeMap::new();
        for (name, value) in facts {
            if all.insert(name.into(), value.into()).is_some() {
                return Err(LedgerRefusal::FactsMalformed { what: "a name twice" });
            }
        }
        all.try_into()
    }

    /// The value of a fact.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// All facts, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Their one encoding in bytes; see the [crate's documentation](crate#what-is-hashed).
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_length(&mut bytes, self.0.len());
        for (name, value) in &self.0 {
            for text in [name, value] {
                push_length(&mut bytes, text.len());
                bytes.extend_from_slice(text.as_bytes());
            }
        }
        bytes
    }
}

/// Four bytes, the most significant first. The limits of [`Facts`] are far below what they hold.
fn push_length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
}

impl TryFrom<BTreeMap<String, String>> for Facts {
    type Error = LedgerRefusal;

    fn try_from(facts: BTreeMap<String, String>) -> Result<Self, LedgerRefusal> {
        let refuse = |what| Err(LedgerRefusal::FactsMalformed { what });
        if facts.len() > Self::MOST {
            return refuse("too many");
        }
        if facts.keys().any(|name| name.is_empty() || name.len() > Self::LONGEST_NAME) {
            return refuse("a name that is empty or too long");
        }
        if facts.values().any(|value| value.len() > Self::LONGEST_VALUE) {
            return refuse("a value that is too long");
        }
        Ok(Self(facts))
    }
}

impl From<Facts> for BTreeMap<String, String> {
    fn from(facts: Facts) -> Self {
        facts.0
    }
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.keys().map(|name| (name, "***"))).finish()
    }
}

/// A promise of facts that tells nothing about them: `SHA-256(domain || salt || facts)`.
///
/// Whoever guesses the facts, and an ID is guessed soon, cannot test the guess without the salt. When the salt is
/// erased, the commitment means nothing to anybody, and the ledger stays whole.
///
/// ```
/// use mydata_ledger::{Commitment, Facts, Salt};
///
/// let facts = Facts::new([("receiver", "CLI.aB3dE5gH7j"), ("purpose", "040")])?;
/// let salt = Salt::from_bytes([7; 32]); // 32 random bytes, of course
/// let commitment = Commitment::to(&facts, &salt);
/// assert!(commitment.opens(&facts, &salt));
/// assert!(!commitment.opens(&facts, &Salt::from_bytes([8; 32])));
/// assert_eq!(format!("{salt:?} {facts:?}"), r#"*** {"purpose": "***", "receiver": "***"}"#);
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Commitment(TreeHash);

impl Commitment {
    /// Commits to facts.
    #[must_use]
    pub fn to(facts: &Facts, salt: &Salt) -> Self {
        Self(TreeHash::of(&[COMMITMENT_DOMAIN, salt.expose(), &facts.canonical_bytes()]))
    }

    /// Whether it was to these facts with this salt.
    #[must_use]
    pub fn opens(&self, facts: &Facts, salt: &Salt) -> bool {
        *self == Self::to(facts, salt)
    }

    /// The digest.
    #[must_use]
    pub const fn as_hash(&self) -> &TreeHash {
        &self.0
    }
}
