package org.athanor.dialect;

import jakarta.annotation.Nullable;
import org.athanor.type.JdbcCodec;
import org.athanor.type.SqlType;

/** The codecs that bind a Collection of canonical values of one SQL type as one parameter. */
@FunctionalInterface
public interface ListCodecs {
    /** The codec for lists of that type, null when such lists must be expanded. */
    @Nullable
    JdbcCodec of(SqlType elementType);
}
