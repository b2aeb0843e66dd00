//! Drawing and reading the pages of a document, with what each of them needs.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use hayro::RenderCache;
use hayro::hayro_interpret::{Context, InterpreterCache, TransformExt as _, interpret_page};
use hayro::kurbo::Rect;

use crate::page_scan::PageScan;
use crate::picture::{draw, pixels};
use crate::recording::{Recording, Shapeless};
use crate::substitutes::Substitutes;
use crate::{
    Document, Finding, FindingKind, PageText, Picture, PreviewError, RenderOptions, ResourceError, SearchHit,
    page_scan, reading_order, search,
};

/// Pages whose text is remembered: drawing one again at another scale, or searching to and fro.
const REMEMBERED: usize = 64;
/// Characters that a finding names.
const NAMED_CHARACTERS: usize = 40;

/// Draws and reads pages. Pages are counted from 1.
///
/// ```no_run
/// use mydata_preview::{Document, Limits, RenderOptions};
///
/// # fn file(name: &str) -> Option<Vec<u8>> { None }
/// # let bytes = Vec::new();
/// let document = Document::open(bytes, Some("A123456789"), Limits::default())?;
/// let viewer = document.viewer();
/// loop {
///     let needs = viewer.needs(1)?;
///     if needs.is_empty() {
///         break;
///     }
///     for name in needs {
///         match file(&name) {
///             Some(bytes) if viewer.provide(&name, &bytes).is_ok() => {}
///             _ => viewer.set_missing(&name),
///         }
///     }
/// }
/// let picture = viewer.render(1, RenderOptions::default())?;
/// assert_eq!(picture.rgba.len(), 4 * picture.width as usize * picture.height as usize);
/// # Ok::<(), mydata_preview::PreviewError>(())
/// ```
pub struct Viewer<'d> {
    document: &'d Document,
    substitutes: Substitutes,
    cache: RefCell<RenderCache<'d>>,
    reading_cache: RefCell<InterpreterCache<'d>>,
    pages: RefCell<BTreeMap<usize, Rc<Known>>>,
    scans: RefCell<BTreeMap<usize, Rc<PageScan>>>,
}

