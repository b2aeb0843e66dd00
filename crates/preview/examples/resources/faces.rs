//! The faces that every reader of PDF has to have: those for letters by character, those for symbols as they are.

use std::error::Error;
use std::fs;
use std::path::Path;

use hayro::hayro_interpret::font::StandardFont;
use mydata_preview::GlyphPart;
use skrifa::Font;

use super::outline::shapes;

const LETTERS: [(&str, StandardFont); 12] = [
    ("fixed", StandardFont::Courier),
    ("fixed-bold", StandardFont::CourierBold),
    ("fixed-bold-italic", StandardFont::CourierBoldOblique),
    ("fixed-italic", StandardFont::CourierOblique),
    ("sans", StandardFont::Helvetica),
    ("sans-bold", StandardFont::HelveticaBold),
    ("sans-bold-italic", StandardFont::HelveticaBoldOblique),
    ("sans-italic", StandardFont::HelveticaOblique),
    ("serif", StandardFont::TimesRoman),
    ("serif-bold", StandardFont::TimesBold),
    ("serif-bold-italic", StandardFont::TimesBoldItalic),
    ("serif-italic", StandardFont::TimesItalic),
];

pub(crate) fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    for (name, font) in [("symbol", StandardFont::Symbol), ("dingbats", StandardFont::ZapfDingBats)] {
        let (data, _) = font.get_font_data();
        fs::write(folder.join(format!("faces/{name}.pfb")), (*data).as_ref())?;
    }
    for (name, font) in LETTERS {
        let (data, index) = font.get_font_data();
        let font = Font::new(data, index).ok_or("a face cannot be read")?;
        let part = GlyphPart::write(880, -120, &shapes(&font))?;
        fs::write(folder.join(format!("faces/{name}.bin")), part)?;
    }
    Ok(())
}
