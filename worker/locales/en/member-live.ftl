# The member area: transfers under way, "this was not me", withdrawal, changed terms, and showing once more who one is before these.

## Front page of the member area

member-live-title = Transfers under way
member-live-none = No transfer is under way.
member-live-count = { $transfers ->
    [one] 1 transfer is under way.
   *[other] { $transfers } transfers are under way.
}
member-live-go = See and delete
member-frozen = On { $when } you reported “this was not me”. New transfers in your name are frozen.
member-frozen-go = See the report and lift the freeze
member-safety-title = Safety and membership
member-safety-misuse = If you see something that was not your doing, please stop all transfers at once.
member-safety-withdraw = If you no longer use this platform, you can end your membership and have what we keep erased.
member-safety-withdraw-go = End the membership
member-terms = Terms you agreed to
member-terms-accepted = Terms of service { $terms }, privacy policy { $privacy }, agreed on { $date }
member-done-freeze-lifted = The freeze is lifted. You can agree to transfers again.

## Transfers under way

live-title = Transfers under way
live-lead = This is data fetched in your name that has not come to its end. It is deleted when its time is over; you can also delete it now.
live-none = No transfer is under way. The platform holds no file with your data.
live-none-next = Once you begin a download or an online application, you see its progress here.
live-herself = Your own download
live-one-of-several = { $receiver } (no. { $number })
live-purpose = Purpose
live-datasets = Data
live-since = Identified at
live-until = Kept until, at the latest
live-stage-own = Waits for you to look at it or save it; once saved, it is deleted.
live-stage-consent = Waits for you to decide whether it may be sent; without your consent it is not.
live-stage-sent = You have agreed; the receiver has yet to fetch it. Once fetched, it is deleted.
live-stage-counter = Counter service: waits for you to show the code at the counter; deleted when the counter is done.
live-code = Data code
live-code-until = Valid until
live-code-none = There is no valid code at present
live-delete-code = Kill the code and delete the data
live-delete-counter = The code dies at once, and the counter can no longer get your data.
live-go-on = Go on
live-delete = Delete now
live-done-deleted = This transfer has been stopped. The platform’s copy is being deleted, and nobody can fetch it any more.
live-done-ended-before = This transfer had ended before you pressed. The platform keeps none of its data.
live-delete-title = Delete it now?
live-delete-own = This is data you fetched yourself and have not saved yet.
live-delete-service = This data was fetched for “{ $service }”. Once deleted it cannot be sent, and your application there may not go on.
live-delete-lost = What you will lose
live-delete-again = This cannot be undone. You can ask for the data again whenever you need it.
live-delete-back = Do not delete it

live-frozen-heading = Transfers are frozen
live-frozen = On { $date } at { $clock } you reported “this was not me”. Until you lift the freeze yourself, no data is sent in your name.
live-frozen-next = If it is you who wants to send data now, please identify once more in your member area to lift the freeze, then begin again.
live-frozen-go = See the report and lift the freeze
live-too-many-heading = Too many transfers under way
live-too-many = You have { $most } transfers under way, which is as many as there can be at a time; this one has not begun.
live-too-many-next = Please finish or delete some of them in your member area, then begin again. Those you do not finish end by themselves within 8 hours.
live-too-many-go = See the transfers under way
live-not-admitted-kept = This one has not begun; no data was fetched or sent.

## Showing once more who one is

fresh-first-title = Please identify once more first
fresh-first-contact = To change the contact, you must have identified within the last 15 minutes.
fresh-first-device = To remove a device, you must have identified within the last 15 minutes.
fresh-first-transfer = To go on with this transfer here, you must have identified within the last 15 minutes by a method of level { $level } or stronger.
fresh-first-withdrawal = To end your membership, you must have identified within the last 15 minutes.
fresh-first-why = So nobody who happens to use your signed-in computer can do this for you.
fresh-first-go = Identify
member-not-fresh = Please identify once more first.

## This was not me

