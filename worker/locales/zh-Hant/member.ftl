# 會員專區：登入的人是誰、綁定的裝置、登入的地方，以及登出。

menu-member = 會員專區

member-title = 會員專區
member-heading = 您的會員專區
member-lead = 您可以在這裡看到自己如何登入、綁定了哪些裝置，以及資料最近被使用的情形。

member-who-title = 您的身分與這次登入
member-name = 姓名
member-id = 身分證統一編號或居留證號
member-id-spoken = { $id }，後四碼隱藏
member-method = 登入方式
member-method-and-level = { $method }（第 { $level } 級）
member-shown-at = 驗證身分的時間
member-session = 登入期限
member-session-ends = 到 { $idle } 前沒有開啟任何頁面，就會自動登出；最晚到 { $end }。
member-contact = 主要聯絡方式
member-contact-what-for = 有人取得您的資料、登入或綁定裝置時，會通知這裡。
member-contact-change = 變更聯絡方式
member-since = 成為會員的日期
member-sign-out = 登出

member-devices-title = 行動自然人憑證：您綁定的裝置
member-devices-lead = 這些裝置可以證明您的身分。裝置遺失或不再使用時，請立刻移除。
member-devices-none = 您還沒有綁定裝置。綁定後，用手機或電腦就能驗證身分（第 2 級），不用再準備卡片和讀卡機。
member-device-name = 裝置 { $number }
member-device-bound = { $date } { $clock } 綁定
member-device-copied = 這個裝置的金鑰會同步到您的其他裝置。
member-device-remove = 移除
member-device-bind = 綁定裝置

member-sessions-title = 您登入的地方
member-sessions-lead = 如果有不是您本人登入的，請按「全部登出」，並以其他方式重新登入。
member-session-this = 這個瀏覽器
member-session-other = 另一個瀏覽器
member-session-times = { $began } 登入，最後使用 { $seen }
member-sign-out-everywhere = 全部登出
member-sign-out-everywhere-note = 包括這個瀏覽器。進行中的申請不受影響。

member-done-another-person = 剛才出示的是另一個人的憑證，所以沒有任何改變。請用您本人的憑證再試一次。
member-done-contact-changed = 聯絡方式已變更，今後的通知會寄到新的聯絡方式。
member-done-device-bound = 裝置已綁定，下次可以用它驗證身分。
member-done-device-removed = 裝置已移除，不能再用它驗證身分。
member-done-stepped-up = 您已再次驗證身分。
member-back = 回會員專區

member-contact-title = 變更聯絡方式
member-contact-lead = 通知目前寄到 { $contact }。請輸入新的手機號碼或電子郵件，我們會寄驗證碼過去；輸入正確的驗證碼後才會變更，並通知原來的聯絡方式。

member-device-title = 綁定裝置
member-device-heading = 綁定裝置（行動自然人憑證）
member-device-lead = 綁定一次，之後用這個裝置的指紋、臉部或密碼，就能驗證身分（第 2 級）。
member-device-certificate-title = 請先用自然人憑證驗證身分
member-device-certificate = 裝置綁定後可以代表您，所以綁定前 10 分鐘內，需要先出示您的自然人憑證。
member-device-certificate-go = 用自然人憑證驗證身分
member-device-full-title = 不能再綁定更多裝置
member-device-full = 您已經綁定 { $most } 個裝置。請先移除不再使用的裝置，再回來綁定。
member-device-full-go = 看已綁定的裝置
member-device-needs-script = 綁定裝置需要瀏覽器的程式功能（JavaScript），但它在這裡是關閉的。請開啟後重新整理這一頁；會員專區的其他功能不受影響。
member-device-not-bound = 裝置沒有綁定
member-device-failed = 裝置的回覆無法接受。沒有留下任何資料，您可以再試一次。
device-known = 這個裝置已經綁定過了，不用再綁定一次。
device-too-many = 綁定的裝置已達上限。請先移除不再使用的裝置，再試一次。
device-ceremony-over = 等候的時間太久，或這一頁已經用過了。請再試一次。

signed-out-title = 已登出
signed-out-heading = 您已登出
signed-out-happened = 這個瀏覽器已經登出。
signed-out-everywhere-heading = 您已在所有地方登出
signed-out-everywhere-happened = 每一個登入的瀏覽器都已經登出，包括這一個。
signed-out-kept = 這個瀏覽器裡沒有留下您的個人資料。
signed-out-next = 如果這是共用的電腦，請把瀏覽器的視窗關掉。
signed-out-again = 重新登入
