//! Keys, signed notes and checkpoints as C2SP defines them, and nothing that only looks like them.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_ledger::{Checkpoint, Keeper, LedgerRefusal, MAX_SIGNATURES, Origin, SignedNote, VerifierKey};
use proptest::prelude::*;
use support::{Ledger, ORIGIN, Signing, signing};

/// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`.
const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_SIGNATURE: &str = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn malformed_note(what: &'static str) -> LedgerRefusal {
    LedgerRefusal::NoteMalformed { what }
}

fn note() -> String {
    signing().sign(&Ledger::of(5).trail).to_string()
}

#[test]
fn the_note_that_gos_package_shows_verifies() {
    let note: SignedNote = format!("{GO_TEXT}\n{GO_SIGNATURE}").parse().unwrap();
    let key: VerifierKey = GO_KEY.parse().unwrap();
    assert_eq!(note.text(), GO_TEXT);
    assert_eq!(note.verify(std::slice::from_ref(&key)), Ok(Vec::new()));
    assert_eq!(key.to_string(), GO_KEY);
}

#[test]
fn the_checkpoint_that_the_specification_shows_is_read() {
    let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    let signature = "\u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    let note: SignedNote = format!("{text}\n{signature}").parse().unwrap();
    let checkpoint: Checkpoint = note.text().parse().unwrap();
    assert_eq!(checkpoint.head.size, 20_852_163);
    assert_eq!(checkpoint.to_string(), text);
    assert_eq!(note.to_string(), format!("{text}\n{signature}"));
}

#[test]
fn a_text_may_have_empty_lines() {
    let signing = signing();
    let text = "one\n\n\ntwo\n".to_owned();
    let note = SignedNote::new(text.clone(), &signing.key, signing.signature(&text)).unwrap();
    assert_eq!(note.to_string().parse::<SignedNote>().unwrap().text(), text);
}

#[test]
fn a_signature_of_another_text_never_leaves_the_house() {
    let signing = signing();
    let checkpoint = Ledger::of(5).trail.checkpoint(signing.key.origin().clone());
    let refused = checkpoint.signed(&signing.key, signing.signature("something else"));
    assert_eq!(refused, Err(LedgerRefusal::SignatureInvalid { key: ORIGIN.to_owned() }));
}

#[test]
fn a_key_of_another_ledger_signs_nothing_here() {
    let other = Signing::of("other.example/ledger", 9);
    let checkpoint = Ledger::of(5).trail.checkpoint(ORIGIN.parse().unwrap());
    let refused = checkpoint.signed(&other.key, other.signature(&checkpoint.to_string()));
    let (expected, found) = ("other.example/ledger".to_owned(), ORIGIN.to_owned());
    assert_eq!(refused, Err(LedgerRefusal::OriginMismatch { expected, found }));
    let keys = vec![signing().key, other.key];
    assert!(matches!(Keeper::new(keys), Err(LedgerRefusal::OriginMismatch { .. })));
    assert_eq!(Keeper::new(Vec::new()), Err(LedgerRefusal::KeyMalformed { what: "none" }));
}

#[test]
fn witnesses_may_sign_beside_the_keeper_but_not_instead() {
    let keeper = signing().keeper();
    let (signed, witness) = (note(), Signing::of("witness.example", 3));
    let (text, _) = signed.rsplit_once("\n\n").unwrap();
    let text = format!("{text}\n");
    let by_witness =
        SignedNote::new(text.clone(), &witness.key, witness.signature(&text)).unwrap().to_string();
    let line = by_witness.rsplit_once("\n\n").unwrap().1.to_owned();
    assert_eq!(keeper.open(&format!("{signed}{line}")), keeper.open(&signed));
    assert_eq!(keeper.open(&by_witness), Err(LedgerRefusal::SignatureMissing));
    let key = format!("witness.example+{}", witness.key.id());
    assert_eq!(keeper.open_whole(&format!("{signed}{line}")), Err(LedgerRefusal::SignatureUnknown { key }));
}

#[test]
fn one_wrong_signature_of_a_known_key_spoils_the_note() {
    let other = signing().sign(&Ledger::of(6).trail).to_string();
    let line = other.rsplit_once("\n\n").unwrap().1.to_owned();
    let refused = signing().keeper().open(&format!("{}{line}", note()));
    assert_eq!(refused, Err(LedgerRefusal::SignatureInvalid { key: ORIGIN.to_owned() }));
}

#[test]
fn what_is_signed_but_no_checkpoint_is_refused() {
    let signing = signing();
    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    for (text, what) in [
        (format!("{ORIGIN}\n"), "size"),
        (format!("{ORIGIN}\n0\n"), "root"),
        (format!("\n0\n{root}\n"), "origin"),
        (format!("{ORIGIN}\n00\n{root}\n"), "size"),
        (format!("{ORIGIN}\n+1\n{root}\n"), "size"),
        (format!("{ORIGIN}\n9007199254740992\n{root}\n"), "size"),
        (format!("{ORIGIN}\n0\n{}\n", &root[..43]), "root"),
        (format!("{ORIGIN}\n0\n{}\n", root.replace("FU=", "FV=")), "root"),
        (format!("{ORIGIN}\n0\n{root}\nmore\n"), "extension"),
    ] {
        let note = SignedNote::new(text.clone(), &signing.key, signing.signature(&text)).unwrap();
        let refused = signing.keeper().open(&note.to_string());
        assert_eq!(refused, Err(LedgerRefusal::CheckpointMalformed { what }), "{text}");
    }
}

