-- Aggregates, from lists that DuckDB has put in order.
CREATE OR REPLACE TEMP MACRO athena_first_of(a, n) AS
  CASE WHEN n < 1 THEN athena_fail(a, 'third argument of max_by/min_by must be greater than zero')
       WHEN n > 10000 THEN athena_fail(a, 'third argument of max_by/min_by must be less than or equal to 10000; found ' || n)
       ELSE a[1:n] END;
-- The rank of a percentile is the first that more than its part of all values reaches.
CREATE OR REPLACE TEMP MACRO athena_rank(n, p) AS
  CASE WHEN p < 0 OR p > 1 THEN athena_fail(0::BIGINT, 'Percentile must be between 0 and 1')
       ELSE least(n, CAST(floor(n * p) AS BIGINT) + 1) END;
CREATE OR REPLACE TEMP MACRO athena_percentile(a, p) AS a[athena_rank(len(a), p)];
CREATE OR REPLACE TEMP MACRO athena_percentiles(a, ps) AS
  list_transform(athena_present(a), lambda athena_a: list_transform(ps, lambda athena_p: athena_a[athena_rank(len(athena_a), athena_p)]))[1];
-- Of pairs {x, w}, the first whose weights, with all before it, pass a part of the whole.
CREATE OR REPLACE TEMP MACRO athena_weighted(q, p) AS
  CASE WHEN p < 0 OR p > 1 THEN athena_fail(q[1].x, 'Percentile must be between 0 and 1')
       ELSE list_transform([p * list_sum(list_transform(q, lambda athena_v: athena_v.w))], lambda athena_part:
         list_reduce(q, lambda athena_s, athena_e:
           CASE WHEN athena_s.w > athena_part THEN athena_s ELSE {'x': athena_e.x, 'w': athena_s.w + athena_e.w} END).x)[1] END;
CREATE OR REPLACE TEMP MACRO athena_finite(x) AS CASE WHEN NOT isnan(x) THEN x END;
CREATE OR REPLACE TEMP MACRO athena_weighted_percentile(pairs, p) AS
  list_transform([pairs], lambda athena_q: athena_weighted(athena_q, p))[1];
CREATE OR REPLACE TEMP MACRO athena_weighted_percentiles(pairs, ps) AS
  list_transform(athena_present(pairs), lambda athena_q: list_transform(ps, lambda athena_p: athena_weighted(athena_q, athena_p)))[1];
CREATE OR REPLACE TEMP MACRO athena_most_frequent(counts, n) AS
  CASE WHEN n < 2 THEN athena_fail(counts, 'approx_most_frequent bucket count must be greater than one, input bucket count: ' || n)
       ELSE map_from_entries(list_transform(
         list_sort(list_transform(map_entries(counts), lambda athena_e: row(-CAST(athena_e.value AS BIGINT), athena_e.key)))[1:n],
         lambda athena_e: row(athena_e[2], -athena_e[1]))) END;
-- Central moments by the same steps as Athena's, so that the last digits are the same too.
CREATE OR REPLACE TEMP MACRO athena_moments(a) AS
  list_reduce(
    list_transform(a, lambda athena_x: {'n': 0::DOUBLE, 'm1': CAST(athena_x AS DOUBLE), 'm2': 0::DOUBLE, 'm3': 0::DOUBLE, 'm4': 0::DOUBLE}),
    lambda athena_s, athena_x: {
      'n': athena_s.n + 1,
      'm1': athena_s.m1 + (athena_x.m1 - athena_s.m1) / (athena_s.n + 1),
      'm2': athena_s.m2 + (athena_x.m1 - athena_s.m1) * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * athena_s.n,
      'm3': athena_s.m3 + (athena_x.m1 - athena_s.m1) * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * athena_s.n
              * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * (athena_s.n - 1)
            - 3 * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * athena_s.m2,
      'm4': athena_s.m4 + (athena_x.m1 - athena_s.m1) * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * athena_s.n
              * (((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)))
              * ((athena_s.n + 1) * (athena_s.n + 1) - 3 * (athena_s.n + 1) + 3)
            + 6 * (((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1))) * athena_s.m2
            - 4 * ((athena_x.m1 - athena_s.m1) / (athena_s.n + 1)) * athena_s.m3},
    {'n': 0::DOUBLE, 'm1': 0::DOUBLE, 'm2': 0::DOUBLE, 'm3': 0::DOUBLE, 'm4': 0::DOUBLE});
CREATE OR REPLACE TEMP MACRO athena_skewness(a) AS
  CASE WHEN len(a) > 2 THEN list_transform([athena_moments(a)], lambda athena_m:
    CASE WHEN athena_m.m2 = 0 THEN 'NaN'::DOUBLE
         ELSE sqrt(athena_m.n) * athena_m.m3 / athena_m.m2 ** 1.5 END)[1] END;
CREATE OR REPLACE TEMP MACRO athena_kurtosis(a) AS
  CASE WHEN len(a) > 3 THEN list_transform([athena_moments(a)], lambda athena_m:
    CASE WHEN athena_m.m2 = 0 THEN 'NaN'::DOUBLE
         ELSE (athena_m.n - 1) * athena_m.n * (athena_m.n + 1) / ((athena_m.n - 2) * (athena_m.n - 3))
           * athena_m.m4 / (athena_m.m2 * athena_m.m2)
           - 3 * ((athena_m.n - 1) * (athena_m.n - 1)) / ((athena_m.n - 2) * (athena_m.n - 3)) END)[1] END;
