# Why a piece of identification evidence was refused. The key is the code with dashes for dots.

## Certificates and cards

identity-algorithm-refused = This certificate or device uses a method of signing that is no longer considered safe. Please use another one.
identity-business-number-checksum = The company’s number has a digit that does not fit. Please look at it again.
identity-business-number-form = The company’s number needs 8 digits.
identity-certificate-expired = This certificate has expired or is not valid yet. Please renew it, or choose another method.
identity-certificate-malformed = The certificate cannot be read. Please take the card out, put it in again, and try once more.
identity-certificate-missing = The answer of your card lacks the certificate. Please try again.
identity-certificate-policy-refused = This kind of certificate is not accepted here. Please choose the method that belongs to your card.
identity-certificate-refused = This certificate was not issued by an authority we know for this method.
identity-certificate-revoked = This certificate has been revoked. If your card was lost and found again, please apply for a new certificate.
identity-certificate-usage-refused = This certificate is not meant for signing in. Please choose the one for signatures on your card.
identity-key-refused = The key of this certificate or device is not strong enough to be accepted.
identity-person-not-stated = This certificate does not fit what you entered.
identity-person-mismatch = What you showed does not fit what you entered.
identity-revocation-unknown = Whether this certificate is still valid cannot be found out at the moment. Please try again later, or choose another method.
identity-signature-invalid = The signature does not hold. Please try again.
identity-signed-attribute-refused = The answer of your card is incomplete. Please try again, or update the card’s software.
identity-signer-count = The answer of your card does not come from one signer. Please try again, or update the card’s software.

## Devices

identity-attestation-refused = This device cannot show what it is in a way that is accepted here.
identity-backup-state-refused = The key on this device can be copied, or says otherwise than before. Please bind the device anew.
identity-binding-needs-citizen-certificate = To bind a device, please show your citizen digital certificate first.
identity-counter-fell-back = There may be a copy of this device’s key. For your safety it cannot be used; please bind the device anew with your citizen digital certificate.
identity-credential-unknown = What you showed does not fit what you entered.
identity-cross-origin = This page was opened inside another site. Please open it by itself.
identity-origin-mismatch = The answer was made for another site. Please begin again on this page.
identity-relying-party-mismatch = The answer was made for another site. Please begin again on this page.
identity-user-not-present = The device was not touched. Please try again.
identity-user-not-verified = The device did not check your fingerprint, face or code. Please set up its screen lock, and try again.

## Any method

identity-challenge-expired = That took too long. Please try again.
identity-challenge-mismatch = The answer does not belong to this step. Please begin this step again.
identity-claimant-not-served = This method is not available for such a number. Please choose another one.
identity-evidence-malformed = The answer cannot be read. Please try again.
identity-field-malformed = The answer cannot be read. Please try again.
identity-field-missing = The answer is incomplete. Please try again.
identity-field-too-long = The answer is too long. Please try again.

## Contacts

identity-email-form = The e-mail address needs a name, an @ and a domain, such as ling@example.tw.
identity-mobile-form = The mobile number needs 10 digits that begin with 09, such as 0912-345-678.
