# What is wrong with a package, unusual about it, or doubtful about its signer.
# The key is the code with a dash for the dot. Facts arrive as text; times are written out by the surface that shows them.

## Refused: the package

package-absolute-name = The name “{ $name }” starts at the root of a disk. Packages hold plain names only.
package-archive-too-large = The package has { $size } bytes; at most { $limit } are accepted.
package-attributes-inconsistent = The archive’s own notes about “{ $name }” do not fit the rest of it.
package-backslash-in-name = The name “{ $name }” holds a back-slash.
package-bytes-after-end = { $extra } bytes follow the end of the package.
package-bytes-before-first = { $extra } bytes precede the first file of the package.
package-certificate-malformed = The certificate in the package cannot be read.
package-certificate-missing = The package holds no certificate.
package-certificate-not-one-pem = The certificate’s file does not hold exactly one certificate.
package-certificate-too-large = The certificate’s file has { $size } bytes; at most { $limit } are accepted.
package-comment-holds-record = A comment in the package hides a piece of another archive.
package-comment-too-long = A comment in the package has { $size } bytes; at most { $limit } are accepted.
package-crc-mismatch = “{ $name }” is damaged: its checksum does not match.
package-data-descriptor-wrong = The note behind “{ $name }” about its size and checksum is missing or wrong.
package-deflate-bytes-after-end = Bytes are hidden behind the compressed data of “{ $name }”.
package-deflate-corrupt = The compressed data of “{ $name }” is damaged.
package-delivery-not-whole = “{ $name }” is delivered although one of the datasets failed. Nothing may be delivered then.
package-delivery-outcome-invalid = “{ $code }” is not an outcome of a dataset.
package-digest-malformed = The digest listed for “{ $name }” is not a SHA-256 digest.
package-digest-mismatch = “{ $name }” is not the file that was signed: its digest does not match.
package-directory-has-data = The folder “{ $name }” carries data.
package-directory-misplaced = The package’s table of contents is not where it should be.
package-directory-not-at-end = There is something between the package’s table of contents and its end.
package-duplicate-name = The name “{ $name }” occurs twice.
package-encrypted = “{ $name }” is encrypted inside the archive.
package-entries-overlap = “{ $name }” shares bytes with another file of the package.
package-entry-count-wrong = The package says it has { $stated } entries, but has { $found }.
package-expands-too-much = The files would have { $size } bytes; at most { $limit } are accepted.
package-extra-field-malformed = The archive’s extra notes about “{ $name }” cannot be read.
package-file-not-listed = “{ $name }” is in the package but was not signed.
package-file-unknown = The package has no file “{ $name }”.
package-flags-unsupported = “{ $name }” uses the unknown flags { $flags }.
package-gap-after-entry = { $extra } bytes behind “{ $name }” belong to no file.
package-inflates-to-less = “{ $name }” is shorter than the { $stated } bytes it should have.
package-inflates-to-more = “{ $name }” is longer than the { $stated } bytes it should have.
package-key-exponent-weak = The certificate’s key is too weak: its exponent is too small or even.
package-key-not-rsa = The certificate’s key is not an RSA key.
package-key-size-refused = The certificate’s key has { $bits } bits; accepted are { $least } to { $most }.
package-listed-file-absent = “{ $name }” was signed but is not in the package.
package-listed-twice = The manifest lists “{ $name }” twice.
package-local-flags-differ = The two descriptions of “{ $name }” in the archive differ in their flags.
package-local-header-missing = “{ $name }” is not where the table of contents says.
package-local-method-differs = The two descriptions of “{ $name }” in the archive differ in the compression.
package-local-name-differs = The two descriptions of “{ $name }” in the archive differ in the name.
package-local-sizes-differ = The two descriptions of “{ $name }” in the archive differ in size or checksum.
package-local-time-differs = The two descriptions of “{ $name }” in the archive differ in the time.
package-local-version-differs = The two descriptions of “{ $name }” in the archive differ in the version.
package-manifest-has-doctype = The manifest holds a document type or an entity, which have no place there.
package-manifest-malformed = The manifest is not well-formed XML in UTF-8 (at byte { $position }).
package-manifest-missing = The package holds no manifest.
package-manifest-name-refused = The manifest lists “{ $name }”, a name no package may list.
package-manifest-too-large = The manifest has { $size } bytes; at most { $limit } are accepted.
package-manifest-unexpected = The manifest holds “{ $found }” where it does not belong.
package-manifest-wrong-root = The manifest begins with “{ $found }”, not with “files”.
package-method-unsupported = “{ $name }” is compressed in an unknown way ({ $method }).
package-multi-disk = The archive spans several disks.
package-name-climbs = The name “{ $name }” leads out of the package.
package-name-collides = The name “{ $name }” differs from another one only in upper and lower case or in how its characters are composed.
package-name-empty = The name “{ $name }” is empty or has an empty part.
package-name-has-control = The name “{ $name }” holds invisible characters that could deceive.
package-name-is-folder = The name “{ $name }” is that of a file and of a folder at once.
package-name-too-long = A name has { $size } bytes; at most { $limit } are accepted.
package-name-undecodable = The name of entry { $entry } is neither UTF-8 nor Big5.
package-nested-archive = “{ $name }” is itself an archive.
package-no-end-record = This is not a ZIP archive, or its end is cut off.
package-no-files = The package lists no file.
package-not-a-file = “{ $name }” is neither a file nor a folder.
package-ratio-too-high = “{ $name }” would inflate to more than { $limit } times its size.
package-several-end-records = The archive has several ends.
package-signature-hash-wrong = The signature was made over another hash than SHA-256 ({ $algorithm }).
package-signature-length-wrong = The signature has { $size } bytes; the certificate’s key makes { $wanted }.
package-signature-mismatch = The signature does not match: the manifest was changed, or another key signed it.
package-signature-missing = The package is not signed.
package-signature-padding-wrong = The signature is not built as it must be; somebody may have forged it.
package-stored-sizes-differ = “{ $name }” is not compressed but states two different sizes.
package-stored-with-descriptor = “{ $name }” is stored in a way that leaves its end unknown.
package-too-many-entries = The package has { $count } entries; at most { $limit } are accepted.
package-truncated = The package is cut off.
package-unicode-path-contradicts = “{ $name }” has a second name that says something else.
package-unreadable = The package could not be read to its end ({ $reason }).
package-version-unsupported = “{ $name }” wants version { $version } of the ZIP format.
package-zip64-disagrees = The large-file records of the archive contradict the small ones.
package-zip64-needless = The archive uses large-file records although nothing needs them.

