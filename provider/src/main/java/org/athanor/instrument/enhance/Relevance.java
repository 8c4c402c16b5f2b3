package org.athanor.instrument.enhance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * Tells from the constant pool whether a class file needs a closer look: most do not, and an agent sees thousands. One that
 * does bears an annotation of a managed class, or touches fields that another class may declare.
 */
final class Relevance {
    private static final int TEXT = 1;
    private static final int FIELD_REFERENCE = 9;
    private static final List<byte[]> MARKS = List.of(
            text("Ljakarta/persistence/Entity;"),
            text("Ljakarta/persistence/MappedSuperclass;"),
            text("Ljakarta/persistence/Embeddable;"));

    private Relevance() {}

    private static byte[] text(String descriptor) {
        return descriptor.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean of(ClassReader file) {
        String name = file.getClassName();
        boolean derived = file.getSuperName() != null && !Names.ofPlatform(file.getSuperName());
        char[] buffer = new char[file.getMaxStringLength()];
        for (int i = 1; i < file.getItemCount(); i++) {
            int at = file.getItem(i);
            int tag = at == 0 ? 0 : file.readByte(at - 1);
            if (tag == TEXT && isMark(file, at)) {
                return true;
            }
            if (tag == FIELD_REFERENCE) {
                String owner = file.readClass(at, buffer);
                if (owner.equals(name) ? derived : !Names.ofPlatform(owner)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMark(ClassReader file, int at) {
        int length = file.readUnsignedShort(at);
        for (byte[] mark : MARKS) {
            if (mark.length == length) {
                int same = 0;
                while (same < length && file.readByte(at + 2 + same) == mark[same]) {
                    same++;
                }
                if (same == length) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a file that cannot be parsed seems to be a managed class. */
    static boolean ofUnreadable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return MARKS.stream().anyMatch(mark -> text.contains(new String(mark, StandardCharsets.ISO_8859_1)));
    }
}
