viewer-close = Close
