//! A counter's code as scanners read it: bars (Code 128) and squares (QR), each as one path of an inline picture.

use std::fmt::Write;

use barcoders::sym::code128::Code128;
use mydata_protocol::counter::CounterCode;
use qrcode::{Color, EcLevel, QrCode};

/// Begins a Code 128 whose character set has small letters (set B), as `barcoders` wants it said.
const SET_B: char = '\u{0181}';
/// The blank margin beside the bars, in modules: ISO/IEC 15417 asks for ten.
const QUIET_BARS: usize = 10;
/// The blank margin around the squares, in modules: ISO/IEC 18004 asks for four.
const QUIET_SQUARES: usize = 4;
/// How high the bars are, in modules: about a quarter of their width, as phones are held unevenly.
const BAR_HEIGHT: usize = 36;

/// A picture of black on white, its unit a module. The white belongs to it: without a margin no scanner finds the code.
#[derive(Clone)]
pub(super) struct Symbol {
    pub(super) width: usize,
    pub(super) height: usize,
    /// What is black, as the data of an SVG path.
    pub(super) path: String,
}

impl Symbol {
    /// The code as Code 128. None cannot happen: its letters are all of the set.
    pub(super) fn bars(code: &CounterCode) -> Option<Self> {
        let modules = Code128::new(format!("{SET_B}{}", code.as_str())).ok()?.encode();
        let mut path = String::new();
        for (at, length) in runs(modules.iter().map(|module| *module == 1)) {
            draw(&mut path, [at + QUIET_BARS, 0], [length, BAR_HEIGHT]);
        }
        Some(Self { width: modules.len() + 2 * QUIET_BARS, height: BAR_HEIGHT, path })
    }

    /// The code as a QR code that may lose a quarter of itself to glare. None cannot happen: eight letters always fit.
    pub(super) fn squares(code: &CounterCode) -> Option<Self> {
        let squares = QrCode::with_error_correction_level(code.as_str(), EcLevel::Q).ok()?;
        let (width, modules) = (squares.width(), squares.to_colors());
        let mut path = String::new();
        for (y, row) in modules.chunks(width).enumerate() {
            for (x, length) in runs(row.iter().map(|module| *module == Color::Dark)) {
                draw(&mut path, [x + QUIET_SQUARES, y + QUIET_SQUARES], [length, 1]);
            }
        }
        let side = width + 2 * QUIET_SQUARES;
        Some(Self { width: side, height: side, path })
    }
}

/// Where black begins and how long it goes on.
fn runs(modules: impl Iterator<Item = bool>) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, is_black) in modules.enumerate() {
        match runs.last_mut() {
            Some((begin, length)) if is_black && *begin + *length == at => *length += 1,
            _ if is_black => runs.push((at, 1)),
            _ => {}
        }
    }
    runs
}

fn draw(path: &mut String, [x, y]: [usize; 2], [width, height]: [usize; 2]) {
    // Writing into a text cannot fail.
    let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> CounterCode {
        CounterCode::parse("jtdf86ua").unwrap()
    }

    /// The pattern of set B's value for a letter is that of its place behind the blank: start B is 104, stop 106.
    #[test]
    fn eight_letters_are_a_start_eight_letters_a_check_and_a_stop() {
        let bars = Symbol::bars(&code()).unwrap();
        assert_eq!(bars.width, (1 + 8 + 1) * 11 + 13 + 2 * QUIET_BARS);
        assert!(bars.path.starts_with("M10 0h2v36h-2z"), "{}", bars.path);
        assert!(bars.path.ends_with("M131 0h2v36h-2z"), "{}", bars.path);
    }

    #[test]
    fn eight_letters_fit_into_the_smallest_square_with_its_margin() {
        let squares = Symbol::squares(&code()).unwrap();
        assert_eq!((squares.width, squares.height), (21 + 8, 21 + 8));
        assert!(squares.path.starts_with("M4 4h7v1h-7z"), "{}", squares.path);
    }

    #[test]
    fn another_code_looks_otherwise() {
        let other = CounterCode::parse("jtdf86ub").unwrap();
        assert_ne!(Symbol::bars(&code()).unwrap().path, Symbol::bars(&other).unwrap().path);
        assert_ne!(Symbol::squares(&code()).unwrap().path, Symbol::squares(&other).unwrap().path);
    }
}