misuse-link = This was not me: stop all transfers
misuse-title = This was not me
misuse-lead = You got a notice or saw a use of your data that was not your doing? One press stops everything that goes on in your name.
misuse-does-title = What happens when you press
misuse-does-stop = All transfers under way are stopped at once, and the platform’s copies are deleted.
misuse-does-stop-now = { $transfers ->
    [0] (There are none at present.)
    [one] (There is 1 at present.)
   *[other] (There are { $transfers } at present.)
}
misuse-does-sessions = All other browsers are signed out; this one stays.
misuse-does-freeze = New transfers are frozen: until you lift that yourself, nobody can fetch or send data in your name.
misuse-does-tell = The operator is told and you get a reference number; what the operator reads holds none of your personal data.
misuse-does-not = Data that has been taken cannot be called back, but it stays in your record of uses. Your membership, contact and bound devices stay as they are.
misuse-report = This was not me: stop all transfers
misuse-sign-in-first = To know whose transfers these are, please identify first.
misuse-sign-in = Identify, then stop
misuse-cannot = If you cannot identify or need help, please contact us: { $desk }
misuse-frozen-title = Stopped and frozen
misuse-reference = Reference number
misuse-frozen-happened = On { $when } you reported “this was not me”. We have:
misuse-frozen-transfers = { $transfers ->
    [0] made sure that no transfer is under way
    [one] stopped 1 transfer under way and deleted the platform’s copy
   *[other] stopped { $transfers } transfers under way and deleted the platform’s copies
}
misuse-frozen-sessions = { $sessions ->
    [0] made sure that no other browser is signed in
    [one] signed out 1 other browser
   *[other] signed out { $sessions } other browsers
}
misuse-frozen-new = frozen new transfers in your name
misuse-frozen-told = told the operator
misuse-frozen-sent = sent the reference number to your contact
misuse-next-record = Please go through your record of uses and see what was not your doing.
misuse-next-record-go = See the record
misuse-next-devices = Please remove devices that you do not know.
misuse-next-devices-go = See your devices
misuse-next-desk = When you contact us, please give the reference number: { $desk }
misuse-lift-title = Lifting the freeze
misuse-lift-strong = Once you are sure that all is safe, please identify again by a method of level 1 or 2; that lifts the freeze.
misuse-lift-two = Once you are sure that all is safe, please identify again by a method of level 1 or 2, or by any two different methods; that lifts the freeze.
misuse-lift-second = You have identified again by one method. Please add another one; that lifts the freeze.
misuse-lift-go = Identify and lift the freeze

identify-another-title = Second method
identify-another-heading = Confirm by one more method
identify-another-lead = Lifting the freeze takes two different methods, so that it is no easier than it was for somebody else to act in your name.

## Withdrawal

withdraw-title = End the membership
withdraw-lead = Afterwards we keep nothing that tells who you are. Should you want to come back, it is a first visit again.
withdraw-erased-title = What is erased
withdraw-erased-who = Your name, your contact, and which terms you agreed to
withdraw-erased-devices = Bound devices
withdraw-erased-sessions = Sign-ins: every browser is signed out, this one too
withdraw-erased-record = Your record of uses, consent receipts and deletion records, with their random values; what stands in the public ledger can then no longer be connected with anybody
withdraw-erased-transfers = { $transfers ->
    [0] Transfers under way: there are none
    [one] 1 transfer under way: it is stopped, its data deleted
   *[other] { $transfers } transfers under way: they are stopped, their data deleted
}
withdraw-stays-title = What stays
withdraw-stays-ledger = The entries of the public ledger: times and kinds only, no personal data, and no longer connected with you
withdraw-stays-tries = Counts of wrong entries and of letters sent: they keep others from guessing and hold no data about you
withdraw-stays-letter = One last notice: once it is out, your contact is erased
withdraw-stays-others = Data that other agencies or services have received: they keep it, so please exercise your rights with them
withdraw-export-title = Keep a copy of your record first
withdraw-export = Once erased, we can no longer give you the record and its receipts. Please download them first if you need them.
withdraw-export-go = Download the record
withdraw-frozen-title = Frozen: you cannot leave yet
withdraw-frozen = You reported “this was not me”. So that nobody who acted in your name can erase what was done, please lift the freeze first.
withdraw-frozen-go = See the report and lift the freeze
withdraw-acknowledge = I know that what is listed above will be erased and cannot be restored.
withdraw-unacknowledged = Please tick the box to say that you know what is erased.
withdraw-go = End the membership
withdraw-stay = Stay a member
withdrawn-heading = Your membership has ended
withdrawn-happened = The membership has ended, every browser is signed out, and transfers under way have been stopped.
withdrawn-kept = Nothing that tells who you are. Once the last notice is out, your contact is erased as well.
withdrawn-next = There is nothing more for you to do. Should you come back, it is like the first time.

## Changed terms

terms-changed-title = The terms have changed
terms-changed-lead = What is below has changed since you last agreed. Please read it and agree before you go on.
terms-changed-versions = You agreed to version { $before }; now it is version { $now }.
terms-changed-whole = Read the whole text
terms-changed-accept = I have read the changes and agree.
