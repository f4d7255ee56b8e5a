package io.nightrounds.drill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands before an object, so that something can be done around each call. */
final class Intercepted {
    /** What is done around a call. */
    interface Around {
        Object call(String method, Object[] arguments, Target target) throws Throwable;
    }

    /** The call itself. */
    interface Target {
        Object proceed() throws Throwable;
    }

    private Intercepted() {}

    static <T> T of(Class<T> type, T target, Around around) {
        return type.cast(Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> around.call(
                        method.getName(),
                        arguments == null ? new Object[0] : arguments,
                        () -> invoke(method, target, arguments))));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
