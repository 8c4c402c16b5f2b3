package org.athanor.mapping.bind;

import jakarta.annotation.Nullable;
import jakarta.persistence.GenerationType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.athanor.mapping.Generator;
import org.athanor.mapping.Inheritance;
import org.athanor.mapping.source.GeneratedDeclaration;
import org.athanor.mapping.source.GeneratorDeclaration;
import org.athanor.mapping.source.TableDeclaration;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Schema;
import org.athanor.sql.schema.Sequence;
import org.athanor.sql.schema.Table;
import org.athanor.type.SqlType;
import org.athanor.util.NearestNames;
import org.athanor.util.Wrappers;

/**
 * Resolves {@code @GeneratedValue} (Jakarta Persistence 3.2, 11.1.21). What the specification leaves open:
 *
 * <ul>
 *   <li>AUTO is UUID for a {@code UUID} or {@code String} identifier; for a number a sequence if the database has sequences,
 *       else an identity column, or for TABLE_PER_CLASS, whose tables must not give one id twice, the generator table.
 *   <li>A sequence nobody named is {@code <TABLE>_SEQ}, one for a hierarchy, in blocks of 50. A generator name nobody
 *       declared is the name of the sequence, or the row of the generator table.
 *   <li>The generator table is {@code ATHANOR_GENERATOR}, with the columns {@code GENERATOR_NAME} and
 *       {@code NEXT_VALUE}; the row is named like the generator. Without sequences in the database, a SEQUENCE generator is a row
 *       of this table named like the sequence.
 * </ul>
 */
