//! Our reader of manifests against a reader of all XML: what ours takes, the other takes, and reads the same.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use mydata_package::Listed;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Names and digests as quick-xml finds them; nothing if it finds the text malformed.
fn by_quick_xml(xml: &str) -> Option<Vec<String>> {
    let mut reader = Reader::from_str(xml.strip_prefix('\u{FEFF}').unwrap_or(xml));
    let (mut texts, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(texts),
            Event::Start(_) => text.clear(),
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => text.push(character),
                None => text.push_str(quick_xml::escape::resolve_predefined_entity(&reference)?),
            },
            Event::End(end) if end.name().as_ref() == "filename" => texts.push(text.clone()),
            _ => {}
        }
    }
}

fn by_us(xml: &str) -> Option<Vec<String>> {
    Some(Listed::read_manifest(xml.as_bytes()).ok()?.into_iter().map(|file| file.name).collect())
}

/// Pieces that manifests are made of, and some that they are not.
fn pieces() -> impl Strategy<Value = String> {
    let digest = "ab".repeat(32);
    let piece = prop::sample::select(vec![
        "<files>".to_owned(),
        "</files>".into(),
        "<file>".into(),
        "</file>".into(),
        "<filename>".into(),
        "</filename>".into(),
        "<digest>".into(),
        "</digest>".into(),
        format!("<file><filename>a.csv</filename><digest>{digest}</digest></file>"),
        format!("<file><digest>{digest}</digest>\r\n<filename>b&amp;&#99;\r\nd</filename ></file >"),
        "<files/>".into(),
        "<?xml version=\"1.0\"?>".into(),
        "<!-- -->".into(),
        "<![CDATA[a]]>".into(),
        "&lt;".into(),
        "&x;".into(),
        "\r\n\t ".into(),
        "a".into(),
        ">".into(),
        "]]>".into(),
        digest,
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// A manifest that is right, with a few characters put in, taken out or doubled.
fn mutated() -> impl Strategy<Value = String> {
    let listed =
        |name: &str| format!("<file><filename>{name}</filename><digest>{}</digest></file>", "0f".repeat(32));
    let good = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>{}\n{}</files>",
        listed("a"),
        listed("戶&lt;")
    );
    let change = (
        any::<prop::sample::Index>(),
        prop::sample::select(vec!["", "<", ">", "/", "&", ";", " ", "\"", "é", "\0"]),
    );
    prop::collection::vec(change, 0..4).prop_map(move |changes| {
        let mut characters: Vec<String> = good.chars().map(String::from).collect();
        for (at, with) in changes {
            let at = at.index(characters.len());
            with.clone_into(characters.get_mut(at).unwrap());
        }
        characters.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn what_we_take_is_read_the_same_by_others(xml in prop_oneof![pieces(), mutated()]) {
        if let Some(names) = by_us(&xml) {
            prop_assert_eq!(Some(names), by_quick_xml(&xml), "{}", xml);
        }
    }
}
