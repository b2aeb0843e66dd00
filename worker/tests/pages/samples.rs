//! Every page in each of its states, filled with invented people and services.

use mydata_consent::{Availability, Moment, Outcome};
use mydata_identity::{AssuranceLevel, IdentityMethod};
use mydata_worker::pages::{
    AnchorEntry, Applicant, CodeFor, CodeNotice, CodeStep, Conclusion, Condition, ConsentStep, ContactStep,
    DatasetBrief, DatasetPanel, DatasetQuestions, DatasetState, Detail, Ended, EvidenceForm, Fault,
    FaultKind, FieldProblem, IdentifyApplicant, IdentifyField, IdentifyHead, IdentifyNotice, IdentifyStep,
    Leaving, Locked, NotFound, Notice, OutOfOrder, ParameterField, RedirectRefused, ServiceBrief,
    ServiceClosed, ServiceOffline, Shell, Steps, TermsStep, TextSize, TransactionHead, Typed, UsageEntry,
    Verify, WayBack,
};
use mydata_worker::texts::Locale;

/// 2026-03-02 14:05 in Taiwan.
pub(crate) const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

pub(crate) fn minutes(minutes: i64) -> Moment {
    Moment::from_unix_millis(NOW.unix_millis() + minutes * 60_000)
}

/// A page of the gallery.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) html: String,
}

/// All pages in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let from = Samples { locale };
    let mut pages = vec![
        ("terms-step", from.terms(false).render()),
        ("terms-step-error", from.terms(true).render()),
        ("terms-step-signed", from.terms_of_signer().render()),
        ("terms-step-questions", from.terms_with_question(None).render()),
        ("terms-step-questions-error", from.terms_with_question(Some("parameter.missing")).render()),
        ("identify", from.identify().render()),
        ("identify-second", from.identify_second().render()),
        ("identify-another", IdentifyStep { is_of_member: true, ..from.identify_second() }.render()),
        ("identify-member", from.identify_member().render()),
        ("identify-card", from.identify_by_card(IdentityMethod::CitizenCertificate).render()),
        ("identify-company-card", from.identify_by_card(IdentityMethod::BusinessCertificate).render()),
        ("identify-soft", from.identify_by(IdentityMethod::SoftwareFinancialCertificate, soft()).render()),
        ("identify-device", from.identify_by(IdentityMethod::TwFido, device()).render()),
        ("identify-refused", from.identify_refused().render()),
        ("identify-closed", from.identify_closed().render()),
        ("identify-problems", from.identify_with_problems().render()),
        ("identify-not-matched", from.identify_not_matched().render()),
        ("identify-unavailable", from.identify_unavailable().render()),
        ("locked", from.locked(true).render()),
        ("locked-others", from.locked_with_others().render()),
        ("locked-plain", from.locked(false).render()),
        ("contact", from.contact(Vec::new()).render()),
        ("contact-problems", from.contact_with_problems().render()),
        ("code-contact", from.code(CodeFor::Contact).render()),
        ("code-bank-card", from.code(CodeFor::BankCard).render()),
        ("code-wrong", from.code_wrong().render()),
        ("code-dead", from.code_dead().render()),
        ("code-sent-again", from.code_saying(CodeNotice::SentAgain).render()),
        ("code-too-soon", from.code_saying(CodeNotice::TooSoon { at: minutes(1) }).render()),
        ("code-too-many", from.code_saying(CodeNotice::TooManyLetters { until: minutes(60) }).render()),
        ("consent-collecting", from.consent(from.collecting()).render()),
        ("consent-early", from.consent_early().render()),
        ("consent-ready", from.consent(from.ready()).render()),
        ("consent-changed", from.consent_changed().render()),
        ("consent-failed", from.consent(from.failed()).render()),
        ("leaving-telling", from.leaving(None).render()),
        ("leaving-sent", from.leaving(Some(Conclusion::Sent)).render()),
        ("leaving-refused", from.leaving(Some(Conclusion::Ended(Outcome::Refused))).render()),
        ("leaving-struck-off", from.leaving_without_way_back().render()),
        ("leaving-out-of-order", from.leaving_out_of_order()),
        ("leaving-wrong-person", from.leaving(Some(Conclusion::Ended(Outcome::WrongPerson))).render()),
        ("ended-unknown", from.ended(None).render()),
        ("redirect-refused", from.refused("redirect.return-url-not-registered").render()),
        ("not-found", NotFound { shell: from.shell("/nowhere") }.render()),
        ("verify", from.verify().render()),
        ("verify-no-anchors", Verify { shell: from.shell("/verify"), anchors: Vec::new() }.render()),
    ];
    pages.extend(ENDED.iter().map(|(name, how)| (*name, from.ended(Some(Conclusion::Ended(*how))).render())));
    pages.extend(CLOSED.iter().map(|(name, closed)| (*name, from.offline(*closed).render())));
    pages.extend(FAULTS.iter().map(|(name, kind)| (*name, from.fault(*kind).render())));
    let pages = pages.into_iter().map(|(name, html)| Sample { name, html });
    pages
        .chain(crate::counter_samples::all(locale))
        .chain(crate::download_samples::all(locale))
        .chain(crate::delegation_samples::all(locale))
        .chain(crate::live_samples::all(locale))
        .chain(crate::member_samples::all(locale))
        .chain(crate::organ_samples::all(locale))
        .chain(crate::organ_visit_samples::all(locale))
        .chain(crate::outbox_samples::all(locale))
        .chain(crate::public_samples::all(locale))
        .chain(crate::record_samples::all(locale))
        .chain(crate::sandbox_samples::all(locale))
        .collect()
}

