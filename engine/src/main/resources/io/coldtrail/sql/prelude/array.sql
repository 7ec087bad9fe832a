-- Arrays. A list that a lambda looks at is a parameter of a lambda around it, so that it is made once.
-- Elements: Athena's subscripts fail where there is nothing, element_at gives NULL.
CREATE OR REPLACE TEMP MACRO athena_subscript(a, i) AS
  CASE WHEN i < 1 OR i > len(a) THEN athena_fail(a[i], 'Array subscript out of bounds: ' || i) ELSE a[i] END;
CREATE OR REPLACE TEMP MACRO athena_element_at(a, i) AS
  CASE WHEN i = 0 THEN athena_fail(a[i], 'SQL array indices start at 1') ELSE a[i] END;
-- A list of the value, or NULL.
CREATE OR REPLACE TEMP MACRO athena_present(x) AS list_filter([x], lambda athena_x: athena_x IS NOT NULL);
CREATE OR REPLACE TEMP MACRO athena_has_null(a) AS list_count(a) < len(a);
CREATE OR REPLACE TEMP MACRO athena_contains(a, x) AS
  CASE WHEN a IS NULL OR x IS NULL THEN NULL
       WHEN list_contains(a, x) THEN true
       WHEN athena_has_null(a) THEN NULL
       ELSE false END;
CREATE OR REPLACE TEMP MACRO athena_contains_sequence(a, s) AS
  CASE WHEN a IS NOT NULL AND s IS NOT NULL THEN
    list_transform([{'a': a, 's': s}], lambda athena_p:
      list_contains(list_transform(range(0, len(athena_p.a) - len(athena_p.s) + 1),
        lambda athena_i: athena_p.a[athena_i + 1:athena_i + len(athena_p.s)] = athena_p.s), true))[1] END;
CREATE OR REPLACE TEMP MACRO athena_array_distinct(a) AS
  list_transform([a], lambda athena_a:
    list_filter(athena_a, lambda athena_e, athena_i: list_position(athena_a, athena_e) = athena_i))[1];
CREATE OR REPLACE TEMP MACRO athena_array_max(a) AS CASE WHEN NOT athena_has_null(a) THEN list_max(a) END;
CREATE OR REPLACE TEMP MACRO athena_array_min(a) AS CASE WHEN NOT athena_has_null(a) THEN list_min(a) END;
CREATE OR REPLACE TEMP MACRO athena_array_union(a, b) AS
  CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN athena_array_distinct(list_concat(a, b)) END;
-- In the order of the longer one.
CREATE OR REPLACE TEMP MACRO athena_array_intersect(a, b) AS
  CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN
    list_transform(list_zip([CASE WHEN len(a) < len(b) THEN b ELSE a END], [CASE WHEN len(a) < len(b) THEN a ELSE b END]),
      lambda athena_p: list_filter(athena_array_distinct(athena_p[1]),
        lambda athena_f: list_position(athena_p[2], athena_f) IS NOT NULL))[1] END;
CREATE OR REPLACE TEMP MACRO athena_array_except(a, b) AS
  CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN
    list_transform(list_zip([athena_array_distinct(a)], [b]), lambda athena_p:
      list_filter(athena_p[1], lambda athena_e: list_position(athena_p[2], athena_e) IS NULL))[1] END;
CREATE OR REPLACE TEMP MACRO athena_array_position(a, x) AS
  CASE WHEN a IS NOT NULL AND x IS NOT NULL THEN CAST(coalesce(list_position(a, x), 0) AS BIGINT) END;
CREATE OR REPLACE TEMP MACRO athena_array_remove(a, x) AS
  CASE WHEN x IS NOT NULL THEN
    list_transform([{'a': a, 'x': x}], lambda athena_p:
      list_filter(athena_p.a, lambda athena_e: athena_e IS DISTINCT FROM athena_p.x))[1] END;
CREATE OR REPLACE TEMP MACRO athena_arrays_overlap(a, b) AS
  CASE WHEN a IS NULL OR b IS NULL THEN NULL
       WHEN list_has_any(a, b) THEN true
       WHEN (athena_has_null(a) AND len(b) > 0) OR (athena_has_null(b) AND len(a) > 0) THEN NULL
       ELSE false END;
CREATE OR REPLACE TEMP MACRO athena_array_join(a, d) AS
    CASE WHEN a IS NULL OR d IS NULL THEN NULL ELSE coalesce(array_to_string(a, d), '') END,
  (a, d, n) AS
    CASE WHEN a IS NULL OR d IS NULL OR n IS NULL THEN NULL
         ELSE coalesce(array_to_string(list_transform(a, lambda athena_element: coalesce(athena_element, n)), d), '') END;
