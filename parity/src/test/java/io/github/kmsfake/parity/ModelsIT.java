package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that a client would not read as it expects is found out. */
class ModelsIT {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final String MODEL = """
            {"source": "[sdk] a client", "complete": %s, "except": {"DescribeKey/Odd": "newer than the client"},
             "operations": {"DescribeKey": {"Key": {"Id": "string", "Size": "number"}, "Tags": [{"On": "boolean"}]}}}
            """;

    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | {'Key':{'Id':'i','Size':1},'Tags':[{'On':true}]} | ",
                "true | {} | ",
                "true | {'Key':{},'Tags':[]} | ",
                "true | {'Odd':1} | ",
                "true | {'Key':{'Id':1}} | DescribeKey/Key/Id: string, number",
                "true | {'Key':{'Size':'1'}} | DescribeKey/Key/Size: number, string",
                "true | {'Key':{'Id':null}} | DescribeKey/Key/Id: string, null",
                "true | {'Key':'i'} | DescribeKey/Key: object, string",
                "true | {'Tags':{'On':true}} | DescribeKey/Tags: array, object",
                "true | {'Tags':[{'On':true},{'On':'true'}]} | DescribeKey/Tags/On: boolean, string",
                "true | {'Key':{'id':'i'}} | DescribeKey/Key/id: absent, string",
                "true | {'More':1} | DescribeKey/More: absent, number",
                "false | {'Key':{'Id':'i','Size':1},'Tags':[],'More':1} | ",
                "false | {'Key':{'Id':'i','Size':1}} | DescribeKey/Tags: array, absent",
                "false | {'Key':{'Id':'i'},'Tags':[]} | DescribeKey/Key/Size: number, absent",
            })
    void findsWhatDoesNotFit(boolean complete, String answer, String expected) throws Exception {
        Files.writeString(folder.resolve("model.json"), MODEL.formatted(complete));
        Case one = new Case(
                "a/case", "", new Step("DescribeKey", Map.of(), Map.of(), Map.of()), 200, "", "", Map.of(), "chosen");

        List<Outcome.Difference> found = Models.read(folder)
                .get(0)
                .differences(
                        one,
                        new Answer(200, "", new ObjectMapper().readTree(answer.replace('\'', '"')), Duration.ZERO));

        assertThat(found.stream()
                        .map(one1 -> one1.field().replace(", [sdk] a client", "") + ": " + one1.a() + ", " + one1.b())
                        .toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    /** Each operation's answers fit the model of a client, or none has one. */
    @Test
    void holdTheAnswersOfAllOperationsThatAClientHas() throws Exception {
        List<Models> models = Models.read(ROOT.resolve("parity/snapshots"));
        Set<String> known = new TreeSet<>();
        models.forEach(all -> all.operations().fieldNames().forEachRemaining(known::add));
        Set<String> held = new TreeSet<>();
        io.github.kmsfake.parity.cases.Cases.all()
                .forEach(group -> group.cases().stream()
                        .filter(one -> models.stream().anyMatch(all -> all.have(one)))
                        .forEach(one -> held.add(one.when().call())));

        assertThat(held).isEqualTo(known).hasSize(91).doesNotContain("UpdateKmsInstance");
        assertThat(models).extracting(Models::source).allMatch(source -> source.matches("\\[(sdk|tf)] .*\\d.*"));
    }
}
