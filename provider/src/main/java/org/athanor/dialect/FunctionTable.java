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

    /** As the standard writes what most databases write alike. */
    public static Builder standard() {
        Builder table = new Builder()
                .call("current_instant", "current_timestamp")
                .call("extract.date", "cast({0} as date)")
                .call("extract.time", "cast({0} as time)")
                .call("trim.leading/1", "ltrim({0})")
                .call("trim.trailing/1", "rtrim({0})")
                .call("trim.both/1", "trim({0})")
                .call("cast.char", "cast({0} as varchar)")
                .call("cast.double", "cast({0} as double precision)")
                .call("cast.time_with_zone", "cast({0} as time with time zone)")
                .call("cast.timestamp_with_zone", "cast({0} as timestamp with time zone)");
        for (String date : new String[] {"current_date", "local_date", "local date"}) {
            table.call(date, "current_date");
        }
        for (String time : new String[] {"current_time", "local_time", "local time"}) {
            table.call(time, "localtime");
        }
        for (String now : new String[] {"current_timestamp", "local_datetime", "local datetime"}) {
            table.call(now, "localtimestamp");
        }
        return table;
    }

    /** A table that says nothing; a dialect that is unlike the others begins with it. */
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
