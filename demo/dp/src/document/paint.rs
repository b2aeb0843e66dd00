//! Draws laid-out sheets as a PDF.

use krilla::Document as Pdf;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{ConfigurationBuilder, PdfVersion};
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier};

use super::compose::Document;
use super::face::{Face, Faces};
use super::marks::{Area, Line, Mark, PAPER, Sheet, Tint};
use super::seal;
use super::structure::{Part, Structure};

const WATERMARK: &str = "示範資料";
const WATERMARK_SIZE: f32 = 92.0;

/// Why a PDF could not be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The PDF library refused its settings.
    #[error("the PDF library refuses its settings")]
    Settings,
    /// The PDF library could not write the document.
    #[error("the document cannot be written: {0}")]
    Unwritable(String),
}

/// Draws the sheets.
pub(super) fn paint(
    document: &Document,
    sheets: &[Sheet],
    structure: Structure,
    faces: &Faces,
) -> Result<Vec<u8>, PdfError> {
    // AES-256, by which it will be protected, is of PDF 2.0.
    let version = ConfigurationBuilder::new().with_version(PdfVersion::Pdf20).finish();
    let configuration = version.map_err(|_| PdfError::Settings)?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    pdf.set_metadata(metadata(document));
    let mut drawn = Vec::new();
    for sheet in sheets {
        let settings = PageSettings::from_wh(PAPER.0, PAPER.1).ok_or(PdfError::Settings)?;
        let mut page = pdf.start_page_with(settings);
        let brush = Brush { surface: page.surface(), faces, agency: &document.agency };
        drawn.extend(brush.draw_all(&sheet.marks));
        page.finish();
    }
    pdf.set_tag_tree(structure.into_tree(drawn));
    pdf.finish().map_err(|error| PdfError::Unwritable(format!("{error:?}")))
}

/// The metadata names agency and kind, never the person: some readers show it before the password.
fn metadata(document: &Document) -> Metadata {
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.agency.clone()])
        .creator("MyData Edge demo data provider".to_owned())
        .language("zh-Hant-TW".to_owned())
        .creation_date(document.printed_at.for_pdf())
        .text_direction(TextDirection::LeftToRight)
}

/// What a mark is that nobody has read out.
fn adornment(mark: &Mark) -> ArtifactType {
    match mark {
        Mark::Text(_) => ArtifactType::PaginationOther,
        Mark::Watermark => ArtifactType::Watermark,
        Mark::Box { .. } | Mark::Frame { .. } | Mark::Rule { .. } | Mark::Seal { .. } => ArtifactType::Layout,
    }
}

struct Brush<'a> {
    surface: Surface<'a>,
    faces: &'a Faces,
    agency: &'a str,
}

