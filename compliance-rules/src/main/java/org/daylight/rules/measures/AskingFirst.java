package org.daylight.rules.measures;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.InstantSource;
import org.daylight.kit.date.RegisterZone;
import org.daylight.rules.dependency.DependencyDown;
import org.daylight.rules.dependency.DependencyRefused;
import org.daylight.rules.registry.Registry;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Runs before {@link org.daylight.kit.acting.Acts} opens its transaction: no remote call is made inside one. */
@AsksRegister
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 800)
class AskingFirst {

    private final Registry registry;
    private final RegisterNow now;
    private final RegisterZone zone;
    private final InstantSource clock = InstantSource.system();

    AskingFirst(Registry registry, RegisterNow now, RegisterZone zone) {
        this.registry = registry;
        this.now = now;
        this.zone = zone;
    }

    @AroundInvoke
    @Nullable
    Object ask(InvocationContext invocation) throws Exception {
        var today = zone.day(clock.instant());
        try {
            now.read(today, registry.now(today));
        } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
            now.unreadable();
        }
        return invocation.proceed();
    }
}
