# 臨櫃核驗頁面的程式在承辦人員的瀏覽器裡說的話。

## 以相機掃描條碼

organ-camera-open = 用相機掃描
organ-camera-title = 掃描資料條碼
organ-camera-hint = 請將民眾的條碼或 QR 碼對準相機。影像只留在這臺電腦上，不會保存。
organ-camera-starting = 正在啟動相機……
organ-camera-looking = 正在尋找條碼……
organ-camera-other = 這不是資料條碼。請掃描民眾在「資料條碼」頁面出示的條碼。
organ-camera-close = 關閉相機
organ-camera-busy = 相機正由其他程式使用。請關閉該程式後再試一次，或輸入 8 碼資料條碼。
organ-camera-failed = 目前無法使用相機。請輸入 8 碼資料條碼，或使用掃描器。
organ-camera-none = 這臺電腦沒有可用的相機。請輸入 8 碼資料條碼，或使用掃描器。
organ-camera-refused = 瀏覽器不允許本頁使用相機。請在網址列旁允許後再試一次，或輸入 8 碼資料條碼。

## 無人操作

organ-idle-warning = 似乎無人操作，本頁將在 { $seconds } 秒後鎖定。按任意鍵或移動滑鼠即可繼續。

## 資料集

organ-open = 開啟
organ-open-of = 開啟 { $name }
organ-close = 關閉
organ-close-of = 關閉 { $name }
organ-seen = 已開啟，並已記入民眾的使用紀錄。
organ-fetched = 已取得，尚未轉存；平臺上的資料已刪除。
organ-saved = 已轉存到這臺電腦，平臺上的資料已刪除。
organ-saved-unchecked = 未經查驗即轉存到這臺電腦，平臺上的資料已刪除。
organ-not-saved = 未通過查驗，沒有轉存；平臺上的資料已刪除。

## 轉存

organ-save-fetching = 正在取得資料……
organ-save-checking = 正在這個瀏覽器裡重新查驗每一個檔案……
organ-save-done = 已查驗 { $count } 項資料並轉存為 { $name }。平臺上的資料已刪除。
organ-save-unsure = { $count } 項資料已轉存為 { $name }，但有些項目無法確認。使用前請先到「離線驗證」頁面查驗。平臺上的資料已刪除。
organ-save-not-begun = 無法載入查驗所需的資料，因此沒有開始轉存。請再試一次，平臺上的資料還在。
organ-save-broken = 資料沒有完整送達，因此沒有轉存。請再試一次，平臺上的資料還在。
organ-save-refused-title = 沒有轉存：資料未通過查驗
organ-save-refused = 資料在傳送途中可能遭到更動或毀損。請先不要請民眾改交紙本：請結束這次服務，請民眾重新準備資料，並將下列代碼告知平臺客服。
organ-save-code = 代碼
organ-save-uncheckable-title = 尚未轉存：這個瀏覽器無法查驗資料
organ-save-uncheckable = 資料已送達，平臺上的資料已刪除。請留在本頁並重新查驗；如果仍然無法查驗，請以未查驗的檔案轉存，並在任何人使用之前先到「離線驗證」頁面查驗。
organ-save-again = 重新查驗
organ-save-unchecked = 不查驗，直接轉存
organ-save-unchecked-name = 未查驗-{ $name }
organ-save-unchecked-done = { $count } 項資料已轉存為 { $name }，但未經查驗。到「離線驗證」頁面查驗之前，請勿使用。平臺上的資料已刪除。
