//! Every page in each of its states and both languages says what it must, and nothing it must not.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

mod catalogues;
mod colours;
mod counter;
mod counter_samples;
mod delegation;
mod delegation_samples;
mod download_samples;
mod live;
mod live_samples;
mod markup;
mod member;
mod member_samples;
mod organ;
mod organ_samples;
mod organ_visit;
mod organ_visit_samples;
mod outbox_samples;
mod public;
mod public_samples;
mod record;
mod record_samples;
mod samples;
mod sandbox_samples;
