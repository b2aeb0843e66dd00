//! The documents of every persona, as content, JSON and PDF.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod seeds;

use lopdf::{Document as Pdf, LoadOptions};
use mydata_demo_dp::document::{Document, Occasion};
use mydata_demo_dp::{Answers, Persona, TaiwanTime};
use mydata_identity::NationalId;

const TRANSACTION: &str = "5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c";

fn occasion() -> Occasion<'static> {
    static NOTHING: Answers = Answers::none();
    let at = TaiwanTime::from_unix_millis(1_795_573_293_000).unwrap();
    Occasion { transaction_uid: TRANSACTION, at, answers: &NOTHING }
}

fn document_of(uid: &str, resource_id: &str) -> (Persona, Option<Document>) {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let persona = personas.find(&NationalId::parse(uid).unwrap()).unwrap().clone();
    let (dataset, agency) =
        catalogue.entries().find(|(dataset, _)| dataset.resource_id == resource_id).unwrap();
    let document = Document::compose(dataset, agency, &persona, occasion());
    (persona, document)
}

fn every_document() -> Vec<(Persona, Document)> {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let of = |persona: &Persona| {
        let composed = catalogue
            .entries()
            .filter_map(|(dataset, agency)| Document::compose(dataset, agency, persona, occasion()));
        composed.map(|document| (persona.clone(), document)).collect::<Vec<_>>()
    };
    personas.all().iter().flat_map(of).collect()
}

#[test]
fn somebody_without_records_has_no_document() {
    assert!(document_of("N129900018", "API.UDauDOLyZg").1.is_none());
}

#[test]
fn the_json_says_the_same_as_the_paper_in_the_same_order() {
    let json =
        String::from_utf8(document_of("F229910001", "API.UDauDOLyZg").1.unwrap().to_json().unwrap()).unwrap();
    let places: Vec<_> =
        ["文件名稱", "製發機關", "申請編號", "列印時間", "申請人", "戶籍登記", "全戶人員", "說明"]
            .map(|key| json.find(&format!("\"{key}\"")).unwrap())
            .into();
    assert!(places.is_sorted());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["申請人"]["統一編號"], "F229910001");
    assert_eq!(value["戶籍登記"]["戶號"], "F9900001");
    assert_eq!(value["全戶人員"][2]["姓名"], "林語彤");
    assert_eq!(value["列印時間"], "2026-11-25T10:21:33+08:00");
}

#[test]
fn a_retry_of_one_request_gets_the_same_number_and_another_dataset_another() {
    let number = |resource_id| document_of("F229910001", resource_id).1.unwrap().number;
    assert_eq!(number("API.demoSchool"), number("API.demoSchool"));
    assert_ne!(number("API.demoSchool"), number("API.demoGrades"));
    assert!(number("API.demoSchool").starts_with("DEMO-1151125-"));
}

#[test]
fn the_fonts_have_every_character_of_every_document() {
    let faces = seeds::faces();
    for (_, document) in every_document() {
        let json = String::from_utf8(document.to_json().unwrap()).unwrap().replace('\n', "");
        assert_eq!(faces.regular.missing(&json), Vec::<char>::new(), "{}", document.title);
        assert_eq!(faces.bold.missing(&json), Vec::<char>::new(), "{}", document.title);
    }
}

#[test]
fn every_pdf_opens_with_the_national_id() {
    let faces = seeds::faces();
    for (persona, document) in every_document() {
        let pdf = document.to_pdf(&faces, &persona).unwrap();
        let opened =
            Pdf::load_mem_with_options(&pdf, LoadOptions::with_password(persona.uid.as_str())).unwrap();
        assert!(!opened.get_pages().is_empty());
    }
}

