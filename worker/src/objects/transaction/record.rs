//! All that a transaction's object keeps, stored whole in one write.

use mydata_consent::{
    DatasetIndex, DatasetState, DelegationNews, Due, Effect, Event, ExpectVisit, Moment, Outbox, Refusal,
    Transaction,
};
use mydata_identity::{AssuranceLevel, IdentityMethod, NationalId, mask};
use mydata_protocol::counter::{CounterCode, Passcode};
use mydata_protocol::dp_api::AccessToken;
use mydata_protocol::ids::{AgencyId, PermissionTicket, ResourceId, TransactionUid};
use mydata_protocol::parameters::ParameterValues;
use mydata_protocol::sealed::DeliverySecret;
use serde::{Deserialize, Serialize};

use super::counter_messages::{ClerkRef, CodeEvent, Sending};
use super::delegating::{Agent, ToAsk};
use super::history::{self, Happened};
use super::messages::{Delivery, Glimpse, Part, Person, Receiver, Saving, Stored, View};
use crate::keys::PlatformKeys;
use crate::names::{CitizenName, TransactionName};
use crate::objects::signed_entry::Proof;
use crate::session::SessionDigest;
use crate::store::vault::PackageKey;
use crate::texts::Locale;

/// The record of one transaction.
#[derive(Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) name: TransactionName,
    pub(super) opened_at: Moment,
    pub(super) transaction: Transaction,
    pub(super) outbox: Outbox<Effect>,
    pub(super) session: SessionDigest,
    /// The session from before identification, until the browser has shown that it received the new one: should the
    /// answer that carried it be lost, she can identify once more, and no more than that.
    pub(super) superseded: Option<SessionDigest>,
    pub(super) receiver: Receiver,
    pub(super) minimum: AssuranceLevel,
    pub(super) resources: Vec<ResourceId>,
    /// Known from the beginning where a service has named her, else once she has identified.
    pub(super) citizen: Option<CitizenName>,
    /// Whether her service has introduced her by a signature of hers.
    #[serde(default)]
    pub(super) introduced: bool,
    pub(super) locale: Locale,
    /// Who she is, as papers may say it.
    pub(super) masked: Masked,
    /// How she identified, kept for the usage record.
    pub(super) method: Option<IdentityMethod>,
    /// All that tells who the citizen is and opens her data. Stored sealed beside the rest, and dropped in the write that
    /// ends the transaction.
    #[serde(skip)]
    pub(super) personal: Option<Personal>,
    /// Whether that with which it is sealed has yet to be destroyed.
    pub(super) has_lock: bool,
    /// Whose clerks may redeem its codes, where it is for a counter.
    #[serde(default)]
    pub(super) agency: Option<AgencyId>,
    /// Whom she has named last to go in her place.
    #[serde(default)]
    pub(super) agent: Option<Agent>,
    /// The clerk who redeemed a code last.
    #[serde(default)]
    pub(super) clerk: Option<ClerkRef>,
    /// How far the sending of the latest passcode has come.
    #[serde(default)]
    pub(super) sending: Option<Sending>,
    /// What has come of its codes.
    #[serde(default)]
    pub(super) history: Vec<CodeEvent>,
}

/// What must not outlive the transaction.
#[derive(Serialize, Deserialize)]
pub(super) struct Personal {
    pub(super) pid: Option<NationalId>,
    /// What her service has shown of her by a signature of hers.
    #[serde(default)]
    pub(super) proof: Option<Proof>,
    /// With which a service fetches.
    pub(super) ticket: Option<PermissionTicket>,
    pub(super) person: Option<Person>,
    pub(super) identified_at: Option<Moment>,
    pub(super) secret: DeliverySecret,
    pub(super) requests: Vec<ProviderRequest>,
    #[serde(default)]
    pub(super) counter: CounterSecrets,
}

