# The member area: who is signed in, bound devices, where one is signed in, and signing out.

menu-member = Member area

member-title = Member area
member-heading = Your member area
member-lead = Here you see how you signed in, which devices you have bound, and how your data was used lately.

member-who-title = Who you are, and this sign-in
member-name = Name
member-id = National ID or resident certificate number
member-id-spoken = { $id }, the last four characters are hidden
member-method = Signed in with
member-method-and-level = { $method } (level { $level })
member-shown-at = Identified at
member-session = Signed in until
member-session-ends = If you open no page until { $idle }, you are signed out; at { $end } at the latest.
member-contact = Main contact
member-contact-what-for = A notice goes there when somebody takes your data, signs in or binds a device.
member-contact-change = Change the contact
member-since = Member since
member-sign-out = Sign out

member-devices-title = Mobile citizen certificate: devices you have bound
member-devices-lead = These devices can show who you are. If you have lost one or no longer use it, please remove it at once.
member-devices-none = You have not bound a device yet. Once you have, your phone or computer can show who you are (level 2), without card and reader.
member-device-name = Device { $number }
member-device-bound = Bound on { $date } at { $clock }
member-device-copied = The key of this device is synchronised with your other devices.
member-device-remove = Remove
member-device-bind = Bind a device

member-sessions-title = Where you are signed in
member-sessions-lead = If one of these is not you, please press “Sign out everywhere” and sign in again in another way.
member-session-this = This browser
member-session-other = Another browser
member-session-times = Signed in at { $began }, last used at { $seen }
member-sign-out-everywhere = Sign out everywhere
member-sign-out-everywhere-note = This browser too. Applications that are under way go on.

member-done-another-person = That was somebody else's evidence, so nothing has changed. Please try again with your own.
member-done-contact-changed = The contact has changed. Notices go to the new one from now on.
member-done-device-bound = The device is bound. Next time it can show who you are.
member-done-device-removed = The device is removed. It can no longer show who you are.
member-done-stepped-up = You have shown who you are once more.
member-back = Back to the member area

member-contact-title = Change the contact
member-contact-lead = Notices go to { $contact } now. Please type a new mobile number or e-mail address. We send a code there; once you type it back the contact changes, and the old one is told.

member-device-title = Bind a device
member-device-heading = Bind a device (mobile citizen certificate)
member-device-lead = Bind it once, and its fingerprint, face or code is enough to show who you are (level 2).
member-device-certificate-title = Please show your citizen digital certificate first
member-device-certificate = A bound device can stand for you. That is why your citizen digital certificate has to be shown within the 10 minutes before.
member-device-certificate-go = Show your citizen digital certificate
member-device-full-title = No more devices can be bound
member-device-full = You have bound { $most } devices. Please remove one you no longer use, then come back.
member-device-full-go = See your devices
member-device-needs-script = Binding a device needs JavaScript, which is switched off here. Please switch it on and load this page again; the rest of the member area works without it.
member-device-not-bound = The device was not bound
member-device-failed = The answer of the device cannot be accepted. Nothing was kept; you can try again.
device-known = This device is bound already. There is no need to bind it again.
device-too-many = No more devices can be bound. Please remove one you no longer use, then try again.
device-ceremony-over = It took too long, or this page had been used already. Please try again.

signed-out-title = Signed out
signed-out-heading = You are signed out
signed-out-happened = This browser has been signed out.
signed-out-everywhere-heading = You are signed out everywhere
signed-out-everywhere-happened = Every browser that was signed in has been signed out, this one too.
signed-out-kept = Nothing about you was kept in this browser.
signed-out-next = If others use this computer too, please close the browser's windows.
signed-out-again = Sign in again
