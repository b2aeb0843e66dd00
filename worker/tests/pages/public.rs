//! What the public pages must say, and where they lead.

use std::collections::HashSet;

use mydata_worker::pages::{Category, LegalText, PRIVACY_VERSION, Shell, TERMS_VERSION, TextSize};
use mydata_worker::texts::{Locale, Texts};

use crate::public_samples;

fn sample(name: &str) -> String {
    public_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

fn shell() -> Shell {
    Shell::new(Locale::ZhHant, TextSize::Medium, "/terms")
}

#[test]
fn every_page_has_the_four_services_in_its_menu_and_says_where_one_is() {
    let html = sample("dataset");
    for address in ["/personal", "/services", "/counter", "/member"] {
        assert!(html.contains(&format!(r#"<li><a href="{address}""#)), "{address}");
    }
    assert!(html.contains(r#"<a href="/personal" aria-current="true">"#));
}

#[test]
fn several_datasets_are_ordered_by_a_form_that_needs_no_script() {
    let html = sample("personal");
    assert!(html.contains(r#"method="get" action="/personal/order""#));
    assert!(html.contains(r#"name="dataset" value="API.UDauDOLyZg""#));
    assert!(html.contains(r#"href="/personal/order?dataset=API.demoIncome""#));
}

#[test]
fn a_dataset_out_of_order_can_be_looked_at_but_not_ordered() {
    assert!(!sample("personal").contains(r#"value="API.demoPower1""#));
    let html = sample("dataset-out-of-order");
    assert!(html.contains("暫停提供") && !html.contains("/personal/order"));
}

#[test]
fn a_dataset_says_how_long_it_takes_what_it_asks_and_which_methods_open_it() {
    let html = sample("dataset-asks");
    for said in ["約 30 分鐘，可以先離開", "所得年度", "第 2 級以上", "自然人憑證", "行動自然人憑證"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("雙證件"));
}

#[test]
fn what_was_typed_into_a_search_is_still_there_and_is_no_markup() {
    assert!(sample("personal-found").contains(r#"value="戶籍""#));
    let wrong = sample("personal-too-long");
    assert!(wrong.contains("<title>錯誤：") && wrong.contains("catalogue.search-too-long"));
    assert!(!sample("news-item").contains("<b>1</b>"));
}

#[test]
fn the_terms_of_a_number_are_those_and_no_others() {
    assert!(sample("terms").contains(&format!("版本 {TERMS_VERSION}")));
    assert!(sample("privacy").contains(&format!("版本 {PRIVACY_VERSION}")));
    let before = sample("terms-before");
    assert!(before.contains("版本 1.0") && before.contains(r#"href="/terms">看目前的版本"#));
    assert!(sample("terms").contains(r#"<a href="/terms/1.0">"#));
    assert!(LegalText::terms(shell(), Some("7.0")).is_none());
    assert!(LegalText::privacy(shell(), Some("")).is_none());
}

#[test]
fn every_category_has_a_page_of_its_own() {
    let slugs: HashSet<&str> = Category::ALL.into_iter().map(Category::slug).collect();
    assert_eq!(slugs.len(), 10);
    for category in Category::ALL {
        assert_eq!(Category::parse(category.slug()), Some(category));
        assert!(sample("sitemap").contains(&format!(r#"href="/personal/category/{}""#, category.slug())));
    }
}

#[test]
fn the_sitemap_explains_each_access_key_that_pages_have() {
    let (map, search) = (sample("sitemap"), sample("personal"));
    for key in ["U", "C", "Z", "S"] {
        assert!(search.contains(&format!(r#"accesskey="{key}""#)), "{key}");
        assert!(map.contains(&format!("<kbd>{key}</kbd>")), "{key}");
    }
}

#[test]
fn a_page_for_developers_says_where_it_is_and_what_is_on_it() {
    let html = sample("developers");
    assert!(html.contains("<title>通訊協定 – 開發者"));
    assert!(html.contains(r#"<a href="/developers/wire" aria-current="page">"#));
    assert!(html.contains(r##"<li><a href="#redirect">轉址 &#60;b&#62;</a></li>"##));
    assert!(html.contains(r#"<h2 id="redirect">轉址</h2>"#));
    assert!(!sample("developers-start").contains("trail"));
}

#[test]
fn the_status_counts_what_is_out_of_order() {
    assert!(sample("status").contains("其中 1 項暫停提供"));
}

#[test]
fn the_components_are_shown_with_the_sentences_of_their_problems() {
    let html = sample("components");
    for code in ["identity.national-id-checksum", "identity.birthday-form", "identity.email-form"] {
        let sentence = Texts::of(Locale::ZhHant).of_code(code).unwrap();
        assert!(html.matches(sentence.as_ref()).count() >= 2, "{code} in the summary and at its field");
    }
}
