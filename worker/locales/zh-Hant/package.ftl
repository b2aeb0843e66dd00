# 資料打包檔的錯誤、異狀，以及對簽署者的疑慮。
# 鍵就是代碼，點換成連字號。參數都是文字；時間由顯示的介面寫成日期。

## 不接受：打包檔

package-absolute-name = 檔名「{ $name }」從磁碟根目錄開始，打包檔裡只能有單純的檔名。
package-archive-too-large = 打包檔有 { $size } 位元組，最多接受 { $limit }。
package-attributes-inconsistent = 壓縮檔對「{ $name }」的註記與其他部分不一致。
package-backslash-in-name = 檔名「{ $name }」含有反斜線。
package-bytes-after-end = 打包檔結尾之後還有 { $extra } 位元組。
package-bytes-before-first = 打包檔第一個檔案之前還有 { $extra } 位元組。
package-certificate-malformed = 打包檔裡的憑證無法讀取。
package-certificate-missing = 打包檔裡沒有憑證。
package-certificate-not-one-pem = 憑證檔裡不是剛好一張憑證。
package-certificate-too-large = 憑證檔有 { $size } 位元組，最多接受 { $limit }。
package-comment-holds-record = 打包檔裡的註解藏有另一個壓縮檔的片段。
package-comment-too-long = 打包檔裡有一則註解長 { $size } 位元組，最多接受 { $limit }。
package-crc-mismatch = 「{ $name }」已損壞：檢查碼不符。
package-data-descriptor-wrong = 「{ $name }」後面記載大小與檢查碼的欄位缺少或有誤。
package-deflate-bytes-after-end = 「{ $name }」的壓縮資料後面藏有其他內容。
package-deflate-corrupt = 「{ $name }」的壓縮資料已損壞。
package-delivery-not-whole = 有資料集失敗，卻仍附上「{ $name }」；這時不應附上任何資料。
package-delivery-outcome-invalid = 「{ $code }」不是資料集的結果代碼。
package-digest-malformed = 「{ $name }」登記的摘要不是 SHA-256 摘要。
package-digest-mismatch = 「{ $name }」不是當初簽署的檔案：摘要不符。
package-directory-has-data = 資料夾「{ $name }」裡帶有資料。
package-directory-misplaced = 打包檔的目錄不在應有的位置。
package-directory-not-at-end = 打包檔的目錄與結尾之間夾有其他內容。
package-duplicate-name = 檔名「{ $name }」出現兩次。
package-encrypted = 「{ $name }」在壓縮檔裡被加密。
package-entries-overlap = 「{ $name }」與另一個檔案占用同一段內容。
package-entry-count-wrong = 打包檔自稱有 { $stated } 個項目，實際有 { $found } 個。
package-expands-too-much = 檔案解開後有 { $size } 位元組，最多接受 { $limit }。
package-extra-field-malformed = 壓縮檔對「{ $name }」的附加註記無法讀取。
package-file-not-listed = 「{ $name }」在打包檔裡，但沒有經過簽署。
package-file-unknown = 打包檔裡沒有「{ $name }」這個檔案。
package-flags-unsupported = 「{ $name }」使用不明的旗標 { $flags }。
package-gap-after-entry = 「{ $name }」後面有 { $extra } 位元組不屬於任何檔案。
package-inflates-to-less = 「{ $name }」解開後不到應有的 { $stated } 位元組。
package-inflates-to-more = 「{ $name }」解開後超過應有的 { $stated } 位元組。
package-key-exponent-weak = 憑證的金鑰太弱：指數太小或是偶數。
package-key-not-rsa = 憑證的金鑰不是 RSA 金鑰。
package-key-size-refused = 憑證的金鑰有 { $bits } 位元，只接受 { $least } 到 { $most } 位元。
package-listed-file-absent = 「{ $name }」經過簽署，卻不在打包檔裡。
package-listed-twice = 清單裡「{ $name }」列了兩次。
package-local-flags-differ = 壓縮檔裡對「{ $name }」的兩處記載，旗標不同。
package-local-header-missing = 「{ $name }」不在目錄所說的位置。
package-local-method-differs = 壓縮檔裡對「{ $name }」的兩處記載，壓縮方式不同。
package-local-name-differs = 壓縮檔裡對「{ $name }」的兩處記載，檔名不同。
package-local-sizes-differ = 壓縮檔裡對「{ $name }」的兩處記載，大小或檢查碼不同。
package-local-time-differs = 壓縮檔裡對「{ $name }」的兩處記載，時間不同。
package-local-version-differs = 壓縮檔裡對「{ $name }」的兩處記載，版本不同。
package-manifest-has-doctype = 清單裡有文件類型或實體宣告，這裡不允許。
package-manifest-malformed = 清單不是正確的 UTF-8 XML（第 { $position } 位元組）。
package-manifest-missing = 打包檔裡沒有清單。
package-manifest-name-refused = 清單列了「{ $name }」，打包檔不能列出這樣的檔名。
package-manifest-too-large = 清單有 { $size } 位元組，最多接受 { $limit }。
package-manifest-unexpected = 清單裡出現不該有的「{ $found }」。
package-manifest-wrong-root = 清單以「{ $found }」開頭，不是「files」。
package-method-unsupported = 「{ $name }」用不明的方式壓縮（{ $method }）。
package-multi-disk = 壓縮檔分割在多個磁碟上。
package-name-climbs = 檔名「{ $name }」會離開打包檔所在的位置。
package-name-collides = 檔名「{ $name }」與另一個檔名只差在大小寫或字元的組合方式。
package-name-empty = 檔名「{ $name }」是空的，或有一段是空的。
package-name-has-control = 檔名「{ $name }」含有看不見、可能騙人的字元。
package-name-is-folder = 「{ $name }」同時是檔案和資料夾的名稱。
package-name-too-long = 有一個檔名長 { $size } 位元組，最多接受 { $limit }。
package-name-undecodable = 第 { $entry } 個項目的檔名既不是 UTF-8 也不是 Big5。
package-nested-archive = 「{ $name }」本身又是壓縮檔。
package-no-end-record = 這不是 ZIP 壓縮檔，或結尾被截斷。
package-no-files = 打包檔沒有列出任何檔案。
package-not-a-file = 「{ $name }」既不是檔案也不是資料夾。
package-ratio-too-high = 「{ $name }」解開後會超過原大小的 { $limit } 倍。
package-several-end-records = 壓縮檔有好幾個結尾。
package-signature-hash-wrong = 簽章用的雜湊（{ $algorithm }）不是 SHA-256。
package-signature-length-wrong = 簽章有 { $size } 位元組，憑證的金鑰應產生 { $wanted }。
package-signature-mismatch = 簽章不符：清單被改過，或是由別的金鑰簽署。
package-signature-missing = 打包檔沒有簽章。
package-signature-padding-wrong = 簽章的構造不符規定，可能是偽造的。
package-stored-sizes-differ = 「{ $name }」沒有壓縮，卻記載兩個不同的大小。
package-stored-with-descriptor = 「{ $name }」的存放方式無法得知結尾在哪裡。
package-too-many-entries = 打包檔有 { $count } 個項目，最多接受 { $limit } 個。
package-truncated = 打包檔被截斷。
package-unicode-path-contradicts = 「{ $name }」另有一個不同的檔名。
package-unreadable = 打包檔無法讀完（{ $reason }）。
package-version-unsupported = 「{ $name }」需要 ZIP 格式的 { $version } 版。
package-zip64-disagrees = 壓縮檔的大型檔案記載與一般記載互相矛盾。
package-zip64-needless = 壓縮檔使用了用不到的大型檔案記載。

