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
fn nobody_is_told_of_demonstration_accounts_where_there_are_none() {
    assert!(sample("organ-sign-in").contains("demo-only-welfare-01"));
    assert!(!sample("organ-signed-out").contains("id=\"demo\""));
}
