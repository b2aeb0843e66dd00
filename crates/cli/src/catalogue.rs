//! What codes and facts are called in the languages of the people who read them.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use mydata_receipt::Bilingual;
use serde_json::Value;
use unic_langid::LanguageIdentifier;

use crate::language::Language;
use crate::time;

/// The messages of one language: those of all surfaces, and those of this command alone.
pub(crate) struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    language: Language,
}

const PACKAGE_EN: &str = include_str!("../../../worker/locales/en/package.ftl");
const PACKAGE_ZH: &str = include_str!("../../../worker/locales/zh-Hant/package.ftl");
const PAPERS_EN: &str = include_str!("../../../worker/locales/en/papers.ftl");
const PAPERS_ZH: &str = include_str!("../../../worker/locales/zh-Hant/papers.ftl");
const COMMAND_EN: &str = include_str!("../locales/en/command.ftl");
const COMMAND_ZH: &str = include_str!("../locales/zh-Hant/command.ftl");

/// Facts that are points in time, as Unix seconds.
const TIMES: [&str; 5] = ["at", "not_after", "not_before", "revoked_at", "this_update"];

impl Catalogue {
    pub(crate) fn new(language: Language) -> Self {
        let (locale, sources) = match language {
            Language::English => ("en", [PACKAGE_EN, PAPERS_EN, COMMAND_EN]),
            Language::TraditionalChinese => ("zh-Hant", [PACKAGE_ZH, PAPERS_ZH, COMMAND_ZH]),
        };
        // Both tags are well-formed; the locale decides about numbers only, and facts are given as text.
        let locale: LanguageIdentifier = locale.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        // Terminals show the marks that would isolate names from the writing direction around them.
        bundle.set_use_isolating(false);
        for source in sources {
            // A test reads both languages to the last message, so what a damaged line costs here is that line.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(parsed, _)| parsed);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language }
    }

    /// The sentence for a code, filled with its facts.
    pub(crate) fn of_code(&self, code: &str, facts: &Value) -> String {
        self.message(&code.replace('.', "-"), &arguments(facts))
    }

    /// A sentence with its facts.
    pub(crate) fn with(&self, key: &str, facts: &Value) -> String {
        self.message(key, &arguments(facts))
    }

    /// Which of two texts is in this language; one that is not translated is Chinese.
    pub(crate) fn choose<'a>(&self, text: &'a Bilingual) -> &'a str {
        if self.language == Language::English && !text.en.is_empty() { &text.en } else { &text.zh }
    }

    /// A word or sentence of the command's own.
    pub(crate) fn text(&self, key: &str) -> String {
        self.message(key, &FluentArgs::new())
    }

    fn message(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned()
    }
}

fn arguments(facts: &Value) -> FluentArgs<'static> {
    let mut arguments = FluentArgs::new();
    for (name, value) in facts.as_object().into_iter().flatten() {
        let value = match value {
            Value::String(text) => FluentValue::from(text.clone()),
            Value::Number(number) if TIMES.contains(&name.as_str()) => {
                FluentValue::from(time::display(number.as_i64().unwrap_or_default()))
            }
            // As text, so that no language groups the digits of a size somebody may want to copy.
            other => FluentValue::from(other.to_string()),
        };
        arguments.set(name.clone(), value);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use mydata_ledger::LedgerRefusal;
    use mydata_package::{Finding, PackageError};
    use mydata_receipt::ReceiptError;
    use mydata_trust::Reason;

    use super::*;

    const LANGUAGES: [Language; 2] = [Language::English, Language::TraditionalChinese];

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        let mut codes = [PackageError::CODES, Finding::CODES, Reason::CODES].concat();
        codes.extend(ReceiptError::codes().chain(LedgerRefusal::codes()));
        for language in LANGUAGES {
            let catalogue = Catalogue::new(language);
            for code in &codes {
                let key = code.replace('.', "-");
                assert!(catalogue.bundle.has_message(&key), "{language:?} has no message {key}");
            }
        }
    }

    #[test]
    fn the_catalogue_has_no_sentence_for_a_code_that_does_not_exist() {
        let codes = [PackageError::CODES, Finding::CODES, Reason::CODES].concat();
        let known: Vec<_> = codes.iter().map(|code| code.replace('.', "-")).collect();
        for source in [PACKAGE_EN, PACKAGE_ZH] {
            let keys = source.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
            for key in keys {
                let is_of_what_is_supplied =
                    ["trust-anchor-", "trust-revocation-list-", "trust-revocation-response-"]
                        .iter()
                        .any(|prefix| key.starts_with(prefix));
                assert!(known.iter().any(|known| known == key) || is_of_what_is_supplied, "{key} is no code");
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_facts() {
        for (english, chinese) in [(PACKAGE_EN, PACKAGE_ZH), (PAPERS_EN, PAPERS_ZH), (COMMAND_EN, COMMAND_ZH)]
        {
            assert_eq!(shape(english), shape(chinese));
        }
    }

    /// Keys with the facts they use, in the order of the file.
    fn shape(source: &str) -> Vec<(String, Vec<String>)> {
        assert!(FluentResource::try_new(source.to_owned()).is_ok());
        let facts = |text: &str| {
            let parts = text.split("{ $").skip(1).filter_map(|part| part.split_once(" }"));
            let mut facts: Vec<_> = parts.map(|(fact, _)| fact.to_owned()).collect();
            facts.sort();
            facts
        };
        let messages = source.lines().filter_map(|line| line.split_once(" = "));
        messages.map(|(key, text)| (key.to_owned(), facts(text))).collect()
    }

    #[test]
    fn a_sentence_carries_its_facts() {
        let refusal = PackageError::DigestMismatch { name: "戶籍.json".into() };
        let facts = serde_json::to_value(&refusal).unwrap();
        let sentence = Catalogue::new(Language::TraditionalChinese).of_code(refusal.code(), &facts);
        assert!(sentence.contains("戶籍.json"), "{sentence}");
    }

    #[test]
    fn a_time_is_written_for_people() {
        let facts = serde_json::json!({"subject": "CN=A", "not_after": 1_924_991_999, "at": 1_924_992_000});
        let sentence = Catalogue::new(Language::English).of_code("trust.expired", &facts);
        assert!(sentence.contains("2030-12-31 23:59:59 UTC"), "{sentence}");
    }
}