## 少見但無害

package-archive-comment = 壓縮檔帶有註解。
package-attributes-vary = 各檔案的屬性不同，是從磁碟複製而來。
package-backslash-name = 「{ $name }」用了反斜線，有些 Windows 程式會這樣寫。
package-big5-name = 檔名「{ $name }」用 Big5 編碼。
package-certificate-has-cr-lf = 憑證檔用 Windows 的換行。
package-data-descriptor = 「{ $name }」的大小與檢查碼寫在資料後面，Java 程式都這樣寫。
package-digest-upper-case = 「{ $name }」的摘要用大寫字母。
package-entry-comment = 「{ $name }」帶有註解。
package-extra-field = 壓縮檔對「{ $name }」有附加註記，例如精確的時間。
package-manifest-has-bom = 清單開頭有位元組順序記號（BOM）。
package-manifest-has-cr-lf = 清單用 Windows 的換行。
package-plain-directory = 壓縮檔列出資料夾「{ $name }」。
package-unflagged-utf8-name = 檔名「{ $name }」是 UTF-8，但沒有註明。

## 簽署者

trust-algorithm-refused = { $subject } 的憑證用 { $algorithm } 簽署，不被接受（例如 SHA-1 已不安全）。
trust-certificate-malformed = 有一張憑證無法讀取。
trust-critical-extension-unknown = { $subject } 的憑證有這裡不認得的必要條件。
trust-demo-root = { $subject } 只為示範作保，這個打包檔不能證明任何事。
trust-demo-root-accepted = 這是示範：{ $subject } 只為虛構的資料作保。
trust-expired = { $subject } 的憑證已於 { $not_after } 到期（判斷時間 { $at }）。打包檔沒有可信的時間，無法證明簽署當時是否仍然有效。
trust-key-usage = { $subject } 的憑證不是用來簽署文件的。
trust-name-constraint = { $subject } 超出其憑證機構可以作保的範圍。
trust-no-path = 這裡認得的機構都沒有為這張憑證作保；它自稱由 { $issuer } 簽發。
trust-not-an-authority = { $subject } 不能為別人作保。
trust-not-yet-valid = { $subject } 的憑證自 { $not_before } 起才有效（判斷時間 { $at }）。
trust-other-key = 簽署的金鑰是 { $found }，不是指定的 { $expected }。
trust-other-provider = 簽署者是 { $found }，但資料應該來自 { $expected }。
trust-path-too-long = 憑證機構的層數超過其中一層所允許的。
trust-policy = { $subject } 的憑證不符合其憑證機構的政策。
trust-revocation-not-checked = 沒有查詢憑證是否已被廢止。
trust-revocation-stale = 關於 { $subject } 憑證是否廢止的資料截至 { $this_update }，太舊，不足以判斷 { $at } 的狀態。
trust-revocation-unknown = 不知道 { $subject } 的憑證是否已被廢止。
trust-revoked = { $subject } 的憑證已於 { $revoked_at } 被廢止（原因：{ $reason }）。
trust-search-given-up = 尋找憑證機構的路徑花費太久，已放棄。
trust-signature-invalid = { $subject } 的憑證被改過，或不是由其憑證機構簽發。
trust-signer-is-authority = { $subject } 是憑證機構，不是文件的簽署者。
trust-weak-key = { $subject } 的金鑰太弱，或不是可接受的種類。

## 信任錨

trust-anchor-malformed = 信任錨的第 { $position } 張憑證無法讀取。
trust-anchor-no-root = 信任錨裡沒有根憑證。
trust-anchor-not-an-authority = 信任錨的第 { $position } 張憑證不能為別人作保。
trust-anchor-weak-key = 信任錨的第 { $position } 張憑證金鑰太弱，或不是這裡可接受的種類。
trust-revocation-list-malformed = 第 { $position } 份憑證廢止清冊無法讀取。
trust-revocation-response-malformed = OCSP 回應無法讀取，或沒有內容。
