//! Pages of plain words: what MyData is, questions and answers, accessibility.

use std::borrow::Cow;

use askama::Template;

use super::sections::{Section, numbered, paragraphs, sections};
use super::{Shell, html};

/// 關於 MyData
#[derive(Debug, Clone, Template)]
#[template(path = "about.html")]
pub struct About {
    /// The frame.
    pub shell: Shell,
    /// Where the source code is published, if it is.
    pub source_url: Option<String>,
}

impl About {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sections(&self) -> Vec<Section> {
        sections(&self.shell, "about")
    }
}

/// 無障礙聲明
#[derive(Debug, Clone, Template)]
#[template(path = "accessibility.html")]
pub struct Accessibility {
    /// The frame.
    pub shell: Shell,
}

impl Accessibility {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sections(&self) -> Vec<Section> {
        sections(&self.shell, "accessibility")
    }
}

/// 常見問題
#[derive(Debug, Clone, Template)]
#[template(path = "faq.html")]
pub struct Faq {
    /// The frame.
    pub shell: Shell,
}

/// A group of questions; its name is part of their addresses.
const QUESTIONS: [&str; 5] = ["data", "identity", "sending", "safety", "trouble"];

struct Question {
    id: String,
    asked: Cow<'static, str>,
    answer: Vec<String>,
}

impl Faq {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn questions(&self, group: &str) -> Vec<Question> {
        numbered(&self.shell, &format!("faq-{group}"), "question", "answer")
            .zip(1_u8..)
            .map(|((question, answer), number)| Question {
                id: format!("{group}-{number}"),
                asked: question,
                answer: paragraphs(&answer),
            })
            .collect()
    }
}
