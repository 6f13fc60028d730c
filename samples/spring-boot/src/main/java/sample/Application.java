package sample;

import com.aliyun.kms20160120.Client;
import com.aliyun.teaopenapi.models.Config;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Keeps notes that only the key management service can open. */
@SpringBootApplication
@EnableConfigurationProperties(KmsSettings.class)
public class Application {
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @Bean
    Client kms(KmsSettings settings) throws Exception {
        return new Client(new Config()
                .setEndpoint(settings.endpoint())
                .setProtocol(settings.protocol())
                .setAccessKeyId(settings.accessKeyId())
                .setAccessKeySecret(settings.accessKeySecret()));
    }
}
