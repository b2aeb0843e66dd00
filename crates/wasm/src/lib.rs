//! MyData Edge: wasm.
