//! The counter's code, for whoever holds it: issuing it, showing it, and what has come of it.

use std::rc::Rc;

use mydata_consent::{COUNTER_CODE_LIFE, CounterEvent, Event, ExpectVisit, Moment, Transaction, Visit};
use mydata_protocol::counter::CounterCode;

use super::counter_messages::{
    CodeShown, CodeView, Holder, HoldsCode, IssueCode, ShowCode, VisitGlimpse, VisitStep,
};
use super::messages::Receiver;
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::{CitizenName, CodeName};
use crate::objects::citizen::WhoIsMember;
use crate::random;
use crate::store::counter_pointer;

/// So many codes are tried until one is free. Of 8 * 10^11 codes a million would have to be alive for one in a million to be taken.
const TRIES_FOR_A_FREE_CODE: usize = 4;

/// Code of the refusal where there is nowhere to send a passcode.
pub const NO_CONTACT: &str = "counter.no-contact";

impl Inner {
    pub(super) async fn show_code(
        self: &Rc<Self>,
        message: &ShowCode,
    ) -> Result<Option<CodeView>, PlatformError> {
        let record = match &message.holder {
            Holder::Agent(_) => self.load_served().await?,
            // The steps of her own have asked for the service already.
            Holder::Session(_) => self.load().await?,
        };
        let record = record.filter(|record| record.may_see(&message.holder));
        Ok(record.and_then(|record| record.code_view(&message.holder)))
    }

    pub(super) async fn holds_code(self: &Rc<Self>, message: &HoldsCode) -> Result<bool, PlatformError> {
        let record = self.load().await?;
        Ok(record.is_some_and(|record| record.has_code(message.code.as_str(), self.clock.now())))
    }

    /// The code leads here before anybody is shown it: a process that dies in between leaves a pointer to nothing, which
    /// forgets itself, and never a code on a screen that cannot be redeemed.
    pub(super) async fn issue_code(
        self: &Rc<Self>,
        message: &IssueCode,
    ) -> Result<Result<CodeView, String>, PlatformError> {
        let unknown = || Ok(Err("transaction.unknown".to_owned()));
        let held = |record: &Record| record.is_held_by(&message.holder);
        let Some(record) = self.load_served().await?.filter(held) else { return unknown() };
        let now = self.clock.now();
        let attempt = Event::Counter(CounterEvent::IssueCode { digest: String::new() });
        if let Err(refusal) = record.transaction.clone().handle(attempt, now) {
            return Ok(Err(refusal.code().to_owned()));
        }
        let Some(contact) = self.contact_of_holder(&record).await? else {
            return Ok(Err(NO_CONTACT.to_owned()));
        };
        let (code, name) = self.new_code(&record, now).await?;
        let Some(mut record) = self.load().await?.filter(held) else { return unknown() };
        let digest = name.as_str().to_owned();
        if let Err(refusal) = record.handle(Event::Counter(CounterEvent::IssueCode { digest }), now) {
            return Ok(Err(refusal.code().to_owned()));
        }
        if let Some(personal) = &mut record.personal {
            personal.counter.code = Some(code);
            personal.counter.contact = Some(contact);
        }
        self.store(&record).await?;
        match record.code_view(&message.holder) {
            Some(view) => Ok(Ok(view)),
            None => unknown(),
        }
    }

    /// A code that nobody else has, leading here, and its name.
    async fn new_code(&self, record: &Record, now: Moment) -> Result<(CounterCode, CodeName), PlatformError> {
        let no_counter = || PlatformError::Object("no counter".to_owned());
        let (keys, agency) = (PlatformKeys::of(&self.env)?, record.agency.as_ref().ok_or_else(no_counter)?);
        let latest = now.plus(COUNTER_CODE_LIFE);
        let until = record.transaction.kept_until().map_or(latest, |kept_until| kept_until.min(latest));
        for _ in 0..TRIES_FOR_A_FREE_CODE {
            let code = CounterCode::from_random(&random::bytes()?);
            let name = keys.counter_code(agency, &code);
            if counter_pointer::point(&self.env, &name, &record.name, now, until).await? {
                return Ok((code, name));
            }
        }
        Err(PlatformError::Object("no free code".to_owned()))
    }

