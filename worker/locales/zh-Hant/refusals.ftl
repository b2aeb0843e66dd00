# 各種代碼的說明。鍵就是代碼，點換成連字號；「-developer」是給服務開發者看的。

## 欄位

identify-acknowledgement-missing = 請勾選，表示您已閱讀並了解
identify-birthday-missing = 請輸入出生年月日
identify-birthday-future = 出生年月日不能晚於今天
identify-method-missing = 請選擇身分驗證方式
identify-method-not-offered = 這個驗證方式目前不能用，請選擇其他方式
identify-nhi-card-number-missing = 請輸入健保卡卡號
identify-household-number-missing = 請輸入戶號
identity-assurance-level = 安全等級是 1 到 4
identity-birthday-form = 出生年月日要 7 位數字，例如 0770101
identity-birthday-not-in-calendar = 沒有這一天，請檢查月份和日期
identity-household-number-form = 戶號要 8 個英文字母或數字
identity-method-unknown = 請選擇身分驗證方式
identity-national-id-checksum = 證號的檢查碼不符，請再看一次
identity-national-id-character = 證號裡有一個字不對，請再看一次
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
outcome-refused-heading = 您選擇了不同意
outcome-refused = 沒有送出任何資料。取得的資料已經刪除。
outcome-refused-short = 您不同意，未傳送
outcome-timed-out-heading = 時間到了
outcome-timed-out = 這次申請超過 20 分鐘沒有完成。沒有送出任何資料，取得的資料已經刪除。
outcome-timed-out-short = 逾時，未傳送
outcome-expired-heading = 資料已經過期
outcome-expired = 對方在 8 小時內沒有來取。資料已經刪除，對方沒有拿到。
outcome-expired-short = 對方未取用，已刪除
outcome-service-refused-heading = 對方沒有接受
outcome-service-refused = 「{ $service }」回覆不接受這次的資料。沒有送出任何資料，取得的資料已經刪除。
outcome-service-refused-short = 對方不接受，未傳送
outcome-service-unreachable-heading = 無法通知「{ $service }」
outcome-service-unreachable = 對方的系統沒有回應。沒有送出任何資料，取得的資料已經刪除。
outcome-service-unreachable-short = 對方無回應，未傳送
outcome-undeliverable-heading = 有資料無法取得
outcome-undeliverable = 已告知「{ $service }」哪些資料拿不到。沒有送出任何資料。
outcome-undeliverable-short = 資料無法取得，未傳送
outcome-wrong-person-heading = 身分和申請人不同
outcome-wrong-person = 確認身分的人，和「{ $service }」指定的申請人不是同一位。沒有取得或送出任何資料。
outcome-wrong-person-short = 身分不符，未傳送

## 服務的連結

redirect-unknown = 連結的內容不正確。
redirect-unknown-developer = 請對照介接文件檢查這次請求。
