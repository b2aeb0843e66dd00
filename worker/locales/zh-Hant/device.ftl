# 以綁定的裝置驗證身分，以及綁定裝置：在訪客自己的瀏覽器上，由裝置確認指紋、臉部或密碼。

device-get-lead = 請使用您綁定過的手機或電腦。
device-get-hint = 裝置會請您按指紋、看鏡頭，或輸入裝置的密碼。這些都留在裝置裡，不會傳送到本平臺。
device-get-start = 以裝置驗證身分
device-get-status = 正在等候您的裝置，請依裝置的畫面操作…
device-get-sending = 裝置已確認，正在送出…
device-create-lead = 綁定這個裝置後，下次不用卡片也能驗證身分。
device-create-hint = 裝置要先設定螢幕鎖定（指紋、臉部或密碼）。金鑰只存在裝置裡，本平臺只記下用來核對的公鑰。請只綁定您自己的裝置。
device-create-start = 綁定裝置
device-create-status = 正在等候您的裝置，請依裝置的畫面操作…
device-create-sending = 裝置已建立金鑰，正在送出…
device-stop = 停止等候
device-code = 代碼

## 沒有成功的原因

device-already-bound-title = 這個裝置已經綁定過了
device-already-bound = 不用再綁定一次，可以直接用它驗證身分。要綁定其他裝置，請改用那個裝置再試一次。
device-cancelled-title = 裝置沒有完成確認
device-cancelled-create = 可能是您取消了，或是這個裝置沒有螢幕鎖定、沒有認出您，或無法綁定。沒有任何資料送出，您可以再試一次，或改用其他裝置。
device-cancelled-get = 可能是您取消了，或是這個裝置沒有綁定過、沒有認出您。沒有任何資料送出，您可以再試一次，或選擇其他驗證方式。
device-failed-title = 裝置回報了錯誤
device-failed = 沒有任何資料送出。請再試一次；如果仍然發生，請把下面的代碼告訴客服，或選擇其他驗證方式。
device-kind-not-accepted-title = 這個裝置無法綁定
device-kind-not-accepted = 這個裝置的簽章方式不被接受，或是沒有螢幕鎖定。請設定螢幕鎖定後再試一次，或改用其他裝置。
device-not-supported-title = 這個瀏覽器無法使用裝置驗證
device-not-supported = 請把瀏覽器更新到最新版，或改用 Chrome、Edge、Firefox、Safari 開啟這一頁；也可以選擇其他驗證方式。
device-site-mismatch-title = 網址和裝置綁定的網站不同
device-site-mismatch = 沒有任何資料送出。請從本平臺首頁重新開始，並確認網址列顯示的是本平臺的網址。
device-stopped-title = 您停止了等候
device-stopped = 沒有任何資料送出。要繼續的話，請再按一次按鈕。
device-timeout-title = 等了很久，裝置都沒有確認
device-timeout = 沒有任何資料送出。請準備好裝置再試一次，或選擇其他驗證方式。
device-user-not-verified-title = 裝置沒有確認是您本人
device-user-not-verified = 裝置沒有檢查指紋、臉部或密碼，所以沒有送出。請在裝置上設定螢幕鎖定後再試一次。
