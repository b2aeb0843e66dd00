//! What a document may cost at most, in one public value.

/// Bounds for documents of strangers. The defaults are made for a browser tab on a phone.
///
/// ```
/// use mydata_preview::Limits;
///
/// let small = Limits { pages: 50, ..Limits::default() };
/// assert!(small.file_bytes > 1_000_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Bytes of the file: 128 MiB.
    pub file_bytes: usize,
    /// Pages: 20,000.
    pub pages: usize,
    /// Length of a page's side in points (1/72 inch): 14,400, what the format itself allows without a unit.
    pub page_side: f32,
    /// Pixels of one side of a picture: 4,096.
    pub picture_side: u32,
    /// Pixels of a picture: 16 million.
    pub picture_pixels: u64,
    /// Bytes that one stream may inflate to: 128 MiB.
    pub stream_bytes: u64,
    /// Bytes that all streams of one page may inflate to together: 256 MiB.
    pub page_bytes: u64,
    /// Pixels of one image within a page: 100 million.
    pub image_pixels: u64,
    /// Depth of forms within forms: 28.
    pub nesting: usize,
    /// Operators of a page, those of repeated forms counted each time: 5 million.
    pub steps: u64,
    /// Objects looked at for scripts, launch actions and the like: 200,000.
    pub inspected_objects: usize,
    /// Characters of a page that are handed out as text: 500,000.
    pub page_characters: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 128 << 20,
            pages: 20_000,
            page_side: 14_400.0,
            picture_side: 4_096,
            picture_pixels: 16_000_000,
            stream_bytes: 128 << 20,
            page_bytes: 256 << 20,
            image_pixels: 100_000_000,
            nesting: 28,
            steps: 5_000_000,
            inspected_objects: 200_000,
            page_characters: 500_000,
        }
    }
}
