//! Packages are packed and checked in a fixed amount of memory, however large they are.
//!
//! The shell limits the memory, and its limit is what the specification promises for a package of any size.
#![cfg(target_os = "linux")]

mod workshop;

use workshop::Workshop;

/// 64 MB, in the units of `ulimit`.
const KILOBYTES: u32 = 64 << 10;

const PACK: &str =
    "pack --cert pki/signers/household.cert.pem --key pki/signers/household.key.pem --out large.zip";

/// Twice as much as the limit: half of it noise, half of it the same line over and over.
fn with_large_files(name: &str) -> Workshop {
    let workshop = Workshop::new(name).with_demo_pki();
    let noise: Vec<u8> =
        (0..16 << 20).flat_map(|n: u32| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    workshop.write("scan.bin", noise);
    workshop.write("table.csv", "臺北市,A123456789,1\n".repeat(3_000_000));
    workshop
}

#[track_caller]
fn run_within_limit(workshop: &Workshop, arguments: &str) -> String {
    let mydata = env!("CARGO_BIN_EXE_mydata");
    workshop.tool("sh", &["-c", &format!("ulimit -v {KILOBYTES} && {mydata} --lang en {arguments}")])
}

#[test]
fn a_package_larger_than_the_memory_is_packed_and_trusted() {
    for (name, how) in [("large-stored", ""), ("large-deflated", "--deflate")] {
        let workshop = with_large_files(name);
        run_within_limit(&workshop, &format!("{PACK} {how} scan.bin table.csv"));
        let report = run_within_limit(&workshop, "verify --anchors pki/anchors large.zip");
        assert!(report.contains("large.zip: trusted"), "{report}");
        assert!(!workshop.path("large.zip.part").exists());
    }
}

#[test]
fn a_package_may_come_through_a_pipe() {
    let workshop = Workshop::new("piped").with_demo_pki().with_package();
    let mydata = env!("CARGO_BIN_EXE_mydata");
    let command = format!("cat package.zip | {mydata} --lang en verify --anchors pki/anchors /dev/stdin");
    assert!(workshop.tool("sh", &["-c", &command]).contains("/dev/stdin: trusted"));
}
