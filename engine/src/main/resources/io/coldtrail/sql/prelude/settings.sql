-- What DuckDB must be told before it runs a translated query. Statements end with a semicolon at the end of a line.
-- Macros bear names of their own, so that DuckDB's functions stay what they are for everybody else.

SET TimeZone = 'UTC';
-- Integer division is written as // where it is meant; / stays the division of doubles.
SET integer_division = false;
SET lambda_syntax = 'DISABLE_SINGLE_ARROW';
SET default_null_order = 'NULLS_LAST';
SET error_on_division_by_zero = true;
SET scalar_subquery_error_on_multiple_rows = true;

-- Fails, and has the type of a sample. DuckDB's own error() may not stand within TRY.
CREATE OR REPLACE TEMP MACRO athena_fail(sample, message) AS list_extract([sample], athena_raise(message));
