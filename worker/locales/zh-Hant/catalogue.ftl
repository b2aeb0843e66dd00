# 公開頁面：資料下載、線上服務、最新消息，以及關於網站的各頁。

## 選單與頁尾

menu-personal = 資料下載
menu-counter = 臨櫃服務
footer-ledger = 公開帳本
footer-source = 原始碼
trail-label = 目前位置
search-go = 搜尋
catalogue-search-too-long = 搜尋的字太長了，請縮短到 60 個字以內。

## 領域

category-household = 戶役政
category-household-about = 戶籍、兵役等登記。
category-labour = 勞保
category-labour-about = 勞工保險的投保與給付。
category-land = 地政
category-land-about = 土地與建物的登記。
category-health = 健保
category-health-about = 全民健康保險的投保、繳費與就醫紀錄。
category-tax = 財稅金融
category-tax-about = 所得、財產、稅籍與信用資料。
category-welfare = 社福
category-welfare-about = 低收入戶、身心障礙等福利資格。
category-business = 商工
category-business-about = 公司、商業與工廠登記。
category-transport = 交通
category-transport-about = 車籍、駕籍與違規紀錄。
category-energy = 能源
category-energy-about = 用電、用水與用氣。
category-education = 教育
category-education-about = 學籍、成績與學歷。

## 首頁

home-to-personal = 下載我的資料
home-entries-title = 您可以這樣用
home-entry-personal = 把機關保管的資料，取回自己的手機或電腦。一次可以取好幾項。
home-entry-services = 線上申辦時，把資料直接送給您同意的單位。
home-entry-counter = 到櫃檯辦事，出示資料條碼就好，不用帶紙本。
home-services-all = 看全部的線上服務
home-news-all = 看全部消息

## 資料下載

personal-title = 資料下載
personal-category-title = 資料下載：{ $category }
personal-search-title = 搜尋資料
personal-lead = 取回機關保管的、您自己的資料。確認身分一次，可以同時取得不同機關的好幾項資料。
personal-search-label = 找資料
personal-search-hint = 資料名稱、欄位或機關，例如「戶籍」、「所得」、「車牌」。
personal-categories-title = 依領域找
personal-count = { $count } 項
personal-datasets-title = 可以下載的資料（{ $count } 項）
personal-found = 找到 { $count } 項
personal-found-none = 沒有符合的資料
personal-found-none-next = 換個說法，或少打幾個字再試。也可以從領域找起。
personal-category-empty = 這個領域目前沒有資料
personal-category-empty-next = 機關開放以後會出現在這裡。
personal-all = 看全部資料
personal-several = 想一次下載好幾項？先勾選，再按「下載勾選的資料」。
personal-pick = 勾選
personal-want = 我要下載
personal-chosen-none = 勾選要下載的資料，可以選好幾項。
personal-chosen = 已勾選 { $count } 項
personal-order = 下載勾選的資料

## 資料集

dataset-level-short = 第 { $level } 級驗證
dataset-waits-little = 約 { $minutes } 分鐘
dataset-waits-long = 約 { $minutes } 分鐘，可以先離開，備妥會通知您
dataset-out-of-order = 暫停提供
dataset-out-of-order-next = 平臺每幾分鐘會再確認一次。恢復以後，這一頁會出現「我要下載」。
condition-closed = { $provider }目前沒有開放這項資料。
condition-failing = { $provider }的系統從 { $since } 起沒有正常回應。
condition-maintenance = { $provider }正在維護系統，預計 { $until } 恢復。
condition-reason = 原因：{ $reason }
condition-announced = { $from } 到 { $to } 因系統維護暫停提供。原因：{ $reason }
condition-announced-title = 維護預告
service-out-of-order-title = 這項服務現在可能無法辦理
service-out-of-order = 下列資料暫停提供，恢復以前，這項服務拿不到您的資料。
dataset-facts-title = 這項資料
dataset-provider = 提供機關
dataset-category = 領域
dataset-expected = 預計下載時間
dataset-kept = 平臺保存
dataset-kept-value = 您存好就刪除，最久 8 小時
dataset-contact = 內容有疑問請洽
dataset-id = 資料集代碼
dataset-fields-title = 包含的欄位（{ $count } 項）
dataset-asks-title = 還需要您填寫
dataset-asks-lead = 除了確認身分，下載時還會請您填：
dataset-methods-title = 怎麼確認身分
dataset-methods-none = 目前沒有可以用的驗證方式。
dataset-methods-first = 第一次使用 MyData，需要兩種不同的驗證方式。

