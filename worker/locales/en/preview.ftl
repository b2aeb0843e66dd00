# What the document preview refuses and what it found, in the visitor's own browser.
# A key is a code with its dot as a hyphen. Parameters are the facts that come with it.

## The document cannot be shown

preview-aborted = Showing the document was stopped.
preview-closed = The document has been closed.
preview-damaged = This file is damaged: no page can be made out.
preview-encryption-unsupported = This file is protected in a way that cannot be opened here. Please download it and open it with another program.
preview-file-too-large = This file is too large to be shown here ({ $bytes } bytes; at most { $limit }). Please download it.
preview-module = The preview could not be loaded. Please check your connection and try again, or download the file.
preview-not-pdf = This file is not a PDF.
preview-password-missing = This file is protected by a password.
preview-password-wrong = This password does not open the file. For documents of agencies it is usually your ID number.
preview-too-many-pages = This file has { $pages } pages; at most { $limit } can be shown here. Please download it.
preview-worker = The preview stopped or could not be loaded. Please try again, or download the file.

## A page cannot be shown

preview-image-too-large = A picture on this page is too large to be shown here. Please download the file and open it with another program.
preview-page-missing = There is no page { $page }; the document has { $pages }.
preview-page-too-complex = This page is too complex to be drawn here. Please download the file and open it with another program.
preview-page-too-large = This page is { $width } × { $height } points, larger than can be drawn here.
preview-page-without-size = This page does not say its size and cannot be drawn here. Please download the file and open it with another program.
preview-picture-too-large = The page cannot be enlarged this far.
preview-stopped = Drawing this page failed, and the preview began anew. Please download the file and open it with another program.
preview-stream-too-large = This page unpacks to more than can be shown here. Please download the file and open it with another program.
preview-too-slow = This page took longer than { $seconds } seconds, so drawing it was stopped. Please download the file and open it with another program.

## What was found in a document

preview-embedded-files = Other files are embedded in this document. They are not opened.
preview-external-links = This document links to other places ({ $subject }). Nothing is fetched from there.
preview-font-unavailable = A font that this page needs could not be loaded; some characters are shown as boxes.
preview-form-fields = This document has form fields. They are shown as they are and cannot be filled in here.
preview-image-unreadable = A picture on this page could not be read; its place is empty.
preview-inspection-incomplete = This document is very large; not every part of it was checked for scripts and the like.
preview-launch-actions = This document tries to start programs. That is prevented.
preview-missing-glyphs = Characters of this page have no shape at hand and are shown as boxes: { $subject }
preview-multimedia = This document holds video, sound or 3D. They are not shown.
preview-scripts = This document contains scripts. They are not run.
preview-submit-actions = This document tries to send data. That is prevented.
preview-substituted-font = The document did not bring its font “{ $subject }” along; a similar one is shown instead.
preview-undrawn-annotations = Comments, marks or fields of this page bring no picture of themselves along and are not drawn here. Please download the file and open it with another program.
preview-unknown-characters = Some text does not say which characters it means. Nobody can make it out; it is shown as boxes.
preview-unreadable-font = A font of this page could not be read; some text may be missing.
