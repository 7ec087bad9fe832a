-- Statements for DuckDB that try to get out of a session, one a line, straight at the database.
-- {part} is a live part of the lake, {lake} its folder, {case} the case, {spill} the session's folder, {secret} and
-- {secret.parquet} files beside the case, {link} a link in the lake that leads to one, {out} a file that is not there.
-- A line that begins with ! is closed by the gate alone.

-- Reading files.
from read_csv('{secret}')
from read_csv_auto('{secret}')
from read_text('{secret}')
from read_blob('{secret}')
from read_json('{secret}')
from read_json_auto('{secret}')
from read_json_objects('{secret}')
from read_ndjson('{secret}')
from read_ndjson_objects('{secret}')
from read_parquet('{secret.parquet}')
from parquet_scan('{secret.parquet}')
from parquet_metadata('{secret.parquet}')
from parquet_schema('{secret.parquet}')
from parquet_file_metadata('{secret.parquet}')
from parquet_kv_metadata('{secret.parquet}')
from parquet_full_metadata('{secret.parquet}')
from parquet_bloom_probe('{secret.parquet}', 'a', 1)
from read_duckdb('{secret}')
from sniff_csv('{secret}')
from read_single_csv_file('{secret}')
from read_single_json_file('{secret}')
from read_single_parquet_file('{secret.parquet}')
from glob('{case}/../*')
from glob('/*')
from glob('/etc/pass*')
from glob('{lake}/**')
from read_text('/etc/passwd')
from read_text(['{part}', '/etc/passwd'])
from read_text('file:/etc/passwd')
from read_text('file:///etc/passwd')
from read_text('file://localhost/etc/passwd')
from read_text('{lake}/../../secret.csv')
from read_text('{part}/../../../../../../../../secret.csv')
from read_text('{link}')
from read_text('{link}/secret.csv')
from read_text('/proc/self/environ')
from read_text('/proc/self/cwd/../../../../../../../../etc/passwd')
from read_text('/dev/stdin')
from read_text('-')
from read_csv('http://127.0.0.1:1/x.csv')
from read_parquet('https://127.0.0.1:1/x.parquet')
from read_parquet('s3://bucket/key')
from read_parquet('gcs://bucket/key')
from read_parquet('hf://datasets/a/b')
from read_parquet('azure://a/b')
from read_text('gzip://{secret}')
from '{secret}'
from '{secret.parquet}'
from '/etc/passwd'
from "/etc/passwd"
from '{lake}/**/*.parquet'
from 's3://bucket/key.parquet'
select * from "{secret}"
select (select content from read_text('{secret}'))
select * from (values (1)) t(a) where exists (from read_text('{secret}'))
with x as (from read_text('{secret}')) from x
with recursive x as (select 1 as a union all select 2 from read_text('{secret}')) from x
select 1 from range(1), lateral (from read_text('{secret}'))
select 1 intersect select 2 from read_text('{secret}')
from query('from read_text(''{secret}'')')
from query('select 1')
from query_table('{secret}')
from query_table(['cloudtrail'])
from json_execute_serialized_sql(json_serialize_sql('from read_text(''{secret}'')'))
pragma json_execute_serialized_sql('{}')
from system.main.read_text('{secret}')
from "read_text"('{secret}')
from READ_TEXT('{secret}')
from /* */ read_text /* */ ('{secret}')
select * from read_text('{secret}') as "x"",""function"":{""function_name"":""range""
select * from read_text('{secret}') as "{}""
select * from read_text('{secret}') as "{}"
create or replace table t as from read_text('{secret}')
describe from read_text('{secret}')
summarize from read_text('{secret}')
explain from read_text('{secret}')
explain analyze from read_text('{secret}')
from which_secret('s3://b', 's3')
from arrow_scan(1, 2, 3)
from arrow_scan_dumb(1, 2, 3)
select getenv('HOME')
import database '{case}'
copy cloudtrail from '{secret}'

