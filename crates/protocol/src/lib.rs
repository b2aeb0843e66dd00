//! MyData Edge: protocol.
