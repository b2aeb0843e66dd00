//! The citizen sends somebody else to the counter (委託代辦): naming an agent, the agent's answer, and telling both.

use std::rc::Rc;

use mydata_consent::{
    CounterEvent, DatasetIndex, Delegation, DelegationNews, DelegationStage, Due, Effect, Event, ExpectVisit,
    Moment,
};
use mydata_identity::{Birthday, NationalId, mask};
use mydata_protocol::counter::CounterCode;
use serde::{Deserialize, Serialize};

use super::Inner;
use super::record::Record;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::CitizenName;
use crate::objects::citizen::{AskAgent, Delegated, DelegationRole, Mandate, TellOfDelegation};
use crate::objects::{Message, send};
use crate::random;
use crate::registry::{self, Answer};
use crate::session::SessionDigest;

const BINDING: &str = "TRANSACTION";

/// Code of the refusal of somebody who names herself.
pub const HERSELF: &str = "delegation.herself";

/// The citizen names somebody to go to the counter for her. That it was taken in tells nothing of whom she has named.
#[derive(Serialize, Deserialize)]
pub struct NameAgent {
    /// The digest of the citizen's session.
    pub session: SessionDigest,
    /// Whom she names.
    pub id: NationalId,
    /// When that person was born, as she says.
    pub birthday: Birthday,
}
message!(NameAgent => Result<(), String>, "name-agent");

/// The citizen takes it back: whatever code the agent has is dead.
#[derive(Serialize, Deserialize)]
pub struct WithdrawDelegation {
    /// The digest of the citizen's session.
    pub session: SessionDigest,
}
message!(WithdrawDelegation => Result<(), String>, "withdraw-delegation");

/// What somebody who was named says to it. The answer is the code of the refusal.
#[derive(Serialize, Deserialize)]
pub struct AgentAnswers {
    /// Who says it.
    pub agent: CitizenName,
    /// To which naming.
    pub naming: usize,
    /// What.
    pub answer: AgentAnswer,
}
message!(AgentAnswers => Result<(), String>, "agent-answers");

/// What an agent can say.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgentAnswer {
    /// She goes.
    Accept {
        /// Her name, as the registry has it: the clerk sees it once she has told the passcode.
        name: String,
    },
    /// She does not, or does not any more.
    Decline,
}

/// A delegation as the citizen's page shows it. It is the same whether there is such a person or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationView {
    /// Who was named: the number, masked, or once she has accepted her name, masked.
    pub agent: String,
    /// How far it has come.
    pub stage: DelegationStage,
    /// Since when.
    pub at: Moment,
    /// How many more times somebody may be named.
    pub namings_left: usize,
}

/// Whom the citizen has named last, as it is kept in the row.
#[derive(Serialize, Deserialize)]
pub(super) struct Agent {
    pub(super) citizen: CitizenName,
    naming: usize,
    /// Who it is, masked. Until the end only the sealed part has it; from then on it is kept until all have been told.
    #[serde(default)]
    pub(super) masked: String,
}

impl Agent {
    pub(super) const fn naming(&self) -> usize {
        self.naming
    }
}

/// Who is to be asked, until she has been.
#[derive(Serialize, Deserialize)]
pub(super) struct ToAsk {
    id: NationalId,
    birthday: Birthday,
    code: CounterCode,
}

impl Record {
    /// The delegation of a transaction that waits for a visit.
    fn delegation(&self) -> Option<&Delegation> {
        self.at_counter().and_then(ExpectVisit::delegation)
    }

    /// The agent, while the code is hers.
    pub(super) fn active_agent(&self) -> Option<&Agent> {
        self.agent.as_ref().filter(|_| self.delegation().is_some_and(Delegation::is_agents))
    }

    /// The agent's name, for the clerk who has been told the passcode.
    pub(super) fn agent_name(&self) -> Option<String> {
        self.active_agent()?;
        self.personal.as_ref()?.counter.agent_name.clone()
    }

