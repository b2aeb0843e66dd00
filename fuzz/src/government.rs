//! A government for the fuzz targets, the same in every run, so that what one run has found the next can begin with.
//!
//! Its signatures are digests of key and message, checked by an arithmetic that is lent to the verifier: real ones would
//! take all the time there is. Nobody can forge them who cannot see the target's memory.

use std::convert::Infallible;
use std::sync::LazyLock;

use mydata_demo_pki::{Holder, KeyKind, Profile};
use mydata_trust::{AnchorError, Anchors, Arithmetic, Curve, Standing, UnixSeconds};
use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::der::asn1::{AnyRef, BitStringRef};
use x509_cert::der::pem::{self, LineEnding};
use x509_cert::der::{Decode, Encode, Reader, Result, SliceReader, Tag};

/// A time at which its certificates hold.
pub const DURING: UnixSeconds = UnixSeconds(1_800_000_000);
/// `ecdsa-with-SHA256`, in DER: what its keys are said to sign with.
const ALGORITHM: [u8; 12] = *b"\x30\x0A\x06\x08\x2A\x86\x48\xCE\x3D\x04\x03\x02";

/// A root, an authority below it, and one signer of each.
pub struct Government {
    pub root: Official,
    pub authority: Official,
    pub signer: Official,
    pub signer_of_root: Official,
}

/// Who holds a certificate.
pub struct Official {
    pub holder: Holder,
    /// The certificate in DER, with the signature that the lent arithmetic takes.
    pub der: Vec<u8>,
    point: Vec<u8>,
}

pub static GOVERNMENT: LazyLock<Government> = LazyLock::new(|| {
    let validity = 1_767_225_600..=1_924_991_999;
    let mut rng = Fixed(0x4D79_4461_7461);
    let root = Official::new(&Profile::root("CN=Root,O=Cabinet,C=TW", validity.clone()), None, &mut rng);
    let authority = Profile::authority("CN=Authority,O=Cabinet,C=TW", validity.clone(), Some(0));
    let authority = Official::new(&authority, Some(&root), &mut rng);
    let signer = Profile::signer("CN=Office,O=Ministry,C=TW", validity);
    let signer_of_root = Official::new(&signer, Some(&root), &mut rng);
    let signer = Official::new(&signer, Some(&authority), &mut rng);
    Government { root, authority, signer, signer_of_root }
});

impl Official {
    fn new(profile: &Profile, issuer: Option<&Self>, rng: &mut Fixed) -> Self {
        let profile = profile.clone().with_key(KeyKind::P256);
        let holder = match issuer {
            Some(issuer) => issuer.holder.issue(&profile, rng),
            None => Holder::self_signed(&profile, rng),
        };
        let holder = holder.expect("a certificate can be made");
        let der = holder.certificate_der().expect("a certificate can be written");
        let certificate = Certificate::from_der(&der).expect("what was written can be read");
        let key = certificate.tbs_certificate().subject_public_key_info();
        let point = key.subject_public_key.raw_bytes().to_vec();
        let mut official = Self { holder, der: Vec::new(), point };
        let said = signed_part(&der).expect("a certificate is signed");
        official.der = signed_by(issuer.unwrap_or(&official), said);
        official
    }
}

/// Anchors that judge by the lent arithmetic.
pub fn anchors(bundle: &str) -> std::result::Result<Anchors, AnchorError> {
    Anchors::from_pem_by(bundle, Arithmetic { ecdsa: Some(verify), ..Arithmetic::default() })
}

pub fn pem(certificates: &[&[u8]]) -> String {
    let pem = |der: &&[u8]| pem::encode_string("CERTIFICATE", LineEnding::LF, der);
    certificates.iter().map(|der| pem(der).expect("bytes can be written")).collect()
}

fn verify(_: Curve, point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
    let wanted = sign(point, digest);
    // Byte by byte: a fuzzer watches comparisons of memory, and would try what it sees there.
    let difference = wanted.iter().zip(signature).fold(0, |sum, (one, other)| sum | (one ^ other));
    signature.len() == wanted.len() && difference == 0
}

fn sign(point: &[u8], digest: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(point).chain_update(digest).finalize().into()
}

/// What is signed of a certificate, a revocation list or an OCSP answer: the first member of the sequence.
pub fn signed_part(bytes: &[u8]) -> Option<&[u8]> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let parts = reader.sequence(|parts| {
        let signed = parts.tlv_bytes()?;
        parts.read_slice(parts.remaining_len())?;
        Result::Ok(signed)
    });
    parts.ok()
}

/// A certificate, list or answer that says this and is signed by that official.
pub fn signed_by(official: &Official, signed_part: &[u8]) -> Vec<u8> {
    let signature = sign(&official.point, &Sha256::digest(signed_part));
    let signature = BitStringRef::from_bytes(&signature).and_then(|bits| bits.to_der());
    let members = [signed_part, &ALGORITHM, &signature.expect("bits can be written")].concat();
    let sequence = AnyRef::new(Tag::Sequence, &members).and_then(|sequence| sequence.to_der());
    sequence.expect("a sequence can be written")
}

/// A valid signer has a path of certificates that hold, up to one that is pinned.
pub fn assert_led_to_a_root(standing: &Standing, anchors: &Anchors) {
    if standing.name() == "valid" {
        let root = standing.path().last().expect("whoever is valid has a path");
        assert!(anchors.roots().contains(root), "a path ends elsewhere");
        let mut all = standing.path().iter().chain(standing.signer());
        assert!(all.all(|one| (one.not_before..=one.not_after).contains(&DURING)), "a path does not hold");
    }
}

/// Marsaglia's xorshift in place of randomness: nothing here is secret.
struct Fixed(u64);

impl Fixed {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

impl TryRng for Fixed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Infallible> {
        self.try_next_u64().map(|number| (number >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Infallible> {
        Ok(self.next())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Infallible> {
        for piece in bytes.chunks_mut(8) {
            piece.copy_from_slice(&self.next().to_be_bytes()[..piece.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for Fixed {}
