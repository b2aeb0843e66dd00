//! A counter's code on the pages of whoever holds it, the citizen or her agent: how far it has come, and what has come of it.

use mydata_consent::DatasetState;
use mydata_protocol::ids::ResourceId;

use super::wording;
use crate::objects::transaction::{CodeEvent, CodeView, VisitStep};
use crate::pages::{ClerkAtWork, CodeCard, CodeHolder, CodeLine, CodeStage};

/// How far it has come. Only clerks of the service's own agency can redeem it: the page has the agency's name.
pub(super) fn stage(view: CodeView, agency: &str) -> CodeStage {
    let is_settled = view.datasets.iter().all(|(_, state)| state.is_settled());
    match (view.visit, view.code) {
        (Some(glimpse), _) => {
            let step = glimpse.stage;
            let (clerk, sending) = (glimpse.clerk, glimpse.sending);
            let (since, until) = (glimpse.since, glimpse.until);
            let work = ClerkAtWork { agency: agency.to_owned(), clerk, since, until, sending };
            if step == VisitStep::Open { CodeStage::Open(work) } else { CodeStage::Passcode(work) }
        }
        (None, Some(shown)) => {
            CodeStage::Shown(CodeCard { code: shown.code, valid_until: shown.valid_until })
        }
        (None, None) if !is_settled => CodeStage::Collecting,
        (None, None) if view.history.is_empty() => CodeStage::Ready,
        (None, None) => CodeStage::Expired,
    }
}

/// How the page stands, in a word that tells one state of it from another. It says nothing of the data, nor of the code.
pub(super) fn state(view: &CodeView) -> String {
    let states: Vec<_> =
        view.datasets.iter().map(|(_, state)| wording::dataset_state(state).as_str()).collect();
    let serial = view.code.as_ref().map_or(0, |code| code.serial);
    let delegated = view.delegation.as_ref().map_or(0, |delegation| delegation.at.unix_millis());
    format!("{serial}.{}.{}.{delegated}.{}", view.codes_left, view.history.len(), states.join("."))
}

/// What has come of it, in which datasets have these names, for the citizen or for the agent of this naming.
pub(super) fn history(
    events: &[CodeEvent],
    reader: Option<usize>,
    name: impl Fn(&ResourceId) -> Option<String>,
) -> Vec<CodeLine> {
    let line = |event: &CodeEvent| CodeLine {
        at: event.at,
        what: event.what,
        clerk: event.clerk.clone(),
        dataset: event.resource.as_ref().and_then(&name),
        holder: match (event.naming, reader) {
            (holder, reader) if holder == reader => CodeHolder::Reader,
            (Some(_), None) => CodeHolder::Agent,
            _ => CodeHolder::Former,
        },
    };
    events.iter().map(line).collect()
}

/// Whether the counter will not see this dataset.
pub(super) const fn is_missing(state: &DatasetState) -> bool {
    matches!(state, DatasetState::Failed { .. } | DatasetState::NoRecord)
}
