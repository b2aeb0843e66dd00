//! A dataset's registered request: headers and body with `#{name}` where values go.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TRANSACTION_UID_HEADER;
use super::values::{RequestValues, is_platforms_own};
use crate::ProtocolError;
use crate::parameters::{Parameters, is_name};

/// How a dataset is asked.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DpMethod {
    /// Without a body.
    Get,
    /// With a JSON body.
    Post,
}

impl DpMethod {
    /// Reads a method's name.
    ///
    /// # Errors
    /// [`ProtocolError::TemplateForm`].
    pub fn parse(name: &str) -> Result<Self, ProtocolError> {
        match name {
            "GET" => Ok(Self::Get),
            "POST" => Ok(Self::Post),
            _ => Err(ProtocolError::TemplateForm { reason: "the method is neither GET nor POST" }),
        }
    }

    /// The method's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// A request ready to be sent.
#[derive(Clone, Eq, PartialEq)]
pub struct DatasetRequest {
    /// The method.
    pub method: DpMethod,
    /// The headers, none twice.
    pub headers: Vec<(String, String)>,
    /// The JSON body of a POST.
    pub body: Option<String>,
}

/// A dataset's header and body templates, checked when they are registered.
///
/// ```
/// use mydata_identity::{Birthday, NationalId};
/// use mydata_protocol::dp_api::{AccessToken, DpMethod, RequestTemplate, RequestValues};
/// use mydata_protocol::ids::TransactionUid;
/// let template = RequestTemplate::parse(
///     DpMethod::Post,
///     r##"{"Authorization": "Bearer #{accessToken}"}"##,
///     r##"{"id": "#{uid}", "born": "#{birthdateYYYYMMDD}"}"##,
/// )?;
/// let token = AccessToken::issue([0; 16], &[1; 64])?;
/// let values = RequestValues::new(
///     &token,
///     &TransactionUid::from_random([2; 16]),
///     &NationalId::parse("A123456789")?,
///     Birthday::parse_roc("0770101")?,
/// );
/// let request = template.expand(&values)?;
/// assert_eq!(request.body.as_deref(), Some(r#"{"id": "A123456789", "born": "19880101"}"#));
/// # Ok::<(), mydata_protocol::ProtocolError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RequestTemplate {
    method: DpMethod,
    headers: Vec<(String, Pieces)>,
    body: Option<Pieces>,
}

impl RequestTemplate {
    /// Reads both templates: a JSON object of texts for the headers, any JSON for a POST's body. Placeholders stand
    /// inside JSON texts only. An empty text is an empty template.
    ///
    /// # Errors
    /// [`ProtocolError::TemplateForm`].
    pub fn parse(method: DpMethod, headers: &str, body: &str) -> Result<Self, ProtocolError> {
        let body = match method {
            DpMethod::Get => None,
            DpMethod::Post if body.trim().is_empty() => None,
            DpMethod::Post => Some(parse_body(body)?),
        };
        Ok(Self { method, headers: parse_headers(headers)?, body })
    }

