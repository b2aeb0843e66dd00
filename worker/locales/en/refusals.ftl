# What each code means. The key is the code with dashes for dots; “-developer” speaks to a service’s developer.

## Fields

identify-acknowledgement-missing = Please tick the box to say that you have read and understood
identity-method-unavailable = This method cannot be used now. Please choose another one
identity-assurance-level = Assurance levels are 1 to 4
identity-birthday-form = The date of birth needs 7 digits, such as 0770101
identity-birthday-not-in-calendar = There is no such day. Please check month and day
identity-household-number-form = The household number needs 8 letters or digits
identity-method-unknown = Please choose how to identify yourself
identity-national-id-checksum = The number’s check digit does not fit. Please look at it again
identity-national-id-character = One character of the number is wrong. Please look at it again
identity-national-id-character-at = Character { $place } of the number is wrong. Please look at it again
identity-national-id-length = The number needs 10 characters
identity-nhi-card-number-form = The NHI card number needs 12 digits
transaction-level-too-low = This service needs a stricter method

## How a transaction came out

outcome-sent-heading = “{ $service }” has been told to fetch the data
outcome-sent = Once it has done so, the data here is deleted at once.
outcome-sent-short = Agreed, waiting to be fetched
outcome-taken-heading = The data has reached “{ $service }”
outcome-taken = The data here has been deleted.
outcome-taken-short = Delivered
outcome-viewed-heading = “{ $service }” has looked at the data
outcome-viewed = The clerk saved nothing. The data here has been deleted.
outcome-viewed-short = Looked at, not saved
outcome-refused-heading = You did not agree
outcome-refused = Nothing was sent. The data that had been fetched is deleted.
outcome-refused-short = You declined, not sent
outcome-timed-out-heading = Time is up
outcome-timed-out = The request was not finished within 20 minutes. Nothing was sent, and the data that had been fetched is deleted.
outcome-timed-out-short = Out of time, not sent
outcome-deleted-heading = The data has been deleted
outcome-deleted = You chose to delete it at once. Nothing was sent, and the platform has kept nothing.
outcome-deleted-short = Deleted by you
outcome-misused-heading = This request was stopped
outcome-misused = It was reported that this was not done by the person herself, so it was stopped. What had been collected has been deleted.
outcome-misused-short = Reported as not yours, stopped
outcome-not-identified-heading = You did not identify
outcome-not-identified = You left before it was known who you are. No data was fetched or sent.
outcome-not-identified-short = Not identified, not sent
outcome-nothing-found-heading = There is no data about you
outcome-nothing-found = The agencies have nothing about this applicant. The platform has kept nothing.
outcome-nothing-found-short = Nothing on record
outcome-expired-heading = The data has expired
outcome-expired = The service did not fetch it within 8 hours. It has been deleted; the service did not get it.
outcome-expired-short = Not taken, deleted
outcome-service-closed-heading = “{ $service }” has been deactivated
outcome-service-closed = The service was deactivated while you were at it. Nothing was sent, and the data that had been fetched is deleted.
outcome-service-closed-short = Service deactivated, not sent
outcome-service-refused-heading = The service did not accept it
outcome-service-refused = “{ $service }” answered that it does not accept the data this time. Nothing was sent, and the data that had been fetched is deleted.
outcome-service-refused-short = Not accepted, not sent
outcome-service-unreachable-heading = “{ $service }” cannot be reached
outcome-service-unreachable = The service’s system does not answer. Nothing was sent, and the data that had been fetched is deleted.
outcome-service-unreachable-short = No answer, not sent
outcome-undeliverable-heading = Some data cannot be had
outcome-undeliverable = “{ $service }” has been told which data cannot be had. Nothing was sent.
outcome-undeliverable-short = Could not be had
outcome-wrong-person-heading = Not the person who applied
outcome-wrong-person = The person identified is not the applicant named by “{ $service }”. No data was fetched or sent.
outcome-wrong-person-short = Not the applicant, not sent

## A service’s link

