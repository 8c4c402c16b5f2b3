package org.athanor.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.athanor.instrument.other.Island;
import org.athanor.mapping.EntityMapping;
import org.junit.jupiter.api.Test;

class IsolatedLoaderTest {
    /** Sees the JDK and one class. */
    private static final class Alone extends ClassLoader {
        Alone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(Island.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = Island.class.getResourceAsStream("Island.class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void entitiesWhoseLoaderDoesNotSeeTheProviderAreReachedByMethodHandles() throws Exception {
        Class<?> type = new Alone().loadClass(Island.class.getName());
        Fixture fixture = Fixture.of(type);
        EntityMapping mapping = fixture.mapping(type);
        Accesses accesses = fixture.accesses();
        EntityAccess access = accesses.of(mapping);
        assertThat(access).isInstanceOf(HandleAccess.class);
        Object island = access.instantiate();
        access.read(island, new ArrayRow(null, 5L, "Skye", 3), new int[] {1, 2, 3});
        assertThat(access.identifier().keyOf(island)).isEqualTo(5L);
        Snapshot snapshot = access.newSnapshot();
        snapshot.capture(island);
        access.set(island, 2, 4);
        assertThat(snapshot.same(island)).isFalse();
        snapshot.restore(island, 2);
        assertThat(access.get(island, 2)).isEqualTo(3);
        assertThat(new References(accesses).possible(mapping)).isFalse();
    }
}
