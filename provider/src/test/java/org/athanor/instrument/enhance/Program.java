package org.athanor.instrument.enhance;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.athanor.instrument.Enhanced;

/** A few classes compiled in memory, which can be loaded as they are or enhanced. */
final class Program {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^(?:\\w+ )*(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE);

    private final Map<String, byte[]> classes = new LinkedHashMap<>();

    /** Compiles for a Java of that feature version; each source is a file whose first top-level type names it. */
    static Program compiled(int release, String... sources) {
        Program program = new Program();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(new Source(source));
        }
        String classPath = Stream.of(Entity.class, Enhanced.class, Recorder.class)
                .map(type -> new File(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options =
                List.of("--release", "" + release, "-cp", classPath, "-proc:none", "-parameters", "-Xlint:-options");
        JavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, null);
        boolean compiled = compiler.getTask(null, program.output(standard), diagnostics, options, null, files)
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(diagnostics.getDiagnostics().stream()
                    .map(Diagnostic::toString)
                    .collect(Collectors.joining("\n")));
        }
        return program;
    }

    static Program of(String... sources) {
        return compiled(17, sources);
    }

    byte[] file(String name) {
        return classes.get(name);
    }

    void replace(String name, byte[] file) {
        classes.put(name, file);
    }

    /** The classes as compiled; Athanor's marks are out of their sight, so that an agent leaves them alone. */
    Loader plain() {
        return new Loader(null, false);
    }

    /** The classes as they are by now, whoever enhanced them. */
    Loader plainButSeeing() {
        return new Loader(null, true);
    }

    Loader enhanced() {
        Transformer transformer = new Transformer(surroundings());
        return new Loader(transformer, true);
    }

    Surroundings surroundings() {
        return name -> classes.get(name.replace('/', '.'));
    }

    Transformation transform(String name) {
        return new Transformer(surroundings()).transform(name.replace('.', '/'), classes.get(name));
    }

    private JavaFileManager output(JavaFileManager standard) {
        return new ForwardingJavaFileManager<>(standard) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, Kind kind, @Nullable FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:/" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return new ByteArrayOutputStream() {
                            @Override
                            public void close() {
                                classes.put(name, toByteArray());
                            }
                        };
                    }
                };
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:/" + path(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            Matcher ofPackage = PACKAGE.matcher(text);
            Matcher ofType = TYPE.matcher(text);
            String folder = ofPackage.find() ? ofPackage.group(1).replace('.', '/') + "/" : "";
            if (!ofType.find()) {
                throw new IllegalArgumentException("No type in " + text);
            }
            return folder + ofType.group(1) + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Defines the classes anew. */
    final class Loader extends ClassLoader {
        private final @Nullable Transformer transformer;

        private final boolean seesAthanor;

        Loader(@Nullable Transformer transformer, boolean seesAthanor) {
            super(Program.class.getClassLoader());
            this.transformer = transformer;
            this.seesAthanor = seesAthanor;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!seesAthanor && name.equals(Enhanced.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = classes.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] enhanced = transformer == null
                    ? null
                    : transformer.transform(name.replace('.', '/'), file).bytes();
            byte[] used = enhanced == null ? file : enhanced;
            return defineClass(name, used, 0, used.length);
        }

        Class<?> type(String name) {
            try {
                return Class.forName(name, true, this);
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        }

        Object create(String name) {
            try {
                var constructor = type(name).getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Calls a static method without parameters. */
        Object run(String type, String method) {
            try {
                var found = type(type).getDeclaredMethod(method);
                found.setAccessible(true);
                return found.invoke(null);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
