//! MyData Edge: consent.
