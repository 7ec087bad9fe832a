package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the translator says of the tables of a query: columns, and demands on partitions. */
class TableUseTest {
    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    /** Each line is a query and the columns of each of its references, references between bars. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            select count(*) from cloudtrail => ``
            select 1 from cloudtrail => ``
            select eventname from cloudtrail => eventname
            select eventname as e, EVENTNAME from cloudtrail => eventname
            select useridentity.arn from cloudtrail where day = '05' => useridentity day
            select c.useridentity.sessioncontext.attributes.mfaauthenticated from cloudtrail c => useridentity
            select json_extract_scalar(requestparameters, '$.a') from cloudtrail => requestparameters
            select count(*) from cloudtrail group by eventsource having max(eventtime) > '2' order by min(awsregion) => eventtime eventsource awsregion
            select eventname as x from cloudtrail order by eventtime => eventtime eventname
            select sum(1) over (partition by region order by eventtime) from cloudtrail => eventtime region $path $record
            select sum(1) over w from cloudtrail window w as (partition by region order by eventtime) => eventtime region $path $record
            select "$path" from cloudtrail => $path
            select eventname, "$record" from cloudtrail where "$sha256" = 'x' => eventname $record $sha256
            select x.arn from cloudtrail cross join unnest(resources) as t(x) => resources
            select a.eventname from cloudtrail a join cloudtrail b on a.eventid = b.sharedeventid => eventname eventid|sharedeventid
            select eventid from cloudtrail a join cloudtrail b using (eventid) => eventid|eventid
            select srcaddr from vpc_flow_logs where exists (select 1 from cloudtrail where sourceipaddress = srcaddr) => srcaddr $path $record|sourceipaddress
            select v.d from vpc_flow_logs_111122223333 as v(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn, oo, pp, qq, rr, ss, tt, uu, vv, ww, xx, yy, zz, ab, ac, ad, ae) => sourceaddress
            with w as (select eventname as n, eventtime from cloudtrail) select n from w => eventtime eventname
            select grouping(eventname) from cloudtrail group by rollup (eventname) => eventname
            select filter(resources, r -> r.arn = eventid) from cloudtrail => eventid resources
            select eventname from cloudtrail union all select action from vpc_flow_logs => eventname|action
            """)
    void namesTheColumnsThatAReferenceUses(String sql, String columns) {
        assertThat(uses(sql).stream()
                        .map(use -> String.join(" ", use.columns()))
                        .collect(Collectors.joining("|")))
                .isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            select * from vpc_flow_logs => 0
            select v.* from vpc_flow_logs v => 0
            table vpc_flow_logs => 0
            select bytes from (select * from vpc_flow_logs) => 0
            select count(*) from (table vpc_flow_logs) => 0
            select bytes from vpc_flow_logs where exists (select * from vpc_flow_logs w where w.bytes = 1) => 1
            with w as (select * from vpc_flow_logs) select bytes from w => 0
            """)
    void usesAllVisibleColumnsUnderAStar(String sql, int position) {
        assertThat(uses(sql).get(position).columns())
                .containsExactlyElementsOf(TableShape.FLOW_LOGS.visible().stream()
                        .map(ShapeColumn::name)
                        .toList());
    }

    @Test
    void leavesHiddenColumnsOutOfAStarThatTheyAreNotNamedIn() {
        List<String> visible =
                TableShape.FLOW_LOGS.visible().stream().map(ShapeColumn::name).collect(Collectors.toList());
        visible.add("$path");
        assertThat(uses("select * from vpc_flow_logs where \"$path\" like 'a%'")
                        .get(0)
                        .columns())
                .containsExactlyElementsOf(visible);
    }

    /** Each line is a query and the demands of each of its references, references between bars. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            select 1 from cloudtrail where day = '05' => ("day" = '05')
            select 1 from cloudtrail where (region = 'r' and ((year = '2024'))) and month='01' => ("region" = 'r') AND ("year" = '2024') AND ("month"='01')
            select 1 from cloudtrail where eventname = 'x' and day = '05' => ("day" = '05')
            select 1 from cloudtrail where day = '05' or day = '06' => ("day" = '05' or "day" = '06')
            select 1 from cloudtrail where not day = '05' => (not "day" = '05')
            select 1 from cloudtrail where day between '01' and '05' and month in ('01', '02') => ("day" between '01' and '05') AND ("month" in ('01', '02'))
            select 1 from cloudtrail where year || month || day >= '20240105' => ("year" || "month" || "day" >= '20240105')
            select 1 from cloudtrail where concat(year, '-', month) = '2024-01' => (("year" || '-' || "month") = '2024-01')
            select 1 from cloudtrail where region like 'us-%' and day is not null => ("region" like 'us-%') AND ("day" is not null)
            select 1 from cloudtrail c where c.day = '05' => ("day" = '05')
            select 1 from my_db.cloudtrail where my_db.cloudtrail.day = '05' => ("day" = '05')
            select 1 from cloudtrail_logs where "timestamp" > '2024/01/04' => ("timestamp" > '2024/01/04')
            select 1 from vpc_flow_logs where date >= date '2024-01-05' => ("date" >= date '2024-01-05')
            select 1 from vpc_flow_logs where date = current_date => ("date" = DATE '2024-01-06')
            select 1 from vpc_flow_logs where case when region = 'r' then day = 'd' else false end => (case when "region" = 'r' then "day" = 'd' else false end)
            select 1 from cloudtrail where day = '05' group by month having count(*) > 1 => ("day" = '05')
            select 1 from cloudtrail a, cloudtrail b where a.day = '05' and b.day = '06' => ("day" = '05')|("day" = '06')
            select 1 from cloudtrail a join cloudtrail b on a.eventid = b.eventid and b.day = '06' and a.day = '05' => ("day" = '05')|("day" = '06')
            select 1 from cloudtrail a left join cloudtrail b on b.day = '06' and a.day = '07' where a.day = '05' and b.month = '01' => ("day" = '05')|("day" = '06')
            select 1 from cloudtrail a right join cloudtrail b on a.day = '05' and b.day = '06' where a.month = '01' and b.month = '02' => ("day" = '05')|("month" = '02')
            select 1 from (cloudtrail a join cloudtrail b on a.day = '01') left join cloudtrail c on c.day = '03' where a.month = '01' => ("day" = '01') AND ("month" = '01')|true|("day" = '03')
            select 1 from cloudtrail c left join (cloudtrail a join cloudtrail b on a.day = '01') on b.day = '02' where c.day = '03' => ("day" = '03')|("day" = '01')|("day" = '02')
            select 1 from cloudtrail cross join unnest(resources) as t(x) where day = '05' => ("day" = '05')
            select 1 from cloudtrail left join unnest(resources) as t(x) on true where day = '05' => ("day" = '05')
            select 1 from (select day from cloudtrail) where day = '05' => ("day" = '05')
            select 1 from (select day as d, month m from cloudtrail) t where t.d = '05' and m || d > '0104' => ("day" = '05') AND ("month" || "day" > '0104')
            select 1 from (select c.* from cloudtrail c) where day = '05' => ("day" = '05')
            select 1 from (select distinct day from cloudtrail where eventname = 'x') where day = '05' => ("day" = '05')
            select 1 from (select day, count(*) n from cloudtrail group by day) where day = '05' and n > 1 => ("day" = '05')
            select 1 from (select * from (select day from cloudtrail)) where day = '05' => ("day" = '05')
            with w as (select * from cloudtrail) select 1 from w where day = '05' => ("day" = '05')
            with w(a) as (select day from cloudtrail), x as (select a from w) select 1 from x where a = '05' => ("day" = '05')
            select 1 from (select day from cloudtrail union all select day from cloudtrail_logs) where day = '05' => ("day" = '05')|("day" = '05')
            select 1 from (select month from cloudtrail union select day from cloudtrail) where month = '05' => ("month" = '05')|("day" = '05')
            select 1 from (select day from cloudtrail union all select '05') where day = '05' => ("day" = '05')
            select 1 from cloudtrail a join cloudtrail b using (day) where day = '05' => ("day" = '05')|("day" = '05')
            select 1 from cloudtrail a left join cloudtrail b using (day) where day = '05' => ("day" = '05')|true
            select 1 from (cloudtrail a join cloudtrail b on true) as x(eventversion, useridentity, eventtime, eventsource, eventname, awsregion, sourceipaddress, useragent, errorcode, errormessage, requestparameters, responseelements, additionaleventdata, requestid, eventid, resources, eventtype, apiversion, readonly, recipientaccountid, serviceeventdetails, sharedeventid, vpcendpointid, vpcendpointaccountid, eventcategory, addendum, sessioncredentialfromconsole, edgedevicedetails, tlsdetails, managementevent, a, b, c, d, e, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32, b33, b34, b35) where e = '05' and b35 = '06' => ("day" = '05')|("day" = '06')
            select 1 from cloudtrail where cast(year as integer) = 2024 => (athena_cast_integer("year") = 2024)
            with w as (select eventname from cloudtrail where day = '05') select 1 from w a, w b => ("day" = '05')
            select 1 from cloudtrail where eventname in (select action from vpc_flow_logs where region = 'r') and day = '05' => ("day" = '05')|("region" = 'r')
            select 1 from cloudtrail where day = '05' union all select 1 from cloudtrail where day = '06' => ("day" = '05')|("day" = '06')
            select 1 from cloudtrail_111122223333 as t(eventversion, useridentity, eventtime, eventsource, eventname, awsregion, sourceipaddress, useragent, errorcode, errormessage, requestparameters, responseelements, additionaleventdata, requestid, eventid, resources, eventtype, apiversion, readonly, recipientaccountid, serviceeventdetails, sharedeventid, vpcendpointid, vpcendpointaccountid, eventcategory, addendum, sessioncredentialfromconsole, edgedevicedetails, tlsdetails, managementevent, day, month, year, region) where region = '05' => ("day" = '05')
            """)
    void demandsWhatOnlyPartitionColumnsDecide(String sql, String demands) {
        assertThat(demands(sql)).isEqualTo(demands);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            select 1 from cloudtrail => true
            select 1 from cloudtrail where eventname = 'x' => true
            select 1 from cloudtrail where true => true
            select 1 from cloudtrail where day = '05' or eventname = 'x' => true
            select 1 from cloudtrail where not (day = '05' and eventname = 'x') => true
            select 1 from cloudtrail where day = awsregion => true
            select 1 from cloudtrail where day = (select max(day) from cloudtrail) => true|true
            select 1 from cloudtrail where day in (select '05') => true
            select 1 from cloudtrail where exists (select 1 where day = '05') => true
            select max(day) from cloudtrail having max(day) = '05' => true
            select count_if(day = '05') from cloudtrail => true
            select count(*) filter (where day = '05') from cloudtrail => true
            select day = '05' from cloudtrail order by day = '05' => true
            select 1 from cloudtrail where any_match(array['05'], x -> x = day) => true
            select 1 from cloudtrail where any_match(array['05'], day -> day = '05') => true
            select 1 from (select eventname as day from cloudtrail) where day = '05' => true
            with w(day) as (select eventname from cloudtrail) select 1 from w where day = '05' => true
            select 1 from vpc_flow_logs v, (select '05' as day) w where w.day = v.day => true
            select 1 from cloudtrail a, cloudtrail b where a.day = b.day => true|true
            select 1 from cloudtrail a, cloudtrail b where a.day = '05' or b.day = '05' => true|true
            select 1 from cloudtrail a left join cloudtrail b on a.day = '05' => true|true
            select 1 from cloudtrail a left join cloudtrail b on true where b.day = '05' => true|true
            select 1 from cloudtrail a left join cloudtrail b on true where coalesce(b.day, '05') = '05' => true|true
            select 1 from cloudtrail a right join cloudtrail b on b.day = '05' where a.day is null => true|true
            select 1 from cloudtrail a full join cloudtrail b on a.day = '05' and b.day = '05' where a.day = '05' and b.day = '05' => true|true
            select 1 from (cloudtrail a left join cloudtrail b on true) join cloudtrail c on b.day = '05' => true|true|true
            select 1 from (select day from cloudtrail limit 5) where day = '05' => true
            select 1 from (select day from cloudtrail order by 1 fetch first 1 row with ties) where day = '05' => true
            select 1 from (select day, row_number() over (order by eventtime) n from cloudtrail) where day = '05' => true
            select 1 from (select day || '' as day from cloudtrail) where day = '05' => true
            select 1 from (select max(day) as day from cloudtrail) where day = '05' => true
            select 1 from (select day from cloudtrail group by rollup(day)) where day = '05' => true
            select 1 from (select day, eventname from cloudtrail) where day = eventname => true
            with w as (select day from cloudtrail) select 1 from w a, w b where a.day = '05' => true
            with w as (select day from cloudtrail) select 1 from w where day in (select day from w) and day = '05' => true
            select 1 from cloudtrail a full join cloudtrail b using (day) where day = '05' => true|true
            select 1 from (select b.day from cloudtrail a left join cloudtrail b on true) where day = '05' => true|true
            select 1 from (select 1) left join (select day from cloudtrail) on true where day = '05' => true
            select 1 from (select day from cloudtrail except select day from cloudtrail) where day = '05' => true|true
            select 1 from cloudtrail c, lateral (select c.day as day) x where x.day = '05' => true
            select 1 from vpc_flow_logs a where exists (select 1 from cloudtrail b where a.day = '2024/01/05') => true|true
            select 1 from cloudtrail_111122223333 as t(eventversion, useridentity, eventtime, eventsource, eventname, awsregion, sourceipaddress, useragent, errorcode, errormessage, requestparameters, responseelements, additionaleventdata, requestid, day, resources, eventtype, apiversion, readonly, recipientaccountid, serviceeventdetails, sharedeventid, vpcendpointid, vpcendpointaccountid, eventcategory, addendum, sessioncredentialfromconsole, edgedevicedetails, tlsdetails, managementevent, a, b, c, d) where day = '05' => true
            """)
    void demandsNothingWhenInDoubt(String sql, String demands) {
        assertThat(demands(sql)).isEqualTo(demands);
    }

    /** Were one of these ever taken, a demand on it would differ from what the query itself decides. */
    @ParameterizedTest
    @CsvSource({"random()", "rand()", "uuid()", "random(3)"})
    void meetsNoVolatileFunctionBecauseTheyAreRefused(String call) {
        assertThatThrownBy(() -> uses("select 1 from cloudtrail where day = cast(" + call + " as varchar)"))
                .isInstanceOf(ColdtrailException.class);
    }

    private static List<TableUse> uses(String sql) {
        return TRANSLATOR.translate(sql).tables();
    }

    private static String demands(String sql) {
        return uses(sql).stream().map(use -> use.partitions().sql()).collect(Collectors.joining("|"));
    }
}
