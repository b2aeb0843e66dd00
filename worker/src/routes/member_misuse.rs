//! 不是我本人: stopping everything that goes on in one's name.

use worker::Response;

use super::member_sign_in::Then;
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::objects::citizen::{Lifting, ListLive, MisuseReport, ReportMisuse, ShowMisuse};
use crate::objects::send;
use crate::pages::{FaultKind, LiftBy, MemberMisuse, MisuseStage};
use crate::visit::{Form, Visit};
use crate::{messages, random};

/// What the token of this page's form holds for.
const STEP: &str = "misuse";

/// Explains it to anybody; whoever is signed in can do it, or sees that she has.
pub(super) async fn show(visit: &Visit, signed_in: Option<&SignedIn>) -> Result<Response, PlatformError> {
    let Some(signed_in) = signed_in else { return page(visit, String::new(), MisuseStage::Unknown) };
    let (env, citizen) = (&visit.env, signed_in.citizen.as_str());
    let stage = match send(env, citizen, &ShowMisuse { digest: signed_in.session.digest() }).await? {
        Some(report) => frozen(report),
        None => MisuseStage::Open { transfers: send(env, citizen, &ListLive).await?.len() },
    };
    page(visit, signed_in.session.form_token(STEP, ""), stage)
}

/// She says that it was not she.
pub(super) async fn report(
    visit: &Visit,
    signed_in: Option<&SignedIn>,
    form: &Form,
) -> Result<Response, PlatformError> {
    let Some(signed_in) = signed_in else { return visit.see_other(Then::Misuse.sign_in()) };
    if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    // Whatever is wrong with the settings, she is protected first.
    let operator = messages::operator(&visit.env).inspect_err(|error| {
        worker::console_error!("{}", error.code());
    });
    let report = ReportMisuse {
        citizen: signed_in.citizen.clone(),
        digest: signed_in.session.digest(),
        reference: random::reference()?,
        operator: operator.ok(),
    };
    send(&visit.env, signed_in.citizen.as_str(), &report).await?;
    visit.see_other(Then::Misuse.address())
}

fn frozen(report: MisuseReport) -> MisuseStage {
    let MisuseReport { reference, since, transfers, sessions, operator_told, lifting } = report;
    let lift = match lifting {
        Lifting::Strong => LiftBy::Strong,
        Lifting::TwoMethods(shown) if shown.is_empty() => LiftBy::TwoMethods,
        Lifting::TwoMethods(_) => LiftBy::Second,
    };
    MisuseStage::Frozen { reference, since, transfers, sessions, operator_told, lift }
}

fn page(visit: &Visit, csrf: String, stage: MisuseStage) -> Result<Response, PlatformError> {
    let desk = messages::desk(&visit.env);
    visit.page(200, MemberMisuse { shell: visit.shell(), csrf, stage, desk }.render())
}
