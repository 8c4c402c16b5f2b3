package org.athanor.instrument.enhance;

import net.bytebuddy.jar.asm.Type;
import org.athanor.instrument.AttributeInterceptor;
import org.athanor.instrument.Enhanced;
import org.athanor.instrument.Enhancement;
import org.athanor.instrument.Interceptors;

/** The names that enhanced classes are made of. */
final class Names {
    /** Everything added begins so; methods of such names are not looked into again. */
    static final String OWN = "athanor$";

    static final String HOLDER = OWN + "interceptor";
    static final String ENHANCED = Type.getInternalName(Enhanced.class);
    static final String ENHANCEMENT = Type.getDescriptor(Enhancement.class);
    static final String INTERCEPTOR = Type.getInternalName(AttributeInterceptor.class);
    static final String INTERCEPTORS = Type.getInternalName(Interceptors.class);
    static final String HOLDER_GETTER = "()L" + INTERCEPTOR + ";";
    static final String HOLDER_SETTER = "(L" + INTERCEPTOR + ";)V";
    static final String BEFORE = "(L" + INTERCEPTOR + ";Ljava/lang/Object;JLjava/lang/String;)V";
    static final String AFTER = "(L" + INTERCEPTOR + ";Ljava/lang/Object;Ljava/lang/String;)V";

    private Names() {}

    static String getter(String field) {
        return OWN + "get_" + field;
    }

    static String setter(String field) {
        return OWN + "set_" + field;
    }

    /** As people write it. */
    static String binary(String internalName) {
        return internalName.replace('/', '.');
    }

    /** Whether the class is one of the JDK, which nobody maps. */
    static boolean ofPlatform(String internalName) {
        return internalName.startsWith("java/") || internalName.startsWith("jdk/") || internalName.startsWith("sun/");
    }
}
