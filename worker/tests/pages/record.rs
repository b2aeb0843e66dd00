//! What the pages of the usage record and of the ledger say.

use mydata_worker::texts::Locale;

use crate::record_samples;

fn page(name: &str) -> String {
    record_samples::all(Locale::ZhHant).into_iter().find(|sample| sample.name == name).unwrap().html
}

#[test]
fn an_entry_names_receiver_purpose_datasets_method_outcome_and_who_served() {
    let html = page("record-use");
    for said in
        ["青嵐區公所", "審查學雜費減免資格。", "戶籍資料", "自然人憑證（第 1 級）", "已送達", "許承辦"]
    {
        assert!(html.contains(said), "{said}");
    }
}

#[test]
fn whose_clerk_it_was_is_said_in_the_readers_language() {
    let samples = |locale| record_samples::all(locale).into_iter();
    let page = |locale| samples(locale).find(|sample| sample.name == "record-use").unwrap().html;
    assert!(page(Locale::ZhHant).contains("許承辦，青嵐區公所"));
    assert!(page(Locale::En).contains("許承辦, Qinglan District Office"));
}

#[test]
fn what_she_took_herself_speaks_of_no_other_receiver() {
    let html = page("record");
    assert!(html.contains("您申請下載自己的資料") && html.contains("結果：您已取得"));
}

#[test]
fn an_entry_on_its_way_to_the_ledger_has_no_proof_yet() {
    assert!(
        page("record-use")
            .contains(r#"data-entry-proof="/member/record/6/proof.json" data-keys="/ledger/key""#)
    );
    let waiting = page("record-waiting");
    assert!(waiting.contains("正在寫入稽核軌跡") && !waiting.contains("data-entry-proof"));
}

#[test]
fn the_proofs_of_a_whole_page_are_checked_where_she_asks_for_it() {
    let html = page("record-proofs");
    assert_eq!(html.matches("data-entry-proof=").count(), 6);
    assert!(html.contains("正在寫入稽核軌跡") && html.contains("page=2&#38;proofs=1"));
    let plain = page("record");
    assert!(
        !plain.contains("data-entry-proof") && plain.contains(r#"href="/member/record?page=1&#38;proofs=1""#)
    );
}

#[test]
fn a_paper_is_shown_with_its_download_and_one_that_does_not_verify_only_with_its_code() {
    let shown = page("record-erasure");
    assert!(
        shown.contains("5f0c1f1e-6a53-4f5e-9d0e-6f7f3b9f1a11")
            && shown.contains("/member/record/3/paper.json")
    );
    let unreadable = page("record-consent-unreadable");
    assert!(unreadable.contains("receipt.key-unknown") && unreadable.contains("/member/record/5/paper.json"));
}

#[test]
fn what_is_looked_for_stays_in_the_form_the_pages_and_the_files() {
    let html = page("record-narrowed");
    assert!(html.contains(r#"<option value="use" selected>"#) && html.contains(r#"value="115/3/3""#));
    let query =
        "kind=use&#38;receiver=herself&#38;dataset=API.UDauDOLyZg&#38;from=115%2F3%2F3&#38;to=115%2F3%2F2";
    for address in [format!("/member/record?{query}&#38;page=1"), format!("/member/record.csv?{query}")] {
        assert!(html.contains(&format!(r#"href="{address}""#)), "{address}");
    }
}

#[test]
fn a_wrong_day_is_said_above_the_page_and_at_its_field() {
    let html = page("record-wrong-from");
    assert!(html.contains("<title>錯誤：") && html.contains(r##"<a href="#from">"##));
    assert!(html.contains(r#"aria-invalid="true" aria-describedby="from-hint from-problem""#));
}

#[test]
fn the_list_is_numbered_down_to_the_oldest_entry() {
    assert!(page("record").contains(r#"<ol class="use-list" reversed start="27">"#));
    assert!(page("record-narrowed").contains(r#"start="1""#));
}

#[test]
fn the_ledger_says_how_to_check_it() {
    let html = page("ledger");
    for said in
        ["https://mydata.example/ledger/export", "mydata ledger audit", "/ledger/checkpoint", "共 1234 筆"]
    {
        assert!(html.contains(said), "{said}");
    }
}
