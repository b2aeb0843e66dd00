//! MyData Edge: trust.
