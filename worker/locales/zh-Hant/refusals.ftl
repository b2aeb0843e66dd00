# 各種代碼的說明。鍵就是代碼，點換成連字號；「-developer」是給服務開發者看的。

## 欄位

identify-acknowledgement-missing = 請勾選，表示您已閱讀並了解
identity-method-unavailable = 這個驗證方式目前不能用，請選擇其他方式
identity-assurance-level = 安全等級是 1 到 4
identity-birthday-form = 出生年月日要 7 位數字，例如 0770101
identity-birthday-not-in-calendar = 沒有這一天，請檢查月份和日期
identity-household-number-form = 戶號要 8 個英文字母或數字
identity-method-unknown = 請選擇身分驗證方式
identity-national-id-checksum = 證號的檢查碼不符，請再看一次
identity-national-id-character = 證號裡有一個字不對，請再看一次
identity-national-id-character-at = 證號的第 { $place } 個字不對，請再看一次
identity-national-id-length = 證號要 10 個字
identity-nhi-card-number-form = 健保卡卡號要 12 位數字
transaction-level-too-low = 這項服務需要更嚴謹的驗證方式

## 交易的結果

outcome-sent-heading = 已通知「{ $service }」來取資料
outcome-sent = 對方取走後，平臺上的資料立即刪除。
outcome-sent-short = 已同意，等待取用
outcome-taken-heading = 資料已送達「{ $service }」
outcome-taken = 平臺上的資料已經刪除。
outcome-taken-short = 已送達
outcome-viewed-heading = 「{ $service }」已檢視資料
outcome-viewed = 櫃檯人員沒有儲存。平臺上的資料已經刪除。
outcome-viewed-short = 已檢視，未儲存
outcome-refused-heading = 您選擇了不同意
outcome-refused = 沒有送出任何資料。取得的資料已經刪除。
outcome-refused-short = 您不同意，未傳送
outcome-timed-out-heading = 時間到了
outcome-timed-out = 這次申請超過 20 分鐘沒有完成。沒有送出任何資料，取得的資料已經刪除。
outcome-timed-out-short = 逾時，未傳送
outcome-deleted-heading = 資料已經刪除
outcome-deleted = 您選擇立即刪除。沒有送出任何資料，平臺上沒有留下資料。
outcome-deleted-short = 您已刪除
outcome-misused-heading = 這次申請已經停止
outcome-misused = 有人回報這不是本人操作，因此停止了這次申請。取得的資料已經刪除。
outcome-misused-short = 回報非本人，已停止
outcome-not-identified-heading = 您沒有完成身分確認
outcome-not-identified = 您在確認身分以前離開。沒有取得或送出任何資料。
outcome-not-identified-short = 未確認身分，未傳送
outcome-nothing-found-heading = 沒有您的資料
outcome-nothing-found = 提供機關沒有這位申請人的資料。平臺上沒有留下資料。
outcome-nothing-found-short = 查無資料
outcome-expired-heading = 資料已經過期
outcome-expired = 對方在 8 小時內沒有來取。資料已經刪除，對方沒有拿到。
outcome-expired-short = 未取用，已刪除
outcome-service-closed-heading = 「{ $service }」已經停用
outcome-service-closed = 這項服務在您辦理的時候停用了。沒有送出任何資料，取得的資料已經刪除。
outcome-service-closed-short = 服務停用，未傳送
outcome-service-refused-heading = 對方沒有接受
outcome-service-refused = 「{ $service }」回覆不接受這次的資料。沒有送出任何資料，取得的資料已經刪除。
outcome-service-refused-short = 對方不接受，未傳送
outcome-service-unreachable-heading = 無法通知「{ $service }」
outcome-service-unreachable = 對方的系統沒有回應。沒有送出任何資料，取得的資料已經刪除。
outcome-service-unreachable-short = 對方無回應，未傳送
outcome-undeliverable-heading = 有資料無法取得
outcome-undeliverable = 已告知「{ $service }」哪些資料拿不到。沒有送出任何資料。
outcome-undeliverable-short = 資料無法取得
outcome-wrong-person-heading = 身分和申請人不同
outcome-wrong-person = 確認身分的人，和「{ $service }」指定的申請人不是同一位。沒有取得或送出任何資料。
outcome-wrong-person-short = 身分不符，未傳送

## 服務的連結

