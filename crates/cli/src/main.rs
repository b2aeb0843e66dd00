//! The `mydata` command.
fn main() {}
