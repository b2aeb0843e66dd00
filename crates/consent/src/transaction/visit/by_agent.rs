//! The counter's code in somebody else's hands: from her acceptance to her refusal, or until the citizen takes it back.

use super::{Effects, ExpectVisit, IssuedCode};
use crate::{Delegation, DelegationNews, Effect, Moment, Refusal};

impl ExpectVisit {
    /// Her own code stays good until somebody has accepted. As with a code of her own, what has come of each dataset is known
    /// by then.
    pub(super) fn name_agent(&mut self, now: Moment) -> Result<Effects, Refusal> {
        if !self.collection.is_settled() {
            return Err(Refusal::StillCollecting);
        }
        let delegation = Delegation::name(self.delegation.as_ref(), now)?;
        let mut effects: Effects = self.first_consent(now).into_iter().collect();
        effects.extend([
            (now, Effect::AskAgent { naming: delegation.naming() }),
            (now, delegation.tell(DelegationNews::Asked, now)),
        ]);
        self.delegation = Some(delegation);
        Ok(effects)
    }

    /// The code becomes the agent's: hers is dead at once.
    pub(super) fn agent_accepts(&mut self, naming: usize, now: Moment) -> Result<Effects, Refusal> {
        let delegation = self.named()?.accepted(naming, now)?;
        self.pass_on(delegation, DelegationNews::Accepted, now)
    }

    pub(super) fn agent_refuses(&mut self, naming: usize, now: Moment) -> Result<Effects, Refusal> {
        let delegation = self.named()?.refused(naming, now)?;
        self.pass_on(delegation, DelegationNews::Refused, now)
    }

    pub(super) fn withdraw_delegation(&mut self, now: Moment) -> Result<Effects, Refusal> {
        let delegation = self.named()?.withdrawn(now)?;
        self.pass_on(delegation, DelegationNews::Withdrawn, now)
    }

    fn named(&self) -> Result<&Delegation, Refusal> {
        self.delegation.as_ref().ok_or(Refusal::OutOfOrder)
    }

    /// Where the code changes hands it is dead at once, and with it a visit whose passcode has not been typed. A clerk who has
    /// the data open has been told the passcode by whoever held the code: that comes to its end first.
    fn pass_on(
        &mut self,
        delegation: Delegation,
        news: DelegationNews,
        now: Moment,
    ) -> Result<Effects, Refusal> {
        let changes_hands = self.named()?.is_agents() != delegation.is_agents();
        let mut effects: Effects = vec![(now, delegation.tell(news, now))];
        if changes_hands {
            if self.open_visit().is_some() {
                return Err(Refusal::VisitOpen);
            }
            self.visit = None;
            effects.extend(self.code.take().as_ref().map(IssuedCode::unpoint).map(|effect| (now, effect)));
        }
        self.delegation = Some(delegation);
        Ok(effects)
    }
}
