//! A text with signatures under it, as C2SP signed-note defines it.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::key::is_key_name;
use crate::{KeyId, LedgerRefusal, VerifierKey};

/// How many bytes a note may have: the 16 signatures that every verifier must take, each of a post-quantum kind.
pub const MAX_NOTE_BYTES: usize = 128 * 1024;

/// How many signatures a note may have (C2SP signed-note: at least 16 must be accepted).
pub const MAX_SIGNATURES: usize = 16;

/// What a line of a signature begins with: an em dash and a space.
const SIGNATURE_LINE: &str = "\u{2014} ";

/// One signature under a note.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoteSignature {
    /// The name of the key.
    pub name: String,
    /// The ID of the key.
    pub id: KeyId,
    /// The signature itself.
    pub signature: Vec<u8>,
}

impl NoteSignature {
    fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(SIGNATURE_LINE)?.split_once(' ')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (id, signature) = bytes.split_first_chunk::<4>()?;
        let fits = is_key_name(name) && !signature.is_empty();
        fits.then(|| Self { name: name.to_owned(), id: KeyId(*id), signature: signature.to_vec() })
    }

    fn is_by(&self, key: &VerifierKey) -> bool {
        self.name == key.origin().as_str() && self.id == key.id()
    }
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = STANDARD.encode([&self.id.0, self.signature.as_slice()].concat());
        writeln!(f, "{SIGNATURE_LINE}{} {encoded}", self.name)
    }
}

/// A note whose form is right. Its text means nothing before a signature has been [verified](Self::verify).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignedNote {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl SignedNote {
    /// Puts the first signature under a text that ends with a line's end.
    ///
    /// # Errors
    /// [`LedgerRefusal::SignatureInvalid`] if the signature is not this key's of this text, so that no fault on the
    /// signer's side leaves the house; [`LedgerRefusal::NoteMalformed`] for the text.
    pub fn new(text: String, key: &VerifierKey, signature: [u8; 64]) -> Result<Self, LedgerRefusal> {
        let text = checked_text(text)?;
        let mut note = Self { text, signatures: Vec::new() };
        note.add(key, signature)?;
        Ok(note)
    }

    /// Puts another signature under it, such as by the key that will follow.
    ///
    /// # Errors
    /// [`LedgerRefusal::SignatureInvalid`]; [`LedgerRefusal::NoteMalformed`] if this key has signed, or
    /// [`MAX_SIGNATURES`] have.
    pub fn add(&mut self, key: &VerifierKey, signature: [u8; 64]) -> Result<(), LedgerRefusal> {
        key.verify(&self.text, &signature)?;
        if self.signatures.len() >= MAX_SIGNATURES || self.signatures.iter().any(|other| other.is_by(key)) {
            return Err(LedgerRefusal::NoteMalformed { what: "too many signatures" });
        }
        let name = key.origin().to_string();
        self.signatures.push(NoteSignature { name, id: key.id(), signature: signature.to_vec() });
        Ok(())
    }

    /// The text, with its last line's end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, verified or not.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Verifies what known keys have signed. Signatures of unknown keys are left out of account, as the specification
    /// demands, and given back.
    ///
    /// # Errors
    /// [`LedgerRefusal::SignatureInvalid`] if one of a known key does not verify; [`LedgerRefusal::SignatureMissing`]
    /// if there is none of a known key.
    pub fn verify(&self, keys: &[VerifierKey]) -> Result<Vec<&NoteSignature>, LedgerRefusal> {
        let mut unknown = Vec::new();
        let mut verified = false;
        for signature in &self.signatures {
            let mut known = keys.iter().filter(|key| signature.is_by(key)).peekable();
            if known.peek().is_none() {
                unknown.push(signature);
            }
            for key in known {
                key.verify(&self.text, &signature.signature)?;
                verified = true;
            }
        }
        if verified { Ok(unknown) } else { Err(LedgerRefusal::SignatureMissing) }
    }
}

fn checked_text(text: String) -> Result<String, LedgerRefusal> {
    let stray = |letter: char| letter < ' ' && letter != '\n';
    if text.len() > MAX_NOTE_BYTES || text.contains(stray) || !text.ends_with('\n') {
        return Err(LedgerRefusal::NoteMalformed { what: "text" });
    }
    Ok(text)
}

impl FromStr for SignedNote {
    type Err = LedgerRefusal;

    /// Reads a note; no byte of it may be otherwise than it would be written.
    ///
    /// # Errors
    /// [`LedgerRefusal::NoteMalformed`].
    fn from_str(note: &str) -> Result<Self, LedgerRefusal> {
        let malformed = |what| LedgerRefusal::NoteMalformed { what };
        if note.len() > MAX_NOTE_BYTES {
            return Err(malformed("too long"));
        }
        let (text, lines) = note.rsplit_once("\n\n").ok_or(malformed("no signature"))?;
        let lines = lines.strip_suffix('\n').ok_or(malformed("no end"))?;
        // One more than may be is read, to see that it is there.
        let signatures = lines
            .split('\n')
            .take(MAX_SIGNATURES + 1)
            .map(NoteSignature::parse)
            .collect::<Option<Vec<_>>>()
            .ok_or(malformed("signature line"))?;
        if signatures.len() > MAX_SIGNATURES {
            return Err(malformed("too many signatures"));
        }
        Ok(Self { text: checked_text(format!("{text}\n"))?, signatures })
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| signature.fmt(f))
    }
}
