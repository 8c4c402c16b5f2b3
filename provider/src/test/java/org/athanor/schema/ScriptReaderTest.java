package org.athanor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptReaderTest {
    @Test
    void aSemicolonEndsAStatementOverSeveralLines() {
        assertThat(ScriptReader.statements("create table a (\n  x int\n);\n\ninsert into a values (1); select 1"))
                .containsExactly("create table a (\n  x int\n)", "insert into a values (1)", "select 1");
    }

    @Test
    void withoutSemicolonsEachLineIsAStatement() {
        assertThat(ScriptReader.statements("insert into a values (1)\n\n  insert into a values (2)\r\n-- done\n"))
                .containsExactly("insert into a values (1)", "insert into a values (2)");
    }

    @Test
    void semicolonsInQuotesCommentsAndDollarQuotesEndNothing() {
        assertThat(ScriptReader.statements(
                        "insert into a values ('x;''y', \";\"); -- no; end\n/* nor; here */ select 1;\n"
                                + "create function f() as $$ begin; end; $$ language sql;\nselect $t$;$t$;"))
                .containsExactly(
                        "insert into a values ('x;''y', \";\")",
                        "select 1",
                        "create function f() as $$ begin; end; $$ language sql",
                        "select $t$;$t$");
    }

    @Test
    void aTriggerEndsWithItsEnd() {
        assertThat(ScriptReader.statements(
                        "create trigger t after insert on a begin update b set x = 1; delete from c; end; select 1;"))
                .containsExactly(
                        "create trigger t after insert on a begin update b set x = 1; delete from c; end", "select 1");
    }

    @Test
    void anEmptyScriptHasNoStatements() {
        assertThat(ScriptReader.statements(" \n;;\n-- nothing\n")).isEmpty();
    }
}
