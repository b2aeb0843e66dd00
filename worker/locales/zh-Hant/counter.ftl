# 臨櫃服務，民眾這一邊：找服務、條款、收集資料、條碼、結果。

## 找臨櫃服務

counter-title = 臨櫃服務
counter-lead = 到機關櫃檯辦事，不必帶紙本證明：先在這裡確認身分，到櫃檯出示 8 個字的條碼就好。
counter-agency = 機關
counter-agency-any = 所有機關
counter-search-label = 找臨櫃服務
counter-search-hint = 服務名稱、用途、機關或會用到的資料。
counter-found = 臨櫃服務（{ $count } 項）
counter-found-none = 沒有符合的臨櫃服務
counter-found-none-next = 放寬條件，或換個說法再試。
counter-all = 看全部臨櫃服務
counter-empty = 目前沒有可以使用的臨櫃服務
counter-empty-next = 機關開放以後會出現在這裡。在那之前，請把資料下載下來帶去櫃檯，或使用線上服務。
counter-instead = 前往資料下載
counter-more = 看需要哪些資料
counter-steps-title = 怎麼進行
counter-step-1-title = 在這裡確認身分
counter-step-1-body =
    讀過條款，確認您的身分。平臺向各機關取得這項服務需要的資料，全部只要確認一次。
counter-step-2-title = 到櫃檯出示條碼
counter-step-2-body =
    畫面上出現 8 個字的條碼，20 分鐘內有效。可以給櫃檯人員掃描，也可以唸給對方聽。過期或想換，按一下就有新的，舊的立刻失效。
counter-step-3-title = 說出驗證密碼
counter-step-3-body =
    櫃檯人員輸入條碼以後，您的手機或信箱會收到 8 位數的臨櫃驗證密碼，2 分鐘內有效。您告訴對方，對方才看得到資料。
counter-step-4-title = 用過就刪除
counter-step-4-body =
    櫃檯辦完，平臺就刪除資料。您會收到通知，也能在會員專區看到哪個機關的誰、何時、看了或存了什麼。

## 服務的頁面

counter-begin = 我要申請條碼
counter-begin-what = 建議到了櫃檯、快輪到您時再申請。從確認身分起，資料最久保留 8 小時。
counter-closed = 這項服務的資料目前都暫停提供，恢復以後才能申請。
counter-items-title = 櫃檯會用到的資料（{ $count } 項）
counter-rule-preview-only = 只供檢視
counter-rule-preview-only-what = 櫃檯人員只能在螢幕上看，不能存檔。
counter-rule-transfer-only = 只供轉存
counter-rule-transfer-only-what = 櫃檯人員存進案卷，不在螢幕上開啟。
counter-rule-both = 可檢視與轉存
counter-rule-both-what = 櫃檯人員可以在螢幕上看，也可以存進案卷。
counter-asks = 還會請您填：
counter-needs-title = 您需要準備
counter-needs-contact = 能收訊息的手機，或現在就看得到的電子郵件信箱：臨櫃驗證密碼會傳到那裡
counter-needs-phone = 一支帶得到櫃檯的手機；沒有的話，把 8 個字抄下來也可以
counter-notice-purpose-term = 特定目的
counter-notice-purpose = { $code } { $name }
counter-notice-period-term = 利用期間
counter-notice-area-term = 利用地區
counter-notice-recipients-term = 利用對象
counter-notice-refusal-term = 不提供的影響
counter-notice-contact-term = 聯絡
counter-notice-kept-term = 平臺保存
counter-notice-kept = 櫃檯辦完就刪除，最久 8 小時。櫃檯沒有用到的，一樣刪除。

## 條款

counter-terms-heading = 在「{ $service }」的櫃檯使用您的資料
counter-terms-lead = 請先看清楚誰要、要什麼、為什麼要。出示條碼以前，沒有人看得到您的資料。
counter-terms-refuse = 不同意，不申請了

## 步驟

step-show = 出示條碼

## 取得資料

