# Identification with a certificate card: read and used on the visitor's own computer, through the local card component.

card-lead = Put your card into the card reader, then read it.
card-needs-computer = Phones and tablets cannot use a card reader. Please use a computer with a card reader, or choose another way to identify yourself.
card-window-hint = A small window opens while the card is read. Please leave it open; it goes away by itself.
card-read = Read the card
card-read-again = Read again
card-choose = Choose a card
card-holder = Card holder
card-facts = Card { $number }, reader { $reader }
card-pin = PIN
card-pin-hint = 6 to 8 characters. The PIN goes to the card component on your own computer only, never to this platform. Three wrong tries in a row lock the card.
card-sign = Identify with this card
card-code = Code
card-error-word = Error:{" "}

card-reading = Reading the card…
card-found = { $count ->
    [1] The card has been read. Please enter its PIN.
   *[other] { $count } cards found. Please choose one and enter its PIN.
}
card-signing = The card is signing…
card-sending = Signed. Sending…

## The PIN

card-pin-form = A PIN has 6 to 8 characters. This did not count as a wrong try.
card-pin-wrong = { $left ->
    [0] Wrong PIN. Three wrong tries in a row lock the card; please make sure of it before you try again.
    [1] Wrong PIN. One try is left before the card is locked; please make sure of it first.
   *[other] Wrong PIN. { $left } tries are left.
}

## Why it did not work

card-answer-malformed-title = The card component’s answer makes no sense
card-answer-malformed = The card component (跨平台網頁元件) may be too old. Please update it and try again.
card-cancelled-title = You cancelled the signature
card-cancelled = Nothing was sent. To go on, read the card again.
card-certificate-expired-title = The certificate on the card is not valid today
card-certificate-expired = Please have it extended or replaced by the office that issued it, or choose another way to identify yourself.
card-certificate-missing-title = The card has no certificate to sign with
card-certificate-missing = Please make sure it is activated, and the kind of card you chose to identify yourself with, and read it again.
card-changed-title = The card was changed
card-changed = The card that signed is not the one that was read. Nothing was sent. Please read the card again.
card-driver-missing-title = The card’s driver is missing
card-driver-missing = The card component on this computer cannot load the card’s driver. Please install it as follows, then try again.
card-failed-title = The card component reported an error
card-failed = Nothing was sent. Please put the card in again and retry; if it happens again, tell the help desk the code below.
card-locked-title = This card is locked
card-locked = The PIN was wrong three times in a row. Trying again cannot unlock it. Please take the card and your ID to the office that issued it (any household registration office for a Citizen Digital Certificate), or choose another way to identify yourself.
card-missing-title = There is no card in the reader
card-missing = Please push the card in fully, chip up, and read it again.
card-no-answer-title = The card component does not answer
card-no-answer = It was asked long ago. Please put the card in again and retry; if there is still no answer, check the following.
card-not-running-title = The card component was not found
card-not-running = The card component (跨平台網頁元件) is not installed on this computer, or not running. Please do the following, then try again.
card-popup-blocked-title = The browser blocked the small window
card-popup-blocked = Reading a card needs a small window. Please allow pop-ups for this site in the hint beside the address, then press the button again.
card-reader-missing-title = No card reader was found
card-reader-missing = Please make sure that the reader is plugged in and its light is on, and read again. Another USB port may help.
card-site-not-trusted-title = The card component does not accept this site
card-site-not-trusted = Please add this site to the trusted sites in the settings of the card component (跨平台網頁元件), then try again.
card-unreadable-title = This card cannot be read
card-unreadable = Please make sure it is the kind of card you chose to identify yourself with, pushed in fully with the chip up, and read it again.
card-window-closed-title = The small window was closed
card-window-closed = The card was not done yet, and nothing was sent. Please try again and let the window go away by itself.

## What to do on which computer

card-help-windows = Windows
card-help-windows-1 = Never installed: download and install the HiCOS card tool (HiCOS 卡片管理工具), and the card component (跨平台網頁元件) with it.
card-help-windows-2 = Installed: start 跨平台網頁元件 from the Start menu, or restart the computer.
card-help-windows-3 = Come back to this page and press the button again.
card-help-macos = macOS
card-help-macos-1 = Never installed: download and install the card component (跨平台網頁元件) for macOS.
card-help-macos-2 = Installed: restart the computer; the component starts by itself.
card-help-macos-3 = Come back to this page and press the button again.
card-help-linux = Linux
card-help-linux-1 = Never installed: download and unpack the card component (跨平台網頁元件) for Linux, and install the card service pcscd.
card-help-linux-2 = Make sure that pcscd is running, then run start.sh in the component’s folder.
card-help-linux-3 = Come back to this page and press the button again.
card-help-phone-1 = Phones and tablets cannot use a card reader. Please use a computer with a card reader, or choose another way to identify yourself.
card-help-download = Download the card component (new window)
card-help-self-test = Check the card component (new window)

## The NHI card: only what is said differently

card-nhi-lead = Put your NHI card into the card reader, then read it.
card-nhi-pin = Password of the NHI card
card-nhi-pin-hint = The password you set when you registered the card, 6 to 12 characters. It goes to the card component on your own computer only, never to this platform. Three wrong tries in a row lock it.
card-nhi-sign = Identify with the NHI card
card-nhi-found = { $count ->
    [1] The card has been read. Please enter its password.
   *[other] { $count } cards found. Please choose one and enter its password.
}
card-nhi-pin-form = The password of an NHI card has 6 to 12 characters. This did not count as a wrong try.
card-nhi-pin-wrong = { $left ->
    [0] Wrong password. Three wrong tries in a row lock it; please make sure of it before you try again.
    [1] Wrong password. One try is left before it is locked; please make sure of it first.
   *[other] Wrong password. { $left } tries are left.
}
card-nhi-answer-malformed = The NHI card component (健保卡元件) may be too old. Please update it and try again.
card-nhi-certificate-expired = Please ask the National Health Insurance Administration for a new card, or choose another way to identify yourself.
card-nhi-certificate-missing = Please make sure that this NHI card is registered, and read it again; if it is not, please register it on the site of the National Health Insurance Administration first.
card-nhi-certificate-missing-title = This NHI card cannot identify you yet
card-nhi-locked = The password was wrong three times in a row. Trying again cannot unlock it. Please set a new password on the site of the National Health Insurance Administration, or choose another way to identify yourself.
card-nhi-locked-title = The password of this NHI card is locked
card-nhi-not-running = The NHI card component (健保卡元件) is not installed on this computer, or not running. Please do the following, then try again.
card-nhi-site-not-trusted = Please add this site to the trusted sites in the settings of the NHI card component (健保卡元件), then try again.
card-nhi-unreadable = Please make sure it is an NHI card, pushed in fully with the chip up, and read it again.
card-nhi-help-windows-1 = Never installed: download and install the NHI card component (健保卡元件).
card-nhi-help-windows-2 = Installed: restart the computer; the component starts by itself.
card-nhi-help-macos-1 = Never installed: download and install the NHI card component (健保卡元件) for macOS.
card-nhi-help-linux-1 = Never installed: download and install the NHI card component (健保卡元件) for Linux, and the card service pcscd.
card-nhi-help-linux-2 = Make sure that pcscd is running, then start the component.
card-nhi-help-download = Download the NHI card component (new window)
