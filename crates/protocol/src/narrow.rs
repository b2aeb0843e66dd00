//! What input methods for Chinese leave behind in a field that is read by a machine.

/// The narrow form of a full-width character.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        // The block repeats ASCII from `!` to `~`, this far above it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    }
}
