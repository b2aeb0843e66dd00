# 在訪客自己的瀏覽器裡預覽文件時，不能顯示的原因與發現的情形。
# 鍵就是代碼，點換成連字號。參數是代碼附帶的事實。

## 文件無法顯示

preview-aborted = 已停止顯示文件。
preview-closed = 文件已關閉。
preview-damaged = 檔案已損壞，找不到任何一頁。
preview-encryption-unsupported = 這個檔案的保護方式無法在此開啟，請下載後以其他程式開啟。
preview-file-too-large = 檔案太大，無法在此顯示（{ $bytes } 位元組，最多 { $limit }），請下載。
preview-module = 無法載入預覽功能。請檢查網路連線後再試一次，或下載檔案。
preview-not-pdf = 這個檔案不是 PDF。
preview-password-missing = 這個檔案有密碼保護。
preview-password-wrong = 密碼不正確，無法開啟檔案。機關提供的文件，密碼通常是您的身分證統一編號。
preview-too-many-pages = 檔案有 { $pages } 頁，此處最多顯示 { $limit } 頁，請下載。
preview-worker = 預覽已中斷或無法載入。請再試一次，或下載檔案。

## 某一頁無法顯示

preview-image-too-large = 這一頁有圖片太大，無法在此顯示。請下載檔案並以其他程式開啟。
preview-page-missing = 沒有第 { $page } 頁；文件共 { $pages } 頁。
preview-page-too-complex = 這一頁太複雜，無法在此繪製。請下載檔案並以其他程式開啟。
preview-page-too-large = 這一頁的尺寸是 { $width } × { $height } 點，大到無法在此繪製。
preview-page-without-size = 這一頁沒有寫明尺寸，無法在此繪製。請下載檔案並以其他程式開啟。
preview-picture-too-large = 無法再放大。
preview-stopped = 繪製這一頁時發生錯誤，預覽已重新開始。請下載檔案並以其他程式開啟。
preview-stream-too-large = 這一頁解開後的內容太多，無法在此顯示。請下載檔案並以其他程式開啟。
preview-too-slow = 這一頁超過 { $seconds } 秒仍未完成，已停止繪製。請下載檔案並以其他程式開啟。

## 文件裡發現的情形

preview-embedded-files = 文件裡夾帶其他檔案，這裡不會開啟。
preview-external-links = 文件連結到其他地方（{ $subject }），這裡不會連線取用。
preview-font-unavailable = 這一頁需要的字型無法載入，部分文字以方框表示。
preview-form-fields = 文件裡有表單欄位，這裡照原樣顯示，不能填寫。
preview-image-unreadable = 這一頁有圖片無法讀取，該處留白。
preview-inspection-incomplete = 文件很大，並未逐一檢查每個部分是否含有程式碼等內容。
preview-launch-actions = 文件試圖啟動其他程式，已予阻止。
preview-missing-glyphs = 這一頁有些文字沒有可用的字形，以方框表示：{ $subject }
preview-multimedia = 文件裡有影片、聲音或立體模型，這裡不會顯示。
preview-scripts = 文件裡有程式碼，這裡不會執行。
preview-submit-actions = 文件試圖送出資料，已予阻止。
preview-substituted-font = 文件沒有附上字型「{ $subject }」，改以相近的字型顯示。
preview-undrawn-annotations = 這一頁有註解、標記或欄位沒有附上自己的畫面，這裡沒有畫出來。請下載檔案並以其他程式開啟。
preview-unknown-characters = 有些文字沒有說明是哪些字，任何人都無法辨認，以方框表示。
preview-unreadable-font = 這一頁有字型無法讀取，部分文字可能沒有顯示。
