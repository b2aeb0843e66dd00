# 會員專區：進行中的傳送、不是我本人、退出會員、條款更新，以及做這些事之前再次驗證身分。

## 會員專區首頁

member-live-title = 進行中的傳送
member-live-none = 目前沒有進行中的傳送。
member-live-count = 目前有 { $transfers } 件進行中的傳送。
member-live-go = 查看與刪除
member-frozen = 您在 { $when } 通報「不是我本人」，以您的名義進行的新傳送都已凍結。
member-frozen-go = 查看通報與解除凍結
member-safety-title = 安全與會員資格
member-safety-misuse = 看到不是您本人做的事，請立刻停止所有傳送。
member-safety-withdraw = 不再使用本平臺，可以退出會員，刪除我們保留的資料。
member-safety-withdraw-go = 退出會員
member-terms = 同意的條款
member-terms-accepted = 服務條款 { $terms } 版、隱私權政策 { $privacy } 版，{ $date } 同意
member-done-freeze-lifted = 凍結已解除，您可以再次同意傳送資料。

## 進行中的傳送

live-title = 進行中的傳送
live-lead = 這些是以您的名義取得、還沒有結束的資料。時間一到會自動刪除，您也可以現在就刪除。
live-none = 目前沒有進行中的傳送，平臺上沒有保留您的任何資料檔案。
live-none-next = 開始新的下載或線上申請後，進度會出現在這裡。
live-herself = 您自己下載的資料
live-one-of-several = { $receiver }（第 { $number } 件）
live-purpose = 用途
live-datasets = 資料
live-since = 驗證身分的時間
live-until = 最晚保留到
live-stage-own = 等您預覽或轉存；轉存後就會刪除。
live-stage-consent = 等您決定是否同意傳送；沒有您的同意，不會送出。
live-stage-sent = 您已同意，等對方取走；取走後就會刪除。
live-stage-counter = 臨櫃服務：資料等您在櫃檯出示條碼；櫃檯辦完就刪除。
live-code = 資料條碼
live-code-until = 有效到
live-code-none = 目前沒有有效的條碼
live-delete-code = 停用條碼並刪除資料
live-delete-counter = 條碼會立刻失效，櫃檯就不能再取用您的資料。
live-go-on = 繼續
live-delete = 立刻刪除
live-done-deleted = 已停止這件傳送，平臺上的資料正在刪除，沒有任何人可以再取得。
live-done-ended-before = 這件傳送在您按下之前就已經結束，平臺上沒有保留它的資料。
live-delete-title = 要立刻刪除嗎？
live-delete-own = 這些是您自己下載、還沒有轉存的資料。
live-delete-service = 這些是為「{ $service }」準備的資料。刪除後，對方就拿不到，您在那裡的申請可能無法繼續。
live-delete-lost = 會失去的資料
live-delete-again = 刪除後無法復原。之後需要時，您可以再申請一次。
live-delete-back = 先不要刪除

live-frozen-heading = 資料傳送已凍結
live-frozen = 您在 { $date } { $clock } 通報「不是我本人」。在您本人解除之前，不會以您的名義傳送任何資料。
live-frozen-next = 如果現在是您本人要傳送資料，請到會員專區再次驗證身分、解除凍結，再重新開始。
live-frozen-go = 查看通報與解除凍結
live-too-many-heading = 進行中的傳送太多
live-too-many = 您已經有 { $most } 件進行中的傳送，同時最多就是這麼多件，所以這一件沒有開始。
live-too-many-next = 請先到會員專區完成或刪除其中幾件，再重新開始；沒有完成的，8 小時內也會自動結束。
live-too-many-go = 看進行中的傳送
live-not-admitted-kept = 這一件沒有開始，沒有取得、也沒有傳送任何資料。

## 再次驗證身分

fresh-first-title = 請先再次驗證身分
fresh-first-contact = 要變更聯絡方式，需要您在 15 分鐘內驗證過身分。
fresh-first-device = 要移除裝置，需要您在 15 分鐘內驗證過身分。
fresh-first-transfer = 要在這裡繼續這件傳送，需要您在 15 分鐘內用第 { $level } 級或更高的方式驗證過身分。
fresh-first-withdrawal = 要退出會員，需要您在 15 分鐘內驗證過身分。
fresh-first-why = 這樣，即使有人碰巧用到您登入中的電腦，也無法替您做這件事。
fresh-first-go = 驗證身分
member-not-fresh = 請先再次驗證身分。

## 不是我本人

