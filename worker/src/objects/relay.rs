//! The relay: fetches the authorities' revocation lists, one request at a time for all who wait, and remembers when.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;
use futures_util::lock::Mutex;
use mydata_consent::Moment;
use mydata_trust::Revocation;
use serde::{Deserialize, Serialize};
use worker::{DurableObject, Env, Request, RequestInit, RequestRedirect, Response, State, durable_object};

use super::{Envelope, Message, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::store::lists::Lists;
use crate::{outgoing, pem, revocation};

const BINDING: &str = "RELAY";
/// What was fetched this long ago is fetched again. Authorities make a new list once a day, or at a revocation.
const REFRESH_AFTER: Duration = Duration::from_mins(15);
/// A source that gave nothing is left alone for this long: citizens wait while it is asked.
const PAUSE: Duration = Duration::from_mins(1);
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// The lists of whole countries are smaller.
const LARGEST_LIST: usize = 4 * 1024 * 1024;

/// Fetches what is due.
#[derive(Debug, Serialize, Deserialize)]
pub struct Refresh;

impl Message for Refresh {
    /// The sources of which lists are kept, in the order of the configuration.
    type Answer = Vec<String>;
    const OBJECT: &'static str = BINDING;
    const NAME: &'static str = "refresh";
}

/// Everything by source.
type Memory = BTreeMap<String, Source>;

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Source {
    fetched_at: Option<Moment>,
    failed_at: Option<Moment>,
}

impl Source {
    fn is_due(self, now: Moment) -> bool {
        let since = |then: Option<Moment>, span| then.is_none_or(|then| now >= then.plus(span));
        since(self.fetched_at, REFRESH_AFTER) && since(self.failed_at, PAUSE)
    }
}

/// The relay.
#[durable_object]
pub struct RelayObject {
    state: State,
    env: Env,
    clock: Clock,
    /// Whoever comes while lists are being fetched waits for the same ones.
    turn: Mutex<()>,
}

impl DurableObject for RelayObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock, turn: Mutex::new(()) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }
}

impl RelayObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if envelope.is::<Refresh>() {
            answer::<Refresh>(&self.refresh().await?)
        } else {
            Err(envelope.unknown())
        }
    }

    async fn refresh(&self) -> Result<Vec<String>, PlatformError> {
        let _turn = self.turn.lock().await;
        let sources = revocation::sources(&self.env)?;
        let before: Memory = row::load(&self.state)?.unwrap_or_default();
        let now = self.clock.now();
        let known = |source: &String| before.get(source).copied().unwrap_or_default();
        let renewed = join_all(sources.iter().map(|source| self.renew(source, known(source), now))).await;
        let memory: Memory = sources.iter().cloned().zip(renewed).collect();
        row::store(&self.state, &memory)?;
        let is_kept = |source: &String| memory.get(source).is_some_and(|known| known.fetched_at.is_some());
        Ok(sources.into_iter().filter(is_kept).collect())
    }

    /// Asks a source if it is due. What it gave before stays until it gives something better.
    async fn renew(&self, source: &str, known: Source, now: Moment) -> Source {
        if !known.is_due(now) {
            return known;
        }
        let Some(lists) = fetch(source).await else {
            worker::console_warn!("revocation.source-failed {source}");
            return Source { failed_at: Some(now), ..known };
        };
        match self.keep(source, lists).await {
            Ok(()) => Source { fetched_at: Some(now), failed_at: None },
            Err(error) => {
                worker::console_error!("{}", error.code());
                Source { failed_at: Some(now), ..known }
            }
        }
    }

    async fn keep(&self, source: &str, lists: String) -> Result<(), PlatformError> {
        Lists::of(&self.env)?.put(source, lists).await
    }
}

/// The lists at this address as PEM, if they can be had and read. Who signed them is seen where they are used.
async fn fetch(source: &str) -> Option<String> {
    let mut init = RequestInit::new();
    init.with_redirect(RequestRedirect::Manual);
    let request = Request::new_with_init(source, &init).ok()?;
    let mut response = outgoing::send(request, ANSWER_WITHIN).await.ok()?;
    if response.status_code() != 200 {
        return None;
    }
    let bytes = outgoing::body(&mut response, LARGEST_LIST, ANSWER_WITHIN).await.ok()?;
    let lists = pem::revocation_lists(&bytes);
    Revocation::if_known().with_lists(lists.as_bytes()).ok()?;
    Some(lists)
}
