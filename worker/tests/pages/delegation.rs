//! What the pages of a delegation must say.

use mydata_worker::texts::Locale;

use crate::delegation_samples;

fn sample(name: &str) -> String {
    delegation_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn the_field_for_a_code_takes_any_case_and_is_filled_in_from_the_letter() {
    let html = sample("delegation");
    assert!(html.contains(r#"name="code" type="text" autocapitalize="none" autocomplete="one-time-code""#));
    assert!(html.contains(r#"action="/member/delegation""#));
}

#[test]
fn whoever_is_asked_sees_who_asks_what_for_and_which_data_before_she_decides() {
    let html = sample("delegation-question");
    for said in ["林○好", "急難救助申請", "示範市政府社會局", "現戶全戶戶籍資料", "個人綜合所得資料"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(html.contains(r#"name="decision" value="accept""#));
    assert!(html.contains(r#"name="decision" value="decline""#));
}

#[test]
fn whoever_may_not_go_gets_no_field() {
    for name in ["delegation-frozen", "delegation-no-member"] {
        assert!(!sample(name).contains(r#"name="code""#), "{name}");
    }
    assert!(sample("delegation-frozen").contains(r#"href="/member/misuse""#));
}

#[test]
fn a_code_that_was_not_taken_is_explained_with_its_code() {
    for (name, code, said) in [
        ("delegation-form", "delegation.code-form", "8 個英文字母或數字"),
        ("delegation-wrong", "delegation.code-wrong", "還可以試 4 次"),
        ("delegation-locked", "delegation.locked", "14:20 之後"),
    ] {
        let html = sample(name);
        assert!(html.contains(&format!("<code>{code}</code>")) && html.contains(said), "{name}");
        assert!(html.contains(r#"role="alert" tabindex="-1" autofocus"#), "{name}");
        assert!(html.contains(r#"aria-invalid="true""#), "{name}");
    }
}

#[test]
fn accepting_wants_a_fresh_identification() {
    assert!(sample("fresh-delegation").contains(r#"href="/member/step-up/delegation/d0d0"#));
}

#[test]
fn the_code_in_her_hands_is_shown_as_the_citizens_is_and_can_be_given_back() {
    let html = sample("delegation-code-shown");
    for part in
        ["data-counter-code", "data-valid-until", "data-status-url=\"/member/delegation/d0d0", "林○好"]
    {
        assert!(html.contains(part), "{part}");
    }
    for decision in ["issue", "decline"] {
        assert!(html.contains(&format!(r#"name="decision" value="{decision}""#)), "{decision}");
    }
    assert!(!sample("delegation-code-open").contains(r#"name="decision""#));
}

#[test]
fn an_agent_sees_that_data_is_still_collected_and_which_the_counter_will_not_see() {
    let html = sample("delegation-code-collecting");
    assert!(html.contains("每一項都有結果以後"), "{html}");
    assert!(!html.contains(r#"value="issue""#) && html.contains(r#"value="decline""#));
    let html = sample("delegation-code-partly");
    for said in ["沒有取得，櫃檯不會看到", "<li>個人綜合所得資料</li>", "不用這些資料，產生條碼"]
    {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn an_agent_is_told_that_there_is_no_further_code() {
    for (name, said) in
        [("delegation-code-last", "最後一個條碼"), ("delegation-code-used-up", "請告訴委託人")]
    {
        let html = sample(name);
        assert!(html.contains(said) && !html.contains(r#"value="issue""#), "{name}");
    }
}

#[test]
fn an_agents_page_asks_again_by_itself_only_while_something_can_come_of_a_code() {
    for (name, asks) in [
        ("delegation-code-shown", true),
        ("delegation-code-passcode", true),
        ("delegation-code-ready", false),
        ("delegation-code-collecting", false),
    ] {
        let html = sample(name);
        assert_eq!(html.contains("http-equiv"), asks, "{name}");
        assert_eq!(html.contains("看看目前的情形"), !asks, "{name}");
    }
}

#[test]
fn a_code_that_was_made_before_it_was_hers_is_not_told_as_hers() {
    let html = sample("delegation-code-shown");
    assert!(html.contains("先前持有條碼的人產生了條碼") && html.contains("您產生了條碼"));
}

#[test]
fn whoever_names_somebody_reads_first_what_she_agrees_to_by_it_and_cannot_while_anything_is_collected() {
    assert!(counter("counter-ready").contains("指定代辦人，就是同意"));
    assert!(!counter("counter-collecting").contains(r#"value="delegate""#));
}

fn counter(name: &str) -> String {
    crate::counter_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn whoever_was_named_is_spoken_of_without_saying_whether_there_is_such_a_person() {
    let html = counter("counter-asked");
    assert!(html.contains("B14261****") && html.contains("如果"));
    assert!(html.contains(r#"value="withdraw-delegation""#) && !html.contains(r#"value="delegate""#));
}

#[test]
fn the_citizen_has_no_code_while_her_agent_has_it_and_can_take_it_back() {
    let html = counter("counter-agents");
    assert!(!html.contains("data-counter-code") && !html.contains(r#"value="issue""#));
    assert!(html.contains(r#"value="withdraw-delegation""#));
}

#[test]
fn what_is_wrong_with_a_naming_stands_at_its_field() {
    let html = counter("counter-naming-wrong");
    assert_eq!(html.matches(r#"aria-invalid="true""#).count(), 2);
    assert!(html.contains(r#"<details id="name-agent" open>"#) && html.contains(r#"value="A123456788""#));
    assert!(counter("counter-naming-too-many").contains("14:20 之後再試"));
}
