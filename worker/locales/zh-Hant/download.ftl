# 下載自己的資料：選資料、看條款、查看與儲存。

step-choose = 選擇資料
step-save = 查看與儲存

## 選擇資料

order-title = 確認要下載的資料
order-heading = 您要下載的資料
order-lead = 共 { $count } 項，可以一次取得。確認身分一次就好。
order-empty = 還沒有選擇任何資料。
order-to-catalogue = 挑選資料
order-waiting = 預計 { $minutes } 分鐘
order-level = 安全等級 { $level } 以上
order-level-of-all = 這些資料需要安全等級 { $level } 以上的身分驗證方式。
order-optional = （可不填）
order-choose = 請選擇
order-colon = ：
order-remove = 不要這一項
order-more = 再加其他資料
order-go-on = 下一步
order-out-of-service = 這次不會取得這項資料。請過一陣子再試。
order-nothing = 還沒有選擇任何資料。請先挑選。
order-too-many = 一次最多 { $most } 項。請分幾次下載。
order-unknown = 有一項資料不在目錄裡，可能已經下架。請回到資料下載重新挑選。

## 條款

download-terms-heading = 下載您自己的資料
download-terms-lead = 請先看清楚要取得什麼、保留多久。您隨時可以取消。
download-wanted-title = 要下載的資料（{ $count } 項）
download-notice-purpose-term = 目的
download-notice-purpose = 依您的請求，向保有您資料的機關取得資料，交給您本人。不會交給其他人。
download-notice-period = 只為這一次下載。您一存好，平臺立即刪除；沒有儲存的，最久保留 8 小時。
download-notice-refusal = 什麼都不會取得。您可以直接向各機關申請。
download-notice-rights = 您可以向提供資料的機關查詢、閱覽、要求複製、補充或更正，也可以要求停止蒐集、處理、利用或刪除您的資料（個人資料保護法第 3 條）。
download-terms-refuse = 取消

## 查看與儲存

kept-until = 最久保留到 { $clock }
kept-hours = 還有 { $hours } 小時
kept-over = 時間到了，資料已經刪除。
download-title-collecting = 正在取得您的資料
download-title-ready = 您的資料
download-heading-collecting = 正在取得您的資料
download-heading-ready = 您的資料
download-lead-collecting = 已向各機關提出，共 { $count } 項。備妥的可以先看、先存。
download-lead-ready = 每一項都有結果了。您可以在這裡查看，也可以存到您的電腦或手機。
download-progress = 已有結果的資料
download-save = 儲存
download-save-title = 儲存到您的電腦或手機
download-save-warning = 存好之後，平臺立即刪除這份資料，不能再下載一次。
download-save-all = 全部存成一個 ZIP（{ $count } 項）
download-nothing-yet = 目前還沒有可以儲存的資料。
download-after-saving = 儲存後請重新整理這一頁，看看還有哪些沒有存。
download-taken = 已經存到您的電腦或手機，平臺上已刪除。
dataset-state-taken = 已儲存
download-no-record = { $provider }沒有您的這項資料。
download-failed-next = 其他資料不受影響。請稍後再試；如果一直這樣，請洽{ $provider }。
download-leave-title = 不必在這裡等
download-leave = 您可以先離開。全部有結果時，我們會通知 { $contact }；回到這一頁，或從會員專區的「進行中的申請」就能繼續。
download-leave-untold = 您可以先離開，稍後回到這一頁繼續。
download-counter-title = 要拿到櫃檯使用？
download-counter = 有些機關的櫃檯可以用一組條碼取得您的資料，不必自己列印或攜帶檔案。
download-counter-go = 前往資料條碼區
download-delete-title = 不要這些資料了
download-delete-warning = 平臺上的資料會立即刪除，還在準備的也不會再取得。之後需要時，必須重新申請。
download-delete = 立即刪除

## 結束

download-over-datasets = 每一項的結果
download-over-record = 這次的使用紀錄、同意收據和刪除紀錄，都在會員專區。
download-over-member = 前往會員專區
download-over-again = 再試一次
download-over-more = 下載其他資料
download-ending-erased = 已刪除，未儲存
download-ending-failed = 無法取得
download-ending-no-record = 查無資料
download-ending-taken = 已儲存
download-ending-viewed = 櫃檯已檢視，未儲存，已刪除
download-over-deleted-heading = 資料已經刪除
download-over-deleted = 您選擇立即刪除。平臺上沒有留下資料。
download-over-expired-heading = 保留時間已過
download-over-expired = 沒有在 8 小時內儲存的資料，平臺已經刪除。
download-over-misused-heading = 這次申請已經停止
download-over-misused = 有人回報這不是本人操作。取得的資料已經刪除。
download-over-nothing-found-heading = 沒有您的資料
download-over-nothing-found = 機關沒有您的這些資料。平臺上沒有留下資料。
download-over-refused-heading = 已經取消
download-over-refused = 沒有取得任何資料。
download-over-taken-heading = 資料已經存好
download-over-taken = 平臺上的資料已經刪除。請妥善保管您的檔案。
download-over-timed-out-heading = 時間到了
download-over-timed-out = 這次申請超過 20 分鐘沒有完成。沒有取得任何資料。
download-over-undeliverable-heading = 資料無法取得
download-over-undeliverable = 機關這次沒有提供資料。平臺上沒有留下資料。
download-over-wrong-person-heading = 身分不符
download-over-wrong-person = 確認身分的人不是原來的申請人。沒有取得任何資料。

## 使用紀錄與收據

purpose-own-download = 交給本人
receipt-area = 中華民國（臺灣）境內
receipt-collection-method = 經您身分驗證並同意後，由平臺向保有資料的機關取得機關簽章的資料檔
receipt-withdrawal-method = 資料還沒被取走以前，可以在平臺頁面或會員專區「進行中的申請」立即刪除；同意只限這一次，取走後請向收受資料的單位提出
receipt-own-manner = 只交給您本人儲存，平臺不使用資料內容
receipt-counter-manner = 在櫃檯由您指定服務的承辦人員檢視或儲存，限這一次申辦使用；平臺不使用資料內容
receipt-counter-period = 這一次申辦所需的期間；平臺最久保留 8 小時，櫃檯儲存或辦完後立即刪除
receipt-counter-refusal = 櫃檯不會看到任何資料；您可以自備文件，或用該機關接受的其他方式申辦
receipt-service-manner = 加密傳送給您同意的單位，限這一次申辦使用；平臺不使用資料內容
receipt-service-period = 這一次申辦所需的期間；平臺最久保留 8 小時，送達後立即刪除
receipt-service-rights = 您可以向收受資料的單位查詢、閱覽、要求複製、補充或更正，也可以要求停止蒐集、處理、利用或刪除您的資料（個人資料保護法第 3 條）
receipt-service-refusal = 什麼都不會送出；您可以改用該單位接受的其他方式申辦
