# 只有 `mydata` 指令使用的文字。各代碼的說明在 worker/locales/zh-Hant/package.ftl。

verdict-valid = 可信任
verdict-indeterminate = 無法確定
verdict-invalid = 不接受
verdict-authentic = 內容完整且簽章相符；未判斷憑證屬於誰
label-at = 判斷時間
label-signer = 簽署者
label-subject = 主體
label-issuer = 簽發者
label-serial = 序號
label-validity = 有效期間
label-fingerprint = SHA-256
label-key-fingerprint = 金鑰的 SHA-256
label-path = 信任路徑（至根憑證）
label-files = 檔案（SHA-256、位元組、檔名）
label-unchecked-entries = 壓縮檔自稱的內容，未經檢查（位元組、檔名）
label-reasons = 原因
label-findings = 少見但無害
