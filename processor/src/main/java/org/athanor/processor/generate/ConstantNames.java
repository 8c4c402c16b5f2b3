package org.athanor.processor.generate;

/** The names of constants and references (Jakarta Persistence 3.2, 5.1.1). */
final class ConstantNames {
    private ConstantNames() {}

    /** {@code orderId} becomes {@code ORDER_ID}, {@code by-name} becomes {@code BY_NAME}. */
    static String upper(String name) {
        StringBuilder upper = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            upper.append(Character.toUpperCase(letter));
            boolean boundary =
                    Character.isLowerCase(letter) && i + 1 < name.length() && Character.isUpperCase(name.charAt(i + 1));
            if (boundary) {
                upper.append('_');
            }
        }
        return legal(upper.toString());
    }

    /** The name with an underscore for each character that no identifier may have. */
    static String legal(String name) {
        StringBuilder legal = new StringBuilder(name);
        for (int i = 0; i < legal.length(); i++) {
            if (!Character.isJavaIdentifierPart(legal.charAt(i))) {
                legal.setCharAt(i, '_');
            }
        }
        return legal.toString();
    }

    /** As the text of a Java string literal. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
