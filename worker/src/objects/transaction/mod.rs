//! One transaction: asks the state machine, stores its step and effects in one write, carries the effects out.

mod carry_out;
mod close_counter;
mod counter;
mod counter_messages;
mod delegating;
mod history;
mod intake;
mod lock;
mod messages;
mod notice;
mod occasion;
mod papers;
mod passcode;
mod provider;
mod record;
mod report_package;
mod save;
mod seams;
mod standing;
mod visit;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use mydata_consent::{
    DatasetEnding, EntryId, Event, Handover, ItemRule, Moment, Patience, StopReason, TakeAnswer, Terms,
    Transaction,
};
use mydata_identity::AssuranceLevel;
use mydata_protocol::connect::ActiveToken;
use mydata_protocol::dp_api::{AccessToken, TOKEN_LIFE};
use mydata_protocol::ids::{ResourceId, TransactionUid};
use mydata_protocol::sealed::DeliverySecret;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use counter::NO_CONTACT;
pub use counter_messages::{
    BeginTransfer, ClerkRef, CodeEvent, CodeHappening, CodeShown, CodeView, CounterPerson, EndVisit,
    EnterPasscode, FinishTransfer, Holder, HoldsCode, IssueCode, PasscodeRefusal, Redeem, ResendPasscode,
    Sending, ShowCode, ShowVisit, ViewItem, VisitGlimpse, VisitItem, VisitStep, VisitView,
};
pub use delegating::{AgentAnswer, AgentAnswers, DelegationView, HERSELF, NameAgent, WithdrawDelegation};
pub use messages::{
    Act, AskStanding, Asked, BeginSave, BeginTake, CloseFor, Deed, Delivery, FinishSave, FinishTake, Glance,
    Glimpse, Introspect, NotNow, Open, Part, Person, Preview, Receiver, Resume, Saving, ServiceRequest, Show,
    Standing, Stop, Stored, Take, View, WhoIs, WhoseTicket,
};
pub use record::stage;
use record::{Access, Personal, ProviderRequest, Record};

