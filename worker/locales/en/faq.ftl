# Questions and answers. The name of a group is part of its addresses; an empty line begins a new paragraph.

faq-title = Questions and answers
faq-lead = If yours is not here, please contact us.
faq-link = Link to this question
faq-more = Another question?

faq-data-title = Data download
faq-data-1-question = Which data can I download?
faq-data-1-answer =
    What agencies have opened up of the data about yourself, listed by category under “Data download”. Each dataset says who provides it, which fields it contains, which level of identification it needs, and how long it takes.
faq-data-2-question = Can I download several at once?
faq-data-2-answer =
    Yes. Tick them in the list and press “Download what is ticked”. Even if they come from different agencies, you identify yourself once.

    The strictest of their levels counts.
faq-data-3-question = How do I open the file?
faq-data-3-answer =
    It is a ZIP file and usually holds a PDF and a JSON file. The password of the PDF is your national ID number, with its first letter as a capital.
faq-data-4-question = How long does it take?
faq-data-4-answer =
    Most data is ready within a minute. Some agencies need from a few minutes to an hour and a half; you may leave, and we tell you when it is ready.
faq-data-5-question = Something in my data is wrong. Whom do I ask?
faq-data-5-answer =
    The agency that provides it; you find it under “Contact”. The platform cannot change data: a change would not pass the check of its signature.

faq-identity-title = Identification
faq-identity-1-question = What are the levels?
faq-identity-1-answer =
    Level 1 is the strictest, such as a citizen digital certificate; level 4 is two documents. Each dataset has a lowest level; a stricter method always does.
faq-identity-2-question = Why are there two methods the first time?
faq-identity-2-answer =
    When both match, it is much harder to pretend to be you. After that, one is enough.
faq-identity-3-question = What happens after too many wrong entries?
faq-identity-3-answer =
    Identification pauses for a while, and the page says at what time you can try again. That keeps others from guessing your numbers.
faq-identity-4-question = I have no card reader. What can I do?
faq-identity-4-answer =
    Use a device you have bound, a software financial certificate or, where a lower level is enough, two documents. The page of each dataset lists the methods.

faq-sending-title = Sending data to a service
faq-sending-1-question = If I agree once, can they fetch data for ever?
faq-sending-1-answer =
    No. Each consent is for one organisation, one purpose and one delivery. The next time you are asked again.
faq-sending-2-question = Can I look at the data before I decide?
faq-sending-2-answer =
    Yes. When it is ready you preview it on the page and then press “Agree and send” or decline.
faq-sending-3-question = What if I decline?
faq-sending-3-answer =
    Nothing is sent, and the data on the platform is deleted at once. You can use any other way the organisation accepts.

faq-safety-title = Safety and privacy
faq-safety-1-question = Does the platform keep my data?
faq-safety-1-answer =
    No. It is deleted once you have saved it or it has been delivered, after 8 hours at the latest: first the key is destroyed, then the file deleted. Every deletion has a signed record, which you can download in the member area.
faq-safety-2-question = How do I know that data is genuine?
faq-safety-2-answer =
    Agencies sign it. Your browser checks the signature and every file, and you can check again at any time with the “Offline check”.
faq-safety-3-question = How do I know who used my data?
faq-safety-3-answer =
    Sign in to the member area and look at the record of use: who, what for, when, which data, and with what result. You are also told after each use.
faq-safety-4-question = Does the public ledger hold my data?
faq-safety-4-answer =
    No. It holds a digest of each entry, without names, numbers or content. Only you can prove, with your own record, that an entry is in it.

faq-trouble-title = When something goes wrong
faq-trouble-1-question = I was told of something I did not do
faq-trouble-1-answer =
    Sign in to the member area, look at the record of use and sign out on all devices, then contact us.
faq-trouble-2-question = It says “Cannot be had”. What can I do?
faq-trouble-2-answer =
    The agency’s system may not answer for a while. Other data is not affected; try this one again later, and if it stays that way, ask the agency.
faq-trouble-3-question = What does “No record” mean?
faq-trouble-3-answer =
    The agency has looked and holds no such data about you. Who has no car has no vehicle registration.
faq-trouble-4-question = No code arrives
faq-trouble-4-answer =
    Please look among unwanted mail, and check the number or address you entered. After the time shown on the page it can be sent again; the new code replaces the old one.
