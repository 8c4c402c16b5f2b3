package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;

import jakarta.annotation.Nullable;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Convert;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Annotations that stand on classes and attributes alike: overrides, conversions, generators. */
final class SharedAnnotations {
    private SharedAnnotations() {}

    static OverridesDeclaration overrides(Annotations on) {
        Map<String, ColumnDeclaration> columns = new HashMap<>();
        for (AttributeOverride one : on.all(AttributeOverride.class)) {
            columns.put(one.name(), TableAnnotations.column(one.column()));
        }
        Map<String, AssociationDeclaration> associations = new HashMap<>();
        for (AssociationOverride one : on.all(AssociationOverride.class)) {
            associations.put(one.name(), association(one));
        }
        return columns.isEmpty() && associations.isEmpty()
                ? OverridesDeclaration.NONE
                : new OverridesDeclaration(columns, associations);
    }

    private static AssociationDeclaration association(AssociationOverride override) {
        return new AssociationDeclaration(
                TableAnnotations.joinColumns(override.joinColumns()),
                TableAnnotations.foreignKey(override.foreignKey()),
                TableAnnotations.overridingTable(override.joinTable()));
    }

    static List<ConvertDeclaration> converts(Annotations on) {
        return on.all(Convert.class).stream().map(SharedAnnotations::convert).toList();
    }

    private static ConvertDeclaration convert(Convert convert) {
        return new ConvertDeclaration(
                text(convert.attributeName()), convert.disableConversion() ? null : convert.converter());
    }

    /** The generators an element declares; {@code defaultName} is for nameless ones, null on a package. */
    static List<GeneratorDeclaration> generators(Annotations on, @Nullable String defaultName, String where) {
        List<GeneratorDeclaration> all = new ArrayList<>();
        on.all(SequenceGenerator.class).forEach(one -> all.add(sequence(one, defaultName, where)));
        on.all(TableGenerator.class).forEach(one -> all.add(table(one, defaultName, where)));
        return all;
    }

    private static GeneratorDeclaration sequence(SequenceGenerator s, @Nullable String defaultName, String where) {
        return new GeneratorDeclaration.OfSequence(
                s.name().isEmpty() ? defaultName : s.name(),
                where,
                text(s.sequenceName()),
                text(s.catalog()),
                text(s.schema()),
                s.initialValue(),
                s.allocationSize(),
                text(s.options()));
    }

    private static GeneratorDeclaration table(TableGenerator t, @Nullable String defaultName, String where) {
        return new GeneratorDeclaration.OfTable(
                t.name().isEmpty() ? defaultName : t.name(),
                where,
                TableAnnotations.table(t),
                text(t.pkColumnName()),
                text(t.valueColumnName()),
                text(t.pkColumnValue()),
                t.initialValue(),
                t.allocationSize());
    }
}