    /// Every name the templates ask for.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(|(_, pieces)| pieces).chain(&self.body).flat_map(Pieces::names)
    }

    /// Refuses a name that neither the platform fills in nor the citizen is asked for.
    ///
    /// # Errors
    /// [`ProtocolError::TemplateNameUnknown`].
    pub fn check(&self, parameters: &Parameters) -> Result<(), ProtocolError> {
        let is_known = |name: &&str| is_platforms_own(name) || parameters.names().any(|known| known == *name);
        match self.names().find(|name| !is_known(name)) {
            Some(name) => Err(ProtocolError::TemplateNameUnknown { name: name.to_owned() }),
            None => Ok(()),
        }
    }

    /// Fills in the values. `Authorization`, `transaction_uid` and the citizen's own parameters become headers even
    /// where the template does not say so: every DP may rely on them.
    ///
    /// # Errors
    /// [`ProtocolError::TemplateNameUnknown`], or [`ProtocolError::HeaderValue`] if HTTP cannot carry a value.
    pub fn expand(&self, values: &RequestValues) -> Result<DatasetRequest, ProtocolError> {
        let mut headers = Vec::new();
        for (name, pieces) in &self.headers {
            headers.push((name.clone(), pieces.expand(|name| values.for_header(name))?));
        }
        let mut add_missing = |name: &str, value: String| {
            if !headers.iter().any(|(present, _)| present.eq_ignore_ascii_case(name)) {
                headers.push((name.to_owned(), value));
            }
        };
        add_missing("Authorization", format!("Bearer {}", values.get("accessToken").unwrap_or_default()));
        add_missing(TRANSACTION_UID_HEADER, values.get("transactionUid").unwrap_or_default().to_owned());
        for (name, value) in values.custom_headers() {
            add_missing(name, value.into_owned());
        }
        if let Some((name, _)) = headers.iter().find(|(_, value)| !is_header_value(value)) {
            return Err(ProtocolError::HeaderValue { name: name.clone() });
        }
        let json_of = |name: &str| values.get(name).map(|value| Cow::Owned(json_escaped(value)));
        let body = self.body.as_ref().map(|body| body.expand(json_of)).transpose()?;
        Ok(DatasetRequest { method: self.method, headers, body })
    }
}

fn parse_headers(template: &str) -> Result<Vec<(String, Pieces)>, ProtocolError> {
    if template.trim().is_empty() {
        return Ok(Vec::new());
    }
    let refused = ProtocolError::TemplateForm { reason: "headers are a JSON object of texts" };
    let headers: BTreeMap<String, String> = serde_json::from_str(template).map_err(|_| refused)?;
    let mut parsed: Vec<(String, Pieces)> = Vec::new();
    for (name, value) in headers {
        if !is_name(&name) || parsed.iter().any(|(other, _)| other.eq_ignore_ascii_case(&name)) {
            return Err(ProtocolError::TemplateForm { reason: "a header's name is none, or given twice" });
        }
        parsed.push((name, Pieces::parse(&value)?));
    }
    Ok(parsed)
}

/// A body is expanded as text, so that it keeps its order and spelling. That it is JSON before expansion shows
/// that every placeholder stands inside a JSON text.
fn parse_body(template: &str) -> Result<Pieces, ProtocolError> {
    let refused = ProtocolError::TemplateForm { reason: "the body is not JSON" };
    serde_json::from_str::<serde::de::IgnoredAny>(template).map_err(|_| refused)?;
    Pieces::parse(template)
}

fn json_escaped(value: &str) -> String {
    let quoted = serde_json::Value::from(value).to_string();
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
}

fn is_header_value(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// A template cut at its placeholders.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Pieces(Vec<Piece>);

#[derive(Clone, Debug, Eq, PartialEq)]
enum Piece {
    Name(String),
    Text(String),
}

impl Pieces {
    fn parse(template: &str) -> Result<Self, ProtocolError> {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some((text, behind)) = rest.split_once("#{") {
            let unclosed = ProtocolError::TemplateForm { reason: "a placeholder is not closed" };
            let (name, after) = behind.split_once('}').ok_or(unclosed)?;
            if !is_name(name) {
                return Err(ProtocolError::TemplateForm { reason: "a placeholder holds no name" });
            }
            pieces.extend([Piece::Text(text.to_owned()), Piece::Name(name.to_owned())]);
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self(pieces))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Name(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    fn expand<'a>(&self, value: impl Fn(&str) -> Option<Cow<'a, str>>) -> Result<String, ProtocolError> {
        let mut expanded = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => expanded.push_str(text),
                Piece::Name(name) => {
                    let unknown = || ProtocolError::TemplateNameUnknown { name: name.clone() };
                    expanded.push_str(&value(name).ok_or_else(unknown)?);
                }
            }
        }
        Ok(expanded)
    }
}

impl core::fmt::Debug for DatasetRequest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("DatasetRequest").field("method", &self.method).finish_non_exhaustive()
    }
}
