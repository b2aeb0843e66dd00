//! What a page would take, counted before anything of it is drawn.

use hayro::hayro_syntax::page::Page;

use crate::{Finding, Limits, PreviewError};

/// What was seen of a page.
pub(crate) struct PageScan;

impl PageScan {
    pub(crate) fn findings(&self) -> Vec<Finding> {
        Vec::new()
    }
}

pub(crate) fn scan(_page: &Page<'_>, _limits: &Limits) -> Result<PageScan, PreviewError> {
    Ok(PageScan)
}
