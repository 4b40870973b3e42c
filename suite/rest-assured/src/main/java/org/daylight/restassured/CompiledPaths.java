package org.daylight.restassured;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what Groovy has compiled. REST Assured hands every path of every assertion to a new shell, which compiles it: 3 to 6 ms of
 * processor time, a fifth of what the tests of a service used. Most paths are asked again and again ({@code status},
 * {@code items.size()}); each becomes a class once, and a new object of it for every answer.
 */
final class CompiledPaths extends DelegatingMetaClass {

    /** More than the tests of any service ask; paths that hold an id are asked once and leave again. */
    private static final int KEPT = 2_000;

    private final Map<String, Class<? extends Script>> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Class<? extends Script>> eldest) {
            return size() > KEPT;
        }
    };

    CompiledPaths(MetaClass otherwise) {
        super(otherwise);
    }

    @Override
    public @Nullable Object invokeMethod(Object shell, String method, @Nullable Object[] arguments) {
        if (method.equals("evaluate")
                && arguments.length == 1
                && arguments[0] instanceof CharSequence text
                && shell instanceof GroovyShell asked) {
            return InvokerHelper.createScript(compiled(text.toString()), asked.getContext())
                    .run();
        }
        return super.invokeMethod(shell, method, arguments);
    }

    private Class<? extends Script> compiled(String text) {
        synchronized (compiled) {
            // A shell of its own names it Script1: by that name REST Assured knows that a property is not there.
            return compiled.computeIfAbsent(
                    text, path -> new GroovyShell().parse(path).getClass());
        }
    }
}
