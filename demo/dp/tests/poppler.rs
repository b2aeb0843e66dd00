//! The PDFs in the eyes of another program. `cargo test -p mydata-demo-dp -- --ignored` with poppler-utils installed;
//! the PDFs stay in target/tmp/demo-documents, to be looked at.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "in a test a panic is the report")]

mod seeds;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use mydata_demo_dp::document::{Document, Occasion};
use mydata_demo_dp::{Answers, Persona, TaiwanTime};
use mydata_identity::NationalId;

fn written(uid: &str, resource_id: &str) -> (PathBuf, Persona) {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let persona = personas.find(&NationalId::parse(uid).unwrap()).unwrap().clone();
    let (dataset, agency) =
        catalogue.entries().find(|(dataset, _)| dataset.resource_id == resource_id).unwrap();
    let at = TaiwanTime::from_unix_millis(1_795_573_293_000).unwrap();
    let occasion =
        Occasion { transaction_uid: "5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c", at, answers: &Answers::none() };
    let document = Document::compose(dataset, agency, &persona, occasion).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo-documents");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{uid}-{resource_id}.pdf"));
    fs::write(&file, document.to_pdf(&seeds::faces(), &persona).unwrap()).unwrap();
    (file, persona)
}

fn pdftotext(file: &Path, passwords: &[&str]) -> Output {
    Command::new("pdftotext")
        .args(passwords)
        .arg("-layout")
        .arg(file)
        .arg("-")
        .output()
        .expect("poppler-utils")
}

fn text(uid: &str, resource_id: &str) -> String {
    let (file, persona) = written(uid, resource_id);
    let output = pdftotext(&file, &["-upw", persona.uid.as_str()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs poppler-utils"]
fn the_text_can_be_extracted_with_the_national_id() {
    let text = text("F229910001", "API.UDauDOLyZg");
    for words in [
        "示範市政府戶政事務所",
        "戶籍資料（現戶全戶）",
        "F229910001",
        "林語彤",
        "民國098年04月18日",
        "第 1 頁，共 1 頁",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}

#[test]
#[ignore = "needs poppler-utils"]
fn a_rare_character_is_extracted_as_itself() {
    assert!(text("H229930014", "API.UDauDOLyZg").contains("江雨𤧟"));
}

#[test]
#[ignore = "needs poppler-utils"]
fn a_second_page_repeats_the_head_of_the_table_and_is_counted() {
    let text = text("B129960014", "API.UDauDOLyZg");
    assert_eq!(text.matches("稱謂").count(), 2);
    assert!(text.contains("第 2 頁，共 2 頁"));
}

#[test]
#[ignore = "needs poppler-utils"]
fn whoever_has_it_read_out_hears_the_head_of_a_table_once_and_no_page_numbers() {
    let (file, persona) = written("B129960014", "API.UDauDOLyZg");
    let command =
        Command::new("pdfinfo").args(["-struct-text", "-upw", persona.uid.as_str()]).arg(file).output();
    let read = String::from_utf8(command.expect("poppler-utils").stdout).unwrap();
    assert_eq!((read.matches("稱謂").count(), read.matches("（續）").count()), (1, 0), "{read}");
    assert!(!read.contains("第 2 頁"));
    assert!(read.find("全戶人員") < read.find("寄居人") && read.find("寄居人") < read.find("說明"));
}

#[test]
#[ignore = "needs poppler-utils"]
fn neither_a_wrong_nor_an_empty_password_opens_it() {
    let (file, _) = written("F229910001", "API.demoSchool");
    for passwords in [&["-upw", "F229910002"][..], &["-upw", ""], &["-opw", ""], &["-opw", "F229910001"], &[]]
    {
        let output = pdftotext(&file, passwords);
        assert!(!output.status.success(), "{passwords:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
#[ignore = "needs poppler-utils"]
fn every_kind_of_document_is_written_for_looking_at() {
    for (uid, resource_id) in [
        ("F229910001", "API.AbAYGIjoYw"),
        ("F229910001", "API.demoSchool"),
        ("F229910001", "API.demoGrades"),
        ("AC99950010", "API.demoSchool"),
        ("V229980015", "API.UDauDOLyZg"),
    ] {
        assert!(text(uid, resource_id).contains("中 華 民 國"));
    }
}
