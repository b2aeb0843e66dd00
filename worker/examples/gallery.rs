//! Writes every page in each of its states and both languages into a folder, to be looked at.
//!
//! `cargo run -p mydata-worker --features sandbox --example gallery -- FOLDER`, then serve the folder with `assets` beside it.

#![allow(clippy::unwrap_used, reason = "samples are invented, and right")]

use std::path::PathBuf;
use std::{env, fs, io};

use mydata_worker::texts::Locale;

#[path = "../tests/pages/counter_samples.rs"]
mod counter_samples;
#[path = "../tests/pages/delegation_samples.rs"]
mod delegation_samples;
#[path = "../tests/pages/download_samples.rs"]
mod download_samples;
#[path = "../tests/pages/live_samples.rs"]
mod live_samples;
#[path = "../tests/pages/member_samples.rs"]
mod member_samples;
#[path = "../tests/pages/organ_samples.rs"]
mod organ_samples;
#[path = "../tests/pages/organ_visit_samples.rs"]
mod organ_visit_samples;
#[path = "../tests/pages/outbox_samples.rs"]
mod outbox_samples;
#[path = "../tests/pages/public_samples.rs"]
mod public_samples;
#[path = "../tests/pages/record_samples.rs"]
mod record_samples;
#[path = "../tests/pages/samples.rs"]
mod samples;
#[path = "../tests/pages/sandbox_samples.rs"]
mod sandbox_samples;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "gallery".to_owned()));
    fs::create_dir_all(&folder)?;
    for locale in Locale::ALL {
        for sample in samples::all(locale) {
            fs::write(folder.join(format!("{}.{}.html", sample.name, locale.as_str())), sample.html)?;
        }
    }
    Ok(())
}
