//! Effects that are decided but not yet carried out, each with the time it is due.

use serde::{Deserialize, Serialize};

use crate::Moment;

/// Names an entry for good: the idempotency key of its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(u64);

impl std::fmt::Display for EntryId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// An effect and when to carry it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due<E> {
    /// The idempotency key: the same on every attempt.
    pub id: EntryId,
    /// Not before this moment.
    pub at: Moment,
    /// What to do.
    pub effect: E,
}

/// The effects still to be carried out. Stored in the same write as the state that gave them.
///
/// ```
/// use mydata_consent::{Moment, Outbox};
///
/// let mut outbox = Outbox::default();
/// outbox.push(Moment::from_unix_millis(10), "erase");
/// assert!(outbox.due(Moment::from_unix_millis(9)).is_empty());
/// let due = outbox.due(Moment::from_unix_millis(10));
/// outbox.done(due[0].id);
/// assert_eq!(outbox.wake_at(|_| None), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox<E> {
    next_id: u64,
    entries: Vec<Due<E>>,
}

impl<E> Default for Outbox<E> {
    fn default() -> Self {
        Self { next_id: 0, entries: Vec::new() }
    }
}

impl<E: Clone> Outbox<E> {
    /// Adds `effect`, to be carried out at `at` or after.
    pub fn push(&mut self, at: Moment, effect: E) -> EntryId {
        let id = EntryId(self.next_id);
        self.next_id += 1;
        self.entries.push(Due { id, at, effect });
        id
    }

    /// What is due at `now`, oldest first.
    #[must_use]
    pub fn due(&self, now: Moment) -> Vec<Due<E>> {
        let mut due: Vec<_> = self.entries.iter().filter(|entry| entry.at <= now).cloned().collect();
        due.sort_by_key(|entry| (entry.at, entry.id));
        due
    }

    /// Takes the entry out: its effect has been carried out. An entry that is no longer there stays so.
    pub fn done(&mut self, id: EntryId) {
        self.entries.retain(|entry| entry.id != id);
    }

    /// Puts the entry off until `at`: carrying it out failed for now.
    pub fn postpone(&mut self, id: EntryId, at: Moment) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            entry.at = at;
        }
    }

    /// Drops every entry for which `keep` is false.
    pub fn retain(&mut self, keep: impl Fn(&E) -> bool) {
        self.entries.retain(|entry| keep(&entry.effect));
    }

    /// When to look again: at the earliest due entry, or for an entry that is being carried out, at the moment
    /// `busy_until` gives for it.
    #[must_use]
    pub fn wake_at(&self, busy_until: impl Fn(EntryId) -> Option<Moment>) -> Option<Moment> {
        self.entries.iter().map(|entry| busy_until(entry.id).unwrap_or(entry.at)).min()
    }
}
