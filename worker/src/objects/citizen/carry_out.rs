//! Sending letters and telling the ledger: each at least once under a name that never changes, and again after a kill.

use std::rc::Rc;
use std::time::Duration;

use mydata_consent::Due;

use super::Inner;
use super::letters::Errand;
use super::record::Record;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::messages::{Delivery, Letter, Reason};
use crate::names::TransactionName;
use crate::objects::ledger::{Append, THE_LEDGER};
use crate::objects::transaction::{AgentAnswer, AgentAnswers, Stop};
use crate::objects::{row, send};
use crate::sandbox;

/// A letter under way is looked after again this much later, in case the process sending it was killed.
const WATCHDOG: Duration = Duration::from_mins(1);
/// An errand that failed for a reason of our own is tried again this much later.
const RETRY: Duration = Duration::from_secs(30);

impl Inner {
    /// Starts every errand that is due and not under way; forgets the sessions that are over.
    pub(super) async fn pump(self: Rc<Self>) -> Result<(), PlatformError> {
        row::prepare(&self.state)?;
        let keys = PlatformKeys::of(&self.env)?;
        let mut record = Record::load(&self.state, &keys)?;
        let now = self.clock.now();
        for due in record.private.errands.due(now) {
            if self.running.borrow_mut().insert(due.id) {
                let inner = Rc::clone(&self);
                self.state.wait_until(async move { inner.run(due).await });
            }
        }
        if record.private.sessions.settle(now) {
            record.store(&self.state, &keys)?;
        }
        self.set_alarm(&record).await
    }

    async fn run(self: Rc<Self>, due: Due<Errand>) {
        let result = match due.effect.clone() {
            Errand::Enter { number, append } => self.enter(&due, number, &append).await,
            Errand::Leave { citizen, transaction, naming } => {
                self.leave(
                    &due,
                    &transaction,
                    AgentAnswers { agent: citizen, naming, answer: AgentAnswer::Decline },
                )
                .await
            }
            Errand::Send { about, letter, attempts } => self.send(&due, (about, letter), attempts).await,
            Errand::Stop { citizen, transaction, why } => {
                self.stop(&due, &transaction, Stop { citizen, why }).await
            }
        };
        self.running.borrow_mut().remove(&due.id);
        let settled = match result {
            Ok(()) => Rc::clone(&self).pump().await,
            Err(error) => {
                worker::console_error!("{}", error.code());
                let at = self.clock.now().plus(RETRY);
                self.change(|record| record.private.errands.postpone(due.id, at)).await
            }
        };
        if let Err(error) = settled {
            // The alarm that is set already looks after the rest.
            worker::console_error!("{}", error.code());
        }
    }

    /// Sends a letter; it leaves the record once it is sent or can never be.
    async fn send(
        &self,
        due: &Due<Errand>,
        (about, letter): (Option<TransactionName>, Letter),
        attempts: u32,
    ) -> Result<(), PlatformError> {
        let delivery = match sandbox::post(&self.env, about.as_ref(), &letter).await {
            // No way to such a contact is set up: tried as seldom as a server that is down, and then given up.
            Err(error @ PlatformError::Configuration(_)) => {
                worker::console_error!("{}", error.code());
                Delivery::later(Reason::Unreachable)
            }
            other => other?,
        };
        let now = self.clock.now();
        let again = delivery.next_try(attempts).map(|pause| now.plus(pause));
        let again = again.filter(|at| letter.is_worth_sending(*at));
        self.change(|record| {
            record.private.errands.done(due.id);
            if let Some(at) = again {
                record.private.errands.push(at, Errand::Send { about, letter, attempts: attempts + 1 });
            }
        })
        .await
    }

    /// Has the ledger take an entry's commitment, and notes where it stands. Told again, the ledger gives the same place.
    async fn enter(&self, due: &Due<Errand>, number: u64, append: &Append) -> Result<(), PlatformError> {
        let place = send(&self.env, THE_LEDGER, append).await?;
        let keys = PlatformKeys::of(&self.env)?;
        let mut record = Record::load(&self.state, &keys)?;
        record.journal.place(number, &place)?;
        record.private.errands.done(due.id);
        self.store(&mut record, &keys).await
    }

    /// Gives back what she was asked to do at a counter. What is over meanwhile stays so.
    async fn leave(
        &self,
        due: &Due<Errand>,
        transaction: &TransactionName,
        answer: AgentAnswers,
    ) -> Result<(), PlatformError> {
        let _ = send(&self.env, transaction.as_str(), &answer).await?;
        self.change(|record| record.private.errands.done(due.id)).await
    }

    /// Has a transaction stopped. One that has ended meanwhile stays as it is.
    async fn stop(
        &self,
        due: &Due<Errand>,
        transaction: &TransactionName,
        stop: Stop,
    ) -> Result<(), PlatformError> {
        let _ = send(&self.env, transaction.as_str(), &stop).await?;
        self.change(|record| record.private.errands.done(due.id)).await
    }

    /// Changes the record in one write.
    async fn change(&self, change: impl FnOnce(&mut Record)) -> Result<(), PlatformError> {
        let keys = PlatformKeys::of(&self.env)?;
        let mut record = Record::load(&self.state, &keys)?;
        change(&mut record);
        self.store(&mut record, &keys).await
    }

    /// Wakes the object for the next errand nobody is carrying out, for those whose carrier may have died, and when
    /// a session ends.
    pub(super) async fn set_alarm(&self, record: &Record) -> Result<(), PlatformError> {
        let errand = {
            let (running, later) = (self.running.borrow(), self.clock.now().plus(WATCHDOG));
            record.private.errands.wake_at(|id| running.contains(&id).then_some(later))
        };
        match errand.into_iter().chain(record.private.sessions.next_end()).min() {
            Some(moment) => row::wake_at(&self.state, self.clock.on_the_wall(moment)).await,
            None => Ok(()),
        }
    }
}
