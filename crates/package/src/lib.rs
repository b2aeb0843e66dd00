//! MyData Edge: package.
