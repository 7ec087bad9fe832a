-- Casts from text. Athena takes fewer spellings than DuckDB. Where Athena may take a spelling that is not known here
-- to mean the same, such as blanks around it or a day without its zero, try_cast says so and gives no NULL.
CREATE OR REPLACE TEMP MACRO athena_unsure(sample, s, type) AS
  athena_fail(sample, 'try_cast of ''' || s || ''' to ' || type || ' is not supported; only plain spellings are');
CREATE OR REPLACE TEMP MACRO athena_try_cast_bigint(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?\d+') THEN TRY_CAST(s AS BIGINT)
       WHEN regexp_full_match(s, '\s*[+-]?\d+\s*') THEN athena_unsure(0::BIGINT, s, 'bigint') END;
CREATE OR REPLACE TEMP MACRO athena_cast_bigint(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '[+-]?\d+') THEN CAST(s AS BIGINT)
       ELSE athena_fail(0::BIGINT, 'Cannot cast ''' || s || ''' to BIGINT') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_integer(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?\d+') THEN TRY_CAST(s AS INTEGER)
       WHEN regexp_full_match(s, '\s*[+-]?\d+\s*') THEN athena_unsure(0::INTEGER, s, 'integer') END;
CREATE OR REPLACE TEMP MACRO athena_cast_integer(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '[+-]?\d+') THEN CAST(s AS INTEGER)
       ELSE athena_fail(0::INTEGER, 'Cannot cast ''' || s || ''' to INT') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_double(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?') THEN TRY_CAST(s AS DOUBLE)
       WHEN regexp_full_match(s, '\s*[+-]?((\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?|Infinity|NaN|0[xX].*)\s*') THEN athena_unsure(0::DOUBLE, s, 'double') END;
CREATE OR REPLACE TEMP MACRO athena_cast_double(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?') THEN CAST(s AS DOUBLE)
       ELSE athena_fail(0::DOUBLE, 'Cannot cast ''' || s || ''' to DOUBLE') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_boolean(s) AS
  CASE WHEN lower(s) IN ('t', 'true', '1') THEN true WHEN lower(s) IN ('f', 'false', '0') THEN false END;
CREATE OR REPLACE TEMP MACRO athena_cast_boolean(s) AS
  CASE WHEN s IS NULL THEN NULL
       WHEN lower(s) IN ('t', 'true', '1') THEN true
       WHEN lower(s) IN ('f', 'false', '0') THEN false
       ELSE athena_fail(true, 'Cannot cast ''' || s || ''' to BOOLEAN') END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_date(s) AS
  CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN TRY_CAST(s AS DATE)
       WHEN regexp_full_match(s, '\s*[+-]?\d+-\d{1,2}-\d{1,2}\s*') THEN athena_unsure(DATE '1970-01-01', s, 'date') END;
CREATE OR REPLACE TEMP MACRO athena_cast_date(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN CAST(s AS DATE)
       ELSE athena_fail(DATE '1970-01-01', 'Value cannot be cast to date: ' || s) END;
CREATE OR REPLACE TEMP MACRO athena_try_cast_timestamp(s) AS
  CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)?') THEN TRY_CAST(s AS TIMESTAMP)
       WHEN regexp_full_match(s, '\s*[+-]?\d+-\d{1,2}-\d{1,2}([ T].*)?\s*') THEN athena_unsure(TIMESTAMP '1970-01-01', s, 'timestamp') END;
CREATE OR REPLACE TEMP MACRO athena_cast_timestamp(s) AS
  CASE WHEN s IS NULL OR regexp_full_match(s, '\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?)?') THEN CAST(s AS TIMESTAMP)
       ELSE athena_fail(TIMESTAMP '1970-01-01', 'Value cannot be cast to timestamp: ' || s) END;
