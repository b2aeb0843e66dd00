//! The ledger (稽核軌跡): one object that everything done with people's data is appended to, and that signs what it holds.

mod messages;
mod tables;

use ed25519_dalek::{Signer as _, SigningKey};
use mydata_consent::Moment;
use mydata_ledger::{Entry, Happening, Origin, ProofPlan, Time, Trail, VerifierKey};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use messages::{Append, Export, Head, Prove, Proven, SignedHead, THE_LEDGER};
use tables::Tables;

use super::{Envelope, answer, or_failure};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;

/// The ledger.
#[durable_object]
pub struct LedgerObject {
    state: State,
    env: Env,
    clock: Clock,
}

impl DurableObject for LedgerObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }
}

impl LedgerObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        let tables = Tables::of(&self.state)?;
        if envelope.is::<Append>() {
            answer::<Append>(&append(&tables, envelope.read()?, self.clock.now())?)
        } else if envelope.is::<Head>() {
            answer::<Head>(&self.sign(&tables.trail()?)?)
        } else if envelope.is::<Prove>() {
            answer::<Prove>(&self.prove(&tables, &envelope.read()?)?)
        } else if envelope.is::<Export>() {
            let Export { from, limit } = envelope.read()?;
            answer::<Export>(&tables.entries(from, limit)?)
        } else {
            Err(envelope.unknown())
        }
    }

    fn prove(&self, tables: &Tables<'_>, prove: &Prove) -> Result<Option<Proven>, PlatformError> {
        let Some(entry) = tables.entry(prove.index)? else { return Ok(None) };
        let SignedHead { size, checkpoint } = self.sign(&tables.trail()?)?;
        let plan = ProofPlan::of_inclusion(prove.index, size)?;
        let nodes = plan.needs().map(|id| Ok((id, tables.node(id)?)));
        let nodes = nodes.collect::<Result<std::collections::BTreeMap<_, _>, PlatformError>>()?;
        let proof = plan.into_inclusion(|id| nodes.get(&id).copied())?;
        Ok(Some(Proven { entry, proof, checkpoint }))
    }

    fn sign(&self, trail: &Trail) -> Result<SignedHead, PlatformError> {
        let signing = SigningKey::from_bytes(&PlatformKeys::of(&self.env)?.ledger_key());
        let key = verifier_key(&self.env)?;
        let checkpoint = trail.checkpoint(key.origin().clone());
        let signature = signing.sign(checkpoint.to_string().as_bytes()).to_bytes();
        let checkpoint = checkpoint.signed(&key, signature)?.to_string();
        Ok(SignedHead { size: trail.size(), checkpoint })
    }
}

/// Appends what happened, unless it is there.
fn append(tables: &Tables<'_>, message: Append, now: Moment) -> Result<Entry, PlatformError> {
    if let Some(entry) = tables.entry_of(&message.commitment)? {
        return Ok(entry);
    }
    let Append { kind, outcome, transaction, commitment } = message;
    let mut trail = tables.trail()?;
    // A clock that was set back must not stop the ledger.
    let now = Time::from_unix_millis(u64::try_from(now.unix_millis()).unwrap_or_default())?;
    let time = now.max(trail.last_time());
    let appended = trail.append(Happening { time, kind, outcome, transaction, commitment })?;
    tables.store(&trail, &appended)?;
    Ok(appended.entry)
}

/// The public key that the ledger's checkpoints are verified with. It carries the ledger's name: the platform's address
/// without its scheme, and `/ledger`.
///
/// # Errors
/// When the platform's origin is not set, or cannot be the name of a key.
pub fn verifier_key(env: &Env) -> Result<VerifierKey, PlatformError> {
    const ORIGIN: &str = "PLATFORM_ORIGIN";
    let origin = crate::config::text(env, ORIGIN).ok_or(PlatformError::Configuration(ORIGIN))?;
    let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host).trim_end_matches('/');
    let name: Origin = format!("{host}/ledger").parse()?;
    let signing = SigningKey::from_bytes(&PlatformKeys::of(env)?.ledger_key());
    Ok(VerifierKey::new(name, signing.verifying_key().as_bytes())?)
}
