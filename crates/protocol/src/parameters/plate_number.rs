//! 車牌號碼: two groups of letters and digits, such as `ABC-1234`, `1234-AB` or `EAA-0001`.

/// How many characters a group has.
const GROUP: core::ops::RangeInclusive<usize> = 2..=4;
/// How many characters both have; no plate of Taiwan is longer.
const LONGEST: usize = 7;

/// The number in capitals with its dash, if the text is one. Spaces do not count; a dash that was left out is put where
/// letters meet digits, if they meet once.
pub(super) fn read(text: &str) -> Option<String> {
    let compact: String = text
        .chars()
        .filter(|character| *character != ' ')
        .map(|character| character.to_ascii_uppercase())
        .collect();
    let (first, second) = compact.split_once('-').or_else(|| at_the_border(&compact))?;
    let formed = [first, second].iter().all(|group| is_group(group)) && first.len() + second.len() <= LONGEST;
    // Every plate counts something.
    (formed && compact.bytes().any(|byte| byte.is_ascii_digit())).then(|| format!("{first}-{second}"))
}

fn is_group(text: &str) -> bool {
    GROUP.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn at_the_border(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut borders = bytes
        .iter()
        .zip(bytes.iter().skip(1))
        .enumerate()
        .filter(|(_, (one, next))| one.is_ascii_digit() != next.is_ascii_digit())
        .map(|(place, _)| place + 1);
    let border = borders.next()?;
    if borders.next().is_some() {
        return None;
    }
    text.split_at_checked(border)
}
