# What the checking scripts say in the visitor's own browser.

browser-checking = Checking in your own browser…
browser-loading = Loading the checker…
browser-reading = Reading the package…
browser-waiting = The data is being prepared, please wait…

browser-valid = Verified
browser-valid-meaning = Nothing was changed since the agency signed it, and the agency’s certificate is valid.
browser-indeterminate = Not certain
browser-indeterminate-meaning = Nothing was changed, but something could not be confirmed. Please read the reasons before you use the data.
browser-invalid = Not verified
browser-invalid-meaning = This package may be damaged or changed. Please do not use it. Read the reasons below, and get it from the agency again if you need it.
browser-reasons = Reasons
browser-notes = What was not checked
browser-oddities = Other findings (they do not affect the result)
browser-checked-at = Checked at { $time }
browser-checked-here = The check was done on your device; the data was not sent anywhere.

browser-signer = Signed by
browser-certificate = Certificate details
browser-subject = Subject
browser-issuer = Issuer
browser-serial = Serial number
browser-validity = Valid
browser-validity-range = { $from } to { $until }
browser-fingerprint = Fingerprint (SHA-256)

browser-files = Files
browser-no-files = There is no file that can be read.
browser-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
browser-digest = SHA-256 digest
browser-look = View
browser-look-at = View { $name }
browser-viewer-loading = Loading the viewer…
browser-save = Download
browser-save-of = Download { $name }
browser-show-table = Show content
browser-show-table-of = Show content: { $name }
browser-yes = Yes
browser-no = No
browser-nothing = (none)

browser-error = The check could not be completed
browser-error-code = Code: { $code }
browser-try-again = Try again

browser-no-record = The agency has no record of you here; this item has no file.
browser-dataset-failed = The agency cannot provide this item at the moment.
browser-still-preparing = The agency is still preparing this; it will appear here by itself. You can do something else, but please keep this page open.

verify-aborted = The check was stopped.
verify-anchors = The trust list is faulty, so nothing can be checked. Reload the page and try again.
verify-anchors-missing = The trust list cannot be had. Check your connection and try again.
verify-closed = This package has been closed; please check it again.
verify-memory = There is not enough memory for so large a file. Close other tabs, or use a computer.
verify-module = The checker could not be loaded. Check your connection and try again.
verify-network = The package could not be downloaded. Check your connection and try again.
verify-not-a-verdict = This is not a result from the checker and is not shown.
verify-not-authentic = This package did not pass the check, so its files cannot be read.
verify-question = The settings of the check are wrong. Reload the page and try again.
verify-read = The file could not be read. It may have been moved or changed; please choose it again.
verify-trap = The checker stopped unexpectedly. The file may be too large or faulty.
verify-viewer = The viewer could not be loaded. Check your connection and try again.
verify-worker = The checker stopped. Reload the page and try again.

verify-page-drop = Drop a package here
verify-page-pick = Choose a file
verify-page-again = Check another file
verify-page-hint = For .zip packages from MyData. The file is checked on your device only and is never uploaded.
verify-page-one-only = One file at a time: the first one was checked.
verify-page-not-zip = This file is not a .zip package.
verify-page-file = File: { $name } ({ $size })
verify-page-delivery = { $count ->
    [one] This is a complete delivery to a service, with one dataset. It is checked below.
   *[other] This is a complete delivery to a service, with { $count } datasets. They are checked one by one below.
}
verify-page-dataset-code = Dataset { $resource } has no file (code { $code }).
verify-page-unlisted = The certificate holds, but the signer is not on this platform’s list of data providers. Make sure that you know this agency.
verify-page-listed = The signer is a data provider on this platform’s list: { $provider }.
verify-page-offline-ready = This page now works offline.
verify-page-offline = You are offline: checked with the trust list of { $date }.
verify-page-no-anchors = There is no trust list yet. Go online once, then check.