CREATE OR REPLACE TEMP MACRO athena_slice(a, i, n) AS
  CASE WHEN a IS NULL OR i IS NULL OR n IS NULL THEN NULL
       WHEN i = 0 THEN athena_fail(a, 'SQL array indices start at 1')
       WHEN n < 0 THEN athena_fail(a, 'length must be greater than or equal to 0')
       WHEN n = 0 OR i < -len(a) THEN a[1:0]
       WHEN i < 0 THEN a[len(a) + i + 1:least(len(a), len(a) + i + n)]
       ELSE a[i:least(len(a), i - 1 + least(n, len(a)))] END;
CREATE OR REPLACE TEMP MACRO athena_trim_array(a, n) AS
  CASE WHEN n < 0 THEN athena_fail(a, 'size must not be negative: ' || n)
       WHEN n > len(a) THEN athena_fail(a, 'size must not exceed array cardinality ' || len(a) || ': ' || n)
       ELSE a[1:len(a) - n] END;
CREATE OR REPLACE TEMP MACRO athena_repeat(x, n) AS
  CASE WHEN n IS NULL THEN NULL
       WHEN n < 0 THEN athena_fail([x], 'count argument of repeat function must be greater than or equal to 0')
       WHEN n > 10000 THEN athena_fail([x], 'count argument of repeat function must be less than or equal to 10000')
       ELSE list_resize([x][1:0], least(greatest(n, 0), 10000), x) END;
CREATE OR REPLACE TEMP MACRO athena_ngrams(a, n) AS
  CASE WHEN n < 1 THEN athena_fail([a], 'N must be positive')
       WHEN len(a) <= n THEN CASE WHEN a IS NOT NULL THEN [a] END
       ELSE list_transform([a], lambda athena_a:
         list_transform(range(1, len(athena_a) - n + 2), lambda athena_i: athena_a[athena_i:athena_i + n - 1]))[1] END;
-- Ordered by the last element of each, as all of k elements up to here come before those with the next one.
CREATE OR REPLACE TEMP MACRO athena_combinations(a, n) AS
  CASE WHEN n < 0 THEN athena_fail([a], 'combination size must not be negative: ' || n)
       WHEN n > 5 THEN athena_fail([a], 'combination size must not exceed 5: ' || n)
       WHEN a IS NULL OR n IS NULL THEN NULL
       WHEN n > len(a) THEN [a][1:0]
       ELSE list_reduce(
         list_transform(a, lambda athena_e: [[[athena_e]]]),
         lambda athena_s, athena_e: list_transform(range(0, least(n, 5) + 1), lambda athena_k:
           list_concat(athena_s[athena_k + 1],
             list_transform(CASE WHEN athena_k = 0 THEN athena_s[1][1:0] ELSE athena_s[athena_k] END,
               lambda athena_c: list_concat(athena_c, athena_e[1][1])))),
         list_concat([[a[1:0]]], list_transform(range(0, least(greatest(n, 0), 5)), lambda athena_k: [a][1:0])))[n + 1] END;
CREATE OR REPLACE TEMP MACRO athena_zip(a, b) AS
    CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN list_zip(a, b) END,
  (a, b, c) AS
    CASE WHEN a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL THEN list_zip(a, b, c) END,
  (a, b, c, d) AS
    CASE WHEN a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND d IS NOT NULL THEN list_zip(a, b, c, d) END,
  (a, b, c, d, e) AS
    CASE WHEN a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND d IS NOT NULL AND e IS NOT NULL
         THEN list_zip(a, b, c, d, e) END;
-- What the lambda of array_sort says of two elements.
CREATE OR REPLACE TEMP MACRO athena_compared(c) AS
  CASE WHEN coalesce(c NOT IN (-1, 0, 1), true)
       THEN athena_fail(0::BIGINT, 'Lambda comparator must return either -1, 0, or 1') ELSE c END;
CREATE OR REPLACE TEMP MACRO athena_any_match(answers) AS
  CASE WHEN answers IS NULL THEN NULL
       WHEN list_contains(answers, true) THEN true
       WHEN athena_has_null(answers) THEN NULL
       ELSE false END;
CREATE OR REPLACE TEMP MACRO athena_all_match(answers) AS
  CASE WHEN answers IS NULL THEN NULL
       WHEN list_contains(answers, false) THEN false
       WHEN athena_has_null(answers) THEN NULL
       ELSE true END;
CREATE OR REPLACE TEMP MACRO athena_none_match(answers) AS
  CASE WHEN answers IS NULL THEN NULL
       WHEN list_contains(answers, true) THEN false
       WHEN athena_has_null(answers) THEN NULL
       ELSE true END;
