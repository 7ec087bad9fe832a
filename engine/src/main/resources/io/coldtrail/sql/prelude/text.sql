-- Texts.
CREATE OR REPLACE TEMP MACRO athena_upper(s) AS
  CASE WHEN contains(s, 'ß') THEN array_to_string(list_transform(string_split(s, 'ß'), lambda athena_element: upper(athena_element)), 'ß')
       ELSE upper(s) END;
CREATE OR REPLACE TEMP MACRO athena_blanks() AS
  chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(28) || chr(29) || chr(30) || chr(31) || chr(32)
  || chr(5760) || chr(8192) || chr(8193) || chr(8194) || chr(8195) || chr(8196) || chr(8197) || chr(8198)
  || chr(8200) || chr(8201) || chr(8202) || chr(8232) || chr(8233) || chr(8287) || chr(12288);
CREATE OR REPLACE TEMP MACRO athena_trim(s) AS trim(s, athena_blanks());
CREATE OR REPLACE TEMP MACRO athena_ltrim(s) AS ltrim(s, athena_blanks());
CREATE OR REPLACE TEMP MACRO athena_rtrim(s) AS rtrim(s, athena_blanks());
CREATE OR REPLACE TEMP MACRO athena_substr(s, i) AS
    CASE WHEN s IS NULL OR i IS NULL THEN NULL
         WHEN i = 0 OR abs(CAST(i AS HUGEINT)) > length(s) THEN '' ELSE substr(s, greatest(least(i, 4000000000), -4000000000)) END,
  (s, i, n) AS
    CASE WHEN s IS NULL OR i IS NULL OR n IS NULL THEN NULL
         WHEN i = 0 OR abs(CAST(i AS HUGEINT)) > length(s) OR n <= 0 THEN ''
         ELSE substr(s, greatest(least(i, 4000000000), -4000000000), least(n, 4000000000)) END;
CREATE OR REPLACE TEMP MACRO athena_replace(s, f) AS
    CASE WHEN f = '' THEN s ELSE replace(s, f, '') END,
  (s, f, t) AS
    CASE WHEN f = '' THEN regexp_replace(s, '', replace(t, '\', '\\'), 'g') ELSE replace(s, f, t) END;
CREATE OR REPLACE TEMP MACRO athena_split(s, d) AS
    CASE WHEN d = '' THEN athena_fail([''], 'The delimiter may not be the empty string') ELSE string_split(s, d) END,
  (s, d, n) AS
    CASE WHEN s IS NULL OR d IS NULL OR n IS NULL THEN NULL
         WHEN n < 1 THEN athena_fail([''], 'Limit must be positive')
         WHEN d = '' THEN athena_fail([''], 'The delimiter may not be the empty string')
         WHEN len(string_split(s, d)) <= n THEN string_split(s, d)
         ELSE list_append(string_split(s, d)[1:n - 1], substr(s, CAST(coalesce(list_sum(list_transform(
           string_split(s, d)[1:n - 1], lambda athena_element: length(athena_element) + length(d))), 0) + 1 AS BIGINT))) END;
CREATE OR REPLACE TEMP MACRO athena_split_part(s, d, i) AS
  CASE WHEN i < 1 THEN athena_fail('', 'Index must be greater than zero')
       WHEN d = '' THEN CASE WHEN i <= length(s) THEN substr(s, i, 1) END
       ELSE string_split(s, d)[i] END;
CREATE OR REPLACE TEMP MACRO athena_split_to_map(s, e, k) AS
  CAST(CAST(athena_split_pairs(s, e, k) AS JSON) AS MAP(VARCHAR, VARCHAR));
CREATE OR REPLACE TEMP MACRO athena_split_to_multimap(s, e, k) AS
  CAST(CAST(athena_split_multipairs(s, e, k) AS JSON) AS MAP(VARCHAR, VARCHAR[]));
CREATE OR REPLACE TEMP MACRO athena_concat_ws(d, texts) AS
  CASE WHEN d IS NOT NULL AND texts IS NOT NULL THEN
    substr(coalesce(array_to_string(list_transform(texts, lambda athena_element: d || athena_element), ''), ''), length(d) + 1) END;
CREATE OR REPLACE TEMP MACRO athena_chr(n) AS
  CASE WHEN n IS NULL THEN NULL
       WHEN n < 0 OR n > 1114111 OR n BETWEEN 55296 AND 57343
       THEN athena_fail('', 'Not a valid Unicode code point: ' || n)
       ELSE chr(CAST(least(greatest(n, 0), 1114111) AS INTEGER)) END;
-- Texts longer than this would fill the memory.
CREATE OR REPLACE TEMP MACRO athena_pad_length(n) AS
  CASE WHEN n IS NULL THEN NULL
       WHEN n < 0 OR n > 2147483647
       THEN athena_fail(0::INTEGER, 'Target length must be in the range [0..2147483647]')
       WHEN n > 10000000 THEN athena_fail(0::INTEGER, 'lpad and rpad to more than 10000000 characters are not supported')
       ELSE CAST(least(greatest(n, 0), 10000000) AS INTEGER) END;
CREATE OR REPLACE TEMP MACRO athena_lpad(s, n, p) AS
  CASE WHEN p = '' THEN athena_fail('', 'Padding string must not be empty')
       ELSE lpad(s, athena_pad_length(n), CASE WHEN p = '' THEN ' ' ELSE p END) END;
CREATE OR REPLACE TEMP MACRO athena_rpad(s, n, p) AS
  CASE WHEN p = '' THEN athena_fail('', 'Padding string must not be empty')
       ELSE rpad(s, athena_pad_length(n), CASE WHEN p = '' THEN ' ' ELSE p END) END;