use super::signed_entry::Proof;
use super::{Envelope, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::random;
use crate::sandbox::{Happening, Seams};
use crate::store::catalogue::{Catalogue, CounterService, Dataset};

/// An effect under way is looked after again this much later, in case the process carrying it out was killed.
const WATCHDOG: Duration = Duration::from_mins(1);

/// One transaction.
#[durable_object]
pub struct TransactionObject {
    inner: Rc<Inner>,
}

/// What the object's handlers and the effects under way share.
struct Inner {
    state: State,
    env: Env,
    clock: Clock,
    /// Effects being carried out by this process. After a kill it is empty, and they are carried out again.
    running: RefCell<BTreeSet<EntryId>>,
    /// Nothing has been read yet: what an earlier process left undone is due at once.
    fresh: Cell<bool>,
    /// What opens the personal part of the row, once it has been fetched.
    lock: Cell<Option<lock::Lock>>,
    /// Where the sandbox of a demonstration stands.
    seams: Seams,
}

impl DurableObject for TransactionObject {
    fn new(state: State, env: Env) -> Self {
        let (clock, seams) = (Clock::of(&env), Seams::of(&env));
        Self {
            inner: Rc::new(Inner {
                state,
                env,
                clock,
                running: RefCell::default(),
                fresh: Cell::new(true),
                lock: Cell::default(),
                seams,
            }),
        }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.inner.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        if let Err(error) = self.inner.clone().pump().await {
            // The runtime gives up after a few attempts, and deadlines and erasures must not.
            worker::console_error!("{}", error.code());
            let later = self.inner.clock.now().plus(carry_out::RETRY);
            row::wake_at(&self.inner.state, self.inner.clock.on_the_wall(later)).await?;
        }
        Response::empty()
    }
}

impl Inner {
    async fn receive(self: &Rc<Self>, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        if envelope.is::<Open>() {
            answer::<Open>(&self.open(envelope.read()?).await?)
        } else if envelope.is::<Show>() {
            answer::<Show>(&self.show(&envelope.read()?).await?)
        } else if envelope.is::<Act>() {
            answer::<Act>(&self.act(envelope.read()?).await?)
        } else if envelope.is::<Preview>() {
            answer::<Preview>(&self.preview(&envelope.read()?).await?)
        } else if envelope.is::<BeginSave>() {
            answer::<BeginSave>(&self.begin_save(envelope.read()?).await?)
        } else if envelope.is::<FinishSave>() {
            answer::<FinishSave>(&self.finish_save(&envelope.read()?).await?)
        } else if envelope.is::<Glance>() {
            answer::<Glance>(&self.glance(&envelope.read()?).await?)
        } else if envelope.is::<Stop>() {
            answer::<Stop>(&self.stop(&envelope.read()?).await?)
        } else if envelope.is::<Resume>() {
            answer::<Resume>(&self.resume(envelope.read()?).await?)
        } else if envelope.is::<AskStanding>() {
            answer::<AskStanding>(&self.standing(&envelope.read()?).await?)
        } else if envelope.is::<CloseFor>() {
            answer::<CloseFor>(&self.close_for(&envelope.read()?).await?)
        } else if envelope.is::<WhoseTicket>() {
            answer::<WhoseTicket>(&self.whose_ticket(&envelope.read()?).await?)
        } else if envelope.is::<BeginTake>() {
            answer::<BeginTake>(&self.begin_take(&envelope.read()?).await?)
        } else if envelope.is::<FinishTake>() {
            answer::<FinishTake>(&self.finish_take(&envelope.read()?).await?)
        } else if envelope.is::<Introspect>() {
            answer::<Introspect>(&self.introspect(&envelope.read()?).await?)
        } else if envelope.is::<WhoIs>() {
            answer::<WhoIs>(&self.who_is(&envelope.read()?).await?)
        } else {
            self.receive_at_counter(&envelope).await
        }
    }

    async fn receive_at_counter(self: &Rc<Self>, envelope: &Envelope) -> Result<Response, PlatformError> {
        if envelope.is::<ShowCode>() {
            answer::<ShowCode>(&self.show_code(&envelope.read()?).await?)
        } else if envelope.is::<IssueCode>() {
            answer::<IssueCode>(&self.issue_code(&envelope.read()?).await?)
        } else if envelope.is::<HoldsCode>() {
            answer::<HoldsCode>(&self.holds_code(&envelope.read()?).await?)
        } else if envelope.is::<Redeem>() {
            answer::<Redeem>(&self.redeem(envelope.read()?).await?)
        } else if envelope.is::<ShowVisit>() {
            answer::<ShowVisit>(&self.show_visit(&envelope.read()?).await?)
        } else if envelope.is::<ResendPasscode>() {
            answer::<ResendPasscode>(&self.resend_passcode(&envelope.read()?).await?)
        } else if envelope.is::<EnterPasscode>() {
            answer::<EnterPasscode>(&self.enter_passcode(&envelope.read()?).await?)
        } else if envelope.is::<ViewItem>() {
            answer::<ViewItem>(&self.view_item(&envelope.read()?).await?)
        } else if envelope.is::<BeginTransfer>() {
            answer::<BeginTransfer>(&self.begin_transfer(&envelope.read()?).await?)
        } else if envelope.is::<FinishTransfer>() {
            answer::<FinishTransfer>(&self.finish_transfer(&envelope.read()?).await?)
        } else if envelope.is::<EndVisit>() {
            answer::<EndVisit>(&self.end_visit(&envelope.read()?).await?)
        } else if envelope.is::<NameAgent>() {
            answer::<NameAgent>(&self.name_agent(envelope.read()?).await?)
        } else if envelope.is::<WithdrawDelegation>() {
            answer::<WithdrawDelegation>(&self.withdraw_delegation(&envelope.read()?).await?)
        } else if envelope.is::<AgentAnswers>() {
            answer::<AgentAnswers>(&self.agent_answers(envelope.read()?).await?)
        } else {
            Err(envelope.unknown())
        }
    }

    async fn open(self: &Rc<Self>, open: Open) -> Result<(), PlatformError> {
        if self.load().await?.is_some() {
            return Err(PlatformError::Object("already open".to_owned()));
        }
        let catalogue = Catalogue::of(&self.env)?;
        let datasets = catalogue.datasets(&open.request.resources).await?;
        let counter = match &open.request.receiver {
            Receiver::Counter { client_id } => catalogue.counter_service(client_id).await?,
            Receiver::Citizen | Receiver::Service(_) => None,
        };
        let terms = terms(&open.request, &datasets, counter.as_ref())?;
        self.seams.plan(&self.state, &open.faults)?;
        let (minimum, opened_at) = (terms.minimum, Seams::opened_at(&open.faults, self.clock.now()));
        let (transaction, effects) = match out_of_order(&terms, &datasets) {
            Some(endings) => Transaction::undeliverable(endings, opened_at),
            None => Transaction::open(terms, opened_at),
        };
        let is_over = matches!(transaction, Transaction::Ended(_));
        if !is_over {
            self.hang_lock(&open.name).await?;
        }
        let keys = PlatformKeys::of(&self.env)?;
        let personal = Personal {
            secret: DeliverySecret::from_random(random::bytes()?),
            counter: record::CounterSecrets::default(),
            requests: (0..open.request.resources.len())
                .map(|dataset| provider_request(&open, dataset))
                .collect::<Result<_, _>>()?,
            person: None,
            identified_at: None,
            pid: open.request.pid.clone(),
            proof: open.request.proof,
            ticket: open.request.ticket,
        };
        let introduced = personal.proof.is_some();
        let citizen = open.request.pid.as_ref().map(|pid| keys.citizen(pid));
        let mut record = Record {
            name: open.name,
            opened_at,
            transaction,
            outbox: mydata_consent::Outbox::default(),
            session: open.session,
            superseded: None,
            receiver: open.request.receiver,
            minimum,
            resources: open.request.resources,
            citizen,
            introduced,
            locale: open.request.locale,
            masked: record::Masked::default(),
            method: None,
            personal: (!is_over).then_some(personal),
            agency: counter.map(|service| service.agency.id),
            agent: None,
            clerk: None,
            sending: None,
            history: Vec::new(),
            has_lock: !is_over,
        };
        for (at, effect) in effects {
            record.outbox.push(at, effect);
        }
        self.note_beginning(&record, &open.faults);
        self.store(&record).await
    }

    async fn show(self: &Rc<Self>, show: &Show) -> Result<Option<View>, PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(None) };
        let Some(access) = record.access(&show.session) else { return Ok(None) };
        if access == Access::Full && record.superseded.take().is_some() {
            self.store(&record).await?;
        }
        Ok(Some(record.view(access)))
    }

    async fn act(self: &Rc<Self>, act: Act) -> Result<Result<View, String>, PlatformError> {
        let unknown = Ok(Err("transaction.unknown".to_owned()));
        let Some(mut record) = self.load().await? else { return unknown };
        let Some(access) = record.access(&act.session) else { return unknown };
        let now = self.clock.now();
        if let (Deed::Identify { person, .. }, Some(expected)) = (&act.deed, &record.citizen)
            && PlatformKeys::of(&self.env)?.citizen(&person.id) != *expected
        {
            return Ok(Err("transaction.another-person".to_owned()));
        }
        match (access, &act.deed) {
            (Access::Full, deed) => {
                if let Err(refusal) = record.handle(deed.event(), now) {
                    return Ok(Err(refusal.code().to_owned()));
                }
            }
            // She is identified already; what was lost is her new session.
            (Access::IdentifyAgain, Deed::Identify { .. }) => {}
            (Access::IdentifyAgain, _) => return unknown,
        }
        self.note_deed(&record, &act.deed);
        match act.deed {
            Deed::Identify { method, person, next_session } if record.personal.is_some() => {
                record.identified(*person, method, &PlatformKeys::of(&self.env)?, now);
                record.session = next_session;
                record.superseded = Some(act.session);
            }
            Deed::AcceptTerms { parameters } => {
                record.fill_in(parameters);
                // Where collecting has begun with it, her service had shown who she is.
                let proof = record.proof().filter(|_| record.transaction.method().is_some());
                if let Some(Proof { person, method, .. }) = proof {
                    self.note_identified(&record, method);
                    record.identified(*person, method, &PlatformKeys::of(&self.env)?, now);
                }
            }
            _ => {}
        }
        self.store(&record).await?;
        Ok(Ok(record.view(Access::Full)))
    }

    async fn preview(self: &Rc<Self>, preview: &Preview) -> Result<Option<Stored>, PlatformError> {
        let record = self.load().await?.filter(|record| record.session.is(&preview.session));
        Ok(record.and_then(|record| record.stored(&preview.resource)))
    }

    async fn close_for(self: &Rc<Self>, message: &CloseFor) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        let is_theirs = record.receiver.client_id() == Some(&message.client_id);
        let stop = Event::Stop(StopReason::ServiceClosed);
        // A refusal means that it has ended already, which is what was wanted.
        if is_theirs && record.handle(stop, self.clock.now()).is_ok() {
            self.store(&record).await?;
        }
        Ok(())
    }

    async fn whose_ticket(
        self: &Rc<Self>,
        message: &WhoseTicket,
    ) -> Result<Option<mydata_protocol::ids::ClientId>, PlatformError> {
        let keys = PlatformKeys::of(&self.env)?;
        let record = self.load().await?.filter(|record| record.has_ticket(&message.ticket, &keys));
        Ok(record.and_then(|record| Some(record.receiver.service()?.client_id.clone())))
    }

    async fn begin_take(self: &Rc<Self>, message: &BeginTake) -> Result<Take, PlatformError> {
        let not_allowed = Ok(Take::Not(NotNow::NotAllowed));
        let keys = PlatformKeys::of(&self.env)?;
        let record = self.load().await?.filter(|record| record.has_ticket(&message.ticket, &keys));
        let Some(mut record) = record else {
            return not_allowed;
        };
        let tx_id = record.receiver.service().map(|request| &request.tx_id);
        if message.tx_id.is_some() && message.tx_id.as_ref() != tx_id {
            return not_allowed;
        }
        let now = self.clock.now();
        let answer = record.transaction.take_answer(now);
        if answer != TakeAnswer::Ready {
            return Ok(Take::Not(answer.into()));
        }
        if record.handle(Event::BeginTake, now).is_err() {
            return not_allowed;
        }
        self.store(&record).await?;
        let Transaction::ExpectTake(state) = &record.transaction else { return not_allowed };
        match state.lease().and_then(|lease| record.delivery(lease)) {
            Some(delivery) => Ok(Take::Begin(Box::new(delivery))),
            None => not_allowed,
        }
    }

    async fn finish_take(self: &Rc<Self>, message: &FinishTake) -> Result<(), PlatformError> {
        let Some(mut record) = self.load().await? else { return Ok(()) };
        // A refusal means that it has ended already, which is what was wanted.
        if record.handle(Event::FinishTake { lease: message.lease }, self.clock.now()).is_ok() {
            self.report(&record, "taken", Happening::Taken);
            self.store(&record).await?;
        }
        Ok(())
    }

    async fn introspect(self: &Rc<Self>, message: &Introspect) -> Result<Option<ActiveToken>, PlatformError> {
        let Some(record) = self.load().await? else { return Ok(None) };
        let Some((index, personal)) = record.dataset_of_token(&message.token) else { return Ok(None) };
        if record.resources.get(index.0) != Some(&message.resource) {
            return Ok(None);
        }
        let (Some(method), Some(identified_at)) = (record.method, personal.identified_at) else {
            return Ok(None);
        };
        let expires = identified_at.plus(TOKEN_LIFE);
        if self.clock.now() >= expires {
            return Ok(None);
        }
        Ok(Some(ActiveToken {
            verification: method,
            nbf: seconds(identified_at),
            exp: seconds(expires),
            iss: crate::config::text(&self.env, "PLATFORM_ORIGIN").unwrap_or_default(),
            aud: message.resource.clone(),
            client_id: message.resource.to_string(),
            sub: record.name.to_string(),
            auth_time: seconds(identified_at),
            amr: vec![method.code().to_ascii_lowercase()],
            scope: message.resource.to_string(),
        }))
    }

    async fn who_is(self: &Rc<Self>, message: &WhoIs) -> Result<Option<Person>, PlatformError> {
        let Some(record) = self.load().await? else { return Ok(None) };
        let Some((_, personal)) = record.dataset_of_token(&message.token) else { return Ok(None) };
        let alive =
            personal.identified_at.is_some_and(|identified| self.clock.now() < identified.plus(TOKEN_LIFE));
        Ok(alive.then(|| personal.person.clone()).flatten())
    }

    /// The record, with every deadline applied that has passed by now.
    async fn load(self: &Rc<Self>) -> Result<Option<Record>, PlatformError> {
        let Some(mut record) = self.read().await? else { return Ok(None) };
        let changed = record.settle(self.clock.now());
        if changed || self.fresh.take() {
            self.store(&record).await?;
        }
        Ok(Some(record))
    }

    /// Stores the record and sees to it that what is due gets done. No `await` stands between the two writes, so
    /// they happen together.
    async fn store(&self, record: &Record) -> Result<(), PlatformError> {
        self.write(record)?;
        self.note_standing(record);
        self.set_alarm(record).await
    }

    /// Wakes the object for the next effect nobody is carrying out, and for those whose carrier may have died.
    async fn set_alarm(&self, record: &Record) -> Result<(), PlatformError> {
        let next = {
            let (running, later) = (self.running.borrow(), self.clock.now().plus(WATCHDOG));
            let next = record.outbox.wake_at(|id| running.contains(&id).then_some(later));
            if record.has_useless_lock() { Some(self.clock.now()) } else { next }
        };
        match next {
            Some(moment) => row::wake_at(&self.state, self.clock.on_the_wall(moment)).await,
            None => Ok(()),
        }
    }
}

