//! One letter's talk with a mail server (RFC 5321): what is said next, given what the server answered. No I/O.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mydata_identity::EmailAddress;
use smtp_proto::response::parser::ResponseReceiver;

use super::delivery::{Delivery, Reason};

/// How the connection is kept from others' eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encryption {
    /// TLS from the first byte (RFC 8314, 3.3).
    Implicit,
    /// None: for servers on the same machine and for demonstrations.
    None,
    /// TLS before anything is said that matters (RFC 3207). A server that does not offer it gets no letter.
    StartTls,
}

/// Who we are to the server. Prints as `***`.
#[derive(Clone)]
pub(super) struct Credentials {
    pub(super) user: String,
    pub(super) password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(***)")
    }
}

/// What the talk is about.
pub(super) struct Errand {
    /// Our name, for `EHLO`.
    pub(super) name: String,
    pub(super) encryption: Encryption,
    pub(super) credentials: Option<Credentials>,
    pub(super) from: EmailAddress,
    pub(super) to: EmailAddress,
    /// The message, in lines that end in CRLF.
    pub(super) message: Vec<u8>,
}

/// A whole answer of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) code: u16,
    /// Its lines, without their codes.
    pub(super) lines: Vec<String>,
}

/// What is to be done next.
#[derive(PartialEq, Eq)]
pub(super) enum Step {
    /// These bytes are sent, and an answer is waited for.
    Say(Vec<u8>),
    /// TLS begins; then [`Dialogue::secured`] tells how it goes on.
    BeginTls,
    /// It is over.
    End(Delivery),
}

/// Which answer is expected.
#[derive(Clone, Copy)]
enum Expect {
    Greeting,
    Ehlo,
    TlsReady,
    UserPrompt,
    PasswordPrompt,
    SignedIn,
    SenderTaken,
    RecipientTaken,
    DataWanted,
    MessageTaken,
}

/// The talk.
pub(super) struct Dialogue {
    errand: Errand,
    expect: Expect,
    is_secure: bool,
}

impl Dialogue {
    /// The talk at its beginning: the server speaks first.
    pub(super) fn new(errand: Errand) -> Self {
        let is_secure = errand.encryption == Encryption::Implicit;
        Self { errand, expect: Expect::Greeting, is_secure }
    }

    /// What follows from an answer.
    pub(super) fn hear(&mut self, reply: &Reply) -> Step {
        // A server may close down at any time (RFC 5321, 3.8).
        if reply.code == 421 {
            return Step::End(Delivery::later(Reason::Busy));
        }
        match (self.expect, reply.code) {
            (Expect::Greeting, 220) => self.greet(),
            (Expect::Ehlo, 250) => self.choose(reply),
            (Expect::TlsReady, 220) => Step::BeginTls,
            (Expect::UserPrompt, 334) => self.answer(Expect::PasswordPrompt, |who| &who.user),
            (Expect::PasswordPrompt, 334) => self.answer(Expect::SignedIn, |who| &who.password),
            (Expect::SignedIn, 235) => self.name_sender(),
            (Expect::SenderTaken, 250) => self.name_recipient(),
            // 251: it is forwarded; 252: it is taken unseen (RFC 5321, 3.5.3).
            (Expect::RecipientTaken, 250..=252) => self.say(Expect::DataWanted, "DATA".to_owned()),
            (Expect::DataWanted, 354) => {
                self.expect = Expect::MessageTaken;
                Step::Say(as_data(&self.errand.message))
            }
            (Expect::MessageTaken, 250) => Step::End(Delivery::Sent),
            (expect, code) => Step::End(setback(expect, code)),
        }
    }

    /// TLS has begun: the talk starts anew, and nothing said before counts (RFC 3207, 4.2).
    pub(super) fn secured(&mut self) -> Step {
        self.is_secure = true;
        self.greet()
    }

    fn greet(&mut self) -> Step {
        let hello = format!("EHLO {}", self.errand.name);
        self.say(Expect::Ehlo, hello)
    }

    /// What to do with what the server offers.
    fn choose(&mut self, reply: &Reply) -> Step {
        if self.errand.encryption == Encryption::StartTls && !self.is_secure {
            if !offers(reply, "STARTTLS", None) {
                return Step::End(Delivery::later(Reason::TlsMissing));
            }
            return self.say(Expect::TlsReady, "STARTTLS".to_owned());
        }
        let Some(credentials) = self.errand.credentials.clone() else { return self.name_sender() };
        if !self.is_secure {
            // A password is not shown to the whole way (RFC 4954, 4).
            return Step::End(Delivery::later(Reason::TlsMissing));
        }
        if offers(reply, "AUTH", Some("PLAIN")) {
            let both = format!("\0{}\0{}", credentials.user, credentials.password);
            return self.say(Expect::SignedIn, format!("AUTH PLAIN {}", STANDARD.encode(both)));
        }
        if offers(reply, "AUTH", Some("LOGIN")) {
            return self.say(Expect::UserPrompt, "AUTH LOGIN".to_owned());
        }
        Step::End(Delivery::later(Reason::SignInRefused))
    }

