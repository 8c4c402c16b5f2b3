package org.athanor.bootstrap;

import jakarta.annotation.Nullable;
import jakarta.persistence.PersistenceException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Raw settings, read by type. A value of a wrong form is an error that names the key and what it may be. */
final class SettingSource {
    private final Map<String, Object> values;

    SettingSource(Map<String, Object> values) {
        this.values = values;
    }

    @Nullable
    Object get(String key) {
        return values.get(key);
    }

    @Nullable
    String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    /** The text, null when it is absent or blank. */
    @Nullable
    String word(String key) {
        String value = text(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    boolean truth(String key, boolean otherwise) {
        String value = word(key);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    int number(String key, int otherwise) {
        String value = word(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number");
        }
    }

    /** A number that must not be less than {@code least}. */
    int number(String key, int otherwise, int least) {
        int number = number(key, otherwise);
        if (number < least) {
            throw wrong(key, "a whole number, at least " + least);
        }
        return number;
    }

    /** An enum constant, written as in Java or in lower case with dashes. */
    <E extends Enum<E>> @Nullable E constant(Class<E> type, String key) {
        Object value = values.get(key);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        String wanted = value.toString().strip().replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(wanted)) {
                return constant;
            }
        }
        throw wrong(key, "one of " + Arrays.toString(type.getEnumConstants()));
    }

    PersistenceException wrong(String key, String wanted) {
        return new PersistenceException("The setting " + key + " is '" + values.get(key) + "', it must be " + wanted);
    }
}
