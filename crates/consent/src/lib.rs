//! What may happen to one transaction, decided without I/O, clock or randomness.
//!
//! A [`Transaction`] is one citizen's single consent: from its beginning to the moment its
//! data is taken or erased. Each state consumes an [`Event`] and gives a [`Step`]: the next state and the
//! [`Effect`]s that must then be carried out. The caller stores state and effects in one write and carries the
//! effects out afterwards, at least once; the [`Outbox`] keeps what is still due.
//!
//! ```
//! use mydata_consent::{Event, Handover, Moment, Patience, Terms, Transaction};
//! use mydata_identity::AssuranceLevel;
//!
//! let now = Moment::from_unix_millis(1_780_000_000_000);
//! let datasets = vec![Patience::RealTime];
//! let terms = Terms { handover: Handover::ToService, minimum: AssuranceLevel::Four, datasets, items: Vec::new(), shown: None };
//! let (transaction, _effects) = Transaction::open(terms, now);
//! let step = transaction.handle(Event::AcceptTerms, now)?;
//! assert!(matches!(step.next, Transaction::ExpectIdentity(_)));
//! # Ok::<(), mydata_consent::Refusal>(())
//! ```

mod availability;
mod collection;
mod identification;
mod item_rule;
mod lockout;
mod moment;
mod outbox;
mod sent_code;
mod signed_entry;
mod transaction;
mod vocabulary;

pub use availability::{Availability, FAILURES_TO_BE_OUT_OF_ORDER, Health, Maintenance, Pulse};
pub use collection::{Collection, DatasetAnswer, DatasetIndex, DatasetState, Patience, StoredPackage};
pub use identification::{
    Course, ExpectOneTimeCode, Identification, IdentificationRefusal, Shown, Standing, needs_one_time_code,
};
pub use item_rule::ItemRule;
pub use lockout::{LOCK, Locked, MAX_WRONG_TRIES, WINDOW, WrongTries};
pub use moment::Moment;
pub use outbox::{Due, EntryId, Outbox};
pub use sent_code::{CODE_DIGITS, CODE_LIFE, CodeRefusal, MAX_WRONG_CODES, RESEND_AFTER, SentCode};
pub use signed_entry::{ENTER_WITHIN, EntryRefusal, LATENESS_KNOWN_FOR, SALT_LIFE, SaltRefusal, SignedEntry};
pub use transaction::{
    AwaitedPasscode, COUNTER_CODE_LIFE, CounterEvent, DatasetEnding, Delegation, DelegationNews,
    DelegationStage, Ended, Erasure, ExpectAcknowledgement, ExpectConsent, ExpectIdentity, ExpectSave,
    ExpectTake, ExpectTerms, ExpectVisit, FINISH_WITHIN, IssuedCode, KEEP_AT_MOST, MAX_CODES, MAX_NAMINGS,
    MAX_PASSCODES, OpenVisit, PASSCODE_LIFE, PASSCODE_RESEND_AFTER, RETRY_WHILE_PREPARING, SP_NOTICE_BACKOFF,
    Seat, Step, TAKE_LEASE, TELL_AFTER, Terms, Transaction, VISIT_AT_MOST, Visit, VisitStage,
};
pub use vocabulary::{Effect, Event, Handover, Outcome, Refusal, SpAnswer, StopReason, TakeAnswer};
