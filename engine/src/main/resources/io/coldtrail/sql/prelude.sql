-- What DuckDB must be told before it runs a translated query. Statements end with a semicolon at the end of a line.
-- Macros bear names of their own, so that DuckDB's functions stay what they are for everybody else.

SET TimeZone = 'UTC';
-- Integer division is written as // where it is meant; / stays the division of doubles.
SET integer_division = false;
SET lambda_syntax = 'DISABLE_SINGLE_ARROW';
SET default_null_order = 'NULLS_LAST';
SET error_on_division_by_zero = true;
SET scalar_subquery_error_on_multiple_rows = true;

-- Elements: Athena's subscripts fail where there is nothing, element_at gives NULL.
CREATE OR REPLACE TEMP MACRO athena_subscript(a, i) AS
  CASE WHEN i < 1 OR i > len(a) THEN error('Array subscript out of bounds: ' || i) ELSE a[i] END;
CREATE OR REPLACE TEMP MACRO athena_map_subscript(m, k) AS
  CASE WHEN NOT map_contains(m, k) THEN error('Key not present in map') ELSE m[k] END;
CREATE OR REPLACE TEMP MACRO athena_element_at(a, i) AS
  CASE WHEN i = 0 THEN error('SQL array indices start at 1') ELSE a[i] END;
CREATE OR REPLACE TEMP MACRO athena_contains(a, x) AS
  CASE WHEN a IS NULL OR x IS NULL THEN NULL
       WHEN list_contains(a, x) THEN true
       WHEN len(list_filter(a, lambda athena_element: athena_element IS NULL)) > 0 THEN NULL
       ELSE false END;
CREATE OR REPLACE TEMP MACRO athena_array_join(a, d) AS
    CASE WHEN a IS NULL OR d IS NULL THEN NULL ELSE coalesce(array_to_string(a, d), '') END,
  (a, d, n) AS
    array_to_string(list_transform(a, lambda athena_element: coalesce(athena_element, n)), d);
CREATE OR REPLACE TEMP MACRO athena_any_match(answers) AS
  CASE WHEN answers IS NULL THEN NULL
       WHEN list_contains(answers, true) THEN true
       WHEN len(list_filter(answers, lambda athena_element: athena_element IS NULL)) > 0 THEN NULL
       ELSE false END;
CREATE OR REPLACE TEMP MACRO athena_all_match(answers) AS
  CASE WHEN answers IS NULL THEN NULL
       WHEN list_contains(answers, false) THEN false
       WHEN len(list_filter(answers, lambda athena_element: athena_element IS NULL)) > 0 THEN NULL
       ELSE true END;
CREATE OR REPLACE TEMP MACRO athena_none_match(answers) AS
  CASE WHEN answers IS NULL THEN NULL
       WHEN list_contains(answers, true) THEN false
       WHEN len(list_filter(answers, lambda athena_element: athena_element IS NULL)) > 0 THEN NULL
       ELSE true END;

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
    CASE WHEN f = '' THEN error('replace of an empty text is not supported') ELSE replace(s, f, t) END;
CREATE OR REPLACE TEMP MACRO athena_split(s, d) AS
  CASE WHEN d = '' THEN error('The delimiter may not be the empty string') ELSE string_split(s, d) END;
CREATE OR REPLACE TEMP MACRO athena_split_part(s, d, i) AS
  CASE WHEN i < 1 THEN error('Index must be greater than zero')
       WHEN d = '' THEN error('split_part by an empty text is not supported')
       ELSE string_split(s, d)[i] END;
CREATE OR REPLACE TEMP MACRO athena_regexp_extract(s, p, g) AS
  CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) END;

