//! How much a paper may hold, so that nobody is made to read without end.

/// How many bytes a signed paper may have as text: a transfer of all datasets of a service in both languages has a
/// tenth of it.
pub const MAX_PAPER_BYTES: usize = 256 * 1024;

/// How many bytes a text inside a paper may have.
pub const MAX_TEXT_BYTES: usize = 4096;

/// How many members a list inside a paper may have: datasets, fields, categories, parties.
pub const MAX_LIST: usize = 128;

/// How many bytes a set of keys may have as text.
pub const MAX_KEY_SET_BYTES: usize = 16 * 1024;

/// How many keys a set may have.
pub const MAX_KEYS: usize = 32;
