-- Mutual TLS, where it is registered.

-- The binding that holds the platform's own certificate for this service or agency ("MTLS_…"); none: no certificate is shown.
ALTER TABLE service ADD COLUMN shown_certificate TEXT;
ALTER TABLE dataset ADD COLUMN shown_certificate TEXT;
-- SHA-256 of the certificate the service shows when it calls, 64 lower-case hexadecimal digits; none: it need not show one.
ALTER TABLE service ADD COLUMN client_certificate TEXT;
