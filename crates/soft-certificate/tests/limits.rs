//! What a file may demand, and that more is refused before it is done.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(
        dead_code,
        clippy::cast_possible_truncation,
        clippy::expect_used,
        unreachable_pub,
        reason = "the fuzz target's entry asks more of it, and fails by panicking"
    )]
    pub mod pkcs12;
}

use std::time::{Duration, Instant};

use mydata_soft_certificate::SoftCertificateError as Refusal;
use mydata_soft_certificate::{Limits, SoftCertificate};
use support::{PASSWORD, file};
use targets::pkcs12::sealed;

const DATA: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
const SAFE_CONTENTS_BAG: &[u8] = b"\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x0C\x0A\x01\x06";

fn refusal(contents: &[u8]) -> Refusal {
    SoftCertificate::open(&sealed(contents).unwrap(), PASSWORD).unwrap_err()
}

/// One part of a safe, with these bags.
fn part(bags: &[u8]) -> Vec<u8> {
    tlv(0x30, &[DATA, &tlv(0xA0, &tlv(0x04, &tlv(0x30, bags)))].concat())
}

fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    match length {
        [0, short @ ..0x80] => [&[tag, short], content].concat(),
        [0, low] => [&[tag, 0x81, low], content].concat(),
        [high, low] => [&[tag, 0x82, high, low], content].concat(),
    }
}

#[test]
fn sixty_four_parts_are_looked_at_and_no_more() {
    let safe = |parts: usize| tlv(0x30, &part(&[]).repeat(parts));
    assert_eq!(refusal(&safe(64)), Refusal::KeyMissing);
    assert_eq!(refusal(&safe(65)), Refusal::TooManyParts { limit: 64 });
    let bags =
        |bags: usize| tlv(0x30, &part(&tlv(0x30, &[DATA, &tlv(0xA0, b"\x05\0")].concat()).repeat(bags)));
    assert_eq!(refusal(&bags(63)), Refusal::KeyMissing);
    assert_eq!(refusal(&bags(64)), Refusal::TooManyParts { limit: 64 });
}

#[test]
fn bags_are_in_bags_only_so_deep() {
    let nested = |levels: usize| {
        let within =
            |inner: Vec<u8>| tlv(0x30, &[SAFE_CONTENTS_BAG, &tlv(0xA0, &tlv(0x30, &inner))].concat());
        tlv(0x30, &part(&(1..levels).fold(Vec::new(), |inner, _| within(inner))))
    };
    assert_eq!(refusal(&nested(3)), Refusal::KeyMissing);
    assert_eq!(refusal(&nested(4)), Refusal::Damaged { what: "bags" });
}

#[test]
fn open_lengths_are_followed_only_so_deep() {
    let depths = [100, 30_000].map(|depth| [b"\x30\x80".repeat(depth), b"\0\0".repeat(depth)].concat());
    for contents in depths.iter().map(|open| open.get(..60_000.min(open.len())).unwrap()) {
        assert_eq!(refusal(contents), Refusal::Damaged { what: "contents" });
    }
}

#[test]
fn too_many_rounds_are_refused_at_once() {
    let limits = |rounds| Limits { rounds, ..Limits::default() };
    // A code of 2,048 rounds, and two keys of 2,048 rounds of HMAC.
    let takes = 2_048 * 5;
    let open = |rounds| SoftCertificate::open_within(limits(rounds), &file("today"), PASSWORD).err();
    assert_eq!(open(takes), None);
    assert_eq!(open(takes - 1), Some(Refusal::TooSlow { limit: takes - 1 }));
    let began = Instant::now();
    assert_eq!(
        SoftCertificate::open(&file("slow"), PASSWORD).err(),
        Some(Refusal::TooSlow { limit: 5_000_000 })
    );
    assert!(began.elapsed() < Duration::from_secs(1));
}
