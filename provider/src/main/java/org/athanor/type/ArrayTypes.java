package org.athanor.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays of bytes and of characters, and large texts. */
final class ArrayTypes {
    private ArrayTypes() {}

    static List<ValueType<?>> basic() {
        return of(SqlType.VARBINARY, SqlType.VARCHAR);
    }

    static List<ValueType<?>> lobs() {
        List<ValueType<?>> types = new ArrayList<>(of(SqlType.BLOB, SqlType.CLOB));
        types.add(new IdentityType<>(String.class, SqlType.CLOB));
        return types;
    }

    private static List<ValueType<?>> of(SqlType binary, SqlType text) {
        return List.of(
                new MappedType<>(byte[].class, binary, byte[].class, v -> v, v -> v, byte[]::clone, Arrays::equals),
                new MappedType<>(
                        Byte[].class,
                        binary,
                        byte[].class,
                        ArrayTypes::unboxed,
                        ArrayTypes::boxed,
                        Byte[]::clone,
                        Arrays::equals),
                new MappedType<>(
                        char[].class,
                        text,
                        String.class,
                        String::new,
                        String::toCharArray,
                        char[]::clone,
                        Arrays::equals),
                new MappedType<>(
                        Character[].class,
                        text,
                        String.class,
                        ArrayTypes::joined,
                        ArrayTypes::split,
                        Character[]::clone,
                        Arrays::equals));
    }

    private static byte[] unboxed(Byte[] boxed) {
        byte[] bytes = new byte[boxed.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = boxed[i];
        }
        return bytes;
    }

    private static Byte[] boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            boxed[i] = bytes[i];
        }
        return boxed;
    }

    private static String joined(Character[] characters) {
        StringBuilder text = new StringBuilder(characters.length);
        for (Character character : characters) {
            text.append(character.charValue());
        }
        return text.toString();
    }

    private static Character[] split(String text) {
        Character[] characters = new Character[text.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = text.charAt(i);
        }
        return characters;
    }
}
