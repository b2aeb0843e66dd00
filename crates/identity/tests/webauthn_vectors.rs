//! The test vectors of WebAuthn, Level 3 (16), made again from their derivation: a digest of what the specification
//! prints says that they are those.
//!
//! Of attestations by a certificate, whose certificates are not derived here, the authentication alone is made.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use std::fmt::Write;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use evidence_support::device::{self, Device, HAS_CREDENTIAL, Key, USER_PRESENT, USER_VERIFIED};
use evidence_support::{NOW, person};
use hkdf::Hkdf;
use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{
    Binding, BoundDeviceMethod, Challenge, Claim, CredentialRecord, EvidenceRefusal, Method, RelyingParty,
    Submission, Vouching,
};
use sha2::{Digest, Sha256};

/// One of the specification's pairs of ceremonies.
struct Vector {
    info: &'static str,
    key: fn(&mut Derivation) -> Key,
    /// What stands between origin and the rest of the client data.
    context: &'static str,
    credential_id_length: usize,
    /// How the registration vouches, where it is made as the specification prints it.
    registration: Registration,
    authentication_sha256: &'static str,
}

enum Registration {
    None {
        sha256: &'static str,
    },
    PackedSelf {
        sha256: &'static str,
    },
    /// By a certificate: its key and serial number are derived and dropped.
    Other,
}

const SAME_ORIGIN: &str = r#","crossOrigin":false"#;

const fn es256(
    info: &'static str,
    registration: Registration,
    authentication_sha256: &'static str,
) -> Vector {
    let key = |derived: &mut Derivation| Key::p256(&derived.next(32));
    let context = SAME_ORIGIN;
    Vector { info, key, context, credential_id_length: 32, registration, authentication_sha256 }
}

fn vectors() -> [Vector; 9] {
    [
        es256(
            "none.ES256",
            Registration::None { sha256: "ca116797d5733da69f40faafb9b8db9f3b9bf01aef951e4092f366a00199a57c" },
            "2c362f8399198d53ff577cf5c98d36c57758f3843bf1cb3cc44efb60e91e7896",
        ),
        es256(
            "packed-self.ES256",
            Registration::PackedSelf {
                sha256: "fd0d89d617360cd0de376a18b8416a646bffc223d671fdfa3225d3eb86193628",
            },
            "c6fbf36dee584187056e3feb241eed60ff625d7205fca6d13200883973236cd6",
        ),
        Vector {
            context: r#","crossOrigin":true"#,
            ..es256(
                "none.ES256.crossOrigin",
                Registration::None {
                    sha256: "2326afe295be7a996ee6b96eecb95b6e68d871bfb1ed50259614cfd0aaac4000",
                },
                "4307d45f111f57bc17f2edfa086b5b64295488c7b7b73e895b14c7d73a0c5a43",
            )
        },
        Vector {
            context: r#","crossOrigin":true,"topOrigin":"https://example.com""#,
            ..es256(
                "none.ES256.topOrigin",
                Registration::None {
                    sha256: "4c9d95e4521ed0b6b6e2afaa37f308143151ebbde039550ee36b07b03bb6b248",
                },
                "c9855cfc7900aeca3eee8edb4ead5ea11ab946762eaa8fb09e2f1bc8144ba02e",
            )
        },
        Vector {
            credential_id_length: 1023,
            ..es256(
                "none.ES256.long-credential-id",
                Registration::None {
                    sha256: "cd55eafcd226de9025858c83e98edf5f7a2a22218c1e031a4a918c10faa01ba5",
                },
                "dd43a1faa55c19bda5944b6148098b43faadc80580c295f58100f9c79719eacd",
            )
        },
        es256(
            "packed.ES256",
            Registration::Other,
            "0b0fd0b617a2cee9e0837a37cf344b20d7dc525df31c2ec2226e23c92cfd1c07",
        ),
        Vector {
            key: |derived| Key::p384(&derived.next(48)),
            ..es256(
                "packed.ES384",
                Registration::Other,
                "473443546730ea748c813c805df1946ee3e171a5f15ac3aa7cd9ef1cc7f5b714",
            )
        },
        Vector {
            key: |_| Key::rsa(1279, 2203),
            ..es256(
                "packed.RS256",
                Registration::Other,
                "91b248f83f55ee49d7b92e8a3fd1183bcfea7055e745968c6d12c5e865a17831",
            )
        },
        Vector {
            key: |derived| Key::ed25519(&derived.next(32)),
            ..es256(
                "packed.EdDSA",
                Registration::Other,
                "1350478bdd45d9a7f8ee73b9de3f4c207521b741d51178e2c8e1ff562718fcdb",
            )
        },
    ]
}

/// The specification's source of what is random: each call takes the next salt.
struct Derivation {
    info: &'static str,
    salt: u8,
}

impl Derivation {
    fn next(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        let source = Hkdf::<Sha256>::new(Some(&[self.salt]), b"WebAuthn test vectors");
        source.expand(self.info.as_bytes(), &mut bytes).unwrap();
        self.salt += 1;
        bytes
    }

