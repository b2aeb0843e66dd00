# What only the `mydata` command says. Codes and their sentences are in worker/locales/en/package.ftl.

verdict-valid = trusted
verdict-indeterminate = uncertain
verdict-invalid = refused
verdict-authentic = whole and signed; whose certificate that is, was not judged
label-at = Judged for
label-signer = Signer
label-subject = Subject
label-issuer = Issuer
label-serial = Serial number
label-validity = Valid
label-fingerprint = SHA-256
label-key-fingerprint = SHA-256 of the key
label-path = Path to the root
label-files = Files (SHA-256, bytes, name)
label-unchecked-entries = Entries as the archive states them, unchecked (bytes, name)
label-reasons = Reasons
label-findings = Unusual, but harmless
