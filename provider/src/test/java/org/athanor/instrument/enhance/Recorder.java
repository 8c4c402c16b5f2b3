package org.athanor.instrument.enhance;

import java.util.ArrayList;
import java.util.List;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.Interceptors;

/** Writes down what an instance announces. Programs under test place it themselves. */
public final class Recorder extends AttributeInterceptor {
    private final List<String> heard = new ArrayList<>();

    public Recorder() {
        announce(ALL, true);
    }

    /** A new one in that instance. */
    public static Recorder on(Object instance) {
        Recorder recorder = new Recorder();
        Interceptors.place(instance, recorder);
        return recorder;
    }

    /** What was announced since the last time. */
    public List<String> heard() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    @Override
    protected void beforeRead(Object self, String attribute) {
        heard.add("read " + attribute);
    }

    @Override
    protected void beforeWrite(Object self, String attribute) {
        heard.add("write " + attribute);
    }

    @Override
    protected void afterWrite(Object self, String attribute) {
        heard.add("wrote " + attribute);
    }

    @Override
    public boolean loaded() {
        return true;
    }

    @Override
    public boolean loaded(String attribute) {
        return true;
    }

    @Override
    public void load() {}

    @Override
    public void load(String attribute) {}
}
