//! 退出會員: a member withdraws, and is forgotten.

use worker::Response;

use super::member;
use crate::error::PlatformError;
use crate::member::SignedIn;
use crate::objects::citizen::{ListLive, ShowMisuse, Withdraw};
use crate::objects::send;
use crate::pages::{FaultKind, MemberWithdraw, MemberWithdrawn, WithdrawStage};
use crate::visit::{Form, Visit};

/// What the token of this page's form holds for.
const STEP: &str = "withdraw";

pub(super) async fn show(visit: &Visit, signed_in: &SignedIn) -> Result<Response, PlatformError> {
    page(visit, signed_in, 200, false).await
}

pub(super) async fn act(visit: &Visit, signed_in: &SignedIn, form: &Form) -> Result<Response, PlatformError> {
    if visit.is_cross_site() || !signed_in.session.accepts(form.text("csrf"), STEP, "") {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    if form.text("acknowledged") != "1" {
        return page(visit, signed_in, 422, true).await;
    }
    let withdraw = Withdraw { citizen: signed_in.citizen.clone(), digest: signed_in.session.digest() };
    match send(&visit.env, signed_in.citizen.as_str(), &withdraw).await? {
        Ok(()) => member::leave(visit, "/member/withdrawn"),
        // The page says what stands in the way.
        Err(_) => page(visit, signed_in, 403, false).await,
    }
}

pub(super) fn withdrawn(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, MemberWithdrawn { shell: visit.shell() }.render())
}

async fn page(
    visit: &Visit,
    signed_in: &SignedIn,
    status: u16,
    unacknowledged: bool,
) -> Result<Response, PlatformError> {
    let (env, citizen) = (&visit.env, signed_in.citizen.as_str());
    let report = send(env, citizen, &ShowMisuse { digest: signed_in.session.digest() }).await?;
    let stage = match report {
        Some(_) => WithdrawStage::Frozen,
        None if !signed_in.view.is_fresh(visit.now()) => WithdrawStage::NotFresh,
        None => WithdrawStage::Ready,
    };
    let page = MemberWithdraw {
        shell: visit.shell(),
        csrf: signed_in.session.form_token(STEP, ""),
        unacknowledged: unacknowledged && stage == WithdrawStage::Ready,
        stage,
        transfers: send(env, citizen, &ListLive).await?.len(),
    };
    visit.page(status, page.render())
}