    fn client_data(&mut self, ceremony: &str, challenge: &[u8], context: &str) -> Vec<u8> {
        let flags = self.next(1)[0];
        let mut rest = context.to_owned();
        if flags & 1 != 0 {
            let extra = URL_SAFE_NO_PAD.encode(self.next(16));
            write!(
                rest,
                r#","extraData":"clientDataJSON may be extended with additional fields in the future, such as this: {extra}""#
            )
            .unwrap();
        }
        device::client_data(ceremony, &URL_SAFE_NO_PAD.encode(challenge), "https://example.org", &rest)
    }
}

fn relying_party() -> RelyingParty {
    RelyingParty::new("example.org", ["https://example.org"])
}

fn challenge(bytes: &[u8]) -> Challenge {
    Challenge::restored(IdentityMethod::TwFido, bytes.try_into().unwrap(), NOW, Duration::from_mins(5))
}

fn sha256(parts: &[&[u8]]) -> String {
    Sha256::digest(parts.concat()).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn vouching() -> Vouching {
    let Claim::Person(person) = person() else { unreachable!() };
    Vouching { method: IdentityMethod::CitizenCertificate, person, at: NOW }
}

fn bind(object: &[u8], client_data: &[u8], made_for: &[u8]) -> Result<CredentialRecord, EvidenceRefusal> {
    let (object, client_data) = (URL_SAFE_NO_PAD.encode(object), URL_SAFE_NO_PAD.encode(client_data));
    let submission =
        Submission::from_iter([("attestationObject", object.as_str()), ("clientDataJSON", &client_data)]);
    Binding::new(&relying_party()).bind(&submission, &challenge(made_for), &vouching(), b"user", NOW)
}

/// What must come of a vector: the specification accepts what is not verified, or made in another's page; we do not.
fn expected(context: &str, flags: u8) -> Result<(), EvidenceRefusal> {
    if context != SAME_ORIGIN {
        return Err(EvidenceRefusal::CrossOrigin);
    }
    if flags & USER_VERIFIED == 0 { Err(EvidenceRefusal::UserNotVerified) } else { Ok(()) }
}

fn run(vector: &Vector) {
    let info = vector.info;
    let mut derived = Derivation { info, salt: 0 };
    let made_for = derived.next(32);
    let key = (vector.key)(&mut derived);
    let client_data = derived.client_data("create", &made_for, vector.context);
    let aaguid = derived.next(16);
    let credential_id = derived.next(vector.credential_id_length);
    let device = Device { key, credential_id, aaguid, relying_party: "example.org" };
    let mut backup = derived.next(1)[0] & (USER_VERIFIED | device::BACKUP_ELIGIBLE | device::BACKED_UP);
    if backup & device::BACKUP_ELIGIBLE == 0 {
        backup &= !device::BACKED_UP;
    }
    let flags = USER_PRESENT | HAS_CREDENTIAL | backup;
    let data = device.authenticator_data(flags, 0);
    let (format, statement, digest) = match vector.registration {
        Registration::None { sha256 } => ("none", device::no_statement(), Some(sha256)),
        Registration::PackedSelf { sha256 } => {
            let signature = Device::sign(&device.key, &data, &client_data);
            ("packed", device::packed(-7, signature, None), Some(sha256))
        }
        Registration::Other => {
            let _ = (derived.next(32), derived.next(16));
            ("none", device::no_statement(), None)
        }
    };
    let object = device::attestation_object(format, statement, &data);
    if let Some(digest) = digest {
        assert_eq!(sha256(&[&client_data, &object]), digest, "{info}");
    }
    assert_eq!(bind(&object, &client_data, &made_for).map(|_| ()), expected(vector.context, flags), "{info}");

    // The record is that of a device bound as we want it, whatever the vector's registration lacks.
    let good = device::client_data("create", &URL_SAFE_NO_PAD.encode(&made_for), "https://example.org", "");
    let verified = device.authenticator_data(flags | USER_VERIFIED, 0);
    let object = device::attestation_object("none", device::no_statement(), &verified);
    authenticate(vector, &mut derived, &device, flags, bind(&object, &good, &made_for).unwrap());
}

fn authenticate(
    vector: &Vector,
    derived: &mut Derivation,
    device: &Device,
    bound_with: u8,
    record: CredentialRecord,
) {
    let info = vector.info;
    let made_for = derived.next(32);
    let client_data = derived.client_data("get", &made_for, vector.context);
    let chosen = derived.next(1)[0];
    let eligible = bound_with & device::BACKUP_ELIGIBLE;
    let backed_up = if eligible == 0 { 0 } else { chosen & device::BACKED_UP };
    let flags = USER_PRESENT | (chosen & USER_VERIFIED) | eligible | backed_up;
    let data = device.authenticator_data(flags, 0);
    let signature = Device::sign(&device.key, &data, &client_data);
    assert_eq!(sha256(&[&client_data, &data, &signature]), vector.authentication_sha256, "{info}");

    let fields = [
        ("credentialId", &device.credential_id),
        ("clientDataJSON", &client_data),
        ("authenticatorData", &data),
        ("signature", &signature),
    ]
    .map(|(name, bytes)| (name, URL_SAFE_NO_PAD.encode(bytes)));
    let submission = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let relying_party = relying_party();
    let method = BoundDeviceMethod::new(&relying_party, Some(record));
    let checked = method.check(&submission, &challenge(&made_for), &person(), NOW);
    assert_eq!(checked.map(|_| ()), expected(vector.context, flags), "{info}");
}

#[test]
fn the_vectors_of_the_specification_come_out_as_they_should() {
    vectors().iter().for_each(run);
}
