# 申請人自行填寫的欄位有誤

parameter-character = 這裡有無法傳送的字元，請重新輸入。
parameter-choice-unknown = 請從清單中選擇一項。
parameter-date-before-start = 迄日不能早於起日。
parameter-date-form = 請輸入 7 位數的民國日期，例如 1150101。
parameter-date-not-in-calendar = 日曆上沒有這一天，請再確認。
parameter-missing = 請填寫這一欄，機關才能找到您的資料。
parameter-plate-number-form = 請輸入完整的車牌號碼，例如 ABC-1234。
parameter-too-long = 請不要超過 { $limit } 個字。
parameter-year-form = 請輸入 2 或 3 位數的民國年，例如 113。
parameter-year-out-of-range = 請輸入民國 { $earliest } 年到 { $latest } 年之間的年度。
