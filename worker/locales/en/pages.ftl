# The words on the pages: short and active. What happened, what was kept, what to do next.

## The frame

site-name = MyData Edge
site-tagline = Your data, your decision
site-home = { site-name } { site-tagline }, home page
title-error = Error: { $title }
skip-to-content = Skip to main content
tile-header = Top navigation
tile-main = Main content
tile-footer = Site information
menu-label = Main menu
menu-home = Home
menu-services = Online services
menu-verify = Offline check
language-switch = 中文
size-label = Text size
size-small = S
size-medium = M
size-large = L
size-choose = Text size { $size }
demonstration = This is a demonstration. All people and data are invented. Please do not enter real personal data.
footer-label = Site information
footer-terms = Terms of service
footer-privacy = Privacy policy
footer-promise = One consent, one use. The platform keeps none of your data.
footer-software = Open-source software, version { $version }.
step-of = Step { $step } of { $steps }
step-terms = Read the terms
step-identify = Confirm who you are
step-collect = Get the data
step-decide = Look, then decide
step-leave = Return to the service
deadline-before = Please finish before { $clock }
deadline-left = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
deadline-seconds = { $seconds } seconds left
deadline-over = Time is up. Please start again from the service’s website.
error-word = Error:
error-summary-title = Please correct the following
code-label = Code
correlation-label = Reference
opens-in-new-tab = (opens in a new tab)
kept-title = What was kept
next-title = What to do next
notice-changed-meanwhile-title = Something has changed, please look again
notice-changed-meanwhile = The data has changed since you looked at it. Your decision did not count; please look at what there is now and decide again.
happened-title = What happened
back-to-home = Go to the home page

## Home

home-title = Home
home-heading = Your data goes nowhere until you say so
home-lead = Different agencies hold your household, income and school records. When you need them for something, you confirm who you are, look at them and agree once. Only then are they encrypted and sent to the organisation you chose.
home-to-services = See what you can do
home-to-verify = Check a file you received
home-picture = Data leaves the agency that holds it, passes your consent, and reaches the service.
home-steps-title = Three steps
home-step-1-title = Start from what you need
home-step-1 = Choose “Use MyData” on a service’s website, and you come here.
home-step-2-title = Confirm who you are and look
home-step-2 = We ask the agencies for your data. You see it first, and its signature is checked on your own device.
home-step-3-title = Agree, and it is sent
home-step-3 = The data travels when you press “Agree and send”. If you do not agree, nothing is sent.
home-promises-title = Our promises
home-promise-once-title = One consent, one use
home-promise-once = Every use needs your consent again. There is no standing permission.
home-promise-nothing-title = Nothing is kept
home-promise-nothing = Deleted on delivery, and after 8 hours at the latest.
home-promise-check-title = Anyone can check
home-promise-check = Agencies sign the data. A single changed character shows.
home-promise-record-title = Every use is on record
home-promise-record = You can see who used your data, when and what for.
home-services-title = What you can do
home-services-lead = Choose a service to go to its website.
home-services-empty = No service is open at the moment.
home-service-data = Uses:
home-service-pilot = Pilot
home-service-go = Go to the service
home-verify-title = Received a data file? Check it yourself
home-verify = Put the file into the checking tool to see which agency signed it and whether anything was changed. The file never leaves your computer, and it works without a network.
home-verify-go = Open the offline check

## Transaction: terms

