//! The fuzz targets' entries, run on a stable toolchain over what was broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![cfg(feature = "revocation")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(unreachable_pub, reason = "the package's suites use it as well")]
    pub mod breakage;
}
mod support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        clippy::indexing_slicing,
        unreachable_pub,
        reason = "a fuzz target fails by panicking"
    )]
    pub mod government;
    pub mod revocation;
    pub mod signer;
}

use std::fs;
use std::path::Path;
use std::time::Duration;

use mydata_demo_pki::{CrlReason, KeyKind, Profile, RevocationProfile};
use sha2::{Digest, Sha256};
use shared::breakage::{Random, mutate};
use support::{VALIDITY, extension};
use targets::government::{GOVERNMENT, Government, pem, signed_by, signed_part};
use x509_cert_0_2::Certificate;
use x509_cert_0_2::der::asn1::{GeneralizedTime, Null, OctetString};
use x509_cert_0_2::der::{Decode, Encode};
use x509_cert_0_2::spki::AlgorithmIdentifierOwned;
use x509_ocsp::{
    BasicOcspResponse, CertId, CertStatus, OcspGeneralizedTime, OcspResponse, ResponderId, ResponseData,
    RevokedInfo, SingleResponse, Version,
};

/// An hour before the time at which the targets judge.
const MADE: u64 = 1_799_996_400;

struct Target {
    name: &'static str,
    entry: fn(&[u8]),
    seeds: Vec<Vec<u8>>,
    rounds: usize,
}

fn targets() -> [Target; 2] {
    [
        Target { name: "signer", entry: targets::signer::signer, seeds: certificates(), rounds: 10_000 },
        Target {
            name: "revocation",
            entry: targets::revocation::revocation,
            seeds: [lists(), responses()].concat(),
            rounds: 10_000,
        },
    ]
}

/// What an authority may say of a signer, and a root of an authority; and a bundle.
fn certificates() -> Vec<Vec<u8>> {
    let Government { root, authority, signer, signer_of_root } = &*GOVERNMENT;
    let mut seeds: Vec<_> = [root, authority, signer, signer_of_root].map(|one| one.der.clone()).into();
    let said = [
        ("2.5.29.17", true, "3007820561622E7477"),
        ("2.5.29.30", true, "300DA00B3009820761622E746F7774"),
        ("2.5.29.32", false, "300B3009060760867665000303"),
        ("2.5.29.32", true, "300830060604551D2000"),
        ("2.5.29.33", true, "30143012060760867665000303060760867665000302"),
        ("2.5.29.36", true, "3006800100810100"),
        ("2.5.29.37", true, "300A06082B06010505070304"),
        ("2.5.29.54", true, "020100"),
    ];
    for (oid, critical, value) in said {
        for profile in [
            Profile::signer("CN=Office,O=Ministry,C=TW", VALIDITY),
            Profile::authority("CN=Authority,O=Cabinet,C=TW", VALIDITY, Some(0)),
        ] {
            let profile = profile.with_key(KeyKind::P256).with_extension(extension(oid, critical, value));
            let issued = support::issue(&root.holder, &profile);
            seeds.push(forged(&issued.certificate_der().unwrap()));
        }
    }
    seeds.push(format!("Root\n{}", pem(&[&root.der, &authority.der])).into_bytes());
    seeds
}

/// The same, but signed by somebody who has nothing to say.
fn forged(bytes: &[u8]) -> Vec<u8> {
    signed_by(&GOVERNMENT.signer, signed_part(bytes).unwrap())
}

