//! Devices bound and used: the good path, each refusal, and what is broken.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::Value;
use evidence_support::device::{
    self, BACKED_UP, BACKUP_ELIGIBLE, Device, HAS_CREDENTIAL, HAS_EXTENSIONS, Key, USER_PRESENT,
    USER_VERIFIED, attestation_object, client_data, no_statement, packed,
};
use evidence_support::{Believing, Breakage, NOW, challenge, person};
use mydata_identity::evidence::{
    Attested, Binding, BoundDeviceMethod, Claim, CoseAlgorithm, CredentialRecord, EvidenceRefusal, Grounds,
    Identified, Judgement, Method, RelyingParty, Submission, UnixSeconds, Vouching,
};
use mydata_identity::{AssuranceLevel, IdentityMethod, NationalId};

const SITE: &str = "mydata.example";
const ORIGIN: &str = "https://mydata.example";
const GOOD: u8 = USER_PRESENT | USER_VERIFIED;
const SAME: &str = r#","crossOrigin":false"#;

fn site() -> RelyingParty {
    RelyingParty::new(SITE, [ORIGIN])
}

fn device(key: Key) -> Device {
    Device { key, credential_id: vec![9; 32], aaguid: vec![5; 16], relying_party: SITE }
}

fn phone() -> Device {
    device(Key::p256(&[7; 32]))
}

fn text() -> String {
    challenge(IdentityMethod::TwFido).text()
}

fn vouching() -> Vouching {
    let Claim::Person(person) = person() else { unreachable!() };
    Vouching { method: IdentityMethod::CitizenCertificate, person, at: UnixSeconds(NOW.0 - 60) }
}

fn bind_by(
    binding: &Binding<'_>,
    object: &[u8],
    client_data: &[u8],
) -> Result<CredentialRecord, EvidenceRefusal> {
    let (object, client_data) = (URL_SAFE_NO_PAD.encode(object), URL_SAFE_NO_PAD.encode(client_data));
    let submission =
        Submission::from_iter([("attestationObject", object.as_str()), ("clientDataJSON", &client_data)]);
    binding.bind(&submission, &challenge(IdentityMethod::TwFido), &vouching(), b"handle", NOW)
}

fn bind(object: &[u8], client_data: &[u8]) -> Result<CredentialRecord, EvidenceRefusal> {
    bind_by(&Binding::new(&site()), object, client_data)
}

fn created() -> Vec<u8> {
    client_data("create", &text(), ORIGIN, SAME)
}

fn unattested(device: &Device, flags: u8) -> Vec<u8> {
    attestation_object("none", no_statement(), &device.authenticator_data(flags | HAS_CREDENTIAL, 0))
}

fn bound(device: &Device) -> CredentialRecord {
    bind(&unattested(device, GOOD), &created()).unwrap()
}

/// What the browser returns from a device that signs.
#[derive(Clone)]
struct Answer {
    credential_id: Vec<u8>,
    client_data: Vec<u8>,
    data: Vec<u8>,
    signature: Vec<u8>,
    user_handle: Vec<u8>,
}

impl Answer {
    fn of(device: &Device, flags: u8, counter: u32, client_data: Vec<u8>) -> Self {
        let data = device.authenticator_data(flags, counter);
        let signature = Device::sign(&device.key, &data, &client_data);
        let credential_id = device.credential_id.clone();
        Self { credential_id, client_data, data, signature, user_handle: b"handle".to_vec() }
    }

    fn good(device: &Device) -> Self {
        Self::of(device, GOOD, 0, client_data("get", &text(), ORIGIN, SAME))
    }

    fn check(&self, record: Option<&CredentialRecord>) -> Result<Identified, EvidenceRefusal> {
        self.check_for(record, &person())
    }

    fn check_for(
        &self,
        record: Option<&CredentialRecord>,
        claim: &Claim,
    ) -> Result<Identified, EvidenceRefusal> {
        let fields = [
            ("credentialId", &self.credential_id),
            ("clientDataJSON", &self.client_data),
            ("authenticatorData", &self.data),
            ("signature", &self.signature),
            ("userHandle", &self.user_handle),
        ]
        .map(|(name, bytes)| (name, URL_SAFE_NO_PAD.encode(bytes)));
        let submission = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let site = site();
        let method = BoundDeviceMethod::new(&site, record.cloned());
        method.check(&submission, &challenge(method.method()), claim, NOW)
    }
}

