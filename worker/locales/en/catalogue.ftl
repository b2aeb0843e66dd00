# Public pages: data download, online services, news, and the pages about the site.

## Menu and footer

menu-personal = Data download
menu-counter = Counter services
footer-ledger = Public ledger
footer-source = Source code
trail-label = You are here
search-go = Search
catalogue-search-too-long = That is too long to search for. Please shorten it to 60 characters.

## Categories

category-household = Household and military service
category-household-about = Household registration and military service.
category-labour = Labour insurance
category-labour-about = Labour insurance: cover and benefits.
category-land = Land
category-land-about = Registered land and buildings.
category-health = Health insurance
category-health-about = National Health Insurance: cover, premiums and visits.
category-tax = Tax and finance
category-tax-about = Income, property, tax and credit.
category-welfare = Social welfare
category-welfare-about = Low income, disability and other entitlements.
category-business = Business
category-business-about = Registered companies, businesses and factories.
category-transport = Transport
category-transport-about = Vehicles, driving licences and fines.
category-energy = Energy
category-energy-about = Electricity, water and gas.
category-education = Education
category-education-about = School records, grades and degrees.

## Home

home-to-personal = Download my data
home-entries-title = What you can do here
home-entry-personal = Take the records that agencies hold about you home to your phone or computer, several at once.
home-entry-services = When you apply for something online, have the data sent straight to the organisation you agree to.
home-entry-counter = At an agency’s counter, show a data code instead of bringing paper.
home-services-all = See all online services
home-news-all = See all news

## Data download

personal-title = Data download
personal-category-title = Data download: { $category }
personal-search-title = Search for data
personal-lead = Take home the data that agencies hold about you. You identify yourself once and can have several datasets from several agencies.
personal-search-label = Find data
personal-search-hint = The name of a dataset, a field or an agency, such as “household”, “income” or “plate”.
personal-categories-title = Find by category
personal-count = { $count ->
    [one] 1 dataset
   *[other] { $count } datasets
}
personal-datasets-title = { $count ->
    [one] Data you can download (1 dataset)
   *[other] Data you can download ({ $count } datasets)
}
personal-found = { $count ->
    [one] 1 dataset found
   *[other] { $count } datasets found
}
personal-found-none = No dataset matches
personal-found-none-next = Try other words, or fewer. You can also look by category.
personal-category-empty = There is no data in this category yet
personal-category-empty-next = What agencies open up will be listed here.
personal-all = See all data
personal-several = Would you like several at once? Tick them, then press “Download what is ticked”.
personal-pick = Tick
personal-want = Download this
personal-chosen-none = Tick what you would like to download, as many as you want.
personal-chosen = Ticked: { $count }
personal-order = Download what is ticked

## A dataset

dataset-level-short = Level { $level } identification
dataset-waits-little = { $minutes ->
    [one] About 1 minute
   *[other] About { $minutes } minutes
}
dataset-waits-long = { $minutes ->
    [one] About 1 minute; you may leave, and we tell you when it is ready
   *[other] About { $minutes } minutes; you may leave, and we tell you when it is ready
}
dataset-out-of-order = Not available now
dataset-out-of-order-next = The platform looks again every few minutes. Once the data is back, this page will say “Download this”.
condition-closed = { $provider } does not give out this data at present.
condition-failing = The system of { $provider } has not answered properly since { $since }.
condition-maintenance = { $provider } is working on its system, until { $until } as far as is known.
condition-reason = Reason: { $reason }
condition-announced = Not available from { $from } to { $to } because of maintenance. Reason: { $reason }
condition-announced-title = Maintenance ahead
service-out-of-order-title = This service may not work just now
service-out-of-order = The data below is not available. Until it is back, this service cannot get your data.
dataset-facts-title = About this data
dataset-provider = Provided by
dataset-category = Category
dataset-expected = Expected waiting time
dataset-kept = Kept by the platform
dataset-kept-value = Deleted once you have saved it, after 8 hours at the latest
dataset-contact = Questions about the content
dataset-id = Dataset ID
dataset-fields-title = { $count ->
    [one] Field it contains (1)
   *[other] Fields it contains ({ $count })
}
dataset-asks-title = You will also be asked
dataset-asks-lead = Besides confirming who you are, you fill in:
dataset-methods-title = How to confirm who you are
dataset-methods-none = No method of identification can be used at the moment.
dataset-methods-first = Your first use of MyData needs two different methods.

## Online services

services-title = Online services
services-lead = These organisations accept MyData on their websites. Start from here: the data they need comes straight from the agencies, and you look at it before you decide.
services-category = Category
services-category-any = All categories
services-agency = Run by
services-agency-any = All organisations
services-search-label = Find a service
services-search-hint = A service, a purpose, an organisation or the data it uses.
services-found = { $count ->
    [one] 1 service
   *[other] { $count } services
}
services-found-none = No service matches
services-found-none-next = Widen your choice, or try other words.
services-all = See all services
services-empty-next = You can still download data for yourself.
services-more = See which data it needs
service-go = Go to the service
service-go-what = You leave MyData for the organisation’s website. Choose “Use MyData” there, and you come back here to confirm who you are.
service-pilot-what = Open only to those who take part in the pilot; nobody else can enter.

## About

about-title = About MyData
about-lead = Many agencies hold data about you. MyData lets you decide: take it home, or have it sent.
about-1-title = What you can do
about-1-body =
    Data download: take your own data to your phone or computer, in files signed by the agency.

    Online services: you agree once, and the agency’s data goes straight to the organisation; there is nothing to download and upload.

    Counter services: show a code instead of paper.
