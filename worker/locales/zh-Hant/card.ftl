# 以憑證卡驗證身分：在訪客自己的電腦上，透過跨平台網頁元件讀卡與簽章。

card-lead = 請把卡片插入讀卡機，再讀取卡片。
card-needs-computer = 手機和平板無法使用讀卡機，請改用接有讀卡機的電腦，或選擇其他驗證方式。
card-window-hint = 讀卡時會開啟一個小視窗，請勿關閉，完成後會自動消失。
card-read = 讀取卡片
card-read-again = 重新讀取卡片
card-choose = 選擇卡片
card-holder = 卡片持有人
card-facts = 卡號 { $number }，讀卡機 { $reader }
card-pin = PIN 碼
card-pin-hint = 6 到 8 個字元。PIN 碼只交給您電腦上的讀卡元件，不會傳送到本平臺。連續輸入錯誤 3 次會鎖卡。
card-sign = 以卡片驗證身分
card-code = 代碼
card-error-word = 錯誤：

card-reading = 正在讀取卡片…
card-found = { $count ->
    [1] 已讀到卡片，請輸入 PIN 碼。
   *[other] 讀到 { $count } 張卡片，請選擇一張並輸入 PIN 碼。
}
card-signing = 卡片正在簽章…
card-sending = 簽章完成，正在送出…

## PIN 碼

card-pin-form = PIN 碼是 6 到 8 個字元。這次沒有計入錯誤次數。
card-pin-wrong = { $left ->
    [0] PIN 碼錯誤。連續錯誤 3 次會鎖卡，請確認後再輸入。
    [1] PIN 碼錯誤，只剩 1 次機會，再錯就會鎖卡。請確認後再輸入。
   *[other] PIN 碼錯誤，還有 { $left } 次機會。
}

## 沒有成功的原因

card-answer-malformed-title = 看不懂讀卡元件的回應
card-answer-malformed = 跨平台網頁元件的版本可能太舊。請更新元件後再試一次。
card-cancelled-title = 您取消了簽章
card-cancelled = 沒有任何資料送出。要繼續的話，請再讀取一次卡片。
card-certificate-expired-title = 卡片上的憑證不在有效期間
card-certificate-expired = 請到發卡機關展期或換發卡片，或選擇其他驗證方式。
card-certificate-missing-title = 卡片上沒有簽章用的憑證
card-certificate-missing = 請確認這是已開卡、且是這個驗證方式的卡片，再讀取一次。
card-changed-title = 卡片換過了
card-changed = 簽章的卡片和剛才讀到的不同，沒有任何資料送出。請再讀取一次卡片。
card-driver-missing-title = 找不到卡片的驅動程式
card-driver-missing = 這台電腦的讀卡元件無法載入卡片的驅動程式。請依下列步驟安裝後再試一次。
card-failed-title = 讀卡元件回報了錯誤
card-failed = 沒有任何資料送出。請重新插入卡片再試一次；如果仍然發生，請把下面的代碼告訴客服。
card-locked-title = 這張卡片已經鎖卡
card-locked = PIN 碼連續錯誤 3 次，卡片已鎖住，重試無法解開。請攜帶身分證件和卡片到發卡機關解鎖（自然人憑證可到任一戶政事務所），或選擇其他驗證方式。
card-missing-title = 讀卡機裡沒有卡片
card-missing = 請把卡片晶片朝上插到底，再讀取一次。
card-no-answer-title = 讀卡元件沒有回應
card-no-answer = 等了很久都沒有回應。請重新插入卡片再試一次；如果仍然沒有回應，請依下列步驟檢查。
card-not-running-title = 找不到讀卡元件
card-not-running = 這台電腦沒有安裝「跨平台網頁元件」，或是它沒有啟動。請依下列步驟處理後再試一次。
card-popup-blocked-title = 瀏覽器擋住了小視窗
card-popup-blocked = 讀卡需要開啟一個小視窗。請在網址列的提示中選擇「允許這個網站的彈出式視窗」，再按一次按鈕。
card-reader-missing-title = 找不到讀卡機
card-reader-missing = 請確認讀卡機已接上電腦、指示燈亮起，再讀取一次。也可以換一個 USB 插孔。
card-site-not-trusted-title = 讀卡元件不接受這個網站
card-site-not-trusted = 請在跨平台網頁元件的設定中，把這個網站加入信任的網站，再試一次。
card-unreadable-title = 無法辨識這張卡片
card-unreadable = 請確認插入的是這個驗證方式的卡片，晶片朝上插到底，再讀取一次。
card-window-closed-title = 小視窗被關閉了
card-window-closed = 讀卡還沒有完成，沒有任何資料送出。請再試一次，並等小視窗自動消失。

