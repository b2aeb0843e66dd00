# JSON, XML and CSV files of a package as tables, in the visitor's own browser.

table-unreadable = This file does not follow its format and cannot be shown as a table. Download it and open it with another program.
table-too-large = This file is too large to be shown as a table here (at most { $limit } bytes). Download it and open it with another program.