about-2-title = What the platform does, and what it does not
about-2-body =
    It makes sure it is you, fetches the data from the agencies, passes it on encrypted, and deletes it: as soon as it is saved or delivered, after 8 hours at the latest.

    It does not read, analyse or sell your data, and there is no standing permission: every use needs your consent again.
about-3-title = Why you can trust it
about-3-body =
    Agencies sign the data, so a single changed character shows; your browser checks that itself and need not trust the platform.

    Every consent, use and deletion is entered in a ledger that can only grow. Anyone can check that nothing in it was changed; it holds no personal data.
about-4-title = Who is responsible
about-4-body =
    The agency that holds the data answers for its content; the organisation that receives it is responsible under the Personal Data Protection Act; the platform is responsible for its safety on the way.
about-source-title = Source code
about-source = This platform is open-source software under MIT or Apache-2.0, version { $version }. Anyone can look at how it works.
about-source-go = Go to the source code

## News

news-title = News
news-empty = There is no news at the moment
news-empty-next = New services and maintenance will be announced here.
news-kind-service = Service
news-kind-maintenance = Maintenance
news-kind-safety = Safety

## Sitemap

sitemap-title = Sitemap
sitemap-lead = All public pages of this site, and how to get around them by keyboard.
sitemap-services = Services
sitemap-information = Information
sitemap-rules = Rules and explanations
sitemap-tiles = Guide marks and access keys
sitemap-tiles-what = Each page has a top, a middle and a bottom, each marked with “:::”. Access keys lead there directly:
sitemap-key-top = Top: name of the site, main menu, language and text size
sitemap-key-main = Middle: the content of the page
sitemap-key-bottom = Bottom: terms, contact and other links
sitemap-key-search = Search field (data download and online services)
sitemap-tiles-browsers = In Firefox press Alt + Shift and the letter; on a Mac, Control + Option and the letter.

## Accessibility

accessibility-title = Accessibility statement
accessibility-lead = Everybody should be able to get their own data themselves. This site is made to WCAG 2.2 level AA and to the web accessibility rules of the Ministry of Digital Affairs.
accessibility-1-title = How you can use it
accessibility-1-body =
    Every flow can be walked through by keyboard alone, and the focus is always visible.

    Text comes in three sizes; at 200% zoom, and on screens 320 pixels wide, nothing has to be scrolled sideways.

    Dark colours, more contrast and less motion follow the settings of your device.

    Public pages and the download need no JavaScript; only checking and previewing files in the browser does.
accessibility-2-title = How we check it
accessibility-2-body =
    With every change of the program, all public pages are checked by axe and Lighthouse in both languages, and tests measure the contrast of text.

    Automatic checks do not find everything, and their result is no official mark.
accessibility-3-title = Known limits
accessibility-3-body =
    PDF documents are made by the agencies and may lack full accessibility tags. The same data usually comes as JSON too, which the preview shows as a table.

    Card readers and their components come from others and are beyond this site’s control.
accessibility-4-title = If something does not work for you
accessibility-4-body =
    Please tell us which page it is, which device and assistive technology you use, and what happens. We will find another way for you.

## Contact

contacts-title = Contact
contacts-lead = The right place to ask answers fastest.
contacts-desk-title = The website
contacts-desk-what = For trouble with a page, identification, downloads or deliveries, ask the help desk.
contacts-desk-none = This platform has no help desk.
contacts-desk-have = Please have the code and the reference on the page at hand. Never tell anybody your password or a one-time code; the help desk will not ask for it.
contacts-misuse-title = It was not you
contacts-misuse = You were told of something you did not do? In the member area, look at the record of use and sign out on all devices.
contacts-agencies-title = The content of data
contacts-agencies-what = To have data corrected or completed, ask the agency that holds it:
contacts-services-title = Data that was sent
contacts-services-what = The organisation that received data is responsible for it. Please ask that organisation.

## Status

status-title = System status
status-lead = This page says only what the platform itself knows.
status-platform = The platform
status-answers = Answers
status-as-of = when this page was made for you
status-datasets = { $count ->
    [one] Datasets (1)
   *[other] Datasets ({ $count })
}
status-out-of-order = { $count ->
    [0] All of them can be had.
    [one] One of them cannot be had at the moment.
   *[other] { $count } of them cannot be had at the moment.
}
status-in-service = Available
status-methods = Methods of identification
status-method-open = Can be used
status-method-closed = Not open
status-unknown = Where an agency’s system can be asked, the platform asks every two minutes. Of the others it shows only when you ask for data; if it does not work, the page will tell you. There is no forecast here, and no statistics of the past.

## Components

components-title = Components
components-lead = Pages are made of these parts, shown in each of their states from the very templates the pages use. Only a demonstration has this page.
components-steps = Step bar
components-deadlines = Deadline
components-summary = Error summary
components-fields = Fields: ID, ROC date, contact, one-time code
components-search = Search field with an error
components-methods = Methods of identification
components-consent = Consent summary
components-progress = Progress per dataset
components-offers = A dataset in the catalogue
components-services = A service
components-uses = Usage record
components-news = Kinds of news
components-states = Open and closed
components-empty = Empty state
components-report = Outcome and error
components-elsewhere = Components shown elsewhere
components-elsewhere-what = The verdict and the viewer are made in the browser by the SDK: put a file into the offline check to see them. The code card is on the page of a counter service’s code.
