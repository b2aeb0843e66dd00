//! The MyData platform at the edge.
