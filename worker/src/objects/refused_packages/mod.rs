//! What an agency sent for one dataset and may not stay: told to the operator and to the agency, without a word about whom.

mod report;

use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use report::{Addressees, ReportPackage};

use self::report::Reports;
use super::{Envelope, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::messages::{self, Delivery, Letter, Reason};

const BINDING: &str = "REFUSED_PACKAGES";
/// What is being carried out is looked after again this much later, in case the process was killed.
const WATCHDOG: std::time::Duration = std::time::Duration::from_mins(1);

/// The reports about one dataset, by whose id the object is named.
#[durable_object]
pub struct RefusedPackagesObject {
    state: State,
    env: Env,
    clock: Clock,
}

impl DurableObject for RefusedPackagesObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self { state, env, clock }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        if let Err(error) = self.send_letters().await {
            // The runtime gives up after a few attempts; letters must not.
            worker::console_error!("{}", error.code());
            row::wake_at(&self.state, self.clock.on_the_wall(self.clock.now().plus(WATCHDOG))).await?;
        }
        Response::empty()
    }
}

impl RefusedPackagesObject {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if !envelope.is::<ReportPackage>() {
            return Err(envelope.unknown());
        }
        let mut reports = self.load()?;
        reports.hear(envelope.read()?, self.clock.now());
        self.store(&reports).await?;
        answer::<ReportPackage>(&())
    }

    async fn send_letters(&self) -> Result<(), PlatformError> {
        row::prepare(&self.state)?;
        let now = self.clock.now();
        row::wake_at(&self.state, self.clock.on_the_wall(now.plus(WATCHDOG))).await?;
        let mut reports = self.load()?;
        reports.settle(now);
        row::store(&self.state, &reports)?;
        for due in reports.due(now) {
            let delivery = self.send(&due.effect.letter).await;
            let mut reports = self.load()?;
            reports.was_sent(due, delivery, self.clock.now());
            row::store(&self.state, &reports)?;
        }
        let reports = self.load()?;
        self.store(&reports).await
    }

    async fn send(&self, letter: &Letter) -> Delivery {
        messages::send(&self.env, letter).await.unwrap_or_else(|error| {
            worker::console_error!("{}", error.code());
            Delivery::later(Reason::Unreachable)
        })
    }

    fn load(&self) -> Result<Reports, PlatformError> {
        Ok(row::load(&self.state)?.unwrap_or_default())
    }

    /// Stores what there is and wakes the object for what comes next; nothing is kept of what is over.
    async fn store(&self, reports: &Reports) -> Result<(), PlatformError> {
        let Some(next) = reports.wake_at(self.clock.now()) else { return row::forget(&self.state).await };
        row::store(&self.state, reports)?;
        row::wake_at(&self.state, self.clock.on_the_wall(next)).await
    }
}
