package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The text of a statement while it is written, and the binds of its {@code ?}s. */
final class SqlText {
    private final boolean backslashEscapes;
    private final StringBuilder text = new StringBuilder(128);
    private final List<Bind> binds = new ArrayList<>();

    SqlText(boolean backslashEscapes) {
        this.backslashEscapes = backslashEscapes;
    }

    SqlText append(String piece) {
        text.append(piece);
        return this;
    }

    void bind(Bind bind) {
        text.append('?');
        binds.add(bind);
    }

    /** A literal; only for values the engine itself puts into statements. */
    void literal(@Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof Boolean bool) {
            text.append(bool ? "true" : "false");
        } else if (value instanceof BigDecimal decimal) {
            text.append(decimal.toPlainString());
        } else if (value instanceof Number) {
            text.append(value);
        } else if (value instanceof CharSequence || value instanceof Character) {
            String contents = value.toString().replace("'", "''");
            text.append('\'');
            text.append(backslashEscapes ? contents.replace("\\", "\\\\") : contents);
            text.append('\'');
        } else {
            throw new IllegalArgumentException(
                    "No SQL literal for a " + value.getClass().getName());
        }
    }

    RenderedSql result() {
        return new RenderedSql(text.toString(), binds);
    }
}
