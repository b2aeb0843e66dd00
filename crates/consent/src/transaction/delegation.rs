//! Somebody else goes to the counter (委託代辦): whether the citizen has asked somebody, and what came of it.

use serde::{Deserialize, Serialize};

use crate::{Effect, Moment, Refusal};

/// How often somebody may be named in one transaction. Three: enough to correct a mistyped number, too few to try numbers out.
pub const MAX_NAMINGS: usize = 3;

/// How far a delegation has come. Who it is about, only the caller knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DelegationStage {
    /// The agent has accepted: the code is the agent's.
    Accepted,
    /// Somebody was named. Nobody is told whether there is such a person, or whether it is a member.
    Asked,
    /// The agent does not want to, or does not want to any more.
    Refused,
    /// The citizen has taken it back.
    Withdrawn,
}

/// What there is to tell of a delegation, to the citizen, her agent or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DelegationNews {
    /// The agent has accepted.
    Accepted,
    /// The citizen has named somebody.
    Asked,
    /// The agent does not want to, or does not want to any more.
    Refused,
    /// The transaction is over: nothing is left that the agent could do.
    Over,
    /// The agent stood at the counter and was let in.
    Used,
    /// The citizen has taken it back.
    Withdrawn,
}

impl DelegationNews {
    /// Its name in exports, facts and catalogues.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Asked => "asked",
            Self::Refused => "refused",
            Self::Over => "over",
            Self::Used => "used",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The delegation of one transaction.
///
/// ```
/// use mydata_consent::{Delegation, DelegationStage, Moment};
///
/// let now = Moment::from_unix_millis(0);
/// let asked = Delegation::name(None, now)?;
/// assert_eq!(asked.stage(), DelegationStage::Asked);
/// assert!(!asked.is_agents());
/// assert!(asked.accepted(asked.naming(), now)?.is_agents());
/// # Ok::<(), mydata_consent::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    stage: DelegationStage,
    since: Moment,
    namings: usize,
}

impl Delegation {
    /// The citizen names somebody, after what there was `before`.
    ///
    /// # Errors
    /// [`Refusal::Delegated`] while somebody is asked or has accepted, [`Refusal::TooManyNamings`].
    pub fn name(before: Option<&Self>, now: Moment) -> Result<Self, Refusal> {
        let namings = before.map_or(0, |before| before.namings);
        if before.is_some_and(Self::is_going_on) {
            return Err(Refusal::Delegated);
        }
        if namings >= MAX_NAMINGS {
            return Err(Refusal::TooManyNamings);
        }
        Ok(Self { stage: DelegationStage::Asked, since: now, namings: namings + 1 })
    }

    /// The agent of this naming accepts.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] unless it is the one that is asked.
    pub fn accepted(&self, naming: usize, now: Moment) -> Result<Self, Refusal> {
        if self.stage != DelegationStage::Asked {
            return Err(Refusal::OutOfOrder);
        }
        self.go_on(naming, DelegationStage::Accepted, now)
    }

    /// The agent of this naming does not want to, or not any more.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] unless it is the one that is asked or has accepted.
    pub fn refused(&self, naming: usize, now: Moment) -> Result<Self, Refusal> {
        self.go_on(naming, DelegationStage::Refused, now)
    }

    /// The citizen takes it back.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] where nobody is asked and nobody has accepted.
    pub fn withdrawn(&self, now: Moment) -> Result<Self, Refusal> {
        self.go_on(self.namings, DelegationStage::Withdrawn, now)
    }

    fn go_on(&self, naming: usize, stage: DelegationStage, now: Moment) -> Result<Self, Refusal> {
        if naming != self.namings || !self.is_going_on() {
            return Err(Refusal::OutOfOrder);
        }
        Ok(Self { stage, since: now, namings: self.namings })
    }

    /// The effect that tells of it.
    pub(super) const fn tell(&self, news: DelegationNews, at: Moment) -> Effect {
        Effect::TellDelegation { naming: self.namings, news, at }
    }

    /// How far it has come.
    #[must_use]
    pub const fn stage(&self) -> DelegationStage {
        self.stage
    }

    /// Since when.
    #[must_use]
    pub const fn since(&self) -> Moment {
        self.since
    }

    /// The number of this naming in its transaction, from one on: who was asked before may answer no more.
    #[must_use]
    pub const fn naming(&self) -> usize {
        self.namings
    }

    /// How many more times somebody may be named.
    #[must_use]
    pub const fn namings_left(&self) -> usize {
        MAX_NAMINGS.saturating_sub(self.namings)
    }

    /// Whether the code is the agent's, and the citizen's no more.
    #[must_use]
    pub fn is_agents(&self) -> bool {
        self.stage == DelegationStage::Accepted
    }

    /// Whether somebody is asked or has accepted.
    #[must_use]
    pub const fn is_going_on(&self) -> bool {
        matches!(self.stage, DelegationStage::Accepted | DelegationStage::Asked)
    }
}