    /// A dead code leads here no longer.
    pub(super) async fn unpoint(self: &Rc<Self>, digest: &str) -> Result<(), PlatformError> {
        let (Some(record), Some(name)) = (self.read().await?, CodeName::parse(digest)) else { return Ok(()) };
        counter_pointer::unpoint(&self.env, &name, &record.name).await
    }

    /// Where a passcode would go, masked. Without a contact no passcode could reach her, and no code is worth anything.
    pub(super) async fn contact_of_holder(&self, record: &Record) -> Result<Option<String>, PlatformError> {
        let Some(holder) = record.holder() else { return Ok(None) };
        let member = crate::objects::send(&self.env, holder.as_str(), &WhoIsMember).await?;
        Ok(member.map(|member| member.contact.masked()))
    }
}

impl Record {
    /// The counter's state, once she has identified and until the end.
    pub(super) const fn at_counter(&self) -> Option<&ExpectVisit> {
        match &self.transaction {
            Transaction::ExpectVisit(state) => Some(state),
            _ => None,
        }
    }

    /// Whether this is the digest of its code, which can be redeemed.
    pub(super) fn has_code(&self, digest: &str, now: Moment) -> bool {
        self.at_counter().and_then(ExpectVisit::code).is_some_and(|code| code.is(digest, now))
    }

    /// Whether whoever asks may see what comes of the code: the citizen always, her agent while it is the agent's.
    fn may_see(&self, holder: &Holder) -> bool {
        match holder {
            Holder::Session(session) => self.session.is(session),
            Holder::Agent(agent) => self.active_agent().is_some_and(|active| active.citizen == *agent),
        }
    }

    /// Whether it is the code of whoever asks.
    pub(super) fn is_held_by(&self, holder: &Holder) -> bool {
        let is_agents = self.active_agent().is_some();
        self.may_see(holder) && matches!(holder, Holder::Agent(_)) == is_agents
    }

    /// To whom passcodes go.
    pub(super) fn holder(&self) -> Option<&CitizenName> {
        self.active_agent().map(|agent| &agent.citizen).or(self.citizen.as_ref())
    }

    /// The code and what has come of it, once she has identified.
    pub(super) fn code_view(&self, holder: &Holder) -> Option<CodeView> {
        let Receiver::Counter { .. } = &self.receiver else { return None };
        let state = self.at_counter();
        let kept_until = match &self.transaction {
            Transaction::Ended(ended) => ended.at,
            transaction => transaction.kept_until()?,
        };
        Some(CodeView {
            code: self.code_shown().filter(|_| self.is_held_by(holder)),
            codes_left: state.map_or(0, ExpectVisit::codes_left),
            visit: state.and_then(ExpectVisit::visit).and_then(|visit| self.visit_glimpse(visit)),
            history: self.history.clone(),
            datasets: self.dataset_states(),
            kept_until,
            delegation: self.delegation_view(),
        })
    }

    fn code_shown(&self) -> Option<CodeShown> {
        let issued = self.at_counter()?.code()?;
        let code = self.personal.as_ref()?.counter.code.clone()?;
        let (issued_at, valid_until, serial) = (issued.issued_at, issued.valid_until, issued.serial);
        Some(CodeShown { code, issued_at, valid_until, serial })
    }

    fn visit_glimpse(&self, visit: &Visit) -> Option<VisitGlimpse> {
        let clerk = self.clerk.as_ref()?;
        let stage = if visit.open().is_some() { VisitStep::Open } else { VisitStep::Passcode };
        Some(VisitGlimpse {
            agency: clerk.agency.clone(),
            service: self.receiver.client_id()?.clone(),
            clerk: clerk.shown_name.clone(),
            stage,
            sending: self.sending(),
            since: visit.begun_at,
            until: visit.until(),
        })
    }
}
