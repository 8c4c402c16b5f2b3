package org.athanor.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.mapping.Callback;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    static class Order {
        Long id;
        transient List<String> calls = new ArrayList<>();

        private void prePersist() {
            calls.add("own");
        }

        void preRemove() {
            throw new IllegalArgumentException("no");
        }

        static class Listener {
            private void prePersist(Object order) {
                ((Order) order).calls.add("listener");
            }

            void postLoad(String other) {}
        }
    }

    private final Fixture fixture = Fixture.of(Order.class);
    private final List<Class<?>> made = new ArrayList<>();
    private final CallbackCatalog catalog = new CallbackCatalog(type -> {
        made.add(type);
        return CallbackCatalog.instantiate(type);
    });

    @Test
    void listenersComeFirstThenMethodsOfTheEntityPrivateOnesToo() {
        Order order = new Order();
        Callbacks callbacks = catalog.of(fixture.mapping(Order.class));
        callbacks.fire(Callback.Event.PRE_PERSIST, order);
        callbacks.fire(Callback.Event.PRE_PERSIST, order);
        assertThat(order.calls).containsExactly("listener", "own", "listener", "own");
        assertThat(made).containsExactly(Order.Listener.class);
    }

    @Test
    void nothingIsKnownOfEventsNobodyListensTo() {
        Callbacks callbacks = catalog.of(fixture.mapping(Order.class));
        assertThat(callbacks.any(Callback.Event.POST_UPDATE)).isFalse();
        assertThat(callbacks.any(Callback.Event.POST_LOAD)).isFalse();
        callbacks.fire(Callback.Event.POST_LOAD, new Order());
    }

    @Test
    void whatACallbackThrowsPassesThrough() {
        Callbacks callbacks = catalog.of(fixture.mapping(Order.class));
        assertThatThrownBy(() -> callbacks.fire(Callback.Event.PRE_REMOVE, new Order()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }
}
