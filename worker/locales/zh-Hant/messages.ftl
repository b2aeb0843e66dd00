# 寄給民眾的信件與簡訊。主旨不放個人資料，也不放驗證碼；「-sms」是簡訊，越短越好。

letter-sender = { site-name } { site-tagline }
letter-greeting = 您好：
letter-not-you =
    如非您本人操作，請到 { $origin }/member/misuse 停止所有傳送，或聯絡我們：{ $desk }
letter-code-not-you =
    請不要把驗證碼告訴任何人，我們的人員也不會向您詢問。
    如非您本人操作，請到 { $origin }/member/misuse 停止所有傳送，或聯絡我們：{ $desk }
letter-closing =
    這封信由系統自動寄出，請勿直接回覆。信裡的網址都以 { $origin } 開頭；我們不會在信裡請您提供密碼或驗證碼。
    { site-name }　{ $origin }

## 驗證碼

letter-confirm-contact-subject = 確認聯絡方式的驗證碼
letter-confirm-contact =
    您的驗證碼是：

    { $code }

    請在 { $until } 前，輸入到您正在使用的頁面，確認這是您的聯絡方式。逾時的話，請在頁面上索取新的驗證碼。
letter-confirm-contact-sms = { site-name } 聯絡方式驗證碼 { $code }，{ $until } 前有效，請勿告訴他人。如非您本人請洽 { $desk }
letter-counter-passcode-subject = 臨櫃驗證密碼
letter-counter-passcode =
    「{ $agency }」的櫃檯人員輸入了您的資料條碼，要辦理「{ $service }」。如果您（或您委託的人）就在櫃檯前，請把這組臨櫃驗證密碼告訴櫃檯人員：

    { $code }

    { $until } 前有效。說出密碼，就是讓櫃檯人員檢視、儲存這次服務的資料；如果沒有人在櫃檯前，請不要告訴任何人。
letter-counter-passcode-not-you =
    如果您沒有在櫃檯辦理，請到 { $origin }/member/misuse 停止所有傳送，或聯絡我們：{ $desk }
letter-counter-passcode-sms = { $agency }櫃檯要開啟您的資料，辦理{ $service }。在櫃檯前才把密碼 { $code } 告訴櫃檯人員，{ $until } 前有效。不是您請洽 { $desk }
letter-one-time-code-subject = 身分驗證的驗證碼
letter-one-time-code =
    您的驗證碼是：

    { $code }

    請在 { $until } 前，輸入到您正在使用的頁面，完成身分驗證。逾時的話，請在頁面上索取新的驗證碼。
letter-one-time-code-sms = { site-name } 身分驗證碼 { $code }，{ $until } 前有效，請勿告訴他人。如非您本人請洽 { $desk }

## 通知

letter-contact-changed-subject = 您的聯絡方式已變更
letter-contact-changed =
    您的聯絡方式已在 { $when } 變更。

    今後的通知會寄到新的聯絡方式，不再寄到這裡。
letter-contact-changed-sms = 您在 { site-name } 的聯絡方式已於 { $when } 變更，通知不再寄到這裡。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-taken-subject = 您同意傳送的資料已經送達
letter-data-taken =
    「{ $receiver }」已在 { $when } 取得您同意傳送的資料：

    { $datasets }

    平臺上的這份資料已經刪除。您可以在會員專區查看使用紀錄。
letter-data-taken-sms =
    「{ $receiver }」已於 { $when } 取得您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-saved-at-counter-subject = 您的資料已在櫃檯儲存
letter-data-saved-at-counter =
    櫃檯人員（{ $clerk }）已在 { $when } 為「{ $receiver }」儲存您的資料：

    { $datasets }

    平臺上的這份資料已經刪除。您可以在會員專區查看使用紀錄。
letter-data-saved-at-counter-sms =
    「{ $receiver }」櫃檯已於 { $when } 儲存您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-viewed-subject = 您的資料已在櫃檯檢視
letter-data-viewed =
    櫃檯人員（{ $clerk }）為「{ $receiver }」檢視了您的資料，沒有儲存：

    { $datasets }

    這次臨櫃服務已在 { $when } 結束，平臺上的資料已經刪除。您可以在會員專區查看使用紀錄。
letter-data-viewed-sms =
    「{ $receiver }」櫃檯檢視了您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }，沒有儲存，{ $when } 結束。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-ready-at-counter-subject = 您要帶到櫃檯的資料已經備妥
letter-data-ready-at-counter =
    您要帶到櫃檯的資料已在 { $when } 備妥：

    { $datasets }

    請在 { $until } 前回到平臺產生資料條碼，帶到櫃檯；過了這個時間，資料就會刪除。回到原來的頁面，或登入會員專區的「進行中的傳送」即可。
letter-data-ready-at-counter-sms =
    您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }已於 { $when } 備妥，請在 { $until } 前到 { site-name } 會員專區取得條碼。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-ready-subject = 您要的資料已經備妥
letter-data-ready =
    您要下載的資料已在 { $when } 備妥：

    { $datasets }

    請在 { $until } 前回到平臺儲存；過了這個時間，資料就會刪除。回到原來的頁面，或登入會員專區的「進行中的傳送」即可。
letter-data-ready-missing =
    這些資料沒有取得，原因請看頁面：

    { $missing }
