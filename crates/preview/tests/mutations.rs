//! Thousands of damaged documents: whatever is changed in them, nothing panics and nothing goes on for ever.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod support;

use mydata_preview::{Document, Limits, RenderOptions};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use support::{PASSWORD, fixtures};

/// A change of a file's bytes.
#[derive(Clone, Debug)]
enum Change {
    Cut(usize),
    Flip(usize, u8),
    Repeat(usize, usize),
    Swap(usize, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let words = prop::sample::select(vec![
        "0",
        "-1",
        "99999999",
        "4294967296",
        "1 0 R",
        "2 0 R",
        "5 0 R",
        "<<",
        ">>",
        "[",
        "]",
        "(",
        "endstream",
        "endobj",
        "/Length",
        "/Filter",
        "/Kids",
        "/Do",
        "q",
        "BT",
        "null",
        "/Identity-H",
        "/DW -32768",
    ]);
    prop_oneof![
        1 => any::<usize>().prop_map(Change::Cut),
        4 => (any::<usize>(), 1..=255_u8).prop_map(|(at, by)| Change::Flip(at, by)),
        1 => (any::<usize>(), 1..400_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        4 => (any::<usize>(), words).prop_map(|(at, word)| Change::Swap(at, word.into())),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let place = |at: usize| at % bytes.len().max(1);
    match change {
        Change::Cut(at) => bytes.truncate(place(*at)),
        Change::Flip(at, by) => {
            let at = place(*at);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= by;
            }
        }
        Change::Repeat(at, length) => {
            let at = place(*at);
            let piece: Vec<u8> = bytes.iter().skip(at).take(*length).copied().collect();
            bytes.splice(at..at, piece);
        }
        Change::Swap(at, word) => {
            let at = place(*at);
            let end = (at + word.len()).min(bytes.len());
            bytes.splice(at..end, word.iter().copied());
        }
    }
}

fn look_at(bytes: Vec<u8>) {
    let limits = Limits {
        stream_bytes: 16 << 20,
        page_bytes: 32 << 20,
        picture_pixels: 1_000_000,
        ..Limits::default()
    };
    let Ok(document) = Document::open(bytes, Some(PASSWORD), limits) else { return };
    let _ = document.findings();
    let viewer = document.viewer();
    if support::bring_or_refuse(&viewer, 1).is_ok() {
        let _ = viewer.text(1);
        let _ = viewer.search(1, "王");
        let _ = viewer.render(1, RenderOptions { scale: 0.5, ..RenderOptions::default() });
    }
}

#[test]
fn a_damaged_document_is_refused_or_drawn_and_never_ends_the_program() {
    let files: Vec<Vec<u8>> = fixtures().into_iter().map(|(_, bytes)| bytes).collect();
    let damaged = (0..files.len(), prop::collection::vec(change(), 1..12));
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&damaged, |(file, changes)| {
        let mut bytes = files[file].clone();
        for change in &changes {
            apply(&mut bytes, change);
        }
        look_at(bytes);
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
}

#[test]
fn a_damaged_resource_is_refused_and_counts_as_missing() {
    let document = support::open("named-utf16.pdf");
    let garbage = prop::collection::vec(any::<u8>(), 0..400);
    let run = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() }).run(
        &garbage,
        |garbage| {
            let viewer = document.viewer();
            for _ in 0..8 {
                let Some(name) = viewer.needs(1).unwrap().into_iter().next() else { break };
                let _ = viewer.provide(&name, &garbage);
            }
            let _ = viewer.render(1, RenderOptions::default());
            Ok(())
        },
    );
    assert!(run.is_ok(), "{run:?}");
}