-- Writing files.
copy (select 1) to '{out}'
copy (select 1) to '{lake}/x.parquet'
copy (select 1) to '{lake}/x' (format parquet, partition_by (a))
copy (select 1 as a, 2 as b) to '{lake}' (format parquet, partition_by (a), overwrite_or_ignore)
copy (select 1) to '{part}'
copy (select 1) to '{part}.x'
copy (select 1) to '/dev/stdout'
copy (select 1) to '/dev/full'
copy (select 1) to 's3://bucket/key.csv'
copy (select 1) to '{lake}/../x.csv'
copy (select 1) to '{link}'
! copy (select 1) to '{part}' (use_tmp_file false)
! attach '{part}' as a
with x as (copy (select 1) to '{out}') from x
! with x as (copy (select 1 as a) to '{part}' (use_tmp_file false)) from x
select (with x as (copy (select 1) to '{out}') select 1)
! from query('with x as (copy (select 1 as a) to ''{part}'' (use_tmp_file false)) from x')
! select 1; copy (select 1 as a) to '{part}' (use_tmp_file false)
! copy (select 1) to '{spill}/x.csv'
explain analyze copy (select 1) to '{out}'
prepare p as copy (select 1) to '{out}'
export database '{out}'
export database '{lake}/x'
attach '{out}' as a
attach '{lake}/a.db' as a
attach '{secret}' as a (read_only)
attach ':memory:' as b
attach 'ducklake:{out}' as a
detach memory
create persistent secret x (type http)
create secret x (type s3, key_id 'a', secret 'b')
copy from database memory to a
checkpoint
force checkpoint
from force_checkpoint()
from checkpoint()
vacuum

-- Extensions and settings.
install httpfs
force install httpfs
install httpfs from community
install httpfs from '{case}'
install '{secret}'
load httpfs
load '{secret}'
update extensions
from create_external_resource('a')
from register_external_resource('a')
set enable_external_access = true
set global enable_external_access = true
set lock_configuration = false
reset lock_configuration
reset enable_external_access
reset global allowed_paths
set allowed_paths = ['/etc/passwd']
set allowed_directories = ['/']
set allowed_configs = ['threads']
set memory_limit = '100GB'
set max_memory = '100GB'
set threads = 64
set external_threads = 3
set temp_directory = '{case}'
set max_temp_directory_size = '1TB'
set home_directory = '{case}'
set secret_directory = '{case}'
set extension_directory = '{case}'
set file_search_path = '/etc'
set custom_extension_repository = 'http://127.0.0.1:1'
set autoload_known_extensions = true
set allow_unsigned_extensions = true
set allow_parser_override_extension = 'strict'
set http_proxy = '127.0.0.1:1'
set log_query_path = '{out}'
set enable_logging = true
set logging_storage = 'file'
set session timezone = 'Asia/Tokyo'
set timezone = 'Asia/Tokyo'
set integer_division = true
set default_null_order = 'nulls_first'
set search_path = 'temp'
set variable x = 1
set profiling_output = '{out}'
set profile_output = '{out}'
pragma enable_profiling
pragma enable_profiling = 'json'
pragma profiling_output = '{out}'
pragma enable_logging
call enable_logging(storage = 'file')
call enable_logging(storage = 'file', storage_config = {'path': '{out}'})
from enable_logging(storage = 'file', storage_config = {'path': '{out}'})
from enable_profiling('json')
call truncate_duckdb_logs()
call disable_logging()
pragma enable_verification
pragma enable_progress_bar
pragma disable_optimizer
pragma database_list
pragma add_parquet_key('a', '0123456789112345')
call pragma_version()
from duckdb_settings()
from duckdb_secrets(redact = false)
from duckdb_temporary_files()
from seq_scan('cloudtrail')
from pragma_user_agent()

-- Changing what others see.
create or replace macro athena_fail(a, b) as 0
create or replace temp macro athena_fail(a, b) as 0
create or replace macro athena_trim(s) as 'x'
create macro lower(s) as 'x'
create macro main.lower(s) as 'x'
create or replace view cloudtrail as select 1
create or replace temp view cloudtrail as select 1
drop view cloudtrail
drop view "cloudtrail$all"
drop macro athena_trim
drop schema main cascade
create table lower(a integer)
create table cloudtrail as select 1 as eventname
create temp table cloudtrail as select 1 as eventname
create schema s
create sequence q
create type varchar as enum ('a')
create function f(a) as a
alter view cloudtrail rename to x
insert into cloudtrail values (1)
with x as (delete from cloudtrail returning *) from x
with x as (insert into cloudtrail values (1) returning *) from x
update cloudtrail set eventname = 'x'
delete from cloudtrail
truncate cloudtrail
merge into cloudtrail using (values (1)) v(a) on true when matched then delete
comment on view cloudtrail is 'x'
begin transaction
commit
rollback
abort
rollback; create or replace macro athena_trim(s) as 'x'
use memory
use temp
prepare p as select 1
execute p
deallocate p
call query('select 1')
select 1; select 2
;
select 1;; drop view cloudtrail
