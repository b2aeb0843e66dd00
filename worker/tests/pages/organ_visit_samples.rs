//! The documents of a visit at a counter.

use mydata_consent::ItemRule;
use mydata_worker::pages::{ClerkHead, DatasetBrief, DatasetState, OrganItem, OrganVisit, Shell, TextSize};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// All of them in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let ready = DatasetState::Ready { bytes: 48_600 };
    let failed = DatasetState::Failed { code: "provider.unavailable".to_owned() };
    let items = vec![
        item(locale, 0, ItemRule::Both, ready.clone()),
        item(locale, 1, ItemRule::PreviewOnly, ready.clone()),
        item(locale, 2, ItemRule::TransferOnly, ready.clone()),
        item(locale, 3, ItemRule::Both, DatasetState::NoRecord),
        item(locale, 4, ItemRule::Both, failed),
    ];
    let seen = OrganItem { seen: true, ..item(locale, 1, ItemRule::PreviewOnly, ready) };
    let saved = item(locale, 2, ItemRule::TransferOnly, DatasetState::Taken);
    let agent = locale.choose("張*明", "Chang *").to_owned();
    let pages = [
        ("organ-visit", visit(locale, None, items)),
        ("organ-visit-done", visit(locale, Some(agent), vec![seen, saved])),
    ];
    pages.into_iter().map(|(name, page)| Sample { name, html: page.render() }).collect()
}

fn visit(locale: Locale, agent: Option<String>, items: Vec<OrganItem>) -> OrganVisit {
    let say = |zh: &str, en: &str| locale.choose(zh, en).to_owned();
    OrganVisit {
        shell: Shell::new(locale, TextSize::Medium, "/organ/visit").demonstration(true),
        head: ClerkHead {
            csrf: "c5rf".to_owned(),
            name: say("許承辦", "Hsu"),
            counter: say("3 號櫃檯", "Counter 3"),
            agency: say("示範市政府社會局", "Demo City Social Affairs"),
        },
        service: say("急難救助申請", "Emergency relief"),
        person: "林*好".to_owned(),
        masked_id: "D22264****".to_owned(),
        agent,
        items,
        until: minutes(18),
        now: NOW,
    }
}

const NAMES: [(&str, &str); 5] = [
    ("現戶全戶戶籍資料", "Household registration"),
    ("個人綜合所得資料", "Income"),
    ("勞保投保資料", "Labour insurance"),
    ("土地登記資料", "Land register"),
    ("健保投保資料", "Health insurance"),
];

fn item(locale: Locale, number: usize, rule: ItemRule, state: DatasetState) -> OrganItem {
    let (zh, en) = NAMES.get(number).copied().unwrap_or_default();
    let dataset = DatasetBrief {
        resource_id: format!("API.dem0000{number}00"),
        name: locale.choose(zh, en).to_owned(),
        provider: locale.choose("示範機關", "Demo agency").to_owned(),
        summary: String::new(),
        fields: Vec::new(),
    };
    OrganItem { dataset, rule, state, seen: false }
}
