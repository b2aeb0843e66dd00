//! Wrong tries: counted before they are checked, for the session, for the address, and for the person where one can guess.

use mydata_consent::Locked;
use mydata_identity::IdentityMethod;

use super::Desk;
use crate::error::PlatformError;
use crate::names::CitizenName;
use crate::objects::citizen::{BeginIdentification, EndIdentification, TryEnd};
use crate::objects::gate::{BeginTry, Begun, TakeBackTry};
use crate::objects::identification::{BeginSessionTry, TakeBackSessionTry};
use crate::objects::send;
use crate::visit::Visit;

/// A try that has been counted.
///
/// Evidence that is signed cannot be guessed, so that wrong pieces of it are not held against the person: nobody can lock
/// another out of a card that he does not hold.
pub(super) struct Tries {
    session: (String, Begun),
    address: Option<(String, Begun)>,
    person: Option<(CitizenName, IdentityMethod, Begun)>,
}

/// No try may be made.
#[derive(Clone, Copy)]
pub(super) struct Paused {
    pub(super) locked: Locked,
    /// Whether another method may be tried meanwhile.
    pub(super) others_may: bool,
}

impl Tries {
    /// Counts a try. `person` is who is guessed at, by which method.
    pub(super) async fn begin(
        visit: &Visit,
        desk: &Desk,
        person: Option<(CitizenName, IdentityMethod)>,
    ) -> Result<Result<Self, Paused>, PlatformError> {
        let session = desk.object();
        let counted = match send(&visit.env, &session, &BeginSessionTry).await? {
            Ok(begun) => (session, begun),
            Err(locked) => return Ok(Err(Paused { locked, others_may: false })),
        };
        let mut tries = Self { session: counted, address: None, person: None };
        let gate = format!("address:{}", visit.keys.address(visit.caller()));
        match send(&visit.env, &gate, &BeginTry).await? {
            Ok(begun) => tries.address = Some((gate, begun)),
            Err(locked) => {
                tries.take_back(visit).await?;
                return Ok(Err(Paused { locked, others_may: false }));
            }
        }
        if let Some((citizen, method)) = person {
            match send(&visit.env, citizen.as_str(), &BeginIdentification { method }).await? {
                Ok(begun) => tries.person = Some((citizen, method, begun)),
                Err(locked) => {
                    tries.take_back(visit).await?;
                    return Ok(Err(Paused { locked, others_may: true }));
                }
            }
        }
        Ok(Ok(tries))
    }

    /// How many may follow before a pause.
    pub(super) fn remaining(&self) -> u32 {
        let counts = [Some(&self.session.1), self.address.as_ref().map(|(_, begun)| begun)];
        let person = self.person.as_ref().map(|(_, _, begun)| begun);
        let least = counts.into_iter().chain([person]).flatten().map(|begun| begun.remaining).min();
        u32::try_from(least.unwrap_or_default()).unwrap_or(u32::MAX)
    }

    /// Whether the pause that has begun leaves other methods open.
    pub(super) fn others_may(&self) -> bool {
        let address = self.address.as_ref().map_or(usize::MAX, |(_, begun)| begun.remaining);
        self.session.1.remaining > 0 && address > 0
    }

    /// It was right: nothing is held against anybody.
    pub(super) async fn right(self, visit: &Visit) -> Result<(), PlatformError> {
        if let Some((citizen, method, _)) = &self.person {
            let end = EndIdentification { method: *method, end: TryEnd::Right };
            send(&visit.env, citizen.as_str(), &end).await?;
        }
        self.take_back(visit).await
    }

    /// It could not be checked.
    pub(super) async fn unchecked(self, visit: &Visit) -> Result<(), PlatformError> {
        if let Some((citizen, method, begun)) = &self.person {
            let end = EndIdentification { method: *method, end: TryEnd::Unchecked { begun_at: begun.at } };
            send(&visit.env, citizen.as_str(), &end).await?;
        }
        self.take_back(visit).await
    }

    async fn take_back(&self, visit: &Visit) -> Result<(), PlatformError> {
        if let Some((gate, begun)) = &self.address {
            send(&visit.env, gate, &TakeBackTry { at: begun.at }).await?;
        }
        let (session, begun) = &self.session;
        send(&visit.env, session, &TakeBackSessionTry { at: begun.at }).await?;
        Ok(())
    }
}