fn renewed(identified: &Identified) -> CredentialRecord {
    let Grounds::Credential(record) = identified.grounds() else { panic!("{identified:?}") };
    (**record).clone()
}

#[test]
fn a_bound_device_identifies_whoever_bound_it() {
    let keys = [Key::p256(&[7; 32]), Key::p384(&[7; 48]), Key::ed25519(&[7; 32]), Key::rsa(1279, 2203)];
    for device in keys.map(device) {
        let record = bound(&device);
        assert_eq!((record.counter(), record.attested()), (0, Attested::Not));
        assert_eq!((record.id(), record.bound_at()), (device.credential_id.as_slice(), NOW));
        let identified = Answer::good(&device).check(Some(&record)).unwrap();
        assert_eq!(identified.method(), IdentityMethod::TwFido);
        assert_eq!(identified.level(), Some(AssuranceLevel::Two));
        assert_eq!((identified.claim(), renewed(&identified)), (&person(), record));
    }
}

#[test]
fn a_record_survives_being_stored_and_prints_no_person() {
    let record = bound(&phone());
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<CredentialRecord>(&json).unwrap(), record);
    let printed = format!("{record:?}");
    assert!(!printed.contains("A123456789") && !printed.contains("CQkJ"), "{printed}");
}

#[test]
fn a_device_is_bound_only_after_a_citizen_certificate() {
    let object = URL_SAFE_NO_PAD.encode(unattested(&phone(), GOOD));
    let client_data = URL_SAFE_NO_PAD.encode(created());
    let submission =
        Submission::from_iter([("attestationObject", object.as_str()), ("clientDataJSON", &client_data)]);
    let bind = |vouching: Vouching| {
        let site = site();
        let challenge = challenge(IdentityMethod::TwFido);
        Binding::new(&site).bind(&submission, &challenge, &vouching, b"handle", NOW).map(|_| ())
    };
    assert_eq!(bind(vouching()), Ok(()));
    let refused = Err(EvidenceRefusal::BindingNeedsCitizenCertificate);
    assert_eq!(bind(Vouching { method: IdentityMethod::DualDocuments, ..vouching() }), refused);
    assert_eq!(bind(Vouching { method: IdentityMethod::TwFido, ..vouching() }), refused);
    assert_eq!(bind(Vouching { at: UnixSeconds(NOW.0 - 601), ..vouching() }), refused);
    assert_eq!(bind(Vouching { at: UnixSeconds(NOW.0 + 1), ..vouching() }), refused);
}

#[test]
fn a_binding_has_its_refusals() {
    let phone = phone();
    let object = unattested(&phone, GOOD);
    let of = |flags| bind(&unattested(&phone, flags), &created()).unwrap_err();
    assert_eq!(of(USER_VERIFIED), EvidenceRefusal::UserNotPresent);
    assert_eq!(of(USER_PRESENT), EvidenceRefusal::UserNotVerified);
    assert_eq!(of(GOOD | BACKED_UP), EvidenceRefusal::BackupStateRefused);
    let with = |client_data: Vec<u8>| bind(&object, &client_data).unwrap_err();
    let malformed = |what| EvidenceRefusal::EvidenceMalformed { what };
    assert_eq!(with(client_data("get", &text(), ORIGIN, SAME)), malformed("ceremony"));
    assert_eq!(with(b"{".to_vec()), malformed("client data"));
    let elsewhere = Device { relying_party: "example.net", ..device(Key::p256(&[7; 32])) };
    let refused = bind(&unattested(&elsewhere, GOOD), &created()).unwrap_err();
    assert_eq!(refused, EvidenceRefusal::RelyingPartyMismatch);
    let without = attestation_object("none", no_statement(), &phone.authenticator_data(GOOD, 0));
    assert_eq!(bind(&without, &created()).unwrap_err(), malformed("attested credential"));
    let copies = site().without_copies();
    let refused = bind_by(&Binding::new(&copies), &unattested(&phone, GOOD | BACKUP_ELIGIBLE), &created());
    assert_eq!(refused.unwrap_err(), EvidenceRefusal::BackupStateRefused);
    let only = site().with_algorithms([CoseAlgorithm::Es256]);
    let refused =
        bind_by(&Binding::new(&only), &unattested(&device(Key::ed25519(&[7; 32])), GOOD), &created());
    assert_eq!(refused.unwrap_err(), EvidenceRefusal::AlgorithmRefused { algorithm: "-8".into() });
}

