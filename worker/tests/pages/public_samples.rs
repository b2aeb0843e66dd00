//! The public pages in each of their states.

use std::time::Duration;

use chrono::NaiveDate;
use mydata_consent::Availability;
use mydata_identity::{AssuranceLevel, IdentityMethod};
use mydata_worker::pages::{
    About, Accessibility, AgencyContact, Announced, Category, CategoryCount, Components, Condition,
    ContactPage, DatasetBrief, DatasetEntry, DatasetPage, DatasetStatus, DeveloperPage, Faq, Home, LegalText,
    Looked, MethodStatus, Narrowed, NewsEntry, NewsKind, NewsList, NewsPage, Personal, ServiceEntry,
    ServicePage, Services, Shell, Sitemap, Status, TextSize, Waiting,
};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample};

/// All public pages in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let from = Public { locale };
    let shell = |address: &str| from.shell(address);
    let legal = |text: Option<LegalText>| text.unwrap().render();
    let pages = [
        ("home", from.home(from.services(), from.news())),
        ("home-empty", from.home(Vec::new(), Vec::new())),
        ("personal", from.personal(None, Looked::default(), from.datasets())),
        ("personal-category", from.personal(Some(Category::Welfare), Looked::default(), from.datasets())),
        ("personal-category-empty", from.personal(Some(Category::Energy), Looked::default(), Vec::new())),
        ("personal-found", from.personal(None, looked("戶籍", None), from.datasets())),
        ("personal-found-none", from.personal(None, looked("貓", None), Vec::new())),
        (
            "personal-too-long",
            from.personal(None, looked("戶", Some("catalogue.search-too-long")), Vec::new()),
        ),
        ("dataset", from.dataset(0)),
        ("dataset-asks", from.dataset(1)),
        ("dataset-out-of-order", from.dataset(2)),
        ("services", from.services_page(Narrowed::default(), from.services())),
        ("services-narrowed", from.services_page(narrowed("", None), from.services())),
        ("services-found-none", from.services_page(narrowed("貓", None), Vec::new())),
        ("services-none", from.services_page(Narrowed::default(), Vec::new())),
        (
            "services-too-long",
            from.services_page(narrowed("貓", Some("catalogue.search-too-long")), Vec::new()),
        ),
        ("service", from.service()),
        ("components", Components { shell: shell("/sandbox/components"), now: NOW }.render()),
        ("about", About { shell: shell("/about"), source_url: None }.render()),
        (
            "about-source",
            About { shell: shell("/about"), source_url: Some("https://code.example/mydata".to_owned()) }
                .render(),
        ),
        ("news", NewsList { shell: shell("/news"), news: from.news() }.render()),
        ("news-empty", NewsList { shell: shell("/news"), news: Vec::new() }.render()),
        ("news-item", from.news_item()),
        ("faq", Faq { shell: shell("/faq") }.render()),
        ("developers", developers(shell("/developers/wire"), false)),
        ("developers-start", developers(shell("/developers"), true)),
        ("sitemap", Sitemap { shell: shell("/sitemap") }.render()),
        ("accessibility", Accessibility { shell: shell("/accessibility") }.render()),
        ("contact", from.contact(Some("02-0000-0000"))),
        ("contact-no-desk", from.contact(None)),
        ("status", from.status()),
        ("terms", legal(LegalText::terms(shell("/terms"), None))),
        ("terms-before", legal(LegalText::terms(shell("/terms/1.0"), Some("1.0")))),
        ("privacy", legal(LegalText::privacy(shell("/privacy"), None))),
        ("privacy-before", legal(LegalText::privacy(shell("/privacy/1.0"), Some("1.0")))),
    ];
    pages.into_iter().map(|(name, html)| Sample { name, html }).collect()
}

fn developers(shell: Shell, is_start: bool) -> String {
    let text = r#"{
        "title": "通訊協定", "summary": "彼此說些什麼。", "markdown": "/developers/wire.md",
        "sections": [{ "id": "redirect", "title": "轉址 <b>" }, { "id": "return", "title": "返回" }],
        "html": "<h2 id=\"redirect\">轉址</h2><h2 id=\"return\">返回</h2>",
        "groups": [{ "title": "參考", "pages": [
            { "address": "/developers", "title": "開發者" }, { "address": "/developers/wire", "title": "通訊協定" }
        ] }]
    }"#;
    DeveloperPage { shell, text: serde_json::from_str(text).unwrap(), is_start }.render()
}

fn looked(typed: &str, problem: Option<&'static str>) -> Looked {
    Looked { typed: typed.to_owned(), problem }
}

fn narrowed(typed: &str, problem: Option<&'static str>) -> Narrowed {
    Narrowed {
        category: Some(Category::Education),
        agency: "私立青嵐高級中學".to_owned(),
        looked: looked(typed, problem),
    }
}

struct Public {
    locale: Locale,
}

impl Public {
    fn say(&self, zh: &str, en: &str) -> String {
        self.locale.choose(zh, en).to_owned()
    }

    fn shell(&self, address: &str) -> Shell {
        Shell::new(self.locale, TextSize::Medium, address).demonstration(true)
    }

    fn home(&self, services: Vec<ServiceEntry>, news: Vec<NewsEntry>) -> String {
        Home { shell: self.shell("/"), services, news }.render()
    }

    fn personal(&self, category: Option<Category>, looked: Looked, datasets: Vec<DatasetEntry>) -> String {
        let categories = Category::ALL
            .map(|category| CategoryCount { category, datasets: usize::from(category == Category::Welfare) });
        let shell = self.shell("/personal");
        Personal { shell, category, categories: categories.to_vec(), looked, datasets }.render()
    }

