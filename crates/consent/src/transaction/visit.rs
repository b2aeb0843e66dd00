//! Handing over at a counter: a code that the citizen shows, a passcode that she is sent, and what the clerk then may do.
//!
//! A code is worth one redemption, and what it redeems is worth nothing until the passcode has been typed that went to whoever
//! holds the code. From then on the data is open to one session of one clerk. A visit that saw or saved anything is the
//! only one there is; one that did not leaves everything as it was.

mod at_work;
mod by_agent;
mod event;
mod issued_code;

use std::time::Duration;

use mydata_identity::IdentityMethod;
use serde::{Deserialize, Serialize};

pub use self::at_work::{AwaitedPasscode, OpenVisit, Seat, Visit, VisitStage};
pub use self::event::CounterEvent;
pub use self::issued_code::IssuedCode;
use super::end::{DatasetEnding, Erasure, Past, end};
use super::save::told_if_late;
use super::transfers::handed_over;
use super::{KEEP_AT_MOST, Step, Transaction, answered, is_too_old};
use crate::{
    Collection, DatasetIndex, DatasetState, Delegation, DelegationNews, Effect, Event, ItemRule, Moment,
    Outcome, Refusal,
};

/// A code is good this long: she walks to the counter with it.
pub const COUNTER_CODE_LIFE: Duration = Duration::from_mins(20);
/// A passcode is good this long: she stands at the counter and reads it out.
pub const PASSCODE_LIFE: Duration = Duration::from_mins(2);
/// The next passcode is sent after this at the earliest.
pub const PASSCODE_RESEND_AFTER: Duration = Duration::from_mins(2);
/// So many passcodes are sent for one code: more than a slow message takes, and each is one chance more for a guesser.
pub const MAX_PASSCODES: usize = 5;
/// So many codes are issued in one transaction: a phone that is looked at for hours, and not a way to fill the table of codes.
pub const MAX_CODES: usize = 20;
/// A clerk has this long for the passcode, and from the right passcode on as long again for the data.
pub const VISIT_AT_MOST: Duration = Duration::from_mins(20);

/// The citizen has identified. Data is collected, or waits for her code to be redeemed, or a clerk is at work with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectVisit {
    /// How she identified.
    pub method: IdentityMethod,
    /// The datasets.
    pub collection: Collection,
    /// What clerks may do with each of them.
    items: Vec<ItemRule>,
    code: Option<IssuedCode>,
    codes_issued: usize,
    visit: Option<Visit>,
    /// Whom she has asked to go in her place.
    delegation: Option<Delegation>,
    /// That collecting has come to its end has been seen.
    noticed: bool,
}

type Effects = Vec<(Moment, Effect)>;

impl ExpectVisit {
    pub(super) const fn begin(method: IdentityMethod, collection: Collection, items: Vec<ItemRule>) -> Self {
        Self {
            method,
            collection,
            items,
            code: None,
            codes_issued: 0,
            visit: None,
            delegation: None,
            noticed: false,
        }
    }

    /// The code that can be redeemed, as of the last settling.
    #[must_use]
    pub const fn code(&self) -> Option<&IssuedCode> {
        self.code.as_ref()
    }

    /// How many more codes can be issued.
    #[must_use]
    pub const fn codes_left(&self) -> usize {
        MAX_CODES.saturating_sub(self.codes_issued)
    }

    /// The clerk at work, as of the last settling.
    #[must_use]
    pub const fn visit(&self) -> Option<&Visit> {
        self.visit.as_ref()
    }

    /// Whom she has asked to go in her place.
    #[must_use]
    pub const fn delegation(&self) -> Option<&Delegation> {
        self.delegation.as_ref()
    }

    /// What clerks may do with a dataset. One without a rule is looked at and no more.
    #[must_use]
    pub fn rule(&self, dataset: DatasetIndex) -> ItemRule {
        self.items.get(dataset.0).copied().unwrap_or(ItemRule::PreviewOnly)
    }

    /// Whether a clerk has looked at a dataset.
    #[must_use]
    pub fn is_seen(&self, dataset: DatasetIndex) -> bool {
        self.open_visit().is_some_and(|open| open.has_seen(dataset))
    }

    /// The datasets that a clerk can save now.
    #[must_use]
    pub fn transferable(&self) -> Vec<DatasetIndex> {
        let ready = self.collection.ready().into_iter();
        ready.filter(|dataset| self.rule(*dataset).may_be_saved()).collect()
    }

