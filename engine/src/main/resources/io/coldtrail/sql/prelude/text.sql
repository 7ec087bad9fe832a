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
         WHEN i = 0 OR -i > length(s) THEN '' ELSE substr(s, i) END,
  (s, i, n) AS
    CASE WHEN s IS NULL OR i IS NULL OR n IS NULL THEN NULL
         WHEN i = 0 OR -i > length(s) OR n <= 0 THEN '' ELSE substr(s, i, n) END;
CREATE OR REPLACE TEMP MACRO athena_replace(s, f) AS
    CASE WHEN f = '' THEN s ELSE replace(s, f, '') END,
  (s, f, t) AS
    CASE WHEN f = '' THEN athena_fail('', 'replace of an empty text is not supported') ELSE replace(s, f, t) END;
CREATE OR REPLACE TEMP MACRO athena_split(s, d) AS
  CASE WHEN d = '' THEN athena_fail([''], 'The delimiter may not be the empty string') ELSE string_split(s, d) END;
CREATE OR REPLACE TEMP MACRO athena_split_part(s, d, i) AS
  CASE WHEN i < 1 THEN athena_fail('', 'Index must be greater than zero')
       WHEN d = '' THEN athena_fail('', 'split_part by an empty text is not supported')
       ELSE string_split(s, d)[i] END;
