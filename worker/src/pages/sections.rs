//! Long texts of the catalogue: numbered sections, their paragraphs parted by empty lines.

use std::borrow::Cow;

use super::Shell;
use crate::texts::Texts;

/// A section of a long text.
pub(super) struct Section {
    pub(super) title: Cow<'static, str>,
    pub(super) paragraphs: Vec<String>,
}

/// The sections `name-1-title`, `name-1-body` and so on, up to the first number that is missing.
pub(super) fn sections(shell: &Shell, name: &str) -> Vec<Section> {
    numbered(shell, name, "title", "body")
        .map(|(title, body)| Section { title, paragraphs: paragraphs(&body) })
        .collect()
}

/// The pairs `name-1-first` and `name-1-second` and so on, up to the first number that is missing.
pub(super) fn numbered(
    shell: &Shell,
    name: &str,
    first: &str,
    second: &str,
) -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, str>)> {
    let texts = Texts::of(shell.locale);
    (1..).map_while(move |number: u8| {
        let find = |part: &str| texts.find(&format!("{name}-{number}-{part}"));
        Some((find(first)?, find(second)?))
    })
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::to_owned).collect()
}
