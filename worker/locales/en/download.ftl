# Downloading one's own data: choosing, terms, looking and saving.

step-choose = Choose
step-save = Look and save

## Choosing

order-title = The data you want
order-heading = The data you want to download
order-lead = { $count ->
    [one] One dataset.
   *[other] { $count } datasets, all in one go. You identify once.
}
order-empty = Nothing has been chosen yet.
order-to-catalogue = Choose data
order-waiting = About { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
order-level = Assurance level { $level } or stronger
order-level-of-all = For this you need a way to identify of assurance level { $level } or stronger.
order-optional = (optional)
order-choose = Please choose
order-colon = :{" "}
order-remove = Leave this one out
order-more = Add more data
order-go-on = Continue
order-out-of-service = This data will not be fetched this time. Please try again later.
order-nothing = Nothing has been chosen yet. Please choose first.
order-too-many = { $most } at most in one go. Please download in several turns.
order-unknown = One dataset is not in the catalogue; it may have been withdrawn. Please go back and choose again.

## Terms

download-terms-heading = Download your own data
download-terms-lead = Please see first what will be fetched and how long it is kept. You can cancel at any time.
download-wanted-title = Data to download ({ $count })
download-notice-purpose-term = Purpose
download-notice-purpose = At your request, to fetch your data from the agencies that hold it and hand it to you. Nobody else gets it.
download-notice-period = For this download only. As soon as you have saved it, the platform deletes it; what you do not save is kept for 8 hours at most.
download-notice-refusal = Nothing is fetched. You can ask each agency directly.
download-notice-rights = You may ask the agency that provides the data to let you inquire, read, copy, supplement or correct it, and to stop collecting, processing or using it, or delete it (Personal Data Protection Act, Article 3).
download-terms-refuse = Cancel

## Looking and saving

kept-until = Kept until { $clock } at most
kept-hours = { $hours } hours left
kept-over = Time is up: the data has been deleted.
download-title-collecting = Fetching your data
download-title-ready = Your data
download-heading-collecting = Fetching your data
download-heading-ready = Your data
download-lead-collecting = The agencies have been asked, for { $count ->
    [one] one dataset
   *[other] { $count } datasets
} in all. What is ready can be looked at and saved already.
download-lead-ready = Every dataset has its outcome. You can look at it here, or save it to your computer or phone.
download-progress = Datasets with an outcome
download-save = Save
download-save-title = Save to your computer or phone
download-save-warning = Once it is saved, the platform deletes its copy at once. It cannot be downloaded a second time.
download-save-all = Save all as one ZIP ({ $count })
download-nothing-yet = There is nothing to save yet.
download-after-saving = After saving, reload this page to see what is still to be saved.
download-taken = Saved to your computer or phone, and deleted here.
dataset-state-taken = Saved
download-no-record = { $provider } has no such data about you.
download-failed-next = The other data is not affected. Please try again later; if it stays like this, ask { $provider }.
download-leave-title = No need to wait here
download-leave = You may leave. When everything has its outcome, we write to { $contact }; come back to this page, or go on from “Under way” in your member area.
download-leave-untold = You may leave and come back to this page later.
download-counter-title = To be used at a counter?
download-counter = At some counters a short code is enough to fetch your data: nothing to print or carry.
download-counter-go = To the counter code
download-delete-title = I no longer want this data
download-delete-warning = The platform deletes it at once, and no longer fetches what is being prepared. If you need it later, you have to ask again.
download-delete = Delete now

## The end

download-over-datasets = What became of each
download-over-record = The record of this use, your consent receipt and the deletion records are in your member area.
download-over-member = To the member area
download-over-again = Try again
download-over-more = Download other data
download-ending-erased = Deleted, not saved
download-ending-failed = Could not be had
download-ending-no-record = Nothing on record
download-ending-taken = Saved
download-ending-viewed = Looked at at the counter, not saved, deleted
download-over-deleted-heading = The data has been deleted
download-over-deleted = You chose to delete it at once. The platform has kept nothing.
download-over-expired-heading = The time of keeping is over
download-over-expired = What was not saved within 8 hours has been deleted.
download-over-misused-heading = This request was stopped
download-over-misused = It was reported that this was not done by the person herself. What had been fetched has been deleted.
download-over-nothing-found-heading = There is no data about you
download-over-nothing-found = The agencies have no such data about you. The platform has kept nothing.
download-over-refused-heading = Cancelled
download-over-refused = Nothing was fetched.
download-over-taken-heading = Your data is saved
download-over-taken = The platform’s copy has been deleted. Please keep your files safe.
download-over-timed-out-heading = Time is up
download-over-timed-out = This request was not finished within 20 minutes. Nothing was fetched.
download-over-undeliverable-heading = The data could not be had
download-over-undeliverable = The agencies did not provide it this time. The platform has kept nothing.
download-over-wrong-person-heading = Not the same person
download-over-wrong-person = Whoever identified is not the applicant. Nothing was fetched.

## Record and receipt

purpose-own-download = For yourself
receipt-area = Within the Republic of China (Taiwan)
receipt-collection-method = After you identified and agreed, the platform fetches files signed by the agencies that hold the data
receipt-withdrawal-method = As long as the data has not been taken, delete it on the platform’s page or under “Under way” in the member area. The consent is for this one time; after the data was taken, ask whoever received it
receipt-own-manner = Handed to yourself only; the platform makes no use of its content
receipt-counter-manner = Looked at or saved at the counter by a clerk of the service you chose, for this one request; the platform makes no use of its content
receipt-counter-period = As long as this request needs it; the platform keeps it for 8 hours at most and deletes it once the counter has saved it or is done
receipt-counter-refusal = The counter sees nothing; you can bring the documents yourself, or apply in another way that the agency accepts
receipt-service-manner = Sent encrypted to the party you agreed to, for this one request; the platform makes no use of its content
receipt-service-period = As long as this request needs it; the platform keeps it for 8 hours at most and deletes it once delivered
receipt-service-rights = You may ask whoever received the data to let you inquire, read, copy, supplement or correct it, and to stop collecting, processing or using it, or delete it (Personal Data Protection Act, Article 3)
receipt-service-refusal = Nothing is sent; you can apply in another way that the party accepts
