package org.daylight.review.responses;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came back of a response after it was recorded, and when. */
@Schema(name = "ResponseReply")
record Reply(
        @NotBlank @Size(max = 8000) String cameBack,
        @NotNull @PastOrPresent LocalDate cameBackOn) {}
