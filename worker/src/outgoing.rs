//! Requests to other systems: each with an end, and a bound on what comes back.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use worker::{AbortController, ByteStream, Delay, Fetch, Request, Response};

/// Why another system gave no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
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
