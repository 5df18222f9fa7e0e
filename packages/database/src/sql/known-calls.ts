/** Words that may stand before a parenthesis without being a function. */
const KEYWORDS =
  'select from where in values and or not on using over filter group as exists any all some when then else case by having union except ' +
  'intersect join lateral limit offset distinct between like ilike to is row cast partition order materialized return cube rollup sets ' +
  'array ordinality interval end';

const TYPES =
  'varchar char character numeric decimal int integer bigint smallint real double float text boolean date time timestamp timestamptz timetz uuid json jsonb varying precision';

/** Functions that compute from what they are given, and nothing else. */
const SCALAR =
  'abs acos asin atan atan2 ceil ceiling cos cot degrees div exp floor ln log log10 log2 mod pi pow power radians random round sign sin sqrt tan ' +
  'trunc width_bucket coalesce nullif ifnull iif greatest least num_nulls num_nonnulls typeof ' +
  'ascii btrim char_length character_length chr concat concat_ws format hex initcap instr left length like likely lower lpad ltrim md5 ' +
  'octet_length overlay position printf quote regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array ' +
  'regexp_split_to_table regexp_substr replace reverse right rpad rtrim split_part starts_with string_to_array string_to_table strpos substr ' +
  'substring to_char to_date to_hex to_number to_timestamp translate trim unhex unicode unlikely upper glob ' +
  'age clock_timestamp date date_bin date_part date_trunc datetime extract isfinite julianday justify_days justify_hours justify_interval ' +
  'make_date make_interval make_time make_timestamp make_timestamptz now strftime time timediff timezone unixepoch gen_random_uuid';

const AGGREGATES =
  'array_agg avg bit_and bit_or bool_and bool_or corr count covar_pop covar_samp every group_concat grouping json_agg json_group_array ' +
  'json_group_object json_object_agg jsonb_agg jsonb_object_agg max min mode percentile_cont percentile_disc regr_intercept regr_r2 regr_slope ' +
  'stddev stddev_pop stddev_samp string_agg sum total var_pop var_samp variance ' +
  'cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number';

const STRUCTURES =
  'array_append array_length array_position array_positions array_remove array_to_json array_to_string cardinality generate_series unnest json_array ' +
  'json_array_elements json_array_elements_text json_array_length json_build_array json_build_object json_each json_each_text json_extract ' +
  'json_extract_path json_extract_path_text json_object json_object_keys json_patch json_quote json_tree json_type json_typeof json_valid ' +
  'jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text ' +
  'jsonb_exists jsonb_extract_path jsonb_extract_path_text jsonb_object_keys jsonb_path_exists jsonb_path_query jsonb_path_query_array ' +
  'jsonb_path_query_first jsonb_set jsonb_strip_nulls jsonb_typeof row_to_json to_json to_jsonb';

const KNOWN: ReadonlySet<string> = new Set([KEYWORDS, TYPES, SCALAR, AGGREGATES, STRUCTURES].join(' ').split(' '));

/** Whether a name may stand before a parenthesis: what is not known to be harmless is not called. */
export function mayCall(name: string): boolean {
  return KNOWN.has(name);
}
