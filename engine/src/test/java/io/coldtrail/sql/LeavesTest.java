package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the translator says of the files of tables: which leaves a query reads, and which values it demands of them. */
class LeavesTest {
    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    /** Each line is a query and the leaves of each of its references, references between bars. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            select count(*) from cloudtrail => -
            select eventname from cloudtrail => eventname
            select "EventName" as "x y" from cloudtrail => eventname
            select useridentity.sessioncontext.attributes.mfaauthenticated from cloudtrail => useridentity.sessioncontext.attributes.mfaauthenticated
            select c.useridentity.username, c.useridentity.type from cloudtrail c => useridentity.type useridentity.username
            select useridentity from cloudtrail => useridentity
            select useridentity.arn, useridentity from cloudtrail => useridentity
            select (useridentity).arn from cloudtrail => useridentity
            select t.useridentity.* from cloudtrail t => useridentity
            select cast(useridentity as json) from cloudtrail => useridentity
            select 1 from cloudtrail where useridentity is null => useridentity
            select 1 from cloudtrail where useridentity.sessioncontext.attributes = row('a', 'b') => useridentity.sessioncontext.attributes
            select 1 from cloudtrail where useridentity.onbehalfof in (select useridentity.onbehalfof.userid, useragent from cloudtrail_logs) => useridentity.onbehalfof|useridentity.onbehalfof.userid useragent
            select resources[1].arn from cloudtrail => resources
            select x.arn from cloudtrail cross join unnest(resources) as t(x) => resources
            select filter(resources, r -> r.arn = useridentity.arn) from cloudtrail => useridentity.arn resources
            select json_extract_scalar(requestparameters, '$.x') from cloudtrail => requestparameters
            select day, "$path" from cloudtrail where region = 'r' => -
            select case when errorcode is null then eventname end from cloudtrail => eventname errorcode
            select count(useridentity.arn) filter (where errorcode = 'x') from cloudtrail => useridentity.arn errorcode
            with t as (select useridentity u from cloudtrail) select u.arn from t => useridentity.arn
            with t as (select useridentity.sessioncontext s from cloudtrail) select x.s.sessionissuer.arn from t x => useridentity.sessioncontext.sessionissuer.arn
            with t(u) as (select useridentity from cloudtrail), v as (select u.onbehalfof o from t) select o.userid from v => useridentity.onbehalfof.userid
            with t as (select eventname, lower(useragent) a from cloudtrail) select eventname from t => eventname
            with t as (select eventname, lower(useragent) a from cloudtrail) select a from t => useragent
            with t as (select eventname, useragent, awsregion from cloudtrail) select a.eventname from t a join t b on a.awsregion = b.awsregion => eventname awsregion
            with t as (select eventname from cloudtrail where awsregion = 'x') select 1 => -
            with t as (select eventname from cloudtrail where awsregion = 'x') select count(*) from t => awsregion
            select eventname from (select * from cloudtrail) => eventname
            select eventname from (select c.* from cloudtrail c) => eventname
            select count(*) from (table vpc_flow_logs) => -
            select u.* from (select useridentity.arn, eventname from cloudtrail) u => useridentity.arn eventname
            select coalesce(x.a, '') from (select concat(eventname, useragent) a, awsregion from cloudtrail) x => eventname useragent
            select a.eventname from cloudtrail a join cloudtrail b on a.eventid = b.sharedeventid => eventname eventid|sharedeventid
            select 1 from cloudtrail a join cloudtrail b using (eventid) => eventid|eventid
            select u.arn from (select useridentity u from cloudtrail union all select useridentity from cloudtrail_logs) => useridentity.arn|useridentity.arn
            select eventname from (select eventname, useragent from cloudtrail union all select eventname, useragent from cloudtrail_logs) => eventname|eventname
            select eventname from (select eventname, useragent from cloudtrail union select eventname, useragent from cloudtrail_logs) => eventname useragent|eventname useragent
            select 1 from (select eventname from cloudtrail except select eventname from cloudtrail) => eventname|eventname
            select eventname from cloudtrail where eventid in (select sharedeventid from cloudtrail_logs where awsregion = 'x') => eventname eventid|awsregion sharedeventid
            select 1 from cloudtrail c where exists (select useragent from cloudtrail_logs l where l.eventid = c.eventid) => eventid|eventid
            select 1 from cloudtrail c where exists (select * from cloudtrail_logs) => -|-
            select (select max(eventtime) from cloudtrail_logs) from cloudtrail => -|eventtime
            select count(*) from cloudtrail group by lower(eventname) => eventname
            select eventname n, count(*) from cloudtrail group by 1 => eventname
            select c from (select lower(eventname) n, count(*) c, max(useragent) m from cloudtrail group by 1) => eventname
            select 1 from cloudtrail group by eventname having max(eventtime) > 'x' => eventtime eventname
            select eventname from cloudtrail order by eventtime => eventtime eventname
            select eventname from (select eventname from cloudtrail order by eventtime) => eventname
            select eventname from (select eventname from cloudtrail order by eventtime limit 5) => eventtime eventname
            select x from (select eventname x, useragent y from cloudtrail order by 2 limit 5) => eventname useragent
            select lower(eventname) as useragent from cloudtrail order by useragent => eventname
            select row_number() over (partition by awsregion order by eventtime) from cloudtrail => eventtime awsregion
            select eventname from (select eventname, row_number() over (order by eventtime) n from cloudtrail) => eventname
            select 1 from (select distinct eventname, useragent from cloudtrail) => eventname useragent
            select x.e from cloudtrail c, lateral (select c.eventname e, c.useragent) x => eventname
            select v.x, eventname from cloudtrail, (values 1) v(x) => eventname
            """)
    void namesTheLeavesThatAReferenceReads(String sql, String leaves) {
        assertThat(each(sql, TableUse::leaves)).isEqualTo(leaves);
    }

    @Test
    void readsAllColumnsButPartitionsUnderAStar() {
        assertThat(each("select * from cloudtrail", TableUse::leaves))
                .isEqualTo(TableShape.CLOUDTRAIL.columns().stream()
                        .map(ShapeColumn::name)
                        .collect(Collectors.joining(" ")));
    }

    /** Each line is a condition on CloudTrail or flow logs, and what it demands. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            eventname = 'x' => eventname [x..x]
            'x' = (eventname) => eventname [x..x]
            c.useridentity.sessioncontext.sessionissuer.arn = 'x' => useridentity.sessioncontext.sessionissuer.arn [x..x]
            eventname <> 'x' => eventname (..x) (x..)
            bytes < 5 => bytes (..5)
            5 < bytes => bytes (5..)
            bytes <= -5 => bytes (..-5]
            bytes >= 1e3 => bytes [1000..)
            bytes > 1e16 => -
            bytes = bigint '5' => bytes [5..5]
            bytes = cast('5' as bigint) => bytes [5..5]
            bytes > real '5' => -
            bytes between - 5 and 1.5 => bytes [-5..1.5]
            bytes between 5 and 1 => bytes none
            bytes not between 1 and 5 => bytes (..1) (5..)
            bytes between 1 and null => bytes none
            bytes > 1 and bytes < 5 => bytes (1..)&bytes (..5)
            (bytes > 1 and bytes < 5) or bytes = 9 => bytes (1..5) [9..9]
            bytes < 5 or bytes >= 5 => bytes (..)
            bytes < 5 or bytes >= 5 or bytes is null => -
            not bytes > 5 => bytes (..5]
            bytes > packets => -
            bytes + 1 > 5 => -
            "start" >= to_unixtime(from_iso8601_timestamp('2024-01-05T00:00:00Z')) => start [1704412800..)
            "start" < to_unixtime(timestamp '2024-01-05 00:00:00.5') => start (..1704412800.5)
            eventname in ('b', 'a', 'b') => eventname [a..a] [b..b]
            eventname in ('b', lower('A')) => -
            eventname in ('a', null) => eventname [a..a]
            eventname not in ('a') => eventname (..a) (a..)
            eventname not in ('a', null) => eventname none
            eventname not in ('a', awsregion) => eventname (..a) (a..)
            eventname = null => eventname none
            errorcode is null => errorcode null
            errorcode is not null => errorcode (..)
            not errorcode is not null => errorcode null
            useridentity is null => -
            errorcode is distinct from 'x' => errorcode (..x) (x..) null
            errorcode is not distinct from 'x' => errorcode [x..x]
            errorcode is not distinct from null => errorcode null
            eventname like 'abc%' => eventname [abc..abd)
            eventname like 'abc' => eventname [abc..abc]
            eventname like 'a_c%' => eventname [a..b)
            eventname like '%x' => eventname (..)
            eventname like 'a!%b%' escape '!' => eventname [a%b..a%c)
            eventname like 'a!' escape '!' => -
            eventname like null => eventname none
            eventname like awsregion => -
            eventname not like 'abc%' => eventname (..abc) [abd..)
            eventname not like 'a%c' => eventname (..)
            not eventname like 'abc' => eventname (..abc) (abc..)
            eventname like U&'abc!FFFF%' uescape '!' => eventname [abc\uFFFF..abc\uD800\uDC00)
            eventname > U&'!FFFF' uescape '!' and eventname < '\uD83D\uDE00' or eventname = 'a' => eventname [a..a] (\uFFFF..\uD83D\uDE00)
            starts_with(eventname, 'ab') => eventname [ab..ac)
            not starts_with(eventname, 'ab') => eventname (..ab) [ac..)
            eventname = 'a' || 'b' => eventname [ab..ab]
            eventname = 'a' or eventname like 'b%' or eventname is null => eventname [a..a] [b..c) null
            eventname = 'a' or awsregion = 'b' => -
            eventname = 'a' or true => -
            (eventname = 'a' and awsregion = 'r') or (awsregion = 's' and eventname = 'b') => eventname [a..a] [b..b]&awsregion [r..r] [s..s]
            not (eventname = 'a' or eventname = 'b') => eventname (..a) (a..b) (b..)
            not (eventname = 'a' and awsregion = 'b') => -
            coalesce(errorcode, 'x') = 'x' => -
            lower(eventname) = 'x' => -
            case when errorcode = 'x' then true else false end => -
            any_match(resources, r -> r.arn = 'x') => -
            any_match(resources, eventname -> eventname.arn = 'x') => -
            day = '05' => -
            "$path" = 'x' => -
            eventname in (select 'x') => -
            """)
    void demandsWhatRangesCanSay(String condition, String demands) {
        boolean flows = condition.matches(".*\\b(bytes|start)\\b.*");
        String table = flows ? "vpc_flow_logs" : "cloudtrail";
        assertThat(demands("select 1 from " + table + " c where " + condition)).isEqualTo(demands);
    }

    /** Each line is a query and the demands of each of its references, references between bars. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            select 1 from cloudtrail a, cloudtrail b where a.eventname = 'x' and b.eventname = 'y' => eventname [x..x]|eventname [y..y]
            select 1 from cloudtrail a join cloudtrail b on a.eventname = 'x' and b.eventname = 'y' => eventname [x..x]|eventname [y..y]
            select 1 from cloudtrail a left join cloudtrail b on a.eventname = 'x' and b.eventname = 'y' => -|eventname [y..y]
            select 1 from cloudtrail a left join cloudtrail b on true where a.eventname = 'x' and b.eventname = 'y' => eventname [x..x]|eventname [y..y]
            select 1 from cloudtrail a left join cloudtrail b on true where b.eventname is null => -|-
            select 1 from cloudtrail a left join cloudtrail b on true where a.eventname is null => eventname null|-
            select 1 from cloudtrail a left join cloudtrail b on true where b.eventname is distinct from 'x' => -|-
            select 1 from cloudtrail a right join cloudtrail b on a.eventname = 'x' and b.eventname = 'y' => eventname [x..x]|-
            select 1 from cloudtrail a full join cloudtrail b on a.eventname = 'x' where a.eventname = 'y' => eventname [y..y]|-
            select 1 from (select b.eventname from cloudtrail a left join cloudtrail b on true) where eventname = 'x' => -|eventname [x..x]
            select 1 from cloudtrail c left join (cloudtrail a left join cloudtrail b on true) on b.eventname = 'x' => -|-|eventname [x..x]
            select 1 from cloudtrail a join cloudtrail b using (eventid) where eventid = 'x' => eventid [x..x]|eventid [x..x]
            select 1 from cloudtrail a left join cloudtrail b using (eventid) where eventid = 'x' => eventid [x..x]|-
            select 1 from cloudtrail cross join unnest(resources) as t(r) where eventname = 'x' and r.arn = 'y' => eventname [x..x]
            select 1 from (select eventname n from cloudtrail) where n = 'x' => eventname [x..x]
            select 1 from (select useridentity u from cloudtrail) where u.arn = 'x' => useridentity.arn [x..x]
            with t as (select useridentity.arn a, * from cloudtrail) select 1 from t where a = 'x' => useridentity.arn [x..x]
            with t as (select eventname from cloudtrail where awsregion = 'r') select 1 from t a, t b where a.eventname = 'x' => awsregion [r..r]
            select 1 from (select eventname n from cloudtrail union all select action from vpc_flow_logs) where n = 'x' => eventname [x..x]|action [x..x]
            select 1 from (select eventname n from cloudtrail union all select 'x') where n = 'x' => eventname [x..x]
            select 1 from (select eventname from cloudtrail except select eventname from cloudtrail) where eventname = 'x' => -|-
            select 1 from (select eventname from cloudtrail limit 5) where eventname = 'x' => -
            select 1 from (select eventname, row_number() over (order by eventtime) n from cloudtrail) where eventname = 'x' => -
            select 1 from (select eventname, count(*) n from cloudtrail group by eventname) where eventname = 'x' and n > 1 => eventname [x..x]
            select 1 from (select max(eventname) as eventname from cloudtrail) where eventname = 'x' => -
            select 1 from (select lower(eventname) as eventname from cloudtrail) where eventname = 'x' => -
            select lower(eventname) as eventname from cloudtrail where eventname = 'x' => eventname [x..x]
            select awsregion as eventname from cloudtrail where eventname = 'x' order by eventname => eventname [x..x]
            select eventname from cloudtrail group by eventname having eventname = 'x' => -
            select 1 from cloudtrail a where exists (select 1 from cloudtrail b where b.eventid = 'y' and a.eventname = 'x') => -|eventid [y..y]
            select 1 from cloudtrail where eventid not in (select eventid from cloudtrail_logs where eventname = 'y') => -|eventname [y..y]
            select count(*) filter (where eventname = 'x') from cloudtrail => -
            select 1 from (select bytes n from vpc_flow_logs union all select 0.5e0) where n = 1 => -
            """)
    void demandsOfTheReferencesThatAConditionSpeaksFor(String sql, String demands) {
        assertThat(demands(sql)).isEqualTo(demands);
    }

    /** Were the ranges of a long list taken together one after the other, it would take minutes. */
    @Test
    void takesLongLists() {
        String list = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        List<ColumnDemand> demands = TRANSLATOR
                .translate("select 1 from vpc_flow_logs where bytes not in (" + list + ")")
                .tables()
                .get(0)
                .demands();
        assertThat(demands).hasSize(1);
        assertThat(demands.get(0).ranges()).hasSize(20_001);
    }