    fn answer(&mut self, next: Expect, with: fn(&Credentials) -> &String) -> Step {
        let text = self.errand.credentials.as_ref().map(with).map(|text| STANDARD.encode(text));
        self.say(next, text.unwrap_or_default())
    }

    fn name_sender(&mut self) -> Step {
        let command = format!("MAIL FROM:<{}>", self.errand.from.as_str());
        self.say(Expect::SenderTaken, command)
    }

    fn name_recipient(&mut self) -> Step {
        let command = format!("RCPT TO:<{}>", self.errand.to.as_str());
        self.say(Expect::RecipientTaken, command)
    }

    fn say(&mut self, next: Expect, command: String) -> Step {
        self.expect = next;
        Step::Say((command + "\r\n").into_bytes())
    }
}

/// What an answer that is not the wished one means. Only an answer about the letter itself ends it for good; a server
/// that does not want us at all may be set up wrongly, today.
fn setback(expect: Expect, code: u16) -> Delivery {
    match (expect, code) {
        // 552 stands for 452 here: too many at once (RFC 5321, 4.5.3.1.10).
        (Expect::RecipientTaken, 552) | (_, 400..=499) => Delivery::later(Reason::Busy),
        (Expect::RecipientTaken, 500..=599) => Delivery::never(Reason::ContactRefused),
        (Expect::UserPrompt | Expect::PasswordPrompt | Expect::SignedIn, 500..=599)
        // 530: signing in comes first (RFC 4954, 6).
        | (_, 530 | 535 | 538) => Delivery::later(Reason::SignInRefused),
        (Expect::SenderTaken | Expect::DataWanted | Expect::MessageTaken, 500..=599) => {
            Delivery::never(Reason::Refused)
        }
        (Expect::Greeting | Expect::Ehlo, 500..=599) => Delivery::later(Reason::Busy),
        (Expect::TlsReady, 500..=599) => Delivery::later(Reason::TlsMissing),
        _ => Delivery::later(Reason::BrokenOff),
    }
}

/// Whether an answer to `EHLO` has this keyword, with this parameter if one is asked for (RFC 5321, 4.1.1.1).
fn offers(reply: &Reply, keyword: &str, parameter: Option<&str>) -> bool {
    reply.lines.iter().skip(1).any(|line| {
        // `AUTH=` is how old servers write it.
        let mut words = line.split([' ', '=']).filter(|word| !word.is_empty());
        words.next().is_some_and(|word| word.eq_ignore_ascii_case(keyword))
            && parameter.is_none_or(|wanted| words.any(|word| word.eq_ignore_ascii_case(wanted)))
    })
}

/// The message as it follows `DATA`: a dot before each dot that begins a line, and a dot alone at the end (RFC 5321, 4.5.2).
fn as_data(message: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(message.len() + 64);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            data.push(b'.');
        }
        data.extend_from_slice(line);
    }
    if !data.ends_with(b"\r\n") {
        data.extend_from_slice(b"\r\n");
    }
    data.extend_from_slice(b".\r\n");
    data
}

/// Puts a server's answers together from what comes in.
#[derive(Default)]
pub(super) struct Replies {
    receiver: ResponseReceiver,
    waiting: Vec<u8>,
}

/// What came is no answer of a mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoReply;

impl Replies {
    /// Takes in what has come.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
    }

    /// The next whole answer, once it is there.
    ///
    /// # Errors
    /// [`NoReply`] when it never will be: it has not the form of one, or is longer than any.
    pub(super) fn next(&mut self) -> Result<Option<Reply>, NoReply> {
        let mut rest = self.waiting.iter();
        let parsed = self.receiver.parse(&mut rest);
        self.waiting = rest.as_slice().to_vec();
        match parsed {
            Ok(response) => {
                self.receiver.reset();
                let lines = response.message.lines().map(|line| line.trim_end().to_owned());
                Ok(Some(Reply { code: response.code, lines: lines.collect() }))
            }
            Err(smtp_proto::Error::NeedsMoreData { .. }) => Ok(None),
            Err(_) => Err(NoReply),
        }
    }

    /// Whether something has come that was not asked for. Before TLS begins, this is somebody else putting words into
    /// the server's mouth (CVE-2011-0411).
    pub(super) fn has_more(&self) -> bool {
        !self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests;
