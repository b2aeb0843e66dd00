## The developers’ sandbox (demonstrations only)

sandbox-title = Developer sandbox
sandbox-lead = This is a demonstration, for whoever builds services and datasets. All data is invented, and a real platform has none of these pages.

sandbox-people-title = Who you can be
sandbox-people-hint = With these you identify by two documents.
sandbox-people-name = Name
sandbox-people-id = National ID
sandbox-people-birthday = Birthday
sandbox-people-card = NHI card number
sandbox-people-household = Household number
sandbox-people-more = What is on record of them, their cards and passwords (the agencies’ site)
sandbox-people-none = This demonstration has no invented people prepared.

sandbox-faults-title = Faults
sandbox-faults-lead = Choose a service and a fault. It strikes the next person who comes from that service, once.
sandbox-faults-service = Service
sandbox-faults-fault = Fault
sandbox-faults-dataset = Which dataset
sandbox-faults-dataset-hint = For faults of an agency only.
sandbox-faults-dataset-any = All of them
sandbox-faults-seconds = Seconds
sandbox-faults-seconds-hint = For faults that last for a while: 1 to { $most }, or 20 if left empty.
sandbox-faults-plan = Plan it
sandbox-faults-planned = Planned faults
sandbox-faults-planned-none = No fault is planned.
sandbox-faults-drop = Drop “{ $fault }”
sandbox-faults-drop-all = Drop all
sandbox-faults-ends-in = the service hears { $code }

sandbox-strikes-arrival = When a citizen arrives from the service
sandbox-strikes-provider = When an agency is asked
sandbox-strikes-service = When the service is told
sandbox-strikes-letter = When letters go out

sandbox-fault-another-person = The service named somebody else
sandbox-fault-answer-cut-short = The agency’s answer breaks off in the middle
sandbox-fault-certificate-expired = The agency’s certificate has expired
sandbox-fault-letter-undelivered = Letters and short messages are not delivered
sandbox-fault-no-datasets = The service has no datasets
sandbox-fault-parameters-bad = The parameters cannot be read
sandbox-fault-provider-error = The agency answers 500
sandbox-fault-provider-out-of-time = The agency does not answer in time
sandbox-fault-provider-slow = The agency is slow, and answers 429 at first
sandbox-fault-resource-out-of-scope = A dataset is asked for that is not registered
sandbox-fault-return-url-unknown = The return URL is not registered
sandbox-fault-service-deactivated = The service is deactivated
sandbox-fault-service-down = The service cannot be reached
sandbox-fault-service-refuses = The service answers the notice with 403
sandbox-fault-signature-bad = The agency’s signature has been changed
sandbox-fault-time-runs-out = The citizen’s time is almost over
sandbox-fault-wrong-dataset = The package is of another dataset
sandbox-fault-wrong-person = The package is about somebody else (datasets that register where it says whose it is)
sandbox-fault-wrong-provider = The data is signed by another agency

sandbox-timelines-title = Transaction timelines
sandbox-timelines-lead = Every step of every transaction, for a day. There is no personal data in it.
sandbox-timelines-recent = Recent transactions
sandbox-timelines-all = More timelines
sandbox-timelines-search = The service’s tx_id
sandbox-timelines-search-hint = The UUID the service chose. Leave it empty to see all.
sandbox-timelines-look = Look
sandbox-timelines-empty = There are no transactions yet
sandbox-timelines-empty-next = Begin at a service, or download your own data: the steps will appear here.
sandbox-timelines-go = See which services there are
sandbox-timelines-own = Download of one’s own data

sandbox-timeline-title = The timeline of a transaction
sandbox-timeline-service = Service
sandbox-timeline-tx-id = tx_id
sandbox-timeline-name = Transaction name
sandbox-timeline-lines = Steps
sandbox-timeline-again = Refresh
sandbox-timeline-live = While this page is open, it refreshes itself every two seconds.
sandbox-timeline-json = JSON
sandbox-timeline-code = What the codes mean

sandbox-more-title = Other tools
sandbox-more-outbox = Development outbox: what the platform writes to people
sandbox-more-components = Components of the pages
sandbox-more-developers = Developer documentation

sandbox-line-agreed = The citizen agreed
sandbox-line-arrival-refused = A citizen came from the service with a request that is wrong: { $status }, { $code }
sandbox-line-arrived = A citizen came from the service, for { $resources }, to go back to { $return_url }
sandbox-line-counter-ended = The counter is done
sandbox-line-counter-issued = A counter code was issued
sandbox-line-counter-lapsed = The counter code’s time ran out
sandbox-line-counter-opened = The clerk typed the right passcode: the data is open
sandbox-line-counter-passcode-sent = A passcode was handed over for sending
sandbox-line-counter-redeemed = A clerk typed the counter code
sandbox-line-counter-replaced = A counter code was issued in the place of another
sandbox-line-counter-saved = The clerk saved { $resource }
sandbox-line-counter-viewed = The clerk looked at { $resource }
sandbox-line-counter-visit-lapsed = The clerk left without having seen anything
sandbox-line-data-asked = The service asked for the data: { $status }
sandbox-line-data-asked-later = The service asked for the data: { $status }, again after { $retry_after } s
sandbox-line-dataset-failed = { $resource } cannot be had: { $code }
sandbox-line-ended = Over: { $code }
sandbox-line-erased = The ciphertext of { $resource } is deleted from the vault
sandbox-line-fault = Planned fault: { $fault }
sandbox-line-identified = Identified by { $method }
sandbox-line-identified-as-another = Whoever identified is not the person the service named
sandbox-line-letter = Letter { $kind }: { $code }
sandbox-line-lock-destroyed = The lock of the personal data is destroyed
sandbox-line-no-record = { $resource }: nothing on record (204)
sandbox-line-ordered = A citizen downloads her own data: { $resources }
sandbox-line-package-admitted = { $resource } was checked and is kept encrypted: { $bytes } bytes
sandbox-line-provider-answered = The agency of { $resource } answered { $status }
sandbox-line-provider-answered-later = The agency of { $resource } answered { $status }, Retry-After: { $retry_after }
sandbox-line-provider-asked = The agency of { $resource } is asked
sandbox-line-provider-silent = The agency of { $resource } gave no answer: { $code }
sandbox-line-refused = The citizen refused
sandbox-line-returned = The citizen is back at the service with code={ $code }
sandbox-line-service-answered = The service answered the notice: { $status }
sandbox-line-service-silent = The service gave no answer to the notice: { $code }
sandbox-line-service-told = The service is told (SP-API)
sandbox-line-taken = The service has taken all of the data
sandbox-line-terms-accepted = The citizen accepted the terms

## When a fault is planned

sandbox-client-unknown = There is no such service.
sandbox-fault-unknown = There is no such fault.
sandbox-resource-unknown = This service has no such dataset, or the fault is not about a dataset.
sandbox-seconds-form = Seconds are a whole number from 1 to 170, for faults that last for a while only.
sandbox-too-many-planned = Too many faults are planned. Drop some first.
