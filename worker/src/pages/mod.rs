//! The pages a citizen sees: one view per page, plain fields in, HTML out.

mod category;
mod code_card;
mod components;
mod condition;
mod consent;
mod contact;
mod counter;
mod counter_code;
mod dataset;
mod delegation_part;
mod developers;
mod download;
mod ended;
mod fault;
mod home;
mod identify;
mod identify_code;
mod identify_contact;
mod information;
mod leaving;
mod ledger;
mod legal;
mod mandate_code;
mod member;
mod member_contact;
mod member_delegation;
mod member_device;
mod member_fresh;
mod member_live;
mod member_misuse;
mod member_record;
mod member_record_entry;
mod member_withdraw;
mod news;
mod not_admitted;
mod organ;
mod organ_passcode;
mod organ_visit;
mod outbox;
mod paper_words;
mod personal;
mod record_words;
mod refusal;
#[cfg(feature = "sandbox")]
mod sandbox;
mod sections;
mod services;
mod shell;
mod sitemap;
mod status;
mod step;
mod taiwan_time;
mod terms;
mod terms_changed;
mod transaction;
mod verify;

pub use category::Category;
pub use components::Components;
pub use condition::{Announced, Condition};
pub use consent::{Applicant, ConsentStep, UsageEntry};
pub use contact::{AgencyContact, ContactPage};
pub use counter::{CounterItemEntry, CounterServicePage, CounterServices, CounterTerms, UseNoticeWords};
pub use counter_code::{
    ClerkAtWork, CodeCard, CodeHolder, CodeLine, CodeStage, CounterCodePage, CounterHead, CounterOver,
    CounterPanel,
};
pub use dataset::{DatasetBrief, DatasetPanel, DatasetState, file_size};
pub use delegation_part::{DelegationPart, Named};
pub use developers::{DeveloperPage, DeveloperText};
pub use download::{
    DatasetOrder, DownloadData, DownloadHead, DownloadOrder, DownloadOver, DownloadTerms, EndedDataset,
    OrderProblem, ParameterField,
};
pub use ended::{Conclusion, Ended};
pub use fault::{Fault, FaultKind, NotFound};
pub use home::{Home, ServiceEntry};
pub use identify::{
    EvidenceForm, FieldProblem, IdentifyApplicant, IdentifyField, IdentifyHead, IdentifyNotice, IdentifyStep,
    Locked, Typed,
};
pub use identify_code::{CodeFor, CodeNotice, CodeSaid, CodeStep};
pub use identify_contact::ContactStep;
pub use information::{About, Accessibility, Faq};
pub use leaving::{Leaving, OutOfOrder, WayBack};
pub use ledger::LedgerPage;
pub use legal::{LegalText, LegalVersion, PRIVACY_VERSION, TERMS_VERSION};
pub use mandate_code::MandateCode;
pub use member::{
    AcceptedTerms, DeviceEntry, HowShown, MemberBrief, MemberDone, MemberHome, SessionEntry, SignedOut,
};
pub use member_contact::MemberContact;
pub use member_delegation::{
    MandateDone, MandateEntry, MandateProblem, MandateQuestion, MayAct, MemberDelegation,
};
pub use member_device::{BindDevicePage, BindingStage, DeviceProblem};
pub use member_fresh::{FreshFirst, FreshFor};
pub use member_live::{LiveDone, LiveEntry, LiveStage, MemberLive, MemberLiveDelete};
pub use member_misuse::{LiftBy, MemberMisuse, MisuseStage};
pub use member_record::{FilterChoice, FilterProblem, MemberRecord, RecordFilter};
pub use member_record_entry::MemberRecordEntry;
pub use member_withdraw::{MemberWithdraw, MemberWithdrawn, WithdrawStage};
pub use news::{NewsEntry, NewsKind, NewsList, NewsPage};
pub use not_admitted::{Hindrance, NotAdmitted};
pub use organ::{ClerkHead, DemoClerk, OrganCode, OrganElsewhere, OrganNotice, OrganProblem, OrganSignIn};
pub use organ_passcode::OrganPasscode;
pub use organ_visit::{OrganItem, OrganVisit};
pub use outbox::{Outbox, OutboxEntry};
pub use paper_words::{PaperLine, PaperPart, paper_in_words};
pub use personal::{CategoryCount, DatasetEntry, DatasetPage, Looked, Personal, Waiting};
pub use record_words::EntryWords;
pub use refusal::{Detail, RedirectRefused, ServiceClosed, ServiceOffline};
#[cfg(feature = "sandbox")]
pub use sandbox::{InventedPerson, SandboxFront, SandboxTransaction, SandboxTransactions};
pub use services::{Narrowed, ServicePage, Services};
pub use shell::{Notice, Shell, TextSize};
pub use sitemap::Sitemap;
pub use status::{DatasetStatus, MethodStatus, Status};
pub use step::Steps;
pub use taiwan_time::{TaiwanTime, minutes_left};
pub use terms::{DatasetQuestions, TermsStep};
pub use terms_changed::{TermsChanged, Versions};
pub use transaction::{ServiceBrief, TransactionHead};
pub use verify::{AnchorEntry, Verify};

/// Renders a template into the whole page.
///
/// Templates write into a string and format only our own types, so none of them can fail; should one
/// ever, the visitor gets an empty page rather than half of one.
fn html(template: &impl askama::Template) -> String {
    template.render().unwrap_or_default()
}
