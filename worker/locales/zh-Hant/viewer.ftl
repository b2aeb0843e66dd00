# 文件檢視器：在訪客自己的瀏覽器裡看一份資料檔。

viewer-close = 關閉
viewer-locked = 這份文件有密碼保護
viewer-password = 身分證字號或居留證號碼
viewer-password-hint = 機關提供的文件以本人的身分證字號為密碼。密碼只在您的裝置上用來開啟文件，不會傳送，也不會保存。
viewer-password-empty = 請輸入密碼。
viewer-unlock = 開啟文件

## 等待

viewer-opening = 正在開啟文件…
viewer-loading = 正在載入預覽功能…
viewer-reading = 正在讀取文件…
viewer-drawing = 正在繪製這一頁…
viewer-fonts = 正在載入字型…

## 頁

viewer-pages = 文件內容
viewer-page-of = 第 { $page } 頁，共 { $pages } 頁
viewer-paging = 換頁
viewer-page-number = 頁碼
viewer-of-pages = / { $pages }
viewer-go-to = 到第 { $page } 頁
viewer-no-text = 這一頁沒有可以朗讀或選取的文字，可能是掃描的影像。
viewer-text-missing = 這一頁的文字無法讀出，不能朗讀或選取。
viewer-text-cut = 這一頁文字太多，其餘無法朗讀或選取。

## 工具

viewer-tools = 檢視工具
viewer-previous = 上一頁
viewer-next = 下一頁
viewer-smaller = 縮小
viewer-larger = 放大
viewer-width = 符合寬度
viewer-page = 符合整頁
viewer-turn = 順時針旋轉
viewer-invert = 反白顯示
viewer-search = 搜尋文字
viewer-list = 頁面列表
viewer-print = 列印
viewer-save = 下載檔案

## 搜尋

viewer-search-for = 要找的文字
viewer-search-go = 搜尋
viewer-searching = 正在搜尋…
viewer-found = { $count ->
    [0] 找不到這些文字。
   *[other] 找到 { $count } 處。
}
viewer-found-many = 只列出前 { $count } 處，請用更明確的文字搜尋。
viewer-hit-of = 第 { $index } 處，共 { $count } 處，在第 { $page } 頁
viewer-hit-on = 第 { $page } 頁

## 列印

viewer-print-range = 一次最多列印 { $most } 頁，請選擇範圍。
viewer-print-from = 從第幾頁
viewer-print-to = 到第幾頁
viewer-print-wrong = 請輸入 1 到 { $pages } 之間的頁碼，最多 { $most } 頁。
viewer-printing = 正在準備列印：{ $done } / { $count } 頁
viewer-not-printed = 無法列印。

## 無法顯示

viewer-not-shown = 無法在此顯示
viewer-elsewhere = 用瀏覽器的 PDF 閱讀器開啟
viewer-no-kind = 這種檔案無法在此顯示，請下載後以其他程式開啟。
viewer-no-kind-view-only = 這種檔案無法在此顯示，而且僅供預覽，不能下載。
viewer-view-only = 這份文件僅供預覽，不能在此列印或下載。

## 驗證結果旁的說明

viewer-unchecked = 未經驗證
viewer-unchecked-meaning = 這份文件沒有經過簽章檢查，無法確認由誰簽發、有沒有被更動。
viewer-findings = 文件裡需要留意的地方
viewer-finding-count = { $count } 項提醒
