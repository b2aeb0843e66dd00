//! The ten categories (領域) under which datasets and services are found.

use std::borrow::Cow;

use super::Shell;

/// A category, in the order in which pages list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// 戶役政
    Household,
    /// 勞保
    Labour,
    /// 地政
    Land,
    /// 健保
    Health,
    /// 財稅金融
    Tax,
    /// 社福
    Welfare,
    /// 商工
    Business,
    /// 交通
    Transport,
    /// 能源
    Energy,
    /// 教育
    Education,
}

impl Category {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Household,
        Self::Labour,
        Self::Land,
        Self::Health,
        Self::Tax,
        Self::Welfare,
        Self::Business,
        Self::Transport,
        Self::Energy,
        Self::Education,
    ];

    /// The category of this name in the catalogue, such as 戶役政.
    ///
    /// ```
    /// # use mydata_worker::pages::Category;
    /// assert_eq!(Category::named("戶役政"), Some(Category::Household));
    /// assert_eq!(Category::named("Household"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.catalogue_name() == name)
    }

    /// The category whose page has this address.
    ///
    /// ```
    /// # use mydata_worker::pages::Category;
    /// assert_eq!(Category::parse("welfare"), Some(Category::Welfare));
    /// assert_eq!(Category::parse("社福"), None);
    /// ```
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.slug() == slug)
    }

    /// Its name in addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Labour => "labour",
            Self::Land => "land",
            Self::Health => "health",
            Self::Tax => "tax",
            Self::Welfare => "welfare",
            Self::Business => "business",
            Self::Transport => "transport",
            Self::Energy => "energy",
            Self::Education => "education",
        }
    }

    fn catalogue_name(self) -> &'static str {
        match self {
            Self::Household => "戶役政",
            Self::Labour => "勞保",
            Self::Land => "地政",
            Self::Health => "健保",
            Self::Tax => "財稅金融",
            Self::Welfare => "社福",
            Self::Business => "商工",
            Self::Transport => "交通",
            Self::Energy => "能源",
            Self::Education => "教育",
        }
    }

    pub(super) fn name(self, shell: &Shell) -> Cow<'static, str> {
        shell.text(format!("category-{}", self.slug()))
    }

    /// Which records are found there.
    pub(super) fn about(self, shell: &Shell) -> Cow<'static, str> {
        shell.text(format!("category-{}-about", self.slug()))
    }
}
