package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.athanor.sql.Statement;
import org.athanor.sql.schema.Column;
import org.athanor.sql.schema.Name;
import org.athanor.sql.schema.Sequence;
import org.athanor.sql.schema.Table;
import org.athanor.type.JdbcCodec;
import org.athanor.type.SqlType;

/** One database: what it can do, how it writes SQL, carries values and says errors. Immutable; one a factory. */
public final class Dialect {
    private final String name;
    private final Capabilities capabilities;
    private final Map<SqlType, JdbcCodec> codecs;
    private final ListCodecs listCodecs;
    private final FunctionTable functions;
    private final TypeNames typeNames;
    private final IdentitySyntax identity;
    private final LikeSyntax like;
    private final LockSyntax locks;
    private final ProcedureSyntax procedures;
    private final Identifiers identifiers;
    private final ErrorClassifier errors;
    private final List<String> connectionInit;
    private final String readOnly;
    private final Map<String, String> connectionProperties;
    private final Function<String, ConnectionTarget> connectionTarget;
    private final SchemaSyntax schemaSyntax;
    private final BiPredicate<Column, String> typeMatch;
    private final Predicate<String> runsBeforeBegin;

    Dialect(DialectBuilder builder) {
        name = builder.name;
        capabilities = builder.capabilities;
        codecs = new EnumMap<>(builder.codecs);
        listCodecs = builder.listCodecs;
        functions = builder.functions;
        typeNames = builder.typeNames;
        identity = builder.identity;
        like = builder.like;
        locks = builder.locks;
        procedures = builder.procedures == null ? ProcedureSyntax.none(name) : builder.procedures;
        identifiers = new Identifiers(builder.reservedWords, builder.quote, builder.folding);
        errors = builder.errors;
        connectionInit = List.copyOf(builder.connectionInit);
        readOnly = builder.readOnly;
        connectionProperties = Map.copyOf(builder.connectionProperties);
        connectionTarget = builder.connectionTarget;
        schemaSyntax = builder.schemaSyntax;
        typeMatch = builder.typeMatch;
        runsBeforeBegin = builder.runsBeforeBegin;
    }

    /** A dialect of what the SQL standard says, to be amended. */
    public static DialectBuilder named(String name) {
        return new DialectBuilder(name);
    }

    /** A dialect that is this one under another name, to be amended: of a database that is a relative of this one's. */
    public DialectBuilder amended(String otherName) {
        return new DialectBuilder(otherName, this);
    }

    /** How columns are declared. */
    public TypeNames typeNames() {
        return typeNames;
    }

    public String name() {
        return name;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    public boolean can(Capability capability) {
        return capabilities.has(capability);
    }

    public JdbcCodec codec(SqlType type) {
        JdbcCodec codec = codecs.get(type);
        if (codec == null) {
            throw new UnsupportedSqlException(name + " has no way to carry values of type " + type);
        }
        return codec;
    }

    /** The codec that binds a whole list of such values as one parameter; null when lists of them are expanded. */
    public @Nullable JdbcCodec listCodec(SqlType elementType) {
        return listCodecs.of(elementType);
    }

    /** Renders a statement without list parameters, or whose list parameters all bind as one. */
    public RenderedSql render(Statement statement) {
        return render(statement, key -> {
            throw new IllegalStateException(
                    "The list parameter " + key + " must be expanded on " + name + ", but its size was not given");
        });
    }

    /** Renders a statement; {@code listSize} tells the size of a list that must be expanded. */
    public RenderedSql render(Statement statement, ToIntFunction<Object> listSize) {
        StatementRenderer renderer = new StatementRenderer(this, listSize);
        renderer.statement(statement);
        return renderer.result();
    }

    /** The type of a column in DDL. */
    public String typeName(Column column) {
        return typeNames.of(column);
    }

    /** How stored procedures are called. */
    public ProcedureSyntax procedures() {
        return procedures;
    }

    /** How an identity column is declared. */
    public IdentitySyntax identity() {
        return identity;
    }

    public SchemaSyntax schemaSyntax() {
        return schemaSyntax;
    }

    /** Whether a live column of that declared type can hold what {@code column} describes. */
    public boolean typeMatches(Column column, String liveTypeName) {
        return typeMatch.test(column, liveTypeName);
    }

    /** The name as it is written: in quotes when it is a quoted name, a reserved word or not a plain identifier. */
    public String quoteIfNeeded(Name identifier) {
        return identifiers.write(identifier);
    }

    /** Whether the database has the name as it stands in the mappings, and does not fold it. */
    public boolean isLiteral(Name identifier) {
        return identifiers.literal(identifier);
    }

    /** The name of a table with its schema. */
    public String tableName(Table table) {
        return qualified(qualifier(table), table.name());
    }

    public String sequenceName(Sequence sequence) {
        return qualified(qualifier(sequence), sequence.name());
    }

    /**
     * What stands before the name of a table: the schema the mappings give; their catalog where that is the same thing.
     * Elsewhere a catalog is the database that one is connected to.
     */
    public @Nullable Name qualifier(Table table) {
        return qualifier(table.catalog(), table.schema());
    }

    public @Nullable Name qualifier(Sequence sequence) {
        return qualifier(sequence.catalog(), sequence.schema());
    }

    private @Nullable Name qualifier(@Nullable Name catalog, @Nullable Name schema) {
        if (schema != null && !schema.text().isEmpty()) {
            return schema;
        }
        return catalog != null && !catalog.text().isEmpty() && schemaSyntax.catalogIsSchema() ? catalog : null;
    }

    private String qualified(@Nullable Name qualifier, Name object) {
        return qualifier == null
                ? identifiers.write(object)
                : identifiers.write(qualifier) + "." + identifiers.write(object);
    }

    /** A text as a literal in SQL. */
    public String literal(String text) {
        SqlText literal = new SqlText(capabilities.has(Capability.BACKSLASH_ESCAPES));
        literal.literal(text);
        return literal.result().text();
    }

    public SqlError classify(SQLException error) {
        return errors.classify(error);
    }

    /**
     * Whether the database is told of a transaction only after this statement, which reads, when it has not been told yet.
     */
    public boolean runsBeforeBegin(String sql) {
        return runsBeforeBegin.test(sql);
    }

    /** How long to try a statement again that this error refused at once; 0 for not at all. */
    public int repeatMillis(SQLException error) {
        return errors.repeatMillis(error);
    }

    /** The statements to run on every new physical connection. */
    public List<String> connectionInit() {
        return connectionInit;
    }

    /** The statement that makes a connection read only; empty where the driver's flag does. */
    public String readOnly() {
        return readOnly;
    }

    /** The properties the driver is given for every new physical connection. */
    public Map<String, String> connectionProperties() {
        return connectionProperties;
    }

    /** Where to connect when the configuration says {@code url}. */
    public ConnectionTarget connectionTarget(String url) {
        return connectionTarget.apply(url);
    }

    /** An alias or a label as it is written. */
    String identifier(String text) {
        return identifiers.write(text);
    }

    Map<SqlType, JdbcCodec> codecs() {
        return codecs;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    ErrorClassifier errors() {
        return errors;
    }

    FunctionTable functions() {
        return functions;
    }

    LikeSyntax like() {
        return like;
    }

    /** How rows are locked. */
    public LockSyntax locks() {
        return locks;
    }

    /** What the database makes of a name without quotes. */
    public Folding folding() {
        return identifiers.folding();
    }

    @Override
    public String toString() {
        return name;
    }
}
