# 使用紀錄與稽核軌跡：誰在何時、為了什麼取得哪些資料，以及怎麼證明。

record-receiver-herself = 您本人
