# 文件（同意收據、刪除紀錄）上的文字，以及文件或稽核軌跡可能出的問題。網頁、瀏覽器中的檢查程式與 `mydata` 指令都讀這個檔案。

## 文件

paper-consent = 同意收據
paper-deletion = 刪除紀錄
paper-section-about = 關於這份文件
paper-section-article-8 = 已告知您的事項（個人資料保護法第八條）
paper-section-consent = 您的同意
paper-section-dataset = 資料
paper-section-erasure = 刪除經過
paper-section-package = 刪除的內容
paper-section-platform = 平臺
paper-section-processing = 資料如何處理
paper-section-provider = 保有資料的機關
paper-section-recipient = 接收者

paper-agreed-at = 同意時間
paper-agreed-how = 同意方式
paper-area = 利用地區
paper-basis = 合法依據
paper-categories = 個人資料類別
paper-ciphertext-deleted-at = 已無法讀取的殘留資料刪除時間
paper-collection = 蒐集方式
paper-collector = 蒐集者
paper-contact = 聯絡方式
paper-controllers = 負責者
paper-dataset = 資料集
paper-digest = 資料打包檔的 SHA-256
paper-exercising = 行使權利的方式
paper-fields = 欄位
paper-form = 文件格式
paper-id = 身分證字號
paper-issued-at = 製作時間
paper-jurisdiction = 適用法域
paper-key-destroyed-at = 金鑰銷毀時間（此後無人能讀取）
paper-languages = 語言
paper-level = 安全等級
paper-manner = 利用方式
paper-method = 身分驗證方式
paper-name = 姓名
paper-notice = 隱私權告知（網址、版本）
paper-package = 資料打包檔
paper-package-none = 從未收到
paper-party = 名稱
paper-period = 利用期間
paper-provider = 機關
paper-purpose = 目的
paper-reason = 刪除原因
paper-receipt-id = 收據編號
paper-recipients = 利用對象
paper-record-id = 紀錄編號
paper-refusing = 若您不同意
paper-rights = 您的權利（第三條）
paper-size = 大小
paper-specified-purpose = 特定目的
paper-standard = 依循標準
paper-stored-at = 存入時間
paper-third-parties = 資料傳送對象
paper-transfer-id = 傳送編號
paper-url = 網址
paper-valid-until = 僅限傳送一次，有效至
paper-withdrawal = 撤回同意的方式

paper-bytes = { $count } 位元組
paper-coded = { $name }（{ $code }）
paper-state-consent-given = 已同意，僅限這一次傳送
paper-type-explicit = 按下載明同意的按鈕

paper-reason-deleted-by-citizen = 您要求刪除。
paper-reason-expired = 期限內無人取用。
paper-reason-misuse-reported = 您反映這不是本人所為。
paper-reason-recipient-closed = 服務已停用。
paper-reason-recipient-refused = 服務方不接收。
paper-reason-recipient-unreachable = 無法聯繫服務方。
paper-reason-refused = 您不同意傳送。
paper-reason-taken = 已由應取用者取用。
paper-reason-timed-out = 未在時限內完成步驟。
paper-reason-undeliverable = 未能取得全部資料。
paper-reason-visit-ended = 臨櫃服務結束，未經儲存。
paper-reason-wrong-person = 驗證身分的是另一個人。

## 檢查文件

paper-authentic = 真實無誤
paper-authentic-meaning = 這份文件由平臺簽署，此後沒有任何變動。
paper-refused = 驗證未通過
paper-refused-meaning = 這份文件並非本平臺所簽署的原樣，或無法讀取。請不要採信。
paper-uncertain = 無法確定
paper-uncertain-meaning = 未能進行檢查，因此還不知道這份文件是否屬實。
paper-signed-by = 平臺簽署所用的金鑰
paper-error-code = 代碼：{ $code }

## 文件不被接受的原因

receipt-algorithm-refused = 這份文件的簽署方式與本平臺不同。
receipt-code-malformed = 文件中有法規沒有的代碼（{ $field }）。
receipt-digest-malformed = 文件中的雜湊值不成格式。
receipt-extension-unknown = 這份文件要求的功能，本檢查程式並不認識。
receipt-form-malformed = 這不是 MyData 的同意收據或刪除紀錄，或檔案已損壞。
receipt-header-malformed = 文件簽章的開頭無法讀取。
receipt-header-unprotected = 文件被加上沒有人簽署的內容。
receipt-key-unknown = 簽署文件的金鑰不屬於本平臺。
receipt-keys-malformed = 平臺的公開金鑰無法讀取。
receipt-list-too-long = 文件中有過長的清單（{ $field }，最多 { $limit } 項）。
receipt-notice-contradicts = 文件前後矛盾（{ $field }）。
receipt-party-unknown = 文件提到未經介紹的對象。
receipt-payload-malformed = 文件已簽署，但本檢查程式讀不懂其內容。
receipt-principal-unmasked = 文件會直接顯示某人的姓名或身分證字號（{ $field }）。
receipt-signature-invalid = 簽章不符：文件內容有變動。
receipt-text-missing = 文件缺少文字（{ $field }）。
receipt-text-too-long = 文件中有過長的文字（{ $field }，最多 { $limit } 位元組）。
receipt-time-malformed = 文件中有不可能存在的時間。
receipt-time-reversed = 文件中的時間先後不合（{ $field }）。
receipt-too-large = 檔案太大，不可能是同意收據或刪除紀錄（{ $bytes } 位元組，最多 { $limit }）。
receipt-type-unknown = 這是另一種已簽署的文件。
receipt-version-unknown = 這份文件的格式較新，請改用較新的檢查程式。

