//! The part of the page of a counter code where the citizen has somebody else go.

use std::borrow::Cow;

use mydata_consent::{DelegationStage, Moment};

use super::{FieldProblem, IdentifyField, Shell};

/// Whom she has named, and the form to name somebody: it posts `national_id`, `birthday` and `decision=delegate`, the one to take
/// it back `decision=withdraw-delegation`.
#[derive(Debug, Clone, Default)]
pub struct DelegationPart {
    /// Whom she has named last.
    pub named: Option<Named>,
    /// How many more times she may name somebody.
    pub namings_left: usize,
    /// What she typed as the number.
    pub typed_id: String,
    /// What she typed as the birthday.
    pub typed_birthday: String,
    /// What is wrong with it.
    pub problems: Vec<FieldProblem>,
    /// Until when nobody may be named, from here or by her: it was tried too often.
    pub too_many_until: Option<Moment>,
}

/// Somebody whom she has named.
#[derive(Debug, Clone)]
pub struct Named {
    /// What has come of it.
    pub stage: DelegationStage,
    /// Since when.
    pub since: Moment,
    /// Who, masked.
    pub who: String,
}

impl Named {
    /// What there is to say of it; the same whether there is such a person or not.
    pub(super) fn sentence(&self, shell: &Shell) -> Cow<'static, str> {
        let key = match self.stage {
            DelegationStage::Accepted => "delegation-accepted",
            DelegationStage::Asked => "delegation-asked",
            DelegationStage::Refused => "delegation-refused",
            DelegationStage::Withdrawn => "delegation-withdrawn",
        };
        shell.with(key, &[("who", self.who.clone()), ("clock", Shell::clock(self.since))])
    }

    pub(super) fn can_be_taken_back(&self) -> bool {
        matches!(self.stage, DelegationStage::Accepted | DelegationStage::Asked)
    }
}

impl DelegationPart {
    /// Whether the code is the agent's: the citizen has none to show.
    #[must_use]
    pub fn is_agents(&self) -> bool {
        self.named.as_ref().is_some_and(|named| named.stage == DelegationStage::Accepted)
    }

    /// Whether something is to be put right.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !self.problems.is_empty() || self.too_many_until.is_some()
    }

    pub(super) fn can_name(&self) -> bool {
        self.namings_left > 0 && !self.named.as_ref().is_some_and(Named::can_be_taken_back)
    }

    pub(super) fn fault(&self, field: IdentifyField) -> Option<&FieldProblem> {
        self.problems.iter().find(|problem| problem.field == field)
    }

    #[allow(clippy::unused_self, reason = "a template calls what belongs to the part by the part")]
    pub(super) fn sentence_of(&self, shell: &Shell, problem: &FieldProblem) -> Cow<'static, str> {
        shell.text_of_code(problem.code).unwrap_or(Cow::Borrowed(problem.code))
    }
}
