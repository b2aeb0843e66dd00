# Terms of service and privacy policy, version 1.0, superseded. An empty line begins a new paragraph.

terms-v1-0-lead = Please read these terms before you use MyData Edge. They say what the service does, what it does not do, and what is yours to decide.
terms-v1-0-1-title = What this service is
terms-v1-0-1-body =
    MyData Edge helps you obtain personal data held by public agencies and, once you have agreed, sends it to the organisation you chose.

    This is a demonstration. Its agencies, services, people and data are invented and have no legal effect. Please do not enter real personal data.
terms-v1-0-2-title = You decide
terms-v1-0-2-body =
    Without your consent the platform sends nothing. Each consent is for one organisation, one purpose and one delivery.

    Until you press “Agree and send” you can look at everything and you can decline. You need not say why.
terms-v1-0-3-title = It must be you
terms-v1-0-3-body =
    You identify yourself with your own documents; you may not pretend to be somebody else. After too many entries that do not match, identification is paused for a while, and the page tells you when you can try again.
terms-v1-0-4-title = How long data stays
terms-v1-0-4-body =
    Data is stored encrypted and deleted as soon as it has been delivered. What is not delivered is deleted 8 hours after we began to fetch it, at the latest. If you decline, it is deleted at once.
terms-v1-0-5-title = What the data says
terms-v1-0-5-body =
    The agency that holds the data provides and signs it; the platform changes nothing. If something in it is wrong, please ask that agency to correct it.
terms-v1-0-6-title = Who receives the data
terms-v1-0-6-body =
    The organisation that receives the data is itself responsible for it under the Personal Data Protection Act and may use it only for the purpose you agreed to. You may ask it to let you see, correct or delete your data.
terms-v1-0-7-title = Interruptions
terms-v1-0-7-body =
    An agency or the network may fail to answer for a while. The page then says what happened, and no data is sent.
terms-v1-0-8-title = Changes
terms-v1-0-8-body =
    Changed terms get a new version number. What you see when you make a request is the version that applies to it.

privacy-v1-0-lead = The platform handles your data on its way and keeps none of it. This page says what is used on that way, for how long, and who can see it.
privacy-v1-0-1-title = What is used
privacy-v1-0-1-body =
    To confirm who you are: your national ID or resident certificate number, your date of birth, and what the method you choose needs, such as NHI card number and household number.

    Once you make a request: the data you ask for, from the agencies that hold it.
privacy-v1-0-2-title = What for
privacy-v1-0-2-body =
    Only to be sure it is you, to fetch the data you want, to send it to the organisation you agreed to, and to keep a record of use. Nothing else, no analysis and no advertising.
privacy-v1-0-3-title = For how long
privacy-v1-0-3-body =
    Fetched data is deleted on delivery, after 8 hours at the latest. The numbers of your documents are not kept once they have been checked.

    The record of use holds the organisation, time, purpose, names of the datasets and result, so that you can look it up later; it does not hold the data.
privacy-v1-0-4-title = Who can see it
privacy-v1-0-4-body =
    Data is encrypted on the way and in store, each package with a key of its own; deleting destroys the key first. Only the organisation you agreed to can open what is sent to it.
privacy-v1-0-5-title = What is not in the logs
privacy-v1-0-5-body =
    System logs hold no ID, no one-time code, no PIN and no data. Addresses and page titles hold no personal data either.
privacy-v1-0-6-title = Cookies
privacy-v1-0-6-body =
    Only those that are needed: for this request, your language and your text size. There are no third-party cookies, and nobody tracks you.
privacy-v1-0-7-title = Checking on your own device
privacy-v1-0-7-body =
    Preview and offline check run in your browser. A file you put into the offline check is not uploaded.
privacy-v1-0-8-title = Your rights
privacy-v1-0-8-body =
    Under Article 3 of the Personal Data Protection Act you may ask to see your data, to have a copy, to complete or correct it, to stop its collection, processing or use, and to have it deleted.

    For the content of the data ask the agency that holds it; for data already delivered ask the organisation that received it.
