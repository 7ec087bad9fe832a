-- Times.
-- Most times are written in one way, which is told from its shape: a regular expression takes longer than the cast.
CREATE OR REPLACE TEMP MACRO athena_from_iso8601_timestamp(s) AS
  coalesce(
    CASE WHEN s LIKE '____-__-__T__:__:__Z' AND s NOT LIKE '___________24%' AND s NOT LIKE '% %' AND s > '0' AND s < ':' THEN TRY_CAST(s AS TIMESTAMPTZ)
         WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,3})?)?Z?)?') THEN TRY_CAST(s AS TIMESTAMPTZ) END,
    athena_parse_iso8601(s));
-- date_parse of a format whose letters all have a fixed width: texts of that shape by DuckDB, all others in Java.
CREATE OR REPLACE TEMP MACRO athena_date_parse_shape(s, f, shape, plain) AS
  coalesce(CASE WHEN s LIKE shape AND s > '0' AND s < ':' THEN try_strptime(s, plain) END, athena_date_parse(s, f));
CREATE OR REPLACE TEMP MACRO athena_from_iso8601_date(s) AS
  coalesce(CASE WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}') THEN TRY_CAST(s AS DATE) END, athena_parse_iso8601_date(s));
-- Milliseconds since 1970 as a point in time.
CREATE OR REPLACE TEMP MACRO athena_from_milliseconds(n) AS CAST(make_timestamp(1000 * n) AS TIMESTAMPTZ);
-- Intervals.
CREATE OR REPLACE TEMP MACRO athena_months(i) AS 12 * datepart('year', i) + datepart('month', i);
CREATE OR REPLACE TEMP MACRO athena_whole_milliseconds(i) AS to_milliseconds(epoch_ms(i));
CREATE OR REPLACE TEMP MACRO athena_whole_days(i) AS
  CASE WHEN epoch_ms(i) % 86400000 <> 0 THEN athena_fail(i, 'Cannot add hour, minutes or seconds to a date') ELSE i END;