    fn open_visit(&self) -> Option<&OpenVisit> {
        self.visit.as_ref().and_then(Visit::open)
    }

    pub(super) fn settle(mut self, now: Moment) -> Step {
        if is_too_old(&self.collection, now) {
            // The eight hours may end a visit that has seen or saved something.
            let outcome = self.came_of_it().unwrap_or(Outcome::Expired);
            return end(outcome, now, Past::AtCounter(&self));
        }
        self.collection.give_up_late(now);
        self.code = self.code.filter(|code| code.is_live(now));
        let effects = self.notice(now);
        if self.visit.as_ref().is_some_and(|visit| visit.is_over(now)) {
            return followed_by(effects, self.leave(now));
        }
        self.go_on(effects, now)
    }

    pub(super) fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        let mut effects = match event {
            Event::DatasetAnswered { dataset, answer } => {
                answered(&mut self.collection, dataset, answer, now)
            }
            Event::Counter(CounterEvent::EndVisit { clerk }) => {
                self.visit_of(&clerk)?;
                return Ok(self.leave(now));
            }
            Event::Counter(event) => self.at_counter(event, now)?,
            _ => return Err(Refusal::OutOfOrder),
        };
        effects.extend(self.notice(now));
        // A wrong passcode may have been the last of all.
        if self.visit.as_ref().is_some_and(|visit| visit.is_over(now)) {
            return Ok(followed_by(effects, self.leave(now)));
        }
        Ok(self.go_on(effects, now))
    }

    fn at_counter(&mut self, event: CounterEvent, now: Moment) -> Result<Effects, Refusal> {
        match event {
            CounterEvent::AgentAccepts { naming } => self.agent_accepts(naming, now),
            CounterEvent::AgentRefuses { naming } => self.agent_refuses(naming, now),
            CounterEvent::IssueCode { digest } => self.issue(digest, now),
            CounterEvent::NameAgent => self.name_agent(now),
            CounterEvent::WithdrawDelegation => self.withdraw_delegation(now),
            CounterEvent::Redeem { digest, clerk, passcode } => self.redeem(&digest, clerk, passcode, now),
            CounterEvent::ResendPasscode { clerk, passcode } => {
                let serial = self.visit_of(&clerk)?.awaited()?.send_another(passcode, now)?;
                Ok(vec![
                    (now, Effect::SendPasscode { serial }),
                    (now.plus(PASSCODE_LIFE), Effect::CheckDeadline),
                ])
            }
            CounterEvent::TryPasscode { clerk, passcode } => self.try_passcode(&clerk, &passcode, now),
            CounterEvent::ViewItem { clerk, dataset } => self.view(&clerk, dataset, now),
            CounterEvent::BeginTransfer { clerk, datasets } => self.begin_transfer(&clerk, datasets),
            CounterEvent::FinishTransfer { lease } => self.finish_transfer(lease, now),
            CounterEvent::EndVisit { .. } => Err(Refusal::OutOfOrder),
        }
    }

    /// A code is issued, or issued anew: the one before is dead at once, and with it a visit whose passcode has not been typed.
    fn issue(&mut self, digest: String, now: Moment) -> Result<Effects, Refusal> {
        if !self.collection.is_settled() {
            return Err(Refusal::StillCollecting);
        }
        if self.open_visit().is_some() {
            return Err(Refusal::VisitOpen);
        }
        if self.codes_left() == 0 {
            return Err(Refusal::CodesUsedUp);
        }
        let valid_until = now.plus(COUNTER_CODE_LIFE).min(self.kept_until());
        let mut effects: Effects = self.code.take().map(|old| (now, old.unpoint())).into_iter().collect();
        effects.extend(self.first_consent(now));
        effects.push((valid_until, Effect::CheckDeadline));
        self.visit = None;
        self.codes_issued += 1;
        self.code = Some(IssuedCode::new(digest, self.codes_issued, now, valid_until));
        Ok(effects)
    }

    /// She has seen who asks, what for and for which data, and what has come of it. Her first code is her consent, and so is
    /// naming somebody before that: what the agent does then is not the agent's to agree to.
    fn first_consent(&self, now: Moment) -> Option<(Moment, Effect)> {
        let is_first = self.codes_issued == 0 && self.delegation.is_none();
        is_first.then(|| (now, Effect::IssueReceipt { agreed_at: now, valid_until: self.kept_until() }))
    }

    /// A code is worth one redemption.
    fn redeem(
        &mut self,
        digest: &str,
        clerk: Seat,
        passcode: String,
        now: Moment,
    ) -> Result<Effects, Refusal> {
        let code = self.code.take_if(|code| code.is(digest, now)).ok_or(Refusal::WrongCode)?;
        let visit = Visit::begin(clerk, passcode, now);
        let until = visit.until();
        self.visit = Some(visit);
        Ok(vec![
            (now, code.unpoint()),
            (now, Effect::SendPasscode { serial: 1 }),
            (now.plus(PASSCODE_LIFE), Effect::CheckDeadline),
            (until, Effect::CheckDeadline),
        ])
    }

    /// A wrong passcode is a step and not a refusal: it is counted.
    fn try_passcode(&mut self, clerk: &Seat, passcode: &str, now: Moment) -> Result<Effects, Refusal> {
        let until = now.plus(VISIT_AT_MOST).min(self.kept_until());
        let visit = self.visit_of(clerk)?;
        if !visit.awaited()?.is_right(passcode, now)? {
            return Ok(Vec::new());
        }
        visit.stage = VisitStage::Open(OpenVisit::begin(now, until));
        let used = self.delegation.as_ref().filter(|delegation| delegation.is_agents());
        let used = used.map(|delegation| (now, delegation.tell(DelegationNews::Used, now)));
        Ok(used.into_iter().chain([(until, Effect::CheckDeadline)]).collect())
    }

    /// A dataset is put on record the first time that it is looked at.
    fn view(&mut self, clerk: &Seat, dataset: DatasetIndex, now: Moment) -> Result<Effects, Refusal> {
        let is_there = matches!(self.collection.state(dataset), Some(DatasetState::Ready(_)));
        let may = is_there && self.rule(dataset).may_be_seen();
        let open = self.visit_of(clerk)?.opened()?;
        if !may {
            return Err(Refusal::NotViewable);
        }
        let viewed = Effect::RecordUse { outcome: Outcome::Viewed, datasets: vec![dataset], at: now };
        Ok(if open.see(dataset) { vec![(now, viewed)] } else { Vec::new() })
    }

    fn begin_transfer(&mut self, clerk: &Seat, datasets: Vec<DatasetIndex>) -> Result<Effects, Refusal> {
        let transferable = self.transferable();
        let open = self.visit_of(clerk)?.opened()?;
        if datasets.is_empty() || !datasets.iter().all(|dataset| transferable.contains(dataset)) {
            return Err(Refusal::NotSaveable);
        }
        open.begin_transfer(datasets);
        Ok(Vec::new())
    }

    /// What has gone out whole is erased at once, and the clerk goes on with the rest.
    fn finish_transfer(&mut self, lease: u64, now: Moment) -> Result<Effects, Refusal> {
        let open = self.visit.as_mut().ok_or(Refusal::NoVisit)?.opened()?;
        let datasets = open.finish_transfer(lease).ok_or(Refusal::OutOfOrder)?;
        handed_over(&mut self.collection, datasets, now)
    }

    /// The visit under way, if it is this clerk's. To everybody else there is none.
    fn visit_of(&mut self, clerk: &Seat) -> Result<&mut Visit, Refusal> {
        self.visit.as_mut().filter(|visit| visit.is_of(clerk)).ok_or(Refusal::NoVisit)
    }

    /// The clerk leaves, or his time is over. Whatever was seen or saved was her one consent; a visit that came to nothing
    /// leaves her where she was.
    fn leave(mut self, now: Moment) -> Step {
        if let Some(outcome) = self.came_of_it() {
            return end(outcome, now, Past::AtCounter(&self));
        }
        self.visit = None;
        self.go_on(Vec::new(), now)
    }

    fn came_of_it(&self) -> Option<Outcome> {
        let open = self.open_visit()?;
        let mut all = self.collection.states();
        if all.any(|(dataset, state)| open.has_let_out(dataset) || matches!(state, DatasetState::Taken(_))) {
            return Some(Outcome::Taken);
        }
        open.has_seen_anything().then_some(Outcome::Viewed)
    }

    fn notice(&mut self, now: Moment) -> Effects {
        if self.noticed || !self.collection.is_settled() {
            return Vec::new();
        }
        self.noticed = true;
        told_if_late(&self.collection, now)
    }

    /// Where nothing could be had, it is over at once.
    fn go_on(self, effects: Effects, now: Moment) -> Step {
        let in_vain =
            |state: &DatasetState| matches!(state, DatasetState::Failed { .. } | DatasetState::NoRecord);
        if !self.collection.states().all(|(_, state)| in_vain(state)) {
            return Step { next: Transaction::ExpectVisit(self), effects };
        }
        let found_nothing = self.collection.states().any(|(_, state)| *state == DatasetState::NoRecord);
        let outcome = if found_nothing { Outcome::NothingFound } else { Outcome::Undeliverable };
        followed_by(effects, end(outcome, now, Past::AtCounter(&self)))
    }

    fn kept_until(&self) -> Moment {
        self.collection.started_at().plus(KEEP_AT_MOST)
    }

    /// What must be done about the end: what is not on record goes there, what stands in the vault is erased.
    pub(super) fn last_effects(&self, outcome: Outcome, now: Moment) -> Vec<Effect> {
        let unpoint = self.code.as_ref().map(IssuedCode::unpoint);
        let delegation = self.delegation.as_ref().filter(|delegation| delegation.is_going_on());
        let over = delegation.map(|delegation| delegation.tell(DelegationNews::Over, now));
        let viewed = self.datasets_that(|ending| *ending == DatasetEnding::Viewed);
        let erasures = self.collection.states().filter_map(|(dataset, state)| {
            Erasure::of(dataset, state, self.reason(dataset, outcome), now).map(Effect::Erase)
        });
        let uses = self.unrecorded(outcome).into_iter();
        let uses = uses.map(|(outcome, datasets)| Effect::RecordUse { outcome, datasets, at: now });
        let close = Effect::CloseCounter { viewed };
        unpoint.into_iter().chain(over).chain(uses).chain([close]).chain(erasures).collect()
    }

    /// Why a dataset is erased at the end. What a transfer had let out by then counts as saved: of what nobody knows, her
    /// record says rather too much.
    fn reason(&self, dataset: DatasetIndex, outcome: Outcome) -> Outcome {
        match outcome {
            _ if self.is_let_out(dataset) => Outcome::Taken,
            Outcome::Taken => Outcome::Viewed,
            _ => outcome,
        }
    }

    /// What has been looked at or saved is on record already. The rest goes there by what became of it; what a visit left
    /// untouched has not been used, and the record of its erasure says so.
    fn unrecorded(&self, outcome: Outcome) -> Vec<(Outcome, Vec<DatasetIndex>)> {
        let mut uses: Vec<(Outcome, Vec<DatasetIndex>)> = Vec::new();
        for (dataset, state) in self.collection.states() {
            let of_dataset = match state {
                DatasetState::Taken(_) => continue,
                DatasetState::Failed { .. } => Outcome::Undeliverable,
                DatasetState::NoRecord => Outcome::NothingFound,
                _ if self.is_let_out(dataset) => Outcome::Taken,
                _ if self.is_seen(dataset) || matches!(outcome, Outcome::Taken | Outcome::Viewed) => continue,
                DatasetState::Preparing { .. } | DatasetState::Ready(_) | DatasetState::Waiting => outcome,
            };
            match uses.iter_mut().find(|(known, _)| *known == of_dataset) {
                Some((_, datasets)) => datasets.push(dataset),
                None => uses.push((of_dataset, vec![dataset])),
            }
        }
        uses
    }

    /// What became of each dataset.
    pub(super) fn endings(&self) -> Vec<DatasetEnding> {
        let ending = |(dataset, state): (DatasetIndex, &DatasetState)| match state {
            DatasetState::Failed { reason } => DatasetEnding::Failed { reason: reason.clone() },
            DatasetState::NoRecord => DatasetEnding::NoRecord,
            DatasetState::Taken(_) => DatasetEnding::Taken,
            _ if self.is_let_out(dataset) => DatasetEnding::Taken,
            _ if self.is_seen(dataset) => DatasetEnding::Viewed,
            DatasetState::Preparing { .. } | DatasetState::Ready(_) | DatasetState::Waiting => {
                DatasetEnding::Erased
            }
        };
        self.collection.states().map(ending).collect()
    }

    fn datasets_that(&self, ended_so: impl Fn(&DatasetEnding) -> bool) -> Vec<DatasetIndex> {
        let endings = self.endings().into_iter().enumerate();
        endings.filter(|(_, ending)| ended_so(ending)).map(|(dataset, _)| DatasetIndex(dataset)).collect()
    }

    fn is_let_out(&self, dataset: DatasetIndex) -> bool {
        self.open_visit().is_some_and(|open| open.has_let_out(dataset))
    }
}

fn followed_by(mut effects: Effects, step: Step) -> Step {
    effects.extend(step.effects);
    Step { next: step.next, effects }
}
