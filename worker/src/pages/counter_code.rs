//! The code of a counter service, from collecting the data until somebody has used it.

use std::borrow::{Borrow, Cow};

use askama::Template;
use mydata_consent::{DatasetEnding, ItemRule, Moment};
use mydata_protocol::counter::CounterCode;

use super::code_card::Symbol;
use super::counter::rule_key;
use super::step::{Step, Steps};
use super::{
    Conclusion, DatasetBrief, DatasetState, DelegationPart, EndedDataset, IdentifyField, ServiceBrief, Shell,
    html, minutes_left,
};
use crate::objects::transaction::{CodeHappening, Sending};

/// Without script, the page asks again after so many seconds while data is being collected.
const ASK_AGAIN_COLLECTING: u32 = 10;
/// And while something can come of a code.
const ASK_AGAIN_WAITING: u32 = 30;

/// The head of the pages of a code. It has no `Debug`, as it opens the transaction.
#[derive(Clone)]
pub struct CounterHead {
    /// The transaction's id in `/t/{transaction}/…`.
    pub transaction: String,
    /// The token its forms carry.
    pub csrf: String,
    /// The service it is for.
    pub service: ServiceBrief,
    /// Until when the data is kept at most.
    pub kept_until: Moment,
    /// The time of this answer.
    pub now: Moment,
    /// Tells one state of the page from another, as `/t/{transaction}/status` does.
    pub state: String,
}

/// A dataset on the way to a counter.
#[derive(Debug, Clone)]
pub struct CounterPanel {
    /// What it is.
    pub dataset: DatasetBrief,
    /// What clerks may do with it.
    pub rule: ItemRule,
    /// How far its collection has come.
    pub state: DatasetState,
}

impl CounterPanel {
    fn rule_key(&self) -> String {
        rule_key(self.rule, "")
    }
}

/// How far the code has come.
#[derive(Clone)]
pub enum CodeStage {
    /// Agencies are still asked.
    Collecting,
    /// Everything has come to its end, and she has yet to make a code.
    Ready,
    /// It can be redeemed.
    Shown(CodeCard),
    /// A clerk has redeemed it, and has yet to type the passcode.
    Passcode(ClerkAtWork),
    /// The data is open to a clerk.
    Open(ClerkAtWork),
    /// Somebody else holds it for her.
    Agents,
    /// The last one is dead, and nothing has come of it.
    Expired,
}

/// A code that can be redeemed.
#[derive(Clone)]
pub struct CodeCard {
    /// The code.
    pub code: CounterCode,
    /// Until when.
    pub valid_until: Moment,
}

impl CodeCard {
    pub(super) fn halves(&self) -> (&str, &str) {
        self.code.as_str().split_at_checked(4).unwrap_or((self.code.as_str(), ""))
    }

    /// Its characters one by one, as screen readers have to say them.
    pub(super) fn letters(&self) -> String {
        self.code.as_str().chars().map(String::from).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn symbols(&self) -> [(&'static str, Option<Symbol>); 2] {
        [("bars", Symbol::bars(&self.code)), ("squares", Symbol::squares(&self.code))]
    }
}

/// A clerk at work.
#[derive(Debug, Clone)]
pub struct ClerkAtWork {
    /// The agency.
    pub agency: String,
    /// The clerk's name and desk.
    pub clerk: String,
    /// Since when.
    pub since: Moment,
    /// Until when at most.
    pub until: Moment,
    /// How far the sending of the passcode has come.
    pub sending: Sending,
}

impl ClerkAtWork {
    /// What has come of the passcode, to whoever it goes to.
    pub(super) fn passcode_words(&self, shell: &Shell, contact: &str) -> Cow<'static, str> {
        let contact = ("contact", contact.to_owned());
        match self.sending {
            Sending::OnItsWay => shell.with("counter-passcode-on-its-way", &[contact]),
            Sending::Refused { until } => {
                shell.with("counter-passcode-refused", &[contact, ("clock", Shell::clock(until))])
            }
            Sending::Sent => shell.with("counter-passcode-sent", &[contact]),
        }
    }
}

/// Who held a code when something came of it, as the reader knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeHolder {
    /// The agent whom the reader has named.
    Agent,
    /// Whoever had it before the reader, who goes for somebody else.
    Former,
    /// The reader.
    Reader,
}

/// Something that has come of a code.
#[derive(Debug, Clone)]
pub struct CodeLine {
    /// When.
    pub at: Moment,
    /// What.
    pub what: CodeHappening,
    /// The clerk's name and desk, where a clerk did it.
    pub clerk: Option<String>,
    /// The name of the dataset it was about.
    pub dataset: Option<String>,
    /// Who held the code.
    pub holder: CodeHolder,
}