fn terms(
    asked: &Asked,
    datasets: &[Dataset],
    counter: Option<&CounterService>,
) -> Result<Terms, PlatformError> {
    let minimum = AssuranceLevel::strongest_of(datasets.iter().map(|dataset| dataset.minimum_level));
    let patience: Vec<Patience> = datasets.iter().map(|dataset| dataset.patience).collect();
    let minimum = minimum.ok_or_else(|| PlatformError::Catalogue("no datasets".to_owned()))?;
    let shown = asked.proof.as_ref().map(|proof| proof.method);
    let items = match &asked.receiver {
        Receiver::Counter { .. } => rules(&asked.resources, counter)?,
        Receiver::Citizen | Receiver::Service(_) => Vec::new(),
    };
    Ok(Terms { handover: asked.receiver.handover(), minimum, datasets: patience, items, shown })
}

/// What clerks may do with each of the datasets. None goes to a counter that its service does not name.
fn rules(resources: &[ResourceId], counter: Option<&CounterService>) -> Result<Vec<ItemRule>, PlatformError> {
    let items = counter.map(|service| service.items.as_slice()).unwrap_or_default();
    let rule =
        |resource: &ResourceId| items.iter().find(|item| item.resource_id == *resource).map(|item| item.rule);
    let rules: Option<_> = resources.iter().map(rule).collect();
    rules.ok_or_else(|| PlatformError::Catalogue("not an item of the counter's".to_owned()))
}

/// What becomes of each dataset where a service asks for one that cannot be had at present: nobody identifies for nothing,
/// since all of them go or none. A citizen's own order leaves such a dataset out, and a counter gets what there is.
fn out_of_order(terms: &Terms, datasets: &[Dataset]) -> Option<Vec<DatasetEnding>> {
    if terms.handover != Handover::ToService || datasets.iter().all(Dataset::in_service) {
        return None;
    }
    let ending = |dataset: &Dataset| match dataset.availability.code() {
        Some(code) => DatasetEnding::Failed { reason: code.to_owned() },
        None => DatasetEnding::NotAsked,
    };
    Some(datasets.iter().map(ending).collect())
}

fn provider_request(open: &Open, dataset: usize) -> Result<ProviderRequest, PlatformError> {
    let random: [u8; 64] = random::bytes()?;
    Ok(ProviderRequest {
        uid: TransactionUid::from_random(random::bytes()?),
        token: AccessToken::issue(open.name.to_bytes(), &random).map_err(|_| PlatformError::Randomness)?,
        parameters: open.request.parameters.get(dataset).cloned().unwrap_or_default(),
        key: None,
    })
}

fn seconds(moment: Moment) -> i64 {
    moment.unix_millis() / 1_000
}
