//! Wrong codes and passcodes: counted before they are looked at, by address, account, agency and code.

use mydata_consent::{Locked, MAX_WRONG_TRIES};

use super::AtWork;
use crate::error::PlatformError;
use crate::names::CodeName;
use crate::objects::clerk::{BeginCode, TakeBackCode};
use crate::objects::gate::{BeginTryOf, Begun, TakeBackTry};
use crate::objects::send;
use crate::visit::Visit;

/// Wrong codes and passcodes of one agency before all its clerks wait: ten clerks who are at their own limits.
const OF_AN_AGENCY: usize = 50;

/// A code or passcode that has been counted.
///
/// An address has five wrong ones in fifteen minutes (protocol, part 8), and so has an account, at whichever address. The
/// code itself has five as well, whoever of the agency tries it.
/// Passcodes are counted in the transaction too, where five wrong ones are the end of a passcode.
#[derive(Default)]
pub(crate) struct Tries {
    gates: Vec<(String, Begun)>,
    clerk: Option<Begun>,
}

impl Tries {
    /// Counts a code, or a passcode where `code` is none. What was counted and will not be looked at is taken back.
    pub(crate) async fn begin(
        visit: &Visit,
        at_work: &AtWork,
        code: Option<&CodeName>,
    ) -> Result<Result<Self, Locked>, PlatformError> {
        let mut tries = Self::default();
        let counted = tries.count(visit, at_work, code).await;
        if !matches!(counted, Ok(Ok(()))) {
            tries.take_back(visit, at_work).await?;
        }
        Ok(counted?.map(|()| tries))
    }

    async fn count(
        &mut self,
        visit: &Visit,
        at_work: &AtWork,
        code: Option<&CodeName>,
    ) -> Result<Result<(), Locked>, PlatformError> {
        let address = format!("organ:{}", visit.keys.address(visit.caller()));
        let agency = format!("organ-agency:{}", at_work.clerk.agency.id);
        let code = code.map(|code| format!("organ-code:{}:{}", at_work.clerk.agency.id, code.as_str()));
        let gates = [(address, MAX_WRONG_TRIES), (agency, OF_AN_AGENCY)];
        for (gate, most) in gates.into_iter().chain(code.map(|code| (code, MAX_WRONG_TRIES))) {
            match send(&visit.env, &gate, &BeginTryOf { most }).await? {
                Ok(begun) => self.gates.push((gate, begun)),
                Err(locked) => return Ok(Err(locked)),
            }
        }
        let counted = send(&visit.env, at_work.object().as_str(), &BeginCode).await?;
        Ok(counted.map(|begun| self.clerk = Some(begun)))
    }

    /// How many wrong ones may follow before a pause.
    pub(crate) fn remaining(&self) -> usize {
        let gates = self.gates.iter().map(|(_, begun)| begun);
        gates.chain(&self.clerk).map(|begun| begun.remaining).min().unwrap_or_default()
    }

    /// It was right, or could not be checked: nothing is held against anybody.
    pub(crate) async fn take_back(&self, visit: &Visit, at_work: &AtWork) -> Result<(), PlatformError> {
        for (gate, begun) in &self.gates {
            send(&visit.env, gate, &TakeBackTry { at: begun.at }).await?;
        }
        let Some(begun) = self.clerk else { return Ok(()) };
        send(&visit.env, at_work.object().as_str(), &TakeBackCode { at: begun.at }).await
    }
}
