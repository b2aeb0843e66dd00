//! The usage record (使用紀錄): a list of all entries of her journal, narrowed as she likes.

use askama::Template;

use super::{EntryWords, Shell, html};

/// What is looked for, as she typed it. It stands in the address; none of it tells who she is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordFilter {
    /// The kind, or nothing.
    pub kind: String,
    /// The receiver's id, or nothing.
    pub receiver: String,
    /// The dataset's id, or nothing.
    pub dataset: String,
    /// The first day, or nothing.
    pub from: String,
    /// The last day, or nothing.
    pub to: String,
}

/// A field of the filter whose text means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterProblem {
    /// The first day is no day.
    From,
    /// The last day is no day.
    To,
    /// The last day is before the first.
    Order,
}

/// Something that can be chosen.
#[derive(Debug, Clone)]
pub struct FilterChoice {
    /// What the form sends.
    pub value: String,
    /// What it is called.
    pub name: String,
}

/// The list. Its form sends `kind`, `receiver`, `dataset`, `from` and `to` in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "member-record.html")]
pub struct MemberRecord {
    /// The frame.
    pub shell: Shell,
    /// What is looked for.
    pub filter: RecordFilter,
    /// What is wrong with it.
    pub problem: Option<FilterProblem>,
    /// The kinds there are.
    pub kinds: Vec<FilterChoice>,
    /// The receivers in her journal.
    pub receivers: Vec<FilterChoice>,
    /// The datasets in her journal.
    pub datasets: Vec<FilterChoice>,
    /// The entries of this page of the list.
    pub entries: Vec<EntryWords>,
    /// How many entries were found.
    pub found: usize,
    /// How many entries there are.
    pub all: usize,
    /// Which page of the list this is, from 1.
    pub page: usize,
    /// How many pages the list has.
    pub pages: usize,
    /// Whether the browser checks the proof of each entry shown.
    pub proofs: bool,
}

impl RecordFilter {
    /// The query that leads to the same list; empty for the whole one.
    ///
    /// ```
    /// use mydata_worker::pages::RecordFilter;
    ///
    /// let filter = RecordFilter { kind: "use".to_owned(), from: "115-3-2".to_owned(), ..RecordFilter::default() };
    /// assert_eq!(filter.query(), "kind=use&from=115-3-2");
    /// ```
    #[must_use]
    pub fn query(&self) -> String {
        let fields = [
            ("kind", &self.kind),
            ("receiver", &self.receiver),
            ("dataset", &self.dataset),
            ("from", &self.from),
            ("to", &self.to),
        ];
        let mut query = worker::Url::parse("https://query/").ok();
        let Some(url) = &mut query else { return String::new() };
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            url.query_pairs_mut().append_pair(name, value);
        }
        url.query().unwrap_or_default().to_owned()
    }
}

impl FilterProblem {
    fn key(self) -> &'static str {
        match self {
            Self::From | Self::To => "record-filter-day-form",
            Self::Order => "record-filter-day-order",
        }
    }

    fn field(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To | Self::Order => "to",
        }
    }

    fn is_at(self, field: &str) -> bool {
        self.field() == field
    }
}

impl MemberRecord {
    /// How many entries one page of the list shows.
    pub const ENTRIES_A_PAGE: usize = 20;

    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn problem_of(&self, field: &str) -> Option<FilterProblem> {
        self.problem.filter(|problem| problem.is_at(field))
    }

    fn is_narrowed(&self) -> bool {
        self.filter != RecordFilter::default()
    }

    /// The place of the first entry shown, counted from the oldest one found.
    fn first(&self) -> usize {
        self.found - (self.page - 1) * Self::ENTRIES_A_PAGE
    }

    /// The address of the same entries in another form, such as `.csv`.
    fn address(&self, ending: &str) -> String {
        let query = self.filter.query();
        let joint = if query.is_empty() { "" } else { "?" };
        format!("/member/record{ending}{joint}{query}")
    }

    /// The address of a page of the list.
    fn page_address(&self, page: usize) -> String {
        self.list_address(page, self.proofs)
    }

    /// The address of this page of the list, each entry with its proof checked.
    fn proofs_address(&self) -> String {
        self.list_address(self.page, true)
    }

    fn list_address(&self, page: usize, proofs: bool) -> String {
        let address = self.address("");
        let joint = if address.contains('?') { '&' } else { '?' };
        let proofs = if proofs { "&proofs=1" } else { "" };
        format!("{address}{joint}page={page}{proofs}")
    }
}
