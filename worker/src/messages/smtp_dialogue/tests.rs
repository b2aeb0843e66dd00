//! The talk with a mail server, answer by answer.

use proptest::prelude::*;

use super::*;

fn errand(encryption: Encryption, credentials: bool) -> Errand {
    Errand {
        name: "mydata.example".to_owned(),
        encryption,
        credentials: credentials
            .then(|| Credentials { user: "platform".to_owned(), password: "secret".to_owned() }),
        from: EmailAddress::parse("no-reply@mydata.example").unwrap(),
        to: EmailAddress::parse("ling@mail.example").unwrap(),
        message: b"Subject: x\r\n\r\n.dot\r\n..dots\r\nend\r\n".to_vec(),
    }
}

fn reply(text: &str) -> Reply {
    let mut replies = Replies::default();
    replies.feed(text.as_bytes());
    replies.next().unwrap().unwrap()
}

/// Plays the server's answers; returns what was said, and how it ended if it did.
fn play(errand: Errand, answers: &[&str]) -> (Vec<String>, Option<Delivery>) {
    let mut dialogue = Dialogue::new(errand);
    let mut said = Vec::new();
    for answer in answers {
        let mut step = dialogue.hear(&reply(answer));
        if step == Step::BeginTls {
            said.push("(TLS)".to_owned());
            step = dialogue.secured();
        }
        match step {
            Step::Say(bytes) => said.push(String::from_utf8(bytes).unwrap()),
            Step::End(delivery) => return (said, Some(delivery)),
            Step::BeginTls => unreachable!(),
        }
    }
    (said, None)
}

const HELLO: &str = "250-mx.example greets you\r\n250-8BITMIME\r\n250-STARTTLS\r\n250-AUTH LOGIN PLAIN\r\n250 SIZE 10240000\r\n";
const BARE: &str = "250 mx.example\r\n";
const TLS_TO_END: [&str; 9] = [
    "220 mx.example ESMTP\r\n",
    HELLO,
    "220 go ahead\r\n",
    HELLO,
    "235 2.7.0 welcome\r\n",
    "250 2.1.0 ok\r\n",
    "250 2.1.5 ok\r\n",
    "354 go on\r\n",
    "250 2.0.0 queued\r\n",
];

#[test]
fn a_letter_goes_out_over_tls_and_after_signing_in() {
    let (said, end) = play(errand(Encryption::StartTls, true), &TLS_TO_END);
    assert_eq!(end, Some(Delivery::Sent));
    assert_eq!(
        said,
        [
            "EHLO mydata.example\r\n",
            "STARTTLS\r\n",
            "(TLS)",
            "EHLO mydata.example\r\n",
            "AUTH PLAIN AHBsYXRmb3JtAHNlY3JldA==\r\n",
            "MAIL FROM:<no-reply@mydata.example>\r\n",
            "RCPT TO:<ling@mail.example>\r\n",
            "DATA\r\n",
            "Subject: x\r\n\r\n..dot\r\n...dots\r\nend\r\n.\r\n",
        ]
    );
}

#[test]
fn a_server_that_knows_login_only_gets_it_in_two_answers() {
    let hello = "250-mx.example\r\n250 auth login\r\n";
    let answers = ["220 hi\r\n", hello, "334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n", "235 ok\r\n"];
    let (said, end) = play(errand(Encryption::Implicit, true), &answers);
    assert_eq!(end, None);
    assert_eq!(&said[1..4], ["AUTH LOGIN\r\n", "cGxhdGZvcm0=\r\n", "c2VjcmV0\r\n"]);
    assert!(said[4].starts_with("MAIL FROM"));
}

#[test]
fn without_encryption_on_offer_nothing_is_said_that_matters() {
    let (said, end) = play(errand(Encryption::StartTls, true), &["220 hi\r\n", BARE]);
    assert_eq!((said.len(), end), (1, Some(Delivery::later(Reason::TlsMissing))));
    let (said, end) = play(errand(Encryption::None, true), &["220 hi\r\n", HELLO]);
    assert_eq!((said.len(), end), (1, Some(Delivery::later(Reason::TlsMissing))));
}

#[test]
fn what_was_offered_before_tls_does_not_count_after_it() {
    let answers = ["220 hi\r\n", HELLO, "220 go\r\n", BARE];
    let (said, end) = play(errand(Encryption::StartTls, true), &answers);
    assert_eq!((said.len(), end), (4, Some(Delivery::later(Reason::SignInRefused))));
}

#[test]
fn a_keyword_in_the_greeting_line_is_no_offer() {
    let (_, end) = play(errand(Encryption::StartTls, false), &["220 hi\r\n", "250 STARTTLS\r\n"]);
    assert_eq!(end, Some(Delivery::later(Reason::TlsMissing)));
}

