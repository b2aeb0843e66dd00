//! How large streams become, found out without keeping what they become.

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;

use crate::unpacking::{ratio, unpacked};
use crate::{Limits, PreviewError};

/// Counts the streams of one page.
pub(crate) struct StreamSizes<'l> {
    limits: &'l Limits,
    file_bytes: u64,
    counted: u64,
}

impl<'l> StreamSizes<'l> {
    pub(crate) fn new(file_bytes: usize, limits: &'l Limits) -> Self {
        Self { limits, file_bytes: u64::try_from(file_bytes).unwrap_or(u64::MAX), counted: 0 }
    }

    /// Counts a stream.
    ///
    /// # Errors
    /// [`PreviewError::StreamTooLarge`].
    pub(crate) fn count(&mut self, stream: &Stream<'_>) -> Result<(), PreviewError> {
        let filters = stream.filters();
        // What an image's own filter makes is counted in pixels.
        let packings = filters.split(|&filter| is_image(filter)).next().unwrap_or_default();
        let most = packings.iter().fold(1, |most: u64, &filter| most.saturating_mul(ratio(filter)));
        let limit = self.limits.stream_bytes;
        if self.file_bytes.saturating_mul(most) <= limit.min(self.limits.page_bytes) {
            return Ok(());
        }
        let raw = stream.raw_data();
        let at_most = u64::try_from(raw.len()).unwrap_or(u64::MAX).saturating_mul(most);
        if at_most <= limit.min(self.limits.page_bytes.saturating_sub(self.counted)) {
            self.counted += if most == 1 { at_most } else { at_most / 4 };
            return Ok(());
        }
        self.counted += unpacked(&raw, packings, limit).ok_or(PreviewError::StreamTooLarge { limit })?;
        if self.counted > self.limits.page_bytes {
            return Err(PreviewError::StreamTooLarge { limit: self.limits.page_bytes });
        }
        Ok(())
    }
}

fn is_image(filter: Filter) -> bool {
    matches!(filter, Filter::CcittFaxDecode | Filter::DctDecode | Filter::Jbig2Decode | Filter::JpxDecode)
}