final class Generators {
    private static final String TABLE = "ATHANOR_GENERATOR";
    private static final String KEY_COLUMN = "GENERATOR_NAME";
    private static final String VALUE_COLUMN = "NEXT_VALUE";
    private static final int BLOCK = 50;
    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);

    private final BindSettings settings;
    private final Schema schema;
    private final Names names;
    private final Tables tables;
    private final MappingErrors errors;
    private final Map<String, GeneratorDeclaration> declared = new TreeMap<>();
    private final List<GeneratorDeclaration> ofPackages = new ArrayList<>();
    private final Map<String, Generator> known = new HashMap<>();

    Generators(
            List<GeneratorDeclaration> declarations,
            BindSettings settings,
            Schema schema,
            Names names,
            Tables tables,
            MappingErrors errors) {
        this.settings = settings;
        this.schema = schema;
        this.names = names;
        this.tables = tables;
        this.errors = errors;
        for (GeneratorDeclaration one : declarations) {
            if (one.name() == null) {
                ofPackages.add(one);
                continue;
            }
            GeneratorDeclaration other = declared.putIfAbsent(one.name(), one);
            if (other != null && !GeneratorDeclaration.same(List.of(one, other))) {
                errors.add("Generator " + one.name() + ": it is declared differently by " + other.where() + " and "
                        + one.where() + "; names of generators are unit-wide, so rename one of them.");
            }
        }
    }

    /** The generator of an identifier attribute of {@code type}; null and an error when there can be none. */
    @Nullable
    Generator of(Place place, String attribute, GeneratedDeclaration generated, Class<?> type, Column column) {
        EntityDraft draft = place.draft();
        Class<?> boxed = Wrappers.of(type);
        GeneratorDeclaration declaration = find(draft, generated);
        boolean manyTables = draft.root().strategy == Inheritance.Strategy.TABLE_PER_CLASS && draft.inHierarchy();
        GenerationType strategy = generated.strategy();
        if (strategy == GenerationType.AUTO) {
            if (declaration != null) {
                strategy = declaration.strategy();
            } else if (generated.generator() != null) {
                unknown(place, attribute, generated.generator());
                return null;
            } else if (boxed == UUID.class || boxed == String.class) {
                strategy = GenerationType.UUID;
            } else {
                strategy = settings.sequences() || manyTables ? GenerationType.SEQUENCE : GenerationType.IDENTITY;
            }
        }
        if (strategy == GenerationType.IDENTITY && manyTables) {
            if (draft == draft.root()) {
                errors.add(
                        place,
                        attribute,
                        "identity columns of the tables of a TABLE_PER_CLASS hierarchy give the same id twice; use"
                                + " GenerationType.AUTO, SEQUENCE, TABLE or UUID, or another inheritance strategy.");
            }
            return null;
        }
        if (strategy == GenerationType.UUID ? boxed != UUID.class && boxed != String.class : !NUMBERS.contains(boxed)) {
            errors.add(
                    place,
                    attribute,
                    "the strategy " + strategy + " cannot generate a " + type.getSimpleName()
                            + (strategy == GenerationType.UUID
                                    ? "; make it a java.util.UUID or String."
                                    : "; make it a number, or use GenerationType.UUID with a UUID or String."));
            return null;
        }
        return switch (strategy) {
            case UUID -> new Generator.Uuid(boxed);
            case SEQUENCE -> sequence(draft, generated, declaration);
            case TABLE -> table(draft, generated, declaration);
            default -> {
                column.identity(true);
                yield new Generator.Identity();
            }
        };
    }

    /** By name, else by the entity's name, else that of the package. */
    private @Nullable GeneratorDeclaration find(EntityDraft draft, GeneratedDeclaration generated) {
        if (generated.generator() != null) {
            return declared.get(generated.generator());
        }
        GeneratorDeclaration named = declared.get(draft.name());
        if (named != null && fits(named, generated)) {
            return named;
        }
        for (GeneratorDeclaration one : ofPackages) {
            if (one.where().equals(draft.javaType().getPackageName()) && fits(one, generated)) {
                return one;
            }
        }
        return null;
    }

    private static boolean fits(GeneratorDeclaration one, GeneratedDeclaration generated) {
        return generated.strategy() == GenerationType.AUTO || generated.strategy() == one.strategy();
    }

    private void unknown(Place place, String attribute, String name) {
        errors.add(
                place,
                attribute,
                "no generator is named \"" + name + "\"" + NearestNames.remark(name, declared.keySet())
                        + "; declare it with @SequenceGenerator or @TableGenerator, or give the strategy.");
    }

    private Generator sequence(
            EntityDraft draft, GeneratedDeclaration generated, @Nullable GeneratorDeclaration declaration) {
        String name = generated.generator();
        if (name == null) {
            name = declaration != null && declaration.name() != null
                    ? declaration.name()
                    : draft.root().table().name().text() + "_SEQ";
        }
        GeneratorDeclaration.OfSequence given = declaration instanceof GeneratorDeclaration.OfSequence s
                ? s
                : new GeneratorDeclaration.OfSequence(name, "", null, null, null, 1, BLOCK, null);
        String key = given.name() == null ? "package " + given.where() : name;
        String generatorName = name;
        return known.computeIfAbsent("sequence " + key, k -> sequence(generatorName, given));
    }

    private Generator sequence(String name, GeneratorDeclaration.OfSequence given) {
        String sequenceName = given.sequence() == null ? name : given.sequence();
        int block = Math.max(1, given.allocationSize());
        if (!settings.sequences()) {
            return table(
                    name,
                    new GeneratorDeclaration.OfTable(
                            name,
                            "",
                            TableDeclaration.DEFAULT,
                            null,
                            null,
                            sequenceName,
                            given.initialValue() - 1,
                            block));
        }
        Sequence sequence = new Sequence(
                names.catalog(given.catalog()),
                names.schema(given.schema()),
                names.of(sequenceName),
                given.initialValue(),
                block,
                given.options());
        schema.add(sequence);
        return new Generator.FromSequence(name, sequence, block);
    }

    private Generator table(
            EntityDraft draft, GeneratedDeclaration generated, @Nullable GeneratorDeclaration declaration) {
        String name = generated.generator();
        if (name == null) {
            name = declaration != null && declaration.name() != null
                    ? declaration.name()
                    : draft.root().table().name().text();
        }
        GeneratorDeclaration.OfTable given = declaration instanceof GeneratorDeclaration.OfTable t
                ? t
                : new GeneratorDeclaration.OfTable(name, "", TableDeclaration.DEFAULT, null, null, null, 0, BLOCK);
        String generatorName = name;
        return known.computeIfAbsent("table " + given.where() + " " + name, k -> table(generatorName, given));
    }

    private Generator table(String name, GeneratorDeclaration.OfTable given) {
        Table table = tables.table(given.table(), TABLE, "Generator " + name);
        Column key = column(table, given.keyColumn(), KEY_COLUMN, SqlType.VARCHAR);
        Column value = column(table, given.valueColumn(), VALUE_COLUMN, SqlType.BIGINT);
        if (table.primaryKey().isEmpty()) {
            table.addPrimaryKey(key);
        }
        String row = given.key() == null ? name : given.key();
        return new Generator.FromTable(
                name, table, key, value, row, given.initialValue(), Math.max(1, given.allocationSize()));
    }

    private Column column(Table table, @Nullable String declaredName, String defaultName, SqlType type) {
        Column known = table.column(names.of(declaredName, defaultName));
        return known != null ? known : table.addColumn(names.of(declaredName, defaultName), type);
    }
}
