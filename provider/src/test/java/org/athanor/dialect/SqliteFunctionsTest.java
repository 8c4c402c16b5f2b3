package org.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.athanor.jdbc.Binder;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.sql.Select;
import org.athanor.sql.SelectItem;
import org.athanor.sql.SqlExpression;
import org.athanor.sql.SqlExpression.Literal;
import org.athanor.type.SqlType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteFunctionsTest {
    private final SqliteDatabase db = SqliteDatabase.inMemory();
    private final JdbcSession session = db.session();

    @AfterEach
    void close() {
        session.close();
        db.close();
    }

    private Object value(SqlExpression expression) {
        Select select = Select.of(List.of(SelectItem.of(expression)), List.of(), null);
        return session.query(
                db.dialect.render(select).text(), Binder.NONE, rows -> rows.next() ? rows.getObject(1) : null);
    }

    private Object call(String name, Object... arguments) {
        List<SqlExpression> literals =
                Arrays.stream(arguments).<SqlExpression>map(Literal::new).toList();
        return value(new SqlExpression.Function(name, false, literals));
    }

    @Test
    void theFunctionsOfTheQueryLanguageGiveWhatItSays() {
        assertThat(call("abs", -3)).isEqualTo(3);
        assertThat(call("ceiling", 1.2)).isEqualTo(2.0);
        assertThat(call("floor", 1.8)).isEqualTo(1.0);
        assertThat(call("exp", 0)).isEqualTo(1.0);
        assertThat(call("ln", 1)).isEqualTo(0.0);
        assertThat(call("mod", 7, 3)).isEqualTo(1);
        assertThat(call("power", 2, 10)).isEqualTo(1024.0);
        assertThat(call("round", 2.456, 2)).isEqualTo(2.46);
        assertThat(call("sign", -2)).isEqualTo(-1);
        assertThat(call("sqrt", 9)).isEqualTo(3.0);
        assertThat(call("concat", "a", "b", 1)).isEqualTo("ab1");
        assertThat(call("lower", "AB")).isEqualTo("ab");
        assertThat(call("upper", "ab")).isEqualTo("AB");
        assertThat(call("length", "abc")).isEqualTo(3);
        assertThat(call("locate", "b", "abcb")).isEqualTo(2);
        assertThat(call("locate", "b", "abcb", 3)).isEqualTo(4);
        assertThat(call("locate", "z", "abcb", 3)).isEqualTo(0);
        assertThat(call("substring", "abcd", 2)).isEqualTo("bcd");
        assertThat(call("substring", "abcd", 2, 2)).isEqualTo("bc");
        assertThat(call("left", "abcd", 2)).isEqualTo("ab");
        assertThat(call("right", "abcd", 2)).isEqualTo("cd");
        assertThat(call("right", "abcd", 0)).isEqualTo("");
        assertThat(call("right", "abcd", 9)).isEqualTo("abcd");
        assertThat(call("replace", "abab", "a", "x")).isEqualTo("xbxb");
        assertThat(call("coalesce", null, 2)).isEqualTo(2);
        assertThat(call("nullif", 2, 2)).isNull();
    }

    @Test
    void anUnknownFunctionIsWrittenAsItIs() {
        assertThat(call("hex", "a")).isEqualTo("61");
    }

    @Test
    void trimTakesAnEndAndACharacter() {
        for (SqlExpression.TrimKind kind : SqlExpression.TrimKind.values()) {
            Object spaces = value(new SqlExpression.Trim(kind, null, new Literal("  a  ")));
            Object crosses = value(new SqlExpression.Trim(kind, new Literal("x"), new Literal("xxaxx")));
            switch (kind) {
                case LEADING -> assertThat(List.of(spaces, crosses)).containsExactly("a  ", "axx");
                case TRAILING -> assertThat(List.of(spaces, crosses)).containsExactly("  a", "xxa");
                case BOTH -> assertThat(List.of(spaces, crosses)).containsExactly("a", "a");
            }
        }
    }

    @Test
    void fieldsAreTakenOutOfDatesAndTimes() {
        Literal moment = new Literal("2026-08-31 10:15:30.25");
        List<Object> fields = List.of("year", "quarter", "month", "week", "day", "hour", "minute").stream()
                .map(field -> value(new SqlExpression.Extract(field, moment)))
                .toList();
        assertThat(fields).containsExactly(2026, 3, 8, 36, 31, 10, 15);
        assertThat(value(new SqlExpression.Extract("second", moment))).isEqualTo(30.25);
        assertThat(value(new SqlExpression.Extract("date", moment))).isEqualTo("2026-08-31");
        assertThat(value(new SqlExpression.Extract("time", moment))).isEqualTo("10:15:30.25");
        assertThat(value(new SqlExpression.Extract("hour", new Literal("10:15:30"))))
                .isEqualTo(10);
    }

    @Test
    void castsChangeTheStoredForm() {
        assertThat(value(new SqlExpression.Cast(new Literal("12"), SqlType.INTEGER)))
                .isEqualTo(12);
        assertThat(value(new SqlExpression.Cast(new Literal(12), SqlType.VARCHAR)))
                .isEqualTo("12");
        assertThat(value(new SqlExpression.Cast(new Literal("1.5"), SqlType.DOUBLE)))
                .isEqualTo(1.5);
        assertThat(value(new SqlExpression.Cast(new Literal("2026-08-31 10:15:30"), SqlType.DATE)))
                .isEqualTo("2026-08-31");
    }

    @Test
    void theCurrentDateAndTimeAreTheMachinesAndHaveTheStoredForm() {
        assertThat(call("current_date").toString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(call("local time").toString()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(call("current_timestamp").toString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
    }

    @Test
    void caseAndAggregates() {
        SqlExpression one = new Literal(1);
        SqlExpression.When when = new SqlExpression.When(SqlExpression.eq(one, one), new Literal("yes"));
        assertThat(value(new SqlExpression.Case(null, List.of(when), new Literal("no"))))
                .isEqualTo("yes");
        assertThat(value(new SqlExpression.Function("count", false, List.of(new SqlExpression.Star()))))
                .isEqualTo(1);
        Select distinct = Select.of(
                List.of(SelectItem.of(new SqlExpression.Function("count", true, List.of(one)))), List.of(), null);
        assertThat(db.dialect.render(distinct).text()).isEqualTo("select count(distinct 1)");
    }
}
