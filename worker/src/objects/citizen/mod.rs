//! One citizen: her membership, devices and sessions, every use of her data, and the wrong tries made in her name.

mod binding;
mod carry_out;
mod contact_change;
mod counter;
mod delegations;
mod devices;
mod freeze;
mod freshness;
mod introductions;
mod journal;
mod letters;
mod live;
mod membership;
mod record;
mod session_messages;
mod sessions;
mod tries;
mod uses;
mod withdrawal;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use mydata_consent::{EntryId, Moment};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub use binding::{BeginBinding, CEREMONY_LIVES, Ceremony, TakeCeremony};
pub use contact_change::{
    AskContactChange, CodeNotSent, ConfirmContactChange, ContactChange, DropContactChange, ShowContactChange,
};
pub use counter::CounterClosed;
pub use delegations::{
    AskAgent, ListMandates, MAX_FROM_ONE, MAX_MANDATES, Mandate, MandateRefusal, MayAccept, OpenMandate,
    TellOfDelegation,
};
pub use devices::{
    BindDevice, Device, DeviceRefusal, FindDevice, KeepDevice, ListDevices, MAX_DEVICES, RemoveDevice,
};
pub use freeze::{Frozen, LiftFreeze, Lifting, MisuseReport, ReportMisuse, ShowMisuse};
pub use freshness::{FRESH_FOR, NotFresh};
pub use introductions::{Introduced, Introduction};
pub use journal::{
    AcceptedVersions, Consent, Delegated, DelegationRole, Entry, EntryKind, Erasure, JournalPage,
    MembershipEvent, NamedDataset, Note, Noted, Occasion, OpenedEntry, Opening, ReadEntry, ReadJournal,
    Receiver, Search, Use,
};
pub use letters::{CODES_AN_HOUR, LETTERS_A_DAY, PostLetter, TooManyLetters};
pub use live::{Admit, LISTED_FOR, ListLive, Live, MAX_LIVE, NotAdmitted};
pub use membership::{AcceptTerms, ChangeContact, Join, JoinSilently, Member, WhoIsMember};
use record::{Heard, Record};
pub use session_messages::{BeginSession, EndAllSessions, EndSession, ListSessions, SeeSession, StepUp};
pub use sessions::{ABSOLUTE_LIMIT, IDLE_LIMIT, MAX_SESSIONS, SessionLine, SessionView};
pub use tries::{BeginIdentification, EndIdentification, TryEnd};
pub use uses::{LatestUses, RecordUse};
pub use withdrawal::{NotWithdrawn, Withdraw};

use super::{Envelope, answer, or_failure, row};
use crate::clock::Clock;
use crate::error::PlatformError;
use crate::keys::PlatformKeys;

const BINDING: &str = "CITIZEN";

/// Every message she hears.
const EARS: &[Ear] = &[
    ear::<AcceptTerms>,
    ear::<Admit>,
    ear::<AskAgent>,
    ear::<AskContactChange>,
    ear::<BeginBinding>,
    ear::<BeginIdentification>,
    ear::<BeginSession>,
    ear::<BindDevice>,
    ear::<ChangeContact>,
    ear::<ConfirmContactChange>,
    ear::<CounterClosed>,
    ear::<DropContactChange>,
    ear::<EndAllSessions>,
    ear::<EndIdentification>,
    ear::<EndSession>,
    ear::<FindDevice>,
    ear::<Join>,
    ear::<JoinSilently>,
    ear::<KeepDevice>,
    ear::<LatestUses>,
    ear::<LiftFreeze>,
    ear::<ListDevices>,
    ear::<ListLive>,
    ear::<ListMandates>,
    ear::<ListSessions>,
    ear::<MayAccept>,
    ear::<Note>,
    ear::<OpenMandate>,
    ear::<PostLetter>,
    ear::<ReadEntry>,
    ear::<ReadJournal>,
    ear::<RecordUse>,
    ear::<RemoveDevice>,
    ear::<ReportMisuse>,
    ear::<SeeSession>,
    ear::<ShowContactChange>,
    ear::<ShowMisuse>,
    ear::<StepUp>,
    ear::<TakeCeremony>,
    ear::<TellOfDelegation>,
    ear::<WhoIsMember>,
    ear::<Withdraw>,
];

/// Hears a message if it is its own; tells the answer and whether the record may have changed.
type Ear = fn(&Envelope, &mut Record, Moment) -> Option<Result<(Response, bool), PlatformError>>;

fn ear<M: Heard>(
    envelope: &Envelope,
    record: &mut Record,
    now: Moment,
) -> Option<Result<(Response, bool), PlatformError>> {
    let hear = |record: &mut Record| {
        let message: M = envelope.read()?;
        Ok((answer::<M>(&message.hear(record, now)?)?, M::CHANGES))
    };
    envelope.is::<M>().then(|| hear(record))
}

/// One citizen.
#[durable_object]
pub struct CitizenObject {
    inner: Rc<Inner>,
}

/// What the object's handlers and the letters under way share.
struct Inner {
    state: State,
    env: Env,
    clock: Clock,
    /// Errands being carried out by this process. After a kill it is empty, and they are carried out again.
    running: RefCell<BTreeSet<EntryId>>,
    /// Nothing has been read yet: what an earlier process left undone is due at once.
    fresh: Cell<bool>,
}

impl DurableObject for CitizenObject {
    fn new(state: State, env: Env) -> Self {
        let clock = Clock::of(&env);
        Self {
            inner: Rc::new(Inner { state, env, clock, running: RefCell::default(), fresh: Cell::new(true) }),
        }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        or_failure(self.inner.receive(request).await)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.inner.clone().pump().await?;
        Response::empty()
    }
}

impl Inner {
    async fn receive(&self, request: Request) -> Result<Response, PlatformError> {
        let envelope = Envelope::open(request).await?;
        row::prepare(&self.state)?;
        let keys = PlatformKeys::of(&self.env)?;
        let mut record = Record::load(&self.state, &keys)?;
        let now = self.clock.now();
        let settled = record.private.sessions.settle(now);
        let heard = EARS.iter().find_map(|ear| ear(&envelope, &mut record, now));
        let (response, changes) = heard.ok_or_else(|| envelope.unknown())??;
        if changes || settled || self.fresh.take() {
            self.store(&mut record, &keys).await?;
        }
        Ok(response)
    }

    /// Stores the record and sees to it that what is due gets done. No `await` stands between the two writes, so
    /// they happen together.
    async fn store(&self, record: &mut Record, keys: &PlatformKeys) -> Result<(), PlatformError> {
        record.store(&self.state, keys)?;
        self.set_alarm(record).await
    }
}
