-- JSON. A text that lacks the last name on a path, and any backslash that might spell it, holds nothing there: that is
-- seen without a call of Java.
CREATE OR REPLACE TEMP MACRO athena_json_scalar_named(j, p, n) AS
  athena_json_scalar_at(CASE WHEN contains(j, n) OR contains(j, '\') THEN j END, p);
CREATE OR REPLACE TEMP MACRO athena_json_array(texts) AS
  CASE WHEN texts IS NOT NULL THEN
    '[' || coalesce(array_to_string(list_transform(texts, lambda athena_element: coalesce(athena_element, 'null')), ','), '') || ']' END;
CREATE OR REPLACE TEMP MACRO athena_json_object(entries) AS
  CASE WHEN entries IS NOT NULL THEN
    '{' || coalesce(array_to_string(list_transform(list_sort(entries),
      lambda athena_element: athena_json_quote(athena_element.k) || ':' || coalesce(athena_element.v, 'null')), ','), '') || '}' END;
