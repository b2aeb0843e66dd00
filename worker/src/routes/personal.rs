//! The catalogue of datasets: all of them, by category, what a search finds, and one by one.

use mydata_consent::Patience;
use mydata_identity::IdentityMethod;
use mydata_protocol::ids::ResourceId;
use worker::Response;

use super::{query, wording};
use crate::error::PlatformError;
use crate::identification::is_configured;
use crate::pages::{Category, CategoryCount, DatasetEntry, DatasetPage, Looked, Personal, Waiting};
use crate::search::Search;
use crate::store::catalogue::{Catalogue, Dataset};
use crate::texts::Locale;
use crate::visit::Visit;

/// `/personal`, with `?q=` for what is looked for.
pub(super) async fn all(visit: &Visit) -> Result<Response, PlatformError> {
    let typed = query::text(visit.query(), "q").unwrap_or_default();
    let search = Search::parse(&typed);
    let datasets = Catalogue::of(&visit.env)?.all_datasets().await?;
    let categories = counts(&datasets)?;
    let found = match &search {
        Ok(search) => datasets.iter().filter(|dataset| is_found(search, dataset)).collect(),
        Err(_) => Vec::new(),
    };
    let looked = Looked { typed, problem: search.err().map(crate::search::SearchError::code) };
    show(visit, None, categories, looked, &found)
}

/// `/personal/category/{slug}`
pub(super) async fn category(visit: &Visit, slug: &str) -> Result<Response, PlatformError> {
    let Some(category) = Category::parse(slug) else { return visit.not_found() };
    let datasets = Catalogue::of(&visit.env)?.all_datasets().await?;
    let categories = counts(&datasets)?;
    let of_it: Vec<&Dataset> =
        datasets.iter().filter(|dataset| Category::named(&dataset.category) == Some(category)).collect();
    show(visit, Some(category), categories, Looked::default(), &of_it)
}

/// `/personal/detail/{resource_id}`
pub(super) async fn detail(visit: &Visit, resource: &str) -> Result<Response, PlatformError> {
    let Ok(resource) = ResourceId::parse(resource) else { return visit.not_found() };
    let Some(dataset) = Catalogue::of(&visit.env)?.dataset(&resource).await? else {
        return visit.not_found();
    };
    let methods = IdentityMethod::ALL
        .into_iter()
        .filter(|method| method.satisfies(dataset.minimum_level) && is_configured(&visit.env, *method))
        .filter(|method| dataset.companies_may || *method != IdentityMethod::BusinessCertificate);
    let page = DatasetPage {
        shell: visit.shell(),
        entry: entry(&dataset, visit.locale)?,
        methods: methods.collect(),
        contact: dataset.provider_contact,
    };
    visit.page(200, page.render())
}

fn show(
    visit: &Visit,
    category: Option<Category>,
    categories: Vec<CategoryCount>,
    looked: Looked,
    datasets: &[&Dataset],
) -> Result<Response, PlatformError> {
    let status = if looked.problem.is_some() { 400 } else { 200 };
    let entries = datasets.iter().map(|dataset| entry(dataset, visit.locale));
    let mut datasets = entries.collect::<Result<Vec<_>, _>>()?;
    datasets.sort_by_key(|entry| Category::ALL.iter().position(|category| *category == entry.category));
    visit.page(status, Personal { shell: visit.shell(), category, categories, looked, datasets }.render())
}

/// Whatever the language of the page is, both are searched.
fn is_found(search: &Search, dataset: &Dataset) -> bool {
    let in_both =
        |text: &crate::store::catalogue::Bilingual| Locale::ALL.map(|locale| text.text(locale).to_owned());
    let texts = [&dataset.name, &dataset.summary, &dataset.provider].map(in_both).concat();
    let fields = Locale::ALL.into_iter().flat_map(|locale| dataset.fields(locale));
    let texts = texts.iter().chain(fields).chain([&dataset.category]).map(String::as_str);
    search.finds(&texts.collect::<Vec<_>>())
}

fn counts(datasets: &[Dataset]) -> Result<Vec<CategoryCount>, PlatformError> {
    let of: Vec<Category> =
        datasets.iter().map(|dataset| known(&dataset.category)).collect::<Result<_, _>>()?;
    let count = |category| of.iter().filter(|each| **each == category).count();
    Ok(Category::ALL.map(|category| CategoryCount { category, datasets: count(category) }).to_vec())
}

fn entry(dataset: &Dataset, locale: Locale) -> Result<DatasetEntry, PlatformError> {
    Ok(DatasetEntry {
        dataset: wording::dataset(dataset, locale),
        category: known(&dataset.category)?,
        minimum_level: dataset.minimum_level,
        waiting: Waiting {
            minutes: dataset.waiting_minutes,
            may_leave: dataset.patience == Patience::Delayed,
        },
        condition: wording::condition(dataset, locale),
        asks: wording::asks(dataset, locale),
    })
}

/// The category of this name; the catalogue must not have others.
pub(super) fn known(name: &str) -> Result<Category, PlatformError> {
    Category::named(name).ok_or_else(|| PlatformError::Catalogue(format!("no category {name}")))
}
