//! The pages of counter services in each of their states.

use mydata_consent::{DatasetEnding, DelegationStage, ItemRule, Outcome};
use mydata_identity::{AssuranceLevel, IdentityMethod};
use mydata_protocol::counter::CounterCode;
use mydata_worker::objects::transaction::{CodeHappening, Sending};
use mydata_worker::pages::{
    Category, ClerkAtWork, CodeCard, CodeHolder, CodeLine, CodeStage, Conclusion, CounterCodePage,
    CounterHead, CounterItemEntry, CounterOver, CounterPanel, CounterServicePage, CounterServices,
    CounterTerms, DatasetBrief, DatasetQuestions, DatasetState, DelegationPart, EndedDataset, FieldProblem,
    IdentifyField, Looked, Named, Narrowed, ParameterField, ServiceBrief, ServiceEntry, Shell, Steps,
    TextSize, TransactionHead, UseNoticeWords,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// The code that the pages show.
pub(crate) const CODE: &str = "jtdf86ua";

/// All pages of counter services in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let say = Say(locale);
    let mut pages = vec![
        ("counter", say.list(Narrowed::default(), vec![say.service(true)])),
        ("counter-narrowed", say.list(say.narrowed("", None), vec![say.service(true)])),
        ("counter-found-none", say.list(say.narrowed("貓", None), Vec::new())),
        ("counter-none", say.list(Narrowed::default(), Vec::new())),
        ("counter-too-long", say.list(say.narrowed("貓", Some("catalogue.search-too-long")), Vec::new())),
        ("counter-service", say.service_page(true)),
        ("counter-service-closed", say.service_page(false)),
        ("counter-terms", say.terms(false, None).render()),
        ("counter-terms-error", say.terms(true, Some("parameter.missing")).render()),
        ("counter-collecting", say.code(CodeStage::Collecting, [waiting(), preparing(), ready()]).render()),
        ("counter-ready", say.code(CodeStage::Ready, [ready(), ready(), DatasetState::NoRecord]).render()),
        ("counter-partly", say.code(CodeStage::Ready, [ready(), failed(), ready()]).render()),
        (
            "counter-no-contact",
            CounterCodePage { masked_contact: None, ..say.ready(CodeStage::Ready) }.render(),
        ),
        ("counter-shown", say.shown(19).render()),
        ("counter-last-code", CounterCodePage { codes_left: 0, ..say.shown(12) }.render()),
        ("counter-passcode", say.ready(CodeStage::Passcode(say.work())).render()),
        ("counter-passcode-refused", say.ready(CodeStage::Passcode(say.unsent())).render()),
        ("counter-open", say.ready(CodeStage::Open(say.work())).render()),
        ("counter-agents", delegated(say.ready(CodeStage::Agents), DelegationStage::Accepted).render()),
        ("counter-asked", delegated(say.ready(CodeStage::Ready), DelegationStage::Asked).render()),
        ("counter-agent-refused", delegated(say.ready(CodeStage::Ready), DelegationStage::Refused).render()),
        ("counter-withdrawn", delegated(say.ready(CodeStage::Ready), DelegationStage::Withdrawn).render()),
        ("counter-naming-wrong", naming_wrong(say.ready(CodeStage::Ready)).render()),
        ("counter-naming-too-many", too_many(say.ready(CodeStage::Ready)).render()),
        ("counter-expired", say.ready(CodeStage::Expired).render()),
        ("counter-used-up", CounterCodePage { codes_left: 0, ..say.ready(CodeStage::Expired) }.render()),
        ("counter-refused", say.refused().render()),
    ];
    pages.extend(OVER.iter().map(|(name, outcome)| (*name, say.over(*outcome).render())));
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

const OVER: [(&str, Outcome); 12] = [
    ("counter-over-deleted", Outcome::Deleted),
    ("counter-over-expired", Outcome::Expired),
    ("counter-over-misused", Outcome::Misused),
    ("counter-over-not-identified", Outcome::NotIdentified),
    ("counter-over-nothing-found", Outcome::NothingFound),
    ("counter-over-refused", Outcome::Refused),
    ("counter-over-service-closed", Outcome::ServiceClosed),
    ("counter-over-taken", Outcome::Taken),
    ("counter-over-timed-out", Outcome::TimedOut),
    ("counter-over-undeliverable", Outcome::Undeliverable),
    ("counter-over-viewed", Outcome::Viewed),
    ("counter-over-wrong-person", Outcome::WrongPerson),
];

/// The page with somebody named.
fn delegated(page: CounterCodePage, stage: DelegationStage) -> CounterCodePage {
    let named = Some(Named { stage, since: minutes(-3), who: "B14261****".to_owned() });
    let delegation = DelegationPart { named, namings_left: 2, ..DelegationPart::default() };
    // By then the codes are the agent's.
    let holder = if stage == DelegationStage::Accepted { CodeHolder::Agent } else { CodeHolder::Reader };
    let history = page.history.into_iter().map(|line| CodeLine { holder, ..line }).collect();
    CounterCodePage { delegation, history, ..page }
}

fn naming_wrong(page: CounterCodePage) -> CounterCodePage {
    let problem = |field, code| FieldProblem { field, code };
    let delegation = DelegationPart {
        namings_left: 3,
        typed_id: "A123456788".to_owned(),
        typed_birthday: "0770231".to_owned(),
        problems: vec![
            problem(IdentifyField::NationalId, "identity.national-id-checksum"),
            problem(IdentifyField::Birthday, "identity.birthday-not-in-calendar"),
        ],
        ..DelegationPart::default()
    };
    CounterCodePage { delegation, ..page }
}

fn too_many(page: CounterCodePage) -> CounterCodePage {
    let delegation =
        DelegationPart { namings_left: 1, too_many_until: Some(minutes(15)), ..DelegationPart::default() };
    CounterCodePage { delegation, ..page }
}

fn ready() -> DatasetState {
    DatasetState::Ready { bytes: 48_600 }
}

fn waiting() -> DatasetState {
    DatasetState::Waiting
}

fn preparing() -> DatasetState {
    DatasetState::Preparing { expected: Some(minutes(2)) }
}

fn failed() -> DatasetState {
    DatasetState::Failed { code: "provider.status-500".to_owned() }
}

struct Say(Locale);

impl Say {
    fn text(&self, zh: &str, en: &str) -> String {
        self.0.choose(zh, en).to_owned()
    }

    fn shell(&self, address: &str) -> Shell {
        Shell::new(self.0, TextSize::Medium, address).demonstration(true)
    }

    fn agency(&self) -> String {
        self.text("示範市政府社會局", "Social Welfare Department, Demo City Government")
    }

    fn narrowed(&self, typed: &str, problem: Option<&'static str>) -> Narrowed {
        let looked = Looked { typed: typed.to_owned(), problem };
        Narrowed { category: Some(Category::Welfare), agency: self.agency(), looked }
    }

    fn list(&self, narrowed: Narrowed, services: Vec<ServiceEntry>) -> String {
        CounterServices {
            shell: self.shell("/counter"),
            narrowed,
            agencies: vec![self.agency()],
            categories: vec![Category::Welfare],
            services,
        }
        .render()
    }

    fn service(&self, is_open: bool) -> ServiceEntry {
        let datasets: Vec<String> = self.datasets().into_iter().map(|dataset| dataset.name).collect();
        ServiceEntry {
            client_id: "CLI.demoRelief".to_owned(),
            name: self.text("急難救助申請", "Emergency relief"),
            agency: self.agency(),
            purpose: self.text("審核急難救助資格。", "To decide on emergency relief."),
            category: Category::Welfare,
            front_url: "/service/counter/CLI.demoRelief".to_owned(),
            out_of_order: if is_open { Vec::new() } else { datasets.clone() },
            datasets,
            pilot: false,
        }
    }

    fn brief(&self) -> ServiceBrief {
        let ServiceEntry { name, agency, purpose, .. } = self.service(true);
        ServiceBrief { name, agency, purpose }
    }

    fn notice(&self) -> UseNoticeWords {
        UseNoticeWords {
            purpose_code: "057".to_owned(),
            purpose_name: self.text("社會行政", "Social administration"),
            period: self.text("結案後 5 年", "5 years after the case is closed"),
            area: self.text("中華民國境內", "Taiwan"),
            recipients: self.text("社會救助科承辦人員", "Staff who handle relief"),
            refusal: self.text("您仍可改附紙本。", "You can bring paper instead."),
            contact: "relief@demo-city.example".to_owned(),
        }
    }

    fn datasets(&self) -> [DatasetBrief; 3] {
        let brief = |id: &str, name: String| DatasetBrief {
            resource_id: id.to_owned(),
            name,
            provider: self.text("示範市政府", "Demo City Government"),
            summary: self.text("您目前的登記。", "What is registered about you."),
            fields: vec![self.text("姓名", "Name")],
        };
        [
            brief("API.UDauDOLyZg", self.text("現戶全戶戶籍資料", "Household registration")),
            brief("API.AbAYGIjoYw", self.text("低收入戶資料", "Low-income household")),
            brief("API.syWqjr4flJ", self.text("個人所得資料", "Income")),
        ]
    }

    fn items(&self, is_open: bool) -> Vec<CounterItemEntry> {
        let rules = [ItemRule::TransferOnly, ItemRule::Both, ItemRule::PreviewOnly];
        let item = |(dataset, rule)| CounterItemEntry {
            dataset,
            rule,
            is_open,
            asks: if rule == ItemRule::PreviewOnly {
                vec![self.text("所得年度", "Year")]
            } else {
                Vec::new()
            },
        };
        self.datasets().into_iter().zip(rules).map(item).collect()
    }

    fn service_page(&self, is_open: bool) -> String {
        let level = AssuranceLevel::Three;
        CounterServicePage {
            shell: self.shell("/service/counter/CLI.demoRelief"),
            service: self.service(is_open),
            notice: self.notice(),
            items: self.items(is_open),
            level,
            methods: IdentityMethod::ALL.into_iter().filter(|method| method.satisfies(level)).collect(),
        }
        .render()
    }

    fn terms(&self, unacknowledged: bool, problem: Option<&str>) -> CounterTerms {
        let field = ParameterField {
            name: "p2-INQ_YR".to_owned(),
            label: self.text("所得年度", "Year"),
            hint: self.text("民國年", "ROC year"),
            value: String::new(),
            input_mode: "numeric",
            choices: Vec::new(),
            required: true,
            problem: problem.map(str::to_owned),
        };
        CounterTerms {
            shell: self.shell("/t/k3v9x2m7q4/terms"),
            head: TransactionHead {
                transaction: "k3v9x2m7q4".to_owned(),
                csrf: "c5rf".to_owned(),
                service: self.brief(),
                steps: Steps::Counter,
                deadline: minutes(20),
                now: NOW,
            },
            notice: self.notice(),
            items: self.items(true),
            questions: vec![DatasetQuestions {
                dataset: self.text("個人所得資料", "Income"),
                fields: vec![field],
            }],
            unacknowledged,
        }
    }

    fn code(&self, stage: CodeStage, states: [DatasetState; 3]) -> CounterCodePage {
        let items = self.items(true).into_iter().zip(states).map(|(item, state)| CounterPanel {
            dataset: item.dataset,
            rule: item.rule,
            state,
        });
        CounterCodePage {
            shell: self.shell("/t/k3v9x2m7q4/code"),
            head: CounterHead {
                transaction: "k3v9x2m7q4".to_owned(),
                csrf: "c5rf".to_owned(),
                service: self.brief(),
                kept_until: minutes(470),
                now: NOW,
                state: "1.19.1.ready.ready.ready".to_owned(),
            },
            history: if let CodeStage::Collecting | CodeStage::Ready = stage {
                Vec::new()
            } else {
                self.history()
            },
            stage,
            items: items.collect(),
            codes_left: 18,
            masked_contact: Some("091****789".to_owned()),
            delegation: DelegationPart { namings_left: 3, ..DelegationPart::default() },
            problem: None,
        }
    }

    fn ready(&self, stage: CodeStage) -> CounterCodePage {
        self.code(stage, [ready(), ready(), ready()])
    }

    fn shown(&self, left: i64) -> CounterCodePage {
        let code = CounterCode::parse(CODE).unwrap();
        self.ready(CodeStage::Shown(CodeCard { code, valid_until: minutes(left) }))
    }

    fn refused(&self) -> CounterCodePage {
        let problem = Some("counter.visit-open".to_owned());
        CounterCodePage { problem, ..self.ready(CodeStage::Open(self.work())) }
    }

    fn work(&self) -> ClerkAtWork {
        ClerkAtWork {
            agency: self.agency(),
            clerk: self.text("王承辦（3 號櫃檯）", "Wang (desk 3)"),
            since: minutes(-1),
            until: minutes(19),
            sending: Sending::OnItsWay,
        }
    }

    fn unsent(&self) -> ClerkAtWork {
        ClerkAtWork { sending: Sending::Refused { until: minutes(31) }, ..self.work() }
    }

    fn history(&self) -> Vec<CodeLine> {
        let line = |(at, what): (i64, CodeHappening)| CodeLine {
            at: minutes(at),
            what,
            clerk: Some(self.work().clerk),
            dataset: Some(self.text("低收入戶資料", "Low-income household")),
            holder: CodeHolder::Reader,
        };
        (-20..).zip(CodeHappening::ALL).map(line).collect()
    }

    fn over(&self, outcome: Outcome) -> CounterOver {
        let was_begun = !matches!(outcome, Outcome::NotIdentified | Outcome::Refused | Outcome::TimedOut);
        let endings = [
            DatasetEnding::Taken,
            DatasetEnding::Viewed,
            DatasetEnding::Failed { reason: "provider.status-500".to_owned() },
        ];
        let ended = self
            .datasets()
            .into_iter()
            .zip(endings)
            .map(|(dataset, ending)| EndedDataset { dataset, ending });
        CounterOver {
            shell: self.shell("/t/k3v9x2m7q4/code"),
            service: self.brief(),
            conclusion: Conclusion::Ended(outcome),
            datasets: ended.filter(|_| was_begun).collect(),
            history: if was_begun { self.history() } else { Vec::new() },
            again: "/service/counter/CLI.demoRelief".to_owned(),
        }
    }
}
