//! The public list of datasets, `GET /find_all_resources`.

use serde::{Deserialize, Serialize};

use crate::ids::ResourceId;

/// One dataset of the public list.
///
/// ```
/// use mydata_protocol::catalogue::{ResourceRow, ResourceStatus};
/// use mydata_protocol::ids::ResourceId;
/// let row = ResourceRow {
///     resource_id: ResourceId::parse("API.UDauDOLyZg")?,
///     dep: "戶政司".to_owned(),
///     name: "現戶全戶戶籍資料".to_owned(),
///     link: "/personal/detail/API.UDauDOLyZg".to_owned(),
///     cate: "戶役政".to_owned(),
///     status: ResourceStatus::Available,
/// };
/// assert!(serde_json::to_string(&row)?.ends_with(r#""status":"01"}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct ResourceRow {
    /// The dataset.
    pub resource_id: ResourceId,
    /// The agency that holds it.
    pub dep: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub link: String,
    /// Its 領域.
    pub cate: String,
    /// Whether it can be had at present.
    pub status: ResourceStatus,
}

/// Whether a dataset can be had at present.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum ResourceStatus {
    /// `01`.
    #[serde(rename = "01")]
    Available,
    /// `00`.
    #[serde(rename = "00")]
    Failing,
}
