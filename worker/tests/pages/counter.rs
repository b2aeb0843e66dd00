//! What the pages of counter services must say.

use mydata_consent::Refusal;
use mydata_worker::objects::transaction::{CodeHappening, HERSELF, NO_CONTACT};
use mydata_worker::texts::{Locale, Texts};

use crate::counter_samples::{self, CODE};

fn sample(name: &str) -> String {
    counter_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn a_service_says_whose_it_is_what_for_and_what_clerks_may_do_with_each_dataset() {
    let html = sample("counter-service");
    for said in [
        "示範市政府社會局",
        "審核急難救助資格。",
        "057 社會行政",
        "只供檢視",
        "只供轉存",
        "可檢視與轉存",
        "所得年度",
    ] {
        assert!(html.contains(said), "{said}");
    }
    assert!(
        html.contains(r#"<form class="buttons" method="post" action="/service/counter/CLI.demoRelief">"#)
    );
}

#[test]
fn a_service_of_which_nothing_can_be_had_does_not_begin() {
    let html = sample("counter-service-closed");
    assert!(html.contains("恢復以後才能申請") && !html.contains("<form class=\"buttons\" method=\"post\""));
}

#[test]
fn where_there_is_no_counter_the_list_leads_elsewhere() {
    assert!(sample("counter-none").contains("目前沒有可以使用的臨櫃服務"));
    assert!(sample("counter-found-none").contains(r#"<a href="/counter">看全部臨櫃服務</a>"#));
}

#[test]
fn the_code_stands_there_for_eyes_for_ears_and_for_scanners() {
    let html = sample("counter-shown");
    assert!(html.contains("data-counter-code><span>jtdf</span><span>86ua</span></strong>"));
    assert!(html.contains("條碼：j t d f 8 6 u a"));
    for (name, view_box) in [("一維條碼，Code 128", "0 0 143 36"), ("QR 碼", "0 0 29 29")] {
        assert!(html.contains(&format!(r#"viewBox="{view_box}" role="img" aria-label="{name}""#)), "{name}");
    }
    assert_eq!(
        html.matches(r##"fill="#fff""##).count(),
        2,
        "white under both, whatever the page's colours are"
    );
}

#[test]
fn a_code_says_until_when_by_the_clock_and_in_minutes() {
    let html = sample("counter-shown");
    assert!(html.contains(r#"data-valid-until="2026-03-02T14:24:00+08:00""#), "{html}");
    assert!(html.contains("14:24 前有效") && html.contains("還有 19 分鐘"));
    assert!(sample("counter-last-code").contains("這已經是最後一個條碼"));
}

#[test]
fn no_page_but_the_one_that_shows_it_holds_the_code() {
    let letters = "j t d f 8 6 u a";
    for sample in counter_samples::all(Locale::ZhHant) {
        let is_shown = sample.html.contains("data-code-card");
        assert_eq!(sample.html.contains(letters), is_shown, "{}", sample.name);
        assert!(!sample.html.contains(CODE), "{}: not in one piece in any attribute", sample.name);
    }
    for name in ["counter-ready", "counter-passcode", "counter-open", "counter-expired", "counter-agents"] {
        assert!(!sample(name).contains(letters), "{name}");
    }
}

#[test]
fn a_failed_dataset_is_named_and_she_decides_to_go_on_without_it_or_to_stop() {
    let html = sample("counter-partly");
    for said in ["有些資料沒有取得", "不用這些資料，產生條碼", "停止並刪除資料"] {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn without_a_contact_there_is_no_code_to_be_made() {
    let html = sample("counter-no-contact");
    assert!(html.contains(r#"href="/member/contact""#) && !html.contains(r#"value="issue""#));
}

#[test]
fn who_is_at_work_is_named_and_can_be_shaken_off_until_the_passcode() {
    let html = sample("counter-passcode");
    for said in ["示範市政府社會局", "王承辦（3 號櫃檯）", "14:04", r#"value="issue""#] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!sample("counter-open").contains(r#"value="issue""#));
}

/// Whether a citizen or her agent can be told this on the page of a code. The compiler asks it of every further refusal.
fn is_told_on_the_page_of_a_code(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::CodesUsedUp
        | Refusal::Delegated
        | Refusal::StillCollecting
        | Refusal::TooManyNamings
        | Refusal::VisitOpen => true,
        // Of the first two the page has no more to say than how things stand by now; the others are for clerks, services, and
        // whoever identifies.
        Refusal::Ended(_)
        | Refusal::OutOfOrder
        | Refusal::LevelTooLow { .. }
        | Refusal::NotSaveable
        | Refusal::NotTakeable(_)
        | Refusal::NotViewable
        | Refusal::NoVisit
        | Refusal::PasscodeDead
        | Refusal::PasscodesUsedUp
        | Refusal::PasscodeTooSoon { .. }
        | Refusal::WrongCode => false,
    }
}

#[test]
fn whatever_is_refused_on_the_page_of_a_code_has_its_sentence() {
    let refusals = [
        Refusal::CodesUsedUp,
        Refusal::Delegated,
        Refusal::StillCollecting,
        Refusal::TooManyNamings,
        Refusal::VisitOpen,
    ];
    assert!(refusals.iter().all(is_told_on_the_page_of_a_code));
    let codes = refusals.iter().map(Refusal::code).chain([HERSELF, NO_CONTACT]);
    for (code, locale) in codes.flat_map(|code| Locale::ALL.map(|locale| (code, locale))) {
        assert!(Texts::of(locale).of_code(code).is_some(), "{code}");
    }
    let html = sample("counter-refused");
    assert!(html.contains("辦完以前不能產生別的條碼") && !html.contains("現在不能這樣做"));
}

#[test]
fn without_script_the_page_is_not_made_anew_while_there_is_something_to_fill_in() {
    for name in ["counter-ready", "counter-shown", "counter-naming-wrong", "counter-refused"] {
        let html = sample(name);
        assert!(!html.contains("http-equiv"), "{name}");
        assert!(html.contains(r#"<a href="/t/k3v9x2m7q4/code">看看目前的情形</a>"#), "{name}");
    }
    for (name, seconds) in [("counter-collecting", 10), ("counter-asked", 30), ("counter-agents", 30)] {
        let refresh = format!(r#"<noscript><meta http-equiv="refresh" content="{seconds}"></noscript>"#);
        assert!(sample(name).contains(&refresh), "{name}");
    }
}

#[test]
fn whatever_can_be_opened_on_the_page_of_a_code_has_a_name_by_which_it_stays_open() {
    for sample in counter_samples::all(Locale::ZhHant) {
        if sample.html.contains("data-counter") {
            let opened = sample.html.split("<details").skip(1).filter_map(|rest| rest.split('>').next());
            for tag in opened {
                assert!(tag.contains(r#" id=""#), "{}: <details{tag}>", sample.name);
            }
        }
    }
}

#[test]
fn where_the_passcode_was_not_sent_she_is_not_told_to_wait_for_it() {
    let (sent, refused) = (sample("counter-passcode"), sample("counter-passcode-refused"));
    assert!(sent.contains("收到以後，請告訴面前的櫃檯人員"));
    assert!(!refused.contains("收到以後") && refused.contains("驗證密碼沒有寄出"));
    assert!(refused.contains("14:36 以後"), "{refused}");
}

#[test]
fn a_code_is_told_as_made_by_whoever_made_it() {
    assert!(sample("counter-agents").contains("您的代辦人產生了條碼"));
    assert!(!sample("counter-agents").contains("您產生了"));
}

#[test]
fn whatever_can_come_of_a_code_has_its_sentence() {
    for locale in Locale::ALL {
        for what in CodeHappening::ALL {
            assert!(
                Texts::of(locale).find(&format!("counter-history-{}", what.as_str())).is_some(),
                "{what:?}"
            );
        }
    }
}

#[test]
fn the_end_says_who_saw_and_saved_what_and_when() {
    let html = sample("counter-over-taken");
    for said in [
        "櫃檯已轉存",
        "櫃檯已檢視，沒有轉存",
        "無法取得",
        "王承辦（3 號櫃檯）轉存了「低收入戶資料」",
        "datetime=\"2026-03-02T",
    ] {
        assert!(html.contains(said), "{said}");
    }
}
