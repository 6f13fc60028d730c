package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.tea.NameInMap;
import com.aliyun.tea.TeaModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code parity} takes for the models of a client's answers is what the client has. */
class AnswerModelsTest {
    private static final Path FILE = Path.of("../parity/snapshots/models/java-kms20160120.json");
    private static final String MODELS = "com.aliyun.kms20160120.models.";

    @Test
    void areThoseOfTheClient() throws Exception {
        JsonNode document = new ObjectMapper().readTree(Files.readString(FILE));
        ObjectNode models = JsonNodeFactory.instance.objectNode();
        for (Iterator<String> names = document.path("operations").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            models.set(name, fields(Class.forName(MODELS + name + "ResponseBody")));
        }

        assertThat(models).hasSizeGreaterThan(80).isEqualTo(document.path("operations"));
    }

    private static ObjectNode fields(Class<?> model) {
        Map<String, JsonNode> fields = new TreeMap<>();
        for (Field field : model.getDeclaredFields()) {
            NameInMap name = field.getAnnotation(NameInMap.class);
            if (name != null) {
                fields.put(name.value(), shape(field.getGenericType()));
            }
        }
        return JsonNodeFactory.instance.objectNode().setAll(fields);
    }

    private static JsonNode shape(Type type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? nodes.arrayNode().add(shape(generic.getActualTypeArguments()[0]))
                    : nodes.textNode("object");
        }
        Class<?> model = (Class<?>) type;
        if (TeaModel.class.isAssignableFrom(model)) {
            return fields(model);
        }
        return nodes.textNode(
                model == String.class ? "string" : Number.class.isAssignableFrom(model) ? "number" : "boolean");
    }
}
