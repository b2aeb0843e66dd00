//! The mail server that takes our letters, over a TCP socket of the runtime.

use std::net::Ipv4Addr;
use std::time::Duration;

use futures_util::future::{Either, select};
use mydata_identity::EmailAddress;
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use worker::{Delay, Env, SecureTransport, Socket, Url};

use super::delivery::{Delivery, Reason};
use super::smtp_dialogue::{Credentials, Dialogue, Encryption, Errand, Replies, Reply, Step};
use crate::config;
use crate::error::PlatformError;

/// `smtp://user:password@host:port`
const SERVER: &str = "SMTP_URL";
/// `implicit`, `starttls` (also without the setting) or `none`.
const ENCRYPTION: &str = "SMTP_TLS";
/// Whom the letters are from.
const SENDER: &str = "MAIL_FROM";

/// The connection, and each answer but the last: a server that takes longer is asked again later. RFC 5321, 4.5.3.2 allows
/// minutes, in which a code gets old.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// The whole talk, so that an answer drop by drop ends as well.
const ALL_WITHIN: Duration = Duration::from_secs(40);
const PIECE: usize = 4 * 1024;

/// A mail server and what it needs to know of us.
#[derive(Debug)]
pub(super) struct MailServer {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    /// Whom the letters are from.
    pub(super) from: EmailAddress,
}

impl MailServer {
    /// The mail server of this deployment, if it has one.
    ///
    /// # Errors
    /// [`PlatformError::Configuration`] when a setting is missing or malformed, or would let letters or a password travel in
    /// the clear.
    pub(super) fn of(env: &Env) -> Result<Option<Self>, PlatformError> {
        let Some(address) = config::text(env, SERVER) else { return Ok(None) };
        let encryption = config::text(env, ENCRYPTION);
        let server = Self::parse(&address, encryption.as_deref(), config::text(env, SENDER).as_deref())?;
        if server.encryption == Encryption::None && !server.is_local() && !config::is_demonstration(env) {
            return Err(PlatformError::Configuration(ENCRYPTION));
        }
        Ok(Some(server))
    }

    fn parse(address: &str, encryption: Option<&str>, from: Option<&str>) -> Result<Self, PlatformError> {
        let url = Url::parse(address).map_err(|_| PlatformError::Configuration(SERVER))?;
        let host = url.host_str().filter(|host| url.scheme() == "smtp" && !host.is_empty());
        let host = host.ok_or(PlatformError::Configuration(SERVER))?.to_owned();
        let (encryption, usual_port) = match encryption {
            None | Some("starttls") => (Encryption::StartTls, 587),
            Some("implicit") => (Encryption::Implicit, 465),
            Some("none") => (Encryption::None, 25),
            Some(_) => return Err(PlatformError::Configuration(ENCRYPTION)),
        };
        let credentials = credentials(&url)?;
        if credentials.is_some() && encryption == Encryption::None {
            return Err(PlatformError::Configuration(ENCRYPTION));
        }
        let from = from.and_then(|from| EmailAddress::parse(from).ok());
        let from = from.ok_or(PlatformError::Configuration(SENDER))?;
        Ok(Self { host, port: url.port().unwrap_or(usual_port), encryption, credentials, from })
    }

    /// Whether it is on this machine.
    pub(super) fn is_local(&self) -> bool {
        config::is_loopback(&self.host)
    }

    /// Hands a message over, for the platform at `host`.
    pub(super) async fn send(&self, host: &str, to: &EmailAddress, message: Vec<u8>) -> Delivery {
        let errand = Errand {
            name: greeting_name(host),
            encryption: self.encryption,
            credentials: self.credentials.clone(),
            from: self.from.clone(),
            to: to.clone(),
            message,
        };
        let mut line = Line::default();
        let talk = Box::pin(self.talk(&mut line, Dialogue::new(errand)));
        let outcome = match select(talk, Delay::from(ALL_WITHIN)).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(((), _)) => Err(Reason::TimedOut),
        };
        line.close().await;
        outcome.unwrap_or_else(Delivery::later)
    }

    /// The talk from the first answer to the last. However it ends short of that, the server may or may not have the
    /// letter: the repeat carries the same `Message-ID`.
    async fn talk(&self, line: &mut Line, mut dialogue: Dialogue) -> Result<Delivery, Reason> {
        line.open(&self.host, self.port, self.encryption).await?;
        loop {
            let mut step = dialogue.hear(&line.hear().await?);
            if matches!(step, Step::BeginTls) {
                line.secure().await?;
                step = dialogue.secured();
            }
            match step {
                Step::Say(bytes) => line.say(&bytes).await?,
                Step::End(delivery) => {
                    // What the server says to this changes nothing any more.
                    let _ = line.say(b"QUIT\r\n").await;
                    return Ok(delivery);
                }
                Step::BeginTls => return Err(Reason::BrokenOff),
            }
        }
    }
}

