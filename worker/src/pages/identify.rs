//! Second step of a transaction: who the citizen is, and the page for when wrong tries have locked it.

use std::borrow::{Borrow, Cow};

use askama::Template;
use fluent_bundle::FluentValue;
use mydata_consent::Moment;
use mydata_identity::{AssuranceLevel, IdentityMethod};

use super::step::Step;
use super::{Shell, TransactionHead, html, minutes_left};
use crate::texts::Texts;

/// A field of the identification form; its name in the form is its `name()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifyField {
    /// 出生年月日, ROC form.
    Birthday,
    /// 戶號
    HouseholdNumber,
    /// 身分驗證方式
    Method,
    /// 健保卡卡號
    NhiCardNumber,
}

impl IdentifyField {
    /// The name the form posts it under, and the id of its input.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Birthday => "birthday",
            Self::HouseholdNumber => "household_number",
            Self::Method => "method",
            Self::NhiCardNumber => "nhi_card_number",
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone)]
pub struct FieldProblem {
    /// The field.
    pub field: IdentifyField,
    /// The stable code; its sentence is in the catalogue under the code with dashes for dots.
    pub code: &'static str,
}

/// A message above the form that belongs to no single field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifyNotice {
    /// The documents do not fit together; nothing says which one is wrong.
    NotMatched {
        /// Tries left before the lock.
        remaining: u32,
    },
    /// The authority that knows the documents cannot be reached; the try does not count.
    RegistryUnavailable,
}

impl IdentifyNotice {
    fn code(self) -> &'static str {
        match self {
            Self::NotMatched { .. } => "identify.not-matched",
            Self::RegistryUnavailable => "identify.registry-unavailable",
        }
    }

    fn key(self) -> String {
        self.code().replace('.', "-")
    }
}

/// A way to identify oneself.
#[derive(Debug, Clone)]
pub struct MethodOption {
    /// The method.
    pub method: IdentityMethod,
    /// Whether it can be chosen here; the others are shown with the reason.
    pub available: bool,
}

impl MethodOption {
    fn key(&self) -> String {
        format!("identify-method-{}", self.method.code())
    }
}

/// What the citizen has typed so far, shown again after an error. It has no `Debug`, as all of it is personal.
#[derive(Clone, Default)]
pub struct Typed {
    /// 出生年月日
    pub birthday: String,
    /// 健保卡卡號
    pub nhi_card_number: String,
    /// 戶號
    pub household_number: String,
}

/// The identification step. Its form posts `csrf`, `birthday`, `method`, the method's fields and
/// `decision=agree|refuse`.
#[derive(Clone, Template)]
#[template(path = "identify-step.html")]
pub struct IdentifyStep {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: TransactionHead,
    /// The national ID the service named, masked.
    pub masked_id: String,
    /// The level the service's datasets need.
    pub needed_level: AssuranceLevel,
    /// The methods, strongest first.
    pub methods: Vec<MethodOption>,
    /// The chosen method.
    pub chosen: IdentityMethod,
    /// What has been typed.
    pub typed: Typed,
    /// What is wrong with the fields, in the order of the form.
    pub problems: Vec<FieldProblem>,
    /// A message about the last try.
    pub notice: Option<IdentifyNotice>,
}

impl IdentifyStep {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

impl IdentifyStep {
    fn is_wrong(&self) -> bool {
        self.notice.is_some() || !self.problems.is_empty()
    }

    fn offered(&self) -> impl Iterator<Item = &MethodOption> {
        self.methods.iter().filter(|option| option.available)
    }

    fn later(&self) -> impl Iterator<Item = &MethodOption> {
        self.methods.iter().filter(|option| !option.available)
    }

    fn sentence_of(&self, problem: &FieldProblem) -> Cow<'static, str> {
        let texts = Texts::of(self.shell.locale);
        texts.of_code(problem.code).unwrap_or(Cow::Borrowed(problem.code))
    }

    fn problem_of(&self, field: impl Borrow<IdentifyField>) -> Option<&FieldProblem> {
        self.problems.iter().find(|problem| problem.field == *field.borrow())
    }

    /// The visible part of the masked ID, one character after the other, for screen readers.
    fn spoken_id(&self) -> String {
        let visible = self.masked_id.chars().filter(|character| *character != '*');
        visible.map(String::from).collect::<Vec<_>>().join(" ")
    }
}

/// Too many wrong tries: nothing can be typed until the clock says so. Its form posts `csrf` and `decision=refuse`
/// to the identification step.
#[derive(Clone, Template)]
#[template(path = "locked.html")]
pub struct Locked {
    /// The frame.
    pub shell: Shell,
    /// The transaction, if there is one the citizen can leave.
    pub head: Option<TransactionHead>,
    /// When the lock ends.
    pub until: Moment,
    /// The time of this answer.
    pub now: Moment,
}

impl Locked {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn minutes_left(&self) -> u64 {
        minutes_left(self.now, self.until)
    }
}
