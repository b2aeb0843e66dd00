# Counter services, the citizen's side: finding one, terms, collecting, the code, how it came out.

## Finding a counter service

counter-title = Counter services
counter-lead = No paper certificates at an agency’s counter: confirm who you are here, and at the counter just show a code of 8 characters.
counter-agency = Agency
counter-agency-any = All agencies
counter-search-label = Find a counter service
counter-search-hint = Name, purpose, agency, or the data it needs.
counter-found = { $count ->
    [one] 1 counter service
   *[other] { $count } counter services
}
counter-found-none = No counter service fits
counter-found-none-next = Choose less, or try other words.
counter-all = All counter services
counter-empty = No counter service is on line
counter-empty-next = They will be listed here when agencies open them. Until then, please download your data and take it to the counter, or use an online service.
counter-instead = Go to data download
counter-more = See which data it needs
counter-steps-title = How it goes
counter-step-1-title = Confirm here who you are
counter-step-1-body =
    You read the terms and confirm who you are. The platform fetches what the service needs from all agencies; confirming once is enough.
counter-step-2-title = Show the code at the counter
counter-step-2-body =
    You see a code of 8 characters, valid for 20 minutes. The staff can scan it, or you read it out. When it has run out, or you want another, one press makes a new one and the old one dies at once.
counter-step-3-title = Say the passcode
counter-step-3-body =
    Once the staff have entered the code, you receive an 8-digit passcode on your phone or by mail, valid for 2 minutes. Only when you have told it to them can they see the data.
counter-step-4-title = Deleted after use
counter-step-4-body =
    When the counter is done, the platform deletes the data. You are told, and the member area shows who at which agency saw or saved what, and when.

## The page of a service

counter-begin = Get a code
counter-begin-what = Best done at the counter, shortly before it is your turn. From when you confirm who you are, the data is kept for 8 hours at most.
counter-closed = None of the data of this service can be had at present. You can get a code once it is back.
counter-items-title = { $count ->
    [one] The data the counter uses (1 dataset)
   *[other] The data the counter uses ({ $count } datasets)
}
counter-rule-preview-only = View only
counter-rule-preview-only-what = The staff can only look at it on the screen, and cannot save it.
counter-rule-transfer-only = Save only
counter-rule-transfer-only-what = The staff save it for the file of your case, and do not open it on the screen.
counter-rule-both = View and save
counter-rule-both-what = The staff can look at it on the screen and save it for the file of your case.
counter-asks = You will also be asked for:
counter-needs-title = What you need
counter-needs-contact = A phone that gets messages, or a mailbox you can open right there: the passcode is sent to it
counter-needs-phone = A phone to take to the counter; or simply note down the 8 characters
counter-notice-purpose-term = Specified purpose
counter-notice-purpose = { $code } { $name }
counter-notice-period-term = Period of use
counter-notice-area-term = Area of use
counter-notice-recipients-term = Who gets to see it
counter-notice-refusal-term = If you do not provide it
counter-notice-contact-term = Contact
counter-notice-kept-term = Kept by the platform
counter-notice-kept = Deleted when the counter is done, after 8 hours at the latest. What the counter did not use is deleted as well.

## Terms

counter-terms-heading = Your data at the counter of “{ $service }”
counter-terms-lead = Please see first who wants what, and what for. Until you show the code, nobody can see your data.
counter-terms-refuse = I do not agree and want no code

## Steps

step-show = Show the code

## Collecting

counter-collecting-heading = Fetching your data from the agencies
counter-collecting-lead = Once every dataset has come to its end, you can make a code.
counter-collecting-progress = Progress of collecting
counter-leave-title = No need to wait here
counter-leave = You may leave this page. If it takes longer than a minute, { $contact } is told when it is ready.
counter-failed = The counter will not see this one. If you have questions, please ask { $provider }.
counter-no-record = { $provider } has no record of you.
counter-taken = The counter has saved it; the platform’s copy is deleted.

## Before the code

counter-ready-heading = Your data is ready
counter-ready-lead = Make the code shortly before it is your turn. It is valid for 20 minutes from then.
counter-partly-heading = Some data could not be had
counter-partly-lead = The counter will not see what is marked “could not be had”. You can go on without it, or stop and have all of it deleted.
counter-issue = Make the code
counter-issue-partly = Make the code without this data
counter-issue-what = By making the code you agree that the counter staff of this service use the data once you have told them the passcode.
counter-datasets-title = The data the counter uses

## The code

