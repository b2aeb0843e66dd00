# 委託代辦：民眾請別人代替自己到臨櫃。

## 信件與簡訊

letter-delegation-asked-subject = 有人想請您代辦臨櫃服務
letter-delegation-asked =
    { $other } 想請您代替本人，到臨櫃辦理「{ $service }」。

    您的代辦碼是：

    { $code }

    請在 { $until } 前登入會員專區，在 { $origin }/member/delegation 輸入代辦碼，看清楚是誰委託、要辦什麼，再決定接受或婉拒。不認識對方，或不想代辦，不必理會這封信。
letter-delegation-asked-sms = 有人請您代辦「{ $service }」。代辦碼 { $code }，{ $until } 前到 { site-name } 會員專區輸入，就會看到是誰。有疑問請洽 { $desk }
letter-delegation-accepted-subject = 對方接受了您的委託
letter-delegation-accepted =
    { $other } 在 { $when } 接受了您的委託，會代替您到臨櫃辦理「{ $service }」。

    您的資料條碼已經失效，新的條碼由代辦人出示。您隨時可以在資料條碼的頁面收回委託。
letter-delegation-accepted-sms = 代辦人已於 { $when } 接受委託，代您辦理「{ $service }」。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-delegation-refused-subject = 對方不代辦您的委託
letter-delegation-refused =
    { $other } 在 { $when } 表示不代您到臨櫃辦理「{ $service }」。

    資料條碼又由您本人使用，請在資料條碼的頁面產生新的條碼，或另外委託別人。
letter-delegation-refused-sms = 代辦人已於 { $when } 表示不代您辦理「{ $service }」。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-delegation-used-subject = 您代辦的臨櫃服務已經開始
letter-delegation-used =
    您在 { $when } 代替 { $other }，在臨櫃開始辦理「{ $service }」。

    使用紀錄可以在會員專區查看。
letter-delegation-used-sms = 您已於 { $when } 代人開始辦理「{ $service }」。如非您本人：{ $origin }/member/misuse 或 { $desk }
letter-delegation-withdrawn-subject = 對方收回了委託
letter-delegation-withdrawn =
    { $other } 在 { $when } 收回了請您代辦「{ $service }」的委託。

    您手上的代辦碼與資料條碼都已經失效，不必再去臨櫃。
letter-delegation-withdrawn-sms = 請您代辦「{ $service }」的委託已於 { $when } 收回，條碼已失效。如非您本人：{ $origin }/member/misuse 或 { $desk }

## 使用紀錄

record-kind-delegation = 委託代辦
record-title-delegation-principal-asked = 您想委託 { $other } 代辦「{ $receiver }」
record-title-delegation-principal-accepted = { $other } 接受了您的委託，代辦「{ $receiver }」
record-title-delegation-principal-refused = { $other } 不代辦您委託的「{ $receiver }」
record-title-delegation-principal-used = { $other } 代您到「{ $receiver }」的臨櫃
record-title-delegation-principal-withdrawn = 您收回了請 { $other } 代辦「{ $receiver }」的委託
record-title-delegation-agent-accepted = 您接受了 { $other } 的委託，代辦「{ $receiver }」
record-title-delegation-agent-refused = 您不代辦 { $other } 委託的「{ $receiver }」
record-title-delegation-agent-used = 您代 { $other } 到「{ $receiver }」的臨櫃
record-title-delegation-agent-withdrawn = { $other } 收回了請您代辦「{ $receiver }」的委託

## 代辦人的頁面