## 各種電腦的處理方式

card-help-windows = Windows
card-help-windows-1 = 沒有安裝過：下載並安裝「HiCOS 卡片管理工具」，安裝時一併安裝「跨平台網頁元件」。
card-help-windows-2 = 已經安裝：從「開始」功能表執行「跨平台網頁元件」，或重新開機。
card-help-windows-3 = 回到這一頁，再按一次按鈕。
card-help-macos = macOS
card-help-macos-1 = 沒有安裝過：下載並安裝 macOS 版的「跨平台網頁元件」。
card-help-macos-2 = 已經安裝：重新開機，元件會自動啟動。
card-help-macos-3 = 回到這一頁，再按一次按鈕。
card-help-linux = Linux
card-help-linux-1 = 沒有安裝過：下載並解壓縮 Linux 版的「跨平台網頁元件」，並安裝讀卡機服務 pcscd。
card-help-linux-2 = 確認 pcscd 正在執行，再執行元件資料夾中的 start.sh。
card-help-linux-3 = 回到這一頁，再按一次按鈕。
card-help-phone-1 = 手機和平板無法使用讀卡機，請改用接有讀卡機的電腦，或選擇其他驗證方式。
card-help-download = 下載跨平台網頁元件（另開視窗）
card-help-self-test = 檢測讀卡元件（另開視窗）

## 健保卡：只寫和上面不同的句子

card-nhi-lead = 請把健保卡插入讀卡機，再讀取卡片。
card-nhi-pin = 健保卡註冊密碼
card-nhi-pin-hint = 您註冊健保卡時設定的密碼，6 到 12 個字元。密碼只交給您電腦上的讀卡元件，不會傳送到本平臺。連續輸入錯誤 3 次會鎖住。
card-nhi-sign = 以健保卡驗證身分
card-nhi-found = { $count ->
    [1] 已讀到卡片，請輸入註冊密碼。
   *[other] 讀到 { $count } 張卡片，請選擇一張並輸入註冊密碼。
}
card-nhi-pin-form = 健保卡註冊密碼是 6 到 12 個字元。這次沒有計入錯誤次數。
card-nhi-pin-wrong = { $left ->
    [0] 密碼錯誤。連續錯誤 3 次會鎖住，請確認後再輸入。
    [1] 密碼錯誤，只剩 1 次機會，再錯就會鎖住。請確認後再輸入。
   *[other] 密碼錯誤，還有 { $left } 次機會。
}
card-nhi-answer-malformed = 健保卡元件的版本可能太舊。請更新元件後再試一次。
card-nhi-certificate-expired = 請向中央健康保險署洽詢換發健保卡，或選擇其他驗證方式。
card-nhi-certificate-missing = 請確認這張健保卡已經註冊，再讀取一次；還沒註冊的話，請先到中央健康保險署的網站註冊。
card-nhi-certificate-missing-title = 這張健保卡無法用來驗證身分
card-nhi-locked = 密碼連續錯誤 3 次，已經鎖住，重試無法解開。請到中央健康保險署的網站重新設定密碼，或選擇其他驗證方式。
card-nhi-locked-title = 這張健保卡的密碼已經鎖住
card-nhi-not-running = 這台電腦沒有安裝「健保卡元件」，或是它沒有啟動。請依下列步驟處理後再試一次。
card-nhi-site-not-trusted = 請在健保卡元件的設定中，把這個網站加入信任的網站，再試一次。
card-nhi-unreadable = 請確認插入的是健保卡，晶片朝上插到底，再讀取一次。
card-nhi-help-windows-1 = 沒有安裝過：下載並安裝「健保卡元件」。
card-nhi-help-windows-2 = 已經安裝：重新開機，元件會自動啟動。
card-nhi-help-macos-1 = 沒有安裝過：下載並安裝 macOS 版的「健保卡元件」。
card-nhi-help-linux-1 = 沒有安裝過：下載並安裝 Linux 版的「健保卡元件」，並安裝讀卡機服務 pcscd。
card-nhi-help-linux-2 = 確認 pcscd 正在執行，再啟動元件。
card-nhi-help-download = 下載健保卡元件（另開視窗）
