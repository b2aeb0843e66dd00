# 常見問題。每一組的名稱是網址的一部分；答案的段落以空行分開。

faq-title = 常見問題
faq-lead = 找不到答案，可以聯絡我們。
faq-link = 這一題的連結
faq-more = 還有問題？

faq-data-title = 資料下載
faq-data-1-question = 可以下載哪些資料？
faq-data-1-answer =
    機關開放的、關於您自己的資料，依領域列在「資料下載」。每一項都寫明提供機關、包含的欄位、需要的驗證等級與預計時間。
faq-data-2-question = 一次可以下載好幾項嗎？
faq-data-2-answer =
    可以。在清單上勾選，再按「下載勾選的資料」。就算來自不同的機關，也只要確認身分一次。

    需要的驗證等級，以其中最嚴謹的一項為準。
faq-data-3-question = 下載的檔案怎麼打開？
faq-data-3-answer =
    檔案是 ZIP，裡面通常有 PDF 與 JSON。PDF 的開啟密碼是您的身分證統一編號，第一個英文字母要大寫。
faq-data-4-question = 資料要等多久？
faq-data-4-answer =
    多數資料一分鐘內備妥。有些機關需要幾分鐘到一個半小時，您可以先離開，備妥時會通知您。
faq-data-5-question = 資料有錯，要找誰？
faq-data-5-answer =
    請洽提供的機關，聯絡方式在「聯絡我們」。平臺不能更改資料的內容，改過就通不過簽章檢查。

faq-identity-title = 身分驗證
faq-identity-1-question = 驗證等級是什麼？
faq-identity-1-answer =
    第 1 級最嚴謹，例如自然人憑證；第 4 級是雙證件。每項資料都有最低的等級，等級更高的方式也可以用。
faq-identity-2-question = 為什麼第一次要用兩種方式？
faq-identity-2-answer =
    兩種方式都對得起來，冒用就難得多。之後只要一種就好。
faq-identity-3-question = 輸入錯太多次會怎樣？
faq-identity-3-answer =
    驗證會暫停一段時間，畫面會寫明幾點可以再試。這是為了不讓別人猜您的證件號碼。
faq-identity-4-question = 沒有讀卡機怎麼辦？
faq-identity-4-answer =
    可以用已綁定的裝置、軟體金融憑證，或等級要求較低時用雙證件。每項資料的頁面列出可以用的方式。

faq-sending-title = 把資料送給服務
faq-sending-1-question = 同意一次，對方以後就能一直拿嗎？
faq-sending-1-answer =
    不能。每次同意只用在一個單位、一個用途、一次傳送。下一次要再問您。
faq-sending-2-question = 可以先看內容再決定嗎？
faq-sending-2-answer =
    可以。資料備齊以後，您先在畫面上預覽，再按「同意傳送」或「不同意傳送」。
faq-sending-3-question = 不同意會怎樣？
faq-sending-3-answer =
    什麼都不會送出，平臺上的資料立即刪除。您可以改用該單位接受的其他方式。

faq-safety-title = 安全與隱私
faq-safety-1-question = 平臺會留著我的資料嗎？
faq-safety-1-answer =
    不會。您存好或送達就刪除，最久 8 小時；先銷毀金鑰，再刪除檔案。每次刪除都有簽章的紀錄，您可以在會員專區下載。
faq-safety-2-question = 怎麼知道資料是真的？
faq-safety-2-answer =
    機關在資料上簽章。您的瀏覽器會檢查簽章與每個檔案，也可以隨時用「離線驗證」自己檢查。
faq-safety-3-question = 怎麼知道誰用過我的資料？
faq-safety-3-answer =
    登入會員專區，看使用紀錄：誰、為了什麼、何時、用了哪些資料、結果如何。每次使用後也會通知您。
faq-safety-4-question = 公開帳本裡有我的資料嗎？
faq-safety-4-answer =
    沒有。帳本只記下每一筆紀錄的雜湊值，沒有姓名、證號或內容。只有您能用自己的紀錄，證明它在帳本裡。

faq-trouble-title = 遇到問題
faq-trouble-1-question = 收到通知，但不是我操作的
faq-trouble-1-answer =
    請登入會員專區，查看使用紀錄並登出所有裝置，再聯絡我們。
faq-trouble-2-question = 顯示「無法取得」怎麼辦？
faq-trouble-2-answer =
    機關的系統可能暫時沒有回應。其他資料不受影響；請晚一點再試這一項，如果一直這樣，請洽提供的機關。
faq-trouble-3-question = 顯示「查無資料」是什麼意思？
faq-trouble-3-answer =
    機關查過了，沒有您的這項資料。例如您沒有汽車，就沒有車籍。
faq-trouble-4-question = 收不到驗證碼
faq-trouble-4-answer =
    請看看垃圾郵件，並確認填寫的手機號碼或電子郵件。過了畫面上寫的時間，可以再寄一次；新的寄出後，舊的就不能用了。
