package org.athanor.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A provider that persists nothing: it notes the calls a unit makes, and sends one statement a commit. */
public final class RecordingProvider implements PersistenceProvider {

    static final List<String> CALLS = new ArrayList<>();
    static PersistenceConfiguration configuration = new PersistenceConfiguration("none");

    @Override
    public EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
        RecordingProvider.configuration = configuration;
        CALLS.add("start");
        observer().accept("create table t (a)", List.of());
        boolean[] open = {true};
        return proxy(EntityManagerFactory.class, (method) -> switch (method) {
            case "isOpen" -> open[0];
            case "close" -> {
                open[0] = false;
                yield note("factory close");
            }
            case "createEntityManager" -> entityManager();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static EntityManager entityManager() {
        EntityTransaction transaction = transaction();
        boolean[] open = {true};
        return proxy(EntityManager.class, method -> switch (method) {
            case "isOpen" -> open[0];
            case "close" -> {
                open[0] = false;
                yield note("close");
            }
            case "getTransaction" -> transaction;
            case "flush" -> note("flush");
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static EntityTransaction transaction() {
        boolean[] active = {false};
        return proxy(EntityTransaction.class, method -> {
            switch (method) {
                case "isActive" -> {
                    return active[0];
                }
                case "begin" -> active[0] = true;
                case "commit" -> {
                    observer().accept("insert into t values (?)", List.of(1));
                    active[0] = false;
                }
                case "rollback" -> active[0] = false;
                default -> throw new UnsupportedOperationException(method);
            }
            return note(method);
        });
    }

    @SuppressWarnings("unchecked")
    private static BiConsumer<String, List<Object>> observer() {
        return (BiConsumer<String, List<Object>>) configuration.properties().get(Statements.SETTING);
    }

    private static Object note(String call) {
        CALLS.add(call);
        return null;
    }

    private interface Answer {
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName())));
    }

    @Override
    public EntityManagerFactory createEntityManagerFactory(String unit, Map<?, ?> map) {
        return null;
    }

    @Override
    public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map<?, ?> map) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void generateSchema(PersistenceUnitInfo info, Map<?, ?> map) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean generateSchema(String unit, Map<?, ?> map) {
        return false;
    }

    @Override
    public ProviderUtil getProviderUtil() {
        throw new UnsupportedOperationException();
    }
}