#[test]
fn a_key_is_what_its_kind_has_and_no_more() {
    let phone = phone();
    let Value::Map(good) = phone.key.cose() else { unreachable!() };
    let of = |entries: Vec<(Value, Value)>| {
        let key = device::written(&Value::Map(entries));
        let data = phone.authenticator_data_of(GOOD | HAS_CREDENTIAL, 0, &key);
        bind(&attestation_object("none", no_statement(), &data), &created()).unwrap_err()
    };
    let changed = |place: usize, value: Value| {
        let mut entries = good.clone();
        entries[place].1 = value;
        of(entries)
    };
    assert_eq!(changed(0, 3.into()), EvidenceRefusal::KeyRefused);
    assert_eq!(changed(1, (-36).into()), EvidenceRefusal::AlgorithmRefused { algorithm: "-36".into() });
    assert_eq!(changed(1, (-257).into()), EvidenceRefusal::KeyRefused);
    assert_eq!(changed(2, 2.into()), EvidenceRefusal::KeyRefused);
    assert_eq!(changed(3, Value::Bytes(vec![1; 32])), EvidenceRefusal::KeyRefused);
    assert_eq!(changed(3, Value::Bytes(vec![1; 31])), EvidenceRefusal::KeyRefused);
    let more = good.iter().cloned().chain([((-4).into(), Value::Bytes(vec![1]))]).collect();
    assert_eq!(of(more), EvidenceRefusal::KeyRefused);
    assert_eq!(of(good[..4].to_vec()), EvidenceRefusal::KeyRefused);
    let unsorted = good.iter().rev().cloned().collect();
    assert_eq!(of(unsorted), EvidenceRefusal::EvidenceMalformed { what: "CBOR" });
    let small = bind(&unattested(&device(Key::rsa(607, 1279)), GOOD), &created()).unwrap_err();
    assert_eq!(small, EvidenceRefusal::KeyRefused);
}

#[test]
fn a_device_may_vouch_for_itself() {
    let phone = phone();
    let data = phone.authenticator_data(GOOD | HAS_CREDENTIAL, 0);
    let signature = Device::sign(&phone.key, &data, &created());
    let object = attestation_object("packed", packed(-7, signature.clone(), None), &data);
    let (site, site_only) = (site(), site());
    let binding = Binding::new(&site).requiring(Attested::BySelf);
    assert_eq!(bind_by(&binding, &object, &created()).unwrap().attested(), Attested::BySelf);
    let refused =
        |format: &str, reason| Err(EvidenceRefusal::AttestationRefused { format: format.to_owned(), reason });
    let unattested = unattested(&phone, GOOD);
    let kind = |result: Result<CredentialRecord, EvidenceRefusal>| result.map(|record| record.attested());
    assert_eq!(
        kind(bind_by(&binding, &unattested, &created())),
        refused("none", "more is required of a device")
    );
    let by_certificate = Binding::new(&site_only).requiring(Attested::ByCertificate);
    assert_eq!(
        kind(bind_by(&by_certificate, &object, &created())),
        refused("packed", "more is required of a device")
    );
    let of = |format: &str, statement| kind(bind(&attestation_object(format, statement, &data), &created()));
    assert_eq!(of("fido-u2f", no_statement()), refused("fido-u2f", "this format is not accepted"));
    assert_eq!(of("none", packed(-7, vec![], None)), refused("none", "this format is not accepted"));
    assert_eq!(
        of("packed", packed(-257, signature.clone(), None)),
        refused("packed", "another algorithm than the credential's")
    );
    let other = Device::sign(&Key::p256(&[8; 32]), &data, &created());
    assert_eq!(of("packed", packed(-7, other, None)), Err(EvidenceRefusal::SignatureInvalid));
    let odd = packed(-7, signature, Some(vec![0x30, 0]));
    assert_eq!(of("packed", odd), Err(EvidenceRefusal::CertificateMalformed));
}

