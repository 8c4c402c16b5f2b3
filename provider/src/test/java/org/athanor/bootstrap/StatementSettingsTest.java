package org.athanor.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** The settings that reach the driver's statements: fetch size and query timeout (Jakarta Persistence 3.2, 3.11.4.2). */
class StatementSettingsTest {
    private static final String QUERY = "select n from Note n";

    private final List<String> said = new ArrayList<>();

    @Test
    void theFetchSizeOfTheUnitIsForAllQueriesThatDoNotSayTheirOwn() {
        with(Map.of("athanor.fetch-size", "25"), manager -> {
            manager.createQuery(QUERY).getResultList();
            assertThat(said).containsExactly("setFetchSize 25");
            said.clear();
            manager.createQuery(QUERY).getResultStream().close();
            assertThat(said).contains("setFetchSize 25");
            said.clear();
            manager.createQuery(QUERY)
                    .setHint("athanor.fetch-size", 7)
                    .getResultStream()
                    .close();
            assertThat(said).contains("setFetchSize 7").doesNotContain("setFetchSize 25");
        });
    }

    @Test
    void theQueryTimeoutOfTheUnitIsForFindsAndQueries() {
        with(Map.of("jakarta.persistence.query.timeout", "1500"), manager -> {
            manager.find(Note.class, 1L);
            assertThat(said).containsExactly("setQueryTimeout 2", "setQueryTimeout 0");
            said.clear();
            assertThat(manager.createQuery(QUERY).getTimeout()).isEqualTo(1500);
            manager.createQuery(QUERY).getResultList();
            assertThat(said).containsExactly("setQueryTimeout 2", "setQueryTimeout 0");
            said.clear();
            manager.createQuery(QUERY).setTimeout(5000).getResultList();
            assertThat(said).containsExactly("setQueryTimeout 5", "setQueryTimeout 0");
        });
    }

    @Test
    void aTimeoutIsOfOneCallOnly() {
        with(Map.of(), manager -> {
            manager.getTransaction().begin();
            manager.createQuery("delete from Note n").setTimeout(3000).executeUpdate();
            assertThat(said).containsExactly("setQueryTimeout 3", "setQueryTimeout 0");
            said.clear();
            manager.createQuery(QUERY).getResultList();
            manager.find(Note.class, 1L, Map.of("jakarta.persistence.query.timeout", 1000));
            assertThat(said).containsExactly("setQueryTimeout 1", "setQueryTimeout 0");
            manager.getTransaction().rollback();
        });
    }

    private void with(Map<String, String> settings, Consumer<EntityManager> work) {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:file:statements?mode=memory&cache=shared");
        PersistenceConfiguration configuration = new PersistenceConfiguration("statements")
                .managedClass(Note.class)
                .property("jakarta.persistence.nonJtaDataSource", listening(DataSource.class, sqlite))
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "drop-and-create");
        settings.forEach(configuration::property);
        try (Connection keeper = sqlite.getConnection();
                EntityManagerFactory factory = configuration.createEntityManagerFactory();
                EntityManager manager = factory.createEntityManager()) {
            assertThat(keeper.isClosed()).isFalse();
            said.clear();
            work.accept(manager);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Passes everything on; what a statement is told of fetch size and timeout is noted. */
    private <T> T listening(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                StatementSettingsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setFetchSize")
                            || method.getName().equals("setQueryTimeout")) {
                        said.add(method.getName() + " " + arguments[0]);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (method.getReturnType() == Connection.class) {
                            return listening(Connection.class, (Connection) result);
                        }
                        return method.getReturnType() == PreparedStatement.class
                                ? listening(PreparedStatement.class, (PreparedStatement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Something to ask for. */
    @Entity(name = "Note")
    static class Note {
        @Id
        long id;
    }
}
