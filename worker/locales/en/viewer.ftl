# The document viewer: one file of a package, looked at in the visitor's own browser.

viewer-close = Close
viewer-locked = This document is protected by a password
viewer-password = ID number or resident number
viewer-password-hint = Documents of agencies open with the ID number of the person they are about. It is used on your device only; it is neither sent nor stored.
viewer-password-empty = Please enter the password.
viewer-unlock = Open document

## Waiting

viewer-opening = Opening the document…
viewer-loading = Loading the preview…
viewer-reading = Reading the document…
viewer-drawing = Drawing this page…
viewer-fonts = Loading fonts…

## Pages

viewer-pages = Document
viewer-page-of = Page { $page } of { $pages }
viewer-paging = Pages
viewer-page-number = Page number
viewer-of-pages = / { $pages }
viewer-go-to = Go to page { $page }
viewer-no-text = This page has no text to read out or select; it may be a scanned picture.
viewer-text-missing = The text of this page could not be made out; it cannot be read out or selected.
viewer-text-cut = This page has too much text; the rest cannot be read out or selected.

## Tools

viewer-tools = Viewing tools
viewer-previous = Previous page
viewer-next = Next page
viewer-smaller = Zoom out
viewer-larger = Zoom in
viewer-width = Fit width
viewer-page = Fit page
viewer-turn = Rotate clockwise
viewer-invert = Invert colours
viewer-search = Find text
viewer-list = List of pages
viewer-print = Print
viewer-save = Download file

## Finding text

viewer-search-for = Text to find
viewer-search-go = Find
viewer-searching = Searching…
viewer-found = { $count ->
    [0] This text was not found.
    [one] Found once.
   *[other] Found { $count } times.
}
viewer-found-many = Only the first { $count } are listed. Please look for something more particular.
viewer-hit-of = { $index } of { $count }, on page { $page }
viewer-hit-on = Page { $page }

## Printing

viewer-print-range = At most { $most } pages are printed at once. Please choose which.
viewer-print-from = From page
viewer-print-to = To page
viewer-print-wrong = Please enter pages between 1 and { $pages }, at most { $most } of them.
viewer-printing = Preparing to print: { $done } of { $count } pages
viewer-not-printed = Nothing was printed.

## Not shown

viewer-not-shown = This cannot be shown here
viewer-elsewhere = Open with the browser’s PDF reader
viewer-no-kind = Files of this kind cannot be shown here. Please download it and open it with another program.
viewer-no-kind-view-only = Files of this kind cannot be shown here, and this one is for looking at only.
viewer-view-only = This document is for looking at only: it cannot be printed or saved here.

## Beside the verdict

viewer-unchecked = Not checked
viewer-unchecked-meaning = The signature of this document was not checked: who issued it, and whether it was changed, is not known.
viewer-findings = Worth knowing about this document
viewer-finding-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
