//! What a citizen filled in selects what she gets.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod seeds;

use mydata_demo_dp::document::{Document, Occasion, Section};
use mydata_demo_dp::{Answers, Refusal, TaiwanTime};
use mydata_identity::NationalId;

const STUDENT: &str = "F229910001";
const OWNER: &str = "E129920013";

/// The first column of the last table that somebody gets at `path` for what she filled in; nothing if there is no record.
fn got(uid: &str, path: &str, filled_in: &[(&str, &str)]) -> Option<Vec<String>> {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let (dataset, agency) = catalogue.at(path).unwrap();
    let header =
        |name: &str| filled_in.iter().find(|(each, _)| *each == name).map(|(_, value)| (*value).to_owned());
    let answers = Answers::read(&dataset.selections, header).unwrap();
    let at = TaiwanTime::from_unix_millis(1_795_573_293_000).unwrap();
    let occasion =
        Occasion { transaction_uid: "5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c", at, answers: &answers };
    let persona = personas.find(&NationalId::parse(uid).unwrap()).unwrap();
    let document = Document::compose(dataset, agency, persona, occasion)?;
    let (_, Section::Table(table)) = document.sections.last().unwrap() else { return None };
    Some(table.rows.iter().filter_map(|row| row.first().cloned()).collect())
}

#[test]
fn a_year_gives_the_income_of_that_year_and_of_no_other() {
    assert_eq!(got(STUDENT, "/dp/income", &[("INQ_YR", "114")]).unwrap(), ["114", "114"]);
    assert_eq!(got(STUDENT, "/dp/income", &[("INQ_YR", "113")]).unwrap(), ["113"]);
    assert_eq!(got(STUDENT, "/dp/income", &[("INQ_YR", "110")]), None);
}

#[test]
fn a_plate_number_gives_her_own_car_and_nobody_elses() {
    assert_eq!(got(OWNER, "/dp/vehicle", &[("carNo", "EAA-0007")]).unwrap(), ["EAA-0007"]);
    assert_eq!(got(OWNER, "/dp/vehicle", &[("carNo", "ABC-1234")]), None);
    assert_eq!(got(STUDENT, "/dp/vehicle", &[("carNo", "ABC-0007")]), None);
}

#[test]
fn a_period_gives_what_began_in_it() {
    let period = |first, last| got(OWNER, "/dp/health-enrolment", &[("startdate", first), ("enddate", last)]);
    assert_eq!(period("2010/05/03", "2015/06/01").unwrap().len(), 2);
    assert_eq!(period("2010/05/04", "2015/06/01").unwrap(), ["示範文具有限公司"]);
    assert_eq!(period("2010/05/03", "2015/05/31").unwrap(), ["示範書店股份有限公司"]);
    assert_eq!(period("2020/01/01", "2020/12/31"), None);
}

#[test]
fn what_is_no_ascii_arrives_percent_encoded() {
    assert_eq!(got(STUDENT, "/dp/income", &[("INQ_YR", "%31%31%34")]).unwrap().len(), 2);
}

#[test]
fn a_dataset_that_asks_is_not_answered_for_nothing() {
    let catalogue = seeds::catalogue();
    let (dataset, _) = catalogue.at("/dp/vehicle").unwrap();
    assert_eq!(Answers::read(&dataset.selections, |_| None).unwrap_err(), Refusal::ParameterMissing);
    let broken = Answers::read(&dataset.selections, |_| Some("%FF".to_owned()));
    assert_eq!(broken.unwrap_err(), Refusal::ParameterMissing);
}

#[test]
fn readings_are_megabytes_end_yesterday_and_are_the_same_when_asked_again() {
    let (catalogue, personas) = (seeds::catalogue(), seeds::personas());
    let readings = catalogue.at("/dp/electricity").unwrap().0.readings.as_ref().unwrap();
    let at = TaiwanTime::from_unix_millis(1_795_573_293_000).unwrap();
    let of = |uid: &str| readings.to_csv(personas.find(&NationalId::parse(uid).unwrap()).unwrap(), at);
    let csv = String::from_utf8(of(OWNER)).unwrap();
    assert!(csv.len() > 5_000_000, "{}", csv.len());
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.first().unwrap(), &"日期,時間,用電度數,電壓,功率因數");
    assert!(lines.get(1).unwrap().starts_with("2021-11-25,00:00,0."), "{:?}", lines.get(1));
    assert!(lines.last().unwrap().starts_with("2026-11-24,23:45,"), "{:?}", lines.last());
    assert_eq!(csv.as_bytes(), of(OWNER));
    assert_ne!(csv.as_bytes(), of(STUDENT));
}

#[test]
fn answers_do_not_print() {
    assert_eq!(format!("{:?}", Answers::none()), "Answers(***)");
}
