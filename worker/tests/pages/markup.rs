//! What holds for the markup of every page.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use mydata_worker::pages::{NotFound, Shell, TextSize};
use mydata_worker::texts::Locale;

use crate::samples::{self, Sample};

/// design.md: pages under 60 kB before the wasm modules.
const LARGEST_PAGE_BYTES: usize = 60_000;

fn every_page() -> impl Iterator<Item = Sample> {
    Locale::ALL.into_iter().flat_map(samples::all)
}

/// The values of an attribute, in order.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.split(&opening).skip(1).map(|after| after.split('"').next().unwrap()).collect()
}

fn title(html: &str) -> &str {
    html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap()
}

fn sample(name: &str) -> String {
    samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn no_message_or_variable_is_missing() {
    for Sample { name, html } in every_page() {
        assert!(!html.contains('⟦'), "{name}");
        assert!(!html.contains("{$") && !html.contains("{ $"), "{name}");
    }
}

#[test]
fn nothing_is_inline_that_the_policy_forbids() {
    for Sample { name, html } in every_page() {
        assert!(!html.contains("<style") && attribute(&html, "style").is_empty(), "{name}");
        for after in html.split(" on").skip(1) {
            let rest = after.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
            assert!(!rest.starts_with('='), "{name}: on{}", after.split('=').next().unwrap());
        }
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains(" src=\"/assets/"), "{name}: {tag}");
            assert!(script.split_once('>').unwrap().1.starts_with("</script>"), "{name}: {tag}");
        }
    }
}