redirect-unknown = The content of the link is not correct.
redirect-unknown-developer = Please compare this request with the interface document.
redirect-address-not-on-pilot-heading = “{ $service }” is in pilot
redirect-address-not-on-pilot = This service is being piloted and can be used only from registered places.
redirect-address-not-on-pilot-developer = A service in pilot is open to its registered addresses only. Connect from one of them, or apply for another address.
redirect-client-unknown = There is no such service on this platform.
redirect-client-unknown-developer = The client_id in the path is not registered, or its letters differ in case.
redirect-no-datasets = This service has no data it may use yet.
redirect-no-datasets-developer = No dataset is registered for this client_id.
redirect-not-signed = Your signature has not arrived, or has been used.
redirect-not-signed-developer = No signature has been accepted for this tx_id. Get a salt and forward the signature first, with POST /service/spsignature/{"{"}client_id{"}"}.
redirect-parameters-form = The list of data in the link is incomplete.
redirect-parameters-form-developer = The second part of the path must be the resource_ids joined by colons, in Base64 (of UTF-8).
redirect-pid-missing = The applicant is missing from the link.
redirect-pid-missing-developer = There is no pid parameter.
redirect-pid-repeated = Something in the link is there twice.
redirect-pid-repeated-developer = There is more than one pid.
redirect-pid-unreadable = The applicant in the link cannot be read.
redirect-pid-unreadable-developer = The pid does not decrypt with this service’s client_secret and cbc_iv, or what it decrypts to is not a valid national ID. Please check AES-256-CBC, PKCS#7 padding, Base64 and URL encoding.
redirect-query-too-long = The link is too long.
redirect-query-too-long-developer = The query string exceeds the limit.
redirect-resource-not-in-scope = The link asks for data this service may not use.
redirect-resource-not-in-scope-developer = A resource_id does not exist or is not registered for this service.
redirect-resource-repeated = A dataset is in the link twice.
redirect-resource-repeated-developer = A resource_id is there more than once.
redirect-return-url-missing = The address to return to is missing from the link.
redirect-return-url-missing-developer = There is no returnUrl parameter.
redirect-return-url-not-registered = The address to return to is not registered. To protect you, we do not go to addresses that are not.
redirect-return-url-not-registered-developer = The part of returnUrl before the question mark must equal a registered return URL to the letter: scheme, host, port, path and case.
redirect-return-url-repeated = Something in the link is there twice.
redirect-return-url-repeated-developer = There is more than one returnUrl.
redirect-service-deactivated-heading = “{ $service }” has been deactivated
redirect-service-deactivated = This service no longer uses MyData.
redirect-service-deactivated-developer = This service is deactivated.
redirect-service-offline-heading = “{ $service }” is not online yet
redirect-service-offline = This service is still being prepared.
redirect-service-offline-developer = This service is not online.
redirect-signature-too-old = Your signature is too old by now.
redirect-signature-too-old-developer = More than 600 seconds lie between the salt and the redirect. Get a new salt and have it signed.
redirect-signatures-not-registered = This service cannot be entered with a signature it passed on.
redirect-signatures-not-registered-developer = This client_id is not registered for spsignature. Use the ordinary redirect, or apply for it.
redirect-signed-by-another = The applicant in the link is not the person who signed.
redirect-signed-by-another-developer = The pid is another person’s than the forwarded signature. It may be left out; if it is sent, it must be the signer’s.
redirect-tx-id-form = The number of the link is not correct.
redirect-tx-id-form-developer = A tx_id is a UUID of version 4 with dashes.
redirect-tx-id-used = This link has been used before.
redirect-tx-id-used-developer = A tx_id can be used once only; make a new one for every redirect.

## Why a dataset could not be had

provider-certificate-missing = No trusted connection to the agency’s system can be made now.
provider-closed = The agency does not give out this data at present.
provider-dataset-unknown = This data is not open at present.
provider-failing = The agency’s system does not answer properly at present.
provider-gave-up-waiting = The agency did not have this data ready in time.
provider-maintenance = The agency is working on its system.
provider-request = The agency could not be asked for this data.
provider-subject-missing = What the agency sent does not say whose it is; the platform has not kept it.
provider-timed-out = The agency’s system took too long to answer.
provider-token-refused = The agency’s system did not accept this request.
provider-too-large = What the agency sent is too large to be handled.
provider-unreachable = The agency’s system cannot be reached.
provider-wrong-dataset = What the agency sent is not this data; the platform has not kept it.
provider-wrong-person = What the agency sent does not match this request; the platform has not kept it.
