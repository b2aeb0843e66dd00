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

/// The characters that U+F900 to U+FAD9 are, in their order: other readings of the same, as Korea and Japan once numbered
/// them.
const READINGS: &str = concat!(
    "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼",
    "郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾",
    "菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅",
    "濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚",
    "聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率",
    "隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻",
    "行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉",
    "勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著",
    "褐視謁謹賓贈辶逸難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲",
    "戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆",
    "視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎",
);

/// A font has one glyph for a radical, or another reading, and the character that it is; some programs then write the
/// former.
pub(crate) fn unified(character: char) -> char {
    let code = u32::from(character);
    let nth = |all: &str, first| all.chars().nth(usize::try_from(code - first).unwrap_or_default());
    let found = match code {
        0x2E80..0x2F00 => SUPPLEMENT.iter().find(|(radical, _)| *radical == character).map(|(_, same)| *same),
        0x2F00..=0x2FD5 => nth(RADICALS, 0x2F00),
        0xF900..=0xFAD9 => nth(READINGS, 0xF900),
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
    use super::{READINGS, folded, unified};

    #[test]
    fn radicals_are_the_characters_that_they_are() {
        let written = "⽰範市⼟地，⺠國⼀⼆⾥⼈⿕";
        assert_eq!(written.chars().map(unified).collect::<String>(), "示範市土地，民國一二里人龠");
    }

    #[test]
    fn other_readings_are_the_characters_that_they_are() {
        let written = "\u{F9E9}\u{F937}\u{F900}\u{F9F4}\u{FA0E}\u{FA1C}\u{FAD9}";
        assert_eq!(written.chars().map(unified).collect::<String>(), "里路豈林\u{FA0E}靖龎");
        assert_eq!(READINGS.chars().count(), 0xFADA - 0xF900);
    }

    #[test]
    fn width_case_and_spaces_make_no_difference() {
        assert_eq!(folded("Ａ１２３ ｂ　王").collect::<String>(), "a123b王");
    }
}
