package org.daylight.review.subscriptions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of what somebody can do with a subscription. */
final class SubscriptionActs {

    private SubscriptionActs() {}

    /**
     * Who is to be told of what.
     *
     * @param name what it is for, in the subscriber's words
     * @param url where events are sent, beginning with https://
     */
    @Schema(name = "CreateSubscription")
    public record Create(
            @NotBlank @Size(max = 200) String name,

            @NotBlank @Size(max = 2000) @Schema(examples = "https://example.org/daylight")
            String url,

            @NotEmpty @Size(max = 10) List<@NotNull EventType> types) {}
}
