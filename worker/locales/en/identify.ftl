# The pages of identification.

## Identification: the methods

identify-member-title = Confirm who you are
identify-member-heading = Confirm who you are
identify-member-lead = Only you may see your records of use and your settings, so we must be sure it is you.
identify-id-hint = It begins with a capital letter, for example A123456789.
identify-person = Already confirmed
identify-others = Use another method
identify-cancel = Cancel
identify-no-method = No method can be used here at present.
identify-needs-script = This method needs the page's script. Please turn JavaScript on, or use another method.
identify-business-number = Business number of the company
identify-business-number-hint = The 8 digits of the business certificate. Only whoever answers for the company can use it.
identify-mobile = Mobile number
identify-mobile-hint = A number in your own name, for example 0912345678.
identify-evidence-refused-title = This did not work
identification-code-form = The code has 8 digits. Please look at the message again.
identification-code-wrong = The code is not right. Please look at the newest message again.
identification-code-dead = This code is no longer good. Please have a new one sent.
identification-name-form = Please enter your name (60 characters at most).
identification-terms = Please tick the box to agree first.

## Identification: first use

identify-second-title = Second method
identify-second-heading = Confirm by one more method
identify-second-lead = This is your first visit. To protect your data, two different methods are needed the first time, and one afterwards.
identify-second-hint = Please choose another method. A mobile number will do.
contact-title = Your contact
contact-heading = How may we reach you?
contact-lead = We tell you about every use of your data. Please leave a contact at your first visit.
contact-name = Name
contact-name-hint = How messages address you.
contact-contact = Mobile number or e-mail address
contact-contact-hint = We will send you a code of 8 digits. For example 0912345678 or ling@example.tw.
contact-terms = I agree to become a member and have read the terms of service and the privacy policy
contact-send = Send the code

## Identification: the code

code-title = Enter the code
code-heading = Please enter the code
code-contact-lead = We have sent a code of 8 digits to { $to }.
code-contact-back = Use another contact
code-bank-card-lead = Your card is confirmed. We have sent a code of 8 digits to your registered telephone { $to }.
code-bank-card-back = Use another method
code-valid-until = The code is good until { $clock }.
code-dead = This code is no longer good. Please have a new one sent.
code-field = Code
code-hint = 8 digits; spaces do not matter.
code-continue = Confirm
code-resend = Send a new code
code-resend-from = Nothing received? You can have it sent again after { $clock }. Please look among unwanted mail, too.
code-sent-again = A new code has been sent. Please use the new one.
code-too-soon = Please wait until { $clock } before having it sent again.
code-too-many-letters = So many messages have gone to you that the next one can be sent after { $clock }.
code-remaining = { $remaining ->
    [one] You can try { $remaining } more time.
   *[other] You can try { $remaining } more times.
}
identify-no-telephone = No telephone of yours is registered, so no code can be sent. Please use another method.

## Identification: paused

locked-others = You can still use another method:
locked-next-others = Use another method, or try again when the time has come.
