//! What is hashed, byte by byte, and the limits of what an entry can hold.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_ledger::{
    Code, Commitment, Entry, Facts, Frontier, LedgerRefusal, MAX_ENTRIES, Salt, Time, Trail,
    TransactionDigest, TreeHash,
};
use proptest::prelude::*;
use support::{Ledger, START, facts, flipped, happening, salt};

fn entry_of(ledger: &Ledger, index: usize) -> &Entry {
    &ledger.entries[index]
}

#[test]
fn an_entry_is_these_bytes() {
    let ledger = Ledger::of(2);
    let entry = entry_of(&ledger, 1);
    let mut bytes = b"mydata-ledger/1 entry\0".to_vec();
    bytes.extend([0, 0, 0, 0, 0, 0, 0, 1]);
    bytes.extend((START + 1000).to_be_bytes());
    bytes.extend(b"\x0epackage-erased\x10erased-on-demand");
    bytes.push(1);
    bytes.extend(entry.transaction.unwrap().as_hash().as_bytes());
    bytes.extend(entry.commitment.as_hash().as_bytes());
    bytes.extend(ledger.entries[0].leaf().as_bytes());
    assert_eq!(entry.canonical_bytes(), bytes);
    assert_eq!(entry.leaf(), TreeHash::of_leaf(&bytes));
}

#[test]
fn an_entry_outside_a_transaction_says_so_in_one_byte() {
    let ledger = Ledger::of(3);
    let bytes = entry_of(&ledger, 2).canonical_bytes();
    assert_eq!(bytes.len(), 22 + 8 + 8 + (1 + 13) + (1 + 4) + 1 + 32 + 32);
    assert_eq!(bytes[22 + 8 + 8 + 14 + 5], 0);
}

#[test]
fn the_first_entry_follows_nothing() {
    assert_eq!(entry_of(&Ledger::of(1), 0).previous, TreeHash::ZERO);
}

#[test]
fn facts_are_these_bytes_in_the_order_of_their_names() {
    let facts = Facts::new([("b", "二"), ("a", "")]).unwrap();
    assert_eq!(facts.canonical_bytes(), b"\0\0\0\x02\0\0\0\x01a\0\0\0\0\0\0\0\x01b\0\0\0\x03\xe4\xba\x8c");
}

#[test]
fn commitments_and_digests_are_the_ones_another_program_computes() {
    // Python: hashlib.sha256(b"mydata-ledger/1 commitment\0" + bytes([7]*32) + facts).digest(), facts as above.
    let facts = Facts::new([("b", "二"), ("a", "")]).unwrap();
    let commitment = Commitment::to(&facts, &Salt::from_bytes([7; 32]));
    assert_eq!(commitment.as_hash().to_string(), "FzzM0XYbuwQglIE+0Km764aG7i9+9mKWKBVif8utDww=");
    let transaction = TransactionDigest::of("0d6a1b0e-6c1f-4c53-9d3a-1f7a5d1c2b3e");
    assert_eq!(transaction.as_hash().to_string(), "ipmN08t8B4JJ2d71VL+ThoxL79OvzWTGUZDUspNnyrA=");
}

#[test]
fn one_fact_cannot_be_told_as_two() {
    let one = Facts::new([("a", "bc")]).unwrap();
    for other in
        [Facts::new([("ab", "c")]), Facts::new([("a", "b"), ("c", "")]), Facts::new([("a", "bc"), ("d", "")])]
    {
        assert_ne!(one.canonical_bytes(), other.unwrap().canonical_bytes());
    }
}

#[test]
fn facts_beyond_the_limits_are_refused() {
    let numbered = |count| Facts::new((0..count).map(|number| (format!("n{number}"), "")));
    assert!(numbered(Facts::MOST).is_ok());
    assert_eq!(numbered(Facts::MOST + 1), Err(LedgerRefusal::FactsMalformed { what: "too many" }));
    let of = |name: usize, value: usize| Facts::new([("n".repeat(name), "v".repeat(value))]);
    assert!(of(Facts::LONGEST_NAME, Facts::LONGEST_VALUE).is_ok());
    let name = Err(LedgerRefusal::FactsMalformed { what: "a name that is empty or too long" });
    assert_eq!(of(Facts::LONGEST_NAME + 1, 0), name);
    assert_eq!(of(0, 0), name);
    let value = LedgerRefusal::FactsMalformed { what: "a value that is too long" };
    assert_eq!(of(1, Facts::LONGEST_VALUE + 1), Err(value));
    let twice = Facts::new([("a", "1"), ("a", "2")]);
    assert_eq!(twice, Err(LedgerRefusal::FactsMalformed { what: "a name twice" }));
}

#[test]
fn no_number_of_a_person_fits_into_a_code() {
    for text in
        ["A123456789", "0912345789", "use1", "Use", "", "-a", "a-", "a--b", "a b", "王小明", &"a".repeat(33)]
    {
        assert_eq!(text.parse::<Code>(), Err(LedgerRefusal::CodeMalformed), "{text}");
    }
    assert!("a".repeat(Code::LONGEST).parse::<Code>().is_ok());
}