impl CodeLine {
    pub(super) fn words(&self, shell: &Shell) -> Cow<'static, str> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let facts = [("clerk", text(&self.clerk)), ("dataset", text(&self.dataset))];
        shell.with(format!("counter-history-{}{}", self.what.as_str(), self.by()), &facts)
    }

    /// What the sentence's key ends with, where it is about who made the code.
    const fn by(&self) -> &'static str {
        match (self.what, self.holder) {
            (CodeHappening::Issued | CodeHappening::Replaced, CodeHolder::Agent) => "-by-agent",
            (CodeHappening::Issued | CodeHappening::Replaced, CodeHolder::Former) => "-by-former",
            _ => "",
        }
    }
}

/// The code, with what it is for and what has come of it. Its forms post `csrf` and `decision=issue|delete`.
#[derive(Clone, Template)]
#[template(path = "counter-code.html")]
pub struct CounterCodePage {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: CounterHead,
    /// How far the code has come.
    pub stage: CodeStage,
    /// What the counter gets.
    pub items: Vec<CounterPanel>,
    /// How many more codes can be made.
    pub codes_left: usize,
    /// Where the passcode goes, masked; none where there is no contact.
    pub masked_contact: Option<String>,
    /// What has come of it, the earliest first.
    pub history: Vec<CodeLine>,
    /// Whom she has asked to go in her place.
    pub delegation: DelegationPart,
    /// The code of why what she wanted was refused.
    pub problem: Option<String>,
}

impl CounterCodePage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn step(&self) -> Step {
        if let CodeStage::Collecting = self.stage { Step::Collect } else { Step::Show }
    }

    fn key(&self, suffix: &str) -> String {
        let name = match self.stage {
            CodeStage::Collecting => "collecting",
            CodeStage::Ready if self.any_failed() => "partly",
            CodeStage::Ready => "ready",
            CodeStage::Shown(_) => "shown",
            CodeStage::Passcode(_) => "passcode",
            CodeStage::Open(_) => "open",
            CodeStage::Agents => "agents",
            CodeStage::Expired => "expired",
        };
        format!("counter-{name}{suffix}")
    }

    /// Never while there is a form to be filled in: what is typed would be lost.
    fn ask_again_after(&self) -> Option<u32> {
        if (self.may_delegate() && self.delegation.can_name()) || self.problem.is_some() {
            return None;
        }
        let is_collecting = matches!(self.stage, CodeStage::Collecting);
        Some(if is_collecting { ASK_AGAIN_COLLECTING } else { ASK_AGAIN_WAITING })
    }

    fn any_failed(&self) -> bool {
        self.items.iter().any(|item| matches!(item.state, DatasetState::Failed { .. }))
    }

    fn settled(&self) -> usize {
        self.items.iter().filter(|item| item.state.is_settled()).count()
    }

    fn issue_key(&self) -> &'static str {
        if self.any_failed() { "counter-issue-partly" } else { "counter-issue" }
    }

    fn minutes_until(&self, moment: impl Borrow<Moment>) -> u64 {
        minutes_left(self.head.now, *moment.borrow())
    }

    fn codes_left(&self) -> usize {
        self.codes_left
    }

    /// While anything is being collected nobody can be named: what she agrees to by it is not known yet.
    const fn may_delegate(&self) -> bool {
        !matches!(self.stage, CodeStage::Collecting)
    }

    fn action(&self) -> String {
        format!("/t/{}/code", self.head.transaction)
    }

    fn contact(&self) -> &str {
        self.masked_contact.as_deref().unwrap_or_default()
    }
}

/// A code that is over: who has seen and saved what.
#[derive(Debug, Clone, Template)]
#[template(path = "counter-over.html")]
pub struct CounterOver {
    /// The frame.
    pub shell: Shell,
    /// The service it was for.
    pub service: ServiceBrief,
    /// How it came out.
    pub conclusion: Conclusion,
    /// The datasets; none where nobody had identified.
    pub datasets: Vec<EndedDataset>,
    /// What came of the codes, the earliest first.
    pub history: Vec<CodeLine>,
    /// The page of the service, to begin again.
    pub again: String,
}

impl CounterOver {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn key(&self, suffix: &str) -> String {
        let name = self.conclusion.code().trim_start_matches("outcome.");
        format!("counter-over-{name}{suffix}")
    }

    fn was_used(&self) -> bool {
        let is_used =
            |ended: &EndedDataset| matches!(ended.ending, DatasetEnding::Taken | DatasetEnding::Viewed);
        self.datasets.iter().any(is_used)
    }
}
