//! The square red seal: the agency's name in columns from right to left, as on a Chinese seal.

/// A character of a seal and where it stands, in sides of the seal: left and top of its square.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SealCharacter {
    pub(super) character: char,
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// The border's share of the side.
const BORDER: f32 = 0.09;
/// Endings that fill the grid, shortest that does so first.
const ENDINGS: [&str; 4] = ["", "印", "之印", "示範之印"];

/// Arranges an agency's name in a square.
pub(super) fn arrange(agency: &str) -> Vec<SealCharacter> {
    let name: Vec<char> = agency.chars().filter(|character| !character.is_ascii()).collect();
    let (columns, rows, characters) = grid(&name);
    let inside = 1.0 - 2.0 * BORDER;
    let (width, height) = (inside / as_f32(columns), inside / as_f32(rows));
    characters
        .into_iter()
        .enumerate()
        .map(|(index, character)| SealCharacter {
            character,
            left: BORDER + inside - width * as_f32(index / rows + 1),
            top: BORDER + height * as_f32(index % rows),
            width,
            height,
        })
        .collect()
}

/// The grid nearest to a square that some ending fills without a gap.
fn grid(name: &[char]) -> (usize, usize, Vec<char>) {
    let with = |ending: &str| -> Vec<char> { name.iter().copied().chain(ending.chars()).collect() };
    for ending in ENDINGS {
        let characters = with(ending);
        for columns in 2..=5_usize {
            let rows = characters.len() / columns;
            if rows * columns == characters.len() && (columns..=columns + 1).contains(&rows) {
                return (columns, rows, characters);
            }
        }
    }
    let characters = with("印");
    let columns = (1..=characters.len()).find(|side| side * side >= characters.len()).unwrap_or(1);
    (columns, characters.len().div_ceil(columns).max(1), characters)
}

#[allow(clippy::cast_precision_loss, reason = "a seal has a dozen characters")]
fn as_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::arrange;

    #[test]
    fn a_seal_is_read_from_the_upper_right_downwards() {
        let seal = arrange("示範市政府社會局");
        let first = seal.first().unwrap();
        assert_eq!(first.character, '示');
        assert!(seal.iter().all(|other| other.left <= first.left && other.top >= first.top));
        assert_eq!(seal[1].character, '範');
        assert!(seal[1].top > first.top && (seal[1].left - first.left).abs() < 1e-6);
    }

    #[test]
    fn every_name_fills_a_square_without_leaving_it() {
        for name in [
            "局",
            "示範局",
            "示範市政府戶政事務所",
            "示範教育資料中心",
            "一二三四五六七八九十一二三四五六七八九",
        ] {
            let seal = arrange(name);
            assert!(seal.len() >= name.chars().count());
            assert!(seal.iter().all(|one| one.left >= 0.0 && one.left + one.width <= 1.001));
            assert!(seal.iter().all(|one| one.top >= 0.0 && one.top + one.height <= 1.001));
        }
    }
}
