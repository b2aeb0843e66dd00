# Letters and short messages to citizens. Nothing personal and no code in a subject; "-sms" is the short message: the shorter, the better.

letter-sender = { site-name }, { site-tagline }
letter-greeting = Hello,
letter-not-you = If this was not you, please contact us soon: { $desk }
letter-code-not-you =
    Please tell nobody this code. Our staff will never ask you for it.
    If this was not you, please contact us: { $desk }
letter-closing =
    This letter was sent automatically; please do not reply to it. We never write to ask you to follow a link or to give a password.
    { site-name }, { $origin }

## Codes

letter-confirm-contact-subject = Your code to confirm a contact
letter-confirm-contact =
    Your code is:

    { $code }

    Please enter it before { $until } on the page you are using, to confirm that this contact is yours. If it is too late, ask for a new code on that page.
letter-confirm-contact-sms = { site-name } code { $code } to confirm your contact, valid until { $until }. Tell nobody. Not you? { $desk }
letter-one-time-code-subject = Your code to identify
letter-one-time-code =
    Your code is:

    { $code }

    Please enter it before { $until } on the page you are using, to finish identifying. If it is too late, ask for a new code on that page.
letter-one-time-code-sms = { site-name } code { $code } to identify, valid until { $until }. Tell nobody. Not you? { $desk }

## Notices

letter-contact-changed-subject = Your contact has changed
letter-contact-changed =
    Your contact was changed on { $when }.

    Notices will go to the new contact from now on, and no longer to this one.
letter-contact-changed-sms = Your { site-name } contact was changed on { $when }. No more notices will come here. Not you? { $desk }
letter-data-taken-subject = The data you agreed to send has arrived
letter-data-taken =
    On { $when }, “{ $receiver }” received the data you agreed to send:

    { $datasets }

    The platform’s copy has been deleted. The record of uses is in your member area.
letter-data-taken-sms =
    "{ $receiver }" received { $count ->
        [1] { $first }
       *[other] { $first } and more, { $count } datasets in all,
    } on { $when }. Not you? { $desk }
letter-data-ready-subject = The data you asked for is ready
letter-data-ready =
    On { $when }, the data you asked for was ready:

    { $datasets }

    Please come back to save it before { $until }; after that it is deleted. Return to the page you left, or sign in to your member area and open “Under way”.
letter-data-ready-missing =
    These could not be had; the page says why:

    { $missing }
letter-data-ready-sms =
    { $count ->
        [1] { $first } is
       *[other] { $first } and more, { $count } datasets in all, are
    } ready since { $when }. Save before { $until } in your { site-name } member area. Not you? { $desk }
letter-data-missing-subject = The data you asked for could not be had
letter-data-missing =
    By { $when }, none of the data you asked for could be had:

    { $datasets }

    The platform kept nothing. The record of uses in your member area says why; please try again later.
letter-data-missing-sms =
    { $count ->
        [1] { $first }
       *[other] { $first } and more, { $count } datasets in all,
    } could not be had by { $when }. See your { site-name } member area. Not you? { $desk }
letter-data-saved-subject = Your data has been downloaded
letter-data-saved =
    On { $when }, your data was downloaded to your computer or phone:

    { $datasets }

    The platform’s copy has been deleted. The record of uses is in your member area.
letter-data-saved-sms =
    { $count ->
        [1] { $first } was
       *[other] { $first } and more, { $count } datasets in all, were
    } downloaded on { $when }; our copy is deleted. Not you? { $desk }
letter-device-bound-subject = A mobile device was bound
letter-device-bound =
    A mobile device was bound to your identity on { $when }.

    From now on it can identify you. You can undo this in your member area.
letter-device-bound-sms = A mobile device was bound to your { site-name } identity on { $when }. Not you? { $desk }
letter-member-joined-subject = You are now a member
letter-member-joined =
    You became a member of { site-name } on { $when }.

    Each time your data is taken, we will write to you here. In your member area you can see the record of uses, change your contact, or leave.
letter-member-joined-sms = You became a member of { site-name } on { $when }. When your data is taken, we write to this number. Not you? { $desk }
letter-signed-in-subject = Sign-in to your member area
letter-signed-in =
    Your member area was entered on { $when }, by this method: { $method }.
letter-signed-in-sms = Your { site-name } member area was entered on { $when } ({ $method }). Not you? { $desk }

## The development outbox (demonstrations only)

outbox-title = Development outbox
outbox-lead = This demonstration sends no real mail or short messages. What they would say is here: the last 200, for a day.
outbox-to-label = Addressee’s e-mail or mobile number
outbox-to-hint = Leave it empty to see all.
outbox-look = Look
outbox-empty = There are no letters or short messages.
outbox-short-message = Short message
outbox-addressee = To { $to }
outbox-parts = { $parts ->
    [one] as 1 message
   *[other] as { $parts } messages
}
outbox-code = Code