#[test]
fn a_maker_may_vouch_for_a_device() {
    use mydata_demo_pki::{Holder, KeyKind, Profile};
    let mut rng = getrandom::SysRng;
    let issue = |subject: &str, rng: &mut getrandom::SysRng| {
        let profile = Profile::signer(subject, 0..=4_000_000_000).with_key(KeyKind::P256);
        Holder::self_signed(&profile, rng).unwrap()
    };
    let maker = issue("CN=Maker,OU=Authenticator Attestation,O=Maker,C=TW", &mut rng);
    let phone = phone();
    let data = phone.authenticator_data(GOOD | HAS_CREDENTIAL, 0);
    let attested_by = |maker: &Holder| {
        use sha2::{Digest, Sha256};
        let signed = [data.as_slice(), &Sha256::digest(created())].concat();
        let certificate = Some(maker.certificate_der().unwrap());
        attestation_object("packed", packed(-7, maker.sign(&signed).unwrap(), certificate), &data)
    };
    let site = site();
    let (believing, doubting) = (Believing(Judgement::Valid), Believing(Judgement::Refused("trust.no-path")));
    let binding = Binding::new(&site).requiring(Attested::ByCertificate).with_judge(&believing);
    let object = attested_by(&maker);
    assert_eq!(bind_by(&binding, &object, &created()).unwrap().attested(), Attested::ByCertificate);
    let refused = |binding: Binding<'_>, object: &[u8]| bind_by(&binding, object, &created()).unwrap_err();
    let refusal = |reason| EvidenceRefusal::AttestationRefused { format: "packed".into(), reason };
    assert_eq!(refused(binding.clone().with_judge(&doubting), &object), refusal("trust.no-path"));
    assert_eq!(refused(Binding::new(&site), &object), refusal("no roots of devices are known"));
    let nobody = issue("CN=Maker,OU=Sales,O=Maker,C=TW", &mut rng);
    assert_eq!(refused(binding, &attested_by(&nobody)), refusal("the certificate is not one of a device"));
}

