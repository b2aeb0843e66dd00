//! One byte of an exported ledger changes, anywhere: it is found, and the line is named, or the one after it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod support;

use mydata_ledger::{Finding, audit};
use proptest::prelude::*;
use support::{export, joined, signing};

/// Which line, counted from 1, holds the byte at this place; its end belongs to it.
fn line_of(export: &[u8], at: usize) -> u64 {
    export[..at].split(|byte| *byte == b'\n').count() as u64
}

fn changed(export: &[u8], at: usize, mask: u8) -> Result<(), Finding> {
    let mut changed = export.to_vec();
    changed[at] ^= mask;
    audit(&signing().keeper(), [changed]).map(|_| ())
}

#[test]
fn every_byte_counts() {
    let export = joined(&export(5, &[0, 3, 5], &signing())).into_bytes();
    for at in 0..export.len() {
        // The lowest bit makes neighbours of digits and letters; 0x20 changes their case.
        for mask in [0x01, 0x20, 0x80] {
            let finding = changed(&export, at, mask).expect_err("a changed byte was overlooked");
            let line = line_of(&export, at);
            assert!((line..=line + 1).contains(&finding.line), "byte {at} of line {line}: {finding}");
        }
    }
}

proptest! {
    #[test]
    fn a_byte_changed_to_any_other_is_found_in_its_line_or_the_next(
        size in 0_u64..24, at in any::<prop::sample::Index>(), mask in 1_u8..=255,
    ) {
        let export = joined(&export(size, &[size / 2, size], &signing())).into_bytes();
        let at = at.index(export.len());
        let line = line_of(&export, at);
        let finding = changed(&export, at, mask);
        prop_assert!(finding.as_ref().is_err_and(|found| (line..=line + 1).contains(&found.line)), "{:?}", finding);
    }

    #[test]
    fn a_byte_more_or_less_is_found_in_its_line_or_the_next(
        size in 0_u64..24, at in any::<prop::sample::Index>(), more in any::<Option<u8>>(),
    ) {
        let sound = joined(&export(size, &[size / 2, size], &signing())).into_bytes();
        let at = at.index(sound.len());
        let mut changed = sound.clone();
        match more {
            Some(byte) => changed.insert(at, byte),
            None => drop(changed.remove(at)),
        }
        let line = line_of(&sound, at);
        let finding = audit(&signing().keeper(), [changed]);
        prop_assert!(finding.as_ref().is_err_and(|found| (line..=line + 1).contains(&found.line)), "{:?}", finding);
    }

    #[test]
    fn a_line_left_out_is_found_unless_it_is_a_checkpoint_before_the_last(size in 1_u64..24, at in any::<prop::sample::Index>()) {
        let mut lines = export(size, &[size / 2, size], &signing());
        let at = at.index(lines.len());
        let harmless = lines.remove(at).starts_with("{\"checkpoint") && at < lines.len();
        let finding = audit(&signing().keeper(), [joined(&lines)]);
        prop_assert_eq!(finding.is_ok(), harmless);
        if let Err(found) = finding {
            prop_assert_eq!(found.line, at as u64 + 1);
        }
    }

    #[test]
    fn no_bytes_make_the_audit_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(audit(&signing().keeper(), [bytes]).is_err());
    }
}