counter-collecting-heading = 正在向機關取得資料
counter-collecting-lead = 每一項都有結果以後，就可以產生條碼。
counter-collecting-progress = 取得資料的進度
counter-leave-title = 不必一直等
counter-leave = 可以先離開這一頁。超過 1 分鐘才準備好的，會通知 { $contact }。
counter-failed = 這一項櫃檯這次看不到。有疑問請洽{ $provider }。
counter-no-record = { $provider }沒有您的資料。
counter-taken = 櫃檯已經轉存，平臺上的已經刪除。

## 產生條碼以前

counter-ready-heading = 資料準備好了
counter-ready-lead = 快輪到您時，再產生條碼。條碼從產生起 20 分鐘內有效。
counter-partly-heading = 有些資料沒有取得
counter-partly-lead = 標示「無法取得」的，櫃檯這次看不到。您可以不用這些資料繼續辦，或停止並刪除。
counter-issue = 產生條碼
counter-issue-partly = 不用這些資料，產生條碼
counter-issue-what = 產生條碼，就是同意讓這項服務的櫃檯人員，在您說出驗證密碼以後使用這些資料。
counter-datasets-title = 櫃檯會用到的資料

## 條碼

counter-code = 資料條碼
counter-shown-heading = 請出示這個條碼
counter-code-spoken = 條碼：{ $letters }
counter-bars = 一維條碼，Code 128
counter-squares = QR 碼
counter-valid-until = { $clock } 前有效
counter-valid-over = 條碼已經過期。請產生新的條碼。
counter-brightness = 掃不到？請把螢幕亮度調到最高，或把 8 個字唸給櫃檯人員。大小寫都可以，也沒有容易看錯的 0、1、i、l、o。
counter-refresh = 手動更新條碼
counter-refresh-what = { $count ->
    [0] 這已經是最後一個條碼，不能再更新。
   *[other] 新的一出現，舊的立刻失效。還可以更新 { $count } 次。
}
counter-next-title = 接下來
counter-next-scan = 櫃檯人員掃描或輸入條碼。
counter-next-passcode = 8 位數的臨櫃驗證密碼會傳到 { $contact }，2 分鐘內有效。
counter-next-tell = 看清楚密碼訊息裡的機關，就是您所在的櫃檯，再把密碼告訴對方。對方這時才看得到資料。
counter-offline = 目前離線。畫面上的條碼仍然有效，到 { $clock } 為止。
counter-offline-plain = 目前離線，連上網路後這一頁會自動更新。
counter-expired-heading = 條碼已經失效
counter-expired = 資料還在，最久保留到 { $clock }。需要時再產生一個。
counter-expired-issue = 產生新的條碼
counter-codes-used-up = 條碼都用完了，不能再產生。
counter-look-again = 看看目前的情形
counter-no-contact = 沒有可以收驗證密碼的聯絡方式，請先到會員專區登記。
counter-not-now = 現在不能這樣做。這一頁是目前的情形。
counter-still-collecting = 資料還在向機關取得，每一項都有結果以後，才能產生條碼。
counter-visit-open = 櫃檯正在使用資料，辦完以前不能產生別的條碼。
counter-used-up = 這一件的條碼已經用完 20 次，不能再產生。需要時，請刪除資料後重新申請。
counter-contact-missing-title = 沒有可以收驗證密碼的聯絡方式
counter-contact-missing = 臨櫃驗證密碼要傳到您的手機或電子郵件信箱，沒有它就不能用條碼。請先到會員專區登記聯絡方式。
counter-contact-missing-go = 登記聯絡方式

## 櫃檯在辦的時候

counter-passcode-heading = 櫃檯已經輸入條碼
counter-passcode = 「{ $agency }」的「{ $clerk }」在 { $clock } 輸入了您的條碼。
counter-passcode-on-its-way = 驗證密碼傳到 { $contact }。收到以後，請告訴面前的櫃檯人員。
counter-passcode-refused = 驗證密碼沒有寄出：最近傳到 { $contact } 的訊息太多。{ $clock } 以後，櫃檯人員可以再寄一次。
counter-passcode-sent = 驗證密碼已經傳到 { $contact }。收到以後，請告訴面前的櫃檯人員。
counter-passcode-warning = 您不在這個櫃檯？不要把密碼告訴任何人，請更新條碼：這一次輸入馬上失效。
counter-open-heading = 櫃檯正在辦理
counter-open = 「{ $agency }」的「{ $clerk }」從 { $clock } 起可以使用您的資料，最晚到 { $until }。
counter-open-what = 辦完以後，平臺就刪除資料，這一頁會列出對方檢視、轉存了什麼。

