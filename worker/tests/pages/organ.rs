//! What the clerks' pages say, and what they must not.

use mydata_worker::texts::Locale;

use crate::organ_samples::all;

fn sample(name: &str) -> String {
    all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn a_refused_code_is_not_written_into_the_page() {
    let html = sample("organ-code-refused");
    let field = html.split("id=\"code\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(!field.contains("value="));
    assert!(html.contains("還可以試 3 次") && html.contains("organ.code-refused"));
}

#[test]
fn the_field_for_a_code_has_the_focus_and_keeps_nothing() {
    let html = sample("organ-code");
    let field = html.split("id=\"code\"").nth(1).unwrap().split('>').next().unwrap();
    for attribute in ["autofocus", "autocomplete=\"off\"", "autocapitalize=\"none\"", "spellcheck=\"false\""]
    {
        assert!(field.contains(attribute), "{attribute}");
    }
}

#[test]
fn a_pause_says_the_clock_time_at_which_it_ends() {
    for name in ["organ-sign-in-paused", "organ-code-paused", "organ-passcode-paused"] {
        assert!(sample(name).contains("14:20"), "{name}");
    }
}

#[test]
fn a_clerk_sees_until_when_a_passcode_is_good_and_when_another_may_be_sent() {
    let html = sample("organ-passcode");
    assert!(html.contains("14:07 前有效") && html.contains("14:07 起可以重新傳送"));
    assert!(html.contains("data-deadline-seconds=\"120\"") && html.contains("091****789"));
}

#[test]
fn a_passcode_that_can_no_longer_be_right_says_so_and_another_can_be_sent() {
    for name in ["organ-passcode-over", "organ-passcode-dead"] {
        let html = sample(name);
        assert!(html.contains("已經不能使用") && html.contains("action=\"/organ/visit/resend\""), "{name}");
    }
    assert!(!sample("organ-passcode-last").contains("action=\"/organ/visit/resend\""));
}

#[test]
fn where_no_passcode_was_sent_none_is_asked_for_and_another_is_offered_only_if_it_comes_in_time() {
    let html = sample("organ-passcode-not-sent");
    assert!(html.contains("14:17 以後可以再傳送") && html.contains("14:17 起可以重新傳送"));
    for absent in ["name=\"passcode\"", "data-deadline-seconds", "091****789"] {
        assert!(!html.contains(absent), "{absent}");
    }
    let html = sample("organ-passcode-not-sent-in-time");
    assert!(!html.contains("action=\"/organ/visit/resend\"") && html.contains("14:25 結束"));
    assert!(html.contains("action=\"/organ/visit/end\""));
}

#[test]
fn what_is_wrong_is_said_of_the_field_and_its_link_leads_to_something() {
    for (name, field) in [
        ("organ-sign-in-wrong", "account"),
        ("organ-sign-in-wrong", "password"),
        ("organ-code-refused", "code"),
        ("organ-passcode-form", "passcode"),
    ] {
        let html = sample(name);
        let input = html.split(&format!("id=\"{field}\"")).nth(1).unwrap().split('>').next().unwrap();
        let described = input.split("aria-describedby=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(described.split(' ').any(|id| id == "summary-problem"), "{name}: {described}");
        assert!(html.contains("id=\"summary-problem\""), "{name}");
    }
    let html = sample("organ-passcode-not-sent-again");
    assert!(html.contains("href=\"#again-title\"") && html.contains("id=\"again-title\""));
}

#[test]
fn an_end_that_the_clerk_has_not_made_says_why_and_has_no_tick() {
    for (name, why) in [
        ("organ-code-visit-lost", "民眾已停止或更新資料條碼"),
        ("organ-code-passcodes-used-up", "最後一組驗證密碼"),
    ] {
        let html = sample(name);
        assert!(html.contains(why) && html.contains("summary-warn"), "{name}");
        assert!(!html.contains("summary-ok"), "{name}");
    }
}

#[test]
fn nobody_is_told_of_demonstration_accounts_where_there_are_none() {
    assert!(sample("organ-sign-in").contains("demo-only-welfare-01"));
    assert!(!sample("organ-signed-out").contains("id=\"demo\""));
}
