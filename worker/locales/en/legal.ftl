# Terms of service and privacy policy as they apply. An empty line begins a new paragraph; the version before is in legal-v1-0.ftl.

terms-title = Terms of service
terms-lead = Please read these terms before you use MyData Edge. They say what the service does, what it does not do, and what is yours to decide.
terms-changes = Data download, the member area and the public ledger were added: who is responsible for data you download, which records stay, and how to leave.
terms-1-title = What this service is
terms-1-body =
    MyData Edge helps you obtain personal data held by public agencies: you download it for yourself, or, once you have agreed, it is sent to the organisation you chose.

    This is a demonstration. Its agencies, services, people and data are invented and have no legal effect. Please do not enter real personal data.
terms-2-title = You decide
terms-2-body =
    Without your consent the platform sends nothing. Each consent is for one organisation, one purpose and one delivery.

    Until you press “Agree and send” you can look at everything and you can decline. You need not say why.
terms-3-title = Data you download for yourself
terms-3-body =
    What you download is yours to keep safe. Once you have saved it, the platform deletes it and cannot give it to you again; if you need it again, please make a new request.

    The files hold your personal data. Please do not leave them where others can see them, and delete them from computers you share.
terms-4-title = It must be you
terms-4-body =
    You identify yourself with your own documents; you may not pretend to be somebody else. After too many entries that do not match, identification is paused for a while, and the page tells you when you can try again.
terms-5-title = The member area
terms-5-body =
    On your first use you leave your name and a main contact and become a member. At any time you can look at the record of use, change your contact, sign out on all devices, or leave.

    If something was not done by you, please act at once in the member area, or contact us.
terms-6-title = How long data stays
terms-6-body =
    Data is stored encrypted and deleted as soon as you have saved it or it has been delivered. What nobody takes is deleted 8 hours after we began to fetch it, at the latest. If you decline or ask for it, it is deleted at once. Every deletion has a signed record.
terms-7-title = What the data says
terms-7-body =
    The agency that holds the data provides and signs it; the platform changes nothing. If something in it is wrong, please ask that agency to correct it.
terms-8-title = Who receives the data
terms-8-body =
    The organisation that receives the data is itself responsible for it under the Personal Data Protection Act and may use it only for the purpose you agreed to. You may ask it to let you see, correct or delete your data.
terms-9-title = Interruptions
terms-9-body =
    An agency or the network may fail to answer for a while. The page then says what happened, and no data is sent.
terms-10-title = Changes
terms-10-body =
    Changed terms get a new version number, and earlier versions can still be read. The version you accepted and the time are kept in your record; after a change you are asked to read them the next time you identify yourself.

privacy-title = Privacy policy
privacy-lead = The platform handles your data on its way and keeps none of it. This page says what is used on that way, for how long, and who can see it.
privacy-changes = It now says how members’ contacts, the record, the public ledger and notices are handled, and what is erased when a member leaves.
privacy-1-title = What is used
privacy-1-body =
    To confirm who you are: your national ID or resident certificate number, your date of birth, and what the method you choose needs, such as NHI card number and household number.

    When you become a member: your name, your main contact, and which version of the terms you accepted when.

    Once you make a request: the data you ask for, from the agencies that hold it; for some of it you also enter a year or a plate number.
privacy-2-title = What for
privacy-2-body =
    Only to be sure it is you, to fetch the data you want, to hand it to you or send it to the organisation you agreed to, to tell you of it, and to keep a record of use. Nothing else, no analysis and no advertising.
privacy-3-title = For how long
privacy-3-body =
    Fetched data is deleted once you have saved it or it has been delivered, after 8 hours at the latest. The numbers of your documents are not kept once they have been checked.

    The record of use holds the organisation, time, purpose, names of the datasets and result, so that you can look it up later; it does not hold the data.

    A member’s name, contact, devices and record of use are kept until she leaves.
privacy-4-title = Who can see it
privacy-4-body =
    Data is encrypted on the way and in store, each package with a key of its own; deleting destroys the key first. Only you and the organisation you agreed to can open what is sent.
privacy-5-title = The public ledger
privacy-5-body =
    Each consent, use and deletion leaves a salted digest in the public ledger. It holds no personal data, and nobody can see whose it is: the salt is only in your record. Once you have left, nobody can connect it with you.
privacy-6-title = What is not in the logs
privacy-6-body =
    System logs hold no ID, no one-time code, no PIN and no data. Addresses and page titles hold no personal data either.
privacy-7-title = Cookies
privacy-7-body =
    Only those that are needed: for this request, for the member area, for your language and your text size. There are no third-party cookies, and nobody tracks you.
privacy-8-title = Checking on your own device
privacy-8-body =
    Preview and offline check run in your browser. A file you put into the offline check is not uploaded.
privacy-9-title = Your rights
privacy-9-body =
    Under Article 3 of the Personal Data Protection Act you may ask to see your data, to have a copy, to complete or correct it, to stop its collection, processing or use, and to have it deleted.

    Your membership and your record of use you can see, export and end in the member area; for the content of the data ask the agency that holds it; for data already delivered ask the organisation that received it.
