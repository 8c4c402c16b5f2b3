package org.athanor.mapping.source;

import static org.athanor.mapping.source.Annotations.text;

import jakarta.annotation.Nullable;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Convert;
import jakarta.persistence.Converts;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Annotations that stand on classes and attributes alike: overrides, conversions, generators. */
final class SharedAnnotations {
    private SharedAnnotations() {}

    static OverridesDeclaration overrides(Annotations on) {
        Map<String, ColumnDeclaration> columns = new HashMap<>();
        AttributeOverrides several = on.get(AttributeOverrides.class);
        if (several != null) {
            for (AttributeOverride one : several.value()) {
                columns.put(one.name(), TableAnnotations.column(one.column()));
            }
        }
        AttributeOverride single = on.get(AttributeOverride.class);
        if (single != null) {
            columns.put(single.name(), TableAnnotations.column(single.column()));
        }
        Map<String, AssociationDeclaration> associations = new HashMap<>();
        AssociationOverrides severalAssociations = on.get(AssociationOverrides.class);
        if (severalAssociations != null) {
            for (AssociationOverride one : severalAssociations.value()) {
                associations.put(one.name(), association(one));
            }
        }
        AssociationOverride singleAssociation = on.get(AssociationOverride.class);
        if (singleAssociation != null) {
            associations.put(singleAssociation.name(), association(singleAssociation));
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
        Convert single = on.get(Convert.class);
        Converts several = on.get(Converts.class);
        if (single == null && several == null) {
            return List.of();
        }
        List<ConvertDeclaration> all = new ArrayList<>();
        if (single != null) {
            all.add(convert(single));
        }
        if (several != null) {
            for (Convert one : several.value()) {
                all.add(convert(one));
            }
        }
        return all;
    }

    private static ConvertDeclaration convert(Convert convert) {
        return new ConvertDeclaration(
                text(convert.attributeName()), convert.disableConversion() ? null : convert.converter());
    }

    /** The generators an element declares; {@code defaultName} is for nameless ones, null on a package. */
    static List<GeneratorDeclaration> generators(Annotations on, @Nullable String defaultName, String where) {
        List<GeneratorDeclaration> all = new ArrayList<>();
        SequenceGenerator sequence = on.get(SequenceGenerator.class);
        if (sequence != null) {
            all.add(sequence(sequence, defaultName, where));
        }
        SequenceGenerators sequences = on.get(SequenceGenerators.class);
        if (sequences != null) {
            for (SequenceGenerator one : sequences.value()) {
                all.add(sequence(one, defaultName, where));
            }
        }
        TableGenerator table = on.get(TableGenerator.class);
        if (table != null) {
            all.add(table(table, defaultName, where));
        }
        TableGenerators tables = on.get(TableGenerators.class);
        if (tables != null) {
            for (TableGenerator one : tables.value()) {
                all.add(table(one, defaultName, where));
            }
        }
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
