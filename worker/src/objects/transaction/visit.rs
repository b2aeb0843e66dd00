//! A clerk's visit: redeeming a code, the passcode, and what the clerk does with the data.

use std::rc::Rc;

use mydata_consent::{
    AwaitedPasscode, CounterEvent, DatasetIndex, DatasetState, Event, Moment, Refusal, Seat, Visit,
    VisitStage,
};
use mydata_protocol::counter::Passcode;

use super::counter_messages::{
    BeginTransfer, ClerkRef, CounterPerson, EndVisit, EnterPasscode, FinishTransfer, PasscodeRefusal, Redeem,
    ResendPasscode, Sending, ShowVisit, ViewItem, VisitItem, VisitView,
};
use super::messages::{Saving, Stored};
use super::{Inner, Record};
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::random;

impl ClerkRef {
    /// The session as the states know it.
    pub(super) fn seat(&self) -> Seat {
        Seat::new(self.session.as_str().to_owned())
    }
}

impl Inner {
    /// Nothing comes between reading and writing: of any number of clerks who type the code at once, one has it.
    pub(super) async fn redeem(self: &Rc<Self>, message: Redeem) -> Result<Option<VisitView>, PlatformError> {
        let keys = PlatformKeys::of(&self.env)?;
        let passcode = Passcode::from_random(&random::bytes()?);
        let digest = keys.counter_code(&message.clerk.agency, &message.code).as_str().to_owned();
        let leads_here = |record: &Record| {
            record.agency.as_ref() == Some(&message.clerk.agency)
                && record.has_code(&digest, self.clock.now())
        };
        // Nothing further is asked because of any other code: all of those are answered after the same work.
        if !self.load().await?.as_ref().is_some_and(leads_here) {
            return Ok(None);
        }
        let Some(mut record) = self.load_served().await? else { return Ok(None) };
        let event = CounterEvent::Redeem {
            digest,
            clerk: message.clerk.seat(),
            passcode: record.passcode_digest(&passcode, &keys),
        };
        record.clerk = Some(message.clerk);
        if record.handle(Event::Counter(event), self.clock.now()).is_err() {
            return Ok(None);
        }
        record.keep_passcode(1, passcode);
        self.store(&record).await?;
        Ok(self.visit_view(&record))
    }

    pub(super) async fn show_visit(
        self: &Rc<Self>,
        message: &ShowVisit,
    ) -> Result<Option<VisitView>, PlatformError> {
        let record = self.load_served().await?.filter(|record| record.visit_of(&message.clerk).is_some());
        Ok(record.and_then(|record| self.visit_view(&record)))
    }

    pub(super) async fn resend_passcode(
        self: &Rc<Self>,
        message: &ResendPasscode,
    ) -> Result<Result<VisitView, String>, PlatformError> {
        let keys = PlatformKeys::of(&self.env)?;
        let passcode = Passcode::from_random(&random::bytes()?);
        let no_visit = || Ok(Err(Refusal::NoVisit.code().to_owned()));
        let Some(mut record) = self.load_served().await? else { return no_visit() };
        // One that would not be sent would be one less for later.
        let resend_at = record.awaited().map(|awaited| record.resend_at(awaited));
        if let Some(until) = resend_at.filter(|until| self.clock.now() < *until) {
            return Ok(Err(Refusal::PasscodeTooSoon { until }.code().to_owned()));
        }
        let digest = record.passcode_digest(&passcode, &keys);
        let event = CounterEvent::ResendPasscode { clerk: message.clerk.seat(), passcode: digest };
        if let Err(refusal) = record.handle(Event::Counter(event), self.clock.now()) {
            return Ok(Err(refusal.code().to_owned()));
        }
        let Some(serial) = record.awaited_passcode() else { return no_visit() };
        record.keep_passcode(serial, passcode);
        self.store(&record).await?;
        self.visit_view(&record).map_or_else(no_visit, |view| Ok(Ok(view)))
    }

