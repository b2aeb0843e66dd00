//! A page as pixels.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::TransformExt as _;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect, Stroke};
use hayro::vello_cpu::color::palette::css::{BLACK, WHITE};
use hayro::vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};

use crate::recording::Shapeless;
use crate::{Finding, PageSize};

/// How the reader turned the page, clockwise, on top of the page's own rotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rotation {
    /// As it is.
    #[default]
    None,
    /// By 90 degrees.
    Quarter,
    /// By 180 degrees.
    Half,
    /// By 270 degrees.
    ThreeQuarters,
}

impl Rotation {
    /// The rotation of as many degrees, of which there may be any multiple of 90.
    #[must_use]
    pub fn from_degrees(degrees: i32) -> Self {
        match degrees.rem_euclid(360) / 90 {
            1 => Self::Quarter,
            2 => Self::Half,
            3 => Self::ThreeQuarters,
            _ => Self::None,
        }
    }

    fn applied(self, width: f64, height: f64) -> Affine {
        match self {
            Self::None => Affine::IDENTITY,
            Self::Quarter => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
            Self::Half => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
            Self::ThreeQuarters => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
        }
    }

    fn swaps(self) -> bool {
        matches!(self, Self::Quarter | Self::ThreeQuarters)
    }
}

/// How a page is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RenderOptions {
    /// Pixels per point.
    pub scale: f32,
    /// How the reader turned the page.
    pub rotation: Rotation,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { scale: 1.0, rotation: Rotation::None }
    }
}

/// A page as pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels wide.
    pub width: u32,
    /// Pixels high.
    pub height: u32,
    /// Red, green, blue and full opacity for each pixel, row by row.
    pub rgba: Vec<u8>,
    /// What a reader should know about this page.
    pub findings: Vec<Finding>,
}

/// Pixels of a picture, before they are allowed or not.
pub(crate) fn pixels(size: PageSize, options: RenderOptions) -> (u32, u32) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates, which is refused"
    )]
    let side = |points: f32| (points * options.scale).ceil().max(1.0) as u32;
    let (width, height) = (side(size.width), side(size.height));
    if options.rotation.swaps() { (height, width) } else { (width, height) }
}

/// Draws a page; characters without a shape are boxes.
pub(crate) fn draw<'a>(
    page: &'a Page<'a>,
    (width, height): (u16, u16),
    size: PageSize,
    options: RenderOptions,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    shapeless: &[Shapeless],
) -> Vec<u8> {
    let mut context = RenderContext::new(width, height);
    let turned = options.rotation.applied(f64::from(size.width), f64::from(size.height));
    let view = Affine::scale(f64::from(options.scale)) * turned;
    let transform = view * page.initial_transform(true).to_kurbo();
    // Scans are text: without it each letter is as thick as the pixels happen to fall.
    let drawing = RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
    hayro::render_into(page, cache, settings, &drawing, &mut context, transform);
    context.set_paint(BLACK);
    for character in shapeless {
        draw_box(&mut context, view, *character);
    }
    context.flush();
    let mut pixels = vec![0; 4 * usize::from(width) * usize::from(height)];
    if let Some(target) = PixmapMut::new(width, height, &mut pixels) {
        let onto_white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
        context.render_with(target, &mut Resources::default(), onto_white);
    }
    // Layers on layers lose a little of the white by rounding.
    for alpha in pixels.iter_mut().skip(3).step_by(4) {
        *alpha = u8::MAX;
    }
    pixels
}

fn draw_box(context: &mut RenderContext, view: Affine, character: Shapeless) {
    context.set_transform(view * character.transform);
    context.set_stroke(Stroke::new(50.0));
    let margin = 0.1 * character.advance;
    context.stroke_rect(&Rect::new(margin, -80.0, character.advance - margin, 780.0));
}
