# 頁面上的字。稱呼一律用「您」；一句話說一件事：發生什麼、留下什麼、接下來怎麼做。

## 共用外框

site-name = MyData Edge
site-tagline = 個人資料自主運用
site-home = { site-name } { site-tagline } 首頁
title-error = 錯誤：{ $title }
skip-to-content = 跳到主要內容
tile-header = 上方導覽區
tile-main = 中央內容區
tile-footer = 下方資訊區
menu-label = 主要選單
menu-home = 首頁
menu-services = 線上服務
menu-verify = 離線驗證
language-switch = English
size-label = 字級
size-small = 小
size-medium = 中
size-large = 大
size-choose = 字級{ $size }
demonstration = 這是示範平臺，資料與人物都是虛構的。請勿輸入真實的個人資料。
footer-label = 網站資訊
footer-terms = 服務條款
footer-privacy = 隱私權政策
footer-promise = 一次同意，一次使用。平臺不留存您的資料。
footer-software = 開放原始碼軟體，版本 { $version }。
step-of = 第 { $step } 步，共 { $steps } 步
step-terms = 閱讀條款
step-identify = 確認身分
step-collect = 取得資料
step-decide = 看過再決定
step-leave = 返回服務
deadline-before = 請在 { $clock } 前完成
deadline-left = 還有 { $minutes } 分鐘
deadline-seconds = 還有 { $seconds } 秒
deadline-over = 時間到了。請回到服務網站重新開始。
error-word = 錯誤：
error-summary-title = 請修正以下地方
code-label = 代碼
correlation-label = 查詢編號
opens-in-new-tab = （另開分頁）
kept-title = 留下了什麼
next-title = 接下來怎麼做
notice-changed-meanwhile-title = 內容有變，請再看一次
notice-changed-meanwhile = 您看過之後，資料的情形有了改變。剛才的決定沒有送出，請看過現在的內容再決定。
happened-title = 發生了什麼事
back-to-home = 回首頁

## 首頁

home-title = 首頁
home-heading = 您的資料，您同意才送出
home-lead = 您的戶籍、所得、學籍等資料，由不同的機關保管。辦事需要用到時，先確認身分、看過內容、點一次同意，資料才會加密送給您指定的單位。
home-to-services = 看看可以辦什麼
home-to-verify = 驗證收到的資料檔
home-picture = 資料從保管機關出發，經過您的同意，送到服務單位。
home-steps-title = 三個步驟
home-step-1-title = 從要辦的服務開始
home-step-1 = 在服務單位的網站選擇「使用 MyData」，就會來到這裡。
home-step-2-title = 確認身分，看過資料
home-step-2 = 系統向保管機關取得您的資料。內容您先看，簽章也在您的裝置上檢查。
home-step-3-title = 同意，才送出
home-step-3 = 您點「同意傳送」，資料才會送達。不同意，就什麼都不會送。
home-promises-title = 我們的承諾
home-promise-once-title = 一次同意，一次使用
home-promise-once = 每次使用都要您再次同意，沒有長期授權。
home-promise-nothing-title = 平臺不留存資料
home-promise-nothing = 送達就刪除，最久 8 小時。
home-promise-check-title = 人人都能驗證
home-promise-check = 資料由保管機關簽章，改過一個字也看得出來。
home-promise-record-title = 每次使用都有紀錄
home-promise-record = 誰、何時、為了什麼用過您的資料，您都看得到。
home-services-title = 可以辦的服務
home-services-lead = 選一項服務，會前往該單位的網站。
home-services-empty = 目前沒有開放中的服務。
home-service-data = 會用到：
home-service-pilot = 試辦中
home-service-go = 前往辦理
home-verify-title = 收到資料檔？自己驗證
home-verify = 把檔案放進驗證工具，就知道是哪個機關簽章、內容有沒有被改過。檔案不會離開您的電腦，沒有網路也能用。
home-verify-go = 開啟離線驗證

## 交易：條款

