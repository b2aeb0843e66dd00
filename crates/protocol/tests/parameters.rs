//! What a citizen fills in for a dataset: how it is registered, read, kept and refused.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mydata_protocol::dp_api::{AccessToken, DpMethod, RequestTemplate, RequestValues};
use mydata_protocol::ids::TransactionUid;
use mydata_protocol::parameters::{
    LONGEST_ANSWER, LONGEST_NAME, MOST_OPTIONS, MOST_PARAMETERS, ParameterName, ParameterValues, Parameters,
};
use proptest::prelude::*;

const THIS_YEAR: u16 = 115;

/// A list of one parameter called `x`, of this kind.
fn one(kind: &str) -> String {
    format!(r#"[{{"name":"x","label":{{"zh":"某","en":"X"}},{kind}}}]"#)
}

fn kind(kind: &str) -> Parameters {
    Parameters::parse(&one(kind)).unwrap()
}

/// What is sent for a text, or the code of its refusal.
fn outcome(parameters: &Parameters, typed: &str) -> Result<String, &'static str> {
    match parameters.read(THIS_YEAR, |_| Some(typed)) {
        Ok(values) => Ok(values.get("x").unwrap().to_owned()),
        Err(faults) => Err(faults.first().unwrap().error.code()),
    }
}

fn assert_outcomes(parameters: &Parameters, table: &[(&str, Result<&str, &'static str>)]) {
    for (typed, expected) in table {
        assert_eq!(outcome(parameters, typed), expected.map(str::to_owned), "{typed:?}");
    }
}

#[test]
fn a_year_is_of_the_republic_and_among_those_there_are_records_of() {
    let years = kind(r#""kind":"roc-year","earliest":98,"years_behind":1"#);
    let (form, range) = (Err("parameter.year-form"), Err("parameter.year-out-of-range"));
    assert_outcomes(
        &years,
        &[
            ("98", Ok("98")),
            ("098", Ok("98")),
            ("114", Ok("114")),
            (" １１３ ", Ok("113")),
            ("115", range),
            ("97", range),
            ("000", range),
            ("2024", form),
            ("5", form),
            ("+98", form),
            ("九八", form),
            ("٩٨", form),
            ("", Err("parameter.missing")),
        ],
    );
    let error = years.read(THIS_YEAR, |_| Some("115")).unwrap_err().first().unwrap().error;
    assert_eq!(error.facts(), [("earliest", 98), ("latest", 114)]);
    assert_eq!(years.iter().next().unwrap().kind.latest_year(THIS_YEAR), Some(114));
}

#[test]
fn a_plate_number_gets_its_capitals_and_its_dash() {
    let form = Err("parameter.plate-number-form");
    assert_outcomes(
        &kind(r#""kind":"plate-number""#),
        &[
            ("ABC-1234", Ok("ABC-1234")),
            ("abc1234", Ok("ABC-1234")),
            ("ａｂｃ－１２３４", Ok("ABC-1234")),
            ("abc - 123", Ok("ABC-123")),
            ("1234-AB", Ok("1234-AB")),
            ("1234ab", Ok("1234-AB")),
            ("1A-2345", Ok("1A-2345")),
            // Where its dash belongs cannot be told.
            ("1A2345", form),
            ("ABC-12345", form),
            ("ABCD-1234", form),
            ("A-1234", form),
            ("ABC-DEF", form),
            ("AB-C-123", form),
            ("測試-123", form),
            ("ABC-1234; x", form),
            ("-", form),
            ("1234", form),
        ],
    );
}

#[test]
fn a_date_is_typed_as_in_taiwan_or_as_browsers_write_it_and_sent_as_birthdates_are() {
    assert_outcomes(
        &kind(r#""kind":"date""#),
        &[
            ("1150228", Ok("2026/02/28")),
            ("2026-02-28", Ok("2026/02/28")),
            ("1150229", Err("parameter.date-not-in-calendar")),
            ("2026-02-29", Err("parameter.date-not-in-calendar")),
            ("115/02/28", Err("parameter.date-form")),
            ("115-02-28", Err("parameter.date-form")),
            ("昨天", Err("parameter.date-form")),
        ],
    );
}

const PERIOD: &str = r#"[
    {"name":"startdate","kind":"date","label":{"zh":"起日","en":"From"}},
    {"name":"enddate","kind":"date","not_before":"startdate","label":{"zh":"迄日","en":"To"}}
]"#;

#[test]
fn a_period_does_not_end_before_it_begins() {
    let period = Parameters::parse(PERIOD).unwrap();
    let read =
        |start, end| period.read(THIS_YEAR, |name| Some(if name == "startdate" { start } else { end }));
    assert!(read("1150101", "1150101").is_ok());
    assert!(read("0991231", "1000101").is_ok(), "a longer year is later");
    let faults = read("1150102", "1150101").unwrap_err();
    assert_eq!(
        (faults.first().unwrap().name.as_str(), faults.first().unwrap().error.code()),
        ("enddate", "parameter.date-before-start")
    );
}

#[test]
fn every_fault_of_a_form_is_told_at_once() {
    let faults =
        Parameters::parse(PERIOD).unwrap().read(THIS_YEAR, |name| (name == "startdate").then_some("x"));
    let found: Vec<_> =
        faults.unwrap_err().iter().map(|fault| (fault.name.to_string(), fault.error.code())).collect();
    assert_eq!(
        found,
        [("startdate".to_owned(), "parameter.date-form"), ("enddate".to_owned(), "parameter.missing")]
    );
}

#[test]
fn one_of_the_options_is_chosen_and_no_other_text() {
    let choice = kind(
        r#""kind":"choice","options":[{"value":"1","label":{"zh":"一","en":"One"}},{"value":"2 a","label":{"zh":"二","en":"Two"}}]"#,
    );
    let unknown = Err("parameter.choice-unknown");
    assert_outcomes(&choice, &[("1", Ok("1")), ("2 a", Ok("2 a")), ("3", unknown), ("一", unknown)]);
}

#[test]
fn a_text_has_a_length_and_no_control_characters() {
    let text = kind(r#""kind":"text","most_characters":4"#);
    assert_outcomes(
        &text,
        &[
            ("王小明", Ok("王小明")),
            (" 四個字符 ", Ok("四個字符")),
            ("五個字符的", Err("parameter.too-long")),
            ("a\r\nb", Err("parameter.character")),
            ("a\0", Err("parameter.character")),
            ("a\u{85}b", Err("parameter.character")),
        ],
    );
    let longest = kind(r#""kind":"text""#);
    assert!(outcome(&longest, &"字".repeat(LONGEST_ANSWER)).is_ok());
    assert_eq!(outcome(&longest, &" ".repeat(LONGEST_ANSWER + 1)), Err("parameter.too-long"));
}

#[test]
fn what_need_not_be_given_may_stay_empty() {
    assert_eq!(outcome(&kind(r#""kind":"plate-number","required":false"#), "　 "), Ok(String::new()));
    assert_eq!(outcome(&kind(r#""kind":"plate-number""#), "　 "), Err("parameter.missing"));
}

#[test]
fn a_registration_that_could_not_be_answered_is_refused() {
    let option = r#"{"value":"v","label":{"zh":"一","en":"One"}}"#;
    let many = |count: usize| format!(r#""kind":"choice","options":[{}]"#, vec![option; count].join(","));
    let refused = [
        "{}".to_owned(),
        "[{}]".to_owned(),
        one(r#""kind":"colour""#),
        one(r#""kind":"roc-year""#),
        one(r#""kind":"text","most_characters":0"#),
        one(&format!(r#""kind":"text","most_characters":{}"#, LONGEST_ANSWER + 1)),
        one(&many(1)),
        one(&many(MOST_OPTIONS + 1)),
        one(&many(2).replace("\"v\"", "\" v\"")),
        one(&many(2).replace("\"v\"", "\"v\\n\"")),
        one(&many(2).replace("\"v\"", "\"\"")),
        one(r#""kind":"date","not_before":"x""#),
        one(r#""kind":"date","not_before":"y""#),
        PERIOD.replace("enddate", "STARTDATE").replace(r#""not_before":"startdate","#, ""),
    ];
    for json in refused {
        assert_eq!(Parameters::parse(&json).unwrap_err().code(), "protocol.parameters-form", "{json}");
    }
    assert!(Parameters::parse(&one(&many(MOST_OPTIONS))).is_ok());
    assert!(Parameters::parse(" ").unwrap().is_empty());
}

#[test]
fn a_dataset_asks_for_so_many_things_and_no_more() {
    let list = |count: usize| {
        let each = |place| format!(r#"{{"name":"p{place}","kind":"text","label":{{"zh":"某","en":"X"}}}}"#);
        format!("[{}]", (0..count).map(each).collect::<Vec<_>>().join(","))
    };
    assert!(Parameters::parse(&list(MOST_PARAMETERS)).is_ok());
    assert_eq!(Parameters::parse(&list(MOST_PARAMETERS + 1)).unwrap_err().code(), "protocol.parameters-form");
}

#[test]
fn a_parameter_cannot_take_the_platforms_name_or_steer_the_connection() {
    for name in
        ["uid", "accessToken", "", "a b", "a\r\n", "a:b", "Host", "content-length", "Authorization", "年"]
    {
        assert_eq!(
            ParameterName::parse(name).unwrap_err().code(),
            "protocol.custom-parameter-name",
            "{name}"
        );
    }
    assert!(ParameterName::parse(&"a".repeat(LONGEST_NAME)).is_ok());
    assert!(ParameterName::parse(&"a".repeat(LONGEST_NAME + 1)).is_err());
}

#[test]
fn a_registration_comes_back_from_json_as_it_went() {
    let parameters = Parameters::parse(PERIOD).unwrap();
    let json = serde_json::to_string(&parameters.iter().collect::<Vec<_>>()).unwrap();
    assert_eq!(Parameters::parse(&json).unwrap(), parameters);
}

#[test]
fn values_are_kept_and_read_back_but_not_trusted() {
    let values = kind(r#""kind":"plate-number""#).read(THIS_YEAR, |_| Some("abc1234")).unwrap();
    let json = serde_json::to_string(&values).unwrap();
    assert_eq!(json, r#"{"x":"ABC-1234"}"#);
    assert_eq!(serde_json::from_str::<ParameterValues>(&json).unwrap(), values);
    for changed in
        [r#"{"x":"a\r\nb"}"#, r#"{"host":"a"}"#, &format!(r#"{{"x":"{}"}}"#, "a".repeat(LONGEST_ANSWER + 1))]
    {
        assert!(serde_json::from_str::<ParameterValues>(changed).is_err(), "{changed}");
    }
}

#[test]
fn values_do_not_print() {
    let values = kind(r#""kind":"plate-number""#).read(THIS_YEAR, |_| Some("abc1234")).unwrap();
    assert_eq!(format!("{values:?}"), "ParameterValues(***)");
}

const EVERY_KIND: [&str; 5] = [
    r#""kind":"text""#,
    r#""kind":"date""#,
    r#""kind":"plate-number""#,
    r#""kind":"roc-year","earliest":1"#,
    r#""kind":"choice","options":[{"value":"1","label":{"zh":"一","en":"One"}},{"value":"二","label":{"zh":"二","en":"Two"}}]"#,
];

proptest! {
    #[test]
    fn whatever_is_taken_can_be_sent(typed in any::<String>(), year in any::<u16>()) {
        let token = AccessToken::issue([0; 16], &[1; 64]).unwrap();
        let template = RequestTemplate::parse(DpMethod::Post, r##"{"y":"#{x}"}"##, r##"["#{x}"]"##).unwrap();
        for each in EVERY_KIND {
            let Ok(values) = kind(each).read(year, |_| Some(&typed)) else { continue };
            let filled = RequestValues::new(
                &token,
                &TransactionUid::from_random([2; 16]),
                &"A123456789".parse().unwrap(),
                "0770101".parse().unwrap(),
            )
            .with_parameters(values);
            prop_assert!(template.expand(&filled).is_ok(), "{}: {:?}", each, typed);
        }
    }

    #[test]
    fn a_value_that_was_taken_is_taken_again_as_it_is(typed in "[0-9A-Za-z -]{2,9}") {
        for each in [r#""kind":"plate-number""#, r#""kind":"roc-year","earliest":10"#, r#""kind":"text""#] {
            if let Ok(value) = outcome(&kind(each), &typed) {
                prop_assert_eq!(outcome(&kind(each), &value), Ok(value));
            }
        }
    }

    #[test]
    fn no_registration_makes_the_parser_panic(json in any::<String>()) {
        let _ = Parameters::parse(&json);
        let _ = Parameters::parse(&one(&json));
    }
}
