//! The devices a citizen has bound (行動自然人憑證).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mydata_consent::Moment;
use mydata_identity::evidence::{CredentialRecord, UnixSeconds};
use serde::{Deserialize, Serialize};

use super::freshness::NotFresh;
use super::journal::MembershipEvent;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::LetterKind;
use crate::objects::Message;
use crate::session::SessionDigest;

/// More devices than one person carries; their names all stand in the page that asks for one of them.
pub const MAX_DEVICES: usize = 10;

/// A bound device, as lists of devices show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// The name of its credential, in base64url.
    pub name: String,
    /// When it was bound.
    pub bound_at: Moment,
    /// Whether copies of its key exist on other devices of hers.
    pub is_backed_up: bool,
}

/// Why a device is not bound, or its record not renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum DeviceRefusal {
    /// The device has signed as often as this before: another check was faster, or it is a copy.
    #[error("the counter of the device has been seen")]
    CounterSeen,
    /// It is bound already.
    #[error("the device is bound already")]
    Known,
    /// No more can be bound.
    #[error("too many devices are bound")]
    TooMany,
    /// It is not bound, or no longer.
    #[error("the device is not bound")]
    Unknown,
}

impl DeviceRefusal {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CounterSeen => "device.counter-seen",
            Self::Known => "device.known",
            Self::TooMany => "device.too-many",
            Self::Unknown => "device.unknown",
        }
    }
}

/// The records of the bound devices.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Devices(Vec<CredentialRecord>);

impl Devices {
    fn bind(&mut self, record: CredentialRecord) -> Result<(), DeviceRefusal> {
        if self.0.iter().any(|known| known.id() == record.id()) {
            return Err(DeviceRefusal::Known);
        }
        if self.0.len() >= MAX_DEVICES {
            return Err(DeviceRefusal::TooMany);
        }
        self.0.push(record);
        Ok(())
    }

    /// Keeps the record as it is after the device has signed. Of two checks against one record only one is kept.
    fn keep(&mut self, record: CredentialRecord) -> Result<(), DeviceRefusal> {
        let known =
            self.0.iter_mut().find(|known| known.id() == record.id()).ok_or(DeviceRefusal::Unknown)?;
        // WebAuthn, 6.1.1: a device that does not count says 0, always.
        let counts = record.counter() != 0 || known.counter() != 0;
        if counts && record.counter() <= known.counter() {
            return Err(DeviceRefusal::CounterSeen);
        }
        *known = record;
        Ok(())
    }

    fn find(&self, credential: &[u8]) -> Option<&CredentialRecord> {
        self.0.iter().find(|known| known.id() == credential)
    }

    fn remove(&mut self, name: &str) -> bool {
        let Ok(credential) = URL_SAFE_NO_PAD.decode(name) else { return false };
        let before = self.0.len();
        self.0.retain(|known| known.id() != credential);
        self.0.len() != before
    }

    pub(super) fn list(&self) -> Vec<Device> {
        let device = |record: &CredentialRecord| Device {
            name: URL_SAFE_NO_PAD.encode(record.id()),
            bound_at: moment(record.bound_at()),
            is_backed_up: record.is_backed_up(),
        };
        self.0.iter().map(device).collect()
    }
}

fn moment(UnixSeconds(seconds): UnixSeconds) -> Moment {
    Moment::from_unix_millis(seconds.saturating_mul(1_000))
}

/// Binds a device to her; she is told. That a credential is hers alone needs no index of all of them: it is only ever
/// looked for among those of the person claimed.
#[derive(Serialize, Deserialize)]
pub struct BindDevice {
    /// Its record.
    pub record: CredentialRecord,
}

impl Message for BindDevice {
    type Answer = Result<(), DeviceRefusal>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "bind-device";
}

impl Heard for BindDevice {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let bound = record.private.devices.bind(self.record);
        if bound.is_ok() {
            record.note_membership(MembershipEvent::DeviceBound, now)?;
            record.tell_member(LetterKind::DeviceBound { at: now }, now);
        }
        Ok(bound)
    }
}

/// Asks for the record of one device.
#[derive(Serialize, Deserialize)]
pub struct FindDevice {
    /// The name of its credential.
    pub credential: Vec<u8>,
}

impl Message for FindDevice {
    type Answer = Option<CredentialRecord>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "find-device";
}

impl Heard for FindDevice {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(record.private.devices.find(&self.credential).cloned())
    }
}

