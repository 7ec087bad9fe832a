-- JSON: a scalar at a path, as text. Numbers with a fraction are not kept as they are written, so they are refused.
-- Malformed texts are blanked before anything looks at them: DuckDB may evaluate a part of a CASE ahead of it.
CREATE OR REPLACE TEMP MACRO athena_valid_json(j) AS CASE WHEN json_valid(j) THEN j END;
CREATE OR REPLACE TEMP MACRO athena_json_extract_scalar(j, p) AS
  CASE json_type(athena_valid_json(j), p)
    WHEN 'NULL' THEN NULL WHEN 'OBJECT' THEN NULL WHEN 'ARRAY' THEN NULL
    WHEN 'DOUBLE' THEN athena_fail('', 'json_extract_scalar of a number with a fraction or exponent is not supported: ' || j)
    ELSE json_extract_string(athena_valid_json(j), p) END;
