package org.athanor.type;

import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Arrays;

/** Any serializable class, as bytes of Java serialization. Values count as mutable and are compared by their bytes. */
record SerializedType<J>(Class<J> javaType, SqlType sqlType) implements ValueType<J> {
    @Override
    public @Nullable Object toCanonical(@Nullable J value) {
        return value == null ? null : write(value);
    }

    @Override
    public @Nullable J fromCanonical(@Nullable Object canonical) {
        return canonical == null ? null : read((byte[]) canonical);
    }

    @Override
    public boolean mutable() {
        return true;
    }

    @Override
    public @Nullable J copy(@Nullable J value) {
        return value == null ? null : read(write(value));
    }

    @Override
    public boolean same(@Nullable J a, @Nullable J b) {
        return a == b || a != null && b != null && (a.equals(b) || Arrays.equals(write(a), write(b)));
    }

    private byte[] write(J value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "A value of " + value.getClass().getName()
                            + " cannot be serialized; everything it refers to must be java.io.Serializable",
                    e);
        }
        return bytes.toByteArray();
    }

    private J read(byte[] bytes) {
        try (ObjectInputStream in = new LoaderInput(new ByteArrayInputStream(bytes), javaType.getClassLoader())) {
            return javaType.cast(in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalArgumentException("The column does not hold a serialized " + javaType.getName(), e);
        }
    }

    /** Finds classes where the attribute's class was found. */
    private static final class LoaderInput extends ObjectInputStream {
        private final @Nullable ClassLoader loader;

        LoaderInput(InputStream in, @Nullable ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return loader == null
                        ? super.resolveClass(description)
                        : Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }
    }
}