terms-step-title = 閱讀條款
terms-step-heading = 「{ $service }」想使用您的資料
terms-step-lead = 請先看清楚誰要、要什麼、為什麼要。您隨時可以不同意。
asks-title = 誰要使用
asks-service = 服務
asks-agency = 主辦單位
asks-purpose = 用途
wanted-title = 要用的資料（{ $count } 項）
wanted-provider = 由{ $provider }提供
dataset-fields = 包含哪些欄位
notice-title = 告知事項
notice-period-term = 使用期間與方式
notice-period = 只用這一次。資料加密送達「{ $service }」後，平臺立即刪除；沒有送達的，最久保留 8 小時。
notice-rights-term = 您的權利
notice-rights = 您可以向「{ $agency }」查詢、閱覽、要求複製、補充或更正，也可以要求停止蒐集、處理、利用或刪除您的資料（個人資料保護法第 3 條）。
notice-refusal-term = 不同意的話
notice-refusal = 什麼都不會送出。您可以改用該單位接受的其他方式申辦。
notice-record-term = 使用紀錄
notice-record = 平臺只記錄「誰、何時、為了什麼、用了哪些資料、結果如何」，不記錄資料內容。
terms-signed-title = 您已經確認身分
terms-signed = 您在「{ $service }」用自然人憑證簽章，簽章已經轉交平臺並查驗無誤，不必再驗證一次身分。申請人：{ $id }。如果這不是您，請不要繼續。
terms-questions-title = 請填寫要查的內容
terms-questions-lead = 機關要知道這些，才能找到正確的資料。您填的內容只會送給提供資料的機關。
terms-step-read-before = 完整內容請看
terms-step-read-and = 與
terms-step-read-after = 。
terms-step-acknowledge = 我已閱讀並了解以上說明、服務條款與隱私權政策
terms-step-continue = 同意並繼續
terms-step-refuse = 不同意，返回服務

## 交易：確認身分

identify-title = 確認身分
identify-heading = 確認您的身分
identify-lead = 確認是您本人，才能向機關取得您的資料。
identify-id = 身分證統一編號或居留證號
identify-id-note = 由「{ $service }」帶入，不能更改。如果這不是您，請返回服務。
identify-id-spoken = { $id }，部分隱藏
identify-birthday = 出生年月日
identify-birthday-hint = 民國年 3 碼、月 2 碼、日 2 碼。例如民國 77 年 1 月 1 日，請輸入 0770101。
identify-method = 身分驗證方式
identify-level-needed = 這次需要第 { $level } 級以上的驗證（第 1 級最嚴謹）。
identify-method-level = 第 { $level } 級
identify-methods-later = 還沒開放的方式
identify-method-CER = 自然人憑證
identify-method-CER-need = 需要：憑證卡、讀卡機、密碼
identify-method-FIC = 晶片金融卡
identify-method-FIC-need = 需要：金融卡、讀卡機、手機
identify-method-FCH = 硬體金融憑證
identify-method-FCH-need = 需要：憑證載具、密碼
identify-method-MOE = 工商憑證
identify-method-MOE-need = 需要：憑證卡、讀卡機、密碼
identify-method-TFD = 行動自然人憑證
identify-method-TFD-need = 需要：已綁定的手機
identify-method-NHI = 健保卡
identify-method-NHI-need = 需要：健保卡、讀卡機、註冊密碼
identify-method-FCS = 軟體金融憑證
identify-method-FCS-need = 需要：憑證檔、密碼
identify-method-PII = 雙證件
identify-method-PII-need = 需要：健保卡、戶口名簿
identify-method-MOB = 手機號碼
identify-method-MOB-need = 需要：以您本人名義申辦的手機號碼
identify-method-OTP = 一次性驗證碼
identify-method-OTP-need = 需要：手機或電子郵件
identify-documents = 雙證件資料
identify-card = 健保卡卡號
identify-card-hint = 健保卡正面的 12 位數字，不用輸入空格。
identify-household = 戶號
identify-household-hint = 戶口名簿上的「戶號」，8 個英文字母或數字。
identify-continue = 確認身分
identify-refuse = 取消，返回服務
identify-not-matched-title = 資料對不起來
identify-not-matched = 請對照證件，再輸入一次。為了保護您，我們不會說明是哪一項不符。
identify-not-matched-remaining = { $remaining ->
    [0] 已經沒有剩餘次數。
   *[other] 還可以試 { $remaining } 次，之後要等 15 分鐘。
}
identify-registry-unavailable-title = 暫時無法查對證件
identify-registry-unavailable = 查對證件的系統沒有回應。這次不算在次數內，請過一會再試。

## 交易：暫停

