//! What the page with a citizen's data at a counter must say, and what it must not hold.

use mydata_worker::texts::Locale;

use crate::organ_visit_samples;

fn sample(name: &str) -> String {
    organ_visit_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

/// The card of a dataset.
fn card(html: &str, number: usize) -> &str {
    html.split("<article").nth(number + 1).unwrap().split("</article>").next().unwrap()
}

#[test]
fn the_clerk_sees_whose_data_it_is_who_came_and_until_when() {
    let html = sample("organ-visit-done");
    for said in ["林*好", "D22264****", "張*明", "可查看至 14:23", "許承辦"] {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn what_she_has_come_for_is_in_the_heading_and_beside_the_rules_and_stays_in_no_list_of_pages() {
    for (locale, service) in [(Locale::ZhHant, "急難救助申請"), (Locale::En, "Emergency relief")] {
        let samples = organ_visit_samples::all(locale);
        let html = &samples.first().unwrap().html;
        let heading = html.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(heading.contains(service), "{heading}");
        let datasets = html.split(r#"id="datasets-title""#).nth(1).unwrap().split("<article").next().unwrap();
        assert!(datasets.contains(service), "{datasets}");
        // A browser remembers titles when it has forgotten pages.
        assert!(!html.split("</title>").next().unwrap().contains(service));
    }
}

#[test]
fn the_watermark_names_agency_counter_and_clerk() {
    assert!(sample("organ-visit").contains(r#"data-watermark="示範市政府社會局 · 3 號櫃檯 · 許承辦""#));
}

#[test]
fn what_is_for_saving_only_cannot_be_opened_and_what_is_for_looking_only_is_not_saved() {
    let html = sample("organ-visit");
    assert!(card(&html, 1).contains("只供檢視") && card(&html, 1).contains("data-package-url"));
    assert!(card(&html, 2).contains("只供轉存") && !card(&html, 2).contains("data-package-url"));
    assert!(html.contains(r#"data-resources="API.dem0000000 API.dem0000200" data-bytes="97200""#));
}

#[test]
fn what_failed_or_is_not_on_record_says_so_and_offers_nothing() {
    let html = sample("organ-visit");
    assert!(card(&html, 3).contains("查無此人的資料") && card(&html, 4).contains("provider.unavailable"));
    for number in [3, 4] {
        assert!(!card(&html, number).contains("open-package"));
    }
}

#[test]
fn nothing_is_fetched_before_the_clerk_asks() {
    let html = sample("organ-visit");
    for fetching in ["<img", "<iframe", "<object", "<embed", r#"rel="prefetch""#, r#"rel="preload""#] {
        assert!(!html.contains(fetching), "{fetching}");
    }
    assert!(!html.contains(r#"href="/organ/visit/package"#));
}

#[test]
fn when_all_is_saved_there_is_no_button_to_save() {
    let html = sample("organ-visit-done");
    assert!(!html.contains("/organ/visit/save") && html.contains("/organ/visit/end"));
    assert!(card(&html, 0).contains("已記入民眾的使用紀錄") && card(&html, 1).contains("已轉存"));
}
