package org.athanor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

    @Test
    void whitespaceBetweenWordsAndSignsDoesNotCount() {
        assertThat(SqlText.normalized("  select a ,b\n  from t\twhere ( a=? )  "))
                .isEqualTo(SqlText.normalized("select a, b from t where (a = ?)"));
    }

    @Test
    void whitespaceThatPartsTwoWordsCounts() {
        assertThat(SqlText.normalized("select ab")).isNotEqualTo(SqlText.normalized("select a b"));
        assertThat(SqlText.normalized("a is not ?")).isNotEqualTo(SqlText.normalized("a is not?"));
        assertThat(SqlText.normalized("a \"b c\"")).isNotEqualTo(SqlText.normalized("a\"b c\""));
    }

    @Test
    void whitespaceInsideQuotesCounts() {
        assertThat(SqlText.normalized("a = 'x  y'")).isNotEqualTo(SqlText.normalized("a = 'x y'"));
        assertThat(SqlText.normalized("a = 'it''s  so' ,  b")).isEqualTo("a='it''s  so',b");
    }

    @Test
    void anOpenQuoteRunsToTheEnd() {
        assertThat(SqlText.normalized("a  =  'x  y")).isEqualTo("a='x  y");
    }
}
