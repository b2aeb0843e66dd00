//! Characters that look alike, as one: radicals as the characters they are, wide letters as narrow ones.
//!
//! A few tables instead of Unicode's own, which would be a tenth of what the module's data weigh on the wire.

/// The radicals U+2F00 to U+2FD5, in their order.
const RADICALS: &str = concat!(
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢",
    "尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火",
    "爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿",
    "肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹",
    "雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
);

/// Radicals of the supplement, from U+2E80, that are characters of their own as well.
const SUPPLEMENT: [(char, char); 14] = [
    ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'),
    ('\u{2EAB}', '罒'),
    ('\u{2EAC}', '示'),
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2ECA}', '足'),
    ('\u{2ED1}', '長'),
    ('\u{2ED8}', '青'),
    ('\u{2EDD}', '食'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE9}', '黄'),
    ('\u{2EF3}', '龟'),
];

/// A font has one glyph for a radical and the character that it is; some programs then write the radical.
pub(crate) fn unified(character: char) -> char {
    let code = u32::from(character);
    let found = match code {
        0x2E80..0x2F00 => SUPPLEMENT.iter().find(|(radical, _)| *radical == character).map(|(_, same)| *same),
        0x2F00..=0x2FD5 => RADICALS.chars().nth(usize::try_from(code - 0x2F00).unwrap_or_default()),
        _ => None,
    };
    found.unwrap_or(character)
}

/// As words are compared: small letters, narrow, without spaces.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .map(unified)
        .map(narrow)
        .flat_map(char::to_lowercase)
        .filter(|letter| !letter.is_whitespace())
}

fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, unified};

    #[test]
    fn radicals_are_the_characters_that_they_are() {
        let written = "⽰範市⼟地，⺠國⼀⼆⾥⼈⿕";
        assert_eq!(written.chars().map(unified).collect::<String>(), "示範市土地，民國一二里人龠");
    }

    #[test]
    fn width_case_and_spaces_make_no_difference() {
        assert_eq!(folded("Ａ１２３ ｂ　王").collect::<String>(), "a123b王");
    }
}