CREATE OR REPLACE TEMP MACRO athena_first_true(answers) AS
  CASE WHEN answers IS NOT NULL THEN CAST(coalesce(list_position(answers, true), 0) AS BIGINT) END;
-- Equality of arrays, once it is known which of the elements are equal.
CREATE OR REPLACE TEMP MACRO athena_same_lists(a, b, answers) AS
  CASE WHEN a IS NULL OR b IS NULL THEN NULL
       WHEN len(a) <> len(b) THEN false
       ELSE athena_all_match(answers) END;
-- An answer that may not be asked for where a NULL is met: 2 comes before 1 among the steps of the comparison.
CREATE OR REPLACE TEMP MACRO athena_meets_null(steps) AS
  coalesce(list_filter(steps, lambda athena_step: athena_step > 0)[1] = 2, false);
CREATE OR REPLACE TEMP MACRO athena_ordered(nulls, answer) AS
  CASE WHEN nulls THEN athena_fail(answer, 'comparison not supported for arrays and rows with null elements') ELSE answer END;
-- Sequences. The bounds are kept together, and the length is looked at before anything is made.
CREATE OR REPLACE TEMP MACRO athena_steps(first, last, step) AS
    CASE WHEN first IS NULL OR last IS NULL OR step IS NULL THEN NULL
         WHEN step = 0 THEN athena_fail([0::BIGINT], 'step must not be zero')
         WHEN (step > 0 AND first > last) OR (step < 0 AND first < last)
           THEN athena_fail([0::BIGINT], 'sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start')
         WHEN abs((last::HUGEINT - first::HUGEINT) // CASE WHEN step = 0 THEN 1 ELSE step END) >= 10000
           THEN athena_fail([0::BIGINT], 'result of sequence function must not have more than 10000 entries')
         ELSE list_transform(range(0, least(10000, abs((last::HUGEINT - first::HUGEINT) // CASE WHEN step = 0 THEN 1 ELSE step END) + 1)::BIGINT),
                lambda athena_i: first::BIGINT + athena_i * step::BIGINT) END;
CREATE OR REPLACE TEMP MACRO athena_sequence(first, last) AS
    athena_steps(first, last, CASE WHEN last >= first THEN 1 ELSE -1 END),
  (first, last, step) AS
    athena_steps(first, last, step);
CREATE OR REPLACE TEMP MACRO athena_sequence_days(first, last) AS
  list_transform(athena_sequence(date_diff('day', DATE '1970-01-01', first), date_diff('day', DATE '1970-01-01', last)),
    lambda athena_d: DATE '1970-01-01' + athena_d::INTEGER);
CREATE OR REPLACE TEMP MACRO athena_sequence_times(first, last, step) AS
  list_transform(athena_sequence(epoch_us(first), epoch_us(last), epoch_us(TIMESTAMP '1970-01-01' + step)),
    lambda athena_t: make_timestamp(athena_t));
CREATE OR REPLACE TEMP MACRO athena_sequence_dates(first, last, step) AS
  CASE WHEN epoch_us(TIMESTAMP '1970-01-01' + step) % 86400000000 <> 0
       THEN athena_fail([first], 'sequence step must be a day interval if start and end values are dates')
       ELSE CAST(athena_sequence_times(CAST(first AS TIMESTAMP), CAST(last AS TIMESTAMP), step) AS DATE[]) END;
-- Months are counted from the first value, so that a short month does not shorten those after it.
CREATE OR REPLACE TEMP MACRO athena_sequence_month_times(first, last, step) AS
  list_transform([datediff('month', TIMESTAMP '1970-01-01', TIMESTAMP '1970-01-01' + step)], lambda athena_m:
    CASE WHEN first IS NULL OR last IS NULL THEN NULL
         WHEN first = last THEN [first]
         WHEN athena_m = 0 OR (athena_m > 0) <> (last > first)
           THEN athena_fail([first], 'sequence stop value should be greater than or equal to start value if step is greater than zero otherwise stop should be less than or equal to start')
         WHEN abs(datediff('month', first, last) // athena_m) >= 10000
           THEN athena_fail([first], 'result of sequence function must not have more than 10000 entries')
         ELSE list_filter(
           list_transform(range(0, least(10000, abs(datediff('month', first, last) // CASE WHEN athena_m = 0 THEN 1 ELSE athena_m END) + 1)::BIGINT),
             lambda athena_i: first + to_months((athena_i * athena_m)::INTEGER)),
           lambda athena_t: CASE WHEN athena_m > 0 THEN athena_t <= last ELSE athena_t >= last END) END)[1];
CREATE OR REPLACE TEMP MACRO athena_sequence_month_dates(first, last, step) AS
  CAST(athena_sequence_month_times(CAST(first AS TIMESTAMP), CAST(last AS TIMESTAMP), step) AS DATE[]);
