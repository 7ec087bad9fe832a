-- Numbers.
CREATE OR REPLACE TEMP MACRO athena_sign(x) AS CASE WHEN isnan(x) THEN x ELSE CAST(sign(x) AS DOUBLE) END;
-- Bins that are not in order are searched by halves in Athena, with a result that says nothing.
CREATE OR REPLACE TEMP MACRO athena_width_bucket_bins(x, bins) AS
  CASE WHEN len(bins) = 0 THEN athena_fail(0::BIGINT, 'Bins cannot be an empty array')
       WHEN isnan(x) THEN athena_fail(0::BIGINT, 'Operand cannot be NaN')
       WHEN bins <> list_sort(bins) THEN athena_fail(0::BIGINT, 'Bin values are not sorted in ascending order')
       ELSE len(list_filter(bins, lambda athena_element: athena_element <= x)) END;