-- JSON: a scalar at a path, as text. Numbers with a fraction are not kept as they are written, so they are refused.
-- Malformed texts are blanked before anything looks at them: DuckDB may evaluate a part of a CASE ahead of it.
CREATE OR REPLACE TEMP MACRO athena_valid_json(j) AS CASE WHEN json_valid(j) THEN j END;
CREATE OR REPLACE TEMP MACRO athena_json_extract_scalar(j, p) AS
  CASE json_type(athena_valid_json(j), p)
    WHEN 'NULL' THEN NULL WHEN 'OBJECT' THEN NULL WHEN 'ARRAY' THEN NULL
    WHEN 'DOUBLE' THEN error('json_extract_scalar of a number with a fraction or exponent is not supported: ' || j)
    ELSE json_extract_string(athena_valid_json(j), p) END;

-- Times.
CREATE OR REPLACE TEMP MACRO athena_from_iso8601_timestamp(s) AS
  CASE WHEN s IS NULL THEN NULL
       WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?)?') THEN CAST(s AS TIMESTAMPTZ)
       ELSE error('from_iso8601_timestamp takes a time in UTC such as 2024-01-05T10:00:00Z, not ' || s) END;

-- Casts from text. Athena takes fewer spellings than DuckDB. Where Athena may take a spelling that is not known here
-- to mean the same, such as blanks around it or a day without its zero, try_cast says so and gives no NULL.
CREATE OR REPLACE TEMP MACRO athena_unsure(s, type) AS
  error('try_cast of ''' || s || ''' to ' || type || ' is not supported; only plain spellings are');
CREATE OR REPLACE TEMP MACRO athena_try_cast_bigint(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?\d+') THEN TRY_CAST(s AS BIGINT)
       WHEN regexp_full_match(s, '\s*[+-]?\d+\s*') THEN athena_unsure(s, 'bigint') END;
CREATE OR REPLACE TEMP MACRO athena_cast_bigint(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '[+-]?\d+') THEN CAST(s AS BIGINT)
       ELSE error('Cannot cast ''' || s || ''' to BIGINT') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_integer(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?\d+') THEN TRY_CAST(s AS INTEGER)
       WHEN regexp_full_match(s, '\s*[+-]?\d+\s*') THEN athena_unsure(s, 'integer') END;
CREATE OR REPLACE TEMP MACRO athena_cast_integer(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '[+-]?\d+') THEN CAST(s AS INTEGER)
       ELSE error('Cannot cast ''' || s || ''' to INT') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_double(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?') THEN TRY_CAST(s AS DOUBLE)
       WHEN regexp_full_match(s, '\s*[+-]?((\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?|Infinity|NaN|0[xX].*)\s*') THEN athena_unsure(s, 'double') END;
CREATE OR REPLACE TEMP MACRO athena_cast_double(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?') THEN CAST(s AS DOUBLE)
       ELSE error('Cannot cast ''' || s || ''' to DOUBLE') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_boolean(s) AS
  CASE WHEN lower(s) IN ('t', 'true', '1') THEN true WHEN lower(s) IN ('f', 'false', '0') THEN false END;
CREATE OR REPLACE TEMP MACRO athena_cast_boolean(s) AS
  CASE WHEN s IS NULL THEN NULL
       WHEN lower(s) IN ('t', 'true', '1') THEN true
       WHEN lower(s) IN ('f', 'false', '0') THEN false
       ELSE error('Cannot cast ''' || s || ''' to BOOLEAN') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_date(s) AS
  CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN TRY_CAST(s AS DATE)
       WHEN regexp_full_match(s, '\s*[+-]?\d+-\d{1,2}-\d{1,2}\s*') THEN athena_unsure(s, 'date') END;
CREATE OR REPLACE TEMP MACRO athena_cast_date(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN CAST(s AS DATE)
       ELSE error('Value cannot be cast to date: ' || s) END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_timestamp(s) AS
  CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)?') THEN TRY_CAST(s AS TIMESTAMP)
       WHEN regexp_full_match(s, '\s*[+-]?\d+-\d{1,2}-\d{1,2}([ T].*)?\s*') THEN athena_unsure(s, 'timestamp') END;
CREATE OR REPLACE TEMP MACRO athena_cast_timestamp(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)?') THEN CAST(s AS TIMESTAMP)
       ELSE error('Value cannot be cast to timestamp: ' || s) END;