redirect-unknown = 連結的內容不正確。
redirect-unknown-developer = 請對照介接文件檢查這次請求。
redirect-address-not-on-pilot-heading = 「{ $service }」試辦中
redirect-address-not-on-pilot = 這項服務還在試辦，目前只開放給登記的地點使用。
redirect-address-not-on-pilot-developer = 服務在試辦期間，只接受登記的來源位址。請由登記的位址連線，或申請增列位址。
redirect-client-unknown = 平臺上沒有這項服務。
redirect-client-unknown-developer = 路徑裡的 client_id 沒有登記，或大小寫不符。
redirect-no-datasets = 這項服務還沒有可以使用的資料。
redirect-no-datasets-developer = 這個 client_id 沒有登記任何資料集。
redirect-not-signed = 沒有收到您的簽章，或簽章已經用過了。
redirect-not-signed-developer = 這個 tx_id 沒有已接受的簽章。請先用 POST /service/spsignature/{"{"}client_id{"}"} 取得 salt 並轉交簽章。
redirect-parameters-form = 連結裡的資料清單不完整。
redirect-parameters-form-developer = 路徑的第二段要是 resource_id 以冒號連接後的 Base64（UTF-8）。
redirect-pid-missing = 連結裡少了申請人的資料。
redirect-pid-missing-developer = 少了 pid 參數。
redirect-pid-repeated = 連結裡有重複的內容。
redirect-pid-repeated-developer = pid 出現了不只一次。
redirect-pid-unreadable = 連結裡的申請人資料無法讀取。
redirect-pid-unreadable-developer = pid 無法用這個服務的 client_secret 與 cbc_iv 解密，或解密後不是正確的身分證統一編號。請檢查 AES-256-CBC、PKCS#7 填充、Base64 與網址編碼。
redirect-query-too-long = 連結太長。
redirect-query-too-long-developer = 查詢字串超過上限。
redirect-resource-not-in-scope = 連結要的資料，不在這項服務可以使用的範圍內。
redirect-resource-not-in-scope-developer = 有 resource_id 不存在，或沒有登記在這個服務的範圍內。
redirect-resource-repeated = 連結裡有重複的資料。
redirect-resource-repeated-developer = 同一個 resource_id 出現了不只一次。
redirect-return-url-missing = 連結裡少了返回的網址。
redirect-return-url-missing-developer = 少了 returnUrl 參數。
redirect-return-url-not-registered = 連結要返回的網址沒有登記。為了保護您，我們不會前往沒有登記的網址。
redirect-return-url-not-registered-developer = returnUrl 在問號之前的部分，要和登記的返回網址一字不差，包含通訊協定、主機、連接埠、路徑與大小寫。
redirect-return-url-repeated = 連結裡有重複的內容。
redirect-return-url-repeated-developer = returnUrl 出現了不只一次。
redirect-service-deactivated-heading = 「{ $service }」已經停用
redirect-service-deactivated = 這項服務已經停止使用 MyData。
redirect-service-deactivated-developer = 這個服務的狀態是停用。
redirect-service-offline-heading = 「{ $service }」還沒有上線
redirect-service-offline = 這項服務還在準備中。
redirect-service-offline-developer = 這個服務的狀態是未上線。
redirect-signature-too-old = 您的簽章已經過了可以使用的時間。
redirect-signature-too-old-developer = 從取得 salt 到導向超過 600 秒。請重新取得 salt 並簽章。
redirect-signatures-not-registered = 這項服務不能用轉交簽章的方式進入。
redirect-signatures-not-registered-developer = 這個 client_id 沒有登記使用 spsignature。請改用一般的導向，或申請登記。
redirect-signed-by-another = 連結裡的申請人和簽章的人不同。
redirect-signed-by-another-developer = pid 和轉交的簽章不是同一個人。pid 可以省略；送出時要和簽章的人相同。
redirect-tx-id-form = 連結的編號不正確。
redirect-tx-id-form-developer = tx_id 要是有連字號的 UUID 第 4 版。
redirect-tx-id-used = 這個連結已經用過了。
redirect-tx-id-used-developer = 同一個 tx_id 只能用一次，每次導向都要產生新的。

## 資料集無法取得的原因

provider-certificate-missing = 目前無法和機關的系統建立可信任的連線。
provider-closed = 機關目前沒有開放這項資料。
provider-dataset-unknown = 這項資料目前沒有開放。
provider-failing = 機關的系統暫時沒有正常回應。
provider-gave-up-waiting = 機關在期限內沒有備妥這項資料。
provider-maintenance = 機關正在維護系統。
provider-request = 無法向機關提出這項資料的要求。
provider-subject-missing = 機關送來的資料沒有註明是誰的，平臺沒有收下。
provider-timed-out = 機關的系統太久沒有回應。
provider-token-refused = 機關的系統沒有接受這次的要求。
provider-too-large = 機關送來的資料太大，無法處理。
provider-unreachable = 機關的系統連不上。
provider-wrong-dataset = 機關送來的不是這項資料，平臺沒有收下。
provider-wrong-person = 機關送來的資料和這次的申請人不符，平臺沒有收下。
