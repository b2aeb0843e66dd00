//! Whatever was done to an exported ledger is found, and the line is named.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_ledger::{
    Auditor, Checkpoint, ExportLine, ExportedEntry, Finding, LedgerRefusal, MAX_LINE_BYTES, Time, audit,
};
use support::{Ledger, START, Signing, export, joined, signing};

/// Nine entries under checkpoints of four and nine: line 1 is the header, 2 to 5 the first entries, 6 a checkpoint, 7 to 11
/// entries, 12 a checkpoint.
fn sound() -> Vec<String> {
    export(9, &[4, 9], &signing())
}

fn finding<L: AsRef<str>>(lines: &[L]) -> Finding {
    audit(&signing().keeper(), [joined(lines)]).unwrap_err()
}

fn entry(line: &str) -> ExportedEntry {
    match ExportLine::parse(line.as_bytes()).unwrap() {
        ExportLine::Entry(entry) => entry,
        other => panic!("no entry: {other:?}"),
    }
}

fn found(line: u64, entries_before: u64, refusal: LedgerRefusal) -> Finding {
    Finding { line, entries_before, refusal }
}

#[test]
fn a_sound_export_gives_its_last_checkpoint() {
    let audited = audit(&signing().keeper(), [joined(&sound())]).unwrap();
    assert_eq!(audited.checkpoint.head, Ledger::of(9).trail.head());
    assert_eq!((audited.checkpoints, audited.lines), (2, 12));
}

#[test]
fn it_does_not_matter_how_an_export_is_cut_into_pieces() {
    let (whole, keeper) = (joined(&sound()), signing().keeper());
    let changed = whole.replacen("taken", "timed-out", 1);
    for size in [1, 2, 3, 64, 1000] {
        assert_eq!(audit(&keeper, whole.as_bytes().chunks(size)), audit(&keeper, [&whole]));
        assert_eq!(audit(&keeper, changed.as_bytes().chunks(size)), audit(&keeper, [&changed]));
    }
}

#[test]
fn a_changed_entry_is_named() {
    let mut lines = sound();
    lines[6] = lines[6].replace("package-erased", "package-stored");
    assert_eq!(finding(&lines), found(7, 4, LedgerRefusal::EntryChanged { index: 4 }));
}

#[test]
fn an_entry_replaced_with_its_hash_is_found_at_the_next() {
    let mut lines = sound();
    let mut forged = entry(&lines[6]).entry;
    forged.outcome = "failed".parse().unwrap();
    lines[6] = ExportLine::entry(forged).to_json();
    assert_eq!(finding(&lines), found(8, 5, LedgerRefusal::EntryUnlinked { index: 5 }));
}

#[test]
fn a_ledger_rewritten_to_its_end_is_found_at_the_checkpoint() {
    let mut lines = sound();
    let mut previous = entry(&lines[4]).leaf;
    for line in &mut lines[6..11] {
        let mut forged = entry(line).entry;
        forged.outcome = "failed".parse().unwrap();
        forged.previous = previous;
        previous = forged.leaf();
        *line = ExportLine::entry(forged).to_json();
    }
    assert_eq!(finding(&lines), found(12, 9, LedgerRefusal::RootMismatch { size: 9 }));
}

#[test]
fn a_missing_entry_is_named() {
    for (line, expected) in [(1, 0), (2, 1), (7, 5)] {
        let mut lines = sound();
        lines.remove(line);
        let refusal = LedgerRefusal::EntryMissing { expected, found: expected + 1 };
        assert_eq!(finding(&lines), found(line as u64 + 1, expected, refusal));
    }
}

#[test]
fn entries_missing_before_a_checkpoint_are_missed_there() {
    let mut lines = sound();
    lines.remove(4);
    assert_eq!(finding(&lines), found(5, 3, LedgerRefusal::CheckpointMisplaced { stated: 4, found: 3 }));
}

#[test]
fn entries_in_another_order_are_named() {
    let mut lines = sound();
    lines.swap(7, 9);
    assert_eq!(finding(&lines), found(8, 5, LedgerRefusal::EntryReordered { expected: 5, found: 7 }));
}

#[test]
fn a_repeated_entry_is_named() {
    let mut lines = sound();
    lines.insert(3, lines[2].clone());
    assert_eq!(finding(&lines), found(4, 2, LedgerRefusal::EntryRepeated { index: 1, expected: 2 }));
}

