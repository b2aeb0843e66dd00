//! Good packages of several writers, to be broken.

use mydata_package::Compression;
use mydata_package::delivery::{DeliveryWriter, Outcome};

use super::{RawZip, package_of, sample_files, signed_entries};

/// Good packages of several writers, and a delivery.
pub fn corpus() -> Vec<Vec<u8>> {
    let stored = package_of(&sample_files(), Compression::Stored);
    let deflated = package_of(&sample_files(), Compression::Deflated);
    let java = signed_entries(&sample_files()).into_iter().map(|e| e.into_deflated().with_descriptor(true));
    let java = RawZip::of(&java.collect::<Vec<_>>()).bytes;
    let delivery = DeliveryWriter::new()
        .add_package("API.UDauDOLyZg", "現戶全戶戶籍", stored.clone())
        .add_outcome("API.AbAYGIjoYw", "低收", Outcome::NO_RECORD);
    vec![stored, deflated, java, delivery.finish().unwrap()]
}
