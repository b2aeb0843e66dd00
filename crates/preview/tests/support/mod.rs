//! Documents of tests/preview/fixtures, with what their pages need.
#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the report")]

#[path = "../../examples/resources/encodings.rs"]
mod encodings;
#[path = "../../examples/resources/faces.rs"]
mod faces;
#[path = "../../examples/resources/large_font.rs"]
mod large_font;
#[path = "../../examples/resources/outline.rs"]
mod outline;

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mydata_preview::{Document, Limits, Picture, PreviewError, RenderOptions, Viewer};

/// Opens the protected fixtures.
pub(crate) const PASSWORD: &str = "A123456789";

static RESOURCES: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut made_of = DefaultHasher::new();
    [
        include_str!("../../examples/resources/encodings.rs"),
        include_str!("../../examples/resources/large_font.rs"),
    ]
    .hash(&mut made_of);
    let folder = format!("preview-resources-{:016x}", made_of.finish());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    // Several tests may start at once; whoever is first puts a finished folder in place.
    let own = folder.with_extension(std::process::id().to_string());
    if !folder.exists() {
        for name in ["cmaps", "faces", "glyphs"] {
            fs::create_dir_all(own.join(name)).unwrap();
        }
        let modules = root().join("node_modules");
        let font = modules.join("@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf");
        let together = fs::read(modules.join("@fontsource-variable/noto-sans-tc/unicode.json")).unwrap();
        let together: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&together).unwrap();
        let parts: Vec<&str> = together.values().filter_map(|part| part.as_str()).collect();
        encodings::write(&own).unwrap();
        faces::write(&own).unwrap();
        large_font::write(&own, fs::read(font).unwrap(), &parts.join("\n")).unwrap();
        if fs::rename(&own, &folder).is_err() {
            fs::remove_dir_all(&own).unwrap();
        }
    }
    folder
});

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/preview/fixtures").join(name)).unwrap()
}

pub(crate) fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = root().join("tests/preview/fixtures");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "pdf"))
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), fixture(&name))).collect()
}

pub(crate) fn open(name: &str) -> Document {
    Document::open(fixture(name), Some(PASSWORD), Limits::default()).unwrap()
}

/// Brings what a page needs, and answers what that was.
pub(crate) fn bring(viewer: &Viewer<'_>, page: usize) -> Vec<String> {
    bring_or_refuse(viewer, page).unwrap()
}

pub(crate) fn bring_or_refuse(viewer: &Viewer<'_>, page: usize) -> Result<Vec<String>, PreviewError> {
    let mut brought = Vec::new();
    loop {
        let needs = viewer.needs(page)?;
        if needs.is_empty() {
            return Ok(brought);
        }
        for name in needs {
            match fs::read(RESOURCES.join(&name)) {
                Ok(bytes) => viewer.provide(&name, &bytes).unwrap(),
                Err(_) => viewer.set_missing(&name),
            }
            brought.push(name);
        }
    }
}

pub(crate) fn drawn(viewer: &Viewer<'_>) -> Picture {
    bring(viewer, 1);
    viewer.render(1, RenderOptions { scale: 1.5, ..RenderOptions::default() }).unwrap()
}

/// Keeps a picture in the build folder, for looking at.
pub(crate) fn keep(name: &str, picture: &Picture) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("preview-pictures");
    fs::create_dir_all(&folder).unwrap();
    let mut out = format!("P6 {} {} 255\n", picture.width, picture.height).into_bytes();
    out.extend(picture.rgba.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()));
    fs::write(folder.join(name).with_extension("ppm"), out).unwrap();
}

/// How many pixels are not white.
pub(crate) fn ink(picture: &Picture) -> usize {
    picture.rgba.chunks_exact(4).filter(|pixel| pixel[..3] != [255; 3]).count()
}
