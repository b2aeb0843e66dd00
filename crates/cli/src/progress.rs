//! Tells that something long is going on: from the first second on, once a second.

use std::time::Duration;

use serde_json::{Value, json};

/// How much has been read.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    bytes: u64,
    told: u64,
}

impl Progress {
    /// Counts what was read; gives what is to be told, if it is time to.
    pub(crate) fn after(&mut self, count: usize, elapsed: Duration) -> Option<Value> {
        self.bytes = self.bytes.saturating_add(count as u64);
        if elapsed.as_secs() <= self.told {
            return None;
        }
        self.told = elapsed.as_secs();
        Some(json!({ "bytes": self.bytes, "seconds": self.told }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_within_the_first_second() {
        let mut progress = Progress::default();
        assert_eq!(progress.after(10, Duration::from_millis(999)), None);
    }

    #[test]
    fn it_is_said_once_a_second_how_much_has_been_read() {
        let mut progress = Progress::default();
        assert_eq!(progress.after(10, Duration::from_millis(500)), None);
        assert_eq!(progress.after(10, Duration::from_secs(1)), Some(json!({ "bytes": 20, "seconds": 1 })));
        assert_eq!(progress.after(10, Duration::from_millis(1900)), None);
        assert_eq!(progress.after(10, Duration::from_secs(4)), Some(json!({ "bytes": 40, "seconds": 4 })));
    }
}
