package org.athanor.processor.check;

import jakarta.annotation.Nullable;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.athanor.processor.model.Annotations;
import org.athanor.processor.model.Attribute;
import org.athanor.processor.model.ManagedClass;

/** Reports mistakes at the narrowest place: the member of an annotation, the annotation, or the declaration. */
public final class Problems {
    private final Messager messager;
    private final Diagnostic.Kind severity;

    public Problems(Messager messager, Diagnostic.Kind severity) {
        this.messager = messager;
        this.severity = severity;
    }

    void add(ManagedClass at, String sentence) {
        print(at.element(), Annotations.find(at.element(), at.kind().annotation()), null, at + ": " + sentence);
    }

    void add(ManagedClass at, Attribute attribute, String annotation, String sentence) {
        add(at, attribute, annotation, "", sentence);
    }

    /** At the member of an annotation of the attribute. */
    void add(ManagedClass at, Attribute attribute, String annotation, String member, String sentence) {
        AnnotationMirror mirror = Annotations.find(attribute.member(), annotation);
        AnnotationValue value = Annotations.value(mirror, member);
        print(attribute.member(), mirror, value, at + ", attribute " + attribute.name() + ": " + sentence);
    }

    private void print(
            Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value, String sentence) {
        messager.printMessage(severity, sentence, element, mirror, value);
    }
}
