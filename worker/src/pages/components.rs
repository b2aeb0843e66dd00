//! The parts pages are made of, each in its states, for developers of a demonstration to look at.

use std::borrow::Cow;
use std::time::Duration;

use askama::Template;
use chrono::NaiveDate;
use mydata_consent::{Availability, Moment, Outcome};
use mydata_identity::{AssuranceLevel, IdentityMethod};

use super::step::{Step, Steps};
use super::{
    Announced, Applicant, Category, Conclusion, Condition, DatasetBrief, DatasetEntry, DatasetPanel,
    DatasetState, FieldProblem, IdentifyField, Looked, NewsEntry, NewsKind, ServiceBrief, ServiceEntry,
    Shell, TransactionHead, UsageEntry, Waiting, html,
};

/// The page of the components. It shows the very parts the pages include.
#[derive(Clone, Template)]
#[template(path = "components.html")]
pub struct Components {
    /// The frame.
    pub shell: Shell,
    /// The time of this answer.
    pub now: Moment,
}

/// How long the deadlines of the page have to go: plenty, and almost over.
const DEADLINES: [i64; 2] = [18 * 60_000, 45_000];

impl Components {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn say(&self, zh: &str, en: &str) -> String {
        self.shell.locale.choose(zh, en).to_owned()
    }

    fn sentence_of(&self, problem: &FieldProblem) -> Cow<'static, str> {
        self.shell.text_of_code(problem.code).unwrap_or(Cow::Borrowed(problem.code))
    }

    /// Every step of both flows.
    fn step_bars() -> impl Iterator<Item = (Steps, Step)> {
        [Steps::Counter, Steps::Download, Steps::OnlineService, Steps::SignedAtService]
            .into_iter()
            .flat_map(|steps| steps.all().iter().map(move |step| (steps, *step)))
    }

    /// Heads of transactions whose deadlines are far and near.
    fn heads(&self) -> [TransactionHead; 2] {
        DEADLINES.map(|left| self.head_with(left))
    }

    fn head(&self) -> TransactionHead {
        self.head_with(DEADLINES[0])
    }

    fn head_with(&self, millis_left: i64) -> TransactionHead {
        let ServiceEntry { name, agency, purpose, .. } = self.service(false);
        TransactionHead {
            transaction: "0".to_owned(),
            csrf: String::new(),
            service: ServiceBrief { name, agency, purpose },
            steps: Steps::OnlineService,
            deadline: Moment::from_unix_millis(self.now.unix_millis() + millis_left),
            now: self.now,
        }
    }

    fn service(&self, pilot: bool) -> ServiceEntry {
        ServiceEntry {
            client_id: "CLI.component1".to_owned(),
            name: self.say("學雜費減免申請", "School fee waiver"),
            agency: self.say("示範市立樂學高級中學", "Lexue Senior High School, Demo City"),
            purpose: self.say("審核減免資格。", "To decide on a fee waiver."),
            category: Category::Education,
            front_url: "/services".to_owned(),
            datasets: vec![self.say("戶籍資料", "Household registration")],
            out_of_order: if pilot {
                vec![self.say("戶籍資料", "Household registration")]
            } else {
                Vec::new()
            },
            pilot,
        }
    }

    fn services(&self) -> [ServiceEntry; 2] {
        [false, true].map(|pilot| self.service(pilot))
    }

    fn applicant(&self) -> Applicant {
        Applicant {
            masked_id: "A12345****".to_owned(),
            masked_name: Some(self.say("林*好", "L** H**")),
            masked_contact: Some("091****789".to_owned()),
        }
    }

    fn problems() -> [FieldProblem; 3] {
        [
            FieldProblem { field: IdentifyField::NationalId, code: "identity.national-id-checksum" },
            FieldProblem { field: IdentifyField::Birthday, code: "identity.birthday-form" },
            FieldProblem { field: IdentifyField::Contact, code: "identity.email-form" },
        ]
    }

    fn looked(&self) -> Looked {
        Looked { typed: self.say("戶籍", "household"), problem: Some("catalogue.search-too-long") }
    }

    fn methods() -> [IdentityMethod; 4] {
        [
            IdentityMethod::CitizenCertificate,
            IdentityMethod::TwFido,
            IdentityMethod::NhiCard,
            IdentityMethod::DualDocuments,
        ]
    }

    /// A dataset in each state of its collection.
    fn panels(&self) -> Vec<DatasetPanel> {
        let expected = Some(Moment::from_unix_millis(self.now.unix_millis() + 240_000));
        let states = [
            DatasetState::Waiting,
            DatasetState::Preparing { expected },
            DatasetState::Ready { bytes: 48_600 },
            DatasetState::Taken,
            DatasetState::NoRecord,
            DatasetState::Failed { code: "provider.gave-up-waiting".to_owned() },
        ];
        states.into_iter().map(|state| DatasetPanel { dataset: self.dataset(), state }).collect()
    }

    fn dataset(&self) -> DatasetBrief {
        DatasetBrief {
            resource_id: "API.component1".to_owned(),
            name: self.say("現戶全戶戶籍資料", "Household registration"),
            provider: self.say("示範市政府戶政事務所", "Household Registration Office, Demo City"),
            summary: self.say("您目前戶籍內全體人員的登記。", "Everybody in your household."),
            fields: vec![self.say("姓名", "Name"), self.say("出生日期", "Date of birth")],
        }
    }

    fn in_maintenance(&self) -> Condition {
        let [until, from, to] = [1, 24, 25].map(|hours| self.now.plus(Duration::from_hours(hours)));
        Condition {
            availability: Availability::Maintenance { until },
            reason: self.say("更新資料庫", "Database update"),
            announced: vec![Announced { from, to, reason: self.say("更換設備", "New equipment") }],
        }
    }

    /// Datasets of the catalogue: one that can be had, and one that cannot.
    fn offers(&self) -> [DatasetEntry; 2] {
        [true, false].map(|in_service| DatasetEntry {
            dataset: self.dataset(),
            category: Category::Household,
            minimum_level: AssuranceLevel::Four,
            waiting: Waiting { minutes: if in_service { 1 } else { 30 }, may_leave: !in_service },
            condition: if in_service { Condition::open() } else { self.in_maintenance() },
            asks: Vec::new(),
        })
    }

    fn recent_uses(&self) -> Vec<UsageEntry> {
        [Outcome::Taken, Outcome::Refused]
            .map(|outcome| UsageEntry {
                at: self.now,
                receiver: self.service(false).name,
                purpose: self.service(false).purpose,
                datasets: vec![self.dataset().name],
                conclusion: Conclusion::Ended(outcome),
            })
            .into()
    }

    fn news(&self) -> [NewsEntry; 3] {
        NewsKind::ALL.map(|kind| NewsEntry {
            id: "0".to_owned(),
            published: NaiveDate::default(),
            kind,
            title: self.say("消息的標題", "The title of a piece of news"),
            paragraphs: Vec::new(),
        })
    }
}
