//! Binding a device: what it is for, what it needs, and the ceremony itself.

use std::borrow::Cow;

use askama::Template;

use super::{Shell, html};

/// Why nothing was bound.
#[derive(Debug, Clone)]
pub struct DeviceProblem {
    /// The stable code, shown in small type.
    pub code: String,
}

/// What the page can offer.
#[derive(Debug, Clone)]
pub enum BindingStage {
    /// A 自然人憑證 has to be shown first, within this session and not long ago.
    NeedsCitizenCertificate,
    /// The browser may ask the device; the JSON that worker/browser/device/options.ts describes.
    Ready {
        /// The options.
        options: String,
    },
    /// As many devices are bound as can be.
    Full {
        /// How many those are.
        most: usize,
    },
}

/// The page that binds a device. Its form posts `csrf` and what the device answered, in `clientDataJSON` and
/// `attestationObject`.
#[derive(Debug, Clone, Template)]
#[template(path = "member-device.html")]
pub struct BindDevicePage {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// What it can offer.
    pub stage: BindingStage,
    /// Why the last try bound nothing.
    pub problem: Option<DeviceProblem>,
    /// Where a 自然人憑證 is shown.
    pub show_certificate_at: String,
}

impl BindDevicePage {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sentence_of(&self, problem: &DeviceProblem) -> Cow<'static, str> {
        self.shell.text_of_code(&problem.code).unwrap_or_else(|| self.shell.text("member-device-failed"))
    }
}
