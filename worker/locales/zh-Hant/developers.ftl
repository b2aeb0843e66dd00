# 開發者文件的外框；各頁內容在 docs/developers。

developers-title = 開發者
developers-contents = 本頁內容
developers-pages = 開發者文件
developers-markdown = 本頁的 Markdown
