//! The cards of the demonstration, as openssl sees them.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a failing test should panic")]

mod workshop;

use std::sync::LazyLock;

use workshop::Workshop;

const PERSONAS: &str = r#"
[[persona]]
uid = "F229910001"
name = "林語彤"
card_number = "TP99000000000001"
card_pin = "418090"
lost_card_number = "TP99000000000091"
bank_card_pin = "418090"
nhi_card_password = "yutong0418"
soft_certificate_password = "彩虹 0418"

[[persona]]
uid = "AC99950010"
name = "ANDERSON, ELIAS"
card_number = "TP99000000000005"

[[persona]]
uid = "N129900018"
name = "許安和"
"#;
const COMPANIES: &str = r#"
[[company]]
business_number = "99990010"
name = "示範文具有限公司"
card_number = "MO99000000000001"
"#;
const DEMO_PKI: [&str; 7] = ["demo-pki", "--agencies", "agencies.toml", "--holders", ".", "--out", "pki"];
const KINDS: [&str; 6] = ["cer", "moe", "fic", "fch", "fcs", "nhi"];

/// Made once, for tests that only look.
static MADE: LazyLock<Workshop> = LazyLock::new(|| with_cards("cards"));

fn with_cards(name: &str) -> Workshop {
    let workshop = Workshop::new(name).with_demo_pki();
    workshop.write("personas.toml", PERSONAS);
    workshop.write("companies.toml", COMPANIES);
    let ended = workshop.mydata(&DEMO_PKI);
    assert_eq!(ended.status, 0, "{ended:?}");
    workshop
}

#[test]
fn every_card_leads_to_the_root_of_its_kind_and_only_the_lost_one_is_revoked() {
    let workshop = &*MADE;
    let judge = |card: &str, kind: &str| {
        let (root, list) =
            (format!("pki/cards/{kind}-root.pem"), format!("pki/cards/crls/{kind}-root.crl.pem"));
        let options = ["verify", "-crl_check", "-CAfile", &root, "-CRLfile", &list];
        let certificate = format!("pki/cards/{card}.cert.pem");
        workshop.try_tool("openssl", &[&options[..], &[&certificate]].concat())
    };
    let cards = [
        ("F229910001", "cer"),
        ("AC99950010", "cer"),
        ("99990010", "moe"),
        ("F229910001.fic", "fic"),
        ("F229910001.fch", "fch"),
        ("F229910001.fcs", "fcs"),
        ("F229910001.nhi", "nhi"),
    ];
    for (card, own) in cards {
        for kind in KINDS {
            assert_eq!(judge(card, kind).status == 0, kind == own, "{card} under {kind}");
        }
    }
    let lost = judge("F229910001.lost", "cer");
    assert!(lost.err.contains("certificate revoked"), "{lost:?}");
}

#[test]
fn a_citizen_card_states_name_number_and_the_last_four_characters_of_the_id() {
    let text = describe("F229910001");
    for part in
        ["林語彤", "0099000000000001", "2.16.886.101.0.3.3", "Digital Signature", "2.16.886.1.100.2.51"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains(":0001\n") && !text.contains("F229910001"), "{text}");
}

#[test]
fn a_company_card_states_its_number_and_a_bank_card_the_whole_id() {
    let company = describe("99990010");
    assert!(company.contains("2.16.886.1.100.2.101") && company.contains(":99990010\n"), "{company}");
    for kind in ["fic", "fch", "fcs", "nhi"] {
        let text = describe(&format!("F229910001.{kind}"));
        assert!(text.contains("CN=F229910001-林語彤"), "{kind}: {text}");
    }
}

#[test]
fn a_comma_in_a_name_stays_in_it() {
    assert!(describe("AC99950010").contains(r"CN=ANDERSON\, ELIAS,"));
}

#[test]
fn cards_that_still_do_are_left_alone_and_who_has_none_gets_none() {
    let workshop = with_cards("kept-cards");
    let before = workshop.read("pki/cards/F229910001.cert.pem");
    let again = workshop.mydata(&DEMO_PKI);
    assert_eq!((again.status, again.out.as_str()), (0, ""));
    assert_eq!(workshop.read("pki/cards/F229910001.cert.pem"), before);
    for name in ["N129900018", "AC99950010.fic", "AC99950010.nhi", "AC99950010.lost"] {
        assert!(!workshop.path(&format!("pki/cards/{name}.cert.pem")).exists(), "{name}");
    }
}

#[test]
fn a_number_that_is_no_file_name_is_refused() {
    let workshop = Workshop::new("card-escapes").with_demo_pki();
    workshop.write("personas.toml", PERSONAS.replace("N129900018", "../N129900018"));
    workshop.write("companies.toml", COMPANIES);
    assert_eq!(workshop.mydata(&DEMO_PKI).status, 2);
}

/// The certificate in openssl's words: subject, then its extensions' text and values.
fn describe(card: &str) -> String {
    let workshop = &*MADE;
    let file = format!("pki/cards/{card}.cert.pem");
    let options = ["x509", "-noout", "-in", &file, "-nameopt", "RFC2253,utf8,-esc_msb", "-subject", "-text"];
    let text = workshop.tool("openssl", &options);
    text + &workshop
        .tool("openssl", &["asn1parse", "-in", &file, "-strparse", &directory_attributes(workshop, &file)])
}

/// Where the directory attributes begin, or the certificate itself where there are none.
fn directory_attributes(workshop: &Workshop, file: &str) -> String {
    let lines = workshop.tool("openssl", &["asn1parse", "-in", file]);
    let mut rest = lines.lines().skip_while(|line| !line.contains("X509v3 Subject Directory Attributes"));
    let value = rest.nth(1).unwrap_or_default();
    value.split(':').next().map(str::trim).filter(|at| !at.is_empty()).unwrap_or("4").to_owned()
}
