//! MyData Edge: identity.
