# Identification with a bound device, and binding one: in the visitor's own browser, with a fingerprint, face or code that the device checks.

device-get-lead = Please use the phone or computer that you have bound.
device-get-hint = The device asks for your fingerprint, your face or its own code. They stay on the device and never reach this platform.
device-get-start = Identify with the device
device-get-status = Waiting for your device; please follow what it shows…
device-get-sending = The device has confirmed. Sending…
device-create-lead = Once this device is bound, you can identify yourself without the card.
device-create-hint = The device needs a screen lock (fingerprint, face or code). Its key stays on the device; this platform keeps only the public key to check it by. Please bind your own device only.
device-create-start = Bind the device
device-create-status = Waiting for your device; please follow what it shows…
device-create-sending = The device has made its key. Sending…
device-stop = Stop waiting
device-code = Code

## Why it did not work

device-already-bound-title = This device is bound already
device-already-bound = There is no need to bind it again; you can identify yourself with it. To bind another device, please try again with that one.
device-cancelled-title = The device did not confirm
device-cancelled-create = Perhaps you cancelled, or this device has no screen lock, did not recognise you or cannot be bound. Nothing was sent. You can try again, or use another device.
device-cancelled-get = Perhaps you cancelled, or this device was never bound or did not recognise you. Nothing was sent. You can try again, or choose another way to identify yourself.
device-failed-title = The device reported an error
device-failed = Nothing was sent. Please try again; if it happens again, tell the help desk the code below, or choose another way to identify yourself.
device-kind-not-accepted-title = This device cannot be bound
device-kind-not-accepted = Its way of signing is not accepted, or it has no screen lock. Please set up a screen lock and try again, or use another device.
device-not-supported-title = This browser cannot use a device to identify you
device-not-supported = Please update the browser, or open this page in Chrome, Edge, Firefox or Safari; or choose another way to identify yourself.
device-site-mismatch-title = The address is not that of the site the device is bound to
device-site-mismatch = Nothing was sent. Please begin again from this platform’s home page, and make sure that the address shown is this platform’s.
device-stopped-title = You stopped waiting
device-stopped = Nothing was sent. To go on, press the button again.
device-timeout-title = The device did not confirm for a long time
device-timeout = Nothing was sent. Please have the device at hand and try again, or choose another way to identify yourself.
device-user-not-verified-title = The device did not make sure that it is you
device-user-not-verified = It did not check your fingerprint, face or code, so nothing was sent. Please set up a screen lock on the device and try again.
