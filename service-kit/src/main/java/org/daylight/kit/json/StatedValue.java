package org.daylight.kit.json;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets Bean Validation see the value; the other two states are valid for every constraint but {@code @NotNull}. */
@UnwrapByDefault
public final class StatedValue implements ValueExtractor<Stated<@ExtractedValue ?>> {

    @Override
    public void extractValues(Stated<?> stated, ValueReceiver receiver) {
        receiver.value(null, stated.orNull());
    }
}