terms-step-title = Read the terms
terms-step-heading = “{ $service }” would like to use your data
terms-step-lead = Please see who asks, for what and why. You can decline at any time.
asks-title = Who asks
asks-service = Service
asks-agency = Run by
asks-purpose = Purpose
wanted-title = { $count ->
    [one] Data asked for (1 dataset)
   *[other] Data asked for ({ $count } datasets)
}
wanted-provider = Provided by { $provider }
dataset-fields = Fields it contains
notice-title = What you should know
notice-period-term = How long and how
notice-period = For this one time only. Once the encrypted data has reached “{ $service }”, the platform deletes it at once; what is not delivered is kept for 8 hours at most.
notice-rights-term = Your rights
notice-rights = You may ask “{ $agency }” to let you see, copy, complete or correct your data, and to stop collecting, processing or using it or to delete it (Personal Data Protection Act, Article 3).
notice-refusal-term = If you do not agree
notice-refusal = Nothing is sent. You can apply in any other way the organisation accepts.
notice-record-term = Record of use
notice-record = The platform records only who used which data, when, what for and with what result, never the data itself.
terms-signed-title = It is known who you are
terms-signed = You signed with your Citizen Digital Certificate at “{ $service }”. The platform has received and checked your signature, so that you need not confirm who you are again. Applicant: { $id }. If this is not you, please do not go on.
terms-questions-title = What is to be looked up
terms-questions-lead = The agencies need this to find the right data. What you fill in goes to the agency that provides the data, and to nobody else.
terms-step-read-before = For the full text see the
terms-step-read-and = and the
terms-step-read-after = .
terms-step-acknowledge = I have read and understood the above, the terms of service and the privacy policy
terms-step-continue = Agree and continue
terms-step-refuse = Decline and return

## Transaction: identification

identify-title = Confirm who you are
identify-heading = Confirm who you are
identify-lead = Only you may ask the agencies for your data, so we must be sure it is you.
identify-id = National ID or resident certificate number
identify-id-note = Given by “{ $service }” and cannot be changed. If this is not you, please return to the service.
identify-id-spoken = { $id }, partly hidden
identify-birthday = Date of birth
identify-birthday-hint = ROC year (3 digits), month (2), day (2). For 1 January of ROC year 77 (1988), enter 0770101.
identify-method = How to identify yourself
identify-level-needed = This needs a method of level { $level } or better (level 1 is the strictest).
identify-method-level = Level { $level }
identify-methods-later = Methods not open yet
identify-method-CER = Citizen digital certificate
identify-method-CER-need = You need: the card, a card reader, its PIN
identify-method-FIC = Chip bank card
identify-method-FIC-need = You need: the bank card, a card reader, your phone
identify-method-FCH = Financial certificate on hardware
identify-method-FCH-need = You need: the certificate token, its PIN
identify-method-MOE = Business certificate
identify-method-MOE-need = You need: the card, a card reader, its PIN
identify-method-TFD = Mobile citizen certificate
identify-method-TFD-need = You need: the phone you have bound
identify-method-NHI = NHI card
identify-method-NHI-need = You need: the card, a card reader, your registered password
identify-method-FCS = Financial certificate in a file
identify-method-FCS-need = You need: the certificate file, its password
identify-method-PII = Two documents
identify-method-PII-need = You need: NHI card and household certificate
identify-method-MOB = Mobile number
identify-method-MOB-need = You need: your mobile number, in your own name
identify-method-OTP = One-time code
identify-method-OTP-need = You need: your mobile phone or e-mail
identify-documents = Your two documents
identify-card = NHI card number
identify-card-hint = The 12 digits on the front of the NHI card, without spaces.
identify-household = Household number (戶號)
identify-household-hint = Marked 戶號 on the household certificate: 8 letters or digits.
identify-continue = Confirm
identify-refuse = Cancel and return
identify-not-matched-title = The details do not match
identify-not-matched = Please compare with your documents and enter them again. To protect you, we do not say which one is different.
identify-not-matched-remaining = { $remaining ->
    [0] There are no tries left.
    [one] You can try { $remaining } more time; after that you must wait 15 minutes.
   *[other] You can try { $remaining } more times; after that you must wait 15 minutes.
}
identify-registry-unavailable-title = Documents cannot be checked just now
identify-registry-unavailable = The system that checks documents does not answer. This try does not count. Please try again in a while.

## Transaction: paused

