package org.athanor.query.jpql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.athanor.query.execute.QueryRequest;
import org.athanor.query.translate.QueryWorld;
import org.athanor.query.tree.JpqlWriter;
import org.athanor.query.tree.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random questions come back as they were asked; random nonsense is refused in words. Seeds are fixed: a failure is found again. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FuzzTest {
    private static final String[] WORDS = {
        "select",
        "from",
        "where",
        "group",
        "by",
        "having",
        "order",
        "join",
        "left",
        "fetch",
        "on",
        "as",
        "and",
        "or",
        "not",
        "in",
        "between",
        "like",
        "escape",
        "is",
        "null",
        "empty",
        "member",
        "of",
        "exists",
        "all",
        "any",
        "case",
        "when",
        "then",
        "else",
        "end",
        "new",
        "distinct",
        "union",
        "intersect",
        "except",
        "update",
        "delete",
        "set",
        "treat",
        "type",
        "key",
        "value",
        "entry",
        "index",
        "size",
        "count",
        "sum",
        "max",
        "trim",
        "leading",
        "extract",
        "year",
        "cast",
        "string",
        "coalesce",
        "nullif",
        "function",
        "local",
        "date",
        "with",
        "recursive",
        "limit",
        "offset",
        "over",
        "partition",
        "rows",
        "preceding",
        "Customer",
        "Order",
        "Product",
        "Book",
        "c",
        "o",
        "p",
        "c.name",
        "c.orders",
        "o.customer",
        "o.items",
        "p.related",
        "c.age",
        "c.address.city",
        "(",
        ")",
        "(",
        ")",
        ",",
        ".",
        "=",
        "<>",
        "<",
        "+",
        "-",
        "*",
        "/",
        "||",
        ":x",
        "?1",
        "?",
        ":",
        "'text'",
        "'",
        "\"",
        "1",
        "2.5",
        "1e999",
        "99999999999999999999L",
        "{d '2020-01-01'}",
        "{ts 'x'}",
        "{",
        "}",
        "!",
        "|",
        "#",
        "\n",
        "\t",
        "\u00e9",
        "\u0000",
        "\ud83d"
    };

    private final QueryWorld world = new QueryWorld();

    @Test
    void whatIsWrittenIsReadAsTheSameTree() {
        for (int seed = 0; seed < 3_000; seed++) {
            Statement tree = new RandomTrees(world.mappings(), seed).statement();
            String jpql = JpqlWriter.of(tree);
            Statement read;
            try {
                read = world.parser().parse(jpql);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + jpql, e);
            }
            assertThat(read).as("seed %d: %s", seed, jpql).isEqualTo(tree);
            assertThat(JpqlWriter.of(read)).isEqualTo(jpql);
        }
    }

    @Test
    void randomQuestionsHaveAnAnswerInSql() {
        for (int seed = 0; seed < 1_000; seed++) {
            Statement tree = new RandomTrees(world.mappings(), seed).statement();
            try {
                assertThat(new QueryRequest(world.plans().of(tree)).sql()).isNotEmpty();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + JpqlWriter.of(tree), e);
            }
        }
    }

    @Test
    void wordsInAnyOrderAreRefusedInWords() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) > 0 ? "select c from Customer c where " : "");
            for (int words = random.nextInt(25); words >= 0; words--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(8) > 0 ? " " : "");
            }
            refusedOrUnderstood(text.toString());
        }
    }

    @Test
    void questionsWithAMistakeAreRefusedInWords() {
        Random random = new Random(2);
        for (int seed = 0; seed < 3_000; seed++) {
            String jpql = JpqlWriter.of(new RandomTrees(world.mappings(), seed).statement());
            List<String> words = new ArrayList<>(List.of(jpql.split(" ")));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(words.size());
                switch (random.nextInt(4)) {
                    case 0 -> words.remove(at);
                    case 1 -> words.add(at, WORDS[random.nextInt(WORDS.length)]);
                    case 2 -> words.set(at, words.get(random.nextInt(words.size())));
                    default -> words.set(at, WORDS[random.nextInt(WORDS.length)]);
                }
                if (words.isEmpty()) {
                    words.add("");
                }
            }
            refusedOrUnderstood(String.join(" ", words));
        }
    }

    @Test
    void charactersInAnyOrderAreRefusedInWords() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(96)));
            }
            refusedOrUnderstood(text.toString());
        }
    }

    @Test
    void whatNestsTooDeepIsRefused() {
        for (String open : List.of(
                "(",
                "not(",
                "abs(",
                "-(",
                "(select (",
                "case when ",
                "coalesce(",
                "treat(",
                "exists(from Order where ",
                "exists (",
                "c.age in (",
                "case ",
                "function('f', ",
                "(select c2 from Customer c2 where ",
                "trim(",
                "not ")) {
            refusedOrUnderstood("select c from Customer c where " + open.repeat(20_000));
            refusedOrUnderstood("select " + open.repeat(20_000) + " from Customer c");
            refusedOrUnderstood("select c from " + open.repeat(20_000));
        }
        refusedOrUnderstood("(".repeat(50_000) + "select c from Customer c");
        refusedOrUnderstood("select c from Customer c where c.invitedBy" + ".invitedBy".repeat(20_000) + ".age = 1");
    }

    private void refusedOrUnderstood(String jpql) {
        try {
            new QueryRequest(world.plans().jpql(jpql)).sql();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as(jpql).isNotEmpty();
        } catch (Throwable e) {
            fail(jpql.length() > 2_000 ? jpql.substring(0, 200) + "…" : jpql, e);
        }
    }
}
