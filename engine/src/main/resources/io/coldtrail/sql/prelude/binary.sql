-- Bytes, by their hexadecimal digits where DuckDB has the function for texts only.
CREATE OR REPLACE TEMP MACRO athena_substr_bytes_at(b, i, n) AS
  CASE WHEN b IS NULL OR i IS NULL OR n IS NULL THEN NULL
       WHEN i < 1 OR i > octet_length(b) OR n < 1 THEN unhex('')
       ELSE unhex(substr(hex(b), 2 * i - 1, 2 * least(n, octet_length(b)))) END;
CREATE OR REPLACE TEMP MACRO athena_substr_bytes(b, i) AS
    athena_substr_bytes_at(b, CASE WHEN i < 0 THEN octet_length(b) + i + 1 ELSE i END, octet_length(b)),
  (b, i, n) AS
    athena_substr_bytes_at(b, CASE WHEN i < 0 THEN octet_length(b) + i + 1 ELSE i END, n);
CREATE OR REPLACE TEMP MACRO athena_lpad_bytes(b, n, p) AS
  CASE WHEN octet_length(p) = 0 THEN athena_fail(b, 'Padding bytes must not be empty')
       ELSE unhex(lpad(hex(b), 2 * athena_pad_length(n), hex(p) || CASE WHEN octet_length(p) = 0 THEN '00' ELSE '' END)) END;
CREATE OR REPLACE TEMP MACRO athena_rpad_bytes(b, n, p) AS
  CASE WHEN octet_length(p) = 0 THEN athena_fail(b, 'Padding bytes must not be empty')
       ELSE unhex(rpad(hex(b), 2 * athena_pad_length(n), hex(p) || CASE WHEN octet_length(p) = 0 THEN '00' ELSE '' END)) END;