/// What a counter's code comes with. The states keep digests of them only.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct CounterSecrets {
    /// The code, so that a page that is loaded anew shows the same.
    pub(super) code: Option<CounterCode>,
    /// The passcode that has yet to be sent, with its number.
    pub(super) passcode: Option<(usize, Passcode)>,
    /// Where passcodes go, masked.
    pub(super) contact: Option<String>,
    /// Who is to be asked to go in her place, until that has happened.
    pub(super) to_ask: Option<ToAsk>,
    /// Whom she has named last: the number, masked, or once that person has accepted the name, masked.
    #[serde(default)]
    pub(super) agent: String,
    /// The name of whoever has accepted to.
    pub(super) agent_name: Option<String>,
}

/// Her ID and name, masked; empty until she has identified.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Masked {
    pub(super) id: String,
    pub(super) name: String,
}

/// What one provider is asked with, the same on every retry, and what its package is locked with.
#[derive(Serialize, Deserialize)]
pub(super) struct ProviderRequest {
    pub(super) uid: TransactionUid,
    pub(super) token: AccessToken,
    /// What the citizen filled in for it.
    pub(super) parameters: ParameterValues,
    /// There is none before its package stands in the vault, and none after it has been taken.
    pub(super) key: Option<PackageKey>,
}

/// What a browser that shows a session may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Go on.
    Full,
    /// Identify again: it holds the session from before.
    IdentifyAgain,
}

impl Record {
    /// What the holder of `session` may do, if anything.
    pub(super) fn access(&self, session: &SessionDigest) -> Option<Access> {
        if self.session.is(session) {
            return Some(Access::Full);
        }
        let superseded = self.superseded.as_ref().is_some_and(|superseded| superseded.is(session));
        superseded.then_some(Access::IdentifyAgain)
    }

    /// It is known who she is.
    pub(super) fn identified(
        &mut self,
        person: Person,
        method: IdentityMethod,
        keys: &PlatformKeys,
        now: Moment,
    ) {
        self.citizen = Some(keys.citizen(&person.id));
        self.masked = Masked { id: person.id.masked(), name: mask::name(&person.name) };
        self.method = Some(method);
        if let Some(personal) = &mut self.personal {
            personal.pid = Some(person.id.clone());
            personal.person = Some(person);
            personal.identified_at.get_or_insert(now);
        }
    }

    /// Keeps what she has filled in for each of the datasets.
    pub(super) fn fill_in(&mut self, parameters: Vec<ParameterValues>) {
        let requests = self.personal.iter_mut().flat_map(|personal| &mut personal.requests);
        for (request, answers) in requests.zip(parameters) {
            request.parameters = answers;
        }
    }

    /// What her service has shown of her by a signature of hers, until the end.
    pub(super) fn proof(&self) -> Option<Proof> {
        self.personal.as_ref()?.proof.clone()
    }

    /// Whether this is the ticket with which its service fetches, also when the ticket itself has been dropped.
    pub(super) fn has_ticket(&self, ticket: &PermissionTicket, keys: &PlatformKeys) -> bool {
        matches!(self.receiver, Receiver::Service { .. }) && keys.transaction(ticket) == self.name
    }

    /// Whether the lock still hangs though there is nothing left that it opens.
    pub(super) fn has_useless_lock(&self) -> bool {
        self.has_lock && self.personal.is_none()
    }

    /// Applies what time alone has decided. Tells whether anything changed.
    pub(super) fn settle(&mut self, now: Moment) -> bool {
        let before = self.transaction.clone();
        let step = before.clone().settle(now);
        let changed = step.next != before || !step.effects.is_empty();
        self.take(step, now);
        changed
    }

    /// Takes in what happened.
    pub(super) fn handle(&mut self, event: Event, now: Moment) -> Result<(), Refusal> {
        let step = self.transaction.clone().handle(event, now)?;
        self.take(step, now);
        Ok(())
    }

    fn take(&mut self, step: mydata_consent::Step, now: Moment) {
        let before = std::mem::replace(&mut self.transaction, step.next);
        self.chronicle(&before, now);
        for (at, effect) in step.effects {
            self.outbox.push(at, effect);
        }
        if let Transaction::Ended(_) = self.transaction {
            let personal = self.personal.take();
            // Of the end itself nobody is told by name.
            let has_to_be_named = self.owes(|effect| {
                matches!(effect, Effect::TellDelegation { news, .. } if *news != DelegationNews::Over)
            });
            if let (Some(personal), Some(agent), true) = (personal, &mut self.agent, has_to_be_named) {
                agent.masked = personal.counter.agent;
            }
            self.outbox.retain(Effect::outlives_the_end);
            self.forget_names();
        }
        self.destroy_keys_of_what_was_taken();
        self.drop_dead_secrets();
    }