#[test]
fn each_refusal_means_what_the_standard_says_where_it_stands() {
    use Delivery as D;
    let table = [
        (0, "554 not you\r\n", D::later(Reason::Busy)),
        (0, "421 closing\r\n", D::later(Reason::Busy)),
        (1, "502 what?\r\n", D::later(Reason::Busy)),
        (2, "454 no TLS now\r\n", D::later(Reason::Busy)),
        (2, "501 no\r\n", D::later(Reason::TlsMissing)),
        (4, "535 5.7.8 wrong\r\n", D::later(Reason::SignInRefused)),
        (4, "454 4.7.0 later\r\n", D::later(Reason::Busy)),
        (5, "530 5.7.0 sign in first\r\n", D::later(Reason::SignInRefused)),
        (5, "550 5.7.1 no\r\n", D::never(Reason::Refused)),
        (6, "550-5.1.1 no such\r\n550 5.1.1 user\r\n", D::never(Reason::ContactRefused)),
        (6, "450 4.2.1 greylisted\r\n", D::later(Reason::Busy)),
        (6, "552 too many\r\n", D::later(Reason::Busy)),
        (7, "554 no valid recipients\r\n", D::never(Reason::Refused)),
        (8, "554 5.6.0 spam\r\n", D::never(Reason::Refused)),
        (8, "452 4.3.1 disk full\r\n", D::later(Reason::Busy)),
        (8, "421 4.4.2 closing\r\n", D::later(Reason::Busy)),
        (8, "354 again?\r\n", D::later(Reason::BrokenOff)),
    ];
    for (place, answer, expected) in table {
        let mut answers = TLS_TO_END.to_vec();
        answers[place] = answer;
        let (_, end) = play(errand(Encryption::StartTls, true), &answers);
        assert_eq!(end, Some(expected), "{place}: {answer}");
    }
}

#[test]
fn an_answer_in_pieces_and_in_many_lines_is_one_answer() {
    let mut replies = Replies::default();
    for byte in HELLO.bytes().take(HELLO.len() - 1) {
        replies.feed(&[byte]);
        assert_eq!(replies.next(), Ok(None));
    }
    replies.feed(b"\n220 next\r\n22");
    let hello = replies.next().unwrap().unwrap();
    assert_eq!(hello.code, 250);
    assert_eq!(
        hello.lines,
        ["mx.example greets you", "8BITMIME", "STARTTLS", "AUTH LOGIN PLAIN", "SIZE 10240000"]
    );
    assert_eq!(replies.next().unwrap().unwrap(), Reply { code: 220, lines: vec!["next".to_owned()] });
    assert_eq!(replies.next(), Ok(None));
}

#[test]
fn what_is_no_answer_is_not_taken_for_one() {
    for text in ["HTTP/1.1 200 OK\r\n", "\r\n", "25x no\r\n", "250+no\r\n"] {
        let mut replies = Replies::default();
        replies.feed(text.as_bytes());
        assert_eq!(replies.next(), Err(NoReply), "{text}");
    }
    let mut replies = Replies::default();
    replies.feed(b"250-");
    replies.feed(&[b'x'; 10_000]);
    assert_eq!(replies.next(), Err(NoReply));
}

#[test]
fn more_than_the_answer_is_noticed_before_tls_begins() {
    let mut replies = Replies::default();
    replies.feed(b"220 go ahead\r\n250 injected\r\n");
    replies.next().unwrap().unwrap();
    assert!(replies.has_more());
}

#[test]
fn a_message_that_does_not_end_its_last_line_gets_an_end() {
    assert_eq!(as_data(b"x"), b"x\r\n.\r\n");
    assert_eq!(as_data(b""), b"\r\n.\r\n");
    assert_eq!(as_data(b"."), b"..\r\n.\r\n");
}

proptest! {
    #[test]
    fn no_text_ends_the_message_early(text in "[.\r\n a]{0,40}") {
        let message = text.replace('\r', "").replace('\n', "\r\n");
        let data = as_data(message.as_bytes());
        let data = String::from_utf8(data).unwrap();
        let body = data.strip_suffix(".\r\n").unwrap();
        prop_assert!(body.ends_with("\r\n"));
        prop_assert!(body.split("\r\n").all(|line| line != "."));
        // Taking the dots away again, as a server does, gives back what was sent.
        let received: Vec<&str> = body.split("\r\n").map(|line| line.strip_prefix('.').unwrap_or(line)).collect();
        let received = received.join("\r\n");
        let sent = if message.ends_with("\r\n") { message } else { message + "\r\n" };
        prop_assert_eq!(received, sent);
    }

    #[test]
    fn whatever_a_server_says_the_talk_ends_and_sends_no_password_in_the_clear(answers in prop::collection::vec(0usize..12, 1..40)) {
        const ANSWERS: [&str; 12] = [
            "220 hi\r\n", HELLO, BARE, "235 ok\r\n", "250 ok\r\n", "334 \r\n", "354 go\r\n", "421 bye\r\n", "450 no\r\n",
            "535 no\r\n", "550 no\r\n", "251 ok\r\n",
        ];
        for encryption in [Encryption::StartTls, Encryption::None] {
            let answers: Vec<&str> = answers.iter().map(|index| ANSWERS[*index]).collect();
            let (said, end) = play(errand(encryption, true), &answers);
            let tls_at = said.iter().position(|line| line == "(TLS)").unwrap_or(said.len());
            for line in &said[..tls_at] {
                prop_assert!(!line.contains("AUTH") && !line.contains("MAIL") && !line.contains("c2VjcmV0"));
            }
            if end == Some(Delivery::Sent) {
                prop_assert!(said.last().unwrap().ends_with("\r\n.\r\n"));
            }
            prop_assert!(said.len() <= 10);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_of_answers_stumble(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..10)) {
        let mut replies = Replies::default();
        for piece in pieces {
            replies.feed(&piece);
            while let Ok(Some(reply)) = replies.next() {
                // Whatever it is, it is an answer to something, and gets one.
                Dialogue::new(errand(Encryption::None, false)).hear(&reply);
            }
        }
    }
}
