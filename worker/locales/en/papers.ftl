# What papers say (consent receipts, deletion records), and what can be wrong with them or with the audit trail. Pages, the
# checking scripts and the `mydata` command all read this file.

## Papers

paper-consent = Consent receipt
paper-deletion = Deletion record
paper-section-about = About this document
paper-section-article-8 = What you were told (Personal Data Protection Act, Article 8)
paper-section-consent = Your consent
paper-section-dataset = Data
paper-section-erasure = Erasure
paper-section-package = What was erased
paper-section-platform = Platform
paper-section-processing = How the data is handled
paper-section-provider = Agency that holds the data
paper-section-recipient = Recipient

paper-agreed-at = Agreed at
paper-agreed-how = Consent
paper-area = Where it is used
paper-basis = Legal basis
paper-categories = Categories of personal data
paper-ciphertext-deleted-at = Unreadable rest deleted at
paper-collection = How it is collected
paper-collector = Who collects
paper-contact = Contact
paper-controllers = Who is responsible
paper-dataset = Dataset
paper-digest = SHA-256 of the package
paper-exercising = How to use these rights
paper-fields = Fields
paper-form = Form of the document
paper-id = ID number
paper-issued-at = Written at
paper-jurisdiction = Jurisdiction
paper-key-destroyed-at = Key destroyed at (nobody can read it since then)
paper-languages = Languages
paper-level = Assurance level
paper-manner = How it is used
paper-method = Identified by
paper-name = Name
paper-notice = Privacy notice (address, version)
paper-package = Package
paper-package-none = none was ever received
paper-party = Name
paper-period = How long it is used
paper-provider = Agency
paper-purpose = Purpose
paper-reason = Why
paper-receipt-id = Receipt number
paper-recipients = Who uses it
paper-record-id = Record number
paper-refusing = If you do not agree
paper-rights = Your rights (Article 3)
paper-size = Size
paper-specified-purpose = Specified purpose
paper-standard = Standards followed
paper-stored-at = Stored at
paper-third-parties = Who receives it
paper-transfer-id = Transfer number
paper-url = Website
paper-valid-until = Good for one transfer, until
paper-withdrawal = How to withdraw your consent

paper-bytes = { $count } bytes
paper-coded = { $name } ({ $code })
paper-state-consent-given = given, for this one transfer
paper-type-explicit = by pressing the button that says so

paper-reason-deleted-by-citizen = You asked for it to be deleted.
paper-reason-expired = Nobody took it in time.
paper-reason-misuse-reported = You reported that this was not you.
paper-reason-recipient-closed = The service has been deactivated.
paper-reason-recipient-refused = The service did not want it.
paper-reason-recipient-unreachable = The service could not be reached.
paper-reason-refused = You did not agree.
paper-reason-taken = It was taken by whom it was for.
paper-reason-timed-out = The steps were not finished in time.
paper-reason-undeliverable = Not all of the data could be had.
paper-reason-visit-ended = The visit to the counter ended without saving it.
paper-reason-wrong-person = Somebody else identified.

## Checking a paper

paper-authentic = Genuine
paper-authentic-meaning = The platform signed this document, and nothing in it was changed since.
paper-refused = Not verified
paper-refused-meaning = This document was not signed by this platform as it is, or it cannot be read. Please do not rely on it.
paper-uncertain = Not certain
paper-uncertain-meaning = The check could not be made, so nothing is known of this document yet.
paper-signed-by = Signed by the platform with the key
paper-error-code = Code: { $code }

## Why a paper is refused

