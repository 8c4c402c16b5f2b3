package org.athanor.behaviour.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.athanor.behaviour.databases.Depot.Bin;
import org.athanor.testing.CuttableProxy;
import org.athanor.testing.DatabaseKind;
import org.athanor.testing.RunsOn;
import org.athanor.testing.TestDatabase;
import org.athanor.testing.TestUnit;
import org.junit.jupiter.api.Test;

@RunsOn(
        value = {DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB},
        because = "it is in this process, so there is no connection to lose")
class LostConnectionTest {
    private static final Pattern ADDRESS = Pattern.compile("(127\\.0\\.0\\.1|localhost):(\\d+)");

    @Test
    void aServerMayGoAwayAndComeBack() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            Matcher address = ADDRESS.matcher(database.url());
            assertThat(address.find()).isTrue();
            try (CuttableProxy proxy = CuttableProxy.to(Integer.parseInt(address.group(2)));
                    EntityManagerFactory factory = factory(address.replaceFirst("127.0.0.1:" + proxy.port()));
                    EntityManager manager = factory.createEntityManager()) {
                save(manager, "before");
                manager.getTransaction().begin();
                manager.persist(new Bin("lost"));
                manager.flush();
                proxy.cut();
                assertThatThrownBy(() -> manager.getTransaction().commit()).isInstanceOf(PersistenceException.class);
                assertThat(manager.getTransaction().isActive()).isFalse();
                assertThatThrownBy(() -> {
                            try (EntityManager other = factory.createEntityManager()) {
                                save(other, "nobody listens");
                            }
                        })
                        .isInstanceOf(PersistenceException.class);
                proxy.mend();
                try (EntityManager other = factory.createEntityManager()) {
                    save(other, "after");
                }
                assertThat(database.sql("select name from Bin order by id"))
                        .extracting(row -> row.get(0))
                        .containsExactly("before", "after");
            }
        }
    }

    @Test
    void oneLostConnectionMakesTheOthersSuspect() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            Matcher address = ADDRESS.matcher(database.url());
            assertThat(address.find()).isTrue();
            try (CuttableProxy proxy = CuttableProxy.to(Integer.parseInt(address.group(2)));
                    EntityManagerFactory factory = factory(address.replaceFirst("127.0.0.1:" + proxy.port()))) {
                List<EntityManager> managers =
                        Stream.generate(factory::createEntityManager).limit(4).toList();
                for (EntityManager manager : managers) {
                    manager.getTransaction().begin();
                    manager.persist(new Bin("before"));
                    manager.flush();
                }
                managers.forEach(manager -> manager.getTransaction().commit());
                proxy.cut();
                proxy.mend();
                assertThatThrownBy(() -> count(managers.get(0))).isInstanceOf(PersistenceException.class);
                assertThat(managers)
                        .allSatisfy(manager -> assertThat(count(manager)).isEqualTo(4));
                managers.forEach(EntityManager::close);
            }
        }
    }

    private static long count(EntityManager manager) {
        return manager.createQuery("select count(b) from Bin b", Long.class).getSingleResult();
    }

    private static void save(EntityManager manager, String name) {
        manager.getTransaction().begin();
        try {
            manager.persist(new Bin(name));
            manager.getTransaction().commit();
        } finally {
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
        }
    }

    private static EntityManagerFactory factory(String url) {
        return new PersistenceConfiguration("lost")
                .provider(TestUnit.PROVIDER)
                .managedClass(Bin.class)
                .property(PersistenceConfiguration.JDBC_URL, url)
                .property("athanor.pool.connection-timeout", "1000")
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .createEntityManagerFactory();
    }
}