impl Brush<'_> {
    /// Draws the marks, and answers what was drawn of which part.
    fn draw_all(mut self, marks: &[(Mark, Option<Part>)]) -> Vec<(Part, Identifier)> {
        let mut drawn = Vec::new();
        for (mark, part) in marks {
            let part = part.filter(|_| matches!(mark, Mark::Seal { .. } | Mark::Text(_)));
            let tag = part
                .map_or(ContentTag::Artifact(Artifact::with_kind(adornment(mark))), |_| ContentTag::Other);
            let identifier = self.surface.start_tagged(tag);
            self.draw(mark);
            self.surface.end_tagged();
            drawn.extend(part.map(|part| (part, identifier)));
        }
        self.surface.finish();
        drawn
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Box { at, tint } => self.fill(*at, tint.rgb()),
            Mark::Frame { at, width, tint } => self.frame(*at, *width, tint.rgb()),
            Mark::Rule { from, to, width, tint } => self.rule(*from, *to, *width, *tint),
            Mark::Seal { at, side } => self.seal(*at, *side),
            Mark::Text(line) => self.text(line),
            Mark::Watermark => self.watermark(),
        }
    }

    fn text(&mut self, line: &Line) {
        let face = if line.style.bold { &self.faces.bold } else { &self.faces.regular };
        let glyphs = face.glyphs(&line.text, line.style.tracking);
        let (x, y) = line.at;
        self.paint_with(line.style.tint.rgb(), 1.0);
        self.surface.draw_glyphs(
            Point::from_xy(x, y),
            &glyphs,
            face.font(),
            &line.text,
            line.style.size,
            false,
        );
    }

    fn fill(&mut self, at: Area, colour: (u8, u8, u8)) {
        self.paint_with(colour, 1.0);
        self.draw_box(at);
    }

    fn frame(&mut self, at: Area, width: f32, colour: (u8, u8, u8)) {
        self.stroke_with(colour, width);
        self.draw_box(at);
    }

    fn draw_box(&mut self, at: Area) {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(at.left, at.top, at.width, at.height) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, tint: Tint) {
        self.stroke_with(tint.rgb(), width);
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    /// Drawn as shapes, not as text: a seal is a picture, and must not turn up between the lines of a text search.
    fn seal(&mut self, (left, top): (f32, f32), side: f32) {
        let turn = Transform::from_rotate_at(-3.0, left + side / 2.0, top + side / 2.0);
        self.surface.push_transform(&turn);
        let border = |inset: f32| Area {
            left: left + inset,
            top: top + inset,
            width: side - 2.0 * inset,
            height: side - 2.0 * inset,
        };
        self.frame(border(0.0), side * 0.035, Tint::Seal.rgb());
        self.frame(border(side * 0.045), side * 0.01, Tint::Seal.rgb());
        for one in seal::arrange(self.agency) {
            let at = (left + one.left * side, top + one.top * side);
            self.stretched(one.character, at, (one.width * side, one.height * side));
        }
        self.surface.pop();
    }

    /// A character that fills its box.
    fn stretched(&mut self, character: char, at: (f32, f32), (width, height): (f32, f32)) {
        const FILLED: f32 = 0.94;
        let scale = Transform::from_row(width * FILLED, 0.0, 0.0, height * FILLED, at.0 + width * 0.03, at.1);
        self.surface.push_transform(&scale);
        self.outline(
            &self.faces.bold.clone(),
            &character.to_string(),
            (0.0, 0.92),
            1.0,
            (Tint::Seal.rgb(), 0.92),
        );
        self.surface.pop();
    }

    fn watermark(&mut self) {
        let (width, height) = PAPER;
        let face = self.faces.bold.clone();
        let wide = face.width(WATERMARK, WATERMARK_SIZE);
        self.surface.push_transform(&Transform::from_rotate_at(-32.0, width / 2.0, height / 2.0));
        for below in [-220.0, 0.0, 220.0] {
            // Sideways by the tangent of the slope, so that the words stand above each other on the upright sheet.
            let at = ((width - wide) / 2.0 - below * 0.625, height / 2.0 + below + WATERMARK_SIZE * 0.36);
            self.outline(&face, WATERMARK, at, WATERMARK_SIZE, (Tint::Muted.rgb(), 0.055));
        }
        self.surface.pop();
    }

    fn outline(
        &mut self,
        face: &Face,
        text: &str,
        at: (f32, f32),
        size: f32,
        (colour, opacity): ((u8, u8, u8), f32),
    ) {
        self.paint_with(colour, opacity);
        let glyphs = face.glyphs(text, 0.0);
        self.surface.draw_glyphs(Point::from_xy(at.0, at.1), &glyphs, face.font(), text, size, true);
    }

    fn paint_with(&mut self, (red, green, blue): (u8, u8, u8), opacity: f32) {
        let opacity = NormalizedF32::new(opacity).unwrap_or(NormalizedF32::ONE);
        self.surface.set_stroke(None);
        let paint = rgb::Color::new(red, green, blue).into();
        self.surface.set_fill(Some(Fill { paint, opacity, ..Fill::default() }));
    }

    fn stroke_with(&mut self, (red, green, blue): (u8, u8, u8), width: f32) {
        self.surface.set_fill(None);
        let paint = rgb::Color::new(red, green, blue).into();
        self.surface.set_stroke(Some(Stroke { paint, width, ..Stroke::default() }));
    }
}
