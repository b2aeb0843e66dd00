//! A list of services, narrowed down by 領域, agency and what is looked for.

use super::query;
use crate::pages::{Category, Looked, Narrowed};
use crate::search::{Search, SearchError};
use crate::store::catalogue::Bilingual;
use crate::texts::Locale;
use crate::visit::Visit;

/// What a list can be narrowed down by.
pub(super) trait Listed {
    /// Its 領域, as the catalogue names it.
    fn category(&self) -> &str;
    /// Who is behind it.
    fn agency(&self) -> &Bilingual;
    /// What a search looks at.
    fn texts(&self) -> Vec<&Bilingual>;
}

/// What somebody wants to see of a list (`?category=`, `?agency=`, `?q=`).
pub(super) struct Wanted {
    pub(super) narrowed: Narrowed,
    search: Result<Search, SearchError>,
}

impl Wanted {
    pub(super) fn read(visit: &Visit) -> Self {
        let field = |name| query::text(visit.query(), name).unwrap_or_default();
        let typed = field("q");
        let search = Search::parse(&typed);
        let narrowed = Narrowed {
            category: Category::parse(&field("category")),
            agency: field("agency"),
            looked: Looked { typed, problem: search.as_ref().err().map(|error| error.code()) },
        };
        Self { narrowed, search }
    }

    /// The status of the page: a search that cannot be made is a bad request.
    pub(super) fn status(&self) -> u16 {
        if self.search.is_err() { 400 } else { 200 }
    }

    /// Those of the list.
    pub(super) fn of<'a, T: Listed>(&'a self, list: &'a [T]) -> impl Iterator<Item = &'a T> {
        list.iter().filter(|each| self.search.as_ref().is_ok_and(|search| self.fits(*each, search)))
    }

    /// Whatever the language of the page is, both are searched.
    fn fits(&self, each: &impl Listed, search: &Search) -> bool {
        let is_of_agency =
            |agency: &str| Locale::ALL.into_iter().any(|locale| each.agency().text(locale) == agency);
        let texts = each.texts();
        let in_both =
            Locale::ALL.into_iter().flat_map(|locale| texts.iter().map(move |text| text.text(locale)));
        self.narrowed.category.is_none_or(|category| is_of(each, category))
            && (self.narrowed.agency.is_empty() || is_of_agency(&self.narrowed.agency))
            && search.finds(&in_both.collect::<Vec<_>>())
    }
}

/// The agencies of a list, each once, in the order in which they come first.
pub(super) fn agencies(list: &[impl Listed], locale: Locale) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for agency in list.iter().map(|each| each.agency().text(locale)) {
        if !known.iter().any(|name| name == agency) {
            known.push(agency.to_owned());
        }
    }
    known
}

/// The categories of a list.
pub(super) fn categories(list: &[impl Listed]) -> Vec<Category> {
    Category::ALL.into_iter().filter(|category| list.iter().any(|each| is_of(each, *category))).collect()
}

fn is_of(each: &impl Listed, category: Category) -> bool {
    Category::named(each.category()) == Some(category)
}
