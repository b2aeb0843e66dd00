# Delegation: a citizen asks somebody else to go to the counter.

## Letters and short messages

letter-delegation-asked-subject = Somebody asks you to go to a counter
letter-delegation-asked =
    { $other } asks you to go to the counter of “{ $service }” in their place.

    Your agent code is:

    { $code }

    Before { $until }, sign in to your member area and enter the code at { $origin }/member/delegation. You then see who asks and what for, and you accept or decline. If you do not know who asks, or do not want to go, you need not do anything.
letter-delegation-asked-sms = You are asked to go to the counter of "{ $service }". Agent code { $code }: enter it by { $until } in your { site-name } member area to see who asks. Questions: { $desk }
letter-delegation-accepted-subject = Your agent has accepted
letter-delegation-accepted =
    On { $when }, { $other } agreed to go to the counter of “{ $service }” for you.

    Your own counter code is no longer good; your agent has a new one. You can take this back at any time on the page of the counter code.
letter-delegation-accepted-sms = Your agent agreed on { $when } to go to the counter of "{ $service }". Not you? { $origin }/member/misuse or { $desk }
letter-delegation-refused-subject = Your agent will not go
letter-delegation-refused =
    On { $when }, { $other } said that they will not go to the counter of “{ $service }” for you.

    The counter code is yours again: have a new one made on the page of the counter code, or name somebody else.
letter-delegation-refused-sms = Your agent said on { $when } that they will not go to the counter of "{ $service }". Not you? { $origin }/member/misuse or { $desk }
letter-delegation-used-subject = The counter service has begun
letter-delegation-used =
    On { $when } you stood at the counter of “{ $service }” for { $other }, and it began.

    The record of uses is in your member area.
letter-delegation-used-sms = On { $when } the counter service "{ $service }" began with you as the agent. Not you? { $origin }/member/misuse or { $desk }
letter-delegation-withdrawn-subject = You need not go to the counter
letter-delegation-withdrawn =
    On { $when }, { $other } took back the request that you go to the counter of “{ $service }”.

    The agent code and the counter code that you have are no longer good. You need not go.
letter-delegation-withdrawn-sms = On { $when } it was taken back that you go to the counter of "{ $service }"; your codes are dead. Not you? { $origin }/member/misuse or { $desk }

## The usage record

record-kind-delegation = Delegation
record-title-delegation-principal-asked = You asked { $other } to go to the counter of “{ $receiver }”
record-title-delegation-principal-accepted = { $other } agreed to go to the counter of “{ $receiver }” for you
record-title-delegation-principal-refused = { $other } will not go to the counter of “{ $receiver }” for you
record-title-delegation-principal-used = { $other } was at the counter of “{ $receiver }” for you
record-title-delegation-principal-withdrawn = You took back that { $other } goes to the counter of “{ $receiver }”
record-title-delegation-agent-accepted = You agreed to go to the counter of “{ $receiver }” for { $other }
record-title-delegation-agent-refused = You will not go to the counter of “{ $receiver }” for { $other }
record-title-delegation-agent-used = You were at the counter of “{ $receiver }” for { $other }
record-title-delegation-agent-withdrawn = { $other } took back that you go to the counter of “{ $receiver }”

## The agent's pages

