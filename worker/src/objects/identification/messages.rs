//! What can be said to an identification.

use mydata_consent::{CodeRefusal, Identification, Locked, Moment, Standing};
use mydata_identity::evidence::{Challenge, Occasion, UnixSeconds};
use mydata_identity::{AssuranceLevel, Contact, IdentityMethod};
use serde::{Deserialize, Serialize};

use crate::objects::Message;
use crate::objects::gate::Begun;
use crate::objects::transaction::Person;

const BINDING: &str = "IDENTIFICATION";

/// Evidence may come as long after its challenge as a whole transaction lasts: each challenge serves once anyway.
const CHALLENGE_LIVES: std::time::Duration = mydata_consent::FINISH_WITHIN;

/// Begins, or goes on with what has begun.
#[derive(Serialize, Deserialize)]
pub struct Begin {
    /// The level that has to be reached.
    pub minimum: AssuranceLevel,
    /// What has been shown in the session already, where a further method is needed.
    pub shown: Vec<mydata_consent::Shown>,
    /// Who she is, where it steps up.
    pub person: Option<Box<Person>>,
    /// Everything is forgotten at this time.
    pub ends_at: Moment,
}
message!(Begin => Course, "begin");

/// An identification as its pages need it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Course {
    /// How far it has come.
    pub identification: Identification,
    /// Who she is, once a method has been shown.
    pub person: Option<Person>,
    /// A code that was sent.
    pub code: Option<CodeOnItsWay>,
    /// What a newcomer has confirmed.
    pub confirmed: Option<Confirmed>,
}

/// A code that was sent and is waited for.
#[derive(Clone, Serialize, Deserialize)]
pub struct CodeOnItsWay {
    /// Where to.
    pub to: Contact,
    /// How a newcomer wants to be called, where the code confirms her contact.
    pub name: Option<String>,
    /// Until when it is good.
    pub valid_until: Moment,
    /// When the next one may be sent.
    pub resend_at: Moment,
    /// Whether it can still be right.
    pub is_live: bool,
}

/// What a newcomer has confirmed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Confirmed {
    /// How she wants to be called.
    pub name: String,
    /// Where the platform writes to.
    pub contact: Contact,
}

/// Makes a challenge for evidence of this method, in place of the last one.
#[derive(Serialize, Deserialize)]
pub struct MakeChallenge {
    /// The method.
    pub method: IdentityMethod,
    /// Random bytes.
    pub nonce: [u8; 32],
}
message!(MakeChallenge => Option<KeptChallenge>, "make-challenge");

/// Takes the challenge that was made for this method: it serves once.
#[derive(Serialize, Deserialize)]
pub struct TakeChallenge {
    /// The method.
    pub method: IdentityMethod,
}
message!(TakeChallenge => Option<KeptChallenge>, "take-challenge");

/// What a challenge is made again from.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptChallenge {
    /// The method it is for.
    pub method: IdentityMethod,
    nonce: [u8; 32],
    made_at: Moment,
}

impl KeptChallenge {
    pub(super) fn new(message: &MakeChallenge, made_at: Moment) -> Self {
        Self { method: message.method, nonce: message.nonce, made_at }
    }

    /// The challenge of this session and occasion; `transaction` is empty where there is none.
    #[must_use]
    pub fn bound_to(&self, session: &[u8], transaction: &[u8]) -> Challenge {
        let occasion = Occasion { method: self.method, session, transaction };
        Challenge::new(&occasion, self.nonce, seconds(self.made_at), CHALLENGE_LIVES)
    }
}

/// A moment as the evidence counts time.
#[must_use]
pub fn seconds(moment: Moment) -> UnixSeconds {
    UnixSeconds(moment.unix_millis().div_euclid(1_000))
}

/// Counts a try of this session that is about to be checked.
#[derive(Serialize, Deserialize)]
pub struct BeginSessionTry;
message!(BeginSessionTry => Result<Begun, Locked>, "begin-session-try");

/// Takes a counted try back: it was right, or could not be checked.
#[derive(Serialize, Deserialize)]
pub struct TakeBackSessionTry {
    /// When it was begun.
    pub at: Moment,
}
message!(TakeBackSessionTry => (), "take-back-session-try");

/// Evidence of this person held.
#[derive(Serialize, Deserialize)]
pub struct Show {
    /// Of this method.
    pub method: IdentityMethod,
    /// Who she is.
    pub person: Box<Person>,
    /// Whether she is known from an earlier time.
    pub standing: Standing,
}
message!(Show => Result<Course, String>, "show");

/// A code is being sent, in place of the last one.
#[derive(Serialize, Deserialize)]
pub struct SendCode {
    /// Its keyed digest.
    pub digest: String,
    /// Where to.
    pub to: Contact,
    /// How a newcomer wants to be called, where the code confirms her contact.
    pub name: Option<String>,
}
message!(SendCode => Result<Course, NotSent>, "send-code");

/// Why no code is sent.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum NotSent {
    /// None is waited for.
    OutOfOrder,
    /// The last one is too young.
    NotBefore(Moment),
}

/// A code was typed.
#[derive(Serialize, Deserialize)]
pub struct TryCode {
    /// Its keyed digest.
    pub digest: String,
}
message!(TryCode => Result<Course, CodeRefusal>, "try-code");

/// The code that is waited for is given up: another method, or another contact.
#[derive(Serialize, Deserialize)]
pub struct GiveCodeUp;
message!(GiveCodeUp => Course, "give-code-up");

/// It is known who she is: whoever asks first is told, and everything is forgotten.
#[derive(Serialize, Deserialize)]
pub struct Conclude;
message!(Conclude => Option<Course>, "conclude");

/// It is not wanted any more: everything is forgotten.
#[derive(Serialize, Deserialize)]
pub struct Forget;
message!(Forget => (), "forget");
