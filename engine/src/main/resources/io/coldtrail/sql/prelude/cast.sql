-- Casts from text: the plain spellings by DuckDB, the others by a function in Java, which knows what Athena takes.
-- Numbers that no real holds are infinite.
CREATE OR REPLACE TEMP MACRO athena_real(x) AS
  CASE WHEN isnan(x) THEN CAST('NaN' AS FLOAT)
       WHEN abs(x) >= 3.4028235677973366e38 THEN CAST(CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END AS FLOAT)
       ELSE TRY_CAST(x AS FLOAT) END;
CREATE OR REPLACE TEMP MACRO athena_cast_tinyint(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,2}') THEN TRY_CAST(s AS TINYINT) END,
    CAST(athena_parse_whole(s, -128, 127, 'TINYINT') AS TINYINT));
CREATE OR REPLACE TEMP MACRO athena_try_cast_tinyint(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,2}') THEN TRY_CAST(s AS TINYINT) END,
    CAST(athena_try_parse_whole(s, -128, 127, 'TINYINT') AS TINYINT));
CREATE OR REPLACE TEMP MACRO athena_cast_smallint(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,4}') THEN TRY_CAST(s AS SMALLINT) END,
    CAST(athena_parse_whole(s, -32768, 32767, 'SMALLINT') AS SMALLINT));
CREATE OR REPLACE TEMP MACRO athena_try_cast_smallint(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,4}') THEN TRY_CAST(s AS SMALLINT) END,
    CAST(athena_try_parse_whole(s, -32768, 32767, 'SMALLINT') AS SMALLINT));
CREATE OR REPLACE TEMP MACRO athena_cast_integer(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,9}') THEN TRY_CAST(s AS INTEGER) END,
    CAST(athena_parse_whole(s, -2147483648, 2147483647, 'INT') AS INTEGER));
CREATE OR REPLACE TEMP MACRO athena_try_cast_integer(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,9}') THEN TRY_CAST(s AS INTEGER) END,
    CAST(athena_try_parse_whole(s, -2147483648, 2147483647, 'INT') AS INTEGER));
CREATE OR REPLACE TEMP MACRO athena_cast_bigint(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,18}') THEN TRY_CAST(s AS BIGINT) END,
    athena_parse_whole(s, -9223372036854775808, 9223372036854775807, 'BIGINT'));
CREATE OR REPLACE TEMP MACRO athena_try_cast_bigint(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,18}') THEN TRY_CAST(s AS BIGINT) END,
    athena_try_parse_whole(s, -9223372036854775808, 9223372036854775807, 'BIGINT'));
CREATE OR REPLACE TEMP MACRO athena_cast_double(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,15}(\.\d{1,6})?') THEN TRY_CAST(s AS DOUBLE) END,
    athena_parse_double(s));
CREATE OR REPLACE TEMP MACRO athena_cast_real(s) AS athena_real(athena_parse_real(s));
CREATE OR REPLACE TEMP MACRO athena_cast_date(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN TRY_CAST(s AS DATE) END,
    athena_parse_date(s));
CREATE OR REPLACE TEMP MACRO athena_cast_timestamp(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,3})?') THEN TRY_CAST(s AS TIMESTAMP) END,
    athena_cast_timestamp_digits(s, 3));
CREATE OR REPLACE TEMP MACRO athena_try_cast_double(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '[+-]?\d{1,15}(\.\d{1,6})?') THEN TRY_CAST(s AS DOUBLE) END,
    athena_try_parse_double(s));
CREATE OR REPLACE TEMP MACRO athena_try_cast_real(s) AS athena_real(athena_try_parse_real(s));
CREATE OR REPLACE TEMP MACRO athena_try_cast_date(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN TRY_CAST(s AS DATE) END,
    athena_try_parse_date(s));
CREATE OR REPLACE TEMP MACRO athena_try_cast_timestamp(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,3})?') THEN TRY_CAST(s AS TIMESTAMP) END,
    athena_try_cast_timestamp_digits(s, 3));
CREATE OR REPLACE TEMP MACRO athena_try_cast_boolean(s) AS
  CASE WHEN lower(s) IN ('t', 'true', '1') THEN true WHEN lower(s) IN ('f', 'false', '0') THEN false END;
CREATE OR REPLACE TEMP MACRO athena_cast_boolean(s) AS
  CASE WHEN s IS NULL THEN NULL
       WHEN lower(s) IN ('t', 'true', '1') THEN true
       WHEN lower(s) IN ('f', 'false', '0') THEN false
       ELSE athena_fail(true, 'Cannot cast ''' || s || ''' to BOOLEAN') END;
-- CAST(… AS varchar(n)) of what is no text.
CREATE OR REPLACE TEMP MACRO athena_bounded(s, n) AS
  CASE WHEN length(s) > n THEN athena_fail('', 'Value ' || s || ' cannot be represented as varchar(' || n || ')') ELSE s END;
CREATE OR REPLACE TEMP MACRO athena_try_bounded(s, n) AS CASE WHEN length(s) <= n THEN s END;
-- A time with fewer digits: unit is what the last digit stands for, in microseconds.
CREATE OR REPLACE TEMP MACRO athena_round_moment(t, unit) AS
  t + to_microseconds(unit // 2 - ((epoch_us(t) + unit // 2) % unit + unit) % unit);
