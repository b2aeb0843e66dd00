//! A small government: a root, an authority, an agency, and packages in the agency's name.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "each suite uses a part of this, and fails by panicking"
)]

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use getrandom::SysRng;
use mydata_demo_pki::{Extension, Holder, OctetString, Profile};
use mydata_package::{Limits, Opened, PackageWriter, SigningKey};
use mydata_trust::{Anchors, ExpectedSigner, Reason, UnixSeconds, Verdict};

/// 2026-01-01 to 2030-12-31.
pub const VALIDITY: RangeInclusive<u64> = 1_767_225_600..=1_924_991_999;
pub const DURING: UnixSeconds = UnixSeconds(1_800_000_000);
pub const ROOT: &str = "CN=政府根憑證管理中心,O=行政院,C=TW";
pub const AGENCY_CA: &str = "CN=政府憑證管理中心,O=行政院,C=TW";
pub const AGENCY: &str = "CN=戶政司,O=內政部,C=TW";

pub struct Pki {
    pub root: Holder,
    pub ca: Holder,
    pub signer: Holder,
}

pub static PKI: LazyLock<Pki> = LazyLock::new(|| {
    let root = self_signed(&Profile::root(ROOT, VALIDITY));
    let ca = issue(&root, &Profile::authority(AGENCY_CA, VALIDITY, Some(0)));
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    Pki { root, ca, signer }
});

pub fn self_signed(profile: &Profile) -> Holder {
    Holder::self_signed(profile, &mut SysRng).unwrap()
}

pub fn issue(issuer: &Holder, profile: &Profile) -> Holder {
    issuer.issue(profile, &mut SysRng).unwrap()
}

pub fn anchors(holders: &[&Holder]) -> Anchors {
    let bundle: String = holders.iter().map(|holder| holder.certificate_pem().unwrap()).collect();
    Anchors::from_pem(&bundle).unwrap()
}

pub fn usual_anchors() -> Anchors {
    anchors(&[&PKI.root, &PKI.ca])
}

pub fn package_of(signer: &Holder) -> Vec<u8> {
    let key = SigningKey::from_pkcs8_pem(&signer.key_pem().unwrap()).unwrap();
    PackageWriter::new()
        .add_file("戶籍.json", "{}")
        .sign(&signer.certificate_pem().unwrap(), |manifest| key.sign(&mut SysRng, manifest))
        .unwrap()
}

pub fn judge_at(signer: &Holder, anchors: &Anchors, expected: &ExpectedSigner, at: UnixSeconds) -> Verdict {
    let package = package_of(signer);
    let package = Opened::read(&package, &Limits::default()).unwrap().authenticate().unwrap();
    anchors.judge(&package, expected, at)
}

pub fn judge(signer: &Holder, anchors: &Anchors) -> Verdict {
    judge_at(signer, anchors, &ExpectedSigner::Any, DURING)
}

/// The codes for which a signer under the usual authority is refused.
#[track_caller]
pub fn refusal_of(profile: &Profile) -> Vec<&'static str> {
    codes(&judge(&issue(&PKI.ca, profile), &usual_anchors()))
}

/// The codes for which a signer is refused under an authority of that profile, itself under the usual root.
#[track_caller]
pub fn refusal_under(authority: &Profile, signer: &Profile) -> Vec<&'static str> {
    let ca = issue(&PKI.root, authority);
    codes(&judge(&issue(&ca, signer), &anchors(&[&PKI.root, &ca])))
}

#[track_caller]
pub fn codes(verdict: &Verdict) -> Vec<&'static str> {
    assert_eq!(verdict.name(), "invalid", "{verdict:?}");
    verdict.reasons().iter().map(Reason::code).collect()
}

/// An extension with its value in hexadecimal digits of DER.
pub fn extension(oid: &str, critical: bool, value: &str) -> Extension {
    let bytes: Vec<u8> = (0..value.len())
        .step_by(2)
        .map(|place| u8::from_str_radix(value.get(place..place + 2).unwrap(), 16).unwrap())
        .collect();
    Extension { extn_id: oid.parse().unwrap(), critical, extn_value: OctetString::new(bytes).unwrap() }
}

pub fn unknown_extension(critical: bool) -> Extension {
    extension("1.3.6.1.4.1.32473.1", critical, "0500")
}
