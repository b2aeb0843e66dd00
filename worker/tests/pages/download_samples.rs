//! The pages of a download in each of their states.

use mydata_consent::{Availability, DatasetEnding, Outcome};
use mydata_worker::pages::{
    Conclusion, Condition, DatasetBrief, DatasetOrder, DatasetPanel, DatasetState, DownloadData,
    DownloadHead, DownloadOrder, DownloadOver, DownloadTerms, EndedDataset, OrderProblem, ParameterField,
    Shell, TextSize,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// All pages of a download in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let say = Say(locale);
    let none = |problem| DownloadOrder { datasets: Vec::new(), problem: Some(problem), ..say.order(None) };
    let terms = |unacknowledged| DownloadTerms {
        shell: say.shell("/t/k3v9x2m7q4/terms"),
        head: head(),
        datasets: vec![say.income(), say.household()],
        unacknowledged,
    };
    let mut pages = vec![
        ("order", say.order(None).render()),
        ("order-wrong", say.order(Some("parameter.missing")).render()),
        ("order-nothing", none(OrderProblem::Nothing).render()),
        ("order-too-many", none(OrderProblem::TooMany { most: 10 }).render()),
        ("order-unknown", none(OrderProblem::Unknown).render()),
        ("download-terms", terms(false).render()),
        ("download-terms-unacknowledged", terms(true).render()),
        ("download-collecting", say.data(&[DatasetState::Waiting, preparing(), ready()]).render()),
        ("download-ready", say.data(&[ready(), ready(), DatasetState::NoRecord]).render()),
        ("download-partly", say.data(&[ready(), failed(), DatasetState::Taken]).render()),
    ];
    pages.extend(OVER.iter().map(|(name, outcome)| (*name, say.over(*outcome).render())));
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

const OVER: [(&str, Outcome); 9] = [
    ("download-over-deleted", Outcome::Deleted),
    ("download-over-expired", Outcome::Expired),
    ("download-over-misused", Outcome::Misused),
    ("download-over-nothing-found", Outcome::NothingFound),
    ("download-over-refused", Outcome::Refused),
    ("download-over-taken", Outcome::Taken),
    ("download-over-timed-out", Outcome::TimedOut),
    ("download-over-undeliverable", Outcome::Undeliverable),
    ("download-over-wrong-person", Outcome::WrongPerson),
];

fn ready() -> DatasetState {
    DatasetState::Ready { bytes: 48_600 }
}

fn preparing() -> DatasetState {
    DatasetState::Preparing { expected: Some(minutes(2)) }
}

fn failed() -> DatasetState {
    DatasetState::Failed { code: "provider.status-500".to_owned() }
}

fn head() -> DownloadHead {
    DownloadHead {
        transaction: "k3v9x2m7q4".to_owned(),
        csrf: "c5rf".to_owned(),
        deadline: minutes(480),
        now: NOW,
    }
}

struct Say(Locale);

impl Say {
    fn text(&self, zh: &str, en: &str) -> String {
        self.0.choose(zh, en).to_owned()
    }

    fn shell(&self, address: &str) -> Shell {
        Shell::new(self.0, TextSize::Medium, address).demonstration(true)
    }

    fn income(&self) -> DatasetBrief {
        self.dataset("API.syWqjr4flJ", ("個人所得資料", "Income"), ("國稅局", "National Taxation Bureau"))
    }

    fn household(&self) -> DatasetBrief {
        self.dataset(
            "API.UDauDOLyZg",
            ("現戶全戶戶籍資料", "Household"),
            ("戶政司", "Household Registration"),
        )
    }

    fn dataset(&self, id: &str, name: (&str, &str), provider: (&str, &str)) -> DatasetBrief {
        DatasetBrief {
            resource_id: id.to_owned(),
            name: self.text(name.0, name.1),
            provider: self.text(provider.0, provider.1),
            summary: self.text("機關登記的資料。", "What the agency has on record."),
            fields: vec![self.text("姓名", "Name")],
        }
    }

    fn year(&self, problem: Option<&str>) -> ParameterField {
        ParameterField {
            name: "p0-INQ_YR".to_owned(),
            label: self.text("所得年度", "Year of income"),
            hint: self.text("民國年，例如 113。", "ROC year, such as 113."),
            value: String::new(),
            input_mode: "numeric",
            choices: Vec::new(),
            required: true,
            problem: problem.map(str::to_owned),
        }
    }

    fn kind(&self) -> ParameterField {
        ParameterField {
            name: "p0-kind".to_owned(),
            label: self.text("種類", "Kind"),
            hint: String::new(),
            value: "1".to_owned(),
            input_mode: "text",
            choices: vec![("1".to_owned(), self.text("全部", "All"))],
            required: false,
            problem: None,
        }
    }

    fn order(&self, problem: Option<&str>) -> DownloadOrder {
        let order = |dataset, availability, fields| DatasetOrder {
            dataset,
            waiting_minutes: 1,
            level: 3,
            condition: Condition { availability, ..Condition::open() },
            fields,
            address_without: "/personal/order?dataset=API.UDauDOLyZg".to_owned(),
        };
        DownloadOrder {
            shell: self.shell("/personal/order"),
            action: "/personal/order?dataset=API.syWqjr4flJ&dataset=API.UDauDOLyZg".to_owned(),
            datasets: vec![
                order(self.income(), Availability::Available, vec![self.year(problem), self.kind()]),
                order(self.household(), Availability::Failing { since: NOW }, Vec::new()),
            ],
            level: 3,
            problem: None,
        }
    }

    fn data(&self, states: &[DatasetState]) -> DownloadData {
        let panel = |state: &DatasetState| DatasetPanel { dataset: self.income(), state: state.clone() };
        DownloadData {
            shell: self.shell("/t/k3v9x2m7q4/data"),
            head: head(),
            masked_contact: Some("091****789".to_owned()),
            datasets: states.iter().map(panel).collect(),
        }
    }

    fn over(&self, outcome: Outcome) -> DownloadOver {
        let nobody = matches!(outcome, Outcome::Refused | Outcome::TimedOut | Outcome::WrongPerson);
        let ended = |ending| EndedDataset { dataset: self.household(), ending };
        let failed = DatasetEnding::Failed { reason: "provider.status-500".to_owned() };
        let endings = [DatasetEnding::Taken, DatasetEnding::Erased, DatasetEnding::NoRecord, failed];
        DownloadOver {
            shell: self.shell("/t/k3v9x2m7q4/data"),
            conclusion: Conclusion::Ended(outcome),
            datasets: if nobody { Vec::new() } else { endings.into_iter().map(ended).collect() },
            again: "/personal/order?dataset=API.UDauDOLyZg".to_owned(),
        }
    }
}
