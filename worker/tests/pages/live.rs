//! What the pages about transfers under way, misuse, withdrawal and changed terms must say.

use mydata_worker::pages::{TERMS_VERSION, Versions};
use mydata_worker::texts::{Locale, Texts};

use crate::live_samples;

fn sample(name: &str) -> String {
    live_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn each_transfer_says_whose_it_is_what_for_how_far_and_until_when() {
    let html = sample("live");
    for said in [
        "青嵐高級中學學雜費減免申請",
        "審查學雜費減免資格。",
        "已備妥",
        "機關準備中",
        "查無資料",
        "13:35",
        "21:35",
    ] {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn several_for_one_receiver_are_numbered_from_the_earliest_in_their_headings_and_on_their_buttons() {
    let html = sample("live");
    let places = ["學雜費減免申請（第 2 件）", "學雜費減免申請（第 1 件）"].map(|name| {
        assert!(html.contains(&format!("<span class=\"unseen\"> 青嵐高級中學{name}</span>")), "{name}");
        html.find(&format!("青嵐高級中學{name}</h2>")).unwrap()
    });
    assert!(places.is_sorted(), "the latest is shown first");
    assert!(html.contains("急難救助申請</h2>"), "one that is the only one needs no number");
}

#[test]
fn one_goes_on_where_there_is_something_to_do_and_deletes_wherever_it_stands() {
    let html = sample("live");
    assert_eq!(html.matches("/go-on\"").count(), 4);
    assert_eq!(html.matches("/delete\"").count(), 5);
    assert!(
        html.contains(&format!(r#"<form method="post" action="/member/live/{}/go-on">"#, "a0".repeat(16)))
    );
    assert!(html.contains(&format!(r#"<a class="button" href="/member/live/{}/go-on">"#, "c0".repeat(16))));
}

#[test]
fn a_counter_code_says_that_it_is_one_until_when_and_can_be_killed() {
    let html = sample("live");
    for said in ["急難救助申請", "臨櫃服務：", "14:20", "目前沒有有效的條碼", "停用條碼並刪除資料"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(sample("live-delete-counter").contains("條碼會立刻失效"));
}

#[test]
fn where_nothing_is_under_way_the_page_says_so() {
    assert!(sample("live-empty").contains("目前沒有進行中的傳送"));
}

#[test]
fn whoever_deletes_is_told_what_is_lost() {
    let html = sample("live-delete-service");
    for said in ["青嵐高級中學學雜費減免申請", "戶籍資料", "無法復原"] {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn whoever_is_not_signed_in_is_told_what_reporting_does_and_where_to_begin() {
    let html = sample("misuse-unknown");
    assert!(html.contains(r#"href="/member/sign-in/misuse""#) && html.contains("02-0000-0000"));
    assert!(!html.contains("<form"));
}

#[test]
fn the_confirmation_of_a_report_has_its_number_and_what_was_done() {
    let html = sample("misuse-frozen");
    for said in
        ["M-7K3Q-9XTD", "M 7 K 3 Q 9 X T D", "停止 2 件", "登出其他 2 個", "凍結", "/member/step-up/lift"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(sample("misuse-frozen-second").contains("請再用另一種方式"));
}

#[test]
fn whoever_withdraws_is_told_what_goes_and_what_stays_and_has_to_say_that_she_knows() {
    let html = sample("withdraw");
    for said in ["聯絡方式", "使用紀錄", "公開帳本", "/member/record", r#"name="acknowledged""#] {
        assert!(html.contains(said), "{said}");
    }
    assert!(
        sample("withdraw-unacknowledged").contains("<title>\n錯誤：")
            || sample("withdraw-unacknowledged").contains("<title>錯誤：")
    );
    for stage in ["withdraw-not-fresh", "withdraw-frozen"] {
        assert!(!sample(stage).contains("<form"), "{stage}");
    }
}

#[test]
fn what_stands_in_the_way_of_a_transfer_is_said_with_its_code_and_a_way_out() {
    for (name, code, way) in [
        ("not-admitted-frozen", "live.frozen", "/member/misuse"),
        ("not-admitted-too-many", "live.too-many", "/member/live"),
    ] {
        let html = sample(name);
        assert!(html.contains(&format!("<code>{code}</code>")) && html.contains(&format!(r#"href="{way}""#)));
        assert!(html.contains(r#"name="decision" value="refuse""#));
    }
}

#[test]
fn changed_terms_are_shown_with_both_versions_and_accepted_as_they_were_shown() {
    let html = sample("terms-changed");
    assert!(html.contains(&format!(r#"name="shown" value="{}""#, Versions::now().as_text())));
    assert!(html.contains("0.9") && html.contains(TERMS_VERSION));
    assert!(html.contains(r#"href="/terms""#) && html.contains(r#"href="/privacy""#));
}

#[test]
fn every_code_of_the_member_area_is_explained() {
    for texts in Locale::ALL.map(Texts::of) {
        for code in ["live.frozen", "live.too-many", "member.not-fresh"] {
            assert!(texts.of_code(code).is_some(), "{code}");
        }
    }
}
