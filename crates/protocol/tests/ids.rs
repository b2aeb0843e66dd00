//! The names on the wire.

use mydata_protocol::ids::{ClientId, PermissionTicket, ResourceId, TransactionUid, TxId};
use proptest::prelude::*;

const TX_ID: &str = "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d";

#[test]
fn the_datasets_known_in_the_field_are_ids() {
    let known = [
        "API.idPhotoRev",
        "API.UDauDOLyZg",
        "API.7QovE2Gev6",
        "API.syWqjr4flJ",
        "API.Mo23SDWhsn",
        "API.UZQkKbsOpz",
        "API.zH584wn59r",
        "API.1qIr0nM0BT",
        "API.KvvyRZSc5K",
        "API.60GGfgGX1A",
        "API.n0c9qVZBQI",
        "API.Kr1C3b1ijJ",
        "API.AbAYGIjoYw",
        "API.nyhnLM1fve",
        "API.ea0klQl5Wp",
    ];
    for id in known {
        assert_eq!(ResourceId::parse(id).unwrap().to_string(), id);
    }
}

#[test]
fn prefix_length_and_alphabet_of_ids_are_exact() {
    for id in
        ["", "API.", "API.UDauDOLyZ", "API.UDauDOLyZgg", "api.UDauDOLyZg", "CLI.UDauDOLyZg", "API.UDauDO-yZg"]
    {
        assert_eq!(ResourceId::parse(id).unwrap_err().code(), "protocol.resource-id-form", "{id}");
    }
    for id in ["", "CLI.", "CLI.aB3dE5gH7", "cli.aB3dE5gH7j", "API.aB3dE5gH7j", "CLI.aB3dE5gH7\u{212a}"] {
        assert_eq!(ClientId::parse(id).unwrap_err().code(), "protocol.client-id-form", "{id}");
    }
}

#[test]
fn a_tx_id_is_a_version_4_uuid_with_dashes() {
    assert!(TxId::parse(TX_ID).is_ok());
    let refused = [
        "",
        "0a1b2c3d4e5f4a7b8c9d0e1f2a3b4c5d",
        "{0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d}",
        "urn:uuid:0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5d",
        "0a1b2c3d-4e5f-1a7b-8c9d-0e1f2a3b4c5d",
        "0a1b2c3d-4e5f-4a7b-7c9d-0e1f2a3b4c5d",
        "0a1b2c3d-4e5f-4a7b-8c9d-0e1f2a3b4c5g",
        "0a1b2c3d-4e5f-4a7b-8c9d0-e1f2a3b4c5d",
        "00000000-0000-0000-0000-000000000000",
    ];
    for text in refused {
        assert_eq!(TxId::parse(text).unwrap_err().code(), "protocol.tx-id-form", "{text}");
    }
}

#[test]
fn a_tx_id_in_capitals_is_the_same_but_goes_back_in_capitals() {
    let capitals = TxId::parse(&TX_ID.to_uppercase()).unwrap();
    assert_eq!(capitals, TxId::parse(TX_ID).unwrap());
    assert_eq!(capitals.as_str(), TX_ID.to_uppercase());
    assert_eq!(serde_json::to_string(&capitals).unwrap(), format!("\"{}\"", TX_ID.to_uppercase()));
}

#[test]
fn a_ticket_is_compared_without_regard_to_case_and_never_printed() {
    let ticket = PermissionTicket::from_random([0xab; 16]);
    assert_eq!(PermissionTicket::parse(&ticket.as_str().to_uppercase()).unwrap(), ticket);
    assert_ne!(PermissionTicket::from_random([0xac; 16]), ticket);
    assert!(!format!("{ticket:?}").contains("ab"));
}

#[test]
fn made_uuids_say_version_4() {
    for byte in [0x00, 0xff] {
        assert!(TxId::parse(TransactionUid::from_random([byte; 16]).as_str()).is_ok());
        assert!(TxId::parse(PermissionTicket::from_random([byte; 16]).as_str()).is_ok());
    }
}

#[test]
fn serde_parses_again() {
    assert!(serde_json::from_str::<ClientId>(r#""CLI.aB3dE5gH7j""#).is_ok());
    assert!(serde_json::from_str::<ClientId>(r#""CLI.aB3dE5gH7""#).is_err());
    assert!(serde_json::from_str::<TxId>(r#""0a1b2c3d""#).is_err());
}

proptest! {
    #[test]
    fn no_text_makes_the_parsers_panic(text in any::<String>()) {
        let _ = (ClientId::parse(&text), ResourceId::parse(&text), TxId::parse(&text));
        let _ = (PermissionTicket::parse(&text), TransactionUid::parse(&text));
    }
}
