//! Whether somebody who has just identified may go on with her transaction, and the page that says why not.

use worker::Response;

use super::stage::Stage;
use crate::error::PlatformError;
use crate::names::CitizenName;
use crate::objects::citizen::{Admit, Introduction, Live, NotAdmitted};
use crate::objects::send;
use crate::pages::{self, Hindrance, IdentifyHead};
use crate::visit::Visit;

/// Lists the transaction as live; or the page under this head that says why it may not go on. To be asked before the identification is taken
/// in.
pub(super) async fn hindered(
    visit: &Visit,
    stage: &Stage,
    head: impl FnOnce() -> IdentifyHead,
    citizen: &CitizenName,
    introduction: Option<Introduction>,
) -> Result<Option<Response>, PlatformError> {
    let live = Live {
        transaction: stage.name.clone(),
        handover: stage.view.receiver.handover(),
        client_id: stage.view.receiver.client_id().cloned(),
        resources: stage.view.resources.clone(),
        at: visit.now(),
    };
    match send(&visit.env, citizen.as_str(), &Admit { live, introduction }).await? {
        Ok(()) => Ok(None),
        Err(why) => page(visit, head(), why).map(Some),
    }
}

fn page(visit: &Visit, head: IdentifyHead, why: NotAdmitted) -> Result<Response, PlatformError> {
    let (status, why) = match why {
        NotAdmitted::Frozen(frozen) => (403, Hindrance::Frozen { since: frozen.since }),
        NotAdmitted::TooMany { most } => (429, Hindrance::TooMany { most }),
    };
    let page = pages::NotAdmitted { shell: visit.shell(), head, why };
    visit.page(status, page.render())
}
