# Checking codes at the counter (/organ): how clerks sign in, and type codes and passcodes.

organ-for-staff = Check a code (agency staff)

## Signing in

organ-sign-in-title = Sign-in for agency staff
organ-sign-in-lead = This is where agencies’ counters check citizens’ codes. It is for agency staff only.
organ-account = Account
organ-account-hint = The one that your agency gave you, in upper or lower case.
organ-password = Password
organ-sign-in = Sign in
organ-sign-in-help = If you have forgotten your password, or your account is suspended, ask your agency’s MyData administrator.
organ-sign-in-wrong = The account or the password is wrong, or this account cannot be used here.
organ-sign-in-paused = There were too many wrong tries. Try again after { $clock }.
organ-remaining = { $remaining ->
    [one] One more try is left.
   *[other] { $remaining } more tries are left.
}

organ-demo-title = Accounts of the demonstration
organ-demo-lead = This is a demonstration: accounts and passwords are invented, and anybody may use them.

organ-notice-locked = Nothing was done for a while, so you have been signed out. No citizen’s data is left on this computer.
organ-notice-over = Your session has ended. Please sign in again. No citizen’s data is left on this computer.
organ-notice-signed-out = You have signed out. No citizen’s data is left on this computer.
organ-notice-passcodes-used-up = The last passcode for this code can no longer be used, and no other can be sent. Ask the citizen to make a new code, and begin again. Nothing was shown.
organ-notice-visit-lost = This check has ended: its time has run out, or the citizen has stopped it or made a new code. If there is more to do, ask the citizen to make a new code. No citizen’s data is left on this computer.
organ-notice-visit-over = This check has ended. No citizen’s data is left on this computer.

organ-elsewhere-title = This computer is not at a registered address
organ-elsewhere = Codes are checked at network addresses that agencies have registered, and nowhere else. Nothing was looked up.
organ-elsewhere-address = The address that the platform sees:
organ-elsewhere-next = If you work at an agency’s counter, tell this address to your agency’s MyData administrator.
organ-elsewhere-citizen = I am a citizen: go to counter services

## Who is at the counter

organ-head-label = Who is signed in
organ-sign-out = Sign out

## The code

organ-title = Check a code
organ-code-lead = Type or scan the code on the citizen’s phone.
organ-code = The citizen’s code
organ-code-hint = 8 letters or digits such as jtdf 86ua, in upper or lower case, with blanks or without.
organ-code-go = Check
organ-code-next = If the code is right, the platform sends an 8-digit passcode to the citizen’s main contact. You see data only when the citizen has told you the passcode.
organ-code-form = A code has 8 letters or digits.
organ-code-refused = This code cannot be used. Ask the citizen to look at the code on the phone again, or to make a new one.
organ-code-paused = There were too many wrong tries. Try again after { $clock }.
organ-signed-in-before = Last sign-in with this account: { $when }.
organ-wrong-before = { $times ->
    [one] A wrong password was typed since.
   *[other] Wrong passwords were typed { $times } times since.
} If that was not you, tell your administrator.

## The passcode

organ-passcode-title = Type the passcode
organ-passcode-on-its-way = The passcode is on its way.
organ-passcode-look-again = Look again
organ-passcode-sent = A passcode has been sent to the holder of the code. Ask for the 8 digits received.
organ-passcode-not-sent = The passcode was not sent: there have been too many in a short time. One can be sent again after { $clock }.
organ-passcode-to = Sent to
organ-passcode-valid-until = Good until { $clock }
organ-passcode-over = The passcode has expired. Please send another.
organ-passcode-dead = This passcode can no longer be used. Please send another.
organ-passcode = Passcode
organ-passcode-hint = 8 digits, with blanks or without.
organ-passcode-go = See the data
organ-passcode-form = A passcode has 8 digits.
organ-passcode-wrong = The passcode is wrong. Ask for it once more.
organ-resend-refused = Another cannot be sent yet: see the time below.
organ-passcode-paused = There were too many wrong tries. Try again after { $clock }.

organ-resend-title = No passcode received?
organ-resend-from = Another can be sent from { $clock } on; the one before is then worth nothing.
organ-resend-left = { $times ->
    [one] One more can be sent for this code.
   *[other] { $times } more can be sent for this code.
}
organ-resend = Send another
organ-resend-too-late = None can be sent before this check ends at { $clock }. Leave it; when passcodes can be sent again, the citizen can make a new code.
organ-resend-none = No more passcodes can be sent for this code. Ask the citizen to make a new code, and begin again.
organ-visit-leave = Leave, and check another code
organ-visit-leave-note = This code is then worth nothing. The citizen can make a new one; the data is not affected.
