//! One request as the routes see it: who asks, in which language, at what time.

use std::net::IpAddr;
use std::time::Duration;

use futures_util::StreamExt;
use mydata_consent::Moment;
use mydata_identity::evidence::Submission;
use mydata_protocol::problem::{self, ProblemDetails};
use percent_encoding::percent_decode_str;
use worker::{Delay, Env, FormEntry, Headers, Method, Request, Response};

use crate::client_certificate::{self, Fingerprint};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;
use crate::names::{TransactionName, hex};
use crate::pages::{Fault, FaultKind, NotFound, Shell, TextSize};
use crate::session::Session;
use crate::texts::Locale;

/// The longest forms carry a card's signature and certificate, some 8 kB.
const LARGEST_FORM: usize = 32 * 1024;
/// The fields of our forms.
const FIELDS: [&str; 26] = [
    "acknowledged",
    "attestationObject",
    "authenticatorData",
    "birthday",
    "business_number",
    "certb64",
    "choose",
    "clientDataJSON",
    "code",
    "contact",
    "credentialId",
    "csrf",
    "decision",
    "device",
    "household_number",
    "method",
    "mobile",
    "name",
    "national_id",
    "nhi_card_number",
    "resource",
    "session",
    "shown",
    "signature",
    "token",
    "userHandle",
];
/// An answer that says "no" comes at one of these times and at none between, so that its speed tells little about who or what
/// exists.
const REFUSED_AFTER: [Duration; 5] = [
    Duration::from_millis(400),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
    Duration::from_secs(10),
];
const YEAR: u32 = 31_536_000;

/// A request on its way through a route.
pub struct Visit {
    /// The runtime's bindings.
    pub env: Env,
    /// The keys of this deployment.
    pub keys: PlatformKeys,
    /// The clock of this deployment.
    pub clock: Clock,
    /// The language of the answer.
    pub locale: Locale,
    /// Names this request in logs and on error pages.
    pub correlation_id: String,
    request: Request,
    path: String,
    query: String,
    text_size: TextSize,
    preferences: Vec<String>,
}

impl Visit {
    /// Reads what every route needs.
    ///
    /// # Errors
    /// When the deployment is not configured or the runtime fails.
    pub fn begin(request: Request, env: Env) -> Result<Self, PlatformError> {
        let (path, query) = split_url(&request.inner().url());
        let cookies = request.headers().get("cookie")?.unwrap_or_default();
        let language = choice(&query, &cookies, "lang", Locale::parse, Locale::as_str);
        let size = choice(&query, &cookies, "size", TextSize::parse, TextSize::as_str);
        Ok(Self {
            keys: PlatformKeys::of(&env)?,
            clock: Clock::of(&env),
            locale: language.value.unwrap_or_default(),
            text_size: size.value.unwrap_or_default(),
            preferences: language.set_cookie.into_iter().chain(size.set_cookie).collect(),
            correlation_id: hex(&crate::random::bytes::<8>()?),
            env,
            request,
            path,
            query,
        })
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> Method {
        self.request.method()
    }

    /// The path's parts, percent-decoded; a part that is not UTF-8 is empty and matches nothing.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        let parts = self.path.trim_start_matches('/').split('/');
        parts.map(|part| percent_decode_str(part).decode_utf8().unwrap_or_default().into_owned()).collect()
    }

