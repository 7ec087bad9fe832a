-- Addresses, which are texts of 32 hexadecimal digits here.
CREATE OR REPLACE TEMP MACRO athena_ipaddress_of_bytes(b) AS
  CASE octet_length(b)
    WHEN 4 THEN '00000000000000000000ffff' || lower(hex(b))
    WHEN 16 THEN lower(hex(b))
    ELSE athena_fail('', 'Invalid IP address binary length: ' || octet_length(b)) END;
