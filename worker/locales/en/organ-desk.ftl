# What the scripts of the counter's pages say in the clerk's browser.

## The code by camera

organ-camera-open = Scan with the camera
organ-camera-title = Scan the code
organ-camera-hint = Hold the citizen’s barcode or QR code in front of the camera. The picture stays on this computer and is not kept.
organ-camera-starting = Starting the camera…
organ-camera-looking = Looking for a code…
organ-camera-other = This is not a counter code. Please scan the one that the citizen shows on the page “code”.
organ-camera-close = Close the camera
organ-camera-busy = Another program is using the camera. Close it and try again, or type the eight characters.
organ-camera-failed = The camera cannot be used now. Please type the eight characters, or use a scanner.
organ-camera-none = This computer has no camera that can be used. Please type the eight characters, or use a scanner.
organ-camera-refused = The browser does not let this page use the camera. Allow it beside the address and try again, or type the eight characters.

## Nobody at the desk

organ-idle-warning = Nobody seems to be here: this page locks in { $seconds } seconds. Press any key or move the mouse to go on.

## Datasets

organ-open = Open
organ-open-of = Open { $name }
organ-close = Close
organ-close-of = Close { $name }
organ-seen = Opened; this is on the citizen’s record.
organ-fetched = Fetched and erased on the platform; not saved yet.
organ-saved = Saved on this computer and erased on the platform.
organ-saved-unchecked = Saved on this computer without a check, and erased on the platform.
organ-not-saved = It did not pass the check and was not saved; it is erased on the platform.

## Saving

organ-save-fetching = Fetching the data…
organ-save-checking = Checking every package again in this browser…
organ-save-done = { $count ->
    [one] The dataset was checked and saved as { $name }. The platform has erased it.
   *[other] { $count } datasets were checked and saved as { $name }. The platform has erased them.
}
organ-save-unsure = { $count ->
    [one] The dataset was saved as { $name }, but something could not be confirmed. Please have it checked on the page “Verify a package” before you use it. The platform has erased it.
   *[other] { $count } datasets were saved as { $name }, but something could not be confirmed. Please have them checked on the page “Verify a package” before you use them. The platform has erased them.
}
organ-save-not-begun = What the check needs could not be loaded, so that nothing was fetched. Please try again; the platform still has the data.
organ-save-broken = The data did not arrive whole, and nothing was saved. Please try again; the platform still has it.
organ-save-refused-title = Nothing was saved: the data did not pass the check
organ-save-refused = It may have been changed or damaged on its way. Please do not ask the citizen for the same data on paper yet: end this visit, ask them to prepare the data again, and tell the platform’s help desk the code below.
organ-save-code = Code
organ-save-uncheckable-title = Not saved yet: this browser could not check the data
organ-save-uncheckable = The data has arrived, and the platform has erased it. Please stay on this page and check again. If that does not help, take the file unchecked, and have it checked on the page “Verify a package” before anybody uses it.
organ-save-again = Check again
organ-save-unchecked = Save unchecked
organ-save-unchecked-name = UNCHECKED-{ $name }
organ-save-unchecked-done = { $count ->
    [one] The dataset was saved as { $name } and was NOT checked. Do not use it before it has been checked on the page “Verify a package”. The platform has erased it.
   *[other] { $count } datasets were saved as { $name } and were NOT checked. Do not use them before they have been checked on the page “Verify a package”. The platform has erased them.
}
