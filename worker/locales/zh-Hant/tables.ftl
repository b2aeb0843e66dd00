# 在訪客自己的瀏覽器裡，把資料檔裡的 JSON、XML、CSV 顯示成表格。

table-attribute = { $name }（屬性）
table-cell-cut = 只顯示前 { $limit } 字，請下載檔案查看全部內容。
table-column = 欄 { $number }
table-content = 內容
table-count = 共 { $count } 筆，{ $columns } 欄
table-empty = 這個檔案是空的，沒有內容。
table-encoding = 這個檔案沒有註明文字編碼，以 { $name } 讀取。
table-from-row = 從第幾筆開始
table-go = 前往
table-long-cell = 顯示前 { $limit } 字
table-more-columns = 還有 { $count } 欄未顯示，請下載檔案查看。
table-next = 後 { $count } 筆
table-parts = 分段顯示
table-previous = 前 { $count } 筆
table-record = 資料內容
table-region = 表格，可左右捲動
table-shown = 顯示第 { $from } 至 { $until } 筆，共 { $count } 筆
table-unfold = 顯示內容（{ $count } 項）
table-unknown-characters = 有 { $count } 個字是機關自造的字，這裡無法得知是哪些字，以 □ 表示。
table-whole-cell = 顯示全部 { $count } 字

## 無法以表格顯示的原因。鍵就是代碼，點換成連字號。

table-aborted = 已停止顯示表格。
table-document-type = 這個 XML 檔案帶有文件類型宣告（DOCTYPE），其中可能定義會不斷擴張的內容，因此不在此顯示。請下載檔案，以其他程式開啟。
table-duplicate-key = 同一筆資料裡有兩個名稱相同的欄位{ $line ->
    [one] （第 { $line } 行第 { $column } 字）
    [other] （第 { $line } 行第 { $column } 字）
   *[unknown] {""}
}，無法得知以哪一個為準，因此不在此顯示。請向提供資料的機關確認。
table-too-deep = 檔案裡的資料一層包一層，超過 { $limit } 層，無法在此顯示。請下載檔案，以其他程式開啟。
table-too-large = 檔案太大，無法在此以表格顯示（最多 { $limit } MB）。請下載檔案，以其他程式開啟。
table-too-many = 檔案裡的資料超過 { $limit } 項，無法在此以表格顯示。請下載檔案，以其他程式開啟。
table-unreadable = 這個檔案的內容不合格式{ $line ->
    [one] （第 { $line } 行第 { $column } 字）
    [other] （第 { $line } 行第 { $column } 字）
   *[unknown] {""}
}，無法以表格顯示。請下載檔案，以其他程式開啟。
