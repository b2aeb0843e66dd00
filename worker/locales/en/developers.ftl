# The frame of the documentation for developers. What its pages say is in docs/developers.

developers-title = Developers
developers-contents = On this page
developers-pages = Pages for developers
developers-markdown = This page as Markdown
