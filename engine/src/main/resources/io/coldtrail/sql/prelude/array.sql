-- Elements: Athena's subscripts fail where there is nothing, element_at gives NULL.
CREATE OR REPLACE TEMP MACRO athena_subscript(a, i) AS
  CASE WHEN i < 1 OR i > len(a) THEN athena_fail(a[i], 'Array subscript out of bounds: ' || i) ELSE a[i] END;
CREATE OR REPLACE TEMP MACRO athena_map_subscript(m, k) AS
  CASE WHEN NOT map_contains(m, k) THEN athena_fail(m[k], 'Key not present in map') ELSE m[k] END;
CREATE OR REPLACE TEMP MACRO athena_element_at(a, i) AS
  CASE WHEN i = 0 THEN athena_fail(a[i], 'SQL array indices start at 1') ELSE a[i] END;
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