member-delegation-title = Delegation
member-delegation-lead = When somebody asks you to go to a counter in their place, an agent code is sent to you.
member-delegation-go = Enter an agent code
mandate-title = Going to a counter for somebody
mandate-lead = When somebody asks you to go to a counter, the letter has an agent code. Once you have entered it, you see who asks and what for; then you accept or decline.
mandate-code = Agent code
mandate-code-hint = 8 letters or digits; capitals and spaces do not matter.
mandate-code-go = See what is asked
mandate-from = Asked by { $from }
mandate-see = See it
mandate-frozen = You reported that something was not you. Everything is frozen, and you cannot go to a counter for anybody.
mandate-no-member = You are not a member, so there is no contact to which a counter passcode could be sent. You cannot go to a counter for anybody.
mandate-done-declined = You have not accepted. We have told who asked.
mandate-done-over = This has ended or was taken back. You need not do anything.
delegation-code-form = An agent code has 8 letters or digits. Please look at the letter again.
delegation-code-wrong = { $remaining ->
    [one] The agent code is not right. Please look at the newest letter. You can try { $remaining } more time.
   *[other] The agent code is not right. Please look at the newest letter. You can try { $remaining } more times.
}
delegation-locked = Too many wrong agent codes. Please try again after { $clock }.
mandate-question-title = Will you go?
mandate-question-lead = { $from } asks you to go to a counter in their place. Please look closely before you decide.
mandate-who = Who asks
mandate-agency = Agency
mandate-datasets = Data to be shown there
mandate-until = Can be done until
mandate-means-title = If you accept
mandate-means-code = The counter code of who asks dies; your phone shows a counter code instead.
mandate-means-passcode = The counter passcode is sent to your contact.
mandate-means-name = Once you have told the counter passcode, the clerk sees your name.
mandate-means-record = It is written into your usage record and into that of who asks, who can take it back at any time.
mandate-accept = Accept
mandate-decline = Decline
mandate-unknown = You do not know who asks? Please decline.
mandate-back = Back to the agent code
fresh-first-delegation = If you accept, you carry somebody else’s counter code. Please show once more that it is you.

## The citizen's page

delegation-title = Have somebody else go
delegation-lead = If you cannot go to the counter yourself, ask a member whom you trust. Until that person has accepted, your own counter code stays good.
delegation-what = By naming somebody you agree that the counter staff of this service use the data once that person has told them the passcode.
delegation-open = Name somebody
delegation-id = National ID or resident certificate number of the agent
delegation-id-hint = It begins with a capital letter, for example A123456789.
delegation-birthday = Date of birth of the agent
delegation-birthday-hint = 7 digits: the ROC year, month and day, for example 0770101.
delegation-go = Tell the agent
delegation-namings-left = { $left ->
    [one] You can name somebody { $left } more time.
   *[other] You can name somebody { $left } more times.
}
delegation-no-more = Nobody else can be named this time.
delegation-asked = You named { $who } at { $clock }. If that person was born on that day and is a member, we have sent them an agent code. Please tell them yourself as well.
delegation-accepted = { $who } accepted at { $clock }. The counter code is theirs now, and the counter passcode will be sent to them.
delegation-refused = { $who } said at { $clock } that they will not go. You can make a counter code of your own.
delegation-withdrawn = At { $clock } you took back that { $who } goes.
delegation-withdraw = Take it back
delegation-withdraw-note = The code that the agent has is dead at once.
delegation-herself = The agent cannot be yourself.
delegation-too-many = You have named somebody too often. Please try again after { $clock }.
delegation-delegated = Somebody has been named already. To name somebody else, take it back first.
delegation-too-many-namings = Nobody else can be named this time.

## The agent's counter code

counter-history-changed-hands = The code changed hands; the one before is dead
mandate-code-title = The counter code you carry
mandate-for = You go for { $from }.
mandate-next-tell = Check that the message with the passcode names the counter where you stand. Then tell the passcode.
mandate-passcode = { $clerk } of { $agency } has entered the code.
mandate-open = { $clerk } of { $agency } has the data open. Once it is done, the platform deletes the data.
mandate-ready = Make a code when it is nearly your turn. It is good for 20 minutes; the data is kept until { $clock } at most.
mandate-missing = Could not be had; the counter will not see it
mandate-last-code = This is the last code; there is no further one.
mandate-used-up = All codes have been used, and there is no further one. Please tell who asked you: they would have to begin again.
mandate-give-back = I do not go any more
counter-agents-heading = Your agent carries the code
counter-agents-lead = The counter code is in your agent’s hands now. Your own is no longer good.