#[test]
fn no_pdf_opens_with_an_empty_or_a_wrong_password() {
    let (persona, document) = document_of("F229910001", "API.AbAYGIjoYw");
    let pdf = document.unwrap().to_pdf(&seeds::faces(), &persona).unwrap();
    for wrong in ["", "f229910001", "F229910002", "F22991000", "F229910001 "] {
        let opened = Pdf::load_mem(&pdf).unwrap();
        assert!(opened.authenticate_user_password(wrong).is_err(), "{wrong:?}");
        assert!(opened.authenticate_owner_password(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn the_encryption_is_aes_256_of_revision_6_and_covers_the_metadata() {
    let (persona, document) = document_of("F229910001", "API.AbAYGIjoYw");
    let pdf = document.unwrap().to_pdf(&seeds::faces(), &persona).unwrap();
    let opened = Pdf::load_mem(&pdf).unwrap();
    let encryption = opened.get_encrypted().unwrap();
    assert_eq!(encryption.get(b"V").unwrap().as_i64().unwrap(), 5);
    assert_eq!(encryption.get(b"R").unwrap().as_i64().unwrap(), 6);
    let filter = encryption.get(b"CF").unwrap().as_dict().unwrap().get(b"StdCF").unwrap().as_dict().unwrap();
    assert_eq!(filter.get(b"CFM").unwrap().as_name().unwrap(), b"AESV3");
    for word in ["F229910001", "低收入戶", "<rdf:"] {
        assert!(!pdf.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
}

#[test]
fn two_pdfs_of_one_document_share_no_key() {
    let (persona, document) = document_of("A809930013", "API.demoSchool");
    let (document, faces) = (document.unwrap(), seeds::faces());
    let user_entry =
        |pdf: &[u8]| Pdf::load_mem(pdf).unwrap().get_encrypted().unwrap().get(b"UE").unwrap().clone();
    let pdfs = [document.to_pdf(&faces, &persona).unwrap(), document.to_pdf(&faces, &persona).unwrap()];
    assert_ne!(user_entry(&pdfs[0]), user_entry(&pdfs[1]));
}

#[test]
fn a_large_household_takes_two_pages_and_a_small_one_fits_on_one() {
    let faces = seeds::faces();
    let pages = |uid| {
        let (_, document) = document_of(uid, "API.UDauDOLyZg");
        Pdf::load_mem(&document.unwrap().to_open_pdf(&faces).unwrap()).unwrap().get_pages().len()
    };
    assert_eq!(pages("B129960014"), 2);
    assert_eq!(pages("F229935017"), 1);
}

#[test]
fn grades_of_two_years_take_three_pages() {
    let (_, document) = document_of("F229910001", "API.demoGrades");
    let pdf = Pdf::load_mem(&document.unwrap().to_open_pdf(&seeds::faces()).unwrap()).unwrap();
    assert_eq!(pdf.get_pages().len(), 3);
}

#[test]
fn a_document_says_its_language_and_what_is_what_on_its_pages() {
    let (_, document) = document_of("F229910001", "API.UDauDOLyZg");
    let pdf = Pdf::load_mem(&document.unwrap().to_open_pdf(&seeds::faces()).unwrap()).unwrap();
    let catalogue = pdf.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"zh-Hant-TW");
    assert!(
        catalogue.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap()
    );
    let count = |kind: &[u8]| {
        let elements = pdf.objects.values().filter_map(|object| object.as_dict().ok());
        elements
            .filter(|element| element.get(b"S").and_then(|s| s.as_name()).is_ok_and(|s| s == kind))
            .count()
    };
    assert_eq!([b"H1".as_slice(), b"H2", b"Table", b"Figure", b"LI"].map(count), [1, 4, 3, 1, 3]);
    // The applicant, the registration, the head of the table, and four people.
    assert_eq!(count(b"TR"), 2 + 3 + 1 + 4);
}

#[test]
fn documents_and_people_print_as_stars() {
    let (persona, document) = document_of("F229910001", "API.AbAYGIjoYw");
    assert_eq!(format!("{persona:?} {:?}", document.unwrap()), "Persona(***) Document(***)");
}
