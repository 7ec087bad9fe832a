-- Regular expressions, for patterns that DuckDB reads as Athena does; and the pieces around matches put together again.
CREATE OR REPLACE TEMP MACRO athena_regexp_extract(s, p, g) AS
  CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) END;
CREATE OR REPLACE TEMP MACRO athena_regexp_joined(between, replaced) AS
  CASE WHEN len(list_filter(replaced, lambda athena_element: athena_element IS NULL)) = 0 THEN
    between[1] || array_to_string(list_transform(replaced, lambda athena_element, athena_position:
      athena_element || between[athena_position + 1]), '') END;
