# Letters and short messages to citizens. Nothing personal and no code in a subject; "-sms" is the short message: the shorter, the better.

letter-sender = { site-name }, { site-tagline }
letter-greeting = Hello,
letter-not-you =
    If this was not you, please stop all transfers at { $origin }/member/misuse or contact us: { $desk }
letter-code-not-you =
    Please tell nobody this code. Our staff will never ask you for it.
    If this was not you, please stop all transfers at { $origin }/member/misuse or contact us: { $desk }
letter-closing =
    This letter was sent automatically; please do not reply to it. Addresses in our letters begin with { $origin }; we never write to ask for a password or a code.
    { site-name }, { $origin }

## Codes

letter-confirm-contact-subject = Your code to confirm a contact
letter-confirm-contact =
    Your code is:

    { $code }

    Please enter it before { $until } on the page you are using, to confirm that this contact is yours. If it is too late, ask for a new code on that page.
letter-confirm-contact-sms = { site-name } code { $code } to confirm your contact, valid until { $until }. Tell nobody. Not you? { $desk }
letter-counter-passcode-subject = Your passcode for the counter
letter-counter-passcode =
    A clerk of “{ $agency }” has entered your code, for “{ $service }”. If you, or whoever goes for you, are at the counter now, tell the clerk this passcode:

    { $code }

    It is valid until { $until }. Telling it lets the clerk see and save the data of this service. If nobody is at the counter, tell it to nobody.
letter-counter-passcode-not-you =
    If you are not at a counter, stop everything at { $origin }/member/misuse or contact us: { $desk }
letter-counter-passcode-sms = { $agency } wants to open your data for { $service }. Only at the counter, tell the clerk { $code }, valid until { $until }. Not you? { $desk }
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
letter-contact-changed-sms = Your { site-name } contact was changed on { $when }. No more notices will come here. Not you? { $origin }/member/misuse or { $desk }
letter-data-taken-subject = The data you agreed to send has arrived
letter-data-taken =
    On { $when }, “{ $receiver }” received the data you agreed to send:

    { $datasets }

    The platform’s copy has been deleted. The record of uses is in your member area.
letter-data-taken-sms =
    "{ $receiver }" received { $count ->
        [1] { $first }
       *[other] { $first } and more, { $count } datasets in all,
    } on { $when }. Not you? { $origin }/member/misuse or { $desk }
letter-data-saved-at-counter-subject = Your data was saved at a counter
letter-data-saved-at-counter =
    On { $when }, a clerk ({ $clerk }) saved your data for “{ $receiver }”:

    { $datasets }

    The platform’s copy has been deleted. The record of uses is in your member area.
letter-data-saved-at-counter-sms =
    A counter of "{ $receiver }" saved { $count ->
        [1] { $first }
       *[other] { $first } and more, { $count } datasets in all,
    } on { $when }. Not you? { $origin }/member/misuse or { $desk }
letter-data-viewed-subject = Your data was looked at, at a counter
letter-data-viewed =
    A clerk ({ $clerk }) looked at your data for “{ $receiver }” and did not save it:

    { $datasets }

    The visit to the counter ended on { $when }, and the platform’s copy has been deleted. The record of uses is in your member area.
letter-data-viewed-sms =
    A counter of "{ $receiver }" looked at { $count ->
        [1] { $first }
       *[other] { $first } and more, { $count } datasets in all,
    } without saving, until { $when }. Not you? { $origin }/member/misuse or { $desk }
letter-data-ready-at-counter-subject = The data for the counter is ready
letter-data-ready-at-counter =
    On { $when }, the data you want to take to the counter was ready:

    { $datasets }

    Please come back before { $until } to make the code that you show at the counter; after that the data is deleted. Return to the page you left, or sign in to your member area and open “Transfers under way”.
letter-data-ready-at-counter-sms =
    { $count ->
        [1] { $first } is
       *[other] { $first } and more, { $count } datasets in all, are
    } ready since { $when }. Before { $until }, make your counter code in your { site-name } member area. Not you? { $origin }/member/misuse or { $desk }
letter-data-ready-subject = The data you asked for is ready
letter-data-ready =
    On { $when }, the data you asked for was ready:

    { $datasets }

    Please come back to save it before { $until }; after that it is deleted. Return to the page you left, or sign in to your member area and open “Transfers under way”.
letter-data-ready-missing =
    These could not be had; the page says why:

    { $missing }
letter-data-ready-sms =
    { $count ->
        [1] { $first } is
       *[other] { $first } and more, { $count } datasets in all, are
    } ready since { $when }. Save before { $until } in your { site-name } member area. Not you? { $origin }/member/misuse or { $desk }
