//! Breaks a text into lines, as Chinese is set: anywhere, but not before a closing mark nor after an opening one.

/// Marks that must not begin a line.
const NOT_FIRST: &str = "，。、；：！？）」』》〉】〕％…‧．,.;:!?)]}%";
/// Marks that must not end a line.
const NOT_LAST: &str = "（「『《〈【〔([{";

/// Breaks `text` into lines no wider than `limit`, as `width` measures them. A piece that cannot be broken and is too
/// wide gets a line of its own.
pub(super) fn wrap(text: &str, limit: f32, width: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if line.is_empty() || width(longer.trim_end()) <= limit {
            line = longer;
        } else {
            lines.push(line.trim_end().to_owned());
            line = String::from(piece.trim_start());
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The smallest parts between which a line may break.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = None;
    for character in text.chars() {
        match (pieces.last_mut(), last) {
            (Some(piece), Some(before)) if !may_break(before, character) => piece.push(character),
            _ => pieces.push(character.to_string()),
        }
        last = Some(character);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || after.is_whitespace() || is_selector(after) {
        return false;
    }
    before.is_whitespace() || !(is_word(before) && is_word(after))
}

fn is_word(character: char) -> bool {
    character.is_ascii_graphic() || ('\u{C0}'..='\u{24F}').contains(&character)
}

fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::wrap;

    fn lines(text: &str, limit: f32) -> Vec<String> {
        wrap(text, limit, |part| part.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum())
    }

    #[test]
    fn chinese_breaks_between_any_two_characters() {
        assert_eq!(lines("示範市樂學區明德里", 4.0), ["示範市樂", "學區明德", "里"]);
    }

    #[test]
    fn a_closing_mark_never_begins_a_line() {
        assert_eq!(lines("遷入登記。完", 4.0), ["遷入登", "記。完"]);
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        assert_eq!(lines("本人（戶長）", 3.0), ["本人", "（戶", "長）"]);
    }

    #[test]
    fn a_latin_word_stays_whole_and_its_space_is_dropped_at_the_break() {
        assert_eq!(lines("ANDERSON ELIAS JAMES", 5.5), ["ANDERSON", "ELIAS JAMES"]);
    }

    #[test]
    fn a_word_wider_than_the_line_gets_its_own() {
        assert_eq!(lines("a longestword b", 2.0), ["a", "longestword", "b"]);
    }

    proptest! {
        #[test]
        fn nothing_but_space_is_lost_at_a_break(text in "[示範市，。（）（「」 a-z0-9]{0,60}", limit in 1.0..12.0_f32) {
            let without_space = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(without_space(&lines(&text, limit).concat()), without_space(&text));
        }
    }

    #[test]
    fn an_empty_text_is_one_empty_line() {
        assert_eq!(lines("", 4.0), [""]);
    }
}
