//! Makes the papers that tests outside of this crate read: `cargo run -p mydata-receipt --example vectors`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    fs::create_dir_all(&folder)?;
    for (name, text) in support::vectors() {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