#[test]
fn every_form_that_changes_something_carries_its_token() {
    for Sample { name, html } in every_page() {
        let forms = html.split("<form").skip(1);
        for form in forms.filter(|form| !form.split('>').next().unwrap().contains(r#"method="get""#)) {
            // What an order begins is nobody's yet: there is no session that a token could hold for.
            // Nor has the sandbox any: whoever reaches a demonstration may try it out, from no other site though.
            let begins = ["/personal/order", "/service/counter/"].map(|to| format!(r#"action="{to}"#));
            if begins.iter().any(|begins| form.contains(begins)) || form.contains(r#"action="/sandbox/"#) {
                continue;
            }
            let form = form.split("</form>").next().unwrap();
            assert!(form.contains(r#"name="csrf" value="c5rf""#), "{name}");
        }
    }
}

#[test]
fn references_lead_to_ids_that_are_there_once() {
    for Sample { name, html } in every_page() {
        let ids = attribute(&html, "id");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{name}: {ids:?}");
        let labels =
            ["for", "aria-labelledby", "aria-describedby"].map(|reference| attribute(&html, reference));
        for reference in labels.concat().iter().flat_map(|list| list.split(' ')) {
            assert!(known.contains(reference), "{name}: {reference}");
        }
        for link in attribute(&html, "href").iter().filter_map(|address| address.strip_prefix('#')) {
            assert!(known.contains(link), "{name}: #{link}");
        }
    }
}

/// What the element of an id says, without what is marked up in it.
fn said_at(html: &str, id: &str) -> String {
    let element = html.split(&format!(" id=\"{id}\"")).nth(1).unwrap();
    let content = element.split_once('>').unwrap().1.split("</h").next().unwrap();
    content.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

#[test]
fn no_two_regions_of_a_page_are_called_alike() {
    for Sample { name, html } in every_page() {
        let tags = html.split("<section").skip(1).map(|section| section.split('>').next().unwrap());
        let labels = tags.flat_map(|tag| attribute(tag, "aria-labelledby"));
        let names: Vec<String> = labels.map(|label| said_at(&html, label)).collect();
        let different: HashSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{name}: {names:?}");
    }
}

#[test]
fn every_icon_is_in_the_sheet() {
    let sheet = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icons.svg")).unwrap();
    let icons: HashSet<&str> = attribute(&sheet, "id").into_iter().collect();
    for Sample { name, html } in every_page() {
        for address in attribute(&html, "href") {
            let Some(icon) = address.strip_prefix("/assets/icons.svg#") else { continue };
            assert!(icons.contains(icon), "{name}: {icon}");
        }
    }
}

#[test]
fn each_page_has_one_heading_and_its_language() {
    for locale in Locale::ALL {
        for Sample { name, html } in samples::all(locale) {
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
            assert!(html.contains(&format!("<html lang=\"{}\"", locale.as_str())), "{name}");
        }
    }
}

#[test]
fn titles_and_addresses_hold_no_personal_data() {
    for Sample { name, html } in every_page() {
        for personal in ["D22264", "林*好", "091****", "0770101"] {
            assert!(!title(&html).contains(personal), "{name}");
            assert!(!attribute(&html, "href").iter().any(|address| address.contains(personal)), "{name}");
        }
    }
}

/// Each file of ours that a page asks for, once.
fn assets(html: &str) -> HashSet<&str> {
    let addresses = attribute(html, "href").into_iter().chain(attribute(html, "src"));
    let files = addresses.filter_map(|address| address.strip_prefix("/assets/")?.split('#').next());
    files.collect()
}

/// How much a file of ours is, with the style sheets it imports. Scripts made from worker/browser are weighed where they
/// are made.
fn weight(file: &Path) -> usize {
    let Ok(content) = fs::read_to_string(file) else { return 0 };
    let imported = content.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"));
    content.len() + imported.map(|name| weight(&file.with_file_name(name))).sum::<usize>()
}

#[test]
fn pages_stay_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for Sample { name, html } in every_page() {
        let total =
            assets(&html).into_iter().map(|file| weight(&folder.join(file))).sum::<usize>() + html.len();
        assert!(total <= LARGEST_PAGE_BYTES, "{name}: {total}");
    }
}

#[test]
fn an_error_is_in_the_title_and_in_a_summary_that_leads_to_its_field() {
    let html = sample("identify-problems");
    assert!(title(&html).starts_with("錯誤："));
    assert!(html.contains(r#"role="alert" tabindex="-1" autofocus"#));
    assert!(html.contains(r##"<a href="#birthday">"##));
    assert!(html.contains(r#"aria-invalid="true" aria-describedby="birthday-hint birthday-problem""#));
    assert!(html.contains("identity.birthday-form"));
}

#[test]
fn a_wrong_try_says_how_many_are_left() {
    assert!(sample("identify-not-matched").contains("還可以試 3 次"));
}

#[test]
fn a_lock_says_the_clock_time_at_which_it_ends() {
    assert!(sample("locked").contains("14:20"));
}

#[test]
fn the_national_id_is_shown_masked_and_is_no_field() {
    let html = sample("identify");
    assert!(html.contains("D22264****"));
    assert!(!html.contains(r#"name="uid""#) && !attribute(&html, "value").contains(&"D22264****"));
}

#[test]
fn while_data_is_collected_one_can_only_decline() {
    let html = sample("consent-collecting");
    assert!(html.contains(r#"value="refuse""#));
    assert!(!html.contains(r#"value="agree""#));
    assert!(html.contains(r#"<noscript><meta http-equiv="refresh""#));
}

#[test]
fn ready_data_can_be_looked_at_and_sent() {
    let html = sample("consent-ready");
    assert!(html.contains(r#"value="agree">同意傳送"#) && html.contains(r#"value="refuse">不同意傳送"#));
    assert!(html.contains(r#"data-package-url="/t/k3v9x2m7q4/package/API.UDauDOLyZg""#));
    assert!(html.contains(r#"name="shown" value="9f86d081884c7d65""#));
    assert!(!html.contains("http-equiv"));
}

#[test]
fn a_failed_dataset_stops_all_of_them_and_says_so() {
    let html = sample("consent-failed");
    assert!(html.contains("一項都不會傳送"));
    assert!(html.contains("provider.gave-up-waiting"));
    assert!(html.contains("告知對方並返回"));
}

#[test]
fn what_people_typed_cannot_become_markup() {
    let shell = Shell::new(Locale::En, TextSize::Medium, "/\"><script>alert(1)</script>");
    let html = NotFound { shell }.render();
    assert!(!html.contains("<script>alert"));
}

#[test]
fn a_text_size_is_on_the_page_itself() {
    let shell = Shell::new(Locale::En, TextSize::Large, "/verify");
    let html = NotFound { shell }.render();
    assert!(html.contains(r#"data-size="large""#));
    assert!(html.contains(r#"href="/verify?size=small""#));
}