counter-code = Data code
counter-shown-heading = Please show this code
counter-code-spoken = Code: { $letters }
counter-bars = Barcode, Code 128
counter-squares = QR code
counter-valid-until = Valid until { $clock }
counter-valid-over = The code has run out. Please make a new one.
counter-brightness = Cannot be scanned? Please turn the screen to its brightest, or read the 8 characters out. Capitals do not matter, and 0, 1, i, l and o, which look alike, do not occur.
counter-refresh = Make a new code
counter-refresh-what = { $count ->
    [0] This is the last code; there is no further one.
    [one] The old one dies as soon as the new one is there. You can do so once more.
   *[other] The old one dies as soon as the new one is there. You can do so { $count } more times.
}
counter-next-title = What happens next
counter-next-scan = The staff scan or type the code.
counter-next-passcode = An 8-digit passcode is sent to { $contact }, valid for 2 minutes.
counter-next-tell = See that the agency named in that message is the one you are at, then tell the passcode. Only then can they see the data.
counter-offline = You are off line. The code on this page is still good, until { $clock }.
counter-offline-plain = You are off line. This page goes on by itself when the network is back.
counter-expired-heading = The code has run out
counter-expired = Your data is still there, until { $clock } at the latest. Make another code when you need it.
counter-expired-issue = Make a new code
counter-codes-used-up = All codes have been used, and there is no further one.
counter-look-again = Look again
counter-no-contact = There is nowhere to send the passcode. Please register a contact in the member area first.
counter-not-now = This cannot be done now. The page shows where it stands.
counter-still-collecting = The data is still being fetched from the agencies. The code can be made once every dataset has come to its end.
counter-visit-open = The counter is at work with the data. No other code can be made until it is done.
counter-used-up = All 20 codes have been used, and there is no further one. If you need more, please delete the data and begin again.
counter-contact-missing-title = Nowhere to send the passcode
counter-contact-missing = The passcode goes to your phone or mailbox; without it the code is of no use. Please register a contact in the member area first.
counter-contact-missing-go = Register a contact

## While the counter is at it

counter-passcode-heading = The counter has entered your code
counter-passcode = “{ $clerk }” of “{ $agency }” entered your code at { $clock }.
counter-passcode-on-its-way = The passcode is on its way to { $contact }. When it is there, please tell it to the staff in front of you.
counter-passcode-refused = The passcode was not sent: too many messages have gone to { $contact } of late. From { $clock } on the staff can have another one sent.
counter-passcode-sent = The passcode has been sent to { $contact }. When it is there, please tell it to the staff in front of you.
counter-passcode-warning = Not the counter you are at? Tell nobody the passcode and make a new code: this entry ends at once.
counter-open-heading = The counter is at work
counter-open = “{ $clerk }” of “{ $agency }” can use your data since { $clock }, until { $until } at the latest.
counter-open-what = When they are done, the platform deletes the data, and this page lists what they saw and saved.

## The record

counter-history-title = Who has used this code
counter-history-issued = You made a code
counter-history-issued-by-agent = Your agent made a code
counter-history-issued-by-former = Whoever held the code before you made one
counter-history-replaced = You made a new code; the old one died
counter-history-replaced-by-agent = Your agent made a new code; the old one died
counter-history-replaced-by-former = Whoever held the code before you made a new one; the old one died
counter-history-redeemed = { $clerk } entered the code
counter-history-passcode-refused = The passcode was not sent: too many messages of late
counter-history-passcode-sent = The passcode was sent
counter-history-opened = { $clerk } entered the right passcode
counter-history-viewed = { $clerk } looked at “{ $dataset }”
counter-history-saved = { $clerk } saved “{ $dataset }”
counter-history-lapsed = The code ran out
counter-history-visit-lapsed = { $clerk } was done without using any data
counter-history-ended = It is over; the platform deletes the data

## Stopping

counter-delete-title = Not going on? Stop and delete
counter-delete-warning = The code dies at once, and the platform’s copy of your data is deleted at once. If you need it later, you begin again.
counter-delete = Stop and delete the data

## When it is over

counter-over-datasets = How each dataset came out
counter-over-record = The record of this use, your receipt and the deletion records are in the member area.
counter-over-member = Go to the member area
counter-over-again = Begin again
counter-over-more = Other counter services
counter-ending-erased = Deleted; the counter did not use it
counter-ending-failed = Could not be had
counter-ending-no-record = No record
counter-ending-taken = Saved by the counter
counter-ending-viewed = Seen by the counter, not saved
counter-over-deleted-heading = Your data is deleted
counter-over-deleted = You chose to stop. The code is dead, and the platform keeps none of the data.
counter-over-expired-heading = The time is over
counter-over-expired = The code was not used within 8 hours, so the platform has deleted the data.
counter-over-misused-heading = This has been stopped
counter-over-misused = Somebody reported that this was not the citizen’s doing. The code is dead, and what was fetched is deleted.
counter-over-not-identified-heading = Cancelled
counter-over-not-identified = Nobody confirmed who they are, so no data was fetched.
counter-over-nothing-found-heading = No data about you
counter-over-nothing-found = The agencies have no such data about you, so there is no code. The platform keeps nothing.
counter-over-refused-heading = Cancelled
counter-over-refused = No data was fetched.
counter-over-service-closed-heading = This counter service has been closed
counter-over-service-closed = The agency has closed this service. The code is dead, and the platform keeps none of the data.
counter-over-taken-heading = Done at the counter
counter-over-taken = The counter has saved your data, and the platform’s copy is deleted.
counter-over-timed-out-heading = The time is over
counter-over-timed-out = This was not finished within 20 minutes. No data was fetched.
counter-over-undeliverable-heading = The data could not be had
counter-over-undeliverable = The agencies did not provide the data this time, so there is no code. The platform keeps nothing.
counter-over-viewed-heading = Seen at the counter
counter-over-viewed = The counter looked at your data and saved nothing. The platform’s copy is deleted.
counter-over-wrong-person-heading = Somebody else
counter-over-wrong-person = Whoever identified is not the one who began this. No data was fetched.