## Unusual, but harmless

package-archive-comment = The archive carries a comment.
package-attributes-vary = The files have different attributes, as copied from somebody’s disk.
package-backslash-name = “{ $name }” is written with a back-slash, as some Windows programs do.
package-big5-name = The name “{ $name }” is written in Big5.
package-certificate-has-cr-lf = The certificate’s lines end the way Windows ends them.
package-data-descriptor = Size and checksum of “{ $name }” follow its data, as Java programs write them.
package-digest-upper-case = The digest of “{ $name }” is written in capital letters.
package-entry-comment = “{ $name }” carries a comment.
package-extra-field = The archive keeps extra notes about “{ $name }”, such as exact times.
package-manifest-has-bom = The manifest begins with a byte order mark.
package-manifest-has-cr-lf = The manifest’s lines end the way Windows ends them.
package-plain-directory = The archive lists the folder “{ $name }”.
package-unflagged-utf8-name = The name “{ $name }” is UTF-8 without saying so.

## The signer

trust-algorithm-refused = The certificate of { $subject } is signed with { $algorithm }, which is not accepted (SHA-1, for example, is broken).
trust-certificate-malformed = A certificate cannot be read.
trust-critical-extension-unknown = The certificate of { $subject } makes a condition that is unknown here.
trust-demo-root = { $subject } vouches for demonstrations only. This package proves nothing.
trust-demo-root-accepted = This is a demonstration: { $subject } vouches for invented data only.
trust-expired = The certificate of { $subject } expired on { $not_after } (judged for { $at }). Whether it still held when the package was signed cannot be proved: packages carry no trusted time.
trust-key-usage = The certificate of { $subject } is not meant for signing documents.
trust-name-constraint = { $subject } is outside of what its authority may vouch for.
trust-no-path = Nobody known here vouches for this certificate. Its issuer calls itself { $issuer }.
trust-not-an-authority = { $subject } may not vouch for others.
trust-not-yet-valid = The certificate of { $subject } holds from { $not_before } only (judged for { $at }).
trust-other-key = Another key than the pinned one signed this package: { $found } instead of { $expected }.
trust-other-provider = { $found } signed this package, but the data should come from { $expected }.
trust-path-too-long = The chain of authorities is longer than one of them allows.
trust-policy = The certificate of { $subject } does not meet the policies of its authorities.
trust-revocation-not-checked = Whether the certificate has been revoked was not looked up.
trust-revocation-stale = What is known about the revocation of { $subject } is from { $this_update }: too old to judge for { $at }.
trust-revocation-unknown = Whether the certificate of { $subject } has been revoked is not known.
trust-revoked = The certificate of { $subject } was revoked on { $revoked_at } (reason: { $reason }).
trust-search-given-up = The search for a chain of authorities took too long.
trust-signature-invalid = The certificate of { $subject } was changed, or was not made by its authority.
trust-signer-is-authority = { $subject } is an authority, not a signer of documents.
trust-weak-key = The key of { $subject } is too weak, or of a kind that is not accepted.

## The anchors

trust-anchor-malformed = Certificate { $position } of the anchors cannot be read.
trust-anchor-no-root = There is no root among the anchors.
trust-anchor-not-an-authority = Certificate { $position } of the anchors may not vouch for others.
trust-anchor-weak-key = Certificate { $position } of the anchors has a weak key, or one of a kind that is not accepted here.
trust-revocation-list-malformed = Revocation list { $position } cannot be read.
trust-revocation-response-malformed = The OCSP response cannot be read, or tells nothing.