    @Test
    void followsViewsToTheirTables() {
        TableCatalog catalog = new TableCatalog() {
            @Override
            public Optional<TableShape> find(String name) {
                return SampleSession.CATALOG.find(name);
            }

            @Override
            public Optional<String> view(String name) {
                return name.equals("v")
                        ? Optional.of(
                                "select useridentity u, eventname n, useragent from cloudtrail where awsregion = 'r'")
                        : Optional.empty();
            }

            @Override
            public List<String> names() {
                return SampleSession.CATALOG.names();
            }
        };
        List<TableUse> uses = new AthenaTranslator(catalog)
                .translate("select u.arn from v where n = 'x'")
                .tables();
        assertThat(uses).hasSize(1);
        assertThat(uses.get(0).leaves())
                .map(ColumnPath::toString)
                .containsExactly("useridentity.arn", "eventname", "awsregion");
        assertThat(uses.get(0).demands()).map(LeavesTest::text).containsExactly("awsregion [r..r]", "eventname [x..x]");
    }

    private static String demands(String sql) {
        return each(sql, use -> use.demands().stream().map(LeavesTest::text).toList(), "&");
    }

    private static String each(String sql, Function<TableUse, Collection<?>> part) {
        return each(sql, part, " ");
    }

    private static String each(String sql, Function<TableUse, Collection<?>> part, String between) {
        return TRANSLATOR.translate(sql).tables().stream()
                .map(part)
                .map(all ->
                        all.isEmpty() ? "-" : all.stream().map(Object::toString).collect(Collectors.joining(between)))
                .collect(Collectors.joining("|"));
    }

    private static String text(ColumnDemand demand) {
        String ranges = demand.ranges().stream().map(LeavesTest::text).collect(Collectors.joining(" "));
        String nulls = demand.nullsAllowed() ? " null" : "";
        return (demand.path() + " " + (ranges + nulls).strip()).strip()
                + (ranges.isEmpty() && nulls.isEmpty() ? " none" : "");
    }

    private static String text(ValueRange range) {
        return (range.low() != null && range.low().inclusive() ? "[" : "(")
                + text(range.low())
                + ".."
                + text(range.high())
                + (range.high() != null && range.high().inclusive() ? "]" : ")");
    }

    private static String text(ValueRange.@Nullable Bound bound) {
        if (bound == null) {
            return "";
        }
        return bound.value() instanceof Constant.Text text
                ? text.value()
                : ((Constant.Numeric) bound.value()).value().toPlainString();
    }
}