locked-title = Identification is paused
locked-heading = Please try again after { $clock }
locked-happened = { $minutes ->
    [one] There were too many entries that did not match. To protect your data, identification is paused until { $clock } ({ $minutes } minute left).
   *[other] There were too many entries that did not match. To protect your data, identification is paused until { $clock } ({ $minutes } minutes left).
}
locked-kept = No data was fetched or sent.
locked-next = After that, please start again from the website of “{ $service }”. If you do not know your household number, look at the household certificate or ask a household registration office.
locked-next-plain = After that, please start again. If you do not know your household number, look at the household certificate or ask a household registration office.
locked-retry = Time is up, try again

## Transaction: consent

consent-title-collecting = Getting the data
consent-title-ready = Look, then decide
consent-title-failed = Some data cannot be had
consent-heading-collecting = We are asking the agencies for your data
consent-heading-ready = Look at your data, then decide whether to send it
consent-heading-failed = Some data cannot be had
consent-lead-collecting = Nothing has been sent yet. When the data is here, you look at it first and then decide.
consent-lead-ready = Nothing has been sent yet. Below is everything that would be sent.
consent-lead-failed = “{ $service }” needs all of the data. If one dataset cannot be had, none of it is sent.
consent-summary-title = This request
consent-applicant = Applicant
consent-receiver = Sent to
consent-purpose = Purpose
consent-times = Uses
consent-times-value = This one time only
consent-keeping = Kept here
consent-keeping-value = Deleted on delivery, after 8 hours at the latest
consent-contact = Notice goes to
consent-datasets-title = { $count ->
    [one] Your data (1 dataset)
   *[other] Your data ({ $count } datasets)
}
consent-datasets-status = { $settled } of { $count } have an answer
consent-refresh = Update progress
consent-refresh-note = This page updates itself every 10 seconds.
dataset-state-waiting = Waiting for the agency
dataset-state-preparing = Being prepared
dataset-state-ready = Ready
dataset-state-no-record = No record
dataset-state-failed = Cannot be had
dataset-waiting = We have asked the agency. It usually answers within seconds.
dataset-preparing = The agency is preparing this data.
dataset-preparing-until = The agency is preparing it; it is expected around { $clock }.
dataset-ready = Signature and content checked. Package of { $size }.
dataset-no-record = The agency has no such record of you. The other data can be sent all the same.
dataset-failed-check = What the agency sent did not pass the check, so it cannot be used.
dataset-failed = This data could not be had this time.
dataset-failed-next = Please apply again later from the service’s website; if it goes on, contact { $provider }.
preview-title = Preview of “{ $name }”
preview-download = Download the file “{ $name }”
preview-download-kind = ZIP, { $size }
preview-password = The PDF opens with your national ID, first letter in capitals.
uses-title = Recent uses of your data
uses-lead = If you did not agree to one of these, please contact the organisation.
uses-none = There are no recent uses.
uses-outcome = Result: { $result }
decision-jump = Go straight to your decision
decision-title = Your decision
decision-ready = { $count ->
    [one] If you press “Agree and send”, the dataset above is encrypted and sent to “{ $service }”, this one time only.
   *[other] If you press “Agree and send”, the { $count } datasets above are encrypted and sent to “{ $service }”, this one time only.
}
decision-early = Some data is still being prepared. You can agree now: once it is here, it is encrypted and sent to “{ $service }”, this one time only. Or wait, look at it, and then decide.
decision-collecting = When the data is here, “Agree and send” appears. You can decline right now.
decision-failed = You can let “{ $service }” know which data cannot be had, so that it can tell you what to hand in instead; the data itself is not sent.
decision-agree = Agree and send
decision-refuse = Do not send
decision-agree-failed = Tell them and return
decision-refuse-failed = Return without telling
decision-refuse-note = If you decline, nothing is sent, and what is on the platform is deleted at once.

## Transaction: leaving