#[test]
fn the_known_codes_are_codes() {
    for code in Code::KNOWN {
        assert_eq!(code.as_str().parse(), Ok(code.clone()));
    }
}

#[test]
fn times_end_where_calendars_do() {
    let last = Time::LAST.as_unix_millis();
    assert_eq!(Time::from_unix_millis(last), Ok(Time::LAST));
    assert_eq!(Time::from_unix_millis(last + 1), Err(LedgerRefusal::TimeOutOfRange));
}

#[test]
fn what_is_shown_and_logged_holds_nothing_personal() {
    let (person, salt) = (Facts::new([("name", "王小明")]).unwrap(), Salt::from_bytes([0x41; 32]));
    let mut happening = happening(0);
    happening.commitment = Commitment::to(&person, &salt);
    let entry = Trail::empty().append(happening).unwrap().entry;
    let seen =
        format!("{}{entry:?}{person:?}{salt:?}", mydata_ledger::ExportLine::entry(entry.clone()).to_json());
    assert!(!seen.contains("王小明") && !seen.contains("QUFB") && !seen.contains("65, 65"));
}

#[test]
fn an_entry_earlier_than_the_last_is_refused_and_changes_nothing() {
    let mut trail = Ledger::of(2).trail;
    let before = trail.clone();
    let refusal = LedgerRefusal::TimeBackwards { before: START + 1000, found: START };
    assert_eq!(trail.append(happening(0)).map(|_| ()), Err(refusal));
    assert_eq!(trail, before);
    assert!(trail.append(happening(1)).is_ok(), "two things may happen at once");
}

#[test]
fn a_full_ledger_takes_nothing_more() {
    let mut frontier = Frontier::from_parts(MAX_ENTRIES, vec![TreeHash::ZERO; 53]).unwrap();
    assert_eq!(frontier.append(TreeHash::ZERO), Err(LedgerRefusal::Full));
    assert!(
        Frontier::from_parts(MAX_ENTRIES - 1, vec![TreeHash::ZERO; 52])
            .unwrap()
            .append(TreeHash::ZERO)
            .is_ok()
    );
    let beyond = Frontier::from_parts(MAX_ENTRIES + 1, vec![TreeHash::ZERO]);
    assert_eq!(beyond, Err(LedgerRefusal::StateMalformed));
}

#[test]
fn a_stored_trail_goes_on_where_it_was_left() {
    for size in 0..10 {
        let ledger = Ledger::of(size);
        let stored = serde_json::to_string(&ledger.trail).unwrap();
        let mut restored: Trail = serde_json::from_str(&stored).unwrap();
        restored.append(happening(size)).unwrap();
        assert_eq!(restored, Ledger::of(size + 1).trail);
    }
}

#[test]
fn a_stored_trail_that_does_not_fit_together_is_refused() {
    let trail = serde_json::to_string(&Ledger::of(5).trail).unwrap();
    let other = Ledger::of(4).trail.last_leaf().to_string();
    let last = Ledger::of(5).trail.last_leaf().to_string();
    let wrong = [
        trail.replace("\"size\":5", "\"size\":7"),
        trail.replace(&format!("\"last_leaf\":\"{last}\""), &format!("\"last_leaf\":\"{other}\"")),
        trail.replace("\"size\":5", "\"size\":5,\"more\":1"),
    ];
    for stored in wrong {
        assert_ne!(stored, trail);
        assert!(serde_json::from_str::<Trail>(&stored).is_err(), "{stored}");
    }
    let (zero, some) = (TreeHash::ZERO.to_string(), last);
    let empty = serde_json::to_string(&Trail::empty()).unwrap();
    assert!(serde_json::from_str::<Trail>(&empty.replace(&zero, &some)).is_err(), "a last leaf of no leaves");
    let even = Ledger::of(4).trail;
    let leafless = serde_json::to_string(&even).unwrap().replace(&even.last_leaf().to_string(), &zero);
    assert!(serde_json::from_str::<Trail>(&leafless).is_err(), "no last leaf of four");
}

#[test]
fn each_code_of_a_refusal_is_one_of_a_kind() {
    let codes: Vec<_> = LedgerRefusal::codes().collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted, "alphabetical, none twice");
    assert!(codes.iter().all(|code| code.starts_with("ledger.")));
}

proptest! {
    #[test]
    fn another_salt_or_another_fact_opens_no_commitment(number in any::<u64>(), bit in 0_usize..256, other in any::<u64>()) {
        let commitment = Commitment::to(&facts(number), &salt(number));
        prop_assert!(commitment.opens(&facts(number), &salt(number)));
        let changed = flipped(&TreeHash::from_bytes(*salt(number).expose()), bit);
        prop_assert!(!commitment.opens(&facts(number), &Salt::from_bytes(*changed.as_bytes())));
        prop_assume!(other != number);
        prop_assert!(!commitment.opens(&facts(other), &salt(number)));
    }

    #[test]
    fn facts_of_two_encodings_are_two(a in any::<[(String, String); 2]>(), b in any::<[(String, String); 2]>()) {
        if let (Ok(a), Ok(b)) = (Facts::new(a), Facts::new(b)) {
            prop_assert_eq!(a.canonical_bytes() == b.canonical_bytes(), a == b);
        }
    }
}
