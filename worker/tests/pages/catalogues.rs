//! Both catalogues say the same things, and have a sentence for everything a page may ask.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use mydata_identity::{Birthday, HouseholdNumber, IdentityMethod, NhiCardNumber};
use mydata_protocol::parameters::ParameterError;
use mydata_worker::pages::{Conclusion, ServiceClosed};
use mydata_worker::texts::{FILES, Locale, Texts};

/// The refusals of a redirect.
const REDIRECT: [&str; 21] = [
    "redirect.address-not-on-pilot",
    "redirect.client-unknown",
    "redirect.no-datasets",
    "redirect.not-signed",
    "redirect.parameters-form",
    "redirect.pid-missing",
    "redirect.pid-repeated",
    "redirect.pid-unreadable",
    "redirect.query-too-long",
    "redirect.resource-not-in-scope",
    "redirect.resource-repeated",
    "redirect.return-url-missing",
    "redirect.return-url-not-registered",
    "redirect.return-url-repeated",
    "redirect.service-deactivated",
    "redirect.service-offline",
    "redirect.signature-too-old",
    "redirect.signatures-not-registered",
    "redirect.signed-by-another",
    "redirect.tx-id-form",
    "redirect.tx-id-used",
];

/// The messages of a language, each with the variables it uses.
fn messages(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for file in FILES {
        let path = root().join("locales").join(locale.as_str()).join(file);
        let text = fs::read_to_string(path).unwrap();
        let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut variables = BTreeSet::new();
            collect(message.value.as_ref().unwrap(), &mut variables);
            let twice = found.insert(message.id.name.clone(), variables);
            assert!(twice.is_none(), "{} is there twice", message.id.name);
        }
    }
    found
}

fn collect(pattern: &Pattern<String>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variables.extend(variable(inline)),
            Expression::Select { selector, variants } => {
                variables.extend(variable(selector));
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<String>) -> Option<String> {
    let InlineExpression::VariableReference { id } = inline else { return None };
    Some(id.name.clone())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn templates(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(
            |path| if path.is_dir() { templates(&path) } else { vec![fs::read_to_string(path).unwrap()] },
        )
        .collect()
}

#[test]
fn both_languages_have_the_same_messages() {
    let (zh, en): (Vec<_>, Vec<_>) =
        (messages(Locale::ZhHant).into_keys().collect(), messages(Locale::En).into_keys().collect());
    assert_eq!(zh, en);
}

#[test]
fn a_message_knows_only_the_variables_it_has_in_chinese() {
    let zh = messages(Locale::ZhHant);
    for (key, variables) in messages(Locale::En) {
        assert!(variables.is_subset(&zh[&key]), "{key}: {variables:?}");
    }
}

#[test]
fn every_message_a_template_names_is_there() {
    let known = messages(Locale::ZhHant);
    for template in templates(&root().join("templates")) {
        for call in ["shell.text(\"", "shell.with(\""] {
            for after in template.split(call).skip(1) {
                let key = after.split('"').next().unwrap();
                assert!(known.contains_key(key), "{key}");
            }
        }
    }
}

#[test]
fn people_are_addressed_as_nin() {
    for locale in Locale::ALL {
        for file in FILES {
            let text = fs::read_to_string(root().join("locales").join(locale.as_str()).join(file)).unwrap();
            assert!(!text.contains("使用者") && !text.contains('你'), "{file}");
        }
    }
}

#[test]
fn every_refused_redirect_is_explained_to_citizen_and_developer() {
    for texts in Locale::ALL.map(Texts::of) {
        for code in REDIRECT {
            assert!(texts.of_code(code).is_some(), "{code}");
            assert!(texts.of_code(&format!("{code}-developer")).is_some(), "{code}");
        }
    }
}

#[test]
fn every_wrong_field_is_explained() {
    let codes = [
        Birthday::parse_roc("77-1-1").unwrap_err().code(),
        Birthday::parse_roc("0770230").unwrap_err().code(),
        NhiCardNumber::parse("").unwrap_err().code(),
        HouseholdNumber::parse("").unwrap_err().code(),
        IdentityMethod::parse("").unwrap_err().code(),
        "identity.method-unavailable",
    ];
    for texts in Locale::ALL.map(Texts::of) {
        for code in codes {
            assert!(texts.of_code(code).is_some(), "{code}");
        }
    }
}

#[test]
fn every_wrong_answer_to_a_parameter_is_explained_with_its_facts() {
    let errors = [
        ParameterError::Character,
        ParameterError::ChoiceUnknown,
        ParameterError::DateBeforeStart,
        ParameterError::DateForm,
        ParameterError::DateNotInCalendar,
        ParameterError::Missing,
        ParameterError::PlateNumberForm,
        ParameterError::TooLong { limit: 100 },
        ParameterError::YearForm,
        ParameterError::YearOutOfRange { earliest: 105, latest: 114 },
    ];
    for texts in Locale::ALL.map(Texts::of) {
        for error in errors {
            let sentence = texts.with(&error.code().replace('.', "-"), &error.facts());
            assert!(!sentence.contains(['⟦', '{']), "{sentence}");
        }
    }
}

#[test]
fn every_conclusion_and_closed_service_is_explained() {
    let codes =
        Conclusion::ALL.map(Conclusion::code).into_iter().chain(ServiceClosed::ALL.map(ServiceClosed::code));
    let codes: Vec<&str> = codes.collect();
    for texts in Locale::ALL.map(Texts::of) {
        for code in &codes {
            assert!(texts.of_code(code).is_some(), "{code}");
            assert!(texts.of_code(&format!("{code}-heading")).is_some(), "{code}");
        }
    }
}

#[test]
fn a_missing_message_shows_itself_in_brackets() {
    assert_eq!(Texts::of(Locale::En).get("no-such-key"), "⟦no-such-key⟧");
    assert_eq!(Texts::of(Locale::En).find("no-such-key"), None);
}

#[test]
fn english_counts_in_its_own_way() {
    let texts = Texts::of(Locale::En);
    assert_eq!(texts.with("deadline-left", &[("minutes", 1)]), "1 minute left");
    assert_eq!(texts.with("deadline-left", &[("minutes", 2)]), "2 minutes left");
}
