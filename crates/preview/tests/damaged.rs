//! Thousands of damaged documents, looked at in processes that may die of them: what becomes of each is counted.
//!
//! `cargo test --release -p mydata-preview --test damaged -- --ignored --nocapture` prints the count. What panics here
//! traps the module in a browser and is `preview.stopped` there; what takes too long here is `preview.too-slow`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "one process tells the other, and that one whoever asked"
)]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(dead_code, unreachable_pub, reason = "the package's suites use it as well")]
    pub mod breakage;
}
mod support;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::panic::catch_unwind;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{env, process, thread};

use mydata_preview::{Document, Limits, PreviewError, RenderOptions};
use shared::breakage::Random;
use support::{PASSWORD, fixtures};

/// The file's number and the first mutant, for the process that looks at them.
const PART: &str = "DAMAGED_PART";
const MUTANTS: usize = 100;
/// Longer than the browser's watch waits, for nothing here is as quick.
const PATIENCE: Duration = Duration::from_secs(30);

/// Cut off at each fiftieth, with bits turned over, or with two blocks changed for each other.
fn mutant(bytes: &[u8], number: usize) -> Vec<u8> {
    let mut random = Random(0x4D79_4461_7461 + u64::try_from(number).unwrap() * 0x9E37_79B9);
    let mut damaged = bytes.to_vec();
    match number {
        0..50 => damaged.truncate(bytes.len() * number / 50),
        50..75 => {
            for _ in 0..1 << (number % 8) {
                let at = random.below(bytes.len());
                damaged[at] ^= 1 << random.below(8);
            }
        }
        _ => {
            let length = 1 << random.below(10);
            let place = |random: &mut Random| random.below(bytes.len().saturating_sub(length));
            let (one, other) = (place(&mut random), place(&mut random));
            for at in 0..length.min(bytes.len() / 2) {
                damaged.swap(one + at, other + at);
            }
        }
    }
    damaged
}

fn outcome(bytes: Vec<u8>) -> Result<(), PreviewError> {
    let document = Document::open(bytes, Some(PASSWORD), Limits::default())?;
    let _ = document.findings();
    let viewer = document.viewer();
    support::bring_or_refuse(&viewer, 1)?;
    viewer.text(1)?;
    viewer.search(1, "王")?;
    viewer.render(1, RenderOptions::default()).map(drop)
}

fn look_at_part(part: &str) {
    let (file, first) = part.split_once(' ').unwrap();
    let (name, bytes) = fixtures().swap_remove(file.parse::<usize>().unwrap());
    for number in first.parse().unwrap()..MUTANTS {
        let damaged = mutant(&bytes, number);
        let (told, heard) = mpsc::channel();
        thread::spawn(move || told.send(catch_unwind(|| outcome(damaged))));
        match heard.recv_timeout(PATIENCE) {
            Ok(Ok(Ok(()))) => println!("\n#{number} drawn"),
            Ok(Ok(Err(refusal))) => println!("\n#{number} {}", refusal.code()),
            Ok(Err(_)) => println!("\n#{number} panic in {name}"),
            Err(_) => {
                println!("\n#{number} too slow");
                process::exit(1);
            }
        }
    }
}

/// What became of each mutant of a file; a process that dies in the middle is begun anew after it.
fn outcomes(file: usize) -> Vec<String> {
    let mut ended = Vec::new();
    while ended.len() < MUTANTS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--nocapture", "every_damaged_document"])
            .env(PART, format!("{file} {}", ended.len()))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let told = lines.filter_map(|line| Some(line.strip_prefix('#')?.split_once(' ')?.1.to_owned()));
        ended.extend(told);
        if !child.wait().unwrap().success() && ended.last().is_none_or(|last| last != "too slow") {
            ended.push("process died".to_owned());
        }
    }
    ended
}

#[test]
#[ignore = "takes minutes, and counts"]
fn every_damaged_document_is_drawn_or_refused_with_a_reason() {
    if let Ok(part) = env::var(PART) {
        return look_at_part(&part);
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (file, (name, _)) in fixtures().iter().enumerate() {
        for (number, end) in outcomes(file).into_iter().enumerate() {
            if !end.starts_with("drawn") && !end.starts_with("preview.") {
                eprintln!("{name} {number}: {end}");
            }
            *counts.entry(end).or_default() += 1;
        }
    }
    for (end, count) in &counts {
        eprintln!("{count:6} {end}");
    }
    assert!(counts.keys().all(|end| end == "drawn" || end.starts_with("preview.")), "{counts:?}");
}
