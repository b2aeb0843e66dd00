//! Pages that need nobody to be known.

use mydata_consent::Moment;
use mydata_identity::IdentityMethod;
use worker::Response;

use super::{services, wording};
use crate::config;
use crate::error::PlatformError;
use crate::identification::is_configured;
use crate::pages::{
    About, Accessibility, AgencyContact, AnchorEntry, ContactPage, DatasetStatus, Faq, Home, LegalText,
    MethodStatus, NewsEntry, NewsList, NewsPage, Sitemap, Status, Verify,
};
use crate::store::catalogue::Catalogue;
use crate::store::news::News;
use crate::visit::Visit;

/// How much of the news the front page shows.
const LATEST: u8 = 3;
/// How much of it the list shows: some years of it.
const MOST_NEWS: u8 = 100;
/// Where the source code is published, if it is.
const SOURCE_URL: &str = "SOURCE_URL";
/// How to reach the help desk, if there is one.
const SERVICE_DESK: &str = "SERVICE_DESK";

pub(super) async fn home(visit: &Visit) -> Result<Response, PlatformError> {
    let services = services::entries(visit).await?;
    let news = Catalogue::of(&visit.env)?.news(visit.now(), LATEST).await?;
    let news = news.iter().map(|news| told(visit, news)).collect();
    visit.page(200, Home { shell: visit.shell(), services, news }.render())
}

pub(super) async fn news(visit: &Visit) -> Result<Response, PlatformError> {
    let news = Catalogue::of(&visit.env)?.news(visit.now(), MOST_NEWS).await?;
    let news = news.iter().map(|news| told(visit, news)).collect();
    visit.page(200, NewsList { shell: visit.shell(), news }.render())
}

pub(super) async fn news_item(visit: &Visit, id: &str) -> Result<Response, PlatformError> {
    let Some(news) = Catalogue::of(&visit.env)?.news_named(id, visit.now()).await? else {
        return visit.not_found();
    };
    visit.page(200, NewsPage { shell: visit.shell(), entry: told(visit, &news) }.render())
}

fn told(visit: &Visit, news: &News) -> NewsEntry {
    NewsEntry {
        id: news.id.clone(),
        published: news.published,
        kind: news.kind,
        title: news.title.text(visit.locale).to_owned(),
        paragraphs: news.paragraphs(visit.locale).to_vec(),
    }
}

pub(super) fn verify(visit: &Visit) -> Result<Response, PlatformError> {
    let anchors = crate::trust::anchors(&visit.env)?;
    let entries = anchors.roots().into_iter().map(|root| AnchorEntry {
        name: root.subject.clone(),
        sha256: root.sha256.clone(),
        not_after: Moment::from_unix_millis(root.not_after.0.saturating_mul(1_000)),
    });
    visit.page(200, Verify { shell: visit.shell(), anchors: entries.collect() }.render())
}

/// The terms: those that apply, or a version before them.
pub(super) fn terms(visit: &Visit, number: Option<&str>) -> Result<Response, PlatformError> {
    legal(visit, LegalText::terms(visit.shell(), number))
}

/// The privacy policy: the one that applies, or a version before it.
pub(super) fn privacy(visit: &Visit, number: Option<&str>) -> Result<Response, PlatformError> {
    legal(visit, LegalText::privacy(visit.shell(), number))
}

fn legal(visit: &Visit, text: Option<LegalText>) -> Result<Response, PlatformError> {
    text.map_or_else(|| visit.not_found(), |text| visit.page(200, text.render()))
}

pub(super) fn about(visit: &Visit) -> Result<Response, PlatformError> {
    let source_url = config::text(&visit.env, SOURCE_URL);
    visit.page(200, About { shell: visit.shell(), source_url }.render())
}

pub(super) fn accessibility(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, Accessibility { shell: visit.shell() }.render())
}

pub(super) async fn contact(visit: &Visit) -> Result<Response, PlatformError> {
    let agencies = Catalogue::of(&visit.env)?.providers().await?.into_iter().map(|provider| AgencyContact {
        name: provider.name.text(visit.locale).to_owned(),
        contact: provider.contact,
    });
    let desk = config::text(&visit.env, SERVICE_DESK);
    visit.page(200, ContactPage { shell: visit.shell(), desk, agencies: agencies.collect() }.render())
}

pub(super) fn faq(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, Faq { shell: visit.shell() }.render())
}

pub(super) fn sitemap(visit: &Visit) -> Result<Response, PlatformError> {
    visit.page(200, Sitemap { shell: visit.shell() }.render())
}

pub(super) async fn status(visit: &Visit) -> Result<Response, PlatformError> {
    let datasets =
        Catalogue::of(&visit.env)?.all_datasets().await?.into_iter().map(|dataset| DatasetStatus {
            resource_id: dataset.resource_id.to_string(),
            name: dataset.name.text(visit.locale).to_owned(),
            provider: dataset.provider.text(visit.locale).to_owned(),
            condition: wording::condition(&dataset, visit.locale),
        });
    let methods = IdentityMethod::ALL
        .into_iter()
        .filter(|method| *method != IdentityMethod::ContactCode)
        .map(|method| MethodStatus { method, is_open: is_configured(&visit.env, method) });
    let page = Status {
        shell: visit.shell(),
        now: visit.now(),
        datasets: datasets.collect(),
        methods: methods.collect(),
    };
    visit.page(200, page.render())
}
