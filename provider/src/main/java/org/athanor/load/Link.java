package org.athanor.load;

import jakarta.annotation.Nullable;
import java.util.List;
import org.athanor.mapping.ColumnPair;
import org.athanor.mapping.JoinTable;
import org.athanor.mapping.Relationship;
import org.athanor.mapping.ToManyAttribute;
import org.athanor.mapping.ToOneAttribute;

/**
 * How the rows of a relationship find each other, seen from its owner, whichever side stores it: by a join table turned
 * this way, or by {@code direct} pairs of a column of the owner and the equal column ({@code referenced}) of the target.
 */
record Link(@Nullable JoinTable joinTable, List<ColumnPair> direct) {
    static Link of(Relationship relationship) {
        if (relationship instanceof ToManyAttribute toMany) {
            JoinTable table = toMany.joinTable();
            return table != null ? new Link(table, List.of()) : new Link(null, turned(toMany.targetForeignKey()));
        }
        ToOneAttribute toOne = (ToOneAttribute) relationship;
        JoinTable table = toOne.joinTable();
        if (table != null) {
            return new Link(table, List.of());
        }
        if (!toOne.joinColumns().isEmpty()) {
            return new Link(null, toOne.joinColumns());
        }
        if (toOne.inverse() instanceof ToOneAttribute owning) {
            JoinTable other = owning.joinTable();
            return other != null
                    ? new Link(
                            new JoinTable(other.table(), /* owner= */ other.element(), /* element= */ other.owner()),
                            List.of())
                    : new Link(null, turned(owning.joinColumns()));
        }
        throw new IllegalStateException(
                "Relationship " + relationship + " has neither join columns, nor a join table, nor"
                        + " an owning side: give it a @JoinColumn or mappedBy");
    }

    private static List<ColumnPair> turned(List<ColumnPair> pairs) {
        return pairs.stream()
                .map(pair -> new ColumnPair(/* column= */ pair.referenced(), /* referenced= */ pair.column()))
                .toList();
    }
}
