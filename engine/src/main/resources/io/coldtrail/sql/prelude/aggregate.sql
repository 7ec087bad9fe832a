-- Aggregates, from lists that DuckDB has put in order.
CREATE OR REPLACE TEMP MACRO athena_first_of(a, n) AS
  CASE WHEN n < 1 THEN athena_fail(a, 'third argument of max_by/min_by must be greater than zero')
       WHEN n > 10000 THEN athena_fail(a, 'third argument of max_by/min_by must be less than or equal to 10000; found ' || n)
       ELSE a[1:n] END;
CREATE OR REPLACE TEMP MACRO athena_rank(n, p) AS
  CASE WHEN p < 0 OR p > 1 THEN athena_fail(0::BIGINT, 'Percentile must be between 0 and 1')
       ELSE greatest(1, CAST(ceil(n * p) AS BIGINT)) END;
CREATE OR REPLACE TEMP MACRO athena_percentile(a, p) AS a[athena_rank(len(a), p)];
CREATE OR REPLACE TEMP MACRO athena_percentiles(a, ps) AS
  list_transform([a], lambda athena_a: list_transform(ps, lambda athena_p: athena_a[athena_rank(len(athena_a), athena_p)]))[1];
-- Of pairs {x, w}, the first whose weights, with all before it, reach a part of the whole.
CREATE OR REPLACE TEMP MACRO athena_weighted(q, p) AS
  CASE WHEN p < 0 OR p > 1 THEN athena_fail(q[1].x, 'Percentile must be between 0 and 1')
       ELSE list_filter(q, lambda athena_w, athena_i:
         list_sum(list_transform(q[1:athena_i], lambda athena_v: athena_v.w)) >= p * list_sum(list_transform(q, lambda athena_v: athena_v.w)))[1].x END;
CREATE OR REPLACE TEMP MACRO athena_weighted_percentile(pairs, p) AS
  list_transform([pairs], lambda athena_q: athena_weighted(athena_q, p))[1];
CREATE OR REPLACE TEMP MACRO athena_weighted_percentiles(pairs, ps) AS
  list_transform([pairs], lambda athena_q: list_transform(ps, lambda athena_p: athena_weighted(athena_q, athena_p)))[1];
CREATE OR REPLACE TEMP MACRO athena_most_frequent(counts, n) AS
  CASE WHEN n < 2 THEN athena_fail(counts, 'approx_most_frequent bucket count must be greater than one, input bucket count: ' || n)
       ELSE map_from_entries(list_transform(
         list_sort(list_transform(map_entries(counts), lambda athena_e: row(-CAST(athena_e.value AS BIGINT), athena_e.key)))[1:n],
         lambda athena_e: row(athena_e[2], -athena_e[1]))) END;