letter-data-missing-subject = The data you asked for could not be had
letter-data-missing =
    By { $when }, none of the data you asked for could be had:

    { $datasets }

    The platform kept nothing. The record of uses in your member area says why; please try again later.
letter-data-missing-sms =
    { $count ->
        [1] { $first }
       *[other] { $first } and more, { $count } datasets in all,
    } could not be had by { $when }. See your { site-name } member area. Not you? { $origin }/member/misuse or { $desk }
letter-data-saved-subject = Your data has been downloaded
letter-data-saved =
    On { $when }, your data was downloaded to your computer or phone:

    { $datasets }

    The platform’s copy has been deleted. The record of uses is in your member area.
letter-data-saved-sms =
    { $count ->
        [1] { $first } was
       *[other] { $first } and more, { $count } datasets in all, were
    } downloaded on { $when }; our copy is deleted. Not you? { $origin }/member/misuse or { $desk }
letter-device-bound-subject = A mobile device was bound
letter-device-bound =
    A mobile device was bound to your identity on { $when }.

    From now on it can identify you. You can undo this in your member area.
letter-device-bound-sms = A mobile device was bound to your { site-name } identity on { $when }. Not you? { $origin }/member/misuse or { $desk }
letter-freeze-lifted-subject = Transfers of your data are possible again
letter-freeze-lifted =
    On { $when } you identified once more and lifted the freeze on transfers of your data.

    From now on you can agree to transfers again.
letter-freeze-lifted-sms = The freeze on your { site-name } transfers was lifted on { $when }. Not you? { $origin }/member/misuse or { $desk }
letter-member-joined-subject = You are now a member
letter-member-joined =
    You became a member of { site-name } on { $when }.

    Each time your data is taken, we will write to you here. In your member area you can see the record of uses, change your contact, or leave.
letter-member-joined-sms = You became a member of { site-name } on { $when }. When your data is taken, we write to this number. Not you? { $origin }/member/misuse or { $desk }
letter-membership-ended-subject = Your membership has ended
letter-membership-ended =
    On { $when } you ended your membership of { site-name }.

    Your name, your contact, your bound devices and your record of uses have been erased; once this letter is out, we no longer keep this contact either. Should you come back, it is a first visit again.
letter-membership-ended-sms = Your { site-name } membership ended on { $when }; your data is erased and no more notices come here. Not you? { $desk }
letter-ended-not-you = If this was not you, please contact us soon: { $desk }
letter-misuse-reported-subject = A citizen reports: this was not me
letter-misuse-reported =
    On { $when } a citizen reported that something was not her doing.

    Reference: { $reference }

    What was under way in her name has been stopped, and new transfers are frozen until she lifts that herself. Neither this letter nor the reference tells who she is; she will name the reference when she calls.
letter-misuse-reported-desk = The contact citizens are given: { $desk }
letter-misuse-reported-sms = { site-name }: on { $when } a citizen reported "this was not me", reference { $reference }. Transfers are frozen. Citizens call { $desk }
letter-packages-refused-subject = What your system sent did not pass our checks
letter-packages-refused =
    By { $when } the platform had refused what { $provider } sent for “{ $dataset }”:

    { $packages }

    Each line tells the time, the code of the reason and the number of the transfer. Nothing of it was handed to anybody, and nothing was kept. Please look after the agency’s system; if need be, announce maintenance first.

    This letter holds no personal data. There is one letter an hour at most for a dataset.
letter-packages-refused-more = And { $more } more that are not listed.
letter-packages-refused-desk = Whom to ask at the platform: { $desk }
letter-packages-refused-sms = { site-name }: { $count } refused by { $when } ({ $code }) for "{ $dataset }". { $desk }
letter-misuse-stopped-subject = Stopped as you reported
letter-misuse-stopped =
    On { $when } you reported that something was not your doing.

    Reference: { $reference }

    We have:
    - stopped the transfers under way ({ $transfers }); the platform’s copies are being deleted
    - signed out your other browsers
    - frozen new transfers in your name until you lift that yourself in your member area

    When you contact us, please give this reference.
letter-misuse-stopped-sms = { site-name } stopped and froze your transfers as you reported on { $when }, reference { $reference }. Not you? { $origin }/member/misuse or { $desk }
letter-signed-in-subject = Sign-in to your member area
letter-signed-in =
    Your member area was entered on { $when }, by this method: { $method }.
letter-signed-in-sms = Your { site-name } member area was entered on { $when } ({ $method }). Not you? { $origin }/member/misuse or { $desk }

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