fn lists() -> Vec<Vec<u8>> {
    let signer = &GOVERNMENT.signer_of_root.holder;
    let new = || RevocationProfile::new(MADE..=MADE + 7_200);
    let revoking = |reason| new().with_revoked(signer, MADE, reason).unwrap();
    let limit = |value| new().with_extension(extension("2.5.29.28", true, value));
    let of_another = [extension("2.5.29.29", true, "3000")];
    let lists = [
        new(),
        revoking(None),
        revoking(Some(CrlReason::KeyCompromise)),
        revoking(Some(CrlReason::RemoveFromCRL)),
        new().with_extension(extension("2.5.29.27", true, "020101")),
        new().with_revoked_saying(signer, MADE, None, &of_another).unwrap(),
        limit("30038101FF"),
        limit("30038201FF"),
        limit("300483020640"),
        limit("3011A00FA00D860B687474703A2F2F612E7477"),
    ];
    lists.iter().map(|list| forged(&GOVERNMENT.root.holder.revocation_list(list).unwrap())).collect()
}

fn responses() -> Vec<Vec<u8>> {
    let time = |seconds| {
        OcspGeneralizedTime(GeneralizedTime::from_unix_duration(Duration::from_secs(seconds)).unwrap())
    };
    let revoked = RevokedInfo {
        revocation_time: time(MADE),
        revocation_reason: Some(x509_cert_0_2::ext::pkix::CrlReason::Superseded),
    };
    let statuses = [CertStatus::good(), CertStatus::Revoked(revoked), CertStatus::unknown()];
    let answers = statuses.map(|cert_status| SingleResponse {
        cert_id: id_of_signer(),
        cert_status,
        this_update: time(MADE),
        next_update: Some(time(MADE + 7_200)),
        single_extensions: None,
    });
    answers.map(|answer| response(answer, time(MADE))).into()
}

fn id_of_signer() -> CertId {
    let of = |der: &[u8]| Certificate::from_der(der).unwrap().tbs_certificate;
    let issuer = of(&GOVERNMENT.root.der);
    let digest = |bytes: &[u8]| OctetString::new(Sha256::digest(bytes).to_vec()).unwrap();
    CertId {
        hash_algorithm: AlgorithmIdentifierOwned {
            oid: "2.16.840.1.101.3.4.2.1".parse().unwrap(),
            parameters: Some(Null.into()),
        },
        issuer_name_hash: digest(&issuer.subject.to_der().unwrap()),
        issuer_key_hash: digest(issuer.subject_public_key_info.subject_public_key.raw_bytes()),
        serial_number: of(&GOVERNMENT.signer_of_root.der).serial_number,
    }
}

fn response(answer: SingleResponse, produced_at: OcspGeneralizedTime) -> Vec<u8> {
    let root = Certificate::from_der(&GOVERNMENT.root.der).unwrap();
    let data = ResponseData {
        version: Version::V1,
        responder_id: ResponderId::ByName(root.tbs_certificate.subject.clone()),
        produced_at,
        responses: vec![answer],
        response_extensions: None,
    };
    let said = signed_by(&GOVERNMENT.signer, &data.to_der().unwrap());
    let mut answer = BasicOcspResponse::from_der(&said).unwrap();
    answer.certs = Some(vec![root]);
    OcspResponse::successful(answer).unwrap().to_der().unwrap()
}

fn run(name: &str) {
    let Target { entry, seeds, rounds, .. } =
        targets().into_iter().find(|target| target.name == name).unwrap();
    for seed in &seeds {
        entry(seed);
    }
    let mut random = Random(0x4D79_4461_7461);
    for round in 0..rounds {
        let mut bytes = seeds[round % seeds.len()].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(4) {
            mutate(&mut bytes, other, &mut random);
        }
        entry(&bytes);
    }
}

#[test]
fn no_broken_certificate_or_bundle_gains_trust() {
    run("signer");
}

#[test]
fn no_broken_list_or_response_says_what_its_authority_did_not() {
    run("revocation");
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn seeds() {
    for target in targets() {
        let folder = Path::new("../../fuzz/corpus").join(target.name);
        fs::create_dir_all(&folder).unwrap();
        for (position, seed) in target.seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{position}")), seed).unwrap();
        }
    }
}
