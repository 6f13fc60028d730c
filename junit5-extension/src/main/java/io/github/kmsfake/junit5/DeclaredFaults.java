package io.github.kmsfake.junit5;

import io.github.kmsfake.Fault;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The faults that the annotations on a test and its classes order. */
final class DeclaredFaults {
    private DeclaredFaults() {}

    /** Those of the outermost class first, those of the method last. */
    static List<Fault> faults(ExtensionContext test) {
        List<AnnotatedElement> places = new ArrayList<>();
        test.getRequiredTestInstances().getAllInstances().forEach(instance -> places.add(instance.getClass()));
        test.getTestMethod().ifPresent(places::add);
        return places.stream()
                .flatMap(place -> AnnotationSupport.findRepeatableAnnotations(place, KmsFault.class).stream())
                .map(fault -> Fault.of(settings(fault)))
                .toList();
    }

    /** An annotation's attributes have the names of a fault's settings; what is empty is not set. */
    private static Map<String, Object> settings(KmsFault fault) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Method attribute : KmsFault.class.getDeclaredMethods()) {
            Object value = value(fault, attribute);
            if (value.getClass().isArray()) {
                numberIn(value, attribute.getName(), settings);
            } else if (!value.equals("")) {
                settings.put(attribute.getName(), value);
            }
        }
        return settings;
    }

    private static void numberIn(Object array, String name, Map<String, Object> settings) {
        int length = Array.getLength(array);
        if (length > 1) {
            throw new IllegalArgumentException("A fault's " + name + " is one number, not " + length);
        }
        if (length == 1) {
            settings.put(name, Array.get(array, 0));
        }
    }

    private static Object value(KmsFault fault, Method attribute) {
        try {
            return attribute.invoke(fault);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("@KmsFault cannot be read", e);
        }
    }
}
