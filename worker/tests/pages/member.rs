//! What the pages of the member area must say.

use mydata_worker::texts::Locale;

use crate::member_samples;

fn sample(name: &str) -> String {
    member_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn the_member_area_says_who_is_signed_in_how_and_until_when() {
    let html = sample("member");
    for said in ["林小好", "D22264****", "自然人憑證（第 1 級）", "14:01", "14:20", "16:01", "091****789"]
    {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn each_device_can_be_removed_by_its_own_form() {
    let html = sample("member");
    for device in ["AAAA", "BBBB"] {
        assert!(html.contains(&format!(r#"<input type="hidden" name="device" value="{device}">"#)));
    }
    assert_eq!(html.matches(r#"action="/member/device/remove""#).count(), 2);
}

#[test]
fn one_button_signs_out_everywhere() {
    assert!(sample("member").contains(r#"action="/member/sign-out-everywhere""#));
    assert!(sample("member-empty").contains(r#"action="/member/sign-out-everywhere""#));
}

#[test]
fn somebody_without_devices_or_uses_is_told_so() {
    let html = sample("member-empty");
    assert!(html.contains("您還沒有綁定裝置") && html.contains("最近沒有使用紀錄"));
}

#[test]
fn a_device_is_bound_only_where_a_certificate_was_shown() {
    let html = sample("device-needs-certificate");
    assert!(html.contains(r#"href="/member/step-up""#));
    assert!(!html.contains("data-device") && !html.contains("device.js"));
}

#[test]
fn the_ceremony_has_what_the_script_expects() {
    let html = sample("device-ready");
    for part in [
        r#"data-device="create" data-options="{&#34;challenge"#,
        r#"name="clientDataJSON" value="""#,
        r#"name="attestationObject" value="""#,
        r#"<div class="device-panel"></div>"#,
        r#"src="/assets/device.js""#,
        "<noscript>",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[test]
fn a_device_that_was_not_bound_is_explained_with_its_code() {
    let html = sample("device-refused");
    assert!(html.contains("<title>錯誤：") || html.contains("<title>\n錯誤："));
    assert!(html.contains(r#"role="alert" tabindex="-1" autofocus"#));
    assert!(html.contains("<code>identity.user-not-verified</code>") && html.contains("請設定螢幕鎖定"));
    assert!(sample("device-refused-otherwise").contains("裝置的回覆無法接受"));
}
