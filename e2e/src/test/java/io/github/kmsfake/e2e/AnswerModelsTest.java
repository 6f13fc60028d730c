package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.tea.NameInMap;
import com.aliyun.tea.TeaModel;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code parity} takes for the models of a client's answers is what the client has. */
class AnswerModelsTest {
    private static final Path FILE = Path.of("../parity/snapshots/models/java-kms20160120.json");
    private static final String MODELS = "com.aliyun.kms20160120.models.";

    @Test
    void areThoseOfTheClient() throws Exception {
        JsonObject written =
                JsonParser.parseString(Files.readString(FILE)).getAsJsonObject().getAsJsonObject("operations");
        JsonObject models = new JsonObject();
        for (String name : written.keySet()) {
            models.add(name, fields(Class.forName(MODELS + name + "ResponseBody")));
        }

        assertThat(models.size()).isGreaterThan(80);
        assertThat(models).isEqualTo(written);
    }

    private static JsonObject fields(Class<?> model) {
        JsonObject fields = new JsonObject();
        for (Field field : model.getDeclaredFields()) {
            NameInMap name = field.getAnnotation(NameInMap.class);
            if (name != null) {
                fields.add(name.value(), shape(field.getGenericType()));
            }
        }
        return fields;
    }

    private static JsonElement shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() != List.class) {
                return new JsonPrimitive("object");
            }
            JsonArray list = new JsonArray();
            list.add(shape(generic.getActualTypeArguments()[0]));
            return list;
        }
        Class<?> model = (Class<?>) type;
        if (TeaModel.class.isAssignableFrom(model)) {
            return fields(model);
        }
        return new JsonPrimitive(
                model == String.class ? "string" : Number.class.isAssignableFrom(model) ? "number" : "boolean");
    }
}
