# The usage record and the audit trail: who received which data, when and what for, and how that is proven.

record-receiver-herself = yourself
