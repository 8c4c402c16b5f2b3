package org.athanor.processor.check;

import java.util.List;
import org.athanor.processor.model.ManagedClass;
import org.athanor.processor.model.Model;

/** All checks of one managed class. */
public final class Checks {
    /** One thing that can be wrong with a class. */
    interface Check {
        void check(ManagedClass managed, Problems problems);
    }

    private final Problems problems;
    private final ClassForm form;
    private final List<Check> more;

    public Checks(Model model, Problems problems) {
        this.problems = problems;
        this.form = new ClassForm();
        this.more = List.of(
                new Identifiers(model),
                new AttributeForms(model),
                new DynamicCollections(model),
                new Values(model),
                new InverseSides(model),
                new Orderings(model));
    }

    public void check(ManagedClass managed) {
        if (form.check(managed, problems)) {
            more.forEach(one -> one.check(managed, problems));
        }
    }
}