    /// The effect is done.
    pub(super) fn done(&mut self, due: &Due<Effect>) {
        self.outbox.done(due.id);
        self.forget_names();
    }

    /// After the end names are kept, masked, only for what has yet to be written of them.
    fn forget_names(&mut self) {
        let Transaction::Ended(_) = self.transaction else { return };
        if !self.owes(|effect| matches!(effect, Effect::IssueReceipt { .. })) {
            self.masked = Masked::default();
        }
        if !self.owes(|effect| matches!(effect, Effect::TellDelegation { .. })) {
            self.agent = None;
        }
    }

    fn owes(&self, wanted: impl Fn(&Effect) -> bool) -> bool {
        self.outbox.due(Moment::from_unix_millis(i64::MAX)).iter().any(|due| wanted(&due.effect))
    }

    /// Writes down what has come of the counter's code.
    fn chronicle(&mut self, before: &Transaction, now: Moment) {
        for happened in history::between(before, &self.transaction, now) {
            self.happened(&happened);
        }
    }

    pub(super) fn happened(&mut self, happened: &Happened) {
        let clerk = self.clerk.as_ref().filter(|_| happened.is_the_clerks());
        self.history.push(CodeEvent {
            at: happened.at,
            what: happened.what,
            clerk: clerk.map(|clerk| clerk.shown_name.clone()),
            resource: happened.dataset.and_then(|dataset| self.resources.get(dataset.0).cloned()),
            naming: self.active_agent().map(Agent::naming),
        });
    }

    /// A code that cannot be redeemed and a passcode that nobody waits for are kept no longer.
    fn drop_dead_secrets(&mut self) {
        let has_code = self.at_counter().is_some_and(|state| state.code().is_some());
        let awaited = self.awaited_passcode();
        let Some(Personal { counter, .. }) = &mut self.personal else { return };
        counter.code = counter.code.take().filter(|_| has_code);
        counter.passcode = counter.passcode.take().filter(|(serial, _)| awaited == Some(*serial));
    }

    fn destroy_keys_of_what_was_taken(&mut self) {
        let Some(collection) = self.transaction.collection() else { return };
        let Some(personal) = &mut self.personal else { return };
        for ((_, state), request) in collection.states().zip(&mut personal.requests) {
            if let DatasetState::Taken(_) = state {
                request.key = None;
            }
        }
    }

    pub(super) fn view(&self, access: Access) -> View {
        View {
            transaction: self.transaction.clone(),
            receiver: self.receiver.clone(),
            resources: self.resources.clone(),
            pid: self.personal.as_ref().and_then(|personal| personal.pid.clone()),
            person: match access {
                Access::Full => self.personal.as_ref().and_then(|personal| personal.person.clone()),
                Access::IdentifyAgain => None,
            },
            introduced: self.introduced,
            proof: self.proof(),
            must_identify_again: access == Access::IdentifyAgain,
            citizen: self.citizen.clone(),
        }
    }

    /// The package of this dataset, if it stands in the vault and may be shown.
    pub(super) fn stored(&self, resource: &ResourceId) -> Option<Stored> {
        let dataset = self.resources.iter().position(|known| known == resource)?;
        self.stored_at(dataset)
    }

    fn stored_at(&self, dataset: usize) -> Option<Stored> {
        let DatasetState::Ready(package) = self.transaction.collection()?.state(DatasetIndex(dataset))?
        else {
            return None;
        };
        let key = self.personal.as_ref()?.requests.get(dataset)?.key.clone()?;
        Some(Stored { dataset, key, bytes: package.bytes, crc32: package.crc32 })
    }

    /// Whether the package of this dataset is what is handed over.
    pub(super) fn is_ready(&self, dataset: DatasetIndex) -> bool {
        let state = self.transaction.collection().and_then(|collection| collection.state(dataset));
        matches!(state, Some(DatasetState::Ready(_)))
    }

