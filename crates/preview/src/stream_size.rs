//! How large streams become, found out without keeping what they become.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;

use crate::{Limits, PreviewError};

/// Deflate makes at most this many bytes of one.
const DEFLATE_RATIO: u64 = 1_032;

/// Counts the streams of one page.
pub(crate) struct StreamSizes<'l> {
    limits: &'l Limits,
    /// No stream of a small file can become large, unless it is packed twice.
    is_small: bool,
    counted: u64,
}

impl<'l> StreamSizes<'l> {
    pub(crate) fn new(file_bytes: usize, limits: &'l Limits) -> Self {
        let at_most = u64::try_from(file_bytes).unwrap_or(u64::MAX).saturating_mul(DEFLATE_RATIO);
        Self { limits, is_small: at_most <= limits.stream_bytes.min(limits.page_bytes), counted: 0 }
    }

    /// Counts a stream.
    ///
    /// # Errors
    /// [`PreviewError::StreamTooLarge`].
    pub(crate) fn count(&mut self, stream: &Stream<'_>) -> Result<(), PreviewError> {
        let filters = stream.filters();
        let packings =
            filters.iter().filter(|filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode));
        let times_packed = packings.count();
        if times_packed == 0 || (self.is_small && times_packed == 1) {
            return Ok(());
        }
        let limit = self.limits.stream_bytes;
        let raw = stream.raw_data();
        let at_most = u64::try_from(raw.len()).unwrap_or(u64::MAX).saturating_mul(DEFLATE_RATIO);
        if times_packed == 1 && at_most <= limit.min(self.limits.page_bytes.saturating_sub(self.counted)) {
            self.counted += at_most / 4;
            return Ok(());
        }
        let size = match filters.as_slice() {
            [Filter::FlateDecode, rest @ ..] => inflated(&raw, rest, limit),
            // Nobody has packed twice in another order since the nineties.
            _ if times_packed > 1 => None,
            _ => Some(0),
        };
        let size = size.ok_or(PreviewError::StreamTooLarge { limit })?;
        self.counted += size;
        if self.counted > self.limits.page_bytes {
            return Err(PreviewError::StreamTooLarge { limit: self.limits.page_bytes });
        }
        Ok(())
    }
}

/// Bytes that come out, counted up to the limit; none if there are more.
fn inflated(raw: &[u8], rest: &[Filter], limit: u64) -> Option<u64> {
    if rest.iter().any(|filter| matches!(filter, Filter::FlateDecode)) {
        let mut once = Vec::new();
        // What is broken is not larger than what came out before it broke.
        let _ = ZlibDecoder::new(raw).take(limit + 1).read_to_end(&mut once);
        let rest = rest.get(1..).unwrap_or_default();
        return if u64::try_from(once.len()).ok()? > limit { None } else { inflated(&once, rest, limit) };
    }
    let mut out = ZlibDecoder::new(raw).take(limit + 1);
    let mut piece = vec![0; 64 << 10];
    let mut size = 0;
    while let Ok(read @ 1..) = out.read(&mut piece) {
        size += u64::try_from(read).ok()?;
    }
    (size <= limit).then_some(size)
}
