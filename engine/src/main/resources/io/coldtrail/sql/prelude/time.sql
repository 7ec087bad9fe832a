-- Times.
CREATE OR REPLACE TEMP MACRO athena_from_iso8601_timestamp(s) AS
  CASE WHEN s IS NULL THEN NULL
       WHEN regexp_full_match(s, '\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?)?') THEN CAST(s AS TIMESTAMPTZ)
       ELSE athena_fail(TIMESTAMPTZ '1970-01-01 00:00:00+00', 'from_iso8601_timestamp takes a time in UTC such as 2024-01-05T10:00:00Z, not ' || s) END;
