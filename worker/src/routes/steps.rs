//! The steps of a transaction: each shows itself only when it is its turn.

use mydata_consent::Transaction;
use worker::Response;

use super::{consent_step, identify_step, wording};
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::send;
use crate::objects::transaction::{Act, Deed, Show, View};
use crate::pages::{Ended, FaultKind, Leaving, TermsStep, TransactionHead};
use crate::session::Session;
use crate::store::catalogue::{Catalogue, Dataset, Service};
use crate::visit::{Form, Visit};

/// A step with all it needs: the transaction as this browser may see it, its service and datasets.
pub(super) struct Stage {
    pub(super) name: TransactionName,
    pub(super) session: Session,
    pub(super) view: View,
    pub(super) service: Service,
    pub(super) datasets: Vec<Dataset>,
}

pub(super) async fn show(visit: &Visit, transaction: &str, step: &str) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return unknown(visit) };
    if step == "status" {
        return consent_step::status(&stage);
    }
    let turn = turn(&stage.view.transaction);
    if step != turn {
        return visit.see_other(&format!("/t/{}/{turn}", stage.name));
    }
    match turn {
        "terms" => terms(visit, &stage, false),
        "identify" => identify_step::show(visit, &stage),
        "consent" => consent_step::show(visit, &stage).await,
        _ => leaving(visit, &stage),
    }
}

pub(super) async fn act(visit: &mut Visit, transaction: &str, step: &str) -> Result<Response, PlatformError> {
    let Some(stage) = Stage::of(visit, transaction).await? else { return unknown(visit) };
    let turn = turn(&stage.view.transaction);
    if step != turn {
        return visit.see_other(&format!("/t/{}/{turn}", stage.name));
    }
    let form = visit.form().await?;
    let facts = if turn == "consent" { stage.facts() } else { String::new() };
    let token_holds = stage.session.accepts(form.text("csrf"), turn, &facts);
    if turn == "consent" && !token_holds && !visit.is_cross_site() && stage.was_shown_otherwise(&form) {
        return consent_step::show_changed(visit, &stage).await;
    }
    if !token_holds || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    if form.text("decision") == "refuse" {
        return carry(visit, &stage, Deed::Refuse).await;
    }
    match turn {
        "terms" if form.text("acknowledged") != "1" => terms(visit, &stage, true),
        "terms" => carry(visit, &stage, Deed::AcceptTerms).await,
        "identify" => identify_step::act(visit, &stage, &form).await,
        "consent" if form.text("decision") == "agree" => carry(visit, &stage, Deed::Agree).await,
        _ => visit.fault(400, FaultKind::BadRequest, "form.decision"),
    }
}

/// Tells the transaction what the citizen did and shows the step that follows.
pub(super) async fn carry(visit: &Visit, stage: &Stage, deed: Deed) -> Result<Response, PlatformError> {
    // A refusal means that time or another tab was faster; the step whose turn it is says so.
    let _ = send(&visit.env, stage.name.as_str(), &Act { session: stage.session.digest(), deed }).await?;
    let step = if let Transaction::ExpectTerms(_) = stage.view.transaction { "identify" } else { "leaving" };
    visit.see_other(&format!("/t/{}/{step}", stage.name))
}

fn turn(transaction: &Transaction) -> &'static str {
    match transaction {
        Transaction::ExpectTerms(_) => "terms",
        Transaction::ExpectIdentity(_) => "identify",
        Transaction::ExpectConsent(_) => "consent",
        Transaction::Ended(_) | Transaction::ExpectAcknowledgement(_) | Transaction::ExpectTake(_) => {
            "leaving"
        }
    }
}

fn unknown(visit: &Visit) -> Result<Response, PlatformError> {
    let page = Ended { shell: visit.shell(), conclusion: None, service: None, front_url: None };
    visit.page(404, page.render())
}

fn terms(visit: &Visit, stage: &Stage, unacknowledged: bool) -> Result<Response, PlatformError> {
    let page = TermsStep {
        shell: visit.shell(),
        head: stage.head(visit, "terms", ""),
        datasets: stage.datasets.iter().map(|dataset| wording::dataset(dataset, visit.locale)).collect(),
        unacknowledged,
    };
    visit.page(if unacknowledged { 422 } else { 200 }, page.render())
}

fn leaving(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    let conclusion = wording::conclusion(&stage.view.transaction);
    let return_url = conclusion.map(|conclusion| {
        let code = wording::return_code(conclusion);
        stage.view.return_to.location(code, Some(&stage.view.tx_id), &stage.service.facts.keys)
    });
    let service = wording::service(&stage.service, visit.locale);
    visit.page(200, Leaving { shell: visit.shell(), service, conclusion, return_url }.render())
}

impl Stage {
    /// The transaction of this address, if this browser holds its session.
    pub(super) async fn of(visit: &Visit, transaction: &str) -> Result<Option<Self>, PlatformError> {
        let Some(name) = TransactionName::parse(transaction) else { return Ok(None) };
        let Some(session) = visit.session(&name) else { return Ok(None) };
        let show = Show { session: session.digest() };
        let Some(view) = send(&visit.env, name.as_str(), &show).await? else { return Ok(None) };
        let catalogue = Catalogue::of(&visit.env)?;
        let Some(service) = catalogue.service(&view.client_id, &visit.keys).await? else { return Ok(None) };
        let datasets = catalogue.datasets(&view.resources).await?;
        Ok(Some(Self { name, session, view, service, datasets }))
    }

    pub(super) fn head(&self, visit: &Visit, step: &str, facts: &str) -> TransactionHead {
        TransactionHead {
            transaction: self.name.to_string(),
            csrf: self.session.form_token(step, facts),
            service: wording::service(&self.service, visit.locale),
            deadline: self.view.transaction.finish_by().unwrap_or_else(|| visit.now()),
            now: visit.now(),
        }
    }

    /// What a consent is given for, as one text: who, what for, which datasets, and which of them failed.
    pub(super) fn facts(&self) -> String {
        use crate::texts::Locale;
        use sha2::{Digest, Sha256};
        let failed = self.view.transaction.collection().map(mydata_consent::Collection::failed);
        let failed: Vec<usize> = failed.into_iter().flatten().map(|index| index.0).collect();
        let resources: Vec<&str> =
            self.view.resources.iter().map(mydata_protocol::ids::ResourceId::as_str).collect();
        let facts = format!(
            "{}\n{}\n{}\n{}\n{failed:?}",
            self.view.client_id,
            self.service.name.text(Locale::ZhHant),
            self.service.purpose.text(Locale::ZhHant),
            resources.join("\n"),
        );
        crate::names::hex(&Sha256::digest(facts))
    }

    /// Whether the form is a genuine one of this session, made for facts that have changed since.
    fn was_shown_otherwise(&self, form: &Form) -> bool {
        let shown = form.text("shown");
        shown != self.facts() && self.session.accepts(form.text("csrf"), "consent", shown)
    }
}
