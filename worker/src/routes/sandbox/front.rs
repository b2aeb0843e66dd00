//! The front page of the sandbox.

use worker::Response;

use crate::config;
use crate::error::PlatformError;
use crate::objects::sandbox::{ListPlanned, ListTimelines};
use crate::objects::send;
use crate::pages::{InventedPerson, SandboxFront};
use crate::sandbox::THE_SANDBOX;
use crate::store::catalogue::Catalogue;
use crate::visit::Visit;

/// Timelines on the front page.
const RECENT: usize = 5;
/// The people of the demonstration, as its seeds have them.
const PEOPLE: &str = "SANDBOX_PEOPLE";
/// The registry stands for all agencies of a demonstration; its front page says more about the people.
const AGENCIES: &str = "REGISTRY_ORIGIN";

pub(super) async fn show(
    visit: &Visit,
    status: u16,
    problem: Option<&'static str>,
) -> Result<Response, PlatformError> {
    let catalogue = Catalogue::of(&visit.env)?;
    let (mut services, mut datasets) = (Vec::new(), Vec::new());
    for client in catalogue.online_services().await? {
        if let Some(service) = catalogue.service(&client, &visit.keys).await? {
            services.push((client.to_string(), service.name.text(visit.locale).to_owned()));
        }
    }
    for dataset in catalogue.all_datasets().await? {
        datasets.push((dataset.resource_id.to_string(), dataset.name.text(visit.locale).to_owned()));
    }
    let page = SandboxFront {
        shell: visit.shell(),
        people: people(visit)?,
        agencies_url: config::text(&visit.env, AGENCIES).unwrap_or_default(),
        services,
        datasets,
        planned: send(&visit.env, THE_SANDBOX, &ListPlanned).await?,
        recent: send(&visit.env, THE_SANDBOX, &ListTimelines { tx_id: None, limit: RECENT }).await?,
        problem,
    };
    visit.page(status, page.render())
}

fn people(visit: &Visit) -> Result<Vec<InventedPerson>, PlatformError> {
    let Some(people) = config::text(&visit.env, PEOPLE) else { return Ok(Vec::new()) };
    serde_json::from_str(&people).map_err(|_| PlatformError::Configuration(PEOPLE))
}
