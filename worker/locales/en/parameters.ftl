# What somebody filled in for a dataset

parameter-character = This holds a character that cannot be sent. Please type it again.
parameter-choice-unknown = Please choose one from the list.
parameter-date-before-start = The last day cannot be before the first.
parameter-date-form = Please type a date in ROC years, 7 digits, such as 1150101.
parameter-date-not-in-calendar = The calendar has no such day. Please check it.
parameter-missing = Please fill this in, so that the agency can find your data.
parameter-plate-number-form = Please type the whole plate number, such as ABC-1234.
parameter-too-long = Please use { $limit } characters at most.
parameter-year-form = Please type a ROC year, 2 or 3 digits, such as 113.
parameter-year-out-of-range = Please type a year from ROC { $earliest } to { $latest }.
