# What each code means. The key is the code with dashes for dots; “-developer” speaks to a service’s developer.

## Fields

identify-acknowledgement-missing = Please tick the box to say that you have read and understood
identify-birthday-missing = Please enter your date of birth
identify-birthday-future = The date of birth cannot be later than today
identify-method-missing = Please choose how to identify yourself
identify-method-not-offered = This method cannot be used now. Please choose another one
identify-nhi-card-number-missing = Please enter your NHI card number
identify-household-number-missing = Please enter your household number
identity-assurance-level = Assurance levels are 1 to 4
identity-birthday-form = The date of birth needs 7 digits, such as 0770101
identity-birthday-not-in-calendar = There is no such day. Please check month and day
identity-household-number-form = The household number needs 8 letters or digits
identity-method-unknown = Please choose how to identify yourself
identity-national-id-checksum = The number’s check digit does not fit. Please look at it again
identity-national-id-character = One character of the number is wrong. Please look at it again
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
outcome-refused-heading = You did not agree
outcome-refused = Nothing was sent. The data that had been fetched is deleted.
outcome-refused-short = You declined, not sent
outcome-timed-out-heading = Time is up
outcome-timed-out = The request was not finished within 20 minutes. Nothing was sent, and the data that had been fetched is deleted.
outcome-timed-out-short = Out of time, not sent
outcome-expired-heading = The data has expired
outcome-expired = The service did not fetch it within 8 hours. It has been deleted; the service did not get it.
outcome-expired-short = Not fetched, deleted
outcome-service-refused-heading = The service did not accept it
outcome-service-refused = “{ $service }” answered that it does not accept the data this time. Nothing was sent, and the data that had been fetched is deleted.
outcome-service-refused-short = Not accepted, not sent
outcome-service-unreachable-heading = “{ $service }” cannot be reached
outcome-service-unreachable = The service’s system does not answer. Nothing was sent, and the data that had been fetched is deleted.
outcome-service-unreachable-short = No answer, not sent
outcome-undeliverable-heading = Some data cannot be had
outcome-undeliverable = “{ $service }” has been told which data cannot be had. Nothing was sent.
outcome-undeliverable-short = Could not be had, not sent
outcome-wrong-person-heading = Not the person who applied
outcome-wrong-person = The person identified is not the applicant named by “{ $service }”. No data was fetched or sent.
outcome-wrong-person-short = Not the applicant, not sent

## A service’s link

redirect-unknown = The content of the link is not correct.
redirect-unknown-developer = Please compare this request with the interface document.
