//! Every sentence the pages say, in Traditional Chinese and in English, from Fluent catalogues built into the program.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language the platform speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Locale {
    /// 繁體中文, the first language of every page.
    #[default]
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// English, complete and equal in meaning.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Both languages, the first one first.
    pub const ALL: [Self; 2] = [Self::ZhHant, Self::En];

    /// Reads the value of `?lang=` or of the language cookie.
    ///
    /// ```
    /// # use mydata_worker::texts::Locale;
    /// assert_eq!(Locale::parse("en"), Some(Locale::En));
    /// assert_eq!(Locale::parse("tlh"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "zh" | "zh-Hant" | "zh-TW" | "zh-Hant-TW" => Some(Self::ZhHant),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language tag, which `?lang=`, the cookie and the page's `lang` attribute carry.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
        }
    }

    /// The other language, which the switch in the header offers.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::ZhHant => Self::En,
            Self::En => Self::ZhHant,
        }
    }

    /// The one of two names that is in this language; a name not translated is shown in Chinese.
    ///
    /// ```
    /// # use mydata_worker::texts::Locale;
    /// assert_eq!(Locale::En.choose("戶政司", "Household Registration"), "Household Registration");
    /// assert_eq!(Locale::En.choose("戶政司", ""), "戶政司");
    /// ```
    #[must_use]
    pub fn choose<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::En if !en.is_empty() => en,
            _ => zh,
        }
    }
}

/// The catalogue of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    locale: Locale,
}

impl Texts {
    /// The catalogue of `locale`.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        Self { locale }
    }

    /// The sentence under `key`.
    ///
    /// A key that is in no catalogue comes back in lenticular brackets, `⟦key⟧`; the tests look for them.
    #[must_use]
    pub fn get(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// The sentence under `key` with its variables filled in.
    #[must_use]
    pub fn with<'a, V>(self, key: &str, variables: &[(&'a str, V)]) -> Cow<'static, str>
    where
        V: Clone + Into<FluentValue<'a>>,
    {
        let arguments: FluentArgs<'a> = variables.iter().cloned().collect();
        Cow::Owned(self.format(key, Some(&arguments)).into_owned())
    }

    /// The sentence under `key`, if the catalogue has it.
    #[must_use]
    pub fn find(self, key: &str) -> Option<Cow<'static, str>> {
        bundle(self.locale).has_message(key).then(|| self.get(key))
    }

    /// The sentence for a stable error code such as `identity.birthday-form`, if there is one.
    #[must_use]
    pub fn of_code(self, code: &str) -> Option<Cow<'static, str>> {
        self.find(&code.replace('.', "-"))
    }

    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let bundle = bundle(self.locale);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return Cow::Owned(format!("⟦{key}⟧"));
        };
        // A variable that is missing shows as `{$name}`; the tests look for these too.
        let mut errors = Vec::new();
        Cow::Owned(bundle.format_pattern(pattern, arguments, &mut errors).into_owned())
    }
}

type Bundle = FluentBundle<FluentResource>;

/// Each language has these files; `$of` makes something of their names.
macro_rules! files {
    ($of:ident $($folder:literal)?) => {
        $of!($($folder:)?
            "catalogue.ftl",
            "counter.ftl",
            "delegation.ftl",
            "developers.ftl",
            "faq.ftl",
            "identify.ftl",
            "identity.ftl",
            "legal-v1-0.ftl",
            "legal.ftl",
            "member.ftl",
            "member-live.ftl",
            "messages.ftl",
            "organ.ftl",
            "organ-visit.ftl",
            "pages.ftl",
            "papers.ftl",
            "parameters.ftl",
            "personal-data.ftl",
            "download.ftl",
            "record.ftl",
            "refusals.ftl",
            #[cfg(feature = "sandbox")] "sandbox.ftl",
        )
    };
}

macro_rules! names {
    ($($(#[$only:meta])? $file:literal),+ $(,)?) => { [$($(#[$only])? $file),+].as_slice() };
}

macro_rules! contents {
    ($folder:literal: $($(#[$only:meta])? $file:literal),+ $(,)?) => {
        [$($(#[$only])? include_str!(concat!("../locales/", $folder, "/", $file))),+]
    };
}

/// The files a language's catalogue is made of.
pub const FILES: &[&str] = files!(names);

static ZH_HANT: LazyLock<Bundle> = LazyLock::new(|| assemble(Locale::ZhHant, &files!(contents "zh-Hant")));
static EN: LazyLock<Bundle> = LazyLock::new(|| assemble(Locale::En, &files!(contents "en")));

fn bundle(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::ZhHant => &ZH_HANT,
        Locale::En => &EN,
    }
}

fn assemble(locale: Locale, catalogues: &[&str]) -> Bundle {
    let mut bundle =
        FluentBundle::new_concurrent(vec![locale.as_str().parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Isolation marks are for mixed writing directions; both our languages run left to right.
    bundle.set_use_isolating(false);
    for catalogue in catalogues {
        // What does not parse or is there twice is left out here and found by the tests.
        let resource =
            FluentResource::try_new((*catalogue).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}
