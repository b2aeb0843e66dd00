//! The bytes of an archive where JavaScript has them, read ahead so that not every header is a call.

use std::cell::RefCell;
use std::io;

use js_sys::Uint8Array;
use mydata_package::Source;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What JavaScript lends: bytes that can be read at once.
    #[derive(Clone)]
    pub type RawBytes;

    #[wasm_bindgen(catch, method)]
    fn read(this: &RawBytes, start: f64, end: f64) -> Result<Uint8Array, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn size(this: &RawBytes) -> f64;
}

/// What is read at the archive's end, where its directory is and, as a rule, what is not data.
const END_BYTES: u64 = 128 << 10;
/// What is read elsewhere at first, for a header; every further call reads more, as there seem to be many.
const FIRST_BYTES: u64 = 4 << 10;
const MOST_BYTES: u64 = 1 << 20;

/// An archive's bytes, of which the end and the last stretch that was read are kept.
pub(crate) struct LentBytes {
    raw: RawBytes,
    size: u64,
    kept: RefCell<Kept>,
}

struct Kept {
    end: Stretch,
    last: Stretch,
    ahead: u64,
}

/// Bytes from a position on.
#[derive(Default)]
struct Stretch {
    start: u64,
    bytes: Vec<u8>,
}

impl LentBytes {
    pub(crate) fn of(raw: RawBytes) -> Self {
        let size = whole(raw.size());
        let kept = Kept { end: Stretch::default(), last: Stretch::default(), ahead: FIRST_BYTES };
        Self { raw, size, kept: RefCell::new(kept) }
    }

    fn fetch(&self, start: u64, len: u64) -> io::Result<Stretch> {
        let end = start.saturating_add(len).min(self.size);
        let mut bytes = vec![0; usize::try_from(end - start).unwrap_or_default()];
        self.fill(start, &mut bytes)?;
        Ok(Stretch { start, bytes })
    }

    fn fill(&self, start: u64, buffer: &mut [u8]) -> io::Result<()> {
        let end = start + buffer.len() as u64;
        let read = self.raw.read(number(start), number(end)).map_err(|_| io::ErrorKind::Other)?;
        if read.length() as usize != buffer.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        read.copy_to(buffer);
        Ok(())
    }
}

impl Source for LentBytes {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<()> {
        let len = buffer.len() as u64;
        let mut kept = self.kept.borrow_mut();
        if kept.end.bytes.is_empty() {
            kept.end = self.fetch(self.size.saturating_sub(END_BYTES), END_BYTES)?;
        }
        if kept.end.copy(position, buffer) || kept.last.copy(position, buffer) {
            return Ok(());
        }
        if len > kept.ahead {
            return self.fill(position, buffer);
        }
        kept.last = self.fetch(position, kept.ahead)?;
        kept.ahead = (kept.ahead * 2).min(MOST_BYTES);
        if kept.last.copy(position, buffer) { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}

impl Stretch {
    /// Copies bytes from a position on, if they are all there.
    fn copy(&self, position: u64, buffer: &mut [u8]) -> bool {
        let from = position.checked_sub(self.start).and_then(|from| usize::try_from(from).ok());
        let found = from.and_then(|from| self.bytes.get(from..from.checked_add(buffer.len())?));
        found.map(|bytes| buffer.copy_from_slice(bytes)).is_some()
    }
}

/// No archive is so large that a number of JavaScript could not state it.
#[expect(clippy::cast_precision_loss, reason = "the size came from such a number")]
pub(crate) fn number(bytes: u64) -> f64 {
    bytes as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes in JavaScript are whole and not negative"
)]
pub(crate) fn whole(bytes: f64) -> u64 {
    bytes as u64
}
