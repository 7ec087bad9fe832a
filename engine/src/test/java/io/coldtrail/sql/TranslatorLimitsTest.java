package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Where;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are too much, excerpts of their text, and suggestions. */
class TranslatorLimitsTest {
    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG);

    @ParameterizedTest
    @ValueSource(strings = {"(", "array[", "not ", "- ", "case when true then ", "(select * from "})
    void deepNestingIsRefusedAndNotAnOverflow(String opening) {
        assertThatThrownBy(() -> TRANSLATOR.translate("select " + opening.repeat(20_000) + "1"))
                .isInstanceOf(ColdtrailException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" + ", ".", "[1].", " union select "})
    void longChainsAreTranslatedOrRefusedAndNotAnOverflow(String joint) {
        String chain = String.join(joint, Collections.nCopies(20_000, "1"));
        assertThatThrownBy(() -> TRANSLATOR.translate("select " + chain)).isInstanceOf(ColdtrailException.class);
    }

    @Test
    void longListsOfConditionsAreTranslated() {
        String conditions = String.join(" or ", Collections.nCopies(5_000, "eventname = 'x'"));
        assertThat(TRANSLATOR
                        .translate("select 1 from cloudtrail where " + conditions)
                        .duckdbSql())
                .endsWith(conditions);
    }

    @Test
    void largeStatementsAreRefused() {
        assertThatThrownBy(() -> TRANSLATOR.translate("select '" + "x".repeat(1_000_000) + "'"))
                .hasMessageContaining("more than 1000000 characters");
    }

    @Test
    void nowIsRefusedWithoutAMoment() {
        assertThatThrownBy(() -> TRANSLATOR.translate("select now()")).hasMessageContaining("--as-of");
    }

    @Test
    void tableUsesAreReported() {
        assertThat(TRANSLATOR
                        .translate("with c as (select 1 as x from db.CloudTrail) select * from c, vpc_flow_logs")
                        .tables())
                .extracting(TableUse::name)
                .containsExactly("cloudtrail", "vpc_flow_logs");
    }

    @Test
    void theCaretAllowsForTabsAndWideCharacters() {
        assertThat(SourceExcerpt.of("a\n\t日本 x", Where.text(null, 2, 5)))
                .isEqualTo(new SourceExcerpt(" 日本 x", "      ^"));
        assertThat(SourceExcerpt.of("a", Where.text(null, 9, 1))).isEqualTo(new SourceExcerpt("", ""));
    }

    @Test
    void aLongLineIsCutAroundThePlace() {
        SourceExcerpt excerpt = SourceExcerpt.of("a".repeat(200) + "X" + "b".repeat(200), Where.text(null, 1, 201));
        assertThat(excerpt.line()).hasSize(74).startsWith("…a").endsWith("b…");
        assertThat(excerpt.line().charAt(excerpt.caret().length() - 1)).isEqualTo('X');
    }

    @Test
    void suggestionsAreNear() {
        assertThat(NearestNames.of("evenname", List.of("eventname", "eventtime", "region")))
                .containsExactly("eventname");
        assertThat(NearestNames.of("xyz", List.of("eventname"))).isEmpty();
        assertThat(NearestNames.distance("ab", "ba")).isEqualTo(1);
    }

    @Test
    void everyStatementOfThePreludeIsOne() {
        assertThat(Macros.statements())
                .hasSizeGreaterThan(30)
                .allMatch(statement ->
                        statement.startsWith("SET ") || statement.startsWith("CREATE OR REPLACE TEMP MACRO athena_"));
    }
}