locked-title = 身分驗證暫停中
locked-heading = 請在 { $clock } 以後再試
locked-happened = 輸入不符的次數太多。為了保護您的資料，身分驗證會暫停到 { $clock }（還有 { $minutes } 分鐘）。
locked-kept = 沒有任何資料被取得或送出。
locked-next = 時間到了，請從「{ $service }」的網站重新開始。忘記戶號，可以查看戶口名簿，或洽戶政事務所。
locked-next-plain = 時間到了，請重新開始。忘記戶號，可以查看戶口名簿，或洽戶政事務所。
locked-retry = 時間到了，再試一次

## 交易：同意

consent-title-collecting = 正在取得資料
consent-title-ready = 看過資料再決定
consent-title-failed = 有資料無法取得
consent-heading-collecting = 正在向機關取得您的資料
consent-heading-ready = 請看過資料，再決定要不要傳送
consent-heading-failed = 有資料無法取得
consent-lead-collecting = 還沒有任何資料送出去。資料備齊後，您先看過再決定。
consent-lead-ready = 還沒有任何資料送出去。下面是會傳送的全部內容。
consent-lead-failed = 「{ $service }」需要全部資料。有一項無法取得，就一項都不會傳送。
consent-summary-title = 這次的申請
consent-applicant = 申請人
consent-receiver = 傳送給
consent-purpose = 用途
consent-times = 使用次數
consent-times-value = 只有這一次
consent-keeping = 平臺保存
consent-keeping-value = 送達就刪除，最久 8 小時
consent-contact = 通知寄到
consent-datasets-title = 您的資料（{ $count } 項）
consent-datasets-status = { $settled } / { $count } 項已有結果
consent-refresh = 更新進度
consent-refresh-note = 這一頁每 10 秒會自動更新。
dataset-state-waiting = 等待機關回覆
dataset-state-preparing = 機關準備中
dataset-state-ready = 已備妥
dataset-state-no-record = 查無資料
dataset-state-failed = 無法取得
dataset-waiting = 已向機關提出，通常幾秒鐘就會回覆。
dataset-preparing = 機關正在準備這項資料。
dataset-preparing-until = 機關正在準備，預計 { $clock } 左右完成。
dataset-ready = 簽章與內容已檢查，打包檔 { $size }。
dataset-no-record = 機關沒有您的這項資料。這不影響其他資料的傳送。
dataset-failed-check = 機關送來的資料沒有通過檢查，所以不能使用。
dataset-failed = 這次拿不到這項資料。
dataset-failed-next = 請稍後從服務網站重新申請；如果一直這樣，請洽{ $provider }。
preview-title = 預覽「{ $name }」
preview-download = 下載「{ $name }」資料檔
preview-download-kind = ZIP，{ $size }
preview-password = PDF 的開啟密碼是您的身分證統一編號，第一個英文字母要大寫。
uses-title = 您的資料最近被使用的情形
uses-lead = 如果有不是您本人同意的，請聯絡該單位。
uses-none = 最近沒有使用紀錄。
uses-outcome = 結果：{ $result }
decision-jump = 直接到「您的決定」
decision-title = 您的決定
decision-ready = 按「同意傳送」，以上 { $count } 項資料會加密送給「{ $service }」，只限這一次。
decision-early = 還有資料在準備。您可以現在就同意：備齊後會加密送給「{ $service }」，只限這一次。也可以等備齊、看過再決定。
decision-collecting = 資料備齊以後，這裡會出現「同意傳送」。您現在就可以不同意。
decision-failed = 您可以讓「{ $service }」知道哪些資料無法取得，由他們告訴您怎麼補件；資料本身不會傳送。
decision-agree = 同意傳送
decision-refuse = 不同意傳送
decision-agree-failed = 告知對方並返回
decision-refuse-failed = 不告知，直接返回
decision-refuse-note = 不同意就不會送出任何資料，平臺上的資料也會立即刪除。

## 交易：返回

leaving-title = 返回服務
leaving-telling-heading = 正在通知「{ $service }」
leaving-telling = 通知對方來取您的資料，通常幾秒鐘就好。請不要關閉這一頁。
leaving-look-again = 更新狀態
leaving-returning = 正在帶您回到「{ $service }」。如果沒有自動前往，請按下面的按鈕。
leaving-go = 回到「{ $service }」
leaving-struck-off = 「{ $service }」的返回網址已不在登記之列，所以這裡不會帶您過去。您可以關閉這一頁。
leaving-out-of-order-heading = 現在拿不到需要的資料
leaving-out-of-order = 「{ $service }」需要的資料裡，下列資料暫停提供。您不需要驗證身分，平臺沒有取得任何資料。