leaving-title = Return to the service
leaving-telling-heading = Telling “{ $service }”
leaving-telling = We are telling the service to fetch your data. It usually takes a few seconds. Please keep this page open.
leaving-look-again = Update
leaving-returning = We are taking you back to “{ $service }”. If nothing happens, press the button below.
leaving-go = Return to “{ $service }”
leaving-struck-off = The return address of “{ $service }” is no longer registered, so we do not take you there. You can close this page.
leaving-out-of-order-heading = The data that is needed cannot be had just now
leaving-out-of-order = Of what “{ $service }” needs, the data below is not available. You need not identify yourself; the platform has fetched nothing.

## Transaction: over

ended-title = This transaction is over
ended-unknown-heading = We cannot find this transaction
ended-unknown = It may be over, out of time, or begun in another browser.
ended-kept = None of your data is kept here.
ended-next = If you still need it, please start again from the service’s website.
ended-go = Go to “{ $service }”

## A service’s link that cannot be used

refused-title = This link cannot be used
refused-heading = This link cannot be used
refused-lead = There is something wrong with the link that brought you here, so we stopped.
refused-lead-service = There is something wrong with the link from “{ $service }”, so we stopped.
refused-kept = No data was fetched or sent.
refused-next = Please go back to the service’s website and try again. If it happens again, give the code below to the service’s help desk.
refused-developer-title = For the service’s developer
refused-status = HTTP status

## A service that is not open

offline-title = Service not open
offline-kept = No data was fetched or sent.
offline-next = Please contact { $agency }, or apply in another way it offers.

## Errors and missing pages

fault-bad-request-heading = This address cannot be opened like this
fault-bad-request = The address is incomplete, or something it needs is missing.
fault-bad-request-next = Please go back, or start from the home page.
fault-stale-form-heading = This page is out of date
fault-stale-form = It has been open for too long, or was started again in another window.
fault-stale-form-next = Please go back, reload the page and send it again.
fault-too-many-heading = Please wait a moment
fault-too-many = There were too many requests in a short time.
fault-too-many-next = Please try again in a minute.
fault-unavailable-heading = No connection just now
fault-unavailable = Another system we need does not answer.
fault-unavailable-next = Please try again in a few minutes. The steps you have finished are kept until the deadline.
fault-unexpected-heading = Something went wrong here
fault-unexpected = This is our problem and not caused by what you did.
fault-unexpected-next = Please try again in a few minutes. If it happens again, give the code below to the help desk.
fault-kept = No data was sent because of this.
not-found-title = Page not found
not-found-heading = Page not found
not-found = The address may be mistyped, or the page is no longer there.
not-found-next = Please check the address, or start from the home page.

## Offline check

verify-title = Offline check
verify-heading = Check a data file or a receipt
verify-lead = Put in a data file (ZIP) you got through MyData to see which agency signed it and whether anything was changed. Consent receipts and deletion records (JSON) from this platform can be checked here too.
verify-private-title = The file never leaves your computer
verify-private = Everything is checked in this browser; nothing is uploaded. After the first visit it works without a network.
verify-drop = Drop the file here
verify-or = or
verify-choose = Choose a file
verify-choose-hint = A package signed by an agency (.zip), or a consent receipt or deletion record signed by this platform (.json)
verify-result-title = Result
verify-noscript = The check runs in your browser and needs JavaScript. You can also use the command line: mydata verify FILE
verify-checks-title = What is checked
verify-check-1 = Every file is exactly as it was when the agency signed it.
verify-check-2 = The signature was made with the agency’s certificate.
verify-check-3 = The certificate leads to one of the trusted roots below and is within its validity.
verify-check-paper = Of a consent receipt or a deletion record: that this platform signed it, and nothing in it was changed.
verify-anchors-title = Trusted roots
verify-anchors-lead = Only a signature that leads to one of these is shown as valid.
verify-anchors-empty = No root is set, so no file will be shown as valid.
verify-anchor-digest = SHA-256 fingerprint
verify-anchor-until = Valid until

## Legal texts

legal-version = Version { $version }
legal-contents = On this page
legal-since = since { $date }
legal-superseded = This version no longer applies.
legal-current = See the one that does
legal-changes = What has changed in this version
legal-versions = Other versions
