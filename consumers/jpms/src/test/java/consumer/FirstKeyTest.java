package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kmsfake.KmsFakeServer;
import org.junit.jupiter.api.Test;

class FirstKeyTest {
    @Test
    void isMadeByAModule() throws Exception {
        assertTrue(FirstKey.made().contains("KeyMetadata"));
        assertEquals("consumer.jpms", FirstKey.class.getModule().getName());
        assertEquals("io.github.kmsfake", KmsFakeServer.class.getModule().getName());
    }
}
