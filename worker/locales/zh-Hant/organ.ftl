# 臨櫃核驗（/organ）：機關人員登入、輸入資料條碼與驗證密碼。

organ-for-staff = 臨櫃核驗（機關人員）

## 登入

organ-sign-in-title = 機關人員登入
organ-sign-in-lead = 這裡是機關櫃檯核驗民眾資料條碼的地方，僅限機關人員操作使用。
organ-account = 帳號
organ-account-hint = 機關發給您的帳號，不分大小寫。
organ-password = 密碼
organ-sign-in = 登入
organ-sign-in-help = 忘記密碼，或帳號被暫停時，請洽機關的 MyData 管理人員。
organ-sign-in-wrong = 帳號或密碼不正確，或這個帳號不能在這裡登入。
organ-sign-in-paused = 錯誤次數太多，請在 { $clock } 以後再試。
organ-remaining = 還可以試 { $remaining } 次。

organ-demo-title = 示範帳號
organ-demo-lead = 這是示範環境，帳號和密碼都是虛構的，任何人都可以用來試用。

organ-notice-locked = 一段時間沒有操作，已自動登出。這臺電腦沒有留下民眾的資料。
organ-notice-over = 登入已到期，請再登入一次。這臺電腦沒有留下民眾的資料。
organ-notice-signed-out = 您已登出。這臺電腦沒有留下民眾的資料。
organ-notice-passcodes-used-up = 這個資料條碼的最後一組驗證密碼已經不能使用，也不能再傳送。請民眾更新資料條碼後，重新開始。沒有顯示任何資料。
organ-notice-visit-lost = 這次核驗已結束：時間已到，或民眾已停止或更新資料條碼。如果還要繼續辦理，請民眾更新資料條碼。這臺電腦沒有留下民眾的資料。
organ-notice-visit-over = 這次核驗已結束。這臺電腦沒有留下民眾的資料。

organ-elsewhere-title = 這臺電腦不在登記的機關位址
organ-elsewhere = 臨櫃核驗只能在機關登記的網路位址使用。沒有查詢任何資料。
organ-elsewhere-address = 平臺看到的位址：
organ-elsewhere-next = 如果您在機關的櫃檯上班，請將這個位址告訴機關的 MyData 管理人員。
organ-elsewhere-citizen = 我是民眾，前往臨櫃服務

## 誰在櫃檯

organ-head-label = 登入的人員
organ-sign-out = 登出

## 資料條碼

organ-title = 臨櫃核驗
organ-code-lead = 請輸入或掃描民眾手機上的資料條碼。
organ-code = 民眾的資料條碼
organ-code-hint = 8 個英文字母或數字，例如 jtdf 86ua；大小寫和空白都可以。
organ-code-go = 核驗
organ-code-next = 資料條碼正確時，平臺會傳送 8 位數驗證密碼到民眾的主要聯絡方式。請民眾告訴您驗證密碼後，才能看到資料。
organ-code-form = 資料條碼應該是 8 個英文字母或數字。
organ-code-refused = 這個資料條碼不能使用。請民眾看一下手機上的資料條碼，或更新資料條碼後再試。
organ-code-paused = 錯誤次數太多，請在 { $clock } 以後再試。
organ-signed-in-before = 這個帳號上次登入：{ $when }。
organ-wrong-before = 之後有 { $times } 次密碼錯誤。如果不是您，請通知管理人員。

## 驗證密碼

organ-passcode-title = 輸入驗證密碼
organ-passcode-on-its-way = 驗證密碼正在傳送。
organ-passcode-look-again = 重新整理
organ-passcode-sent = 驗證密碼已傳送給持有資料條碼的人，請對方告訴您收到的 8 位數驗證密碼。
organ-passcode-not-sent = 驗證密碼沒有傳送：短時間內傳送太多次。{ $clock } 以後可以再傳送。
organ-passcode-to = 傳送到
organ-passcode-valid-until = { $clock } 前有效
organ-passcode-over = 驗證密碼已過期，請重新傳送。
organ-passcode-dead = 這個驗證密碼已經不能使用，請重新傳送。
organ-passcode = 驗證密碼
organ-passcode-hint = 8 位數字，可以有空白。
organ-passcode-go = 查看資料
organ-passcode-form = 驗證密碼應該是 8 位數字。
organ-passcode-wrong = 驗證密碼不正確。請對方再看一次收到的驗證密碼。
organ-resend-refused = 現在還不能重新傳送，請看下面的時間。
organ-passcode-paused = 錯誤次數太多，請在 { $clock } 以後再試。

organ-resend-title = 沒有收到驗證密碼？
organ-resend-from = { $clock } 起可以重新傳送，之前傳送的驗證密碼就不能再用。
organ-resend-left = 這個資料條碼還可以傳送 { $times } 次。
organ-resend = 重新傳送
organ-resend-too-late = 這次核驗在 { $clock } 結束，在那之前都不能再傳送。請先離開；可以再傳送以後，民眾可以更新資料條碼。
organ-resend-none = 這個資料條碼已經不能再傳送驗證密碼。請民眾更新資料條碼後，重新開始。
organ-visit-leave = 離開，核驗其他資料條碼
organ-visit-leave-note = 離開後，這個資料條碼就不能再用；民眾可以更新資料條碼，資料不受影響。
