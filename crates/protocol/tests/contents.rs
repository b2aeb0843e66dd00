//! What datasets register of their packages, and which packages are refused for it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use mydata_identity::NationalId;
use mydata_protocol::contents::{
    Contents, LARGEST_SUBJECT_FILE, MOST_PATTERNS, Misdelivery, Subject, Wildcard,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn person() -> NationalId {
    NationalId::parse("A123456789").unwrap()
}

fn contents(registration: &Value) -> Contents {
    Contents::parse(&registration.to_string()).unwrap()
}

fn subject(place: &str, what: &str) -> Subject {
    let registration = json!({ "subject": { "file": "*", place: what } });
    contents(&registration).subject().unwrap().clone()
}

fn in_json(pointer: &str, document: &str) -> Result<(), Misdelivery> {
    subject("json", pointer).check(document.as_bytes(), &person())
}

fn in_csv(column: &str, table: &str) -> Result<(), Misdelivery> {
    subject("csv", column).check(table.as_bytes(), &person())
}

mod registration {
    use super::*;

    #[test]
    fn of_nothing_admits_every_package() {
        for nothing in ["", " ", "{}"] {
            let contents = Contents::parse(nothing).unwrap();
            assert_eq!(contents, Contents::default());
            assert_eq!(contents.check_names(["anything.exe"]), Ok(()));
            assert!(contents.subject().is_none());
        }
    }

    #[test]
    fn that_is_malformed_is_refused() {
        let too_many = json!({ "files": vec!["*"; MOST_PATTERNS + 1] }).to_string();
        let malformed = [
            "[]",
            r#"{"file": ["*.pdf"]}"#,
            r#"{"files": [""]}"#,
            r#"{"files": ["a\nb"]}"#,
            r#"{"others": ["*.pdf"]}"#,
            r#"{"subject": {"file": "*"}}"#,
            r#"{"subject": {"file": "*", "json": "/a", "csv": "a"}}"#,
            r#"{"subject": {"file": "*", "csv": " "}}"#,
            r#"{"subject": {"file": "*", "json": ""}}"#,
            r#"{"subject": {"file": "*", "json": "a"}}"#,
            r#"{"subject": {"file": "*", "json": "/a~2"}}"#,
            r#"{"subject": {"json": "/a"}}"#,
            &too_many,
        ];
        for registration in malformed {
            let error = Contents::parse(registration).unwrap_err();
            assert_eq!(error.code(), "protocol.contents-form", "{registration}");
        }
    }
}

mod names {
    use super::*;

    fn check(names: &[&str]) -> Result<(), Misdelivery> {
        let registration = json!({ "files": ["戶籍*.json", "戶籍*.pdf"], "others": ["*.p7b"] });
        contents(&registration).check_names(names.iter().copied())
    }

    #[test]
    fn of_this_dataset_are_let_in_in_any_order() {
        assert_eq!(check(&["戶籍.pdf", "戶籍資料.json"]), Ok(()));
        assert_eq!(check(&["戶籍.json", "戶籍.pdf", "戶籍2.pdf", "chain.p7b"]), Ok(()));
    }

    #[test]
    fn of_another_dataset_are_not() {
        for names in
            [&["戶籍.json", "戶籍.pdf", "所得.pdf"][..], &["所得.json", "所得.pdf"], &["chain.p7b"], &[]]
        {
            assert_eq!(check(names), Err(Misdelivery::WrongDataset), "{names:?}");
        }
    }

    #[test]
    fn of_which_one_is_missing_are_not() {
        assert_eq!(check(&["戶籍.json"]), Err(Misdelivery::WrongDataset));
    }
}

mod json_documents {
    use super::*;

    #[test]
    fn about_the_person_are_let_in() {
        assert_eq!(in_json("/uid", r#"{"uid": "A123456789"}"#), Ok(()));
        assert_eq!(in_json("/uid", "\u{feff}{\"uid\": \" a123456789 \"}"), Ok(()));
        assert_eq!(
            in_json("/申請人/統一編號", r#"{"x": [{}], "申請人": {"y": 1, "統一編號": "A123456789"}}"#),
            Ok(())
        );
        assert_eq!(in_json("/a~1b/1/~0", r#"{"a/b": [null, {"~": "A123456789"}, 3]}"#), Ok(()));
    }

    #[test]
    fn about_somebody_else_are_refused() {
        for other in
            ["B123456780", "A123456788", "A12345****", "A123456789 B123456780", "A1234567890", "A12345678"]
        {
            let document = json!({ "uid": other, "elsewhere": "A123456789" }).to_string();
            assert_eq!(in_json("/uid", &document), Err(Misdelivery::WrongPerson), "{other}");
        }
    }

    #[test]
    fn that_do_not_say_about_whom_are_refused() {
        for document in [
            "",
            "{}",
            "[]",
            "null",
            "\"A123456789\"",
            "{\"uid\": null}",
            "{\"uid\": 123456789}",
            "{\"uid\": \"\"}",
            "{\"uid\": [\"A123456789\"]}",
            "{\"uid\": {\"uid\": \"A123456789\"}}",
            "{\"a\": {\"uid\": \"A123456789\"}}",
            "{\"uid\": \"A123456789\"",
            "{\"uid\": \"A123456789\"} {}",
            "\u{1}",
            "not JSON",
        ] {
            assert_eq!(in_json("/uid", document), Err(Misdelivery::SubjectMissing), "{document}");
        }
        assert_eq!(in_json("/1/uid", r#"[{"uid": "A123456789"}]"#), Err(Misdelivery::SubjectMissing));
        assert_eq!(in_json("/00", r#"["A123456789"]"#), Err(Misdelivery::SubjectMissing));
    }

    #[test]
    fn that_say_it_twice_are_refused_whatever_they_say() {
        for second in ["A123456789", "B123456780"] {
            let document = format!(r#"{{"uid": "A123456789", "uid": "{second}"}}"#);
            assert_eq!(in_json("/uid", &document), Err(Misdelivery::SubjectMissing));
        }
        let document = r#"{"a": {"uid": "A123456789"}, "a": {}}"#;
        assert_eq!(in_json("/a/uid", document), Err(Misdelivery::SubjectMissing));
    }

    #[test]
    fn may_be_deep_where_nobody_looks_and_no_stack_overflows() {
        let deep =
            format!("{{\"a\": {}{}, \"uid\": \"A123456789\"}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(in_json("/uid", &deep), Ok(()));
        assert_eq!(in_json("/a/0/0", &deep), Err(Misdelivery::SubjectMissing));
    }

    #[test]
    fn larger_than_the_limit_are_refused() {
        let limit = usize::try_from(LARGEST_SUBJECT_FILE).unwrap();
        let document = |padding: usize| format!("{{\"uid\": \"A123456789\"{}}}", " ".repeat(padding));
        let padding = limit - document(0).len();
        assert_eq!(in_json("/uid", &document(padding)), Ok(()));
        assert_eq!(in_json("/uid", &document(padding + 1)), Err(Misdelivery::SubjectMissing));
    }
}

mod csv_tables {
    use super::*;

    #[test]
    fn of_which_every_row_is_about_the_person_are_let_in() {
        assert_eq!(in_csv("統一編號", "\u{feff}統一編號,度\r\nA123456789,1\r\n\"A123456789\",2\r\n"), Ok(()));
    }

    #[test]
    fn of_which_one_row_is_about_somebody_else_are_refused() {
        assert_eq!(in_csv("uid", "uid,x\nA123456789,1\nB123456780,2\n"), Err(Misdelivery::WrongPerson));
    }

    #[test]
    fn that_do_not_say_about_whom_are_refused() {
        for table in [
            "",
            "uid\n",
            "x\nA123456789\n",
            "uid,uid\nA123456789,A123456789\n",
            "uid,x\nA123456789\n",
            "uid\n\"\"\n",
        ] {
            assert_eq!(in_csv("uid", table), Err(Misdelivery::SubjectMissing), "{table:?}");
        }
    }
}

mod subject_files {
    use super::*;

    #[test]
    fn are_all_those_that_the_pattern_describes() {
        let registration = json!({ "subject": { "file": "*.json", "json": "/uid" } });
        let contents = contents(&registration);
        let subject = contents.subject().unwrap();
        assert_eq!(subject.files(["a.json", "b.pdf", "c.json"]), Ok(vec!["a.json", "c.json"]));
        assert_eq!(subject.files(["b.pdf"]), Err(Misdelivery::SubjectMissing));
    }
}

/// What a pattern means, said in the plainest way.
fn describes(pattern: &[char], name: &[char]) -> bool {
    match (pattern.split_first(), name.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) if describes(rest, name) => true,
        (Some(('*', _)), Some((_, behind))) => describes(pattern, behind),
        (Some((wanted, rest)), Some((found, behind))) => wanted == found && describes(rest, behind),
        _ => false,
    }
}

proptest! {
    #[test]
    fn a_pattern_describes_what_it_plainly_means(pattern in "[ab*]{1,8}", name in "[ab]{0,8}") {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let plainly = describes(&letters(&pattern), &letters(&name));
        prop_assert_eq!(Wildcard::parse(&pattern).unwrap().matches(&name), plainly);
    }

    #[test]
    fn no_registration_makes_it_panic(text in ".{0,200}") {
        let _ = Contents::parse(&text);
    }

    #[test]
    fn no_file_makes_it_panic(content in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = subject("json", "/uid").check(&content, &person());
        let _ = subject("csv", "uid").check(&content, &person());
    }

    #[test]
    fn a_text_is_found_where_serde_json_finds_it(text in "[A-Z0-9]{1,12}", keys in prop::collection::vec("[a-c/~0-2]{1,3}", 1..5)) {
        let document = keys.iter().rev().fold(json!(text), |inner, key| json!({ "other": [1, 2], key.as_str(): inner }));
        let pointer = keys.iter().fold(String::new(), |above, key| above + "/" + &key.replace('~', "~0").replace('/', "~1"));
        prop_assert_eq!(document.pointer(&pointer), Some(&json!(text)));
        let outcome = subject("json", &pointer).check(document.to_string().as_bytes(), &person());
        let expected = if text == "A123456789" { Ok(()) } else { Err(Misdelivery::WrongPerson) };
        prop_assert_eq!(outcome, expected);
    }
}
