package io.github.kmsfake.parity.cases;

import java.util.Map;

/**
 * One call, as it stands in a case.
 *
 * @param call the operation
 * @param with its parameters, which may hold variables; of the instance protocol the fields, by number
 * @param save what to keep of its answer: names of variables, and paths in the answer
 * @param how how it is sent, if not as usual: {@code protocol}, {@code signature}, {@code method}, {@code format},
 *     {@code clock}, {@code fraction} of a second, {@code secret}; and what is changed once it is signed, {@code set NAME} and {@code drop NAME}
 */
public record Step(String call, Map<String, String> with, Map<String, String> save, Map<String, String> how) {
    /** Whether it speaks the instance protocol. */
    public boolean instanceProtocol() {
        return how.getOrDefault("protocol", "rpc").equals("instance");
    }
}
