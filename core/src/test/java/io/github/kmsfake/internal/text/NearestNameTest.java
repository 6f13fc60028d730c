package io.github.kmsfake.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("PageNumber", "PageSize", "Name", "AapName");

    @Test
    void findsWhatWasProbablyMeant() {
        assertThat(NearestName.to("Pagesize", NAMES)).first().isEqualTo("PageSize");
        assertThat(NearestName.to("PageNumbr", NAMES)).first().isEqualTo("PageNumber");
        assertThat(NearestName.to("Nam", NAMES)).first().isEqualTo("Name");
    }

    @Test
    void findsNothingForWhatComesNowhereNear() {
        assertThat(NearestName.to("Certificate", NAMES)).isEmpty();
        assertThat(NearestName.to("x".repeat(1000), NAMES)).isEmpty();
    }

    @Test
    void comparesSegmentBySegment() {
        List<String> names = List.of("Tag.1.Key", "Tag.1.Value", "ResourceId.1", "ResourceType");

        assertThat(NearestName.to("Tag.1.Kye", names)).first().isEqualTo("Tag.1.Key");
        assertThat(NearestName.to("Tags.1.Value", names)).first().isEqualTo("Tag.1.Value");
        assertThat(NearestName.to("Tag.1.Elephant", names)).isEmpty();
        assertThat(NearestName.to("Dog.1.Key", names)).isEmpty();
    }

    @Test
    void findsTheWholeNameOfOneThatLacksSomething() {
        List<String> names = List.of("Tag.1.Key", "Tag.1.Value", "ResourceId.1", "ResourceType");

        assertThat(NearestName.to("Tag.Key", names)).first().isEqualTo("Tag.1.Key");
        assertThat(NearestName.to("Tag.1", names)).first().isEqualTo("Tag.1.Key");
        assertThat(NearestName.to("ResourceId", names)).first().isEqualTo("ResourceId.1");
        assertThat(NearestName.to("ResourceId1", names)).first().isEqualTo("ResourceId.1");
    }

    @Test
    void findsTheParameterThatWasSentInParts() {
        List<String> names = List.of("EncryptionContext", "KeyId", "Plaintext");

        assertThat(NearestName.to("EncryptionContext.team", names)).first().isEqualTo("EncryptionContext");
        assertThat(NearestName.to("EncryptionContxt.1.team", names)).first().isEqualTo("EncryptionContext");
        assertThat(NearestName.to("Recipient.team", names)).isEmpty();
    }

    @Test
    void neverFindsWhatWasSent() {
        assertThat(NearestName.to("Name", NAMES)).doesNotContain("Name");
    }
}