    /// A wrong passcode is stored before it is answered: no kill takes it back.
    pub(super) async fn enter_passcode(
        self: &Rc<Self>,
        message: &EnterPasscode,
    ) -> Result<Result<VisitView, PasscodeRefusal>, PlatformError> {
        let keys = PlatformKeys::of(&self.env)?;
        let record = self.load_served().await?.filter(|record| record.visit_of(&message.clerk).is_some());
        let Some(mut record) = record else { return Ok(Err(PasscodeRefusal::TooLate)) };
        if record.has_open_visit() {
            // The same form, sent twice.
            return Ok(self.visit_view(&record).ok_or(PasscodeRefusal::TooLate));
        }
        let digest = record.passcode_digest(&message.passcode, &keys);
        let event = CounterEvent::TryPasscode { clerk: message.clerk.seat(), passcode: digest };
        match record.handle(Event::Counter(event), self.clock.now()) {
            Ok(()) => {}
            Err(Refusal::PasscodeDead) => return Ok(Err(PasscodeRefusal::Dead)),
            Err(_) => return Ok(Err(PasscodeRefusal::TooLate)),
        }
        self.store(&record).await?;
        if record.has_open_visit() {
            return Ok(self.visit_view(&record).ok_or(PasscodeRefusal::TooLate));
        }
        // What was looked at and opened nothing is wrong, also where it was the last of all and has ended the visit: it is held
        // against whoever typed it like those before.
        let remaining = match record.visit_of(&message.clerk).map(|visit| &visit.stage) {
            Some(VisitStage::Passcode(awaited)) => awaited.tries_left(self.clock.now()),
            Some(VisitStage::Open(_)) | None => 0,
        };
        Ok(Err(PasscodeRefusal::Wrong { remaining }))
    }

    pub(super) async fn view_item(
        self: &Rc<Self>,
        message: &ViewItem,
    ) -> Result<Result<Stored, String>, PlatformError> {
        let not_viewable = || Ok(Err(Refusal::NotViewable.code().to_owned()));
        let Some(mut record) = self.load_served().await? else {
            return Ok(Err(Refusal::NoVisit.code().to_owned()));
        };
        let place = record.resources.iter().position(|known| *known == message.resource).map(DatasetIndex);
        let Some(dataset) = place else { return not_viewable() };
        let event = CounterEvent::ViewItem { clerk: message.clerk.seat(), dataset };
        if let Err(refusal) = record.handle(Event::Counter(event), self.clock.now()) {
            return Ok(Err(refusal.code().to_owned()));
        }
        self.store(&record).await?;
        record.stored(&message.resource).map_or_else(not_viewable, |stored| Ok(Ok(stored)))
    }

    pub(super) async fn begin_transfer(
        self: &Rc<Self>,
        message: &BeginTransfer,
    ) -> Result<Result<Saving, String>, PlatformError> {
        let not_saveable = || Ok(Err(Refusal::NotSaveable.code().to_owned()));
        let Some(mut record) = self.load_served().await? else {
            return Ok(Err(Refusal::NoVisit.code().to_owned()));
        };
        let Some(datasets) = record.places_of(&message.resources) else { return not_saveable() };
        let event = CounterEvent::BeginTransfer { clerk: message.clerk.seat(), datasets: datasets.clone() };
        if let Err(refusal) = record.handle(Event::Counter(event), self.clock.now()) {
            return Ok(Err(refusal.code().to_owned()));
        }
        self.store(&record).await?;
        let open = record.at_counter().and_then(|state| state.visit()?.open());
        let lease = open.and_then(mydata_consent::OpenVisit::latest_lease);
        lease
            .and_then(|lease| record.saving(lease, &datasets))
            .map_or_else(not_saveable, |saving| Ok(Ok(saving)))
    }

