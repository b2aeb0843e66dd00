# 使用紀錄與稽核軌跡：誰在何時、為了什麼取得哪些資料，以及怎麼證明。

record-title = 使用紀錄
record-lead = 您的資料每一次的使用、同意與刪除，都記在這裡，只有您看得到。
record-receiver-herself = 您本人
record-home-go = 看全部的使用紀錄

## 篩選

record-filter-title = 篩選使用紀錄
record-filter-kind = 種類
record-filter-receiver = 接收者
record-filter-dataset = 資料集
record-filter-from = 從這一天
record-filter-to = 到這一天
record-filter-any = 全部
record-filter-day-hint = 例如 115/3/2
record-filter-day-form = 請輸入日期，例如 115/3/2。
record-filter-day-order = 結束的日期早於開始的日期，請修改其中一個。
record-filter-go = 篩選
record-filter-clear = 顯示全部

## 清單

record-list-title = 紀錄
record-none = 還沒有任何紀錄。您使用這個平臺後，紀錄會出現在這裡。
record-not-narrowed = 日期修改後，才能顯示符合的紀錄。
record-none-found = 沒有符合的紀錄。您可以放寬條件，或顯示全部。
record-found = 全部 { $all } 筆紀錄中，有 { $found } 筆符合。
record-count = 共 { $all } 筆，最新的在最前面。
record-method = 驗證身分的方式：{ $method }
record-clerk = 承辦人員：{ $clerk }
record-signed-for = 您在服務的網頁上簽章，由服務轉交平臺查驗
record-signed-for-cht = 您經中華電信在服務的網頁上簽章，由服務轉交平臺查驗
record-signed-for-twid = 您經 TWID 身分識別中心在服務的網頁上簽章，由服務轉交平臺查驗
record-verification-type = 驗證種類：{ $type }
record-verifier-remark = 驗證單位附註：{ $remark }
record-pages = 紀錄的頁次
record-page = 第 { $page } 頁，共 { $pages } 頁
record-newer = 較新的紀錄
record-older = 較早的紀錄

record-kind-use = 使用
record-kind-consent = 同意
record-kind-erasure = 刪除
record-kind-membership = 會員

record-title-use = 「{ $receiver }」申請取用您的資料
record-title-use-herself = 您申請下載自己的資料
record-title-consent = 您同意把資料提供給「{ $receiver }」
record-title-consent-herself = 您同意下載自己的資料
record-title-erasure = 平臺刪除了暫存的「{ $dataset }」

record-event-contact-changed = 您變更了聯絡方式
record-event-device-bound = 您綁定了裝置
record-event-device-removed = 您移除了裝置
record-event-dispute-ended = 您解除了暫停
record-event-disputed = 您反映有事情不是本人所為
record-event-joined = 您成為會員
record-event-left = 您終止了會員資格
record-event-terms-accepted = 您同意了新版的條款

record-outcome-viewed-short = 已檢視
record-outcome-taken-short-herself = 您已取得
record-outcome-expired-short-herself = 您未取得，已刪除
record-outcome-refused-short-herself = 您不同意，已刪除
record-outcome-timed-out-short-herself = 逾時，已刪除
record-outcome-undeliverable-short-herself = 資料無法取得
record-outcome-wrong-person-short-herself = 身分不符，未提供

## 匯出

record-export-title = 下載使用紀錄
record-export-all = 下載全部的紀錄。
record-export-found = 下載這 { $found } 筆符合的紀錄。
record-export-csv = 下載 CSV（試算表）
record-export-json = 下載 JSON
record-export-note = 檔案裡是您的個人紀錄。如果這是共用的電腦，請不要存在這裡。

record-column-number = 編號
record-column-at = 時間
record-column-begun-at = 開始時間
record-column-kind = 種類
record-column-title = 發生的事
record-column-receiver = 接收者代號
record-column-receiver-name = 接收者
record-column-purpose = 目的
record-column-datasets = 資料集代號
record-column-dataset-names = 資料集
record-column-method = 驗證身分的方式
record-column-outcome = 結果
record-column-clerk = 承辦人員
record-column-is-in-ledger = 已寫入稽核軌跡