    /// The query as it stood behind the `?`.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A header, if it is there.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        self.request.headers().get(name).ok().flatten()
    }

    /// The caller's address, as the network edge saw it. Headers a caller can write are not looked at.
    #[must_use]
    pub fn caller(&self) -> Option<IpAddr> {
        self.header("cf-connecting-ip")?.parse().ok()
    }

    /// The certificate the caller has shown, where the network edge found it good.
    #[must_use]
    pub fn client_certificate(&self) -> Option<Fingerprint> {
        client_certificate::shown_with(&self.request)
    }

    /// The session this browser holds for `transaction`.
    #[must_use]
    pub fn session(&self, transaction: &TransactionName) -> Option<Session> {
        Session::from_cookies(&self.header("cookie")?, transaction)
    }

    /// Whether the browser says that another site sent this form.
    #[must_use]
    pub fn is_cross_site(&self) -> bool {
        self.header("sec-fetch-site").is_some_and(|site| !matches!(site.as_str(), "same-origin" | "none"))
    }

    /// Whether a page's script asks: no link, no frame and no address that was typed. Browsers that do not say who asks
    /// (fetch metadata, in all of them since 2023) are not believed.
    #[must_use]
    pub fn is_from_script(&self) -> bool {
        let is_empty = self.header("sec-fetch-dest").is_some_and(|destination| destination == "empty");
        is_empty && self.header("sec-fetch-mode").is_some_and(|mode| mode != "navigate")
    }

    /// Reads a posted form.
    ///
    /// # Errors
    /// When the body cannot be read.
    pub async fn form(&mut self) -> Result<Form, PlatformError> {
        self.form_with(Vec::new()).await
    }

    /// Reads a posted form of ours that has further fields.
    ///
    /// # Errors
    /// When the body cannot be read.
    pub async fn form_with(&mut self, more: Vec<String>) -> Result<Form, PlatformError> {
        self.form_of(FIELDS.map(str::to_owned).into_iter().chain(more)).await
    }

    /// Reads a posted form that has these fields.
    ///
    /// # Errors
    /// When the body cannot be read.
    pub async fn form_of(&mut self, names: impl IntoIterator<Item = String>) -> Result<Form, PlatformError> {
        let length = self.header("content-length").and_then(|text| text.parse::<usize>().ok());
        if length.is_none_or(|length| length > LARGEST_FORM) {
            return Ok(Form::empty());
        }
        // Something that is no form has no fields: it is refused where its token is looked for.
        let Ok(data) = self.request.form_data().await else { return Ok(Form::empty()) };
        let filled = names.into_iter().filter_map(|name| match data.get(&name)? {
            FormEntry::Field(value) => Some((name, value)),
            FormEntry::File(_) => None,
        });
        Ok(Form(filled.collect()))
    }

    /// Reads a posted body as text.
    ///
    /// # Errors
    /// When the body cannot be read or is longer than any form of ours.
    pub async fn body(&mut self) -> Result<String, PlatformError> {
        let text = self.request.text().await?;
        Ok(if text.len() > LARGEST_FORM { String::new() } else { text })
    }

    /// Reads a posted body of at most `limit` bytes; of a larger one no more than that.
    ///
    /// # Errors
    /// When the body cannot be read.
    pub async fn bytes(&mut self, limit: usize) -> Result<Option<Vec<u8>>, PlatformError> {
        let mut bytes = Vec::new();
        // A request without a body has no stream.
        let Ok(mut stream) = self.request.stream() else { return Ok(Some(bytes)) };
        while let Some(chunk) = stream.next().await {
            bytes.extend(chunk?);
            if bytes.len() > limit {
                return Ok(None);
            }
        }
        Ok(Some(bytes))
    }

    /// Waits until the next moment at which a question that came at `begun_at` may be answered "no".
    pub async fn refuse_in_steps(&self, begun_at: Moment) {
        let taken = self.now().since(begun_at);
        if let Some(step) = REFUSED_AFTER.into_iter().find(|step| *step >= taken) {
            Delay::from(step.saturating_sub(taken)).await;
        }
    }

    /// The frame of a page at this address.
    #[must_use]
    pub fn shell(&self) -> Shell {
        let address =
            if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) };
        // The address of an SP's redirect carries the pid: it is not written into the page again.
        let address = if self.path.starts_with("/service/") { "/".to_owned() } else { address };
        Shell::new(self.locale, self.text_size, &address)
            .demonstration(crate::config::is_demonstration(&self.env))
    }

    /// A page.
    ///
    /// # Errors
    /// When the runtime fails.
    pub fn page(&self, status: u16, html: String) -> Result<Response, PlatformError> {
        let mut response = Response::from_html(html)?.with_status(status);
        let headers = response.headers_mut();
        headers.set("cache-control", "no-store")?;
        headers.set("content-security-policy", PAGE_POLICY)?;
        for cookie in &self.preferences {
            headers.append("set-cookie", cookie)?;
        }
        Ok(response)
    }

    /// A page that says until when to wait: 429, with the seconds in `Retry-After` for whoever reads no pages.
    ///
    /// # Errors
    /// When the runtime fails.
    pub fn page_to_wait(&self, until: Moment, html: String) -> Result<Response, PlatformError> {
        let mut response = self.page(429, html)?;
        let seconds = until.since(self.now()).as_millis().div_ceil(1_000);
        response.headers_mut().set("retry-after", &seconds.to_string())?;
        Ok(response)
    }

    /// Sends the browser on (303: always a GET).
    ///
    /// # Errors
    /// When the runtime fails.
    pub fn see_other(&self, location: &str) -> Result<Response, PlatformError> {
        let headers = Headers::new();
        headers.set("location", location)?;
        headers.set("cache-control", "no-store")?;
        for cookie in &self.preferences {
            headers.append("set-cookie", cookie)?;
        }
        Ok(Response::empty()?.with_status(303).with_headers(headers))
    }

    /// The page that says there is no such page.
    ///
    /// # Errors
    /// When the runtime fails.
    pub fn not_found(&self) -> Result<Response, PlatformError> {
        self.page(404, NotFound { shell: self.shell() }.render())
    }

    /// The error page.
    ///
    /// # Errors
    /// When the runtime fails.
    pub fn fault(&self, status: u16, kind: FaultKind, code: &str) -> Result<Response, PlatformError> {
        let fault = Fault {
            shell: self.shell(),
            kind,
            code: code.to_owned(),
            correlation_id: self.correlation_id.clone(),
        };
        self.page(status, fault.render())
    }

    /// A problem for programs (RFC 9457).
    ///
    /// # Errors
    /// When the runtime fails.
    pub fn problem(&self, status: u16, code: &str, title: &str) -> Result<Response, PlatformError> {
        let details = ProblemDetails::new(status, code, title).with_correlation_id(&self.correlation_id);
        let mut response = Response::from_json(&details)?.with_status(status);
        response.headers_mut().set("content-type", problem::CONTENT_TYPE)?;
        response.headers_mut().set("cache-control", "no-store")?;
        Ok(response)
    }
}