/// Asks which devices are bound.
#[derive(Serialize, Deserialize)]
pub struct ListDevices;

impl Message for ListDevices {
    type Answer = Vec<Device>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "list-devices";
}

impl Heard for ListDevices {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(record.private.devices.list())
    }
}

/// Keeps the record of a device that has just identified her, in place of the one it was checked against.
#[derive(Serialize, Deserialize)]
pub struct KeepDevice {
    /// The record, its counter risen.
    pub record: CredentialRecord,
}

impl Message for KeepDevice {
    type Answer = Result<(), DeviceRefusal>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "keep-device";
}

impl Heard for KeepDevice {
    fn hear(self, record: &mut Record, _now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(record.private.devices.keep(self.record))
    }
}

/// Removes a device, if she has identified a moment ago. The answer tells whether it was there.
#[derive(Serialize, Deserialize)]
pub struct RemoveDevice {
    /// The digest of the session in which she does.
    pub digest: SessionDigest,
    /// The name of its credential, in base64url.
    pub name: String,
}

impl Message for RemoveDevice {
    type Answer = Result<bool, NotFresh>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "remove-device";
}

impl Heard for RemoveDevice {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if let Err(not_fresh) = record.private.sessions.see_fresh(&self.digest, now) {
            return Ok(Err(not_fresh));
        }
        let removed = record.private.devices.remove(&self.name);
        if removed {
            record.note_membership(MembershipEvent::DeviceRemoved, now)?;
        }
        Ok(Ok(removed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record as it is stored.
    fn record(id: &[u8], counter: u32) -> CredentialRecord {
        let aaguid = [0_u8; 16];
        serde_json::from_value(serde_json::json!({
            "person": "A123456789",
            "id": URL_SAFE_NO_PAD.encode(id),
            "user_handle": "AAAA",
            "key": "AAAA",
            "algorithm": "Es256",
            "counter": counter,
            "is_backup_eligible": false,
            "is_backed_up": false,
            "aaguid": aaguid,
            "attested": "Not",
            "bound_at": 1_800_000_000,
        }))
        .unwrap()
    }

    fn bound(records: impl IntoIterator<Item = CredentialRecord>) -> Devices {
        let mut devices = Devices::default();
        for record in records {
            devices.bind(record).unwrap();
        }
        devices
    }

    #[test]
    fn a_device_is_bound_once() {
        let mut devices = bound([record(b"one", 0)]);
        assert_eq!(devices.bind(record(b"one", 3)), Err(DeviceRefusal::Known));
        assert_eq!(devices.list().len(), 1);
    }

    #[test]
    fn of_two_checks_side_by_side_one_is_kept() {
        let mut devices = bound([record(b"one", 4)]);
        assert_eq!(devices.keep(record(b"one", 5)), Ok(()));
        assert_eq!(devices.keep(record(b"one", 5)), Err(DeviceRefusal::CounterSeen));
        assert_eq!(devices.keep(record(b"one", 4)), Err(DeviceRefusal::CounterSeen));
        assert_eq!(devices.keep(record(b"one", 6)), Ok(()));
    }

    #[test]
    fn a_device_that_does_not_count_is_kept_as_it_is() {
        let mut devices = bound([record(b"one", 0)]);
        assert_eq!(devices.keep(record(b"one", 0)), Ok(()));
        assert_eq!(devices.keep(record(b"one", 1)), Ok(()));
        assert_eq!(devices.keep(record(b"one", 0)), Err(DeviceRefusal::CounterSeen));
    }

    #[test]
    fn a_device_that_was_removed_is_unknown() {
        let mut devices = bound([record(b"one", 4), record(b"two", 4)]);
        let name = URL_SAFE_NO_PAD.encode(b"one");
        assert!(devices.remove(&name));
        assert!(!devices.remove(&name));
        assert!(devices.find(b"one").is_none());
        assert_eq!(devices.keep(record(b"one", 5)), Err(DeviceRefusal::Unknown));
        assert_eq!(devices.list().len(), 1);
    }

    #[test]
    fn only_so_many_devices_are_bound() {
        let ids = (0..MAX_DEVICES).map(|id| record(&id.to_be_bytes(), 0));
        let mut devices = bound(ids);
        assert_eq!(devices.bind(record(b"more", 0)), Err(DeviceRefusal::TooMany));
    }
}
