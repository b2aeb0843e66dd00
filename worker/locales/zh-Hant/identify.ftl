# 身分驗證的頁面。

## 身分驗證：選擇方式

identify-member-title = 確認身分
identify-member-heading = 確認您的身分
identify-member-lead = 確認是您本人，才能讓您看自己的使用紀錄與設定。
identify-id-hint = 第一碼是大寫英文字母，例如 A123456789。
identify-person = 已確認的身分
identify-others = 改用其他方式
identify-cancel = 取消
identify-no-method = 這裡目前沒有可以使用的驗證方式。
identify-needs-script = 這個方式需要瀏覽器執行本頁的程式。請開啟 JavaScript，或改用其他方式。
identify-business-number = 公司統一編號
identify-business-number-hint = 工商憑證上的 8 位數字。只有公司的負責人可以使用。
identify-mobile = 手機號碼
identify-mobile-hint = 以您本人名義申辦的號碼，例如 0912345678。
identify-evidence-refused-title = 這次的驗證沒有成功
identification-code-form = 驗證碼是 8 位數字，請再看一次訊息。
identification-code-wrong = 驗證碼不對，請再看一次最新的那則訊息。
identification-code-dead = 這組驗證碼已失效，請重新寄送。
identification-name-form = 請輸入姓名（最多 60 個字）。
identification-terms = 請先勾選同意。

## 身分驗證：第一次使用

identify-second-title = 第二種驗證
identify-second-heading = 再用一種方式確認
identify-second-lead = 您第一次使用本平臺。為了保護您的資料，第一次要用兩種不同的方式確認身分，之後只要一種。
identify-second-hint = 請選另一種方式。手機號碼也可以。
contact-title = 聯絡方式
contact-heading = 我們怎麼通知您？
contact-lead = 每次有人使用您的資料，我們都會通知您。第一次使用時請留下聯絡方式。
contact-name = 姓名
contact-name-hint = 通知中如何稱呼您。
contact-contact = 手機號碼或電子郵件
contact-contact-hint = 我們會寄一組 8 位數驗證碼給您。例如 0912345678 或 ling@example.tw。
contact-terms = 我同意成為會員，並已閱讀服務條款與隱私權政策
contact-send = 寄送驗證碼

## 身分驗證：驗證碼

code-title = 輸入驗證碼
code-heading = 請輸入驗證碼
code-contact-lead = 我們寄了一組 8 位數驗證碼到 { $to }。
code-contact-back = 換一個聯絡方式
code-bank-card-lead = 卡片已經確認。我們傳了一組 8 位數驗證碼到您登記的手機 { $to }。
code-bank-card-back = 改用其他方式
code-valid-until = 驗證碼在 { $clock } 以前有效。
code-dead = 這組驗證碼已失效，請重新寄送。
code-field = 驗證碼
code-hint = 8 位數字，可以有空格。
code-continue = 確認
code-resend = 重新寄送驗證碼
code-resend-from = 沒收到？{ $clock } 以後可以重新寄送。也請看看垃圾郵件匣。
code-sent-again = 已重新寄送，請用新的驗證碼。
code-too-soon = 請在 { $clock } 以後再重新寄送。
code-too-many-letters = 寄給您的訊息已達上限，請在 { $clock } 以後再試。
code-remaining = 還可以試 { $remaining } 次。
identify-no-telephone = 登記資料中沒有您的手機號碼，無法傳送驗證碼。請改用其他方式。

## 身分驗證：暫停

locked-others = 您仍可以用其他方式確認身分：
locked-next-others = 可以改用其他方式，或等時間到了再試。
