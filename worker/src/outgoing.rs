//! Requests to other systems: each with an end, and a bound on what comes back.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use worker::{AbortController, ByteStream, Delay, Env, Fetch, Request, Response};

/// Why another system gave no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The certificate that it wants to see is not there: nothing has gone out.
    CertificateMissing,
    /// It could not be reached or broke off.
    Failed,
    /// It took too long.
    TimedOut,
    /// It sent more than allowed.
    TooLarge,
}

/// Sends a request; the answer's head must be there within `limit`.
///
/// # Errors
/// [`NoAnswer`].
pub async fn send(request: Request, limit: Duration) -> Result<Response, NoAnswer> {
    let abort = AbortController::default();
    let signal = abort.signal();
    let fetch = Fetch::Request(request);
    let answer = Box::pin(fetch.send_with_signal(&signal));
    match select(answer, Delay::from(limit)).await {
        Either::Left((answer, _)) => answer.map_err(|_| NoAnswer::Failed),
        Either::Right(((), _)) => {
            abort.abort();
            Err(NoAnswer::TimedOut)
        }
    }
}

/// A certificate of the platform's own, by the name of the binding that holds it with its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCertificate(String);

impl ShownCertificate {
    /// Reads a binding's name: `MTLS_` and capitals, digits and underscores, so that no other binding can be meant.
    ///
    /// ```
    /// # use mydata_worker::outgoing::ShownCertificate;
    /// assert!(ShownCertificate::parse("MTLS_BANK_2026").is_some());
    /// assert!(ShownCertificate::parse("ASSETS").is_none() && ShownCertificate::parse("MTLS_").is_none());
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let rest = name.strip_prefix("MTLS_")?;
        let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        (!rest.is_empty() && rest.bytes().all(is_plain)).then(|| Self(name.to_owned()))
    }
}

/// Sends a request like [`send`], showing the certificate if there is one to be shown.
///
/// # Errors
/// [`NoAnswer`]; never without the certificate.
pub async fn send_showing(
    certificate: Option<&ShownCertificate>,
    env: &Env,
    request: Request,
    limit: Duration,
) -> Result<Response, NoAnswer> {
    let Some(ShownCertificate(binding)) = certificate else { return send(request, limit).await };
    let Ok(connection) = env.service(binding) else {
        worker::console_error!("outgoing.certificate-missing {binding}");
        return Err(NoAnswer::CertificateMissing);
    };
    let answer = Box::pin(connection.fetch_request(request));
    match select(answer, Delay::from(limit)).await {
        Either::Left((answer, _)) => answer.map_err(|_| NoAnswer::Failed),
        Either::Right(((), _)) => Err(NoAnswer::TimedOut),
    }
}

/// A body as it arrives, all of which must be there in time.
pub struct Body {
    stream: Option<ByteStream>,
    end: Delay,
}

impl Body {
    /// The body of this answer, which may take so long.
    pub fn of(response: &mut Response, within: Duration) -> Self {
        Self { stream: response.stream().ok(), end: Delay::from(within) }
    }

    /// The next bytes; none when it has ended.
    ///
    /// # Errors
    /// [`NoAnswer::Failed`] when it breaks off, [`NoAnswer::TimedOut`].
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, NoAnswer> {
        let Some(stream) = &mut self.stream else { return Ok(None) };
        match select(stream.next(), &mut self.end).await {
            Either::Left((chunk, _)) => chunk.transpose().map_err(|_| NoAnswer::Failed),
            Either::Right(((), _)) => Err(NoAnswer::TimedOut),
        }
    }
}

/// Reads a body of at most `limit` bytes, all of which must be there `within` this time.
///
/// # Errors
/// [`NoAnswer::TooLarge`] as soon as it is longer, [`NoAnswer::Failed`] when it breaks off, [`NoAnswer::TimedOut`].
pub async fn body(response: &mut Response, limit: usize, within: Duration) -> Result<Vec<u8>, NoAnswer> {
    let mut body = Body::of(response, within);
    let mut bytes = Vec::new();
    while let Some(chunk) = body.next().await? {
        bytes.extend(chunk);
        if bytes.len() > limit {
            return Err(NoAnswer::TooLarge);
        }
    }
    Ok(bytes)
}