## 線上服務

services-title = 線上服務
services-lead = 這些單位的網站接受 MyData。從這裡前往辦理，需要的資料由機關直接送達，您先看過再決定。
services-category = 領域
services-category-any = 所有領域
services-agency = 主辦單位
services-agency-any = 所有單位
services-search-label = 找服務
services-search-hint = 服務名稱、用途、單位或會用到的資料。
services-found = 服務（{ $count } 項）
services-found-none = 沒有符合的服務
services-found-none-next = 放寬條件，或換個說法再試。
services-all = 看全部服務
services-empty-next = 您仍然可以把資料下載給自己。
services-more = 看需要哪些資料
service-go = 前往辦理
service-go-what = 會離開 MyData，前往該單位的網站。在那裡選「使用 MyData」，就會回到這裡確認身分。
service-pilot-what = 只開放給試辦對象，從其他地方進不去。

## 關於

about-title = 關於 MyData
about-lead = 您的資料散在許多機關。MyData 讓您自己決定：取回來，或送給誰。
about-1-title = 可以做什麼
about-1-body =
    資料下載：把自己的資料取回手機或電腦，檔案有機關的數位簽章。

    線上服務：辦事時同意一次，資料由機關直接送給該單位，不必自己下載再上傳。

    臨櫃服務：到櫃檯出示條碼，不必帶紙本。
about-2-title = 平臺做什麼，不做什麼
about-2-body =
    平臺確認是您本人，向機關取得資料，加密轉交，然後刪除。存好或送達就刪除，最久 8 小時。

    平臺不讀您的資料，不分析，不轉賣，也沒有長期授權：每一次使用都要您再次同意。
about-3-title = 為什麼可以相信
about-3-body =
    機關在資料上簽章，改過一個字也看得出來；您的瀏覽器會自己檢查，不必相信平臺。

    每一次同意、使用與刪除都記進一本只能增加的帳本，任何人都能核對它有沒有被改過；帳本裡沒有個人資料。
about-4-title = 誰負責
about-4-body =
    資料的內容由保管機關負責；收到資料的單位依個人資料保護法負責；平臺負責途中的安全。
about-source-title = 原始碼
about-source = 這個平臺是開放原始碼軟體，以 MIT 或 Apache-2.0 授權，版本 { $version }。任何人都可以檢查它怎麼運作。
about-source-go = 前往原始碼

## 最新消息

news-title = 最新消息
news-empty = 目前沒有消息
news-empty-next = 有新的服務或維護時，會在這裡公布。
news-kind-service = 服務
news-kind-maintenance = 維護
news-kind-safety = 安全提醒

## 網站導覽

sitemap-title = 網站導覽
sitemap-lead = 這個網站的所有公開頁面，以及用鍵盤快速移動的方法。
sitemap-services = 服務
sitemap-information = 資訊
sitemap-rules = 規範與說明
sitemap-tiles = 導盲磚與快速鍵
sitemap-tiles-what = 每一頁分成上方導覽區、中央內容區、下方資訊區，各以「:::」標示。按快速鍵可以直接移到那一區：
sitemap-key-top = 上方導覽區：網站名稱、主要選單、語言與字級
sitemap-key-main = 中央內容區：這一頁的內容
sitemap-key-bottom = 下方資訊區：條款、聯絡方式與其他連結
sitemap-key-search = 搜尋欄（資料下載與線上服務）
sitemap-tiles-browsers = Firefox 請按 Alt + Shift 加上字母；Mac 請按 Control + Option 加上字母。