## 稽核軌跡或其證明不被接受的原因

ledger-checkpoint-malformed = 已簽署的檢查點不成格式。
ledger-checkpoint-misplaced = { $stated } 筆紀錄的檢查點，出現在第 { $found } 筆紀錄之後。
ledger-checkpoint-repeated = { $size } 筆紀錄的檢查點出現兩次。
ledger-code-malformed = 代碼不是由小寫字母與連字號組成。
ledger-commitment-mismatch = 第 { $index } 號紀錄所代表的內容並非如此。
ledger-consistency-unproven = 無法證明 { $size } 筆紀錄的軌跡，是由 { $earlier } 筆紀錄的軌跡延續而來。
ledger-entries-uncovered = 自第 { $from } 號起的紀錄沒有已簽署的檢查點（共 { $size } 筆）。
ledger-entry-changed = 第 { $index } 號紀錄有變動。
ledger-entry-missing = 缺少第 { $expected } 號紀錄，其位置上是第 { $found } 號。
ledger-entry-reordered = 第 { $found } 號紀錄出現在第 { $expected } 號之前。
ledger-entry-repeated = 應為第 { $expected } 號紀錄之處，第 { $index } 號再次出現。
ledger-entry-unlinked = 第 { $index } 號紀錄與前一筆不相連：其中一筆遭替換。
ledger-facts-malformed = 紀錄所代表的內容不成格式。
ledger-forked = 已知另有一份 { $size } 筆紀錄的軌跡：不同的人看到不同的內容。
ledger-full = 稽核軌跡已無法再增加紀錄。
ledger-hash-malformed = 雜湊值不成格式。
ledger-header-missing = 檔案的開頭不是匯出的稽核軌跡。
ledger-inclusion-unproven = 無法證明第 { $index } 號紀錄在已簽署的軌跡中。
ledger-key-malformed = 稽核軌跡的公開金鑰無法讀取。
ledger-line-malformed = 這一行不是平臺的寫法。
ledger-line-too-long = 這一行超過 { $limit } 位元組。
ledger-line-unfinished = 最後一行不完整。
ledger-node-missing = 平臺缺少證明所需的部分。
ledger-note-malformed = 已簽署的檢查點無法讀取。
ledger-origin-mismatch = 這是 { $found } 的稽核軌跡，不是 { $expected } 的。
ledger-receipt-malformed = 紀錄的證明無法讀取。
ledger-receipt-too-large = 紀錄的證明超過 { $limit } 位元組。
ledger-root-mismatch = 前 { $size } 筆紀錄與簽署時不同。
ledger-salt-malformed = 證明中的祕密部分不成格式。
ledger-signature-invalid = { $key } 的簽章不符。
ledger-signature-missing = 沒有稽核軌跡金鑰的簽章。
ledger-signature-unknown = 有不明金鑰的簽章（{ $key }）。
ledger-size-out-of-range = { $size } 筆紀錄的軌跡中，沒有從 { $from } 起的證明。
ledger-state-malformed = 平臺所存的稽核軌跡前後不合。
ledger-time-backwards = 這筆紀錄早於前一筆。
ledger-time-out-of-range = 時間超出曆法範圍。
ledger-truncated = 檔案在 { $found } 筆紀錄後結束，但已知有 { $known } 筆。

## 在瀏覽器中證明紀錄

proof-checking = 正在您的瀏覽器中檢查，這筆紀錄是否在已簽署的稽核軌跡中……
proof-proven = 已證明。
proof-proven-meaning = 這是稽核軌跡的第 { $index } 號紀錄，平臺簽署時共有 { $size } 筆。這筆紀錄與其位置，都無法再更動而不被發現。
proof-refused = 無法證明。
proof-details = 證明的內容
proof-time = 登載時間
proof-ledger = 稽核軌跡
proof-root = 全部紀錄的根雜湊值

## 文件或紀錄無法檢查時

records-module = 檢查程式無法載入。請確認網路連線後再試。
records-read = 檔案讀取失敗，檔案可能已被移動或修改，請重新選擇。
records-unreachable = 目前無法向平臺取得檢查所需的資料。請確認網路連線，或稍後再試。
