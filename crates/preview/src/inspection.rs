//! Looks through the objects of a document for what its pages do not show.

use hayro::hayro_syntax::Pdf;

use crate::{Finding, Limits};

pub(crate) fn inspect(_pdf: &Pdf, _limits: &Limits) -> Vec<Finding> {
    Vec::new()
}