## 無障礙

accessibility-title = 無障礙聲明
accessibility-lead = 每個人都應該能自己拿到自己的資料。這個網站依 WCAG 2.2 AA 等級與數位發展部的網站無障礙規範製作。
accessibility-1-title = 您可以怎麼使用
accessibility-1-body =
    只用鍵盤就能走完每一個流程，焦點一直看得見。

    字級可以選小、中、大；放大到 200% 或在 320 像素寬的螢幕上，都不必左右捲動。

    依您裝置的設定，提供深色、高對比與減少動態的畫面。

    公開頁面與下載流程不需要 JavaScript；在瀏覽器裡檢查與預覽檔案時才需要。
accessibility-2-title = 我們怎麼檢查
accessibility-2-body =
    每次更改程式，所有公開頁面的兩種語言都會用 axe 與 Lighthouse 自動檢查；文字與背景的對比由測試計算。

    自動檢查找不出所有問題，這些結果也不是認證標章。
accessibility-3-title = 已知的限制
accessibility-3-body =
    機關提供的 PDF 由機關製作，可能沒有完整的無障礙標記。同一份資料通常附有 JSON 檔，可以在預覽中以表格閱讀。

    讀卡機與其元件由其他單位提供，不在這個網站的控制之內。
accessibility-4-title = 遇到困難
accessibility-4-body =
    請告訴我們是哪一頁、用什麼裝置與輔助工具、發生什麼事。我們會設法讓您用別的方式完成。

## 聯絡

contacts-title = 聯絡我們
contacts-lead = 問對人，最快得到答案。
contacts-desk-title = 網站與操作
contacts-desk-what = 畫面、身分驗證、下載或傳送遇到問題，請洽客服。
contacts-desk-none = 這個平臺沒有設定客服。
contacts-desk-have = 請準備好畫面上的代碼與查詢編號。不要告訴任何人您的密碼或驗證碼，客服也不會問。
contacts-misuse-title = 不是您本人的操作
contacts-misuse = 收到通知，但不是您做的？請到會員專區查看使用紀錄、登出所有裝置。
contacts-agencies-title = 資料的內容
contacts-agencies-what = 資料有誤、要更正或補充，請洽保管的機關：
contacts-services-title = 送出去的資料
contacts-services-what = 已經送達的資料，由收到的單位負責。請洽該單位。

## 狀態

status-title = 系統狀態
status-lead = 這一頁只說平臺自己知道的事。
status-platform = 平臺
status-answers = 正常回應
status-as-of = 您看到這一頁的時間
status-datasets = 資料集（{ $count } 項）
status-out-of-order = { $count ->
    [0] 全部開放中。
   *[other] 其中 { $count } 項暫停提供。
}
status-in-service = 開放中
status-methods = 身分驗證方式
status-method-open = 可以使用
status-method-closed = 未開放
status-unknown = 機關的系統如果開放查詢，平臺每兩分鐘確認一次；其他的要到您申請時才知道，無法取得時，畫面會告訴您。這一頁不做預測，也沒有過去的統計。

## 元件頁

components-title = 元件
components-lead = 頁面由這些元件組成，這裡列出每一種狀態。頁面和這裡用的是同一份樣板；只有示範平臺有這一頁。
components-steps = 步驟列
components-deadlines = 期限
components-summary = 錯誤摘要
components-fields = 欄位：證號、民國日期、聯絡方式、一次性驗證碼
components-search = 搜尋欄，有錯誤
components-methods = 身分驗證方式
components-consent = 同意摘要
components-progress = 每項資料的進度
components-offers = 目錄中的資料集
components-services = 服務
components-uses = 使用紀錄
components-news = 消息的種類
components-states = 開放與未開放
components-empty = 沒有內容
components-report = 結果與錯誤
components-elsewhere = 在別處看得到的元件
components-elsewhere-what = 驗證結果與文件檢視器由開發套件在瀏覽器裡產生，請在離線驗證放入一個檔案來看。條碼卡片在臨櫃服務的條碼頁。