letter-data-ready-sms =
    您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }已於 { $when } 備妥，請在 { $until } 前到 { site-name } 會員專區儲存。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-missing-subject = 您要的資料沒有取得
letter-data-missing =
    到 { $when } 為止，您要下載的資料都沒有取得：

    { $datasets }

    平臺沒有留下任何資料。您可以在會員專區的使用紀錄查看原因，稍後再試。
letter-data-missing-sms =
    您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }到 { $when } 仍無法取得，原因請看 { site-name } 會員專區。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-data-saved-subject = 您的資料已經下載
letter-data-saved =
    您的資料已在 { $when } 下載到您的電腦或手機：

    { $datasets }

    平臺上的這份資料已經刪除。您可以在會員專區查看使用紀錄。
letter-data-saved-sms =
    您的{ $count ->
        [1] { $first }
       *[other] { $first }等 { $count } 項資料
    }已於 { $when } 下載，平臺上已刪除。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-device-bound-subject = 您已綁定行動裝置
letter-device-bound =
    一個行動裝置已在 { $when } 綁定到您的身分。

    從現在起，這個裝置可以用來完成您的身分驗證。您可以在會員專區解除綁定。
letter-device-bound-sms = 行動裝置已於 { $when } 綁定到您的 { site-name } 身分。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-freeze-lifted-subject = 資料傳送的凍結已解除
letter-freeze-lifted =
    您已在 { $when } 再次驗證身分，解除了資料傳送的凍結。

    從現在起，您可以再次同意傳送資料。
letter-freeze-lifted-sms = 您已於 { $when } 解除 { site-name } 資料傳送的凍結。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-member-joined-subject = 您已成為會員
letter-member-joined =
    您已在 { $when } 成為 { site-name } 的會員。

    每次資料被取用，我們都會寄到這裡通知您。您可以在會員專區查看使用紀錄、變更聯絡方式，或退出會員。
letter-member-joined-sms = 您已於 { $when } 成為 { site-name } 會員，資料被取用時會通知這個號碼。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-membership-ended-subject = 您已退出會員
letter-membership-ended =
    您已在 { $when } 退出 { site-name } 會員。

    您的姓名、聯絡方式、綁定的裝置和使用紀錄都已刪除；這封信寄出後，我們不再保留這個聯絡方式。日後再來，就從第一次使用開始。
letter-membership-ended-sms = 您已於 { $when } 退出 { site-name } 會員，資料已刪除，不再通知這裡。如非您本人請洽 { $desk }
letter-ended-not-you = 如非您本人操作，請盡快聯絡我們：{ $desk }
letter-misuse-reported-subject = 民眾通報：不是本人操作
letter-misuse-reported =
    有民眾在 { $when } 通報「不是我本人」。

    通報編號：{ $reference }

    她名下進行中的傳送都已停止，新的傳送已凍結，直到她本人解除。這封信和編號都不含個人資料；民眾來電時會報出這個編號。
letter-misuse-reported-desk = 給民眾的聯絡方式是：{ $desk }
letter-misuse-reported-sms = { site-name } 民眾於 { $when } 通報「不是我本人」，編號 { $reference }，傳送已凍結。民眾窗口 { $desk }
letter-packages-refused-subject = 機關送來的資料沒有通過檢查
letter-packages-refused =
    到 { $when } 為止，平臺沒有收下「{ $provider }」為「{ $dataset }」送來的資料：

    { $packages }

    每一行是時間、原因代碼與傳送的編號。這些資料沒有交給任何人，也沒有留在平臺。請檢查機關的系統；需要的話，先公告維護。

    這封信不含個人資料。同一項資料一小時最多寄一封。
letter-packages-refused-more = 另外還有 { $more } 件，沒有逐一列出。
letter-packages-refused-desk = 平臺的聯絡窗口：{ $desk }
letter-packages-refused-sms = { site-name }：{ $when } 前「{ $dataset }」有 { $count } 件資料沒有通過檢查（{ $code }），平臺未收下。窗口 { $desk }
letter-misuse-stopped-subject = 已依您的通報停止傳送
letter-misuse-stopped =
    您在 { $when } 通報「不是我本人」。

    通報編號：{ $reference }

    我們已經：
    - 停止進行中的資料傳送（{ $transfers } 件），平臺上的資料都會刪除
    - 登出其他瀏覽器
    - 凍結以您的名義進行的新傳送，直到您本人在會員專區解除

    聯絡我們時，請提供這個通報編號。
letter-misuse-stopped-sms = { site-name } 已依您 { $when } 的通報停止並凍結傳送，編號 { $reference }。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-signed-in-subject = 會員專區登入通知
letter-signed-in =
    會員專區已在 { $when } 登入，身分驗證方式是{ $method }。
letter-signed-in-sms = { site-name } 會員專區已於 { $when } 以{ $method }登入。如非您本人：{ $origin }/member/misuse 或 { $desk }

## 開發用寄件匣（只在示範平臺）

outbox-title = 開發用寄件匣
outbox-lead = 示範平臺沒有真的寄出信件和簡訊，內容放在這裡，最多 200 則，保留一天。
outbox-to-label = 收件的電子郵件或手機號碼
outbox-to-hint = 留空就顯示全部。
outbox-look = 查看
outbox-empty = 目前沒有信件或簡訊。
outbox-short-message = 簡訊
outbox-addressee = 寄給 { $to }
outbox-parts = 長度 { $parts } 則
outbox-code = 驗證碼
