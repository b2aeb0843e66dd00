//! Makes the packages that the tests of this crate and of the SDK read: `cargo run -p mydata-wasm --example vectors`.
//!
//! Keys are thrown away; a new run makes other keys, and with them other certificates and packages.
#![allow(clippy::print_stdout, reason = "a program that says what it wrote")]

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    native::write_all()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::error::Error;
    use std::fs;
    use std::ops::RangeInclusive;
    use std::path::Path;

    use getrandom::SysRng;
    use mydata_demo_pki::{Holder, KeyKind, Profile};
    use mydata_package::delivery::{DeliveryWriter, Outcome};
    use mydata_package::{Compression, PackageWriter, SigningKey};
    use mydata_trust::DEMO_MARK;

    /// 2026-01-01 to 2030-12-31; tests judge at a fixed time in between.
    const VALIDITY: RangeInclusive<u64> = 1_767_225_600..=1_924_991_999;
    const HOUSEHOLD: &str = "CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW";
    const SCHOOL: &str = "CN=示範教育資料中心,O=示範教育部,C=TW";

    pub(crate) fn write_all() -> Result<(), Box<dyn Error>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../npm/test/vectors");
        let root = Holder::self_signed(
            &Profile::root(&format!("CN=示範根憑證,OU={DEMO_MARK},O=示範,C=TW"), VALIDITY),
            &mut SysRng,
        )?;
        let authority = root
            .issue(&Profile::authority("CN=示範憑證管理中心,O=示範,C=TW", VALIDITY, Some(0)), &mut SysRng)?;
        let household = authority.issue(&Profile::signer(HOUSEHOLD, VALIDITY), &mut SysRng)?;
        let school = authority.issue(&Profile::signer(SCHOOL, VALIDITY), &mut SysRng)?;

        let first = household_package(&household)?;
        let second = signed(
            &school,
            PackageWriter::new().add_file("學籍資料.json", r#"{"學校":"樂學高中","學號":"0113"}"#),
        )?;
        let delivery = DeliveryWriter::new()
            .add_package("API.UDauDOLyZg", "現戶全戶戶籍資料", first.clone())
            .add_package("API.demoSchool", "學籍資料", second)
            .add_outcome("API.AbAYGIjoYw", "低收入戶資料", Outcome::NO_RECORD)
            .finish()?;
        let anchors = root.certificate_pem()? + &authority.certificate_pem()?;
        let [curves, by_curves] = under_curves()?;
        for (name, content) in [
            ("anchors.pem", anchors.as_bytes()),
            ("package.zip", &first),
            ("delivery.zip", &delivery),
            ("ecdsa-anchors.pem", &curves),
            ("ecdsa-package.zip", &by_curves),
        ] {
            fs::write(folder.join(name), content)?;
            println!("{name}: {} bytes", content.len());
        }
        Ok(())
    }

    /// Anchors and a package whose authorities sign with ECDSA: the root on P-384, the authority on P-256.
    fn under_curves() -> Result<[Vec<u8>; 2], Box<dyn Error>> {
        let root = Profile::root(&format!("CN=示範曲線根憑證,OU={DEMO_MARK},O=示範,C=TW"), VALIDITY);
        let root = Holder::self_signed(&root.with_key(KeyKind::P384), &mut SysRng)?;
        let authority = Profile::authority("CN=示範曲線憑證管理中心,O=示範,C=TW", VALIDITY, Some(0));
        let authority = root.issue(&authority.with_key(KeyKind::P256), &mut SysRng)?;
        let signer = authority.issue(&Profile::signer(HOUSEHOLD, VALIDITY), &mut SysRng)?;
        let anchors = root.certificate_pem()? + &authority.certificate_pem()?;
        Ok([anchors.into_bytes(), household_package(&signer)?])
    }

    fn household_package(signer: &Holder) -> Result<Vec<u8>, Box<dyn Error>> {
        let record = r#"{
  "戶號": "F9900001",
  "戶籍地址": "示範市樂學區明德里書香路二段36號",
  "人口": [
    { "稱謂": "戶長", "姓名": "林志遠", "存款": 1234567890123456789.10 },
    { "稱謂": "長女", "姓名": "林語彤", "存款": 0 }
  ],
  "備註": null,
  "有效": true
}"#;
        let pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        let writer = PackageWriter::new()
            .with_compression(Compression::Deflated)
            .add_file("現戶全戶戶籍資料.pdf", pdf)
            .add_file("現戶全戶戶籍資料.json", record)
            .add_file("說明.csv", "欄位,值\r\n戶號,F9900001\r\n");
        signed(signer, writer)
    }

    fn signed(signer: &Holder, writer: PackageWriter) -> Result<Vec<u8>, Box<dyn Error>> {
        let key = SigningKey::from_pkcs8_pem(&signer.key_pem()?)?;
        Ok(writer.sign(&signer.certificate_pem()?, |manifest| key.sign(&mut SysRng, manifest))?)
    }
}
