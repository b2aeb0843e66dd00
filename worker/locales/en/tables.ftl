# JSON, XML and CSV files of a package as tables, in the visitor's own browser.

table-attribute = { $name } (attribute)
table-cell-cut = Only the first { $limit } characters are shown; download the file to see them all.
table-column = Column { $number }
table-content = Content
table-count = { $count ->
    [one] 1 row
   *[other] { $count } rows
}, { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}
table-empty = This file is empty.
table-encoding = This file does not say how its text is encoded; it was read as { $name }.
table-from-row = Begin with row
table-go = Go
table-long-cell = Show the first { $limit } characters
table-more-columns = { $count ->
    [one] One more column is not shown; download the file to see it.
   *[other] { $count } more columns are not shown; download the file to see them.
}
table-next = Next { $count } rows
table-parts = A part at a time
table-previous = Previous { $count } rows
table-record = Content of the file
table-region = Table, scrolls sideways
table-shown = Rows { $from } to { $until } of { $count }
table-unfold = { $count ->
    [one] Show content (1 item)
   *[other] Show content ({ $count } items)
}
table-unknown-characters = { $count ->
    [one] One character is of the agency’s own making. It cannot be known which one it is, so it is shown as □.
   *[other] { $count } characters are of the agency’s own making. It cannot be known which ones they are, so they are shown as □.
}
table-whole-cell = Show all { $count } characters

## Why a file cannot be shown as a table. The key is the code, with a hyphen for the point.

table-aborted = Showing the table was stopped.
table-document-type = This XML file has a document type declaration (DOCTYPE), which may define content that multiplies without end, so it is not shown here. Download it and open it with another program.
table-duplicate-key = Two fields of one record have the same name{ $line ->
    [one] {" "}(line { $line }, character { $column })
    [other] {" "}(line { $line }, character { $column })
   *[unknown] {""}
}. It cannot be known which one counts, so the file is not shown here. Ask the agency that provides the data.
table-too-deep = The records of this file lie within each other more than { $limit } deep and cannot be shown here. Download it and open it with another program.
table-too-large = This file is too large to be shown as a table here (at most { $limit } MB). Download it and open it with another program.
table-too-many = This file has more than { $limit } items and cannot be shown as a table here. Download it and open it with another program.
table-unreadable = This file does not follow its format{ $line ->
    [one] {" "}(line { $line }, character { $column })
    [other] {" "}(line { $line }, character { $column })
   *[unknown] {""}
} and cannot be shown as a table. Download it and open it with another program.
