package org.athanor.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.athanor.jdbc.JdbcSession;
import org.athanor.jdbc.SqliteDatabase;
import org.athanor.mapping.Generator;
import org.junit.jupiter.api.Test;

class RandomUuidTest {
    @Test
    void aUuidIsMadeAsSuchOrAsTextBeforeTheInsert() {
        try (SqliteDatabase sqlite = SqliteDatabase.inMemory();
                JdbcSession session = sqlite.session()) {
            IdentifierGenerators generators = new IdentifierGenerators(sqlite.database);

            assertThat(generators.of(new Generator.Uuid(UUID.class)).next(session))
                    .isInstanceOf(UUID.class);
            assertThat(generators.of(new Generator.Uuid(String.class)).next(session))
                    .isInstanceOf(String.class)
                    .asString()
                    .hasSize(36);
        }
    }

    @Test
    void anIdentityIsKnownAtTheInsertOnly() {
        try (SqliteDatabase sqlite = SqliteDatabase.inMemory();
                JdbcSession session = sqlite.session()) {
            IdentifierGenerator identity = new IdentifierGenerators(sqlite.database).of(new Generator.Identity());

            assertThat(identity.next(session)).isNull();
        }
    }
}