#[test]
fn a_key_cannot_be_led_to_vouch_for_another_ledger() {
    let signing = signing();
    let theirs = Ledger::of(5).trail.checkpoint("other.example/ledger".parse().unwrap()).to_string();
    let note = SignedNote::new(theirs.clone(), &signing.key, signing.signature(&theirs)).unwrap();
    let (expected, found) = (ORIGIN.to_owned(), "other.example/ledger".to_owned());
    let refused = LedgerRefusal::OriginMismatch { expected, found };
    assert_eq!(signing.keeper().open(&note.to_string()), Err(refused.clone()));
    assert_eq!(signing.keeper().open_whole(&note.to_string()), Err(refused));
}

#[test]
fn notes_of_another_form_are_refused() {
    let note = note();
    let line = note.rsplit_once("\n\n").unwrap().1;
    let cases = [
        (note.trim_end().to_owned(), "no end"),
        (note.replace("\n\n", "\n"), "no signature"),
        (note.replace('\u{2014}', "-"), "signature line"),
        (note.replace(&format!("{ORIGIN} "), &format!("{ORIGIN}  ")), "signature line"),
        (format!("{note}\n"), "no end"),
        (format!("{note}\u{2014} a+b AAAAAAA=\n"), "signature line"),
        (format!("{note}\u{2014} \u{3000} AAAAAAA=\n"), "signature line"),
        (format!("{note}\u{2014}  AAAAAAA=\n"), "signature line"),
        (format!("{note}\u{2014} a AAAAAA==\n"), "signature line"),
        (note.replace("mydata.example/ledger\n5", "mydata.example/ledger\t\n5"), "text"),
        (format!("{note}{}", line.repeat(MAX_SIGNATURES)), "too many signatures"),
        ("x".repeat(mydata_ledger::MAX_NOTE_BYTES + 1), "too long"),
    ];
    for (note, what) in cases {
        assert_eq!(note.parse::<SignedNote>(), Err(malformed_note(what)), "{what}");
    }
    assert!(format!("{note}{}", line.repeat(MAX_SIGNATURES - 1)).parse::<SignedNote>().is_ok());
    assert!(format!("{note}\u{2014} a AAAAAAA=\n").parse::<SignedNote>().is_ok());
}

#[test]
fn a_key_signs_a_note_once() {
    let signing = signing();
    let mut note = signing.sign(&Ledger::of(5).trail);
    let signature = signing.signature(note.text());
    assert_eq!(note.add(&signing.key, signature), Err(malformed_note("too many signatures")));
}

#[test]
fn no_more_keys_sign_a_note_than_may_be_read() {
    let mut note = signing().sign(&Ledger::of(5).trail);
    let outcomes: Vec<_> = (100..100 + 16)
        .map(|seed| {
            let other = Signing::of(ORIGIN, seed);
            let signature = other.signature(note.text());
            note.add(&other.key, signature).is_ok()
        })
        .collect();
    assert_eq!(outcomes.iter().filter(|added| **added).count(), MAX_SIGNATURES - 1);
    assert_eq!(note.to_string().parse(), Ok(note));
}

#[test]
fn names_that_no_key_may_have_are_refused() {
    for name in ["", "a b", "a+b", "a\u{3000}b", "a\nb", &"a".repeat(Origin::LONGEST + 1)] {
        assert_eq!(name.parse::<Origin>(), Err(LedgerRefusal::KeyMalformed { what: "name" }));
    }
    assert!("a".repeat(Origin::LONGEST).parse::<Origin>().is_ok());
}

#[test]
fn keys_of_another_form_are_refused() {
    for (text, what) in [
        ("PeterNeumann", "form"),
        ("PeterNeumann+c74f20a3", "form"),
        ("PeterNeumann+c74f20a3+ARpc2", "Base64"),
        ("PeterNeumann+c74f20a3+", "kind"),
        ("PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "kind"),
        ("PeterNeumann+c74f20a3+ARpc", "key"),
        ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "ID"),
        ("PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "ID"),
    ] {
        assert_eq!(text.parse::<VerifierKey>(), Err(LedgerRefusal::KeyMalformed { what }), "{text}");
    }
    let weak = VerifierKey::new(ORIGIN.parse().unwrap(), &[0; 32]);
    assert_eq!(weak, Err(LedgerRefusal::KeyMalformed { what: "key" }));
}

proptest! {
    #[test]
    fn a_checkpoint_with_a_changed_bit_opens_for_nobody(size in 0_u64..50, at in any::<prop::sample::Index>(), bit in 0_u32..8) {
        let mut bytes = signing().sign(&Ledger::of(size).trail).to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let opened = String::from_utf8(bytes).map(|note| signing().keeper().open(&note));
        prop_assert!(!matches!(opened, Ok(Ok(_))));
    }

    #[test]
    fn a_note_that_is_read_is_written_as_it_was(note in "([a-z]{0,3}\n){1,4}\n(\u{2014} [a-z]{1,3} [A-Za-z0-9+/]{8}\n){0,3}") {
        if let Ok(read) = note.parse::<SignedNote>() {
            prop_assert_eq!(read.to_string(), note);
        }
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "\\PC*") {
        let _ = (text.parse::<SignedNote>(), text.parse::<Checkpoint>(), text.parse::<VerifierKey>());
    }
}