#[test]
fn a_moved_or_repeated_checkpoint_is_named() {
    let mut moved = sound();
    moved.swap(5, 6);
    assert_eq!(finding(&moved), found(7, 5, LedgerRefusal::CheckpointMisplaced { stated: 4, found: 5 }));
    let mut repeated = sound();
    repeated.insert(6, repeated[5].clone());
    assert_eq!(finding(&repeated), found(7, 4, LedgerRefusal::CheckpointRepeated { size: 4 }));
}

#[test]
fn entries_under_no_checkpoint_are_named() {
    let mut lines = sound();
    lines.pop();
    assert_eq!(finding(&lines), found(12, 9, LedgerRefusal::EntriesUncovered { from: 4, size: 9 }));
    assert_eq!(finding(&lines[..1]), found(2, 0, LedgerRefusal::EntriesUncovered { from: 0, size: 0 }));
}

#[test]
fn an_empty_ledger_under_a_checkpoint_is_sound() {
    assert_eq!(
        audit(&signing().keeper(), [joined(&export(0, &[0], &signing()))]).unwrap().checkpoint.head.size,
        0
    );
}

#[test]
fn time_that_goes_back_is_named_even_where_everything_was_signed() {
    let signing = signing();
    let mut lines = export(2, &[], &signing);
    let first = entry(&lines[1]);
    let mut early = entry(&lines[2]).entry;
    early.time = Time::from_unix_millis(START - 1).unwrap();
    assert_eq!(early.previous, first.leaf);
    lines[2] = ExportLine::entry(early).to_json();
    let refusal = LedgerRefusal::TimeBackwards { before: START, found: START - 1 };
    assert_eq!(finding(&lines), found(3, 1, refusal));
}

#[test]
fn a_checkpoint_signed_by_somebody_else_is_named() {
    let (honest, stranger) = (signing(), Signing::of("mydata.example/ledger", 10));
    let lines = export(4, &[4], &stranger);
    assert_eq!(finding(&lines), found(6, 4, LedgerRefusal::SignatureMissing));
    // With the honest signature of the same text beside it, too: nobody could tell whether that line was changed.
    let mut note = honest.sign(&Ledger::of(4).trail);
    let signature = stranger.signature(note.text());
    note.add(&stranger.key, signature).unwrap();
    let mut lines = lines;
    lines[5] = ExportLine::checkpoint(&note).to_json();
    let key = format!("mydata.example/ledger+{}", stranger.key.id());
    assert_eq!(finding(&lines), found(6, 4, LedgerRefusal::SignatureUnknown { key }));
}

#[test]
fn after_a_change_of_keys_both_are_taken() {
    let (old, new) = (signing(), Signing::of("mydata.example/ledger", 10));
    let (mut lines, newer) = (export(9, &[4, 9], &old), export(9, &[9], &new));
    lines[11].clone_from(&newer[10]);
    let keeper = mydata_ledger::Keeper::new(vec![new.key, old.key]).unwrap();
    assert_eq!(audit(&keeper, [joined(&lines)]).unwrap().checkpoints, 2);
}

#[test]
fn another_ledgers_export_is_refused_at_its_header() {
    let other = Signing::of("other.example/ledger", 9);
    let (expected, theirs) = ("mydata.example/ledger".to_owned(), "other.example/ledger".to_owned());
    let refusal = LedgerRefusal::OriginMismatch { expected, found: theirs };
    assert_eq!(finding(&export(1, &[1], &other)), found(1, 0, refusal));
}

#[test]
fn an_export_without_header_or_with_two_is_refused() {
    let lines = sound();
    assert_eq!(finding(&lines[1..]), found(1, 0, LedgerRefusal::HeaderMissing));
    assert_eq!(finding::<&str>(&[]), found(1, 0, LedgerRefusal::HeaderMissing));
    let twice = [&lines[..2], &lines[..1]].concat();
    assert_eq!(finding(&twice), found(3, 1, LedgerRefusal::LineMalformed { what: "second header" }));
}

#[test]
fn a_line_spelled_otherwise_is_refused_although_it_means_the_same() {
    let lines = sound();
    let spelled = [
        lines[2].replace(',', ", "),
        lines[2].replace("package", "p\\u0061ckage"),
        format!("{}\r", lines[2]),
        format!(" {}", lines[2]),
        lines[2].replace("\"leaf\"", "\"extra\":1,\"leaf\""),
    ];
    for line in spelled {
        let mut lines = lines.clone();
        lines[2] = line;
        assert_eq!(finding(&lines), found(3, 1, LedgerRefusal::LineMalformed { what: "spelling" }));
    }
}