## 紀錄

counter-history-title = 誰用過這個條碼
counter-history-issued = 您產生了條碼
counter-history-issued-by-agent = 您的代辦人產生了條碼
counter-history-issued-by-former = 先前持有條碼的人產生了條碼
counter-history-replaced = 您產生了新的條碼，舊的失效
counter-history-replaced-by-agent = 您的代辦人產生了新的條碼，舊的失效
counter-history-replaced-by-former = 先前持有條碼的人產生了新的條碼，舊的失效
counter-history-redeemed = { $clerk }輸入了條碼
counter-history-passcode-refused = 驗證密碼沒有寄出：最近的訊息太多
counter-history-passcode-sent = 驗證密碼已寄出
counter-history-opened = { $clerk }輸入了正確的驗證密碼
counter-history-viewed = { $clerk }檢視了「{ $dataset }」
counter-history-saved = { $clerk }轉存了「{ $dataset }」
counter-history-lapsed = 條碼過期
counter-history-visit-lapsed = { $clerk }沒有使用資料，這一次結束
counter-history-ended = 全部結束，平臺刪除資料

## 停止

counter-delete-title = 不辦了？停止並刪除
counter-delete-warning = 條碼立刻失效，平臺上的資料立刻刪除。之後需要時，必須重新申請。
counter-delete = 停止並刪除資料

## 結束以後

counter-over-datasets = 每一項的結果
counter-over-record = 這次的使用紀錄、同意收據和刪除紀錄，都在會員專區。
counter-over-member = 前往會員專區
counter-over-again = 再申請一次
counter-over-more = 看其他臨櫃服務
counter-ending-erased = 已刪除，櫃檯沒有使用
counter-ending-failed = 無法取得
counter-ending-no-record = 查無資料
counter-ending-taken = 櫃檯已轉存
counter-ending-viewed = 櫃檯已檢視，沒有轉存
counter-over-deleted-heading = 資料已經刪除
counter-over-deleted = 您選擇停止並刪除。條碼已經失效，平臺上沒有留下資料。
counter-over-expired-heading = 保留時間已過
counter-over-expired = 條碼沒有在 8 小時內使用，平臺已經刪除資料。
counter-over-misused-heading = 這次申請已經停止
counter-over-misused = 有人回報這不是本人操作。條碼已經失效，取得的資料已經刪除。
counter-over-not-identified-heading = 已經取消
counter-over-not-identified = 沒有確認身分，所以沒有取得任何資料。
counter-over-nothing-found-heading = 沒有您的資料
counter-over-nothing-found = 機關沒有您的這些資料，所以沒有條碼。平臺上沒有留下資料。
counter-over-refused-heading = 已經取消
counter-over-refused = 沒有取得任何資料。
counter-over-service-closed-heading = 這項臨櫃服務已經停用
counter-over-service-closed = 機關停用了這項服務。條碼已經失效，平臺上沒有留下資料。
counter-over-taken-heading = 櫃檯辦好了
counter-over-taken = 櫃檯存了您的資料，平臺上的已經刪除。
counter-over-timed-out-heading = 時間到了
counter-over-timed-out = 這次申請超過 20 分鐘沒有完成。沒有取得任何資料。
counter-over-undeliverable-heading = 資料無法取得
counter-over-undeliverable = 機關這次沒有提供資料，所以沒有條碼。平臺上沒有留下資料。
counter-over-viewed-heading = 櫃檯看過了
counter-over-viewed = 櫃檯看了您的資料，沒有存檔。平臺上的已經刪除。
counter-over-wrong-person-heading = 身分不符
counter-over-wrong-person = 確認身分的人不是原來的申請人。沒有取得任何資料。
