package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

    @Test
    void aConnectionMayStandIdleUntilTheLastOfItsImportsWasAnswered() {
        var connection = new EmbeddedChannel();
        connection.pipeline().addLast("idle", new IdleStateHandler(0, 0, 120_000, TimeUnit.MILLISECONDS));
        connection.pipeline().addLast("handler", new ChannelDuplexHandler());

        var first = LargeBodies.liftIdleLimit(connection.pipeline());
        var second = LargeBodies.liftIdleLimit(connection.pipeline());
        assertThat(connection.pipeline().get("idle")).isNull();
        answered(connection, first);
        assertThat(connection.pipeline().get("idle")).isNull();
        answered(connection, second);
        assertThat(connection.pipeline().get(IdleStateHandler.class).getAllIdleTimeInMillis())
                .isEqualTo(120_000);

        var third = LargeBodies.liftIdleLimit(connection.pipeline());
        assertThat(connection.pipeline().get("idle")).isNull();
        answered(connection, third);
        assertThat(connection.pipeline().get("idle")).isNotNull();
    }

    @Test
    void aConnectionWithoutALimitGetsNone() {
        var connection = new EmbeddedChannel(new ChannelDuplexHandler());
        answered(connection, LargeBodies.liftIdleLimit(connection.pipeline()));
        assertThat(connection.pipeline().get("idle")).isNull();
    }

    /** In a thread of the connection's own, as in the service: a test channel keeps its tasks for one thread only. */
    @Test
    void importsThatAreAnsweredAtTheSameMomentAreCountedOneAfterTheOther() throws Exception {
        var loops = new DefaultEventLoopGroup(1);
        try {
            var connection = new LocalChannel();
            loops.register(connection).sync();
            connection.pipeline().addLast("idle", new IdleStateHandler(0, 0, 120_000, TimeUnit.MILLISECONDS));
            connection.pipeline().addLast("handler", new ChannelDuplexHandler());
            var imports = IntStream.range(0, 64)
                    .mapToObj(_ -> LargeBodies.liftIdleLimit(connection.pipeline()))
                    .toList();
            assertThat(connection.pipeline().get("idle")).isNull();

            imports.parallelStream().forEach(Runnable::run);
            connection.eventLoop().submit(() -> {}).sync();

            assertThat(connection.pipeline().get("idle")).isNotNull();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static void answered(EmbeddedChannel connection, Runnable answered) {
        answered.run();
        connection.runPendingTasks();
    }
}