    pub(super) async fn finish_transfer(
        self: &Rc<Self>,
        message: &FinishTransfer,
    ) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        let event = CounterEvent::FinishTransfer { lease: message.lease };
        // A refusal means that a later transfer has taken its place, or that it is over, where it counts as saved already.
        if record.handle(Event::Counter(event), self.clock.now()).is_ok() {
            self.store(&record).await?;
        }
        Ok(())
    }

    pub(super) async fn end_visit(self: &Rc<Self>, message: &EndVisit) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        let event = CounterEvent::EndVisit { clerk: message.clerk.seat() };
        // A refusal means that it has ended already, which is what was wanted.
        if record.handle(Event::Counter(event), self.clock.now()).is_ok() {
            self.store(&record).await?;
        }
        Ok(())
    }

    /// The visit under way, for the clerk whose it is.
    fn visit_view(&self, record: &Record) -> Option<VisitView> {
        let visit = record.at_counter()?.visit()?;
        match &visit.stage {
            VisitStage::Open(open) => {
                let person = record.personal.as_ref()?.person.as_ref()?;
                Some(VisitView::Open {
                    service: record.receiver.client_id()?.clone(),
                    person: CounterPerson { name: person.name.clone(), masked_id: person.id.masked() },
                    agent: record.agent_name(),
                    items: record.visit_items(),
                    until: open.until,
                })
            }
            VisitStage::Passcode(awaited) => Some(VisitView::Passcode {
                sent_to: record.personal.as_ref().and_then(|personal| personal.counter.contact.clone()),
                sending: record.sending(),
                valid_until: awaited.valid_until(),
                resend_at: record.resend_at(awaited),
                passcodes_left: awaited.passcodes_left(),
                tries_left: awaited.tries_left(self.clock.now()),
                until: visit.until(),
            }),
        }
    }
}

impl Record {
    /// The visit under way, if it is this session's.
    pub(super) fn visit_of(&self, clerk: &ClerkRef) -> Option<&Visit> {
        self.at_counter()?.visit().filter(|visit| visit.is_of(&clerk.seat()))
    }

    /// How far the sending of the latest passcode has come.
    pub(super) fn sending(&self) -> Sending {
        self.sending.unwrap_or(Sending::OnItsWay)
    }

    fn has_open_visit(&self) -> bool {
        self.at_counter().and_then(|state| state.visit()?.open()).is_some()
    }

    /// What is kept of a passcode: eight digits could be found from a plain digest.
    fn passcode_digest(&self, passcode: &Passcode, keys: &PlatformKeys) -> String {
        keys.code(&format!("counter/{}", self.name), passcode.as_str())
    }

    /// Keeps a passcode until it has been sent.
    fn keep_passcode(&mut self, serial: usize, passcode: Passcode) {
        self.sending = None;
        if let Some(personal) = &mut self.personal {
            personal.counter.passcode = Some((serial, passcode));
        }
    }

    /// The number of the passcode that has yet to be typed.
    pub(super) fn awaited_passcode(&self) -> Option<usize> {
        self.awaited().map(AwaitedPasscode::serial)
    }

    fn awaited(&self) -> Option<&AwaitedPasscode> {
        match &self.at_counter()?.visit()?.stage {
            VisitStage::Passcode(awaited) => Some(awaited),
            VisitStage::Open(_) => None,
        }
    }

    /// When another passcode may be sent: not before the citizen may be written to again.
    fn resend_at(&self, awaited: &AwaitedPasscode) -> Moment {
        match self.sending {
            Some(Sending::Refused { until }) => until.max(awaited.resend_at()),
            Some(Sending::OnItsWay | Sending::Sent) | None => awaited.resend_at(),
        }
    }

    fn visit_items(&self) -> Vec<VisitItem> {
        let Some(state) = self.at_counter() else { return Vec::new() };
        let items = self.resources.iter().zip(state.collection.states());
        let item = |(resource, (dataset, of_dataset)): (_, (DatasetIndex, &DatasetState))| {
            let (bytes, saved) = match of_dataset {
                DatasetState::Ready(package) => (Some(package.bytes), false),
                DatasetState::Taken(package) => (Some(package.bytes), true),
                _ => (None, false),
            };
            let resource = mydata_protocol::ids::ResourceId::clone(resource);
            let (rule, seen) = (state.rule(dataset), state.is_seen(dataset));
            VisitItem { resource, rule, state: of_dataset.clone(), bytes, seen, saved }
        };
        items.map(item).collect()
    }
}
