//! 臨櫃服務: the services of counters, the page of each, and the terms of a code for one.

use std::borrow::Borrow;

use askama::Template;
use mydata_consent::ItemRule;
use mydata_identity::{AssuranceLevel, IdentityMethod};

use super::sections::{Section, sections};
use super::step::Step;
use super::terms::wrong_fields;
use super::{
    Category, DatasetBrief, DatasetQuestions, Looked, Narrowed, ParameterField, ServiceEntry, Shell,
    TransactionHead, html,
};

/// 臨櫃服務. The `front_url` of a service is its page here.
#[derive(Debug, Clone, Template)]
#[template(path = "counter.html")]
pub struct CounterServices {
    /// The frame.
    pub shell: Shell,
    /// What the list is narrowed down to.
    pub narrowed: Narrowed,
    /// The agencies that have counters.
    pub agencies: Vec<String>,
    /// The categories that have services.
    pub categories: Vec<Category>,
    /// The services to list.
    pub services: Vec<ServiceEntry>,
}

impl CounterServices {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_of(&self, category: impl Borrow<Category>) -> bool {
        self.narrowed.category.as_ref() == Some(category.borrow())
    }

    fn looked(&self) -> &Looked {
        &self.narrowed.looked
    }

    fn steps(&self) -> Vec<Section> {
        sections(&self.shell, "counter-step")
    }
}

/// A dataset at a counter (臨櫃項目).
#[derive(Debug, Clone)]
pub struct CounterItemEntry {
    /// What it is.
    pub dataset: DatasetBrief,
    /// What clerks may do with it.
    pub rule: ItemRule,
    /// Whether it can be had at present.
    pub is_open: bool,
    /// What the citizen fills in for it.
    pub asks: Vec<String>,
}

impl CounterItemEntry {
    fn rule_key(&self, suffix: &str) -> String {
        rule_key(self.rule, suffix)
    }
}

/// The catalogue's key of what a rule is called, or of what it means (`-what`).
pub(super) fn rule_key(rule: ItemRule, suffix: &str) -> String {
    format!("counter-rule-{}{suffix}", rule.name())
}

/// What Article 8 of the Personal Data Protection Act has an agency say of its use.
#[derive(Debug, Clone)]
pub struct UseNoticeWords {
    /// The code of the specified purpose (特定目的).
    pub purpose_code: String,
    /// Its name.
    pub purpose_name: String,
    /// For how long.
    pub period: String,
    /// Where.
    pub area: String,
    /// Who gets to see it.
    pub recipients: String,
    /// What it means if she refuses.
    pub refusal: String,
    /// Whom to ask.
    pub contact: String,
}

/// The page of one service. Its form begins a transaction.
#[derive(Debug, Clone, Template)]
#[template(path = "counter-service.html")]
pub struct CounterServicePage {
    /// The frame.
    pub shell: Shell,
    /// The service.
    pub service: ServiceEntry,
    /// What the agency says of its use.
    pub notice: UseNoticeWords,
    /// What the counter gets.
    pub items: Vec<CounterItemEntry>,
    /// The weakest level that opens all of it.
    pub level: AssuranceLevel,
    /// The methods that open all of it here.
    pub methods: Vec<IdentityMethod>,
}

impl CounterServicePage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn may_begin(&self) -> bool {
        self.items.iter().any(|item| item.is_open)
    }

    fn steps(&self) -> Vec<Section> {
        sections(&self.shell, "counter-step")
    }
}

/// The terms of a code. Its form posts `csrf`, `acknowledged=1`, `decision=agree|refuse` and the datasets' fields.
#[derive(Clone, Template)]
#[template(path = "counter-terms.html")]
pub struct CounterTerms {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: TransactionHead,
    /// What the agency says of its use.
    pub notice: UseNoticeWords,
    /// What the counter gets.
    pub items: Vec<CounterItemEntry>,
    /// What the datasets ask of the citizen.
    pub questions: Vec<DatasetQuestions>,
    /// Whether the citizen went on without acknowledging the terms.
    pub unacknowledged: bool,
}

impl CounterTerms {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_wrong(&self) -> bool {
        self.unacknowledged || self.wrong_fields().next().is_some()
    }

    fn wrong_fields(&self) -> impl Iterator<Item = &ParameterField> {
        wrong_fields(&self.questions)
    }
}
