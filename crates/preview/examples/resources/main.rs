//! Writes what pages may need besides their documents into a folder: encodings, faces, and a large font in parts.
//!
//! ```text
//! resources FOLDER FONT.ttf < PARTS
//! ```
//! `PARTS` has a line for each part: the characters that belong together, as `U+4E00-4E08,U+4E0A`.

mod encodings;
mod faces;
mod large_font;
mod outline;

use std::error::Error;
use std::io::Read as _;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(font)) = (arguments.next(), arguments.next()) else {
        return Err("say where to, and which font: resources FOLDER FONT.ttf < PARTS".into());
    };
    for name in ["cmaps", "faces", "glyphs"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let mut parts = String::new();
    io::stdin().read_to_string(&mut parts)?;
    encodings::write(&folder)?;
    faces::write(&folder)?;
    large_font::write(&folder, fs::read(font)?, &parts)
}
