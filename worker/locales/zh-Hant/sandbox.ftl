## 開發者沙箱（只在示範平臺）

sandbox-title = 開發者沙箱
sandbox-lead = 這裡是示範平臺，給開發服務和資料集的人試用。資料都是虛構的，正式平臺沒有這些頁面。

sandbox-people-title = 可以扮演的人
sandbox-people-hint = 在平臺上填下面的資料，就可以用雙證件驗證身分。
sandbox-people-name = 姓名
sandbox-people-id = 身分證字號
sandbox-people-birthday = 出生年月日
sandbox-people-card = 健保卡卡號
sandbox-people-household = 戶號
sandbox-people-more = 這些人有哪些資料、卡片和密碼（提供機關的網站）
sandbox-people-none = 這個示範沒有準備虛構的人。

sandbox-faults-title = 模擬錯誤
sandbox-faults-lead = 選一個服務和一種錯誤，下一個從這個服務過來的人就會遇到，只發生一次。
sandbox-faults-service = 服務
sandbox-faults-fault = 錯誤
sandbox-faults-dataset = 哪個資料集
sandbox-faults-dataset-hint = 只影響提供機關的錯誤。
sandbox-faults-dataset-any = 全部
sandbox-faults-seconds = 幾秒
sandbox-faults-seconds-hint = 只用於會持續一段時間的錯誤，1 到 { $most }，不填就是 20。
sandbox-faults-plan = 設定
sandbox-faults-planned = 已設定的錯誤
sandbox-faults-planned-none = 目前沒有設定錯誤。
sandbox-faults-drop = 取消「{ $fault }」
sandbox-faults-drop-all = 全部取消
sandbox-faults-ends-in = 服務收到 { $code }

sandbox-strikes-arrival = 民眾從服務過來時
sandbox-strikes-provider = 向提供機關取資料時
sandbox-strikes-service = 通知服務時
sandbox-strikes-letter = 寄信和簡訊時

sandbox-fault-another-person = 服務指定的是別人
sandbox-fault-answer-cut-short = 資料傳到一半就斷了
sandbox-fault-certificate-expired = 機關的憑證過期了
sandbox-fault-letter-undelivered = 信件和簡訊送不出去
sandbox-fault-no-datasets = 服務沒有任何資料集
sandbox-fault-parameters-bad = 參數讀不出來
sandbox-fault-provider-error = 提供機關回覆 500
sandbox-fault-provider-out-of-time = 提供機關逾時未回覆
sandbox-fault-provider-slow = 提供機關很慢，先回覆 429
sandbox-fault-resource-out-of-scope = 要了沒有登記的資料集
sandbox-fault-return-url-unknown = 返回網址沒有登記
sandbox-fault-service-deactivated = 服務已停用
sandbox-fault-service-down = 連不到服務
sandbox-fault-service-refuses = 服務回覆 403，不接受
sandbox-fault-signature-bad = 機關的簽章被改過
sandbox-fault-time-runs-out = 民眾的時間快到了
sandbox-fault-wrong-dataset = 送來的是別的資料集
sandbox-fault-wrong-person = 送來的是別人的資料（只適用登記了所屬人位置的資料集）
sandbox-fault-wrong-provider = 資料是別的機關簽的

sandbox-timelines-title = 傳輸歷程
sandbox-timelines-lead = 每次傳輸的每個步驟，保留一天。裡面沒有個人資料。
sandbox-timelines-recent = 最近的傳輸
sandbox-timelines-all = 更多傳輸歷程
sandbox-timelines-search = 服務的 tx_id
sandbox-timelines-search-hint = 服務自己取的 UUID。留空就顯示全部。
sandbox-timelines-look = 查詢
sandbox-timelines-empty = 還沒有傳輸
sandbox-timelines-empty-next = 從一個服務開始申請，或下載自己的資料，步驟就會出現在這裡。
sandbox-timelines-go = 看看有哪些服務
sandbox-timelines-own = 下載自己的資料