fn soft() -> EvidenceForm {
    EvidenceForm::SoftCertificate { nonce: "x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA".to_owned() }
}

fn device() -> EvidenceForm {
    EvidenceForm::Device { options: r#"{"challenge":"x5bq","rpId":"localhost"}"#.to_owned() }
}

const ENDED: [(&str, Outcome); 13] = [
    ("ended-deleted", Outcome::Deleted),
    ("ended-misused", Outcome::Misused),
    ("ended-not-identified", Outcome::NotIdentified),
    ("ended-nothing-found", Outcome::NothingFound),
    ("ended-expired", Outcome::Expired),
    ("ended-refused", Outcome::Refused),
    ("ended-service-closed", Outcome::ServiceClosed),
    ("ended-service-refused", Outcome::SpRefused),
    ("ended-service-unreachable", Outcome::SpUnreachable),
    ("ended-taken", Outcome::Taken),
    ("ended-timed-out", Outcome::TimedOut),
    ("ended-undeliverable", Outcome::Undeliverable),
    ("ended-wrong-person", Outcome::WrongPerson),
];

const CLOSED: [(&str, ServiceClosed); 3] = [
    ("offline-deactivated", ServiceClosed::Deactivated),
    ("offline-offline", ServiceClosed::Offline),
    ("offline-pilot", ServiceClosed::Pilot),
];

const FAULTS: [(&str, FaultKind); 5] = [
    ("fault-bad-request", FaultKind::BadRequest),
    ("fault-stale-form", FaultKind::StaleForm),
    ("fault-too-many", FaultKind::TooMany),
    ("fault-unavailable", FaultKind::Unavailable),
    ("fault-unexpected", FaultKind::Unexpected),
];

struct Samples {
    locale: Locale,
}

impl Samples {
    fn say(&self, zh: &str, en: &str) -> String {
        self.locale.choose(zh, en).to_owned()
    }

    fn shell(&self, address: &str) -> Shell {
        Shell::new(self.locale, TextSize::Medium, address).demonstration(true)
    }

    fn service(&self) -> ServiceBrief {
        ServiceBrief {
            name: self.say("青嵐高級中學學雜費減免申請", "Qinglan High School fee waiver"),
            agency: self.say("私立青嵐高級中學", "Qinglan Private High School"),
            purpose: self.say(
                "審查學雜費減免資格，確認申請人的戶籍與低收入戶身分。",
                "To decide on a fee waiver: household membership and low-income status of the applicant.",
            ),
        }
    }

    fn head(&self) -> TransactionHead {
        TransactionHead {
            transaction: "k3v9x2m7q4".to_owned(),
            csrf: "c5rf".to_owned(),
            service: self.service(),
            steps: Steps::OnlineService,
            deadline: minutes(18),
            now: NOW,
        }
    }

    fn datasets(&self) -> Vec<DatasetBrief> {
        vec![
            DatasetBrief {
                resource_id: "API.UDauDOLyZg".to_owned(),
                name: self.say("現戶全戶戶籍資料", "Household register"),
                provider: self.say("內政部戶政司", "Department of Household Registration"),
                summary: self.say(
                    "同一戶內所有成員的戶籍登記，相當於現戶全戶戶籍謄本。",
                    "Registration of all members of the present household.",
                ),
                fields: self.list(
                    &["戶號", "戶長姓名", "戶籍地址", "成員姓名", "稱謂", "出生日期", "出生地"],
                    &[
                        "Household number",
                        "Head",
                        "Address",
                        "Members",
                        "Relation",
                        "Birth date",
                        "Place of birth",
                    ],
                ),
            },
            DatasetBrief {
                resource_id: "API.AbAYGIjoYw".to_owned(),
                name: self.say("低收入戶及中低收入戶證明", "Low-income certificate"),
                provider: self.say("衛生福利部社會救助及社工司", "Department of Social Assistance"),
                summary: self
                    .say("目前的低收入戶或中低收入戶資格與款別。", "Present low-income status and class."),
                fields: self.list(
                    &["資格類別", "款別", "核定日期", "有效期限"],
                    &["Status", "Class", "Since", "Until"],
                ),
            },
            DatasetBrief {
                resource_id: "API.SchoolRecd".to_owned(),
                name: self.say("學籍資料", "School record"),
                provider: self.say("教育部國民及學前教育署", "K-12 Education Administration"),
                summary: self.say("就讀學校、年級與在學狀態。", "School, grade and enrolment."),
                fields: self.list(&["學校", "年級", "在學狀態"], &["School", "Grade", "Enrolment"]),
            },
        ]
    }

    fn list(&self, zh: &[&str], en: &[&str]) -> Vec<String> {
        let words = if self.locale == Locale::En { en } else { zh };
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn terms(&self, unacknowledged: bool) -> TermsStep {
        TermsStep {
            shell: self.shell("/t/k3v9x2m7q4/terms"),
            head: self.head(),
            signer: None,
            datasets: self.datasets(),
            questions: Vec::new(),
            unacknowledged,
        }
    }

    fn terms_of_signer(&self) -> TermsStep {
        let head = TransactionHead { steps: Steps::SignedAtService, ..self.head() };
        TermsStep { head, signer: Some("A12345****".to_owned()), ..self.terms(false) }
    }

    fn terms_with_question(&self, problem: Option<&str>) -> TermsStep {
        let year = ParameterField {
            name: "p0-INQ_YR".to_owned(),
            label: self.say("所得年度", "Year of income"),
            hint: self.say("民國年，例如 113。", "ROC year, such as 113."),
            value: String::new(),
            input_mode: "numeric",
            choices: Vec::new(),
            required: true,
            problem: problem.map(str::to_owned),
        };
        let dataset = self.say("個人所得資料", "Personal income");
        TermsStep { questions: vec![DatasetQuestions { dataset, fields: vec![year] }], ..self.terms(false) }
    }

    fn identify_head(&self) -> IdentifyHead {
        let TransactionHead { csrf, service, deadline, now, .. } = self.head();
        IdentifyHead {
            action: "/t/k3v9x2m7q4/identify".to_owned(),
            csrf,
            service: Some(service),
            steps: Some(Steps::OnlineService),
            deadline,
            now,
        }
    }

    fn identify(&self) -> IdentifyStep {
        let rest = |chosen: IdentityMethod| {
            IdentityMethod::ALL
                .into_iter()
                .filter(move |method| method.can_stand_alone() && *method != chosen)
        };
        let chosen = IdentityMethod::DualDocuments;
        IdentifyStep {
            shell: self.shell("/t/k3v9x2m7q4/identify"),
            head: self.identify_head(),
            applicant: IdentifyApplicant::Named { masked_id: "D22264****".to_owned() },
            needed_level: AssuranceLevel::Four,
            is_second: false,
            is_of_member: false,
            chosen: Some(chosen),
            form: EvidenceForm::Documents,
            others: rest(chosen).filter(|method| *method != IdentityMethod::BankCard).collect(),
            closed: vec![IdentityMethod::BankCard],
            typed: Typed::default(),
            problems: Vec::new(),
            notice: None,
        }
    }

    fn identify_second(&self) -> IdentifyStep {
        IdentifyStep {
            applicant: IdentifyApplicant::Shown {
                masked_id: "D22264****".to_owned(),
                masked_name: "林*好".to_owned(),
            },
            is_second: true,
            chosen: Some(IdentityMethod::MobileNumber),
            form: EvidenceForm::Mobile,
            ..self.identify()
        }
    }

    fn identify_member(&self) -> IdentifyStep {
        let head =
            IdentifyHead { action: "/member/sign-in".to_owned(), service: None, ..self.identify_head() };
        IdentifyStep {
            shell: self.shell("/member/sign-in"),
            head,
            applicant: IdentifyApplicant::Unnamed,
            ..self.identify()
        }
    }

    fn identify_by(&self, method: IdentityMethod, form: EvidenceForm) -> IdentifyStep {
        IdentifyStep { chosen: Some(method), form, ..self.identify() }
    }

    fn identify_by_card(&self, method: IdentityMethod) -> IdentifyStep {
        let form = EvidenceForm::Card {
            nonce: "x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA".to_owned(),
            component: "http://localhost:61161".to_owned(),
            is_of_company: method == IdentityMethod::BusinessCertificate,
        };
        self.identify_by(method, form)
    }

    fn identify_with_problems(&self) -> IdentifyStep {
        let problem = |field, code| FieldProblem { field, code };
        IdentifyStep {
            typed: Typed { birthday: "77-1-1".to_owned(), ..Typed::default() },
            problems: vec![
                problem(IdentifyField::Birthday, "identity.birthday-form"),
                problem(IdentifyField::Method, "identity.method-unavailable"),
                problem(IdentifyField::NhiCardNumber, "identity.nhi-card-number-form"),
                problem(IdentifyField::HouseholdNumber, "identity.household-number-form"),
            ],
            ..self.identify()
        }
    }

    fn identify_not_matched(&self) -> IdentifyStep {
        IdentifyStep {
            typed: Typed {
                birthday: "0770101".to_owned(),
                nhi_card_number: "000000000000".to_owned(),
                household_number: "F0000000".to_owned(),
                ..Typed::default()
            },
            notice: Some(IdentifyNotice::NotMatched { remaining: 3 }),
            ..self.identify()
        }
    }

    fn identify_refused(&self) -> IdentifyStep {
        let notice =
            IdentifyNotice::EvidenceRefused { code: "identity.certificate-revoked", remaining: Some(4) };
        IdentifyStep { notice: Some(notice), ..self.identify_by_card(IdentityMethod::CitizenCertificate) }
    }

    fn identify_unavailable(&self) -> IdentifyStep {
        IdentifyStep { notice: Some(IdentifyNotice::RegistryUnavailable), ..self.identify() }
    }

    fn identify_closed(&self) -> IdentifyStep {
        IdentifyStep {
            chosen: None,
            form: EvidenceForm::None,
            others: Vec::new(),
            closed: vec![IdentityMethod::CitizenCertificate],
            ..self.identify()
        }
    }

    fn contact(&self, problems: Vec<FieldProblem>) -> ContactStep {
        ContactStep {
            shell: self.shell("/t/k3v9x2m7q4/identify"),
            head: self.identify_head(),
            name: "林小好".to_owned(),
            contact: String::new(),
            problems,
        }
    }

    fn contact_with_problems(&self) -> ContactStep {
        let problem = |field, code| FieldProblem { field, code };
        self.contact(vec![
            problem(IdentifyField::Name, "identification.name-form"),
            problem(IdentifyField::Contact, "identity.email-form"),
            problem(IdentifyField::Terms, "identification.terms"),
        ])
    }

    fn code(&self, purpose: CodeFor) -> CodeStep {
        CodeStep {
            shell: self.shell("/t/k3v9x2m7q4/identify"),
            head: self.identify_head(),
            purpose,
            masked_to: "091****789".to_owned(),
            valid_until: minutes(10),
            resend_at: minutes(1),
            is_live: true,
            problem: None,
            remaining: None,
            notice: None,
        }
    }

    fn code_wrong(&self) -> CodeStep {
        let problem = FieldProblem { field: IdentifyField::Code, code: "identification.code-wrong" };
        CodeStep { problem: Some(problem), remaining: Some(4), ..self.code(CodeFor::Contact) }
    }

    fn code_dead(&self) -> CodeStep {
        let problem = FieldProblem { field: IdentifyField::Code, code: "identification.code-dead" };
        CodeStep { problem: Some(problem), is_live: false, ..self.code(CodeFor::Contact) }
    }

    fn code_saying(&self, notice: CodeNotice) -> CodeStep {
        CodeStep { notice: Some(notice), ..self.code(CodeFor::Contact) }
    }

    fn locked(&self, in_transaction: bool) -> Locked {
        Locked {
            shell: self.shell("/t/k3v9x2m7q4/identify"),
            head: in_transaction.then(|| self.identify_head()),
            others: Vec::new(),
            until: minutes(15),
            now: NOW,
        }
    }

    fn locked_with_others(&self) -> Locked {
        Locked {
            others: vec![IdentityMethod::CitizenCertificate, IdentityMethod::NhiCard],
            ..self.locked(true)
        }
    }

    fn panels(&self, states: [DatasetState; 3]) -> Vec<DatasetPanel> {
        let datasets = self.datasets().into_iter().zip(states);
        datasets.map(|(dataset, state)| DatasetPanel { dataset, state }).collect()
    }

    fn collecting(&self) -> Vec<DatasetPanel> {
        self.panels([
            DatasetState::Ready { bytes: 48_600 },
            DatasetState::Preparing { expected: Some(minutes(1)) },
            DatasetState::Waiting,
        ])
    }

    fn ready(&self) -> Vec<DatasetPanel> {
        self.panels([
            DatasetState::Ready { bytes: 48_600 },
            DatasetState::NoRecord,
            DatasetState::Ready { bytes: 2_340_000 },
        ])
    }

    fn failed(&self) -> Vec<DatasetPanel> {
        self.panels([
            DatasetState::Ready { bytes: 48_600 },
            DatasetState::Failed { code: "provider.gave-up-waiting".to_owned() },
            DatasetState::Preparing { expected: None },
        ])
    }

    fn consent(&self, datasets: Vec<DatasetPanel>) -> ConsentStep {
        ConsentStep {
            shell: self.shell("/t/k3v9x2m7q4/consent"),
            head: self.head(),
            shown: "9f86d081884c7d65".to_owned(),
            applicant: Applicant {
                masked_id: "D22264****".to_owned(),
                masked_name: Some("林*好".to_owned()),
                masked_contact: Some("091****789".to_owned()),
            },
            datasets,
            may_agree_early: false,
            recent_uses: self.uses(),
        }
    }

    fn consent_early(&self) -> ConsentStep {
        let datasets = self.collecting();
        ConsentStep { may_agree_early: true, recent_uses: Vec::new(), ..self.consent(datasets) }
    }

    fn consent_changed(&self) -> ConsentStep {
        let consent = self.consent(self.ready());
        ConsentStep { shell: consent.shell.clone().saying(Notice::ChangedMeanwhile), ..consent }
    }

    fn uses(&self) -> Vec<UsageEntry> {
        let service = self.service();
        let names: Vec<String> = self.datasets().into_iter().map(|dataset| dataset.name).collect();
        [Outcome::Taken, Outcome::Refused]
            .into_iter()
            .zip([-1_500, -60_000])
            .map(|(outcome, at)| UsageEntry {
                at: minutes(at),
                receiver: service.name.clone(),
                purpose: service.purpose.clone(),
                datasets: names.clone(),
                conclusion: Conclusion::Ended(outcome),
            })
            .collect()
    }

    fn leaving(&self, conclusion: Option<Conclusion>) -> Leaving {
        Leaving {
            shell: self.shell("/t/k3v9x2m7q4/leaving"),
            service: self.service(),
            steps: Steps::OnlineService,
            conclusion,
            out_of_order: Vec::new(),
            way_back: conclusion.map_or(WayBack::NotYet, |_| {
                WayBack::To("http://localhost:8788/back?code=200&tx_id=c2VhbGVk".to_owned())
            }),
        }
    }

    fn leaving_without_way_back(&self) -> Leaving {
        Leaving { way_back: WayBack::StruckOff, ..self.leaving(Some(Conclusion::Sent)) }
    }

    /// One that is still out of order, and one that is back by now.
    fn leaving_out_of_order(&self) -> String {
        let failing = Availability::Failing { since: minutes(-10) };
        let conditions = [failing, Availability::Available]
            .map(|availability| Condition { availability, ..Condition::open() });
        let out_of_order = self.datasets().into_iter().zip(conditions).map(|(dataset, condition)| {
            OutOfOrder { dataset, code: "provider.failing".to_owned(), condition }
        });
        let page = self.leaving(Some(Conclusion::Ended(Outcome::Undeliverable)));
        Leaving { out_of_order: out_of_order.collect(), ..page }.render()
    }

    fn ended(&self, conclusion: Option<Conclusion>) -> Ended {
        Ended {
            shell: self.shell("/t/k3v9x2m7q4/consent"),
            conclusion,
            service: conclusion.map(|_| self.service()),
            front_url: conclusion.map(|_| "http://localhost:8788/".to_owned()),
        }
    }

    fn refused(&self, code: &str) -> RedirectRefused {
        RedirectRefused {
            shell: self.shell("/service/CLI.aB3dE5fG7h/eA==/0"),
            code: code.to_owned(),
            status: 404,
            service: Some(self.service()),
            details: vec![
                Detail { name: "client_id".to_owned(), value: "CLI.aB3dE5fG7h".to_owned() },
                Detail { name: "returnUrl".to_owned(), value: "http://localhost:8788/elsewhere".to_owned() },
            ],
            correlation_id: "7f3a-19c2".to_owned(),
        }
    }

    fn offline(&self, closed: ServiceClosed) -> ServiceOffline {
        ServiceOffline {
            shell: self.shell("/service/CLI.aB3dE5fG7h/eA==/0"),
            service: self.service(),
            closed,
            correlation_id: "7f3a-19c2".to_owned(),
        }
    }

    fn fault(&self, kind: FaultKind) -> Fault {
        Fault {
            shell: self.shell("/"),
            kind,
            code: "platform.unexpected".to_owned(),
            correlation_id: "7f3a-19c2".to_owned(),
        }
    }

    fn verify(&self) -> Verify {
        Verify {
            shell: self.shell("/verify"),
            anchors: vec![AnchorEntry {
                name: self.say("MyData Edge 示範根憑證", "MyData Edge Demonstration Root"),
                sha256: "3fe2a9".repeat(11).chars().take(64).collect(),
                not_after: minutes(5_256_000),
            }],
        }
    }
}
