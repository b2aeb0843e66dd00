//! Finding words in the text of a page, as a person types them.

use hayro::kurbo::Rect;
use serde::Serialize;

use crate::PageText;
use crate::folding::folded;

/// How many characters of the page are shown before and after a hit.
const CONTEXT: usize = 12;
/// More hits than this on one page help nobody.
const HITS: usize = 500;

/// Where the words were found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchHit {
    /// Rectangles `[x, y, width, height]` on the page, in points; one for each piece of a line.
    pub places: Vec<[f32; 4]>,
    /// The words and a little of what stands around them.
    pub context: String,
}

struct Letter {
    folded: char,
    line: usize,
    place: Rect,
}

/// Finds every occurrence. Case, width (Ａ and A), spaces and line ends make no difference.
pub(crate) fn find(text: &PageText, words: &str) -> Vec<SearchHit> {
    let wanted: Vec<char> = folded(words).collect();
    let letters = letters(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(window) = letters.get(at..at + wanted.len()) {
        if window.iter().map(|letter| letter.folded).eq(wanted.iter().copied()) {
            let around = at.saturating_sub(CONTEXT)..(at + wanted.len() + CONTEXT).min(letters.len());
            let context =
                letters.get(around).unwrap_or_default().iter().map(|letter| letter.folded).collect();
            hits.push(SearchHit { places: places(window), context });
            at += wanted.len();
            if hits.len() == HITS {
                break;
            }
        } else {
            at += 1;
        }
    }
    hits
}

fn letters(text: &PageText) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (line, runs) in text.lines.iter().enumerate() {
        for run in &runs.runs {
            for (character, &place) in run.text.chars().zip(&run.places) {
                let mut buffer = [0; 4];
                let folded: Vec<char> = folded(character.encode_utf8(&mut buffer)).collect();
                letters.extend(folded.into_iter().map(|folded| Letter { folded, line, place }));
            }
        }
    }
    letters
}

fn places(window: &[Letter]) -> Vec<[f32; 4]> {
    let pieces = window.chunk_by(|one, other| one.line == other.line);
    let enclosing = |piece: &[Letter]| {
        let mut places = piece.iter().map(|letter| letter.place);
        places.next().map(|first| places.fold(first, |all, place| all.union(place)))
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "points on a page need no more than single precision"
    )]
    let numbers = |rect: Rect| [rect.x0, rect.y0, rect.width(), rect.height()].map(|value| value as f32);
    pieces.filter_map(enclosing).map(numbers).collect()
}