member-delegation-title = 委託代辦
member-delegation-lead = 有人請您代替他到臨櫃時，會寄一組代辦碼給您。
member-delegation-go = 輸入代辦碼
mandate-title = 代別人到臨櫃
mandate-lead = 有人請您代辦臨櫃服務時，信裡會有一組代辦碼。輸入後，您可以先看是誰委託、要辦什麼，再決定接受或婉拒。
mandate-code = 代辦碼
mandate-code-hint = 8 個英文字母或數字，大小寫與空格都可以。
mandate-code-go = 看看是什麼委託
mandate-from = 委託人：{ $from }
mandate-see = 查看
mandate-frozen = 您反映過有事情不是本人所為，一切都暫停中，也不能代別人到臨櫃。
mandate-no-member = 您還不是會員，沒有可以收臨櫃驗證密碼的聯絡方式，不能代別人到臨櫃。
mandate-done-declined = 您沒有接受這項委託，我們已通知委託人。
mandate-done-over = 這項委託已經結束或收回，您不必再做什麼。
delegation-code-form = 代辦碼是 8 個英文字母或數字，請再看一次信件。
delegation-code-wrong = 代辦碼不對，請再看一次最新的信件。您還可以試 { $remaining } 次。
delegation-locked = 代辦碼輸入錯誤太多次，請在 { $clock } 之後再試。
mandate-question-title = 您願意代辦嗎？
mandate-question-lead = { $from } 請您代替本人到臨櫃。請看清楚再決定。
mandate-who = 委託人
mandate-agency = 機關
mandate-datasets = 臨櫃要出示的資料
mandate-until = 可代辦到
mandate-means-title = 接受之後
mandate-means-code = 委託人的資料條碼會失效，改由您的手機顯示資料條碼。
mandate-means-passcode = 臨櫃驗證密碼會寄到您的聯絡方式。
mandate-means-name = 您說出臨櫃驗證密碼之後，臨櫃人員會看到您的姓名。
mandate-means-record = 您與委託人的使用紀錄都會記下這件事。委託人隨時可以收回。
mandate-accept = 接受委託
mandate-decline = 婉拒
mandate-unknown = 不認識委託人？請婉拒。
mandate-back = 回到代辦碼頁面
fresh-first-delegation = 接受委託之後，您會拿著別人的資料條碼，所以請再證明一次是您本人。

## 委託人的頁面

delegation-title = 請別人代辦
delegation-lead = 您不能自己到臨櫃時，可以請一位信任的會員代替您。對方接受之前，您自己的資料條碼都還能用。
delegation-what = 指定代辦人，就是同意讓這項服務的櫃檯人員，在代辦人說出驗證密碼以後使用這些資料。
delegation-open = 指定代辦人
delegation-id = 代辦人的身分證統一編號或居留證號
delegation-id-hint = 第一個字是大寫英文字母，例如 A123456789。
delegation-birthday = 代辦人的出生年月日
delegation-birthday-hint = 民國年月日共 7 個數字，例如 0770101。
delegation-go = 通知代辦人
delegation-namings-left = 這一次還可以再指定 { $left } 次。
delegation-no-more = 這一次已經不能再指定代辦人。
delegation-asked = 您在 { $clock } 指定了 { $who }。如果與您填的生日相符，對方也是會員，我們已經把代辦碼寄給對方。請您自己也告訴對方一聲。
delegation-accepted = { $who } 已在 { $clock } 接受委託。資料條碼現在由對方出示，臨櫃驗證密碼也會寄給對方。
delegation-refused = { $who } 在 { $clock } 表示不代辦。您可以產生自己的資料條碼。
delegation-withdrawn = 您在 { $clock } 收回了對 { $who } 的委託。
delegation-withdraw = 收回委託
delegation-withdraw-note = 收回之後，代辦人手上的條碼馬上失效。
delegation-herself = 代辦人不能是您自己。
delegation-too-many = 指定太多次了，請在 { $clock } 之後再試。
delegation-delegated = 已經有代辦人；要換人，請先收回委託。
delegation-too-many-namings = 這一次已經不能再指定代辦人。

## 代辦人的資料條碼

counter-history-changed-hands = 條碼換人持有，先前的失效
mandate-code-title = 代辦的資料條碼
mandate-for = 您代 { $from } 辦理。
mandate-next-tell = 看清楚密碼訊息裡的機關，就是您所在的櫃檯，再把密碼告訴對方。
mandate-passcode = 「{ $agency }」的「{ $clerk }」輸入了條碼。
mandate-open = 「{ $agency }」的「{ $clerk }」正在使用資料。辦完以後，平臺就刪除資料。
mandate-ready = 快輪到您時，再產生條碼。條碼 20 分鐘內有效；資料最久保留到 { $clock }。
mandate-missing = 沒有取得，櫃檯不會看到
mandate-last-code = 這已經是最後一個條碼，不能再更新。
mandate-used-up = 條碼都用完了，不能再產生。請告訴委託人，需要時要重新申請。
mandate-give-back = 不代辦了
counter-agents-heading = 條碼由代辦人出示
counter-agents-lead = 資料條碼現在在代辦人手上，您自己的已經失效。