## 交易：已結束

ended-title = 交易已結束
ended-unknown-heading = 找不到這筆交易
ended-unknown = 可能已經結束、超過時間，或是在別的瀏覽器開始的。
ended-kept = 您的資料沒有留在這裡。
ended-next = 如果還要辦理，請回到服務網站重新開始。
ended-go = 前往「{ $service }」

## 服務的連結無法使用

refused-title = 連結無法使用
refused-heading = 這個連結無法使用
refused-lead = 您從服務網站過來的連結有問題，所以我們停在這裡，沒有往下進行。
refused-lead-service = 「{ $service }」給的連結有問題，所以我們停在這裡，沒有往下進行。
refused-kept = 沒有取得或送出任何資料。
refused-next = 請回到服務網站再試一次。如果還是這樣，請把下面的代碼告訴該服務的客服。
refused-developer-title = 給服務開發者
refused-status = HTTP 狀態

## 服務未開放

offline-title = 服務未開放
offline-kept = 沒有取得或送出任何資料。
offline-next = 請洽{ $agency }，或改用該單位的其他申辦方式。

## 錯誤與找不到

fault-bad-request-heading = 這個網址不能這樣開啟
fault-bad-request = 網址不完整，或少了需要的內容。
fault-bad-request-next = 請回到上一頁，或從首頁重新開始。
fault-stale-form-heading = 這一頁已經過期
fault-stale-form = 頁面開了太久，或是在另一個視窗裡重新開始了。
fault-stale-form-next = 請回到上一頁、重新整理，再送出一次。
fault-too-many-heading = 請稍等一下
fault-too-many = 短時間內的要求太多。
fault-too-many-next = 請過一分鐘再試。
fault-unavailable-heading = 暫時連不上
fault-unavailable = 需要用到的另一個系統沒有回應。
fault-unavailable-next = 請過幾分鐘再試。已經完成的步驟會保留到期限為止。
fault-unexpected-heading = 系統出了問題
fault-unexpected = 這是我們的問題，不是您的操作造成的。
fault-unexpected-next = 請過幾分鐘再試。如果還是這樣，請把下面的代碼告訴客服。
fault-kept = 這個問題沒有讓任何資料送出去。
not-found-title = 找不到這一頁
not-found-heading = 找不到這一頁
not-found = 網址可能打錯了，或是這一頁已經不在。
not-found-next = 請檢查網址，或從首頁找找看。

## 離線驗證

verify-title = 離線驗證
verify-heading = 驗證資料檔或收據
verify-lead = 放入從 MyData 取得的資料檔（ZIP），看看是哪個機關簽章、內容有沒有被改過。本平臺的同意收據與刪除紀錄（JSON）也可以在這裡驗證。
verify-private-title = 檔案不會離開您的電腦
verify-private = 檢查都在這個瀏覽器裡完成，不會上傳。開過一次以後，沒有網路也能用。
verify-drop = 把檔案拖曳到這裡
verify-or = 或
verify-choose = 選擇檔案
verify-choose-hint = 機關簽章的打包檔（.zip），或本平臺簽署的同意收據、刪除紀錄（.json）
verify-result-title = 檢查結果
verify-noscript = 檢查要在您的瀏覽器裡進行，需要開啟 JavaScript。也可以改用命令列工具：mydata verify 檔案
verify-checks-title = 檢查哪些事
verify-check-1 = 每個檔案的內容，和機關簽章時一模一樣。
verify-check-2 = 簽章是用機關的憑證做的。
verify-check-3 = 憑證一路接到下面信任的根憑證，而且在有效期內。
verify-check-paper = 若是同意收據或刪除紀錄：是否由本平臺簽署，內容有沒有被改過。
verify-anchors-title = 信任的根憑證
verify-anchors-lead = 只有接到這些根憑證的簽章，才會顯示「有效」。
verify-anchors-empty = 目前沒有設定根憑證，所以不會有任何檔案顯示「有效」。
verify-anchor-digest = SHA-256 指紋
verify-anchor-until = 有效到

## 法律文件

legal-version = 版本 { $version }
legal-contents = 本頁內容
legal-since = { $date }起適用
legal-superseded = 這是舊的版本，已經不適用。
legal-current = 看目前的版本
legal-changes = 這一版改了什麼
legal-versions = 其他版本