    pub(super) fn delegation_view(&self) -> Option<DelegationView> {
        let delegation = self.delegation()?;
        Some(DelegationView {
            agent: self.masked_agent(),
            stage: delegation.stage(),
            at: delegation.since(),
            namings_left: delegation.namings_left(),
        })
    }

    /// Whom she has named last: the number, masked, or once that person has accepted the name, masked.
    fn masked_agent(&self) -> String {
        match (&self.personal, &self.agent) {
            (Some(personal), _) => personal.counter.agent.clone(),
            (None, Some(agent)) => agent.masked.clone(),
            (None, None) => String::new(),
        }
    }

    /// The citizen's name, masked, while it is known.
    fn masked_name(&self) -> String {
        let person = self.personal.as_ref().and_then(|personal| personal.person.as_ref());
        person.map_or_else(|| self.masked.name.clone(), |person| mask::name(&person.name))
    }
}

impl Inner {
    pub(super) async fn name_agent(
        self: &Rc<Self>,
        message: NameAgent,
    ) -> Result<Result<(), String>, PlatformError> {
        let record = self.load().await?.filter(|record| record.session.is(&message.session));
        let Some(mut record) = record else { return Ok(Err("transaction.unknown".to_owned())) };
        if let Err(refusal) = record.handle(Event::Counter(CounterEvent::NameAgent), self.clock.now()) {
            return Ok(Err(refusal.code().to_owned()));
        }
        // Only now: where nobody can be named, asking must not tell whose transaction this is.
        let citizen = PlatformKeys::of(&self.env)?.citizen(&message.id);
        if record.citizen.as_ref() == Some(&citizen) {
            return Ok(Err(HERSELF.to_owned()));
        }
        let naming = record.delegation().map_or(0, Delegation::naming);
        record.agent = Some(Agent { citizen, naming, masked: String::new() });
        let code = CounterCode::from_random(&random::bytes()?);
        if let Some(personal) = &mut record.personal {
            personal.counter.agent = message.id.masked();
            personal.counter.to_ask = Some(ToAsk { id: message.id, birthday: message.birthday, code });
            personal.counter.agent_name = None;
        }
        self.store(&record).await?;
        Ok(Ok(()))
    }

    pub(super) async fn withdraw_delegation(
        self: &Rc<Self>,
        message: &WithdrawDelegation,
    ) -> Result<Result<(), String>, PlatformError> {
        let record = self.load().await?.filter(|record| record.session.is(&message.session));
        let Some(mut record) = record else { return Ok(Err("transaction.unknown".to_owned())) };
        if let Err(refusal) =
            record.handle(Event::Counter(CounterEvent::WithdrawDelegation), self.clock.now())
        {
            return Ok(Err(refusal.code().to_owned()));
        }
        if let Some(personal) = &mut record.personal {
            (personal.counter.to_ask, personal.counter.agent_name) = (None, None);
        }
        self.store(&record).await?;
        Ok(Ok(()))
    }

    pub(super) async fn agent_answers(
        self: &Rc<Self>,
        message: AgentAnswers,
    ) -> Result<Result<(), String>, PlatformError> {
        let AgentAnswers { agent, naming, answer } = message;
        let is_theirs = |record: &Record| record.agent.as_ref().is_some_and(|known| known.citizen == agent);
        let record = self.load_served().await?.filter(is_theirs);
        let Some(mut record) = record else { return Ok(Err("transaction.unknown".to_owned())) };
        let event = match &answer {
            AgentAnswer::Accept { .. } => CounterEvent::AgentAccepts { naming },
            AgentAnswer::Decline => CounterEvent::AgentRefuses { naming },
        };
        if let Err(refusal) = record.handle(Event::Counter(event), self.clock.now()) {
            return Ok(Err(refusal.code().to_owned()));
        }
        if let Some(personal) = &mut record.personal {
            personal.counter.agent_name = match answer {
                AgentAnswer::Accept { name } => {
                    personal.counter.agent = mask::name(&name);
                    Some(name)
                }
                AgentAnswer::Decline => None,
            };
        }
        self.store(&record).await?;
        Ok(Ok(()))
    }