    /// Keeps the key of a package that has come to stand in the vault.
    pub(super) fn keep_key(&mut self, dataset: DatasetIndex, key: Option<PackageKey>) {
        let requests = self.personal.as_mut().map(|personal| &mut personal.requests);
        if let Some(request) = requests.and_then(|requests| requests.get_mut(dataset.0)) {
            request.key = key;
        }
    }

    /// What goes to the citizen's computer.
    pub(super) fn saving(&self, lease: u64, datasets: &[DatasetIndex]) -> Option<Saving> {
        let packages = datasets.iter().map(|dataset| {
            let resource = self.resources.get(dataset.0)?.clone();
            Some((resource, self.stored_at(dataset.0)?))
        });
        Some(Saving { lease, packages: packages.collect::<Option<_>>()? })
    }

    /// The places of these datasets; nothing if one of them was not asked for.
    pub(super) fn places_of(&self, resources: &[ResourceId]) -> Option<Vec<DatasetIndex>> {
        let place = |resource| self.resources.iter().position(|known| known == resource).map(DatasetIndex);
        resources.iter().map(place).collect()
    }

    /// What its citizen's member area shows of it.
    pub(super) fn glimpse(&self) -> Glimpse {
        Glimpse {
            handover: self.receiver.handover(),
            client_id: self.receiver.client_id().cloned(),
            stage: stage(&self.transaction).to_owned(),
            datasets: self.dataset_states(),
            started_at: self.transaction.collection().map(mydata_consent::Collection::started_at),
            kept_until: self.transaction.kept_until(),
            code_until: self.at_counter().and_then(ExpectVisit::code).map(|code| code.valid_until),
            minimum: self.minimum,
        }
    }

    /// The datasets and how far each has come; none once it has ended.
    pub(super) fn dataset_states(&self) -> Vec<(ResourceId, DatasetState)> {
        let states = self.transaction.collection().into_iter().flat_map(mydata_consent::Collection::states);
        self.resources.iter().cloned().zip(states.map(|(_, state)| state.clone())).collect()
    }

    /// What goes to the service. All or nothing: where one dataset failed, no package goes.
    pub(super) fn delivery(&self, lease: u64) -> Option<Delivery> {
        let collection = self.transaction.collection()?;
        let whole = collection.failed().is_empty();
        let parts = collection.states().zip(&self.resources).map(|((index, state), resource)| Part {
            resource: resource.clone(),
            code: code_of(state),
            package: whole.then(|| self.stored_at(index.0)).flatten(),
        });
        Some(Delivery { lease, secret: self.personal.as_ref()?.secret.clone(), parts: parts.collect() })
    }

    /// The dataset this token was issued for, while the token lives.
    pub(super) fn dataset_of_token(&self, token: &AccessToken) -> Option<(DatasetIndex, &Personal)> {
        let personal = self.personal.as_ref()?;
        let index = personal.requests.iter().position(|request| request.token == *token)?;
        let state = self.transaction.collection()?.state(DatasetIndex(index))?;
        (!state.is_settled()).then_some((DatasetIndex(index), personal))
    }
}

/// How far a transaction has come, in one word.
#[must_use]
pub fn stage(transaction: &Transaction) -> &'static str {
    match transaction {
        Transaction::ExpectTerms(_) => "terms",
        Transaction::ExpectIdentity(_) => "identify",
        Transaction::ExpectConsent(_) => "consent",
        Transaction::ExpectSave(_) => "data",
        Transaction::ExpectVisit(_) => "code",
        Transaction::ExpectAcknowledgement(_) => "telling",
        Transaction::ExpectTake(_) => "sent",
        Transaction::Ended(_) => "ended",
    }
}

fn code_of(state: &DatasetState) -> u16 {
    match state {
        DatasetState::Ready(_) | DatasetState::Taken(_) => 200,
        DatasetState::NoRecord => 204,
        DatasetState::Failed { .. } | DatasetState::Preparing { .. } | DatasetState::Waiting => 504,
    }
}