#[test]
fn an_answer_has_its_refusals() {
    let phone = phone();
    let record = bound(&phone);
    let checked = |answer: Answer| answer.check(Some(&record)).map(|_| ()).unwrap_err();
    let of = |flags| checked(Answer::of(&phone, flags, 0, client_data("get", &text(), ORIGIN, SAME)));
    assert_eq!(of(USER_VERIFIED), EvidenceRefusal::UserNotPresent);
    assert_eq!(of(USER_PRESENT), EvidenceRefusal::UserNotVerified);
    assert_eq!(of(GOOD | BACKUP_ELIGIBLE), EvidenceRefusal::BackupStateRefused);
    assert_eq!(of(GOOD | BACKED_UP), EvidenceRefusal::BackupStateRefused);
    let malformed = |what| EvidenceRefusal::EvidenceMalformed { what };
    assert_eq!(of(GOOD | HAS_CREDENTIAL), malformed("authenticator data"));
    let said = |ceremony: &str, challenge: &str, origin: &str, rest: &str| {
        checked(Answer::of(&phone, GOOD, 0, client_data(ceremony, challenge, origin, rest)))
    };
    assert_eq!(said("create", &text(), ORIGIN, SAME), malformed("ceremony"));
    assert_eq!(said("get", &text()[1..], ORIGIN, SAME), malformed("client data"));
    let other = URL_SAFE_NO_PAD.encode([0; 32]);
    assert_eq!(said("get", &other, ORIGIN, SAME), EvidenceRefusal::ChallengeMismatch);
    for origin in ["https://mydata.example.net", "http://mydata.example", "https://mydata.example/", "null"] {
        assert_eq!(said("get", &text(), origin, SAME), EvidenceRefusal::OriginMismatch, "{origin}");
    }
    let framed = r#","crossOrigin":true"#;
    assert_eq!(said("get", &text(), ORIGIN, framed), EvidenceRefusal::CrossOrigin);
    let framed = r#","topOrigin":"https://a.example""#;
    assert_eq!(said("get", &text(), ORIGIN, framed), EvidenceRefusal::CrossOrigin);
    let twice = format!(r#","origin":"{ORIGIN}""#);
    assert_eq!(said("get", &text(), ORIGIN, &twice), malformed("client data"));
    let elsewhere = Device { relying_party: "example.net", ..device(Key::p256(&[7; 32])) };
    assert_eq!(checked(Answer::good(&elsewhere)), EvidenceRefusal::RelyingPartyMismatch);
    assert_eq!(checked(Answer::good(&device(Key::p256(&[8; 32])))), EvidenceRefusal::SignatureInvalid);
}

#[test]
fn only_the_credential_on_record_and_its_owner_are_known() {
    let phone = phone();
    let record = bound(&phone);
    let good = Answer::good(&phone);
    let unknown = |answer: &Answer, record| answer.check(record).map(|_| ()).unwrap_err();
    assert_eq!(unknown(&good, None), EvidenceRefusal::CredentialUnknown);
    let other = Answer { credential_id: vec![8; 32], ..good.clone() };
    assert_eq!(unknown(&other, Some(&record)), EvidenceRefusal::CredentialUnknown);
    let other = Answer { user_handle: b"other".to_vec(), ..good.clone() };
    assert_eq!(unknown(&other, Some(&record)), EvidenceRefusal::CredentialUnknown);
    let untold = Answer { user_handle: Vec::new(), ..good.clone() };
    assert!(untold.check(Some(&record)).is_ok());
    let other = Claim::Person(NationalId::parse("A223456781").unwrap());
    assert_eq!(good.check_for(Some(&record), &other), Err(EvidenceRefusal::PersonMismatch));
}

#[test]
fn a_counter_rises_or_is_never_used() {
    let phone = phone();
    let answer = |counter| Answer::of(&phone, GOOD, counter, client_data("get", &text(), ORIGIN, SAME));
    let silent = bound(&phone);
    let counting = renewed(&answer(5).check(Some(&silent)).unwrap());
    assert_eq!(counting.counter(), 5);
    for (counter, accepted) in [(0, false), (4, false), (5, false), (6, true), (u32::MAX, true)] {
        let checked = answer(counter).check(Some(&counting)).map(|identified| renewed(&identified).counter());
        let fell_back = EvidenceRefusal::CounterFellBack { stored: 5, found: counter };
        assert_eq!(checked, if accepted { Ok(counter) } else { Err(fell_back) });
    }
}

#[test]
fn extensions_are_read_to_their_end() {
    let phone = phone();
    let record = bound(&phone);
    let answer = |extensions: &[u8]| {
        let client_data = client_data("get", &text(), ORIGIN, SAME);
        let mut data = phone.authenticator_data(GOOD | HAS_EXTENSIONS, 0);
        data.extend(extensions);
        let signature = Device::sign(&phone.key, &data, &client_data);
        Answer { data, signature, ..Answer::good(&phone) }.check(Some(&record)).map(|_| ())
    };
    assert_eq!(answer(&[0xA0]), Ok(()));
    for bad in [&[][..], &[0xA0, 0], &[0x00], &[0xA1, 0x01]] {
        assert!(matches!(answer(bad), Err(EvidenceRefusal::EvidenceMalformed { .. })), "{bad:?}");
    }
}

#[test]
fn ten_thousand_broken_answers_identify_nobody() {
    let phone = phone();
    let record = bound(&phone);
    let good = Answer::good(&phone);
    let stranger = Answer::good(&device(Key::p256(&[8; 32])));
    assert!(good.check(Some(&record)).is_ok());
    let mut breakage = Breakage::new(0x5446_4400);
    for round in 0..10_000 {
        let mut answer = good.clone();
        let field = |answer: &mut Answer, which| match which {
            0 => (std::mem::take(&mut answer.credential_id), stranger.credential_id.clone()),
            1 => (std::mem::take(&mut answer.client_data), stranger.client_data.clone()),
            2 => (std::mem::take(&mut answer.data), stranger.data.clone()),
            _ => (std::mem::take(&mut answer.signature), stranger.signature.clone()),
        };
        for _ in 0..=breakage.below(2) {
            let which = breakage.below(4);
            let (own, other) = field(&mut answer, which);
            let mut broken = breakage.broken(&[own, other]);
            broken.truncate(4_000);
            match which {
                0 => answer.credential_id = broken,
                1 => answer.client_data = broken,
                2 => answer.data = broken,
                _ => answer.signature = broken,
            }
        }
        assert!(answer.check(Some(&record)).is_err(), "round {round}");
    }
}

#[test]
fn ten_thousand_broken_attestations_bind_nothing() {
    let phone = phone();
    let data = phone.authenticator_data(GOOD | HAS_CREDENTIAL, 0);
    let signature = Device::sign(&phone.key, &data, &created());
    let good = attestation_object("packed", packed(-7, signature, None), &data);
    let unattested = unattested(&phone, GOOD);
    let site = site();
    let binding = Binding::new(&site).requiring(Attested::BySelf);
    assert!(bind_by(&binding, &good, &created()).is_ok());
    let mut breakage = Breakage::new(0x4249_4E44);
    for round in 0..10_000 {
        let broken = breakage.broken(&[good.clone(), unattested.clone()]);
        assert!(bind_by(&binding, &broken, &created()).is_err(), "round {round}");
    }
}
