# 身分驗證的憑據為何不被接受。鍵是代碼，點改為連字號。

## 憑證與卡片

identity-algorithm-refused = 這張憑證或這個裝置使用的簽章方式已不再安全，請改用其他憑證或裝置。
identity-business-number-checksum = 統一編號有一碼不符，請再確認一次。
identity-business-number-form = 統一編號需為 8 位數字。
identity-certificate-expired = 這張憑證已到期或尚未生效，請展期後再試，或改用其他驗證方式。
identity-certificate-malformed = 無法讀取憑證，請將卡片取出後重新插入，再試一次。
identity-certificate-missing = 卡片的回覆缺少憑證，請再試一次。
identity-certificate-policy-refused = 這裡不接受這類憑證，請選擇與您卡片相符的驗證方式。
identity-certificate-refused = 這張憑證不是由本驗證方式認可的憑證機構簽發。
identity-certificate-revoked = 這張憑證已被廢止。若您曾掛失卡片，請重新申請憑證。
identity-certificate-usage-refused = 這張憑證不是用來簽章的，請選用卡片中的簽章憑證。
identity-key-refused = 這張憑證或這個裝置的金鑰強度不足，無法接受。
identity-person-not-stated = 這張憑證與您輸入的資料不符。
identity-person-mismatch = 您出示的資料與您輸入的資料不符。
identity-revocation-unknown = 目前無法確認這張憑證是否仍然有效，請稍後再試，或改用其他驗證方式。
identity-signature-invalid = 簽章不正確，請再試一次。
identity-signed-attribute-refused = 卡片的回覆不完整，請再試一次，或更新卡片元件。
identity-signer-count = 卡片的回覆不是由單一簽章者產生，請再試一次，或更新卡片元件。

## 裝置

identity-attestation-refused = 這個裝置無法以本平臺接受的方式證明自己。
identity-backup-state-refused = 這個裝置的金鑰可以複製，或狀態與先前不同，請重新綁定裝置。
identity-binding-needs-citizen-certificate = 綁定裝置前，請先出示您的自然人憑證。
identity-counter-fell-back = 這個裝置的金鑰可能已被複製。為了您的安全，暫時無法使用，請以自然人憑證重新綁定裝置。
identity-credential-unknown = 您出示的資料與您輸入的資料不符。
identity-cross-origin = 這個頁面被放在其他網站裡開啟，請直接開啟本頁。
identity-origin-mismatch = 這份回覆是為其他網站產生的，請在本頁重新開始。
identity-relying-party-mismatch = 這份回覆是為其他網站產生的，請在本頁重新開始。
identity-user-not-present = 裝置未被觸碰，請再試一次。
identity-user-not-verified = 裝置沒有確認您的指紋、臉部或密碼，請設定螢幕鎖定後再試一次。

## 各種驗證方式

identity-challenge-expired = 已逾時，請再試一次。
identity-challenge-mismatch = 這份回覆不屬於這個步驟，請重新進行這個步驟。
identity-claimant-not-served = 這種證號無法使用這個驗證方式，請改用其他方式。
identity-evidence-malformed = 無法讀取回覆，請再試一次。
identity-field-malformed = 無法讀取回覆，請再試一次。
identity-field-missing = 回覆不完整，請再試一次。
identity-field-too-long = 回覆過長，請再試一次。

## 聯絡方式

identity-email-form = 電子郵件需為「名稱@網域」的格式，例如 ling@example.tw。
identity-mobile-form = 手機號碼需為 09 開頭的 10 位數字，例如 0912-345-678。
