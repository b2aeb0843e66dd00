//! The identification page: who somebody is, shown by one method; and the page for when wrong tries have locked it.

use std::borrow::{Borrow, Cow};

use askama::Template;
use fluent_bundle::FluentValue;
use mydata_consent::Moment;
use mydata_identity::{AssuranceLevel, IdentityMethod};

use super::step::{Step, Steps};
use super::{ServiceBrief, Shell, html, minutes_left};
use crate::texts::Texts;

/// The head of the pages of an identification, be it for a service or for the member area.
///
/// It has no `Debug`, as it opens the identification.
#[derive(Clone)]
pub struct IdentifyHead {
    /// Where the pages are, and where their forms are posted to.
    pub action: String,
    /// The token their forms carry.
    pub csrf: String,
    /// The service that asks, if one does.
    pub service: Option<ServiceBrief>,
    /// Which steps it is one of; none where somebody signs in.
    pub steps: Option<Steps>,
    /// When it ends if nothing is done.
    pub deadline: Moment,
    /// The time of this answer.
    pub now: Moment,
}

impl IdentifyHead {
    pub(super) fn seconds_left(&self) -> u64 {
        self.deadline.since(self.now).as_secs()
    }

    pub(super) fn minutes_left(&self) -> u64 {
        minutes_left(self.now, self.deadline)
    }

    /// The words for leaving.
    pub(super) fn leave_key(&self) -> &'static str {
        // Behind a counter's service there is no site to go back to.
        let goes_back = self.service.is_some() && self.steps != Some(Steps::Counter);
        if goes_back { "identify-refuse" } else { "identify-cancel" }
    }

    pub(super) fn service_name(&self) -> &str {
        self.service.as_ref().map_or("", |service| &service.name)
    }
}

/// A field of the identification forms; its name in the form is its `name()`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifyField {
    /// 出生年月日, ROC form.
    Birthday,
    /// 統一編號
    BusinessNumber,
    /// 驗證碼
    Code,
    /// 手機號碼 or e-mail address, as the main contact.
    Contact,
    /// 戶號
    HouseholdNumber,
    /// 身分驗證方式
    Method,
    /// 手機號碼
    Mobile,
    /// 姓名
    Name,
    /// 身分證統一編號或居留證號
    NationalId,
    /// 健保卡卡號
    NhiCardNumber,
    /// That terms and privacy policy are accepted.
    Terms,
}

impl IdentifyField {
    /// The name the form posts it under, and the id of its input.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Birthday => "birthday",
            Self::BusinessNumber => "business_number",
            Self::Code => "code",
            Self::Contact => "contact",
            Self::HouseholdNumber => "household_number",
            Self::Method => "method",
            Self::Mobile => "mobile",
            Self::Name => "name",
            Self::NationalId => "national_id",
            Self::NhiCardNumber => "nhi_card_number",
            Self::Terms => "acknowledged",
        }
    }

    /// What the page's script checks while the field is being filled in, by the same rules as the edge.
    pub(super) fn check(self) -> &'static str {
        match self {
            Self::Birthday => "birthday-roc",
            Self::BusinessNumber => "business-number",
            Self::Contact => "contact",
            Self::HouseholdNumber => "household-number",
            Self::Mobile => "mobile",
            Self::NationalId => "national-id",
            Self::NhiCardNumber => "nhi-card-number",
            Self::Code | Self::Method | Self::Name | Self::Terms => "",
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

pub(super) fn sentence_of(shell: &Shell, problem: &FieldProblem) -> Cow<'static, str> {
    Texts::of(shell.locale).of_code(problem.code).unwrap_or(Cow::Borrowed(problem.code))
}

/// A message above the form that belongs to no single field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifyNotice {
    /// The evidence was refused for a reason that tells nothing about anybody.
    EvidenceRefused {
        /// The refusal's code.
        code: &'static str,
        /// Tries left before the lock, if this was one.
        remaining: Option<u32>,
    },
    /// The details do not fit together; nothing says which one is wrong.
    NotMatched {
        /// Tries left before the lock.
        remaining: u32,
    },
    /// The authority that knows the details cannot be reached; the try does not count.
    RegistryUnavailable,
}

impl IdentifyNotice {
    fn code(self) -> &'static str {
        match self {
            Self::EvidenceRefused { code, .. } => code,
            Self::NotMatched { .. } => "identify.not-matched",
            Self::RegistryUnavailable => "identify.registry-unavailable",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::EvidenceRefused { .. } => "identify-evidence-refused-title",
            Self::NotMatched { .. } => "identify-not-matched-title",
            Self::RegistryUnavailable => "identify-registry-unavailable-title",
        }
    }

    fn remaining(self) -> Option<u32> {
        match self {
            Self::EvidenceRefused { remaining, .. } => remaining,
            Self::NotMatched { remaining } => Some(remaining),
            Self::RegistryUnavailable => None,
        }
    }
}

