# Identification with a software financial certificate: its file is opened, and signs, in the visitor’s own browser.

soft-certificate-lead = Please choose the file of your certificate (usually named .pfx or .p12), then enter its password.
soft-certificate-stays = File and password are used in your browser only and never sent to this platform; what is sent is the signature and the certificate.
soft-certificate-drop = Drop the certificate file here, or
soft-certificate-choose = Choose the certificate file
soft-certificate-no-file = No file has been chosen
soft-certificate-file = Chosen: { $name }
soft-certificate-password = Password of the certificate file
soft-certificate-password-hint = The password set when the file was exported, not the one of your online banking.
soft-certificate-open = Open the certificate file
soft-certificate-stop = Stop
soft-certificate-holder = Certificate holder
soft-certificate-facts = Issued by { $issuer }, valid until { $day }
soft-certificate-nameless = no name in the certificate
soft-certificate-sign = Identify with this certificate
soft-certificate-other = Use another certificate file
soft-certificate-code = Code
soft-certificate-error-word = Error:{" "}

soft-certificate-opening = Opening the certificate file with the password; this may take some seconds…
soft-certificate-opened = The certificate file is open. Please make sure that the certificate is yours, then go on.
soft-certificate-signing = Signing…
soft-certificate-sending = Signed. Sending…
soft-certificate-stopped = Stopped; nothing was sent. To go on, please enter the password again.

## Fields

soft-certificate-file-missing = Please choose the certificate file first.
soft-certificate-password-wrong = This password does not open the certificate file. Please enter it again. Wrong tries do not lock the certificate; capital and small letters differ.

## Why it did not work

soft-certificate-algorithm-refused-title = The file is protected in a way that is too old or too rare
soft-certificate-algorithm-refused = Nothing was sent. Please export the certificate file again with an up-to-date certificate program, or choose another way to identify yourself.
soft-certificate-certificate-expired-title = This certificate has expired
soft-certificate-certificate-expired = It was valid until { $day }; nothing was sent. Please ask the bank that issued it for a new certificate, or choose another way to identify yourself.
soft-certificate-certificate-missing-title = The file has no certificate that belongs to its key
soft-certificate-certificate-missing = Nothing was sent. Please export the file again, the certificate together with the private key.
soft-certificate-certificate-not-yet-valid-title = This certificate is not valid yet
soft-certificate-certificate-not-yet-valid = It is valid from { $day }; nothing was sent. Please check the date and time of your computer, or try again from that day.
soft-certificate-certificate-usage-refused-title = This certificate is not for identifying yourself
soft-certificate-certificate-usage-refused = Nothing was sent. The certificate’s purposes do not include digital signatures. Please use the file of a certificate for signatures, or choose another way to identify yourself.
soft-certificate-damaged-title = The certificate file is not whole
soft-certificate-damaged = Nothing was sent. The file may have been damaged when it was copied or downloaded. Please take it from a backup, or export it again.
soft-certificate-failed-title = Something unforeseen went wrong
soft-certificate-failed = Nothing was sent. Please try again; if it happens again, tell the help desk the code below, or choose another way to identify yourself.
soft-certificate-file-unreadable-title = This file cannot be read
soft-certificate-file-unreadable = Nothing was sent. The file may have been moved or renamed, or its drive was removed. Please choose it again.
soft-certificate-key-missing-title = The file has no private key
soft-certificate-key-missing = Nothing was sent. Please export the file again, together with the private key.
soft-certificate-key-refused-title = The key in the file cannot be used
soft-certificate-key-refused = Nothing was sent. The key has to be RSA of 2,048 to 4,096 bits, or ECDSA on P-256. Please ask the bank that issued it for another certificate, or choose another way to identify yourself.
soft-certificate-module-missing-title = The program that opens certificate files was not loaded
soft-certificate-module-missing = Nothing was sent. Please check your connection and try again; if it happens again, update your browser, or choose another way to identify yourself.
soft-certificate-not-pkcs12-title = This is not a certificate file
soft-certificate-not-pkcs12 = Nothing was sent. Please choose a file named .pfx or .p12; those named .cer, .crt or .pem hold no private key and cannot sign.
soft-certificate-signing-failed-title = The key did not sign
soft-certificate-signing-failed = Nothing was sent. Please try again; if it happens again, export the certificate file again, or choose another way to identify yourself.
soft-certificate-too-large-title = This file is too large for a certificate file
soft-certificate-too-large = Nothing was sent. Certificate files seldom have 10 KB, and 64 KB at most. Please make sure that you chose the right file.
soft-certificate-too-many-parts-title = The certificate file holds too many things
soft-certificate-too-many-parts = Nothing was sent. Please export only the certificate that you use, and try again.
soft-certificate-too-slow-title = This certificate file takes too long to open
soft-certificate-too-slow = Nothing was sent. The file has its password worked over more often than a browser can bear. Please export it again with the usual settings.
soft-certificate-unprotected-title = This certificate file is not protected by a password
soft-certificate-unprotected = Nothing was sent. Whoever finds the file can pass for you. Please export it again with a password, then delete this file.
