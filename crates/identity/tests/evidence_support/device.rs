//! A device in software: makes credentials and signs with them, well or as badly as a test wants.

use ciborium::Value;
use crypto_bigint::{ConcatenatingMul, NonZero, Resize};
use p256::ecdsa::signature::Signer;
use rsa::BoxedUint;
use rsa::signature::SignatureEncoding;
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};

pub const USER_PRESENT: u8 = 1;
pub const USER_VERIFIED: u8 = 1 << 2;
pub const BACKUP_ELIGIBLE: u8 = 1 << 3;
pub const BACKED_UP: u8 = 1 << 4;
pub const HAS_CREDENTIAL: u8 = 1 << 6;
pub const HAS_EXTENSIONS: u8 = 1 << 7;

pub enum Key {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    Rsa(Box<rsa::PrivateKey>),
}

impl Key {
    pub fn p256(bytes: &[u8]) -> Self {
        Self::P256(p256::ecdsa::SigningKey::from_slice(bytes).unwrap())
    }

    pub fn p384(bytes: &[u8]) -> Self {
        Self::P384(p384::ecdsa::SigningKey::from_slice(bytes).unwrap())
    }

    pub fn ed25519(bytes: &[u8]) -> Self {
        Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(bytes.try_into().unwrap()))
    }

    /// Of two primes of Mersenne's: 2^p - 1 and 2^q - 1.
    pub fn rsa(p: usize, q: usize) -> Self {
        let prime = |exponent: usize| {
            let mut bytes = vec![0xFF; exponent.div_ceil(8)];
            bytes[0] >>= bytes.len() * 8 - exponent;
            BoxedUint::from_be_slice_vartime(&bytes)
        };
        let (p, q, exponent) = (prime(p), prime(q), BoxedUint::from(65_537_u64));
        let one = BoxedUint::one();
        let totient = p.wrapping_sub(&one).concatenating_mul(&q.wrapping_sub(&one));
        let wide = exponent.clone().resize_unchecked(totient.bits_precision());
        let inverse = wide.invert_mod(&NonZero::new(totient).unwrap()).unwrap();
        let modulus = p.concatenating_mul(&q);
        // The usual constructors ask for primes of one size.
        let primes = vec![p, q];
        let key = rsa::PrivateKey::from_components_with_wide_primes(modulus, exponent, inverse, primes);
        Self::Rsa(Box::new(key.unwrap()))
    }

    pub fn algorithm(&self) -> i64 {
        match self {
            Self::Ed25519(_) => -8,
            Self::P256(_) => -7,
            Self::P384(_) => -35,
            Self::Rsa(_) => -257,
        }
    }

    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
            Self::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.sign(message);
                signature.as_bytes().to_vec()
            }
            Self::P384(key) => {
                let signature: p384::ecdsa::DerSignature = key.sign(message);
                signature.as_bytes().to_vec()
            }
            Self::Rsa(key) => {
                rsa::pkcs1v15::SigningKey::<Sha256>::new((**key).clone()).sign(message).to_vec()
            }
        }
    }

    /// The public key as COSE writes it.
    pub fn cose(&self) -> Value {
        let bytes = |bytes: &[u8]| Value::Bytes(bytes.to_vec());
        match self {
            Self::Ed25519(key) => map([
                (1, 1.into()),
                (3, (-8).into()),
                (-1, 6.into()),
                (-2, bytes(key.verifying_key().as_bytes())),
            ]),
            Self::P256(key) => on_curve(-7, 1, key.verifying_key().to_sec1_point(false).as_bytes()),
            Self::P384(key) => on_curve(-35, 2, key.verifying_key().to_sec1_point(false).as_bytes()),
            Self::Rsa(key) => map([
                (1, 3.into()),
                (3, (-257).into()),
                (-1, bytes(&key.n().to_be_bytes_trimmed_vartime())),
                (-2, bytes(&[1, 0, 1])),
            ]),
        }
    }
}

fn map<const N: usize>(entries: [(i64, Value); N]) -> Value {
    Value::Map(entries.into_iter().map(|(label, value)| (label.into(), value)).collect())
}

fn on_curve(algorithm: i64, curve: i64, point: &[u8]) -> Value {
    let (x, y) = point[1..].split_at(point.len() / 2);
    map([
        (1, 2.into()),
        (3, algorithm.into()),
        (-1, curve.into()),
        (-2, Value::Bytes(x.to_vec())),
        (-3, Value::Bytes(y.to_vec())),
    ])
}

pub fn written(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

/// A credential, and what its device says with it.
pub struct Device {
    pub key: Key,
    pub credential_id: Vec<u8>,
    pub aaguid: Vec<u8>,
    pub relying_party: &'static str,
}

impl Device {
    pub fn authenticator_data(&self, flags: u8, counter: u32) -> Vec<u8> {
        self.authenticator_data_of(flags, counter, &written(&self.key.cose()))
    }

    pub fn authenticator_data_of(&self, flags: u8, counter: u32, key: &[u8]) -> Vec<u8> {
        let mut data = Sha256::digest(self.relying_party).to_vec();
        data.push(flags);
        data.extend(counter.to_be_bytes());
        if flags & HAS_CREDENTIAL != 0 {
            data.extend(&self.aaguid);
            data.extend(u16::try_from(self.credential_id.len()).unwrap().to_be_bytes());
            data.extend(&self.credential_id);
            data.extend(key);
        }
        data
    }

    /// A signature as the device makes it, with this key or that of an attestation.
    pub fn sign(key: &Key, authenticator_data: &[u8], client_data: &[u8]) -> Vec<u8> {
        key.sign(&[authenticator_data, &Sha256::digest(client_data)].concat())
    }
}

pub fn attestation_object(format: &str, statement: Value, authenticator_data: &[u8]) -> Vec<u8> {
    written(&Value::Map(vec![
        ("fmt".into(), format.into()),
        ("attStmt".into(), statement),
        ("authData".into(), Value::Bytes(authenticator_data.to_vec())),
    ]))
}

pub fn no_statement() -> Value {
    Value::Map(Vec::new())
}

pub fn packed(algorithm: i64, signature: Vec<u8>, certificate: Option<Vec<u8>>) -> Value {
    let chain = certificate.map(|der| ("x5c".into(), Value::Array(vec![Value::Bytes(der)])));
    let statement = [("alg".into(), algorithm.into()), ("sig".into(), Value::Bytes(signature))];
    Value::Map(statement.into_iter().chain(chain).collect())
}

/// What a browser writes.
pub fn client_data(ceremony: &str, challenge: &str, origin: &str, rest: &str) -> Vec<u8> {
    format!(r#"{{"type":"webauthn.{ceremony}","challenge":"{challenge}","origin":"{origin}"{rest}}}"#)
        .into_bytes()
}
