//! What happens about a counter's code.

use super::Seat;
use crate::DatasetIndex;

/// What happened about a counter's code. Codes and passcodes come as keyed digests: whoever reads what is stored of them cannot
/// find them by trying all there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CounterEvent {
    /// Whom the citizen has named accepts to go to the counter in her place.
    AgentAccepts {
        /// Which naming.
        naming: usize,
    },
    /// Whom the citizen has named does not want to, or not any more.
    AgentRefuses {
        /// Which naming.
        naming: usize,
    },
    /// The clerk saves these datasets; the transfer begins.
    BeginTransfer {
        /// Who.
        clerk: Seat,
        /// Which.
        datasets: Vec<DatasetIndex>,
    },
    /// The clerk leaves.
    EndVisit {
        /// Who.
        clerk: Seat,
    },
    /// The last byte of a transfer to the clerk's computer has gone out.
    FinishTransfer {
        /// The transfer.
        lease: u64,
    },
    /// Whoever holds the code has one issued, or another one in its place.
    IssueCode {
        /// Of the code.
        digest: String,
    },
    /// The citizen names somebody to go to the counter in her place.
    NameAgent,
    /// A clerk whose agency the service is typed a code.
    Redeem {
        /// Of the code.
        digest: String,
        /// Who.
        clerk: Seat,
        /// Of the passcode that is to be sent now.
        passcode: String,
    },
    /// The clerk has another passcode sent.
    ResendPasscode {
        /// Who.
        clerk: Seat,
        /// Of the passcode that is to be sent now.
        passcode: String,
    },
    /// The clerk typed a passcode.
    TryPasscode {
        /// Who.
        clerk: Seat,
        /// Of what was typed.
        passcode: String,
    },
    /// The clerk looks at a dataset.
    ViewItem {
        /// Who.
        clerk: Seat,
        /// Which.
        dataset: DatasetIndex,
    },
    /// The citizen takes back that somebody goes in her place.
    WithdrawDelegation,
}
