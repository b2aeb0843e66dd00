//! The outer archive: one package per dataset, or none at all.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::delivery::{Delivery, DeliveryWriter, Outcome};
use mydata_package::{Compression, Limits, MANIFEST, Opened, PackageError};
use support::{RawEntry, RawZip, package_of, sample_files};

const HOUSEHOLD: &str = "API.UDauDOLyZg";
const LOW_INCOME: &str = "API.AbAYGIjoYw";

fn package() -> Vec<u8> {
    package_of(&sample_files(), Compression::Stored)
}

fn read(bytes: &[u8]) -> Result<Delivery<'_>, PackageError> {
    Delivery::read(bytes, &Limits::default())
}

fn item(resource_id: &str, code: &str) -> String {
    format!(
        "<file><filename>{resource_id}.zip</filename><resource_id>{resource_id}</resource_id>\
         <resource_name>低收</resource_name><code>{code}</code></file>"
    )
}

/// A delivery of any items, carrying the household package whatever they say.
fn carrying_household(items: &str) -> Vec<u8> {
    let manifest = format!("<files>{items}</files>");
    RawZip::of(&[
        RawEntry::stored(&format!("{HOUSEHOLD}.zip"), &package()),
        RawEntry::stored(MANIFEST, manifest.as_bytes()),
    ])
    .bytes
}

#[track_caller]
fn refusal(bytes: &[u8]) -> &'static str {
    read(bytes).unwrap_err().code()
}

#[test]
fn packages_come_out_as_they_went_in() {
    let bytes = DeliveryWriter::new()
        .add_package(HOUSEHOLD, "現戶全戶戶籍", package())
        .add_outcome(LOW_INCOME, "低收<&>", Outcome::NO_RECORD)
        .finish()
        .unwrap();
    let delivery = read(&bytes).unwrap();
    let items: Vec<_> = delivery.items().iter().map(|i| (i.resource_name.as_str(), i.code.code())).collect();
    assert_eq!(items, [("現戶全戶戶籍", 200), ("低收<&>", 204)]);
    assert!(delivery.is_whole());
    assert!(delivery.findings().is_empty());
    let inner = delivery.package(HOUSEHOLD).unwrap();
    assert_eq!(Opened::read(inner, &Limits::default()).unwrap().authenticate().unwrap().files().len(), 2);
}

#[test]
fn one_failed_dataset_drops_every_package() {
    let failed = Outcome::from_code(504).unwrap();
    let bytes = DeliveryWriter::new()
        .add_package(HOUSEHOLD, "現戶全戶戶籍", package())
        .add_outcome(LOW_INCOME, "低收", failed)
        .finish()
        .unwrap();
    let delivery = read(&bytes).unwrap();
    assert!(!delivery.is_whole());
    assert_eq!(delivery.package(HOUSEHOLD), Err(PackageError::FileUnknown { name: HOUSEHOLD.into() }));
    assert_eq!(delivery.items()[1].code, failed);
}

#[test]
fn a_package_beside_a_failure_is_refused() {
    let bytes = carrying_household(&(item(HOUSEHOLD, "200") + &item(LOW_INCOME, "504")));
    assert_eq!(refusal(&bytes), "package.delivery-not-whole");
}

#[test]
fn a_package_of_a_dataset_without_record_is_refused() {
    assert_eq!(refusal(&carrying_household(&item(HOUSEHOLD, "204"))), "package.file-not-listed");
}

#[test]
fn a_package_that_is_not_listed_is_refused() {
    assert_eq!(refusal(&carrying_household(&item(LOW_INCOME, "204"))), "package.file-not-listed");
}

#[test]
fn a_delivered_package_must_be_there() {
    let items = item(HOUSEHOLD, "200") + &item(LOW_INCOME, "200");
    assert_eq!(refusal(&carrying_household(&items)), "package.listed-file-absent");
}

#[test]
fn an_outcome_is_a_status_code() {
    for code in ["", "OK", "20", "0200", "+20", "199", "600", " 200"] {
        let code_found = refusal(&carrying_household(&item(HOUSEHOLD, code)));
        assert_eq!(code_found, "package.delivery-outcome-invalid", "{code:?}");
    }
}

#[test]
fn a_dataset_is_listed_once() {
    let twice = item(HOUSEHOLD, "200").repeat(2);
    assert_eq!(refusal(&carrying_household(&twice)), "package.listed-twice");
    let other_file = item(HOUSEHOLD, "200").replacen("API.UDauDOLyZg.zip", "other.zip", 1);
    assert_eq!(refusal(&carrying_household(&(item(HOUSEHOLD, "200") + &other_file))), "package.listed-twice");
}

#[test]
fn an_empty_delivery_is_not_made() {
    assert!(DeliveryWriter::new().finish().is_err());
}

#[test]
fn a_dataset_id_that_leads_elsewhere_is_not_packed() {
    assert!(DeliveryWriter::new().add_package("../API", "", package()).finish().is_err());
}

#[test]
fn any_changed_byte_of_a_delivery_is_refused() {
    let bytes = DeliveryWriter::new()
        .add_package(HOUSEHOLD, "現戶全戶戶籍", package())
        .add_outcome(LOW_INCOME, "低收", Outcome::NO_RECORD)
        .finish()
        .unwrap();
    for position in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[position] ^= 1;
        let read = read(&changed).and_then(|delivery| delivery.package(HOUSEHOLD));
        assert!(read.is_err(), "the change at {position} was accepted");
    }
}
