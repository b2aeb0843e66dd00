viewer-close = 關閉
