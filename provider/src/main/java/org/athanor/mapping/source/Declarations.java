package org.athanor.mapping.source;

import java.util.List;

/**
 * Everything declared for one persistence unit. An embeddable or mapped superclass without an access type of its own
 * takes that of the entity that uses it, and so may be there twice, once for each access type. {@code problems} are the
 * mistakes found while reading, a sentence each; whoever binds the declarations reports them with its own.
 */
public record Declarations(
        List<ClassDeclaration> classes,
        List<ConverterDeclaration> converters,
        List<GeneratorDeclaration> generators,
        QueryDeclarations queries,
        List<ListenerDeclaration> defaultListeners,
        List<String> problems) {
    public Declarations {
        classes = List.copyOf(classes);
        converters = List.copyOf(converters);
        generators = List.copyOf(generators);
        defaultListeners = List.copyOf(defaultListeners);
        problems = List.copyOf(problems);
    }
}
