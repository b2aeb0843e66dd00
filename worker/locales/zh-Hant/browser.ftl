# What the checking scripts say in the visitor's own browser.

browser-checking = 正在您的瀏覽器裡檢查…
browser-loading = 正在載入檢查程式…
browser-reading = 正在讀取資料檔…
browser-waiting = 資料準備中，請稍候…

browser-valid = 驗證通過
browser-valid-meaning = 資料自簽發機關簽章後未被更動，簽發機關的憑證也有效。
browser-indeterminate = 無法確定
browser-indeterminate-meaning = 內容未被更動，但有些事情目前無法確認。使用前請先看下列原因。
browser-invalid = 驗證未通過
browser-invalid-meaning = 這份資料檔可能已損壞或被更動，請勿使用。請看下列原因，必要時向簽發機關重新取得。
browser-reasons = 原因
browser-notes = 檢查範圍說明
browser-oddities = 其他發現（不影響驗證結果）
browser-checked-at = 檢查時間：{ $time }
browser-checked-here = 檢查在您的裝置上完成，資料沒有傳到別處。

browser-signer = 簽發機關
browser-certificate = 憑證細節
browser-subject = 憑證主體
browser-issuer = 發證單位
browser-serial = 憑證序號
browser-validity = 有效期間
browser-validity-range = { $from } 至 { $until }
browser-fingerprint = 憑證指紋（SHA-256）

browser-files = 資料檔
browser-no-files = 沒有可以讀取的檔案。
browser-bytes = { $count } 位元組
browser-digest = SHA-256 摘要值
browser-look = 查看
browser-look-at = 查看 { $name }
browser-viewer-loading = 正在載入檢視功能…
browser-save = 下載
browser-save-of = 下載 { $name }
browser-show-table = 顯示內容
browser-show-table-of = 顯示內容：{ $name }
browser-yes = 是
browser-no = 否
browser-nothing = （無）

browser-error = 無法完成檢查
browser-error-code = 代碼：{ $code }
browser-try-again = 再試一次

browser-no-record = 資料提供機關查無您的資料，這個項目不會有檔案。
browser-dataset-failed = 資料提供機關目前無法提供這個項目。
browser-still-preparing = 資料提供機關還在準備，完成後會自動顯示。您可以先做別的事，這一頁請保持開啟。

verify-aborted = 檢查已中止。
verify-anchors = 信任清單有問題，無法檢查。請重新整理頁面後再試一次。
verify-anchors-missing = 信任清單無法取得，請確認網路連線後再試一次。
verify-closed = 這份資料檔已關閉，請重新檢查。
verify-memory = 記憶體不足，無法檢查這麼大的檔案。請關閉其他分頁，或改用電腦檢查。
verify-module = 檢查程式無法載入，請確認網路連線後再試一次。
verify-network = 資料檔無法下載，請確認網路連線後再試一次。
verify-not-a-verdict = 這不是檢查程式給的結果，不予顯示。
verify-not-authentic = 這份資料檔沒有通過檢查，不能讀取其中的檔案。
verify-question = 檢查的設定有誤，請重新整理頁面後再試一次。
verify-read = 檔案讀取失敗，檔案可能已被移動或修改，請重新選擇。
verify-trap = 檢查程式因異常停止，這份檔案可能過大或有問題。
verify-viewer = 檢視功能無法載入，請確認網路連線後再試一次。
verify-worker = 檢查程式停止了，請重新整理頁面後再試一次。

verify-page-drop = 把資料檔拖到這裡
verify-page-pick = 選擇檔案
verify-page-again = 檢查另一個檔案
verify-page-hint = 支援由 MyData 取得的 .zip 資料檔。檔案只在您的裝置上檢查，不會上傳。
verify-page-one-only = 一次檢查一個檔案，已檢查第一個。
verify-page-not-zip = 這個檔案不是 .zip 資料檔。
verify-page-file = 檔案：{ $name }（{ $size }）
verify-page-delivery = 這是一個服務的完整打包檔，內含 { $count } 個資料集，以下逐一檢查。
verify-page-dataset-code = 資料集 { $resource } 沒有檔案（代碼 { $code }）。
verify-page-unlisted = 簽章憑證有效，但簽署者不在本平臺的資料提供機關名單中。請確認您認得這個機關。
verify-page-listed = 簽署者是本平臺名單中的資料提供機關：{ $provider }。
verify-page-offline-ready = 這一頁已可離線使用。
verify-page-offline = 目前離線：使用 { $date } 取得的信任清單檢查。
verify-page-no-anchors = 還沒有信任清單，請先連線一次再檢查。
