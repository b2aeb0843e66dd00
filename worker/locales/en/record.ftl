# The usage record and the audit trail: who received which data, when and what for, and how that is proven.

record-title = Usage record
record-lead = Every use of your data, every consent and every deletion is kept here. Only you can see it.
record-receiver-herself = yourself
record-home-go = See the whole usage record

## Narrowing

record-filter-title = Narrow the usage record
record-filter-kind = Kind
record-filter-receiver = Receiver
record-filter-dataset = Dataset
record-filter-from = From this day
record-filter-to = To this day
record-filter-any = All
record-filter-day-hint = For example 2026-03-02
record-filter-day-form = Enter a date, for example 2026-03-02.
record-filter-day-order = The last day is before the first. Change one of them.
record-filter-go = Narrow
record-filter-clear = Show all

## List

record-list-title = Entries
record-none = There are no entries yet. Once you use this platform, they appear here.
record-not-narrowed = Once the date is changed, the entries that match are shown.
record-none-found = No entry matches. You can ask for less, or show all.
record-found = { $found } of { $all } entries match.
record-count = { $all ->
    [one] 1 entry.
   *[other] { $all } entries, the latest first.
}
record-method = How you identified: { $method }
record-clerk = Who served you: { $clerk }
record-signed-for = You signed on the service’s own page; it passed your signature on to the platform, which checked it
record-signed-for-cht = You signed for the service by way of Chunghwa Telecom; the service passed your signature on to the platform, which checked it
record-signed-for-twid = You signed for the service by way of the TWID identification centre; the service passed your signature on to the platform, which checked it
record-verification-type = Kind of verification: { $type }
record-verifier-remark = Remark of the verifier: { $remark }
record-pages = Pages of the record
record-page = Page { $page } of { $pages }
record-newer = Later entries
record-older = Earlier entries

record-kind-use = Use
record-kind-consent = Consent
record-kind-erasure = Deletion
record-kind-membership = Membership

record-title-use = “{ $receiver }” asked for your data
record-title-use-herself = You asked to download your own data
record-title-consent = You agreed to give data to “{ $receiver }”
record-title-consent-herself = You agreed to download your own data
record-title-erasure = The platform deleted its copy of “{ $dataset }”

record-event-contact-changed = You changed your contact
record-event-device-bound = You bound a device
record-event-device-removed = You removed a device
record-event-dispute-ended = You lifted the freeze
record-event-disputed = You reported that something was not you
record-event-joined = You became a member
record-event-left = You ended your membership
record-event-terms-accepted = You accepted new terms

record-outcome-viewed-short = Looked at
record-outcome-taken-short-herself = You have it
record-outcome-expired-short-herself = Not taken, deleted
record-outcome-refused-short-herself = You declined, deleted
record-outcome-timed-out-short-herself = Out of time, deleted
record-outcome-undeliverable-short-herself = Could not be had
record-outcome-wrong-person-short-herself = Not the applicant, not handed over

## Export

record-export-title = Download the usage record
record-export-all = Download all entries.
record-export-found = { $found ->
    [one] Download the one entry that matches.
   *[other] Download the { $found } entries that match.
}
record-export-csv = Download CSV (spreadsheet)
record-export-json = Download JSON
record-export-note = The file holds your personal record. On a shared computer, do not keep it there.

record-column-number = Number
record-column-at = Time
record-column-begun-at = Begun
record-column-kind = Kind
record-column-title = What happened
record-column-receiver = Receiver’s id
record-column-receiver-name = Receiver
record-column-purpose = Purpose
record-column-datasets = Dataset ids
record-column-dataset-names = Datasets
record-column-method = How identified
record-column-outcome = Outcome
record-column-clerk = Who served
record-column-is-in-ledger = In the audit trail

## One entry

record-entry-title = An entry of the usage record
record-back = Back to the usage record
record-facts-title = This entry
record-kind = Kind
record-begun-at = Begun
record-at = Time
record-receiver = Receiver
record-clerk-name = Who served you
record-purpose = Purpose
record-datasets = Datasets
record-method-name = How you identified
record-signed-name = Where you identified
record-outcome = Outcome
record-reference = Reference number
record-not-me = This was not me

record-consent-title = Consent receipt
record-consent-lead = What you saw when you agreed, signed by the platform.
record-deletion-title = Deletion record
record-deletion-lead = When the platform deletes data it held, it destroys the key first, then the content, and signs this record.
record-paper-unreadable = This document cannot be shown here now. You can still download it.
record-paper-download = Download this document
record-paper-check = Anybody can check that the platform signed this document:
record-proof-title = Proof in the audit trail
record-proof-lead = This entry is in the public audit trail. The trail does not show who you are, and the platform can no longer change it.
record-proof-needs-script = Scripts (JavaScript) are switched off in this browser, so this page cannot check the proof. You can download it and check it as the page of the audit trail says.
record-proof-download = Download the proof of this entry
record-proof-private = The proof holds what this entry says. It is for you alone.
record-proof-waiting = This entry is on its way into the audit trail. Reload this page in a moment.
record-ledger-note = Every entry leaves a mark in the public audit trail that cannot be changed.
record-proofs-go = Check each entry on this page now
record-ledger-go = What the audit trail is

## The audit trail

ledger-page-title = Audit trail
ledger-page-lead = Each time this platform handles somebody’s data, it adds an entry to the audit trail. Anybody can check that nothing in it was changed. Nobody can see from it whose data it was.
ledger-page-what-title = What is in it
ledger-page-what = Each entry has the time, what happened (such as a consent, a use, a deletion), how it ended, and a digest made of the details and a random number. No name, ID, data or agency is in it.
ledger-page-chain = Each entry is linked to the one before, and the platform signs the end of the whole trail. Change, remove or insert any entry, and the signed end no longer fits.
ledger-page-yours-title = Your own entries
ledger-page-yours = Only you have the random numbers that open the digests. In the usage record of your member area, your browser checks on the spot that each of your entries is in the trail.
ledger-page-yours-go = See your usage record
ledger-page-now-title = The trail now
ledger-page-size = { $size ->
    [one] It has 1 entry.
   *[other] It has { $size } entries.
} This is its end as the platform signs it (the checkpoint):
ledger-page-checkpoint = Latest checkpoint
ledger-page-key = The public key that its signature is checked with:
ledger-page-key-label = Public key of the audit trail
ledger-page-check-title = Check it yourself
ledger-page-check = Download the whole trail and have the mydata command check every entry, link and signature:
ledger-page-commands = Commands that check it
ledger-page-check-known = Keep today’s checkpoint. Given along later (--known), it shows if the trail was replaced, or if others are shown another one.
ledger-page-export = Download the whole trail
ledger-page-limits-title = What it does not prove
ledger-page-limits = The trail proves that what was written was not changed, not that everything was written. If something you know of is missing in your usage record, please tell us.