#[test]
fn an_export_that_breaks_off_within_a_line_is_refused() {
    let whole = joined(&sound());
    let finding = audit(&signing().keeper(), [&whole[..whole.len() - 1]]).unwrap_err();
    assert_eq!(finding, found(12, 9, LedgerRefusal::LineUnfinished));
}

#[test]
fn a_line_without_end_is_refused_before_it_fills_the_memory() {
    let mut auditor = Auditor::new(signing().keeper());
    auditor.read(&vec![b'x'; MAX_LINE_BYTES]).unwrap();
    let too_long = Err(found(1, 0, LedgerRefusal::LineTooLong { limit: MAX_LINE_BYTES }));
    assert_eq!(auditor.read(b"x"), too_long);
    assert_eq!(auditor.read(b"\n"), too_long, "what was found first stands");
    assert_eq!(auditor.finish().map(|_| ()), too_long);
}

#[test]
fn an_export_cut_off_at_an_earlier_checkpoint_is_found_by_who_knows_a_later_one() {
    let (keeper, whole) = (signing().keeper(), sound());
    let known = audit(&keeper, [joined(&whole)]).unwrap().checkpoint;
    let cut = joined(&whole[..6]);
    assert!(audit(&keeper, [&cut]).is_ok(), "it cannot be seen from the export alone");
    let mut auditor = Auditor::knowing(keeper, [&known]).unwrap();
    auditor.read(cut.as_bytes()).unwrap();
    let truncated = LedgerRefusal::Truncated { known: 9, found: 4 };
    assert_eq!(auditor.finish(), Err(found(7, 4, truncated)));
}

#[test]
fn a_ledger_signed_anew_with_another_past_is_found_by_who_knows_the_old_one() {
    let (signing, mut other) = (signing(), Ledger::of(3).trail);
    let mut lines = export(3, &[], &signing);
    for number in [7, 8, 9] {
        lines.push(ExportLine::entry(other.append(support::happening(number)).unwrap().entry).to_json());
    }
    lines.push(ExportLine::checkpoint(&signing.sign(&other)).to_json());
    assert!(audit(&signing.keeper(), [joined(&lines)]).is_ok());
    let known = Ledger::of(5).trail.checkpoint(signing.key.origin().clone());
    let mut auditor = Auditor::knowing(signing.keeper(), [&known]).unwrap();
    let forked = found(6, 4, LedgerRefusal::Forked { size: 5 });
    assert_eq!(auditor.read(joined(&lines).as_bytes()), Err(forked));
}

#[test]
fn two_known_checkpoints_of_one_size_must_be_the_same() {
    let origin = signing().key.origin().clone();
    let known = Ledger::of(1).trail.checkpoint(origin.clone());
    let mut other = known.clone();
    other.head.root = support::flipped(&other.head.root, 0);
    let known_both = |two: [&Checkpoint; 2]| Auditor::knowing(signing().keeper(), two).map(|_| ());
    assert_eq!(known_both([&known, &known]), Ok(()));
    assert_eq!(known_both([&known, &other]), Err(LedgerRefusal::Forked { size: 1 }));
    let mut empty = Ledger::of(0).trail.checkpoint(origin);
    empty.head.root = other.head.root;
    assert_eq!(
        known_both([&empty, &known]),
        Err(LedgerRefusal::Forked { size: 0 }),
        "there is one empty ledger"
    );
}

#[test]
fn a_known_checkpoint_of_another_ledger_is_refused() {
    let theirs = Ledger::of(1).trail.checkpoint("other.example/ledger".parse().unwrap());
    let refused = Auditor::knowing(signing().keeper(), [&theirs]).map(|_| ());
    assert!(matches!(refused, Err(LedgerRefusal::OriginMismatch { .. })));
}

#[test]
fn what_comes_after_a_missing_entry_does_not_hide_it() {
    let mut lines = sound();
    lines.remove(2);
    let missing = found(3, 1, LedgerRefusal::EntryMissing { expected: 1, found: 2 });
    let mut long = lines.clone();
    long.push("x".repeat(MAX_LINE_BYTES + 1));
    assert_eq!(finding(&long), missing);
    let mut garbled = lines.clone();
    garbled[5] = "{".to_owned();
    assert_eq!(finding(&garbled), missing);
    let broken_off = joined(&lines);
    let finding = audit(&signing().keeper(), [&broken_off[..broken_off.len() - 9]]).unwrap_err();
    assert_eq!(finding, missing);
}
