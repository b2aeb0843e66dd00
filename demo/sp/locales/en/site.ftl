# The sentences of the school's site.

site-name = Lexue Senior High School, Demo City
site-office = Student Affairs · Online applications
site-demo = This is a demonstration: school, students and data are invented.
skip = Skip to main content
language-switch = 中文
size-label = Text size
size-small = S
size-medium = M
size-large = L
footer-note = Your data comes through the MyData platform after you agree; the school keeps no other copy.
footer-contact = Questions: Student Affairs, Student Assistance (a demonstration; nobody answers)
error-prefix = Error:{" "}

home-title = Online applications
home-lead = No more trips to the household and district offices. You agree once, and the MyData platform sends the proofs straight from the agencies.
home-choose = Apply for
home-apply = Start
home-documents = Data needed
home-how = How it works
home-step-1 = Enter your national ID here and press “Go to MyData”.
home-step-2 = Identify yourself at the MyData platform, look at the data, and decide whether to send it.
home-step-3 = Come back here. Your own browser checks that the agencies signed the data and that nobody changed it.
home-step-4 = Delete it as soon as you have seen it; otherwise it is deleted after { $minutes } minutes.
home-no-services = Nothing can be applied for at the moment.

service-CLI-demoSchool = School fee waiver
service-CLI-demoSchool-about = For students of low-income households: a waiver of this term’s fees.
service-CLI-demoGrants = Scholarship for students in need
service-CLI-demoGrants-about = For students with good grades whose household is a low-income household: once a term.
service-CLI-demoVendor = Suppliers of the school shop
service-CLI-demoVendor-about = For companies that want to supply the school shop; whoever answers for the company registers it.
resource-API-UDauDOLyZg = Household registration (Household Registration Office)
resource-API-AbAYGIjoYw = Low-income household (Social Welfare Department)
resource-API-demoSchool = School record (Education Data Centre)
resource-API-demoGrades = Grades of all terms (Education Data Centre)
resource-API-demoFirms1 = Business registration (Department of Commerce)

apply-step = Step 1 of 3
apply-lead = Term: first term of 2026/27
apply-id = National ID or resident certificate number
apply-id-hint = The applying student’s own number, capital letter first, such as F2999*****. It is used only to let the MyData platform make sure that it is you; the school does not keep it.
apply-id-missing = Enter your national ID or resident certificate number
apply-id-form = Check your national ID or resident certificate number: ten characters, letters first, then digits
apply-agree-title = When you press the button
apply-agree-1 = You go to the MyData platform, which makes sure that it is you.
apply-agree-2 = The platform lists the data for the school. You look at it, and agree or not.
apply-agree-3 = Not agreeing has no consequences; you can still apply on paper.
apply-go = Go to MyData
apply-back = Back
error-summary = Please correct the following

return-step = Step 3 of 3
return-200-title = You agreed; the data is on its way
return-200 = The school is fetching the data that you agreed to give from the MyData platform. This usually takes less than a minute, and this page updates by itself.
return-205-title = You did not agree
return-205 = The platform gave the school nothing. You can apply on paper, or apply again.
return-400-title = The request was not right
return-400 = The school’s request to the platform was incomplete. The platform did nothing with it and no data was sent. Please apply again, or ask Student Affairs.
return-401-title = You were not identified
return-401 = The platform could not identify you, or the school may not have this data. No data was sent.
return-403-title = No data can be had for this service
return-403 = The school has no data registered at the platform. Please apply on paper, and tell Student Affairs.
return-404-title = The return address is not registered
return-404 = The school’s return address is not registered at the platform. Please apply on paper, and tell Student Affairs.
return-408-title = Time ran out
return-408 = The visit to the MyData platform took too long and has ended. No data was sent. Please apply again.
return-409-title = Another person was identified
return-409 = Whoever was identified at the MyData platform is not the person whose number was entered here. To protect personal data, the platform sent nothing. The applying student has to identify herself or himself.
return-410-title = The platform could not reach the school
return-410 = You agreed, but the platform could not reach the school’s system, so no data was sent. Please apply again later.
return-423-title = This service has been deactivated
return-423 = The school’s service at the platform has been deactivated. Please apply on paper.
return-504-title = An agency cannot provide data at the moment
return-504 = One of the agencies cannot provide its data at the moment. So that nothing is incomplete, the platform sent none of it. Please apply again later, or on paper.
return-unknown-title = Unknown return
return-unknown = This address is not one that the MyData platform sends people back to. Please begin at the application page.
return-other-browser = The application was begun in another browser or device, or has ended, so nothing can be shown here. Go back to that browser, or apply again.
return-code = Platform code: { $code }
return-again = Apply again
return-home = Home
return-kept = What the school kept: nothing.

progress-agreed = You agreed
progress-noticed = The platform has told the school
progress-fetching = Fetching the data
progress-attempt = { $count ->
    [one] An agency is still preparing it. Asked once; it will be asked again.
   *[other] An agency is still preparing it. Asked { $count } times; it will be asked again.
}
progress-trouble = The connection is not good; it is tried again (code: { $code }).
progress-checked = Checked
progress-done = done
progress-now = in progress
progress-next = not yet
progress-refresh = Refresh
progress-leave = You can close this page and come back later with the same browser.

waiting-title = The application is not complete
waiting = You have not finished at the MyData platform yet. If its page is still open, go on there.
unable-title = An agency cannot provide data at the moment
unable = These could not be had. So that nothing is incomplete, the platform sent none of it:
failed-title = The data could not be fetched
failed = The school did not get the data. The platform keeps it for 8 hours at most and gives it once. Please apply again.
failed-code = Code: { $code }

result-step = Step 3 of 3
result-title = Your data has arrived
result-lead = Each item is checked once more in your own browser: that the agency signed it, and that nobody changed it.
result-id = Applicant: { $id }
result-service = Application: { $name }
result-until = Kept until { $time }, then deleted.
result-no-record = The agency has no record of you. That is a proper answer and does not harm your application.
result-failed = No data arrived for this item (code { $code }).
result-school-valid = The school’s check: passed
result-school-indeterminate = The school’s check: not certain
result-school-invalid = The school’s check: failed; it will not be used
result-noscript = Turn on JavaScript to check in your browser. You can also download the package and check it at the MyData platform’s offline verifier.
result-download = Download the package (.zip)
result-verify = Offline verifier
result-delete-title = Seen everything?
result-delete = Delete my data now
result-delete-note = This cannot be undone; apply again if you need it.
deleted-title = Deleted
deleted = The school has deleted everything it received for this application.

not-found-title = Page not found
not-found = This page does not exist, has expired, or belongs to an application from another browser.
refused-title = Nothing was done
refused = This request did not come from one of our pages, so nothing was done. Please begin at the home page.
fault-title = Something is wrong with our system
fault = Please try again later. Your data was not sent anywhere.
