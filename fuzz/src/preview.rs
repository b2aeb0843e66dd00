//! What must hold for any bytes taken as a PDF document; run by the fuzzer and, over broken documents, by the tests.

use std::cell::RefCell;
use std::panic::{catch_unwind, resume_unwind, set_hook, take_hook};
use std::sync::Once;

use mydata_preview::{Document, Limits, PreviewError, RenderOptions, Rotation, Viewer};

/// Opens the protected ones among what the fuzzer begins with.
const PASSWORD: &str = "A123456789";
/// Where the preview's own code is; the rest is the renderer's.
const OWN: [&str; 2] = ["crates/preview/", "fuzz/src/"];

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Opens, reads, searches and draws: never a panic of ours, and what is handed out can be relied upon.
///
/// A panic of the renderer ends an instance of the module and is a refusal with a code in the browser. Here it is told,
/// each place as often as it is met, and is no failure.
pub fn preview(bytes: &[u8]) {
    note_places();
    if let Err(panic) = catch_unwind(|| look_at(bytes)) {
        let place = PLACE.take();
        if OWN.iter().any(|own| place.contains(own)) {
            resume_unwind(panic);
        }
        eprintln!("the renderer stopped at {place}");
    }
}

fn note_places() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            if OWN.iter().any(|own| place.contains(own)) {
                usual(panic);
            }
            PLACE.set(place);
        }));
    });
}

fn look_at(bytes: &[u8]) {
    let limits = Limits {
        file_bytes: 1 << 20,
        pages: 100,
        picture_pixels: 40_000,
        stream_bytes: 4 << 20,
        page_bytes: 8 << 20,
        image_pixels: 1_000_000,
        steps: 20_000,
        inspected_objects: 2_000,
        page_characters: 5_000,
        ..Limits::default()
    };
    let opened = Document::open(bytes.to_vec(), None, limits).or_else(|refusal| match refusal {
        PreviewError::PasswordMissing => Document::open(bytes.to_vec(), Some(PASSWORD), limits),
        other => Err(other),
    });
    let document = match opened {
        Ok(document) => document,
        Err(refusal) => return assert!(refusal.code().starts_with("preview.")),
    };
    assert!((1..=limits.pages).contains(&document.page_count()));
    for finding in document.findings() {
        assert!(finding.count > 0 && finding.code.starts_with("preview."));
    }
    let viewer = document.viewer();
    if brings_nothing(&viewer).is_ok() {
        draws_what_it_said(&document, &viewer);
        finds_what_it_read(&viewer, limits.page_characters);
    }
}

/// Whatever a page needs cannot be had: at some time it needs nothing more.
fn brings_nothing(viewer: &Viewer<'_>) -> Result<(), PreviewError> {
    for _ in 0..8 {
        let needs = viewer.needs(1)?;
        if needs.is_empty() {
            return Ok(());
        }
        for name in needs {
            viewer.set_missing(&name);
        }
    }
    panic!("it never has enough");
}

fn draws_what_it_said(document: &Document, viewer: &Viewer<'_>) {
    let size = document.page_size(1).expect("a page that is read has a size");
    assert!(size.width > 0.0 && size.height > 0.0 && size.largest_scale > 0.0);
    let scale = size.largest_scale * 0.9;
    let picture = viewer.render(1, RenderOptions { scale, rotation: Rotation::Quarter });
    match picture {
        Ok(picture) => {
            let (width, height) = (picture.width as usize, picture.height as usize);
            assert_eq!(picture.rgba.len(), 4 * width * height);
            let thinnest = picture.rgba.chunks_exact(4).filter_map(|pixel| pixel.last()).min();
            assert_eq!(thinnest, Some(&255), "what is behind the page shines through");
        }
        // A page of a point by many is a pixel wide at least, and longer than it may be.
        Err(PreviewError::PictureTooLarge { width, height, .. }) => assert!(width.min(height) <= 2),
        Err(refusal) => panic!("drawing is refused after reading was not: {refusal}"),
    }
}

fn finds_what_it_read(viewer: &Viewer<'_>, limit: usize) {
    let text = viewer.text(1).expect("it was read before");
    let runs = || text.lines.iter().flat_map(|line| &line.runs);
    for run in runs() {
        let measures = [run.x, run.y, run.width, run.height, run.angle];
        assert!(measures.iter().all(|measure| measure.is_finite()), "{run:?}");
    }
    // One place may say several characters, as ligatures do.
    assert!(runs().count() <= limit);
    let word = text.plain().split_whitespace().next().map(str::to_owned);
    if let Some(word) = word.filter(|word| word.chars().all(char::is_alphanumeric)) {
        let hits = viewer.search(1, &word).expect("it was read before");
        assert!(!hits.is_empty(), "{word} was read and is not found");
    }
}
