package org.athanor.dialect;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.Map;

/**
 * The renderings of logical functions, by name and, where it matters, number of arguments ({@code locate/3}). What stands in
 * no table is written as it is: {@code name(arguments)}. Casts, extractions and trims are looked up here too, as {@code
 * cast.integer}, {@code extract.year}, {@code trim.both}; {@code value.double} is a parameter whose type its surroundings do
 * not tell.
 */
public final class FunctionTable {
    private final Map<String, Template> templates;

    private FunctionTable(Map<String, Template> templates) {
        this.templates = Map.copyOf(templates);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The template for that many arguments, else the one for any number. */
    @Nullable
    Template find(String name, int arguments) {
        Template exact = templates.get(name + "/" + arguments);
        return exact != null ? exact : templates.get(name);
    }

    /** Collects the rows of the table. */
    public static final class Builder {
        private final Map<String, Template> templates = new HashMap<>();

        private Builder() {}

        public Builder call(String name, String template) {
            templates.put(name, Template.call(template));
            return this;
        }

        public Builder operator(String name, String template) {
            templates.put(name, Template.operator(template));
            return this;
        }

        public FunctionTable build() {
            return new FunctionTable(templates);
        }
    }
}
