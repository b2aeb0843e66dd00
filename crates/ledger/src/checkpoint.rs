//! A head of the ledger as its keeper signs it, as C2SP tlog-checkpoint defines it.

use std::fmt;
use std::str::FromStr;

use crate::{
    LedgerRefusal, MAX_ENTRIES, MAX_SIGNATURES, NoteSignature, Origin, SignedNote, TreeHead, VerifierKey,
};

/// What a ledger was at some size: three lines of text, to be signed.
///
/// ```
/// use ed25519_dalek::{Signer, SigningKey};
/// use mydata_ledger::{Keeper, Trail, VerifierKey};
///
/// // The key lies with whoever signs; this crate sees its signature only.
/// let signing = SigningKey::from_bytes(&[9; 32]);
/// let key = VerifierKey::new("mydata.example/ledger".parse()?, signing.verifying_key().as_bytes())?;
///
/// let checkpoint = Trail::empty().checkpoint(key.origin().clone());
/// assert_eq!(
///     checkpoint.to_string(),
///     "mydata.example/ledger\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
/// );
/// let signature = signing.sign(checkpoint.to_string().as_bytes()).to_bytes();
/// let signed = checkpoint.signed(&key, signature)?.to_string();
///
/// let keeper = Keeper::new(vec![key])?;
/// assert_eq!(keeper.open(&signed)?, checkpoint);
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Checkpoint {
    /// Whose ledger.
    pub origin: Origin,
    /// Its size and root.
    pub head: TreeHead,
}

impl Checkpoint {
    /// Puts the keeper's signature of this checkpoint's text under it.
    ///
    /// # Errors
    /// [`LedgerRefusal::OriginMismatch`] if the key is another ledger's; [`LedgerRefusal::SignatureInvalid`].
    pub fn signed(&self, key: &VerifierKey, signature: [u8; 64]) -> Result<SignedNote, LedgerRefusal> {
        expect_origin(key.origin(), &self.origin)?;
        SignedNote::new(self.to_string(), key, signature)
    }
}

impl fmt::Display for Checkpoint {
    /// Writes the text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.head.size, self.head.root)
    }
}

impl FromStr for Checkpoint {
    type Err = LedgerRefusal;

    /// Reads the text of a checkpoint. Lines beyond the third are refused: nobody could audit them.
    ///
    /// # Errors
    /// [`LedgerRefusal::CheckpointMalformed`].
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        let malformed = |what| LedgerRefusal::CheckpointMalformed { what };
        let mut lines = text.strip_suffix('\n').ok_or(malformed("no end"))?.split('\n');
        let mut line = |what| lines.next().ok_or(malformed(what));
        let origin = line("origin")?.parse().map_err(|_| malformed("origin"))?;
        let size = parse_size(line("size")?).ok_or(malformed("size"))?;
        let root = line("root")?.parse().map_err(|_| malformed("root"))?;
        if lines.next().is_some() {
            return Err(malformed("extension"));
        }
        Ok(Self { origin, head: TreeHead { size, root } })
    }
}

/// Reads a decimal number without sign or leading zeroes.
fn parse_size(text: &str) -> Option<u64> {
    let size = text.parse::<u64>().ok().filter(|size| *size <= MAX_ENTRIES)?;
    (size.to_string() == text).then_some(size)
}

/// Who keeps a ledger: its name, and the keys that may sign for it, old and new.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Keeper {
    origin: Origin,
    keys: Vec<VerifierKey>,
}

impl FromStr for Keeper {
    type Err = LedgerRefusal;

    /// Reads the keys of one ledger, one a line, at most [`MAX_SIGNATURES`].
    ///
    /// # Errors
    /// [`LedgerRefusal::KeyMalformed`], [`LedgerRefusal::OriginMismatch`].
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        if text.lines().count() > MAX_SIGNATURES {
            return Err(LedgerRefusal::KeyMalformed { what: "too many" });
        }
        Self::new(text.lines().map(str::parse).collect::<Result<_, _>>()?)
    }
}

impl Keeper {
    /// Takes the keys of one ledger.
    ///
    /// # Errors
    /// [`LedgerRefusal::KeyMalformed`] if there is none; [`LedgerRefusal::OriginMismatch`] if they are not all of one
    /// name.
    pub fn new(keys: Vec<VerifierKey>) -> Result<Self, LedgerRefusal> {
        let origin = keys.first().ok_or(LedgerRefusal::KeyMalformed { what: "none" })?.origin().clone();
        for key in &keys {
            expect_origin(&origin, key.origin())?;
        }
        Ok(Self { origin, keys })
    }

    /// The ledger's name.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Reads a checkpoint and verifies that one of the keeper's keys has signed it. Signatures of unknown keys, such as
    /// witnesses', are left out of account.
    ///
    /// # Errors
    /// [`LedgerRefusal::NoteMalformed`], [`LedgerRefusal::SignatureInvalid`], [`LedgerRefusal::SignatureMissing`],
    /// [`LedgerRefusal::CheckpointMalformed`], [`LedgerRefusal::OriginMismatch`].
    pub fn open(&self, note: &str) -> Result<Checkpoint, LedgerRefusal> {
        let note: SignedNote = note.parse()?;
        note.verify(&self.keys)?;
        self.read(&note)
    }

    /// As [`open`](Self::open), and no signature may be of an unknown key: else nobody would see that it was changed.
    ///
    /// # Errors
    /// Those of [`open`](Self::open); [`LedgerRefusal::SignatureUnknown`].
    pub fn open_whole(&self, note: &str) -> Result<Checkpoint, LedgerRefusal> {
        let note: SignedNote = note.parse()?;
        if let Some(NoteSignature { name, id, .. }) = note.verify(&self.keys)?.first() {
            return Err(LedgerRefusal::SignatureUnknown { key: format!("{name}+{id}") });
        }
        self.read(&note)
    }

    /// Reads the text of a note that has been verified: only then does it mean anything.
    fn read(&self, note: &SignedNote) -> Result<Checkpoint, LedgerRefusal> {
        let checkpoint: Checkpoint = note.text().parse()?;
        self.expect_own(&checkpoint.origin)?;
        Ok(checkpoint)
    }

    /// Refuses what is another ledger's.
    pub(crate) fn expect_own(&self, found: &Origin) -> Result<(), LedgerRefusal> {
        expect_origin(&self.origin, found)
    }
}

fn expect_origin(expected: &Origin, found: &Origin) -> Result<(), LedgerRefusal> {
    if found == expected {
        return Ok(());
    }
    Err(LedgerRefusal::OriginMismatch { expected: expected.to_string(), found: found.to_string() })
}
