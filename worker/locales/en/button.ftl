# What the button of a service's own page says, that begins with MyData.

button-label = Get my data with MyData
button-datasets = Data that will be asked for
button-pending = Going to MyData…

button-action = This button does not lead to a secure page, so nothing was sent. Please tell the service.
button-no-form = This button leads nowhere. Please tell the service.
button-policy = The browser did not let this page lead to MyData. Please tell the service.
button-too-slow = It is taking longer than expected. Check your connection, then press the button again.