/// Nothing but our own files; no inline script or style; no frame around us.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// A posted form: the known fields, each at most once.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// A form in which nothing was filled in.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Vec::new())
    }

    /// The field's text, without blanks at its ends; empty if it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// The fields as a method's check takes them.
    #[must_use]
    pub fn submission(&self) -> Submission<'_> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.trim())).collect()
    }
}

fn split_url(url: &str) -> (String, String) {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let from_path = after_scheme.find('/').and_then(|at| after_scheme.get(at..)).unwrap_or("/");
    let (path, query) = from_path.split_once('?').unwrap_or((from_path, ""));
    (path.to_owned(), query.to_owned())
}

struct Choice<T> {
    value: Option<T>,
    set_cookie: Option<String>,
}

/// A preference: from the query, which then goes into a cookie, or from the cookie.
fn choice<T: Copy>(
    query: &str,
    cookies: &str,
    name: &str,
    parse: fn(&str) -> Option<T>,
    text: fn(T) -> &'static str,
) -> Choice<T> {
    let find = |pairs: &str, separator: char| {
        pairs.split(separator).find_map(|pair| parse(pair.trim().strip_prefix(name)?.strip_prefix('=')?))
    };
    if let Some(value) = find(query, '&') {
        let cookie = format!("{name}={}; Path=/; SameSite=Lax; Max-Age={YEAR}", text(value));
        return Choice { value: Some(value), set_cookie: Some(cookie) };
    }
    Choice { value: find(cookies, ';'), set_cookie: None }
}
