package io.nightrounds.intake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectQueryTest {
    @Test
    void putsAQuestionMarkWhereAParameterStandsAndRemembersTheirOrder() {
        SelectQuery query = SelectQuery.of("select a from t where a > :since and b >= :date and c > :since;");

        assertThat(query.jdbc()).isEqualTo("select a from t where a > ? and b >= ? and c > ?");
        assertThat(query.parameters()).containsExactly("since", "date", "since");
        assertThat(query.asksSince()).isTrue();
    }

    @Test
    void leavesCastsAndWhatIsQuotedAloneAndCommentsOut() {
        SelectQuery query = SelectQuery.of("""
                select a::text, ':date', "b:date", 'it''s; :x ?' -- :nothing; here?
                /* nor; :here */ from `t:date`""");

        assertThat(query.parameters()).isEmpty();
        assertThat(query.jdbc())
                .contains("a::text, ':date', \"b:date\", 'it''s; :x ?'", "`t:date`")
                .doesNotContain("nothing", "here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "with v as (select 1) select * from v", "(select 1)", "-- why\nselect 1 ; "})
    void takesASelectHoweverItIsWritten(String text) {
        assertThat(SelectQuery.of(text).parameters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            delete from t                     | must be a select
            selection                         | must be a select
            /* select */ update t set a = 1   | must be a select
            ""                                | must be a select
            select 1; drop table t            | after a semicolon
            select 1 where a = ?              | question mark
            select 1 where a = :until         | ':until' is no parameter
            """)
    void refusesWhatIsNotOneSelectWithParametersThatAreKnown(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelectQuery.of(text))
                .withMessageContaining(why);
    }
}
