package io.github.kmsfake.standalone;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The signal SIGHUP, by which a service is told to read its files again; where the platform has none, nothing happens. */
final class HangUp {
    private HangUp() {}

    /** Does something whenever the signal comes. By reflection, since the compiler warns of the platform's own type. */
    static void handle(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), handling);
        } catch (InvocationTargetException e) {
            return; // no such signal here
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java runtime lacks the module jdk.unsupported", e);
        }
    }
}