/// What is known about a page.
struct Known {
    text: PageText,
    shapeless: Vec<Shapeless>,
    /// Characters that are boxes unless their shapes are there when the page is drawn.
    pending: Vec<(char, Shapeless)>,
    missing: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

impl<'d> Viewer<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self {
            document,
            substitutes: Substitutes::default(),
            cache: RefCell::new(RenderCache::new()),
            reading_cache: RefCell::new(InterpreterCache::new()),
            pages: RefCell::default(),
            scans: RefCell::default(),
        }
    }

    /// Names of the resources without which the page cannot be shown as it is meant. Bring them
    /// ([`provide`](Self::provide)) or say that they cannot be had ([`set_missing`](Self::set_missing)), then ask
    /// again until none is left: a part of a font is known only once an encoding table is there.
    ///
    /// # Errors
    /// What [`render`](Self::render) refuses, except for its scale.
    pub fn needs(&self, page: usize) -> Result<Vec<String>, PreviewError> {
        self.known(page)?;
        Ok(self.substitutes.needs())
    }

    /// Brings a resource.
    ///
    /// # Errors
    /// [`ResourceError`] if it was never asked for or is damaged; it then counts as missing.
    pub fn provide(&self, name: &str, bytes: &[u8]) -> Result<(), ResourceError> {
        let provided = self.substitutes.provide(name, bytes);
        if provided.is_err() {
            self.substitutes.set_missing(name);
        }
        provided
    }

    /// Says that a resource cannot be had. Its characters are drawn as boxes.
    pub fn set_missing(&self, name: &str) {
        self.substitutes.set_missing(name);
    }

    /// Draws a page onto white. Characters whose shapes are not there are boxes, and a finding says so.
    ///
    /// # Errors
    /// [`PreviewError::PageMissing`]; [`PreviewError::PictureTooLarge`]; and what would take too much:
    /// [`PageTooLarge`](PreviewError::PageTooLarge), [`PageTooComplex`](PreviewError::PageTooComplex),
    /// [`StreamTooLarge`](PreviewError::StreamTooLarge), [`ImageTooLarge`](PreviewError::ImageTooLarge).
    pub fn render(&self, page: usize, options: RenderOptions) -> Result<Picture, PreviewError> {
        let size = self.document.page_size(page)?;
        let (width, height) = pixels(size, options);
        let limits = self.document.limits();
        let is_allowed = options.scale.is_finite()
            && options.scale > 0.0
            && width.max(height) <= limits.picture_side
            && u64::from(width) * u64::from(height) <= limits.picture_pixels;
        let sides = u16::try_from(width).ok().zip(u16::try_from(height).ok());
        let Some(sides) = sides.filter(|_| is_allowed) else {
            return Err(PreviewError::PictureTooLarge { width, height, largest_scale: size.largest_scale });
        };
        let known = self.known(page)?;
        if self.substitutes.take_drawing_stale() {
            self.cache.replace(RenderCache::new());
        }
        let (boxes, mut findings) = self.settle(&known);
        let settings = self.substitutes.settings();
        let cache = self.cache.borrow();
        let rgba = draw(self.document.page(page)?, sides, size, options, &cache, &settings, &boxes);
        let (_, images) = self.substitutes.take_unreadable();
        if images > 0 {
            findings.push(Finding::new(FindingKind::ImageUnreadable, "", images));
        }
        Ok(Picture { width, height, rgba, findings })
    }

    /// The text of a page in the order it is read.
    ///
    /// # Errors
    /// What [`needs`](Self::needs) refuses.
    pub fn text(&self, page: usize) -> Result<PageText, PreviewError> {
        Ok(self.known(page)?.text.clone())
    }

    /// Finds words on a page. Case, width, spaces and line ends make no difference.
    ///
    /// # Errors
    /// What [`needs`](Self::needs) refuses.
    pub fn search(&self, page: usize, words: &str) -> Result<Vec<SearchHit>, PreviewError> {
        Ok(search::find(&self.known(page)?.text, words))
    }

    fn known(&self, page: usize) -> Result<Rc<Known>, PreviewError> {
        if self.substitutes.take_reading_stale() {
            self.reading_cache.replace(InterpreterCache::new());
            self.pages.borrow_mut().clear();
        }
        if let Some(known) = self.pages.borrow().get(&page) {
            return Ok(known.clone());
        }
        let scan = self.scan(page)?;
        let known = Rc::new(self.read(page, &scan)?);
        let mut pages = self.pages.borrow_mut();
        while pages.len() >= REMEMBERED {
            pages.pop_first();
        }
        pages.insert(page, known.clone());
        Ok(known)
    }

    fn scan(&self, page: usize) -> Result<Rc<PageScan>, PreviewError> {
        if let Some(scan) = self.scans.borrow().get(&page) {
            return Ok(scan.clone());
        }
        let scan = Rc::new(page_scan::scan(
            self.document.page(page)?,
            self.document.file_bytes(),
            self.document.limits(),
        )?);
        self.scans.borrow_mut().insert(page, scan.clone());
        Ok(scan)
    }

    fn read(&self, number: usize, scan: &PageScan) -> Result<Known, PreviewError> {
        let size = self.document.page_size(number)?;
        let page = self.document.page(number)?;
        let bounds = Rect::new(0.0, 0.0, f64::from(size.width), f64::from(size.height));
        let mut recording =
            Recording::new(&self.substitutes, &scan.numberings, self.document.limits().page_characters);
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            bounds,
            &self.reading_cache.borrow(),
            page.xref(),
            self.substitutes.settings(),
        );
        interpret_page(page, &mut context, &mut recording);
        let mut findings = scan.findings();
        if recording.unknown > 0 {
            findings.push(Finding::new(FindingKind::UnknownCharacters, "", recording.unknown));
        }
        let (fonts, _) = self.substitutes.take_unreadable();
        if fonts > 0 {
            findings.push(Finding::new(FindingKind::UnreadableFont, "", fonts));
        }
        let text = reading_order::order(&recording.placed, bounds, recording.is_cut);
        let Recording { shapeless, pending, missing, .. } = recording;
        Ok(Known { text, shapeless, pending, missing, findings })
    }

    /// What is a box and what is to be said, with the shapes that are there by now.
    fn settle(&self, known: &Known) -> (Vec<Shapeless>, Vec<Finding>) {
        let (mut boxes, mut missing) = (known.shapeless.clone(), known.missing.clone());
        for (character, shapeless) in &known.pending {
            if !self.substitutes.has_shape(*character) {
                boxes.push(*shapeless);
                *missing.entry(character.to_string()).or_default() += 1;
            }
        }
        boxes.retain(Shapeless::is_somewhere);
        let mut findings = known.findings.clone();
        if !missing.is_empty() {
            let named = missing.keys().take(NAMED_CHARACTERS).map(String::as_str).collect::<String>();
            findings.push(Finding::new(FindingKind::MissingGlyphs, named, missing.values().sum()));
        }
        let unavailable = self.substitutes.missing();
        if let Some(first) = unavailable.first() {
            findings.push(Finding::new(FindingKind::FontUnavailable, first, unavailable.len()));
        }
        (boxes, findings)
    }
}

impl std::fmt::Debug for Viewer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Viewer").field("document", &self.document).finish_non_exhaustive()
    }
}
