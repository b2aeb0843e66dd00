# 服務網站上的 MyData 按鈕所說的話。

button-label = 以 MyData 取得我的資料
button-datasets = 將向您取得的資料
button-pending = 正在前往 MyData…

button-action = 這個按鈕沒有連到安全的網頁，因此沒有送出任何資料。請告知服務單位。
button-no-form = 這個按鈕沒有連到任何網頁。請告知服務單位。
button-policy = 瀏覽器不允許這個網頁前往 MyData。請告知服務單位。
button-too-slow = 等候的時間比預期久。請確認網路連線後，再按一次按鈕。
