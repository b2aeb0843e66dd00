//! The last step of a download: the data as far as it has come, saving it, and having it erased.

use mydata_consent::{DatasetEnding, Transaction};
use mydata_package::ArchiveLayout;
use mydata_protocol::ids::ResourceId;
use worker::{Env, Response};

use super::file_name;
use super::package::{attachment, stored_package};
use super::stage::{Stage, carry};
use super::wording;
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::citizen::WhoIsMember;
use crate::objects::send;
use crate::objects::transaction::{BeginSave, Deed, FinishSave, Saving, Stored};
use crate::pages::{Conclusion, DownloadData, DownloadHead, DownloadOver, EndedDataset, FaultKind};
use crate::store::vault::{Archive, Vault};
use crate::visit::{Form, Visit};

/// What the tokens of this step's forms hold for.
const STEP: &str = "data";

/// The head of a download's pages at this step.
pub(super) fn head(visit: &Visit, stage: &Stage, step: &str) -> DownloadHead {
    let transaction = &stage.view.transaction;
    let deadline = transaction.finish_by().or_else(|| transaction.kept_until());
    DownloadHead {
        transaction: stage.name.to_string(),
        csrf: stage.session.form_token(step, ""),
        deadline: deadline.unwrap_or_else(|| visit.now()),
        now: visit.now(),
    }
}

pub(super) async fn show(visit: &Visit, stage: &Stage) -> Result<Response, PlatformError> {
    let html = match &stage.view.transaction {
        Transaction::Ended(ended) => over(visit, stage, ended.outcome, &ended.datasets).render(),
        _ => data(visit, stage).await?.render(),
    };
    visit.page(200, html)
}

pub(super) async fn act(visit: &Visit, stage: &Stage, form: &Form) -> Result<Response, PlatformError> {
    if !stage.session.accepts(form.text("csrf"), STEP, "") || visit.is_cross_site() {
        return visit.fault(403, FaultKind::StaleForm, "form.token");
    }
    match form.text("decision") {
        "delete" => carry(visit, stage, Deed::Delete).await,
        "save-all" => save(visit, stage, Vec::new()).await,
        "save" => match ResourceId::parse(form.text("resource")) {
            Ok(resource) => save(visit, stage, vec![resource]).await,
            Err(_) => visit.fault(400, FaultKind::BadRequest, "form.resource"),
        },
        _ => visit.fault(400, FaultKind::BadRequest, "form.decision"),
    }
}

async fn data(visit: &Visit, stage: &Stage) -> Result<DownloadData, PlatformError> {
    let member = match &stage.view.citizen {
        Some(citizen) => send(&visit.env, citizen.as_str(), &WhoIsMember).await?,
        None => None,
    };
    Ok(DownloadData {
        shell: visit.shell(),
        head: head(visit, stage, STEP),
        masked_contact: member.map(|member| member.contact.masked()),
        datasets: wording::panels(&stage.datasets, &stage.view, visit.locale),
    })
}

fn over(
    visit: &Visit,
    stage: &Stage,
    outcome: mydata_consent::Outcome,
    endings: &[DatasetEnding],
) -> DownloadOver {
    let datasets = stage.datasets.iter().zip(endings).map(|(dataset, ending)| EndedDataset {
        dataset: wording::dataset(dataset, visit.locale),
        ending: ending.clone(),
    });
    let wanted: Vec<_> = stage.view.resources.iter().map(|resource| format!("dataset={resource}")).collect();
    DownloadOver {
        shell: visit.shell(),
        conclusion: Conclusion::Ended(outcome),
        datasets: datasets.collect(),
        again: format!("/personal/order?{}", wanted.join("&")),
    }
}

async fn save(visit: &Visit, stage: &Stage, resources: Vec<ResourceId>) -> Result<Response, PlatformError> {
    let begin = BeginSave { session: stage.session.digest(), resources };
    match send(&visit.env, stage.name.as_str(), &begin).await? {
        Ok(saving) => send_out(visit, stage, &saving),
        // Saved in another tab, or over: the page shows where things stand.
        Err(_) => visit.see_other(&format!("/t/{}/{STEP}", stage.name)),
    }
}

/// Sends packages to the citizen's computer. They count as saved when the last byte has gone out.
fn send_out(visit: &Visit, stage: &Stage, saving: &Saving) -> Result<Response, PlatformError> {
    let once_out = finish(visit.env.clone(), stage.name.clone(), saving.lease);
    attachment(
        archive(visit, stage, saving)?,
        &file_name::disposition(&saved_as(visit, stage, saving)),
        once_out,
    )
}

/// One package goes as its agency made it; several go side by side in a ZIP.
fn archive(visit: &Visit, stage: &Stage, saving: &Saving) -> Result<Archive, PlatformError> {
    let vault = Vault::of(&visit.env)?;
    let package = |stored: &Stored| stored_package(&vault, &stage.name, stored.clone());
    if let [(_, stored)] = saving.packages.as_slice() {
        return Ok(Archive::of_one(package(stored)));
    }
    let mut layout = ArchiveLayout::new();
    for (resource, stored) in &saving.packages {
        let name = format!("{}-{resource}.zip", dataset_name(visit, stage, resource));
        layout.add(&name, stored.bytes, stored.crc32).map_err(|_| PlatformError::Vault)?;
    }
    let spans = layout.finish().map_err(|_| PlatformError::Vault)?;
    Ok(Archive::new(spans, saving.packages.iter().map(|(_, stored)| package(stored)).collect()))
}

async fn finish(env: Env, name: TransactionName, lease: u64) {
    if let Err(error) = send(&env, name.as_str(), &FinishSave { lease }).await {
        // The data stays until it is saved once more, or its time is over: late, but never lost.
        worker::console_error!("{}", error.code());
    }
}

/// The dataset's name, or that it is several.
fn saved_as(visit: &Visit, stage: &Stage, saving: &Saving) -> String {
    match saving.packages.as_slice() {
        [(resource, _)] => file_name::stamped(visit, &dataset_name(visit, stage, resource)),
        _ => file_name::stamped(visit, "MyData"),
    }
}

/// A dataset's name, as far as file systems take it.
fn dataset_name(visit: &Visit, stage: &Stage, resource: &ResourceId) -> String {
    let dataset = stage.datasets.iter().find(|dataset| dataset.resource_id == *resource);
    let name = dataset.map_or("MyData", |dataset| dataset.name.text(visit.locale));
    file_name::as_far_as_taken(name)
}
