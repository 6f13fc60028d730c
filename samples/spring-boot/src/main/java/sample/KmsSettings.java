package sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the key management service is, who asks it, and with which key. */
@ConfigurationProperties("kms")
public record KmsSettings(
        String endpoint,
        @DefaultValue("https") String protocol,
        String accessKeyId,
        String accessKeySecret,
        @DefaultValue("alias/notes") String key) {}
