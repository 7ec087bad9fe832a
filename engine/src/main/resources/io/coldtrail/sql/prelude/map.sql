-- Maps. What a lambda looks at is bound by itself, not as a field of a row: a row would be copied for each element.
CREATE OR REPLACE TEMP MACRO athena_map(k, v) AS
  CASE WHEN k IS NULL OR v IS NULL THEN NULL
       WHEN athena_has_null(k) THEN athena_fail(map(k[1:0], v[1:0]), 'map key cannot be null')
       WHEN len(k) <> len(v) THEN athena_fail(map(k[1:0], v[1:0]), 'Key and value arrays must be the same length')
       WHEN list_unique(k) < len(k) THEN athena_fail(map(k[1:0], v[1:0]), 'Duplicate map keys are not allowed')
       WHEN NOT athena_has_null(k) AND len(k) = len(v) AND list_unique(k) = len(k) THEN map(k, v) END;
CREATE OR REPLACE TEMP MACRO athena_map_subscript(m, k) AS
  CASE WHEN NOT map_contains(m, k) THEN athena_fail(m[k], 'Key not present in map: ' || k) ELSE m[k] END;
CREATE OR REPLACE TEMP MACRO athena_map_entries(m) AS
  list_transform(map_entries(m), lambda athena_e: row(athena_e.key, athena_e.value));
CREATE OR REPLACE TEMP MACRO athena_map_from_entries(e) AS
  CASE WHEN athena_has_null(e) THEN athena_fail(map_from_entries(e[1:0]), 'map entry cannot be null')
       ELSE athena_map(list_transform(e, lambda athena_e: athena_e[1]), list_transform(e, lambda athena_e: athena_e[2])) END;
CREATE OR REPLACE TEMP MACRO athena_map_zip(m, n) AS
  list_transform([{'m': m, 'n': n}], lambda athena_p:
    list_transform(
      list_concat(map_keys(athena_p.m), list_filter(map_keys(athena_p.n), lambda athena_k: NOT map_contains(athena_p.m, athena_k))),
      lambda athena_k: row(athena_k, athena_p.m[athena_k], athena_p.n[athena_k])))[1];
-- From pairs {k, v}, sorted by k: the first value, or all values, of each key.
CREATE OR REPLACE TEMP MACRO athena_map_of_first(pairs) AS
  list_transform([pairs], lambda athena_q:
    map_from_entries(list_filter(athena_q, lambda athena_e, athena_i: athena_i = 1 OR athena_q[athena_i - 1].k <> athena_e.k)))[1];
CREATE OR REPLACE TEMP MACRO athena_map_union(maps) AS
  athena_map_of_first(list_sort(list_transform(flatten(maps), lambda athena_e: {'k': athena_e.key, 'v': athena_e.value})));
CREATE OR REPLACE TEMP MACRO athena_multimap(pairs) AS
  list_transform([pairs], lambda athena_q:
    list_transform([list_filter(
        list_transform(list_zip(athena_q, athena_q[2:]), lambda athena_p, athena_i:
          {'end': athena_i, 'last': athena_p[2] IS NULL OR athena_p[1].k <> athena_p[2].k, 'k': athena_p[1].k}),
        lambda athena_e: athena_e."last")],
      lambda athena_s: CASE WHEN len(athena_s) * len(athena_q) > 200000000
        THEN athena_fail(map(list_transform(athena_s, lambda athena_e: athena_e.k), list_transform(athena_s, lambda athena_e: list_transform(athena_q[1:0], lambda athena_f: athena_f.v))),
          'multimap_agg of ' || len(athena_s) || ' keys and ' || len(athena_q) || ' values is not supported: the two may multiply to 200000000')
        WHEN athena_q IS NOT NULL THEN map(
        list_transform(athena_s, lambda athena_e: athena_e.k),
        list_transform(list_zip(athena_s, list_prepend(0, list_transform(athena_s, lambda athena_e: athena_e."end")))[1:len(athena_s)],
          lambda athena_b: list_transform(athena_q[athena_b[2] + 1:athena_b[1]."end"], lambda athena_e: athena_e.v))) END)[1])[1];
CREATE OR REPLACE TEMP MACRO athena_no_multimap(e) AS
  map(list_transform(e[1:0], lambda athena_n: athena_n[1]), list_transform(e[1:0], lambda athena_n: [athena_n[2]]));
CREATE OR REPLACE TEMP MACRO athena_multimap_from_entries(e) AS
  CASE WHEN athena_has_null(e) THEN athena_fail(athena_no_multimap(e), 'map entry cannot be null')
       WHEN athena_has_null(list_transform(e, lambda athena_f: athena_f[1])) THEN athena_fail(athena_no_multimap(e), 'map key cannot be null')
       ELSE list_transform([list_filter(e, lambda athena_f: athena_f[1] IS NOT NULL)], lambda athena_q:
         map(athena_array_distinct(list_transform(athena_q, lambda athena_f: athena_f[1])),
             list_transform(athena_array_distinct(list_transform(athena_q, lambda athena_f: athena_f[1])), lambda athena_k:
               list_transform(list_filter(athena_q, lambda athena_f: athena_f[1] = athena_k), lambda athena_f: athena_f[2]))))[1] END;
-- From entries, those of the last map first: the first of each key stays.
CREATE OR REPLACE TEMP MACRO athena_map_concat(entries) AS
  list_transform([list_transform(entries, lambda athena_e: athena_e.key)], lambda athena_k:
    map_from_entries(list_filter(entries, lambda athena_e, athena_i: list_position(athena_k, athena_e.key) = athena_i)))[1];
-- Equality of maps, once it is known which of the values of the first are equal.
CREATE OR REPLACE TEMP MACRO athena_same_maps(m, n, answers) AS
  CASE WHEN m IS NULL OR n IS NULL THEN NULL
       WHEN cardinality(m) <> cardinality(n) THEN false
       WHEN NOT list_has_all(map_keys(n), map_keys(m)) THEN false
       ELSE athena_all_match(answers) END;
