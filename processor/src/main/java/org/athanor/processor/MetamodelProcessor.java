package org.athanor.processor;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.athanor.processor.check.Checks;
import org.athanor.processor.check.Problems;
import org.athanor.processor.generate.MetamodelSource;
import org.athanor.processor.model.Model;
import org.athanor.processor.model.TypeLookup;

/**
 * Makes {@code X_} from {@code X}, and reports mistakes of mapping where they stand in the source.
 *
 * <p>A top-level class is handled in the first round that knows all types it names; one that waits for a class which nobody
 * makes is handled in the last, so that the compiler complains of that class alone.
 *
 * <p>Options: {@code athanor.metamodel.javadoc=false} leaves comments out, {@code athanor.metamodel.date=true} adds the date
 * to {@code @Generated}, {@code athanor.metamodel.checks=error|warning|off} says how mistakes are reported.
 */
@SupportedAnnotationTypes({
    "jakarta.persistence.Entity",
    "jakarta.persistence.MappedSuperclass",
    "jakarta.persistence.Embeddable"
})
@SupportedOptions({MetamodelProcessor.JAVADOC, MetamodelProcessor.DATE, MetamodelProcessor.CHECKS})
public final class MetamodelProcessor extends AbstractProcessor {
    static final String JAVADOC = "athanor.metamodel.javadoc";
    static final String DATE = "athanor.metamodel.date";
    static final String CHECKS = "athanor.metamodel.checks";

    /** The qualified names of the top-level classes to handle: elements are only good for their round. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** The qualified names of all classes that are compiled here. */
    private final Set<String> compiled = new HashSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Elements elements = processingEnv.getElementUtils();
        for (TypeElement root : ElementFilter.typesIn(round.getRootElements())) {
            compiled.add(root.getQualifiedName().toString());
        }
        for (TypeElement annotation : annotations) {
            for (Element annotated : round.getElementsAnnotatedWith(annotation)) {
                waiting.add(topLevel(annotated).getQualifiedName().toString());
            }
        }
        Model model = new Model(new TypeLookup(elements, processingEnv.getTypeUtils()));
        for (Iterator<String> names = waiting.iterator(); names.hasNext(); ) {
            TypeElement top = elements.getTypeElement(names.next());
            if (top != null
                    && (round.processingOver() || model.within(top).stream().noneMatch(model::unresolved))) {
                names.remove();
                handle(model, top);
            }
        }
        return false;
    }

    private void handle(Model model, TypeElement top) {
        Diagnostic.Kind severity = severity();
        if (severity != null) {
            Checks checks = new Checks(model, new Problems(processingEnv.getMessager(), severity));
            model.within(top).forEach(checks::check);
        }
        boolean javadoc = !"false".equals(processingEnv.getOptions().get(JAVADOC));
        boolean dated = "true".equals(processingEnv.getOptions().get(DATE));
        String date = dated ? ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS)) : "";
        MetamodelSource source =
                new MetamodelSource(processingEnv.getElementUtils(), model, top, this::compiledHere, javadoc, date);
        if (source.any()) {
            write(source, top);
        }
    }

    private void write(MetamodelSource source, TypeElement top) {
        String text = source.text();
        try (Writer writer =
                processingEnv.getFiler().createSourceFile(source.name(), top).openWriter()) {
            writer.write(text);
        } catch (FilerException writtenByHand) {
            // It is among the sources already, and whoever wrote it wants it so.
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.NOTE, source.name() + " is there already and stays as it is.", top);
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, source.name() + " cannot be written (" + e + ").", top);
        }
    }

    /** How mistakes are reported, null for not at all. */
    private @Nullable Diagnostic.Kind severity() {
        return switch (processingEnv.getOptions().getOrDefault(CHECKS, "error")) {
            case "off" -> null;
            case "warning" -> Diagnostic.Kind.WARNING;
            default -> Diagnostic.Kind.ERROR;
        };
    }

    private boolean compiledHere(TypeElement type) {
        return compiled.contains(topLevel(type).getQualifiedName().toString());
    }

    private static TypeElement topLevel(Element element) {
        Element at = element;
        while (at.getEnclosingElement() instanceof TypeElement outer) {
            at = outer;
        }
        return (TypeElement) at;
    }
}
