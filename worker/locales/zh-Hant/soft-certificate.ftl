# 以軟體金融憑證驗證身分：在訪客自己的瀏覽器裡開啟憑證檔並簽章。

soft-certificate-lead = 請選擇您的憑證檔（副檔名通常是 .pfx 或 .p12），再輸入它的密碼。
soft-certificate-stays = 檔案和密碼只在您的瀏覽器裡使用，不會傳送到本平臺；送出的只有簽章和憑證。
soft-certificate-drop = 把憑證檔拖到這裡，或是
soft-certificate-choose = 選擇憑證檔
soft-certificate-no-file = 還沒有選擇檔案
soft-certificate-file = 已選擇：{ $name }
soft-certificate-password = 憑證檔的密碼
soft-certificate-password-hint = 匯出憑證檔時設定的密碼，不是網路銀行的密碼。
soft-certificate-open = 開啟憑證檔
soft-certificate-stop = 停止
soft-certificate-holder = 憑證持有人
soft-certificate-facts = { $issuer } 核發，有效至 { $day }
soft-certificate-nameless = 憑證上沒有寫名稱
soft-certificate-sign = 以這張憑證驗證身分
soft-certificate-other = 改用其他憑證檔
soft-certificate-code = 代碼
soft-certificate-error-word = 錯誤：

soft-certificate-opening = 正在以密碼開啟憑證檔，可能需要幾秒鐘…
soft-certificate-opened = 已開啟憑證檔。請確認是您的憑證，再繼續。
soft-certificate-signing = 正在簽章…
soft-certificate-sending = 簽章完成，正在送出…
soft-certificate-stopped = 已經停止，沒有任何資料送出。要繼續的話，請再輸入密碼。

## 欄位

soft-certificate-file-missing = 請先選擇憑證檔。
soft-certificate-password-wrong = 這個密碼打不開憑證檔，請再輸入一次。輸入錯誤不會鎖住憑證；大寫和小寫不同。

## 沒有成功的原因

soft-certificate-algorithm-refused-title = 憑證檔的保護方式太舊或太少見
soft-certificate-algorithm-refused = 沒有任何資料送出。請以最新版的憑證管理程式重新匯出憑證檔，或選擇其他驗證方式。
soft-certificate-certificate-expired-title = 這張憑證已經過期
soft-certificate-certificate-expired = 它的有效期間到 { $day } 為止，沒有任何資料送出。請向核發的銀行申請新的憑證，或選擇其他驗證方式。
soft-certificate-certificate-missing-title = 憑證檔裡沒有和金鑰配對的憑證
soft-certificate-certificate-missing = 沒有任何資料送出。請重新匯出憑證檔，並把憑證和私密金鑰一起匯出。
soft-certificate-certificate-not-yet-valid-title = 這張憑證還沒有生效
soft-certificate-certificate-not-yet-valid = 它從 { $day } 起生效，沒有任何資料送出。請確認電腦的日期和時間是否正確，或在生效後再試一次。
soft-certificate-certificate-usage-refused-title = 這張憑證不能用來驗證身分
soft-certificate-certificate-usage-refused = 沒有任何資料送出。這張憑證的用途不包含數位簽章。請改用簽章用的憑證檔，或選擇其他驗證方式。
soft-certificate-damaged-title = 憑證檔不完整
soft-certificate-damaged = 沒有任何資料送出。檔案可能在複製或下載時損壞了。請從備份取回，或重新匯出憑證檔。
soft-certificate-failed-title = 發生了沒有預料到的錯誤
soft-certificate-failed = 沒有任何資料送出。請再試一次；如果仍然發生，請把下面的代碼告訴客服，或選擇其他驗證方式。
soft-certificate-file-unreadable-title = 讀不到這個檔案
soft-certificate-file-unreadable = 沒有任何資料送出。檔案可能已經移動、改名，或隨身碟已經拔除。請再選擇一次。
soft-certificate-key-missing-title = 憑證檔裡沒有私密金鑰
soft-certificate-key-missing = 沒有任何資料送出。請重新匯出憑證檔，並選擇連同私密金鑰一起匯出。
soft-certificate-key-refused-title = 憑證檔裡的金鑰無法使用
soft-certificate-key-refused = 沒有任何資料送出。金鑰要是 2,048 到 4,096 位元的 RSA，或 P-256 的 ECDSA。請向核發的銀行換發憑證，或選擇其他驗證方式。
soft-certificate-module-missing-title = 開啟憑證檔的程式沒有載入
soft-certificate-module-missing = 沒有任何資料送出。請確認網路連線後再試一次；如果仍然發生，請更新瀏覽器，或選擇其他驗證方式。
soft-certificate-not-pkcs12-title = 這不是憑證檔
soft-certificate-not-pkcs12 = 沒有任何資料送出。請選擇副檔名是 .pfx 或 .p12 的檔案；.cer、.crt、.pem 裡沒有私密金鑰，不能用來簽章。
soft-certificate-signing-failed-title = 金鑰沒有完成簽章
soft-certificate-signing-failed = 沒有任何資料送出。請再試一次；如果仍然發生，請重新匯出憑證檔，或選擇其他驗證方式。
soft-certificate-too-large-title = 這個檔案太大，不是憑證檔
soft-certificate-too-large = 沒有任何資料送出。憑證檔通常不到 10 KB，最大 64 KB。請確認選對了檔案。
soft-certificate-too-many-parts-title = 憑證檔裡的東西太多
soft-certificate-too-many-parts = 沒有任何資料送出。請只匯出要用的那一張憑證，再試一次。
soft-certificate-too-slow-title = 開啟這個憑證檔要花太久
soft-certificate-too-slow = 沒有任何資料送出。這個檔案的密碼要重複計算太多次，瀏覽器負擔不了。請以一般設定重新匯出憑證檔。
soft-certificate-unprotected-title = 這個憑證檔沒有密碼保護
soft-certificate-unprotected = 沒有任何資料送出。撿到這個檔案的人都能冒用您的身分。請重新匯出並設定密碼，再刪除這個檔案。
