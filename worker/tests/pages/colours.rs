//! The colours of the style sheet, measured as WCAG 2 does.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// Where text is the message.
const MESSAGE: f64 = 7.0;
/// Other text.
const TEXT: f64 = 4.5;
/// Borders of controls, and the focus ring.
const CONTROL: f64 = 3.0;

const PAIRS: [(&str, &str, f64); 22] = [
    ("ink", "ground", MESSAGE),
    ("ink", "surface", MESSAGE),
    ("ink", "accent-soft", MESSAGE),
    ("ink", "error-soft", MESSAGE),
    ("ink-soft", "ground", MESSAGE),
    ("ink-soft", "surface", MESSAGE),
    ("ink-soft", "accent-soft", TEXT),
    ("ok", "ok-soft", MESSAGE),
    ("warn", "warn-soft", MESSAGE),
    ("error", "error-soft", MESSAGE),
    ("error", "ground", MESSAGE),
    ("accent", "ground", TEXT),
    ("accent", "surface", MESSAGE),
    ("accent", "accent-soft", TEXT),
    ("accent-deep", "accent-soft", MESSAGE),
    ("accent-on", "accent", MESSAGE),
    ("accent-on", "accent-deep", MESSAGE),
    ("edge", "ground", CONTROL),
    ("edge", "surface", CONTROL),
    ("focus", "ground", CONTROL),
    ("focus", "surface", CONTROL),
    ("focus", "accent-soft", CONTROL),
];

/// The colours of the first `:root` after `start`.
fn palette<'a>(css: &'a str, start: &str) -> HashMap<&'a str, [f64; 3]> {
    let block = css.split(start).nth(1).unwrap().split('}').next().unwrap();
    let declarations = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    declarations.map(|(name, value)| (name, linear(value))).collect()
}

fn linear(hex: &str) -> [f64; 3] {
    [0, 2, 4].map(|at| {
        let channel = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

fn measure(scheme: &str, colours: &HashMap<&str, [f64; 3]>) {
    for (text, ground, least) in PAIRS {
        let found = contrast(colours[text], colours[ground]);
        assert!(found >= least, "{scheme}: {text} on {ground} is {found:.2}, not {least}");
    }
}

fn css() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/site/colours.css")).unwrap()
}

#[test]
fn colours_by_day_can_be_read() {
    measure("light", &palette(&css(), ":root {"));
}

#[test]
fn colours_by_night_can_be_read() {
    measure("dark", &palette(&css(), "@media (prefers-color-scheme: dark) {\n  :root {"));
}
