# A citizen's data at a counter, as the clerk sees it.

organ-visit-title = The citizen’s data
organ-visit-heading = The citizen’s data for “{ $service }”
organ-visit-until = You can look at it until { $clock }
organ-visit-over = This visit is over; what was shown has been closed.
organ-visit-person = Whose data it is
organ-visit-name = Name
organ-visit-id = ID number
organ-visit-agent = Came in the citizen’s place
organ-visit-datasets = { $count ->
    [one] 1 dataset
   *[other] { $count } datasets
}
organ-visit-rules = Whether a dataset may be looked at, saved or both is laid down by “{ $service }”; the citizen was told the same.
organ-visit-password = A document may be protected: it opens with the ID number of the person it is about. Ask for it, or let the citizen type it.
organ-visit-no-script = Documents are opened and checked in your browser, and it does not run scripts for this page. Please allow JavaScript, or ask your administrator.
organ-visit-ready = Ready ({ $size }). Opening it is put on the citizen’s record.
organ-visit-ready-to-save = Ready ({ $size }). It is not shown here; saving it is put on the citizen’s record.
organ-visit-seen = Opened; this is on the citizen’s record.
organ-visit-saved = Saved and erased on the platform.
organ-visit-no-record = { $provider } has no record of this person.
organ-visit-save-title = Save to my computer
organ-visit-save-meaning = { $count ->
    [one] The dataset is checked again in this browser and then saved. Once it has been saved, the platform erases it.
   *[other] { $count } datasets are checked again in this browser and then saved, together in one ZIP. Once they have been saved, the platform erases them.
}
organ-visit-save-unchecked = Without JavaScript the file is saved without being checked. Please have it checked before you use it:
organ-visit-save = { $count ->
    [one] Save the dataset
   *[other] Save { $count } datasets
}
organ-visit-end-title = Done?
organ-visit-end-meaning = Ending the visit closes the documents and erases what is left of the data. The citizen is told what was looked at and what was saved.
organ-visit-end = End the visit
