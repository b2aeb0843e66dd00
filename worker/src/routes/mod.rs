//! Which address leads where.

mod assets;
mod audit_log;
mod caller;
mod catalogue;
mod code_step;
mod code_view;
mod connect;
mod consent_step;
mod counter;
mod data;
mod data_step;
mod delegate;
mod developers;
mod file_name;
mod identify_step;
mod identifying;
mod introduced_step;
mod ledger;
mod member;
mod member_contact;
mod member_delegation;
mod member_device;
mod member_live;
mod member_misuse;
mod member_record;
mod member_sign_in;
mod member_step_up;
mod member_withdraw;
mod narrowing;
mod not_admitted;
mod order;
mod organ;
mod outer_pack;
mod package;
mod permissions;
mod personal;
mod public;
mod query;
mod questions;
mod redirect;
#[cfg(feature = "sandbox")]
mod sandbox;
mod services;
mod side_calls;
mod spsignature;
mod stage;
mod status_step;
mod steps;
mod terms_step;
mod trust;
mod uses;
mod wording;

use worker::{Env, Method, Request, Response};

use crate::error::PlatformError;
use crate::pages::FaultKind;
use crate::visit::Visit;

/// Answers a request. Whatever fails inside becomes an error page with a code and a correlation id.
///
/// # Errors
/// When not even the error page can be made.
pub async fn answer(request: Request, env: Env) -> worker::Result<Response> {
    let mut visit = Visit::begin(request, env)?;
    let response = match route(&mut visit).await {
        Ok(response) => response,
        Err(error) => {
            worker::console_error!("{} {}", visit.correlation_id, error.code());
            visit.fault(500, FaultKind::Unexpected, error.code())?
        }
    };
    secure(response, &visit.correlation_id)
}

async fn route(visit: &mut Visit) -> Result<Response, PlatformError> {
    let path = visit.path();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match (visit.method(), path.as_slice()) {
        (Method::Get | Method::Head, ["assets", ..] | ["verify-sw.js"]) => assets::file(visit).await,

        (Method::Get, [""]) => public::home(visit).await,
        (Method::Get, ["verify"]) => public::verify(visit),
        (Method::Get, ["terms"]) => public::terms(visit, None),
        (Method::Get, ["terms", version]) => public::terms(visit, Some(version)),
        (Method::Get, ["privacy"]) => public::privacy(visit, None),
        (Method::Get, ["privacy", version]) => public::privacy(visit, Some(version)),
        (Method::Get, ["about"]) => public::about(visit),
        (Method::Get, ["accessibility"]) => public::accessibility(visit),
        (Method::Get, ["contact"]) => public::contact(visit).await,
        (Method::Get, ["counter"]) => counter::all(visit).await,
        (Method::Get, ["faq"]) => public::faq(visit),
        (Method::Get, ["news"]) => public::news(visit).await,
        (Method::Get, ["news", id]) => public::news_item(visit, id).await,
        (Method::Get, ["sitemap"]) => public::sitemap(visit),
        (Method::Get, ["status"]) => public::status(visit).await,

        (Method::Get, ["developers", name @ ..]) => developers::show(visit, name).await,
        (Method::Get, ["llms.txt" | "llms-full.txt"]) => developers::for_models(visit).await,

        (Method::Get, ["personal"]) => personal::all(visit).await,
        (Method::Get, ["personal", "category", slug]) => personal::category(visit, slug).await,
        (Method::Get, ["personal", "detail", resource]) => personal::detail(visit, resource).await,
        (Method::Get, ["services"]) => services::all(visit).await,
        (Method::Get, ["services", client]) => services::detail(visit, client).await,

        (Method::Get, ["find_all_resources"]) => catalogue::public_list(visit).await,
        (Method::Get, ["trust", "anchors.pem"]) => trust::anchors(visit),
        (Method::Get, ["trust", "keys.json"]) => trust::keys(visit),
        (Method::Get, ["trust", "notice-keys.json"]) => trust::notice_keys(visit),
        (Method::Get, ["trust", "revocation.pem"]) => trust::revocation(visit).await,
        (Method::Get, ["trust", "signers.json"]) => trust::signers(visit).await,

        (Method::Get, ["ledger"]) => ledger::show(visit).await,
        (Method::Get, ["ledger", "checkpoint"]) => ledger::checkpoint(visit).await,
        (Method::Get, ["ledger", "export"]) => ledger::export(visit).await,
        (Method::Get, ["ledger", "key"]) => ledger::key(visit),

        (Method::Get, ["service", "counter", client]) => counter::detail(visit, client).await,
        (Method::Post, ["service", "counter", client]) => counter::begin(visit, client).await,
        (Method::Get, ["service", "data"]) => crate::sandbox::answered(visit, data::take(visit).await).await,
        (Method::Get, ["service", "txid_status"]) => side_calls::txid_status(visit).await,
        (Method::Get, ["service", "type_valid"]) => side_calls::type_valid(visit).await,
        (_, ["service", "uid_valid"]) => side_calls::uid_valid(visit),
        (Method::Post, ["service", "spsignature", client]) => spsignature::post(visit, client).await,
        (Method::Get, ["service", "spsignature", client, parameters, tx_id]) => {
            redirect::enter_signed(visit, client, parameters, tx_id).await
        }
        (Method::Get, ["service", client, parameters, tx_id]) => {
            redirect::enter(visit, client, parameters, tx_id).await
        }

        (Method::Get, ["personal", "order"]) => order::show(visit).await,
        (Method::Post, ["personal", "order"]) => order::place(visit).await,

        (Method::Get, ["t", transaction, step]) => steps::show(visit, transaction, step).await,
        (Method::Post, ["t", transaction, step]) => steps::act(visit, transaction, step).await,
        (Method::Get, ["t", transaction, "package", resource]) => {
            package::show(visit, transaction, resource).await
        }

        (_, ["organ", rest @ ..]) => organ::answer(visit, rest).await,

        (_, ["member", rest @ ..]) => member::answer(visit, rest).await,

        (Method::Post, ["connect", "introspect"]) => connect::introspect(visit, None).await,
        (Method::Post, ["connect", "introspect", resource]) => {
            connect::introspect(visit, Some(resource)).await
        }
        (Method::Get, ["connect", "userinfo"]) => connect::userinfo(visit).await,

        (Method::Post, ["mydatalog", "v01", "log"]) => audit_log::write(visit).await,
        (Method::Get, ["mydatalog", "v01", "log"]) => audit_log::read(visit).await,

        #[cfg(feature = "sandbox")]
        (_, ["sandbox", rest @ ..]) if crate::config::has_sandbox(&visit.env) => {
            sandbox::answer(visit, rest).await
        }

        _ => visit.not_found(),
    }
}

/// What every answer carries.
fn secure(mut response: Response, correlation_id: &str) -> worker::Result<Response> {
    let headers = response.headers_mut();
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        ("cross-origin-resource-policy", "same-origin"),
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ("x-correlation-id", correlation_id),
    ] {
        headers.set(name, value)?;
    }
    permissions::deny_the_rest(&mut response)?;
    let headers = response.headers_mut();
    // The page of a card has a window of its own for the card's component.
    if headers.get("cross-origin-opener-policy")?.is_none() {
        headers.set("cross-origin-opener-policy", "same-origin")?;
    }
    Ok(response)
}
