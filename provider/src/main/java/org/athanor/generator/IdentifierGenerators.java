package org.athanor.generator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.athanor.jdbc.Database;
import org.athanor.jdbc.JdbcSession;
import org.athanor.mapping.Generator;

/** The generators of one factory, one for each declared generator: entities that share a declaration share the block. */
public final class IdentifierGenerators {
    private final Database database;
    private final Map<Generator, IdentifierGenerator> generators = new ConcurrentHashMap<>();

    public IdentifierGenerators(Database database) {
        this.database = database;
    }

    public IdentifierGenerator of(Generator generator) {
        IdentifierGenerator known = generators.get(generator);
        return known != null ? known : generators.computeIfAbsent(generator, this::make);
    }

    /** The session tells that its transaction has committed: blocks drawn in it become everybody's. */
    public void committed(JdbcSession session) {
        generators.values().forEach(generator -> generator.committed(session));
    }

    /** The session tells that its transaction has been rolled back: blocks drawn in it are void. */
    public void rolledBack(JdbcSession session) {
        generators.values().forEach(generator -> generator.rolledBack(session));
    }

    private IdentifierGenerator make(Generator generator) {
        if (generator instanceof Generator.FromSequence sequence) {
            return new PooledSequence(sequence, database);
        }
        if (generator instanceof Generator.FromTable table) {
            return new TableCounter(table, database);
        }
        if (generator instanceof Generator.Uuid uuid) {
            return new RandomUuid(uuid.javaType());
        }
        return new MadeAtInsert();
    }
}
