//! The steps of a transaction: each shows itself only when it is its turn.

use mydata_consent::{Availability, DatasetEnding, Transaction};
use mydata_protocol::redirect::ServiceFacts;
use mydata_protocol::return_code::ReturnCode;
use mydata_protocol::return_url::ReturnTo;
use worker::Response;

use super::stage::{Stage, carry};
use super::{code_step, consent_step, data_step, identify_step, status_step, terms_step, wording};
use crate::error::PlatformError;
use crate::objects::transaction::{Deed, Receiver, ServiceRequest, View};
use crate::pages::{Ended, FaultKind, Leaving, OutOfOrder, WayBack};
use crate::sandbox;
use crate::session::FOR_A_WHILE;
use crate::store::catalogue::{Dataset, Service};
use crate::visit::{Form, Visit};

pub(super) async fn show(visit: &Visit, transaction: &str, step: &str) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return unknown(visit) };
    if step == "status" && !stage.view.must_identify_again {
        return status_step::show(visit, &stage).await;
    }
    let turn = turn(&stage.view);
    if step != turn {
        return visit.see_other(&format!("/t/{}/{turn}", stage.name));
    }
    let response = page(visit, &stage, turn).await?;
    if let Transaction::Ended(_) = stage.view.transaction {
        response.headers().append("set-cookie", &stage.session.set_cookie(&stage.name, FOR_A_WHILE))?;
    }
    Ok(response)
}

async fn page(visit: &Visit, stage: &Stage, turn: &str) -> Result<Response, PlatformError> {
    match turn {
        "terms" => terms_step::show(visit, stage),
        "identify" => identify_step::show(visit, stage).await,
        _ => match &stage.service {
            Some(service) if turn == "consent" => consent_step::show(visit, stage, service).await,
            Some(service) => leaving(visit, stage, service).await,
            None => match &stage.counter {
                Some(counter) => code_step::show(visit, stage, counter).await,
                None => data_step::show(visit, stage).await,
            },
        },
    }
}

pub(super) async fn act(visit: &mut Visit, transaction: &str, step: &str) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return unknown(visit) };
    let turn = turn(&stage.view);
    if step != turn {
        return visit.see_other(&format!("/t/{}/{turn}", stage.name));
    }
    let more = if turn == "terms" { terms_step::fields(&stage) } else { Vec::new() };
    let form = visit.form_with(more).await?;
    if turn == "identify" {
        return identify_step::act(visit, &stage, &form).await;
    }
    match (turn, &stage.service) {
        ("terms", _) => terms_step::act(visit, &stage, &form).await,
        ("consent", Some(service)) => decide(visit, &stage, service, &form).await,
        ("code", _) => match &stage.counter {
            Some(counter) => code_step::act(visit, &stage, counter, &form).await,
            None => unknown(visit),
        },
        ("data", _) => data_step::act(visit, &stage, &form).await,
        _ => visit.see_other(&format!("/t/{}/{turn}", stage.name)),
    }
}

async fn decide(
    visit: &Visit,
    stage: &Stage,
    service: &Service,
    form: &Form,
) -> Result<Response, PlatformError> {
    let token_holds = stage.session.accepts(form.text("csrf"), "consent", &stage.facts(service));
    if !token_holds && !visit.is_cross_site() && stage.was_shown_otherwise(service, form) {
        return consent_step::show_changed(visit, stage, service).await;
    }
    if !token_holds || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    match form.text("decision") {
        "refuse" => carry(visit, stage, Deed::Refuse).await,
        "agree" => carry(visit, stage, Deed::Agree).await,
        _ => visit.fault(400, FaultKind::BadRequest, "form.decision"),
    }
}

fn turn(view: &View) -> &'static str {
    match view.transaction {
        Transaction::ExpectTerms(_) => "terms",
        Transaction::ExpectIdentity(_) => "identify",
        Transaction::Ended(_) => match view.receiver {
            Receiver::Citizen => "data",
            Receiver::Counter { .. } => "code",
            Receiver::Service(_) => "leaving",
        },
        _ if view.must_identify_again => "identify",
        Transaction::ExpectSave(_) => "data",
        Transaction::ExpectVisit(_) => "code",
        Transaction::ExpectConsent(_) => "consent",
        Transaction::ExpectAcknowledgement(_) | Transaction::ExpectTake(_) => "leaving",
    }
}

fn unknown(visit: &Visit) -> Result<Response, PlatformError> {
    let page = Ended { shell: visit.shell(), conclusion: None, service: None, front_url: None };
    visit.page(404, page.render())
}

async fn leaving(visit: &Visit, stage: &Stage, service: &Service) -> Result<Response, PlatformError> {
    let conclusion = wording::conclusion(&stage.view.transaction);
    let way_back =
        conclusion.zip(stage.view.receiver.service()).map_or(WayBack::NotYet, |(conclusion, request)| {
            way_back(request, wording::return_code(conclusion), &service.facts)
        });
    if let WayBack::To(_) = way_back {
        sandbox::returned(visit, &stage.name, conclusion.map(wording::return_code)).await;
    }
    let service = wording::service(service, visit.locale);
    let (shell, steps) = (visit.shell(), stage.steps());
    let out_of_order = out_of_order(visit, stage);
    visit.page(200, Leaving { shell, service, steps, conclusion, out_of_order, way_back }.render())
}

/// Asked again at the end: the address may have been struck off since the citizen came.
fn way_back(request: &ServiceRequest, code: ReturnCode, service: &ServiceFacts) -> WayBack {
    let ServiceRequest { return_to, tx_id, .. } = request;
    let requested = return_to.url().as_str();
    match ReturnTo::find(requested, return_to.own_query().clone(), &service.return_urls) {
        Some(registered) => WayBack::To(registered.location(code, Some(tx_id), &service.keys)),
        None => WayBack::StruckOff,
    }
}

/// The datasets because of which it was over before it began, as they are by now.
fn out_of_order(visit: &Visit, stage: &Stage) -> Vec<OutOfOrder> {
    let Transaction::Ended(ended) = &stage.view.transaction else { return Vec::new() };
    let of_dataset = |(dataset, ending): (&Dataset, &DatasetEnding)| match ending {
        DatasetEnding::Failed { reason } if Availability::is_code(reason) => Some(OutOfOrder {
            dataset: wording::dataset(dataset, visit.locale),
            code: reason.clone(),
            condition: wording::condition(dataset, visit.locale),
        }),
        _ => None,
    };
    stage.datasets.iter().zip(&ended.datasets).filter_map(of_dataset).collect()
}
