//! The way in for one transaction of one service that forwards what its citizen has signed (modes 2 and 3).

use mydata_consent::{EntryRefusal, Moment, SaltRefusal, SignedEntry};
use mydata_identity::{Contact, IdentityMethod};
use mydata_protocol::ids::{ClientId, TxId};
use mydata_protocol::spsignature::Salt;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use super::citizen::Introduced;
use super::transaction::Person;
use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;

const BINDING: &str = "SIGNED_ENTRY";
/// Where seals of it hold.
const COLUMN: &str = "signed-entry";

/// What a signature that was forwarded has proven. Prints nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct Proof {
    /// Who she is.
    pub person: Box<Person>,
    /// By which method.
    pub method: IdentityMethod,
    /// Where the service says that she is reached.
    pub notice_to: Option<Contact>,
    /// Who had her sign.
    pub introduced: Introduced,
}

/// The name of the object.
#[must_use]
pub fn name(client_id: &ClientId, tx_id: &TxId) -> String {
    format!("{client_id}:{}", tx_id.canonical())
}

/// Hands a salt out, in place of the last one.
#[derive(Serialize, Deserialize)]
pub struct HandOutSalt {
    /// The salt.
    pub salt: Salt,
}
message!(HandOutSalt => (), "hand-out-salt");

/// Takes in what was signed over a salt.
#[derive(Serialize, Deserialize)]
pub struct AcceptSignature {
    /// The salt.
    pub salt: Salt,
    /// What it proves.
    pub proof: Proof,
    /// When it came: registers are slow to answer, and that is not held against the salt.
    pub came_at: Moment,
}
message!(AcceptSignature => Result<(), SaltRefusal>, "accept-signature");

/// Asks who enters now.
#[derive(Serialize, Deserialize)]
pub struct WhoEnters;
message!(WhoEnters => Result<Proof, EntryRefusal>, "who-enters");

/// She has entered: nothing of it is needed any more.
#[derive(Serialize, Deserialize)]
pub struct Forget;
message!(Forget => (), "forget");

/// One way in.
#[durable_object]
pub struct SignedEntryObject {
    state: State,
    env: Env,
    clock: Clock,
}

impl DurableObject for SignedEntryObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        row::prepare(&self.state)?;
        match self.load()? {
            Some(entry) => self.store(&entry).await?,
            None => row::forget(&self.state).await?,
        }
        Response::empty()
    }
}

impl SignedEntryObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if envelope.is::<HandOutSalt>() {
            answer::<HandOutSalt>(&self.hand_out(&envelope.read()?).await?)
        } else if envelope.is::<AcceptSignature>() {
            answer::<AcceptSignature>(&self.accept(envelope.read()?).await?)
        } else if envelope.is::<WhoEnters>() {
            answer::<WhoEnters>(&self.who_enters()?)
        } else if envelope.is::<Forget>() {
            answer::<Forget>(&row::forget(&self.state).await?)
        } else {
            Err(envelope.unknown())
        }
    }

    async fn hand_out(&self, message: &HandOutSalt) -> Result<(), PlatformError> {
        let (salt, now) = (message.salt.as_str().to_owned(), self.clock.now());
        let entry = match self.load()? {
            Some(mut entry) => {
                entry.salt_anew(salt, now);
                entry
            }
            None => SignedEntry::new(salt, now),
        };
        self.store(&entry).await
    }

    async fn accept(&self, message: AcceptSignature) -> Result<Result<(), SaltRefusal>, PlatformError> {
        let AcceptSignature { salt, proof, came_at } = message;
        let Some(mut entry) = self.load()? else { return Ok(Err(SaltRefusal::Unknown)) };
        if let Err(refusal) = entry.accept(salt.as_str(), proof, came_at) {
            return Ok(Err(refusal));
        }
        self.store(&entry).await?;
        Ok(Ok(()))
    }

    fn who_enters(&self) -> Result<Result<Proof, EntryRefusal>, PlatformError> {
        let Some(entry) = self.load()? else { return Ok(Err(EntryRefusal::NotSigned)) };
        Ok(entry.entering(self.clock.now()).cloned())
    }

    /// The entry, with everything dropped that it is too late for.
    fn load(&self) -> Result<Option<SignedEntry<Proof>>, PlatformError> {
        let Some(sealed) = row::load::<String>(&self.state)? else { return Ok(None) };
        let text = PlatformKeys::of(&self.env)?.unwrap(&sealed, &self.owner(), COLUMN)?;
        let (mut entry, now): (SignedEntry<Proof>, _) = (serde_json::from_str(&text)?, self.clock.now());
        entry.settle(now);
        Ok(Some(entry).filter(|entry| !entry.is_over(now)))
    }

    /// Most of it is personal, so that all of it is sealed.
    async fn store(&self, entry: &SignedEntry<Proof>) -> Result<(), PlatformError> {
        let text = serde_json::to_string(entry)?;
        let keys = PlatformKeys::of(&self.env)?;
        row::store(&self.state, &keys.wrap(&text, &self.owner(), COLUMN, crate::random::bytes()?)?)?;
        row::wake_at(&self.state, self.clock.on_the_wall(entry.settle_at())).await
    }

    fn owner(&self) -> String {
        self.state.id().to_string()
    }
}
