//! The development outbox, with and without letters.

use mydata_worker::pages::{Outbox, OutboxEntry, Shell, TextSize};
use mydata_worker::texts::Locale;

use crate::samples::{NOW, Sample, minutes};

/// The pages of the outbox in one language.
pub(crate) fn all(locale: Locale) -> Vec<Sample> {
    let page = |letters, wanted: &str| {
        let shell = Shell::new(locale, TextSize::Medium, "/sandbox/outbox").demonstration(true);
        Outbox { shell, letters, wanted: wanted.to_owned() }.render()
    };
    vec![
        Sample { name: "outbox", html: page(vec![short_message(), mail()], "") },
        Sample { name: "outbox-empty", html: page(Vec::new(), "0912-345-678") },
    ]
}

fn short_message() -> OutboxEntry {
    OutboxEntry {
        at: NOW,
        to: "0912345678".to_owned(),
        locale: Locale::ZhHant,
        subject: None,
        text: "MyData Edge 身分驗證碼 48206137，14:15 前有效，請勿告訴他人。\n\n@mydata.example #48206137"
            .to_owned(),
        code: Some("48206137".to_owned()),
        parts: 2,
    }
}

fn mail() -> OutboxEntry {
    OutboxEntry {
        at: minutes(-3),
        to: "ling@mail.example".to_owned(),
        locale: Locale::En,
        subject: Some("The data you agreed to send has arrived".to_owned()),
        text: "Hello,\n\n“<script>alert(1)</script>” received the data you agreed to send.\n".to_owned(),
        code: None,
        parts: 1,
    }
}