receipt-algorithm-refused = The document is not signed in the way this platform signs.
receipt-code-malformed = The document has a code that the law does not know ({ $field }).
receipt-digest-malformed = The document names a digest that is none.
receipt-extension-unknown = The document demands something this checker does not know.
receipt-form-malformed = This is not a receipt or a deletion record of MyData, or it is damaged.
receipt-header-malformed = The beginning of the document’s signature cannot be read.
receipt-header-unprotected = Something was added to the document that nobody signed.
receipt-key-unknown = The document is signed with a key that is not one of this platform’s.
receipt-keys-malformed = The platform’s public keys cannot be read.
receipt-list-too-long = The document has a list that is too long ({ $field }, at most { $limit }).
receipt-notice-contradicts = The document contradicts itself ({ $field }).
receipt-party-unknown = The document names somebody it does not introduce.
receipt-payload-malformed = The document is signed, but what it says cannot be read by this checker.
receipt-principal-unmasked = The document would show somebody’s name or ID number in the open ({ $field }).
receipt-signature-invalid = The signature does not match: something in the document was changed.
receipt-text-missing = The document lacks a text ({ $field }).
receipt-text-too-long = The document has a text that is too long ({ $field }, at most { $limit } bytes).
receipt-time-malformed = The document has a time that cannot be one.
receipt-time-reversed = The times in the document are not in order ({ $field }).
receipt-too-large = The file is too large for a receipt or a deletion record ({ $bytes } bytes, at most { $limit }).
receipt-type-unknown = This is another kind of signed document.
receipt-version-unknown = This document is of a newer form. Please use a newer checker.

## Why the audit trail, or a proof from it, is refused

ledger-checkpoint-malformed = A signed checkpoint has not the form it must have.
ledger-checkpoint-misplaced = A checkpoint for { $stated } entries stands after { $found } entries.
ledger-checkpoint-repeated = The checkpoint for { $size } entries is there twice.
ledger-code-malformed = A code is not made of lower-case letters and hyphens.
ledger-commitment-mismatch = Entry { $index } stands for other contents than these.
ledger-consistency-unproven = Nothing shows that the trail of { $size } entries began as the one of { $earlier } entries.
ledger-entries-uncovered = The entries from number { $from } on are under no signed checkpoint ({ $size } entries in all).
ledger-entry-changed = Entry { $index } was changed.
ledger-entry-missing = Entry { $expected } is missing; entry { $found } stands in its place.
ledger-entry-reordered = Entry { $found } comes before entry { $expected }.
ledger-entry-repeated = Entry { $index } comes again where entry { $expected } should be.
ledger-entry-unlinked = Entry { $index } does not follow the entry before it: one of the two was replaced.
ledger-facts-malformed = What an entry is about has not the form it must have.
ledger-forked = Another trail of { $size } entries is known: different people were shown different things.
ledger-full = The trail can take no further entry.
ledger-hash-malformed = A digest has not the form it must have.
ledger-header-missing = The file does not begin as an exported audit trail does.
ledger-inclusion-unproven = Nothing shows that entry { $index } is in the signed trail.
ledger-key-malformed = A public key of the audit trail cannot be read.
ledger-line-malformed = The line is not written as the platform writes it.
ledger-line-too-long = The line is longer than { $limit } bytes.
ledger-line-unfinished = The last line breaks off.
ledger-node-missing = The platform lacks a part that the proof needs.
ledger-note-malformed = A signed checkpoint cannot be read.
ledger-origin-mismatch = This is the audit trail of { $found }, not of { $expected }.
ledger-receipt-malformed = The proof of the entry cannot be read.
ledger-receipt-too-large = The proof of the entry is larger than { $limit } bytes.
ledger-root-mismatch = The first { $size } entries are not those that were signed.
ledger-salt-malformed = The secret part of a proof has not the form it must have.
ledger-signature-invalid = The signature of { $key } does not match.
ledger-signature-missing = No key of the audit trail has signed.
ledger-signature-unknown = There is a signature by a key nobody knows ({ $key }).
ledger-size-out-of-range = There is no proof from { $from } in a trail of { $size } entries.
ledger-state-malformed = What the platform stored of the audit trail does not fit together.
ledger-time-backwards = The entry is earlier than the one before it.
ledger-time-out-of-range = A time is outside of any calendar.
ledger-truncated = The file ends after { $found } entries, but { $known } are known.

## Proving an entry in the browser

proof-checking = Checking in your own browser whether this entry is in the signed audit trail…
proof-proven = Proven.
proof-proven-meaning = This is entry { $index } of the audit trail, which had { $size } entries when the platform signed it. Neither this entry nor its place can be changed any more without being found out.
proof-refused = Not proven.
proof-details = What was proven
proof-time = Entered at
proof-ledger = Audit trail
proof-root = Root of all entries

## A paper or an entry could not be checked

records-module = The checker could not be loaded. Check your connection and try again.
records-read = The file could not be read. It may have been moved or changed; please choose it again.
records-unreachable = What is needed for the check cannot be had from the platform now. Check your connection, or try again in a while.
