package org.daylight.kit.recording;

/** An entity that keeps its body in the column {@code content}; {@code content(B)} also sets what is derived from it. */
public interface ContentRow<B> {

    B content();

    void content(B content);
}
