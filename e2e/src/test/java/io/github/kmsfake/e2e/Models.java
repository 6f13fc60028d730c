package io.github.kmsfake.e2e;

import com.aliyun.tea.TeaModel;
import com.aliyun.teautil.Common;
import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The two SDKs have models of the same names: turns a request of the newer one into the older one's, and reads answers. */
final class Models {
    private static final String CLASSIC = "com.aliyuncs.kms.model.v20160120.";

    private Models() {}

    /** The operation that a request of the newer SDK is for. */
    static String action(TeaModel request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    /** The older SDK's request for the same operation, with the same parameters; it has maps as JSON. */
    static AcsRequest<?> classic(TeaModel request) {
        try {
            AcsRequest<?> classic = Class.forName(CLASSIC + action(request) + "Request")
                    .asSubclass(AcsRequest.class)
                    .getDeclaredConstructor()
                    .newInstance();
            copy(request, classic, classic.getClass());
            return classic;
        } catch (Exception e) {
            throw new AssertionError("the older SDK has no such model", e);
        }
    }

    /** The older SDK names lists in the plural, and has its elements' models inside that of the request. */
    private static void copy(TeaModel from, Object to, Class<?> request) throws Exception {
        for (Method getter : getters(from.getClass())) {
            Object value = getter.invoke(from);
            String name = getter.getName().substring("get".length());
            if (value instanceof List<?> list) {
                List<Object> elements = new ArrayList<>();
                for (Object element : list) {
                    elements.add(element instanceof TeaModel model ? element(model, request, name) : element);
                }
                invoke(to, "set" + name + "s", elements);
            } else if (value != null) {
                invoke(to, "set" + name, value instanceof Map<?, ?> map ? Common.toJSONString(map) : value);
            }
        }
    }

    private static Object element(TeaModel from, Class<?> request, String name) throws Exception {
        Object element = Class.forName(request.getName() + "$" + name)
                .getDeclaredConstructor()
                .newInstance();
        copy(from, element, request);
        return element;
    }

    /** The fields of an answer of the older SDK, which leaves out what the API wraps lists in. */
    static Map<String, Object> shown(AcsResponse answer) {
        return fields(answer);
    }

    /** Calls a public method; what it throws comes out as it is. */
    static Object invoke(Object target, String name, Object... arguments) throws Exception {
        Method method = Arrays.stream(target.getClass().getMethods())
                .filter(found -> found.getName().equalsIgnoreCase(name)
                        && found.getParameterCount() == arguments.length
                        && (arguments.length == 0 || found.getParameterTypes()[0].isInstance(arguments[0])))
                .findFirst()
                .orElseThrow(() -> new AssertionError(target.getClass() + " has no " + name));
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    private static Map<String, Object> fields(Object model) {
        Map<String, Object> fields = new TreeMap<>();
        for (Method getter : getters(model.getClass())) {
            Object value = value(model, getter);
            if (value != null) {
                fields.put(getter.getName().substring("get".length()), present(value));
            }
        }
        return fields;
    }

    private static Object value(Object model, Method getter) {
        try {
            return getter.invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a getter can be called", e);
        }
    }

    private static Object present(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Models::present).toList();
        }
        return value.getClass().getName().startsWith(CLASSIC) ? fields(value) : value;
    }

    private static List<Method> getters(Class<?> model) {
        return Arrays.stream(model.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("get")
                        && method.getParameterCount() == 0
                        && !java.lang.reflect.Modifier.isStatic(method.getModifiers())
                        && !method.getName().equals("getResponseClass"))
                .toList();
    }
}