    fn dataset(&self, which: usize) -> String {
        let entry = self.datasets().swap_remove(which);
        let methods = IdentityMethod::ALL.into_iter().filter(|method| method.satisfies(entry.minimum_level));
        DatasetPage {
            shell: self.shell("/personal/detail/API.UDauDOLyZg"),
            methods: if entry.condition.availability.is_available() { methods.collect() } else { Vec::new() },
            contact: "household@demo-city.example".to_owned(),
            entry,
        }
        .render()
    }

    fn in_maintenance(&self) -> Condition {
        let [until, from, to] = [1, 24, 25].map(|hours| NOW.plus(Duration::from_hours(hours)));
        Condition {
            availability: Availability::Maintenance { until },
            reason: self.say("更新資料庫", "Database update"),
            announced: vec![Announced { from, to, reason: self.say("更換設備", "New equipment") }],
        }
    }

    fn datasets(&self) -> Vec<DatasetEntry> {
        let entry = |resource_id: &str, name: String, category, minimum_level| DatasetEntry {
            dataset: DatasetBrief {
                resource_id: resource_id.to_owned(),
                name,
                provider: self.say("示範市政府", "Demo City Government"),
                summary: self.say("您目前的登記。", "What is registered about you."),
                fields: vec![self.say("姓名", "Name"), self.say("出生日期", "Date of birth")],
            },
            category,
            minimum_level,
            waiting: Waiting { minutes: 1, may_leave: false },
            condition: Condition::open(),
            asks: Vec::new(),
        };
        let (four, two, one) = (AssuranceLevel::Four, AssuranceLevel::Two, AssuranceLevel::One);
        let household = self.say("現戶全戶戶籍資料", "Household registration");
        let income = self.say("個人所得資料", "Income");
        let power = self.say("用電資料", "Electricity");
        vec![
            entry("API.UDauDOLyZg", household, Category::Household, four),
            DatasetEntry {
                waiting: Waiting { minutes: 30, may_leave: true },
                asks: vec![self.say("所得年度", "Year of income")],
                ..entry("API.demoIncome", income, Category::Tax, two)
            },
            DatasetEntry {
                condition: self.in_maintenance(),
                ..entry("API.demoPower1", power, Category::Energy, one)
            },
        ]
    }

    fn services_page(&self, narrowed: Narrowed, services: Vec<ServiceEntry>) -> String {
        Services {
            shell: self.shell("/services"),
            narrowed,
            agencies: self.services().into_iter().map(|service| service.agency).collect(),
            categories: vec![Category::Tax, Category::Education],
            services,
        }
        .render()
    }

    fn services(&self) -> Vec<ServiceEntry> {
        let school = ServiceEntry {
            client_id: "CLI.demoSchool".to_owned(),
            name: self.say("學雜費減免申請", "School fee waiver"),
            agency: self.say("私立青嵐高級中學", "Qinglan Private High School"),
            purpose: self.say("審核學生就學費用減免資格。", "To decide on a fee waiver."),
            category: Category::Education,
            front_url: "http://localhost:8788/".to_owned(),
            datasets: vec![self.say("戶籍資料", "Household registration")],
            out_of_order: Vec::new(),
            pilot: false,
        };
        let bank = ServiceEntry {
            client_id: "CLI.demoBank01".to_owned(),
            name: self.say("帳戶開立", "Account opening"),
            agency: self.say("示範銀行", "Demo Bank"),
            category: Category::Tax,
            datasets: Vec::new(),
            out_of_order: vec![self.say("用電資料", "Electricity")],
            pilot: true,
            ..school.clone()
        };
        vec![school, bank]
    }

    fn service(&self) -> String {
        let datasets = self.datasets().into_iter().map(|entry| entry.dataset).collect();
        let service = self.services().swap_remove(1);
        ServicePage { shell: self.shell("/services/CLI.demoBank01"), service, datasets }.render()
    }

    fn news(&self) -> Vec<NewsEntry> {
        let entry = |id: &str, day, kind| NewsEntry {
            id: id.to_owned(),
            published: NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            kind,
            title: self.say("系統維護公告", "Maintenance"),
            paragraphs: vec![self.say("凌晨暫停服務。", "Closed at night."), "<b>1</b>".to_owned()],
        };
        vec![
            entry("three", 3, NewsKind::Maintenance),
            entry("two", 2, NewsKind::Safety),
            entry("one", 1, NewsKind::Service),
        ]
    }

    fn news_item(&self) -> String {
        NewsPage { shell: self.shell("/news/three"), entry: self.news().swap_remove(0) }.render()
    }

    fn contact(&self, desk: Option<&str>) -> String {
        let agency = |contact: &str| AgencyContact {
            name: self.say("示範市政府", "Demo City Government"),
            contact: contact.to_owned(),
        };
        ContactPage {
            shell: self.shell("/contact"),
            desk: desk.map(str::to_owned),
            agencies: vec![agency("household@demo-city.example"), agency("02-0000-0001")],
        }
        .render()
    }

    fn status(&self) -> String {
        let datasets = self.datasets().into_iter().map(|entry| DatasetStatus {
            resource_id: entry.dataset.resource_id,
            name: entry.dataset.name,
            provider: entry.dataset.provider,
            condition: entry.condition,
        });
        let methods = IdentityMethod::ALL
            .map(|method| MethodStatus { method, is_open: method != IdentityMethod::NhiCard });
        Status {
            shell: self.shell("/status"),
            now: NOW,
            datasets: datasets.collect(),
            methods: methods.to_vec(),
        }
        .render()
    }
}
