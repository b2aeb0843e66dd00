//! What Chromium answered to our own page (`chromium/record.ts`): bound, and identified by it.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use evidence_support::{Believing, NOW, person};
use mydata_identity::IdentityMethod;
use mydata_identity::evidence::{
    Attested, Binding, BoundDeviceMethod, Challenge, Claim, CredentialRecord, EvidenceRefusal, Grounds,
    Identified, Judgement, Method, RelyingParty, Submission, Vouching,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Answers {
    relying_party: String,
    origin: String,
    challenge: String,
    user_handle: String,
    recorded: Vec<Recorded>,
}

#[derive(Deserialize)]
struct Recorded {
    name: String,
    create: Fields,
    get: Fields,
}

type Fields = BTreeMap<String, String>;

impl Answers {
    fn read() -> Self {
        serde_json::from_str(include_str!("chromium/answers.json")).unwrap()
    }

    fn site(&self) -> RelyingParty {
        RelyingParty::new(&self.relying_party, [self.origin.as_str()])
    }

    fn challenge(&self) -> Challenge {
        let bytes = decoded(&self.challenge).try_into().unwrap();
        Challenge::restored(IdentityMethod::TwFido, bytes, NOW, Duration::from_mins(5))
    }

    fn bind(&self, binding: &Binding<'_>, fields: &Fields) -> Result<CredentialRecord, EvidenceRefusal> {
        let Claim::Person(person) = person() else { unreachable!() };
        let vouching = Vouching { method: IdentityMethod::CitizenCertificate, person, at: NOW };
        let handle = decoded(&self.user_handle);
        binding.bind(&submitted(fields), &self.challenge(), &vouching, &handle, NOW)
    }

    fn identify(
        &self,
        site: &RelyingParty,
        record: &CredentialRecord,
        fields: &Fields,
    ) -> Result<Identified, EvidenceRefusal> {
        let method = BoundDeviceMethod::new(site, Some(record.clone()));
        method.check(&submitted(fields), &self.challenge(), &person(), NOW)
    }
}

fn submitted(fields: &Fields) -> Submission<'_> {
    fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

fn decoded(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[test]
fn what_chromium_binds_identifies_whoever_bound_it() {
    let answers = Answers::read();
    let (site, maker) = (answers.site(), Believing(Judgement::Valid));
    let binding = Binding::new(&site).with_judge(&maker);
    assert_eq!(answers.recorded.len(), 3);
    for Recorded { name, create, get } in &answers.recorded {
        let record = answers.bind(&binding, create).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let attested = if name.ends_with("attested") { Attested::ByCertificate } else { Attested::Not };
        assert_eq!(record.attested(), attested, "{name}");
        let identified =
            answers.identify(&site, &record, get).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let Grounds::Credential(renewed) = identified.grounds() else { panic!("{name}") };
        assert!(renewed.counter() > record.counter(), "{name}");
        let again = answers.identify(&site, renewed, get);
        let fell_back =
            EvidenceRefusal::CounterFellBack { stored: renewed.counter(), found: renewed.counter() };
        assert_eq!(again, Err(fell_back), "{name}");
    }
}

#[test]
fn a_maker_nobody_knows_vouches_for_no_device() {
    let answers = Answers::read();
    let site = answers.site();
    let attested = answers.recorded.iter().find(|recorded| recorded.name.ends_with("attested")).unwrap();
    let refused = answers.bind(&Binding::new(&site), &attested.create).unwrap_err();
    assert_eq!(refused.code(), "identity.attestation-refused");
}

#[test]
fn what_chromium_answered_to_one_page_serves_no_other() {
    let answers = Answers::read();
    let site = answers.site();
    let elsewhere = RelyingParty::new(&answers.relying_party, ["https://elsewhere.example"]);
    let [first, second, ..] = answers.recorded.as_slice() else { panic!("too few") };
    let record = answers.bind(&Binding::new(&site), &first.create).unwrap();
    let refused = answers.bind(&Binding::new(&elsewhere), &first.create);
    assert_eq!(refused.unwrap_err(), EvidenceRefusal::OriginMismatch);
    let refused = answers.identify(&elsewhere, &record, &first.get);
    assert_eq!(refused.unwrap_err(), EvidenceRefusal::OriginMismatch);
    let refused = answers.identify(&site, &record, &second.get);
    assert_eq!(refused.unwrap_err(), EvidenceRefusal::CredentialUnknown);
}