/// What the citizen has typed so far, shown again after an error. It has no `Debug`, as all of it is personal.
#[derive(Clone, Default)]
pub struct Typed {
    /// 身分證統一編號或居留證號
    pub national_id: String,
    /// 出生年月日
    pub birthday: String,
    /// 統一編號
    pub business_number: String,
    /// 健保卡卡號
    pub nhi_card_number: String,
    /// 戶號
    pub household_number: String,
    /// 手機號碼
    pub mobile: String,
}

/// What the chosen method asks of its page. Challenges are good for one piece of evidence.
#[derive(Clone)]
pub enum EvidenceForm {
    /// A card, read by a component on the citizen's own computer.
    Card {
        /// The text to be signed.
        nonce: String,
        /// The component's origin.
        component: String,
        /// Whether the number of a company is asked for.
        is_of_company: bool,
    },
    /// A device that was bound.
    Device {
        /// What the browser is asked (WebAuthn), as JSON.
        options: String,
    },
    /// Two documents.
    Documents,
    /// A mobile number.
    Mobile,
    /// Nothing can be chosen.
    None,
    /// A certificate file, used in the browser.
    SoftCertificate {
        /// The text to be signed.
        nonce: String,
    },
}

impl EvidenceForm {
    /// The attributes by which the page's script finds the form.
    fn script(&self) -> Option<&'static str> {
        match self {
            Self::Card { .. } => Some("card"),
            Self::Device { .. } => Some("device"),
            Self::SoftCertificate { .. } => Some("soft-certificate"),
            Self::Documents | Self::Mobile | Self::None => None,
        }
    }
}

/// Whose identification it is.
#[derive(Clone)]
pub enum IdentifyApplicant {
    /// Hers whom a service named: the ID is shown masked and cannot be changed.
    Named {
        /// The masked ID.
        masked_id: String,
    },
    /// Hers who has shown one method already.
    Shown {
        /// The masked ID.
        masked_id: String,
        /// Her name, masked.
        masked_name: String,
    },
    /// Whoever types her ID.
    Unnamed,
}

/// The identification page. Its form posts `csrf`, `method`, the method's fields, and `decision=agree|refuse` or, to
/// choose another method, `choose`.
#[derive(Clone, Template)]
#[template(path = "identify-step.html")]
pub struct IdentifyStep {
    /// The frame.
    pub shell: Shell,
    /// The identification.
    pub head: IdentifyHead,
    /// Whose it is.
    pub applicant: IdentifyApplicant,
    /// The level that has to be reached.
    pub needed_level: AssuranceLevel,
    /// Whether this is the second of two different methods.
    pub is_second: bool,
    /// Whether it is a member's, within her session.
    pub is_of_member: bool,
    /// The chosen method.
    pub chosen: Option<IdentityMethod>,
    /// What it asks.
    pub form: EvidenceForm,
    /// The other methods that can be chosen, strongest first.
    pub others: Vec<IdentityMethod>,
    /// Those that would do, but cannot be used here.
    pub closed: Vec<IdentityMethod>,
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

    fn key(code: &str) -> String {
        format!("identify-method-{code}")
    }

    fn key_of(&self, part: &str) -> String {
        let which = match (self.is_second, self.head.steps) {
            (true, _) if self.is_of_member => "identify-another",
            (true, _) => "identify-second",
            (false, Some(_)) => "identify",
            (false, None) => "identify-member",
        };
        format!("{which}-{part}")
    }

    fn asks_birthday(&self) -> bool {
        !matches!(self.applicant, IdentifyApplicant::Shown { .. })
    }

    fn sentence_of(&self, problem: &FieldProblem) -> Cow<'static, str> {
        sentence_of(&self.shell, problem)
    }

    fn sentence_of_notice(&self, notice: &IdentifyNotice) -> Cow<'static, str> {
        let code = notice.code();
        Texts::of(self.shell.locale).of_code(code).unwrap_or(Cow::Borrowed(code))
    }

    fn problem_of(&self, field: impl Borrow<IdentifyField>) -> Option<&FieldProblem> {
        self.problems.iter().find(|problem| problem.field == *field.borrow())
    }

    /// The visible part of the masked ID, one character after the other, for screen readers.
    fn spoken(masked_id: &str) -> String {
        let visible = masked_id.chars().filter(|character| *character != '*');
        visible.map(String::from).collect::<Vec<_>>().join(" ")
    }
}

/// Too many wrong tries: nothing can be typed until the clock says so. Its form posts `csrf` and `decision=refuse`
/// to the identification, or `choose` to go on with another method.
#[derive(Clone, Template)]
#[template(path = "locked.html")]
pub struct Locked {
    /// The frame.
    pub shell: Shell,
    /// The identification, if there is one the citizen can leave.
    pub head: Option<IdentifyHead>,
    /// Methods that are not locked.
    pub others: Vec<IdentityMethod>,
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

    fn service(&self) -> Option<&str> {
        self.head.as_ref()?.service.as_ref().map(|service| service.name.as_str())
    }
}