/// Our name as `EHLO` says it: an address stands in brackets (RFC 5321, 4.1.3).
fn greeting_name(host: &str) -> String {
    match host.strip_prefix('[') {
        Some(address) => format!("[IPv6:{address}"),
        None if host.parse::<Ipv4Addr>().is_ok() => format!("[{host}]"),
        None => host.to_owned(),
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, PlatformError> {
    let decode = |text: &str| match percent_decode_str(text).decode_utf8() {
        // PLAIN parts its fields by this character (RFC 4616, 2).
        Ok(text) if !text.contains('\0') => Ok(text.into_owned()),
        _ => Err(PlatformError::Configuration(SERVER)),
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        (user, Some(password)) if !user.is_empty() => {
            Ok(Some(Credentials { user: decode(user)?, password: decode(password)? }))
        }
        _ => Err(PlatformError::Configuration(SERVER)),
    }
}

/// The connection.
#[derive(Default)]
struct Line {
    socket: Option<Socket>,
    replies: Replies,
}

impl Line {
    async fn open(&mut self, host: &str, port: u16, encryption: Encryption) -> Result<(), Reason> {
        let transport = match encryption {
            Encryption::Implicit => SecureTransport::On,
            Encryption::None => SecureTransport::Off,
            Encryption::StartTls => SecureTransport::StartTls,
        };
        let socket = Socket::builder().secure_transport(transport).connect(host, port);
        let socket = self.socket.insert(socket.map_err(|_| Reason::Unreachable)?);
        in_time(socket.opened()).await?.map_err(|_| Reason::Unreachable)?;
        Ok(())
    }

    async fn hear(&mut self) -> Result<Reply, Reason> {
        let socket = self.socket.as_mut().ok_or(Reason::BrokenOff)?;
        let replies = &mut self.replies;
        in_time(async {
            loop {
                if let Some(reply) = replies.next().map_err(|_| Reason::BrokenOff)? {
                    return Ok(reply);
                }
                let mut piece = [0; PIECE];
                let length = socket.read(&mut piece).await.map_err(|_| Reason::BrokenOff)?;
                if length == 0 {
                    return Err(Reason::BrokenOff);
                }
                replies.feed(piece.get(..length).unwrap_or_default());
            }
        })
        .await?
    }

    async fn say(&mut self, bytes: &[u8]) -> Result<(), Reason> {
        let socket = self.socket.as_mut().ok_or(Reason::BrokenOff)?;
        in_time(socket.write_all(bytes)).await?.map_err(|_| Reason::BrokenOff)
    }

    async fn secure(&mut self) -> Result<(), Reason> {
        if self.replies.has_more() {
            return Err(Reason::BrokenOff);
        }
        let socket = self.socket.take().ok_or(Reason::BrokenOff)?.start_tls();
        let socket = self.socket.insert(socket);
        in_time(socket.opened()).await?.map_err(|_| Reason::TlsMissing)?;
        Ok(())
    }

    async fn close(&mut self) {
        if let Some(socket) = &mut self.socket {
            let _ = in_time(socket.close()).await;
        }
    }
}

async fn in_time<T>(what: impl Future<Output = T>) -> Result<T, Reason> {
    match select(Box::pin(what), Delay::from(ANSWER_WITHIN)).await {
        Either::Left((done, _)) => Ok(done),
        Either::Right(((), _)) => Err(Reason::TimedOut),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: Option<&str> = Some("no-reply@mydata.example");

    fn setting(address: &str, encryption: Option<&str>, from: Option<&str>) -> Result<MailServer, String> {
        MailServer::parse(address, encryption, from).map_err(|error| error.to_string())
    }

    #[test]
    fn a_server_is_read_with_its_port_and_credentials() {
        let server = setting("smtp://platform%40x:s%3Acret@mail.example:2525", None, FROM).unwrap();
        assert_eq!(
            (server.host.as_str(), server.port, server.encryption),
            ("mail.example", 2525, Encryption::StartTls)
        );
        let credentials = server.credentials.unwrap();
        assert_eq!((credentials.user.as_str(), credentials.password.as_str()), ("platform@x", "s:cret"));
        let port = |encryption| setting("smtp://mail.example", encryption, FROM).unwrap().port;
        assert_eq!([port(None), port(Some("implicit")), port(Some("none"))], [587, 465, 25]);
    }

    #[test]
    fn an_address_is_greeted_with_in_brackets() {
        assert_eq!(greeting_name("mydata.example"), "mydata.example");
        assert_eq!(greeting_name("127.0.0.1"), "[127.0.0.1]");
        assert_eq!(greeting_name("[::1]"), "[IPv6:::1]");
    }

    #[test]
    fn a_password_is_never_sent_without_encryption() {
        assert!(setting("smtp://a:b@localhost", Some("none"), FROM).unwrap_err().contains(ENCRYPTION));
        assert!(setting("smtp://localhost", Some("none"), FROM).is_ok());
    }

    #[test]
    fn what_is_malformed_is_named_by_its_setting_and_nothing_else() {
        for address in [
            "mail.example:25",
            "http://mail.example",
            "smtp://",
            "smtp://user@mail.example",
            "smtp://:b@mail.example",
        ] {
            assert!(setting(address, None, FROM).unwrap_err().contains(SERVER), "{address}");
        }
        assert!(setting("smtp://mail.example", Some("tls"), FROM).unwrap_err().contains(ENCRYPTION));
        for from in [None, Some(""), Some("MyData <no-reply@mydata.example>")] {
            assert!(setting("smtp://mail.example", None, from).unwrap_err().contains(SENDER));
        }
        let printed = format!("{:?}", setting("smtp://user:secret@mail.example", None, FROM).unwrap());
        assert!(!printed.contains("secret") && !printed.contains("user"));
    }
}
