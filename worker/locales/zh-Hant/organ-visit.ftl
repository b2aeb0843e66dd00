# 承辦人員在臨櫃看到的民眾資料。

organ-visit-title = 民眾的資料
organ-visit-heading = 民眾辦理「{ $service }」的資料
organ-visit-until = 可查看至 { $clock }
organ-visit-over = 這次服務已結束，顯示的內容已關閉。
organ-visit-person = 資料當事人
organ-visit-name = 姓名
organ-visit-id = 身分證字號
organ-visit-agent = 代辦人
organ-visit-datasets = 共 { $count } 項資料
organ-visit-rules = 各項資料可以檢視、轉存，或兩者皆可，依「{ $service }」的規定，民眾申請時也看得到。
organ-visit-password = 文件可能受密碼保護，密碼是當事人的身分證字號。請詢問民眾，或請民眾自行輸入。
organ-visit-no-script = 文件是在您的瀏覽器裡開啟並查驗的，但瀏覽器沒有執行本頁的程式。請允許 JavaScript，或洽您的資訊人員。
organ-visit-ready = 已備妥（{ $size }）。開啟後會記入民眾的使用紀錄。
organ-visit-ready-to-save = 已備妥（{ $size }）。不在這裡顯示，轉存後會記入民眾的使用紀錄。
organ-visit-seen = 已開啟，並已記入民眾的使用紀錄。
organ-visit-saved = 已轉存，平臺上的資料已刪除。
organ-visit-no-record = { $provider }查無此人的資料。
organ-visit-save-title = 轉存到我的電腦
organ-visit-save-meaning = { $count } 項資料會先在這個瀏覽器裡重新查驗，再轉存到您的電腦；兩項以上會合成一個 ZIP 檔。轉存後，平臺上的資料隨即刪除。
organ-visit-save-unchecked = 沒有 JavaScript 時，檔案未經查驗就會下載。使用前請先查驗：
organ-visit-save = 轉存 { $count } 項資料
organ-visit-end-title = 辦理完成了嗎？
organ-visit-end-meaning = 結束服務會關閉文件，並刪除剩餘的資料。民眾會收到通知，知道哪些資料被查看、哪些被轉存。
organ-visit-end = 結束服務
