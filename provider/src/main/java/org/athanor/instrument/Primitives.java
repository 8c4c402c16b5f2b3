package org.athanor.instrument;

import jakarta.annotation.Nullable;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.athanor.util.Wrappers;

/** Boxing as generated code does it: null becomes 0. Public only because generated code calls it. */
public final class Primitives {
    private Primitives() {}

    public static boolean toBoolean(@Nullable Object value) {
        return value != null && (Boolean) value;
    }

    public static char toChar(@Nullable Object value) {
        return value == null ? 0 : (Character) value;
    }

    public static byte toByte(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).byteValue();
    }

    public static short toShort(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).shortValue();
    }

    public static int toInt(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).intValue();
    }

    public static long toLong(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    public static float toFloat(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).floatValue();
    }

    public static double toDouble(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).doubleValue();
    }

    /** What null means to a member of that type. */
    static @Nullable Object zero(Class<?> type) {
        if (!type.isPrimitive()) {
            return null;
        }
        return switch (Type.getType(type).getSort()) {
            case Type.BOOLEAN -> false;
            case Type.CHAR -> (char) 0;
            case Type.BYTE -> (byte) 0;
            case Type.SHORT -> (short) 0;
            case Type.INT -> 0;
            case Type.LONG -> 0L;
            case Type.FLOAT -> 0f;
            default -> 0d;
        };
    }

    /** Stack: a value of that type, to an object. */
    static void box(MethodVisitor mv, Class<?> type) {
        if (type.isPrimitive()) {
            Class<?> wrapper = Wrappers.of(type);
            String descriptor = "(" + Type.getDescriptor(type) + ")" + Type.getDescriptor(wrapper);
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(wrapper), "valueOf", descriptor, false);
        }
    }

    /** Stack: an object or null, to a value of that type. */
    static void unbox(MethodVisitor mv, Class<?> type) {
        if (type.isPrimitive()) {
            String name = "to" + Character.toUpperCase(type.getName().charAt(0))
                    + type.getName().substring(1);
            String descriptor = "(Ljava/lang/Object;)" + Type.getDescriptor(type);
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Primitives.class), name, descriptor, false);
        } else if (type != Object.class) {
            mv.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type));
        }
    }
}