misuse-link = 不是我本人：停止所有傳送
misuse-title = 不是我本人
misuse-lead = 收到通知或看到使用紀錄，但那不是您做的？按一次，就能停止以您的名義進行的一切。
misuse-does-title = 按下之後會發生什麼
misuse-does-stop = 立刻停止所有進行中的傳送，平臺上的資料都會刪除。
misuse-does-stop-now = （目前有 { $transfers } 件）
misuse-does-sessions = 登出其他所有瀏覽器，只留下這一個。
misuse-does-freeze = 凍結新的傳送：在您本人解除之前，任何人都不能以您的名義取得或傳送資料。
misuse-does-tell = 通知管理單位並給您一個通報編號；通報的內容不含您的個人資料。
misuse-does-not = 已經被取走的資料無法收回，但它的紀錄會留在您的使用紀錄裡。會員資格、聯絡方式和綁定的裝置都不會改變。
misuse-report = 不是我本人，停止所有傳送
misuse-sign-in-first = 要知道是誰的傳送，請先驗證身分。
misuse-sign-in = 驗證身分，再停止
misuse-cannot = 無法驗證身分，或需要協助時，請聯絡我們：{ $desk }
misuse-frozen-title = 已停止，並已凍結
misuse-reference = 通報編號
misuse-frozen-happened = 您在 { $when } 通報「不是我本人」。我們已經：
misuse-frozen-transfers = { $transfers ->
    [0] 確認沒有進行中的傳送
   *[other] 停止 { $transfers } 件進行中的傳送，並刪除平臺上的資料
}
misuse-frozen-sessions = { $sessions ->
    [0] 確認沒有其他瀏覽器登入
   *[other] 登出其他 { $sessions } 個瀏覽器
}
misuse-frozen-new = 凍結以您的名義進行的新傳送
misuse-frozen-told = 通知管理單位
misuse-frozen-sent = 把通報編號寄到您的聯絡方式
misuse-next-record = 請核對使用紀錄，看看有哪些不是您做的。
misuse-next-record-go = 看使用紀錄
misuse-next-devices = 請移除不認得的裝置。
misuse-next-devices-go = 看綁定的裝置
misuse-next-desk = 聯絡我們時，請提供通報編號：{ $desk }
misuse-lift-title = 解除凍結
misuse-lift-strong = 確定一切都安全之後，請用第 1 級或第 2 級的方式再次驗證身分，凍結就會解除。
misuse-lift-two = 確定一切都安全之後，請用第 1 級或第 2 級的方式，或任兩種不同的方式再次驗證身分，凍結就會解除。
misuse-lift-second = 您已用一種方式再次驗證身分。請再用另一種方式，凍結就會解除。
misuse-lift-go = 驗證身分，解除凍結

identify-another-title = 第二種驗證
identify-another-heading = 再用一種方式確認
identify-another-lead = 解除凍結需要兩種不同的方式，這樣才不會比別人冒用您時更容易。

## 退出會員

withdraw-title = 退出會員
withdraw-lead = 退出後，我們不再保留任何能認出您的資料。之後想再使用，就從第一次使用開始。
withdraw-erased-title = 會刪除的
withdraw-erased-who = 姓名、聯絡方式，以及您同意條款的紀錄
withdraw-erased-devices = 綁定的裝置
withdraw-erased-sessions = 登入：所有瀏覽器都會登出，包括這一個
withdraw-erased-record = 使用紀錄、同意收據與刪除紀錄，連同它們的隨機值；公開帳本上的記載從此無法再連到任何人
withdraw-erased-transfers = { $transfers ->
    [0] 進行中的傳送：目前沒有
   *[other] 進行中的 { $transfers } 件傳送：會停止，資料會刪除
}
withdraw-stays-title = 會留下的
withdraw-stays-ledger = 公開帳本上的記載：只有時間和種類，不含個人資料，也無法再連到您
withdraw-stays-tries = 輸入不符與寄送次數的計數：用來防止別人亂試，不含您的資料
withdraw-stays-letter = 最後一封通知：寄出後，聯絡方式就刪除
withdraw-stays-others = 已經傳送給其他機關或服務的資料：由對方保管，請直接向對方行使您的權利
withdraw-export-title = 先留一份使用紀錄
withdraw-export = 刪除後，我們無法再提供使用紀錄與收據。需要的話，請先下載。
withdraw-export-go = 下載使用紀錄
withdraw-frozen-title = 凍結中，還不能退出
withdraw-frozen = 您通報過「不是我本人」。為了不讓冒用的人刪除紀錄，請先解除凍結。
withdraw-frozen-go = 查看通報與解除凍結
withdraw-acknowledge = 我知道上面列出的資料會刪除，而且無法復原。
withdraw-unacknowledged = 請先勾選，表示您知道資料會刪除。
withdraw-go = 退出會員
withdraw-stay = 繼續當會員
withdrawn-heading = 您已退出會員
withdrawn-happened = 會員資格已結束，所有瀏覽器都已登出，進行中的傳送也已停止。
withdrawn-kept = 沒有留下任何能認出您的資料。最後一封通知寄出後，聯絡方式也會刪除。
withdrawn-next = 您不需要再做什麼。日後想再使用，就像第一次一樣。

## 條款更新

terms-changed-title = 條款已更新
terms-changed-lead = 從您上次同意之後，下面的內容有更新。請看過並同意，再繼續。
terms-changed-versions = 您同意過的是 { $before } 版，現在是 { $now } 版。
terms-changed-whole = 閱讀全文
terms-changed-accept = 我已閱讀並同意更新後的內容。