    /// Asks the person who was named, if there is one with that birthday. It happens behind the answer to whoever named her, so
    /// that not even its time tells anything.
    pub(super) async fn ask_agent(
        self: &Rc<Self>,
        due: &Due<Effect>,
        naming: usize,
    ) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let agent = record.agent.as_ref().filter(|agent| agent.naming == naming);
        let to_ask = record.personal.as_ref().and_then(|personal| personal.counter.to_ask.as_ref());
        if let (Some(agent), Some(to_ask)) = (agent, to_ask)
            && self.is_born_then(to_ask).await?
        {
            self.ask_whoever_was_named(&record, agent, to_ask).await?;
        }
        let Some(mut record) = self.load().await? else { return Ok(()) };
        let is_latest = record.agent.as_ref().is_some_and(|agent| agent.naming == naming);
        if let (true, Some(personal)) = (is_latest, &mut record.personal) {
            personal.counter.to_ask = None;
        }
        record.outbox.done(due.id);
        self.store(&record).await
    }

    async fn is_born_then(&self, to_ask: &ToAsk) -> Result<bool, PlatformError> {
        match registry::person(&self.env, &to_ask.id).await? {
            Answer::Found(person) => Ok(person.birthday == to_ask.birthday),
            Answer::NotFound => Ok(false),
            // Asked again after a while.
            Answer::Unavailable => Err(PlatformError::Object("the registry cannot be asked".to_owned())),
        }
    }

    async fn ask_whoever_was_named(
        &self,
        record: &Record,
        agent: &Agent,
        to_ask: &ToAsk,
    ) -> Result<(), PlatformError> {
        let (Some(delegation), Some(until), Some(principal)) =
            (record.delegation(), record.transaction.kept_until(), record.citizen.clone())
        else {
            return Ok(());
        };
        let all: Vec<_> = (0..record.resources.len()).map(DatasetIndex).collect();
        let about = self.occasion(record, &all).await?;
        let Some((agency, service)) = self.counter_names(record).await? else { return Ok(()) };
        let mandate = Mandate {
            transaction: record.name.clone(),
            naming: agent.naming,
            from: record.masked_name(),
            service,
            agency,
            datasets: about.datasets.into_iter().map(|dataset| dataset.name).collect(),
            asked_at: delegation.since(),
            until,
        };
        let digest = PlatformKeys::of(&self.env)?.agent_code(&agent.citizen, &to_ask.code);
        let message = AskAgent { mandate, principal, code: to_ask.code.clone(), digest };
        send(&self.env, agent.citizen.as_str(), &message).await
    }

    /// Tells whom it concerns. What was only asked is told to the citizen's own record.
    pub(super) async fn tell_delegation(
        self: &Rc<Self>,
        due: &Due<Effect>,
        (naming, news, at): (usize, DelegationNews, Moment),
    ) -> Result<(), PlatformError> {
        let Some(record) = self.load().await? else { return Ok(()) };
        let (Some(citizen), Some(agent)) = (&record.citizen, &record.agent) else { return Ok(()) };
        let all: Vec<_> = (0..record.resources.len()).map(DatasetIndex).collect();
        let about = self.occasion(&record, &all).await?;
        let tell = async |citizen: &CitizenName, role: DelegationRole, other: String| {
            let message = TellOfDelegation {
                key: format!("{}/{}", record.name, due.id),
                citizen: citizen.clone(),
                naming,
                delegated: Delegated { at, about: about.clone(), role, news, other },
            };
            send(&self.env, citizen.as_str(), &message).await
        };
        if news != DelegationNews::Over {
            tell(citizen, DelegationRole::Principal, record.masked_agent()).await?;
        }
        if news != DelegationNews::Asked {
            tell(&agent.citizen, DelegationRole::Agent, record.masked_name()).await?;
        }
        Ok(())
    }
}