## 一筆紀錄

record-entry-title = 使用紀錄的內容
record-back = 回使用紀錄
record-facts-title = 這筆紀錄
record-kind = 種類
record-begun-at = 開始時間
record-at = 時間
record-receiver = 接收者
record-clerk-name = 承辦人員
record-purpose = 目的
record-datasets = 資料集
record-method-name = 驗證身分的方式
record-signed-name = 在哪裡驗證
record-outcome = 結果
record-reference = 通報編號
record-not-me = 這不是我本人

record-consent-title = 同意收據
record-consent-lead = 這是您同意時看到的內容，由平臺簽署。
record-deletion-title = 刪除紀錄
record-deletion-lead = 平臺刪除暫存的資料時，先銷毀金鑰，再刪除內容，並簽署這份紀錄。
record-paper-unreadable = 這份文件現在無法在這裡顯示，您仍然可以下載。
record-paper-download = 下載這份文件
record-paper-check = 任何人都可以檢查這份文件是否由平臺簽署：
record-proof-title = 稽核軌跡的證明
record-proof-lead = 這筆紀錄寫進了公開的稽核軌跡：軌跡裡看不到您是誰，但平臺也不能再竄改。
record-proof-needs-script = 瀏覽器的程式功能（JavaScript）是關閉的，所以無法在這一頁檢查。您可以下載證明，用稽核軌跡網頁上的方法自行檢查。
record-proof-download = 下載這筆紀錄的證明
record-proof-private = 證明裡有這筆紀錄的內容，只應該由您保管。
record-proof-waiting = 這筆紀錄正在寫入稽核軌跡，請過一會兒重新整理這一頁。
record-ledger-note = 每一筆紀錄都在公開的稽核軌跡裡留下不能竄改的痕跡。
record-proofs-go = 現在就檢查這一頁的每一筆
record-ledger-go = 什麼是稽核軌跡

## 稽核軌跡

ledger-page-title = 稽核軌跡
ledger-page-lead = 這個平臺每處理一次個人資料，都會在稽核軌跡裡留下一筆。任何人都能檢查軌跡有沒有被竄改；沒有人能從裡面看出是誰的資料。
ledger-page-what-title = 軌跡裡有什麼
ledger-page-what = 每一筆記的是時間、發生了什麼（例如同意、使用、刪除）、結果，以及一組由內容和隨機數字算出的摘要。姓名、證號、資料和機關都不在裡面。
ledger-page-chain = 每一筆都連著前一筆，整條軌跡的結尾由平臺簽署。改動、刪除或插入任何一筆，簽署的結尾就不再相符。
ledger-page-yours-title = 您自己的紀錄
ledger-page-yours = 只有您有打開摘要的隨機數字。在會員專區的使用紀錄裡，瀏覽器會當場檢查您的每一筆紀錄確實在軌跡裡。
ledger-page-yours-go = 看您的使用紀錄
ledger-page-now-title = 現在的軌跡
ledger-page-size = 共 { $size } 筆。這是平臺簽署的結尾（檢查點）：
ledger-page-checkpoint = 最新的檢查點
ledger-page-key = 檢查簽章用的公開金鑰：
ledger-page-key-label = 稽核軌跡的公開金鑰
ledger-page-check-title = 自己檢查
ledger-page-check = 下載整條軌跡，用 mydata 指令檢查每一筆、每個連結和簽章：
ledger-page-commands = 檢查用的指令
ledger-page-check-known = 把今天的檢查點留下來。以後檢查時一起附上（--known），就能看出軌跡有沒有被換過，或給不同的人看不同的內容。
ledger-page-export = 下載整條軌跡
ledger-page-limits-title = 軌跡不能證明什麼
ledger-page-limits = 軌跡證明寫進去的沒有被改，不能證明每件事都寫進去了。如果您知道的事沒有出現在您的使用紀錄裡，請告訴我們。
