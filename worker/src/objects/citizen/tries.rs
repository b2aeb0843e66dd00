//! Wrong tries made in a citizen's name, counted per method.

use mydata_consent::{Locked, Moment, WrongTries};
use mydata_identity::IdentityMethod;
use serde::{Deserialize, Serialize};

use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::objects::Message;
use crate::objects::gate::Begun;

/// Counts a try with this method that is about to be checked.
#[derive(Debug, Serialize, Deserialize)]
pub struct BeginIdentification {
    /// The method.
    pub method: IdentityMethod,
}

impl Message for BeginIdentification {
    type Answer = Result<Begun, Locked>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "begin-identification";
}

impl Heard for BeginIdentification {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let begun = tries_of(record, self.method).begin(now);
        Ok(begun.map(|remaining| Begun { at: now, remaining }))
    }
}

/// Says what became of a try that was counted.
#[derive(Debug, Serialize, Deserialize)]
pub struct EndIdentification {
    /// The method.
    pub method: IdentityMethod,
    /// What became of it.
    pub end: TryEnd,
}

/// What became of a try. A wrong one needs no word: it stays counted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum TryEnd {
    /// It was right.
    Right,
    /// It could not be checked.
    Unchecked {
        /// When it was begun.
        begun_at: Moment,
    },
}

impl Message for EndIdentification {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "end-identification";
}

impl Heard for EndIdentification {
    fn hear(self, record: &mut Record, _now: Moment) -> Result<(), PlatformError> {
        let tries = tries_of(record, self.method);
        match self.end {
            TryEnd::Right => tries.succeed(),
            TryEnd::Unchecked { begun_at } => tries.take_back(begun_at),
        }
        Ok(())
    }
}

fn tries_of(record: &mut Record, method: IdentityMethod) -> &mut WrongTries {
    record.row.tries.entry(method.code().to_owned()).or_default()
}
