package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.model.Base64Bytes;

/**
 * A response body being written. Inside an array every element is written under the array's name, which JSON leaves
 * out and XML repeats.
 */
public interface FieldOutput {
    /** A text. */
    void text(String name, String value);

    /** A number. */
    void number(String name, long value);

    /** A boolean. */
    void bool(String name, boolean value);

    /** Bytes; as Base64 where everything is text. */
    default void bytes(String name, Base64Bytes value) {
        text(name, value.text());
    }

    /** Begins an object. */
    void beginObject(String name);

    /** Ends the innermost object. */
    void endObject();

    /** Begins an array. */
    void beginArray(String name);

    /** Ends the innermost array. */
    void endArray();

    /** The whole body; nothing can be written after. */
    byte[] finish();

    /** What writes a part of a body. */
    interface Step {
        void run() throws Exception;
    }

    /** Writes to memory, which does not fail. */
    static void inMemory(Step step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }
}