sandbox-timeline-title = 一次傳輸的歷程
sandbox-timeline-service = 服務
sandbox-timeline-tx-id = tx_id
sandbox-timeline-name = 傳輸代號
sandbox-timeline-lines = 步驟
sandbox-timeline-again = 重新整理
sandbox-timeline-live = 這一頁開著的時候，每兩秒自動更新。
sandbox-timeline-json = JSON
sandbox-timeline-code = 錯誤代碼的意思

sandbox-more-title = 其他工具
sandbox-more-outbox = 開發用寄件匣：平臺寫的信和簡訊
sandbox-more-components = 畫面元件
sandbox-more-developers = 開發文件

sandbox-line-agreed = 民眾同意傳送
sandbox-line-arrival-refused = 民眾從服務過來，但請求不對：{ $status }，{ $code }
sandbox-line-arrived = 民眾從服務過來，要 { $resources }，之後回到 { $return_url }
sandbox-line-counter-ended = 臨櫃服務結束
sandbox-line-counter-issued = 產生資料條碼
sandbox-line-counter-lapsed = 資料條碼逾時
sandbox-line-counter-opened = 櫃檯人員輸入正確的臨櫃驗證密碼，資料開放
sandbox-line-counter-passcode-sent = 臨櫃驗證密碼已交付寄送
sandbox-line-counter-redeemed = 櫃檯人員輸入資料條碼
sandbox-line-counter-replaced = 重新產生資料條碼，舊的失效
sandbox-line-counter-saved = 櫃檯人員儲存 { $resource }
sandbox-line-counter-viewed = 櫃檯人員檢視 { $resource }
sandbox-line-counter-visit-lapsed = 櫃檯人員離開，沒有看過任何資料
sandbox-line-data-asked = 服務來取資料：{ $status }
sandbox-line-data-asked-later = 服務來取資料：{ $status }，{ $retry_after } 秒後再來
sandbox-line-dataset-failed = { $resource } 無法取得：{ $code }
sandbox-line-ended = 結束：{ $code }
sandbox-line-erased = { $resource } 的密文已從保管庫刪除
sandbox-line-fault = 模擬錯誤：{ $fault }
sandbox-line-identified = 身分驗證完成：{ $method }
sandbox-line-identified-as-another = 驗證身分的不是服務指定的人
sandbox-line-letter = 寄出訊息 { $kind }：{ $code }
sandbox-line-lock-destroyed = 個人資料的鎖已銷毀
sandbox-line-no-record = { $resource }：查無資料（204）
sandbox-line-ordered = 民眾下載自己的資料：{ $resources }
sandbox-line-package-admitted = { $resource } 通過檢查，已加密保管：{ $bytes } 位元組
sandbox-line-provider-answered = { $resource } 的機關回覆 { $status }
sandbox-line-provider-answered-later = { $resource } 的機關回覆 { $status }，Retry-After：{ $retry_after }
sandbox-line-provider-asked = 向 { $resource } 的機關要資料
sandbox-line-provider-silent = { $resource } 的機關沒有回覆：{ $code }
sandbox-line-refused = 民眾不同意
sandbox-line-returned = 民眾回到服務，code={ $code }
sandbox-line-service-answered = 服務回覆通知：{ $status }
sandbox-line-service-silent = 服務沒有回覆通知：{ $code }
sandbox-line-service-told = 通知服務（SP-API）
sandbox-line-taken = 服務已取走全部資料
sandbox-line-terms-accepted = 民眾接受條款

## 設定錯誤時

sandbox-client-unknown = 沒有這個服務。
sandbox-fault-unknown = 沒有這種錯誤。
sandbox-resource-unknown = 這個服務沒有這個資料集，或這種錯誤與資料集無關。
sandbox-seconds-form = 秒數要是 1 到 170 的整數，而且只用於會持續一段時間的錯誤。
sandbox-too-many-planned = 已設定的錯誤太多，請先取消一些。
