//! 退出會員: what is erased and what stays, and the page after it.

use askama::Template;

use super::{Shell, html};

/// What stands between her and the end of her membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawStage {
    /// She has reported misuse and has not lifted the freeze.
    Frozen,
    /// She has to show once more who she is.
    NotFresh,
    /// Nothing but her word.
    Ready,
}

/// The page. Its form posts `csrf`, `acknowledged=1` and `decision=withdraw`.
#[derive(Clone, Template)]
#[template(path = "member-withdraw.html")]
pub struct MemberWithdraw {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// What stands in the way.
    pub stage: WithdrawStage,
    /// How many transfers are under way.
    pub transfers: usize,
    /// Whether she pressed without the tick.
    pub unacknowledged: bool,
}

impl MemberWithdraw {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// She is a member no more.
#[derive(Debug, Clone, Template)]
#[template(path = "member-withdrawn.html")]
pub struct MemberWithdrawn {
    /// The frame.
    pub shell: Shell,
}

impl MemberWithdrawn {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
