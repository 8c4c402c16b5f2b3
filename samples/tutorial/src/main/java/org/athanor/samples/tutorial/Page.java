package org.athanor.samples.tutorial;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Where the chapters write to: a heading, and for each step what is done and what came of it, with the SQL in between. */
final class Page {
    private final PrintStream out;

    Page(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println("== " + title);
    }

    /** A step without a result. */
    void step(String what, Runnable work) {
        out.println("-- " + what);
        work.run();
    }

    /** A step and its result; each of several results on a line of its own. */
    <T> T show(String what, Supplier<T> work) {
        out.println("-- " + what);
        T result = work.get();
        if (result instanceof Iterable<?> several) {
            boolean any = several.iterator().hasNext();
            several.forEach(one -> out.println("   " + one));
            if (!any) {
                out.println("   (none)");
            }
        } else {
            out.println("   " + result);
        }
        return result;
    }

    /** A step that fails as it should. */
    void fails(String what, Runnable work) {
        out.println("-- " + what);
        try {
            work.run();
        } catch (RuntimeException e) {
            out.println("   " + e.getClass().getSimpleName());
            return;
        }
        throw new IllegalStateException("It was to fail: " + what);
    }
}
