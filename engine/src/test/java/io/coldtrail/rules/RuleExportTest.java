package io.coldtrail.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.event.ruler.JsonRuleCompiler;

class RuleExportTest {
    private static final List<Rule> RULES = RuleLibrary.builtIn().rules();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    @Test
    void writesWhatPutRuleTakes() throws IOException {
        Map<String, String> files = RuleExport.files(RULES, RuleExport.Form.JSON);

        assertThat(files).hasSameSizeAs(RULES);
        for (Rule rule : RULES) {
            JsonNode input = JSON.readTree(files.get(rule.id() + ".json"));
            assertThat(input.fieldNames()).toIterable().containsExactly("Name", "Description", "EventPattern", "State");
            assertThat(input.get("Name").asText()).isEqualTo(rule.id());
            assertThat(input.get("Description").asText()).hasSizeBetween(1, 512);
            String pattern = input.get("EventPattern").asText();
            assertThat(JsonRuleCompiler.check(pattern)).isNull();
            assertThat(JSON.readTree(pattern)).isEqualTo(JSON.readTree(rule.pattern()));
            assertThat(input.get("State").asText()).isEqualTo(rule.state().name());
        }
    }

    @Test
    void writesAModuleWithEveryRule() throws IOException {
        Map<String, String> files = RuleExport.files(RULES, RuleExport.Form.TERRAFORM);

        assertThat(files).containsKeys("main.tf", "outputs.tf", "rules.tf", "variables.tf", "versions.tf");
        for (Rule rule : RULES) {
            assertThat(JSON.readTree(files.get("patterns/" + rule.id() + ".json")))
                    .isEqualTo(JSON.readTree(rule.pattern()));
            assertThat(files.get("rules.tf"))
                    .contains("    \"" + rule.id() + "\" = {\n")
                    .contains("file(\"${path.module}/patterns/" + rule.id() + ".json\")");
        }
    }

    @Test
    void takesTextsAsTexts() {
        Rule hostile = RuleParser.parse(
                "r.json",
                "r",
                "{\"id\":\"r\",\"title\":\"${file(\\\"/etc/passwd\\\")} %{if true} \\\\ \\u0007\",\"pattern\":"
                        + "{\"source\":[\"aws.iam\"]}}");

        assertThat(RuleExport.files(List.of(hostile), RuleExport.Form.TERRAFORM).get("rules.tf"))
                .contains("description = \"$${file(\\\"/etc/passwd\\\")} %%{if true} \\\\  \"\n");
    }

    @Test
    void refusesNamesThatEventBridgeDoesNotTake() {
        Rule spaced = RuleParser.parse("a b.json", "a b", "{\"source\":[\"aws.iam\"]}");

        assertThatThrownBy(() -> RuleExport.files(List.of(spaced), RuleExport.Form.JSON))
                .hasMessageContaining("its id is no name for EventBridge");
    }

    @Test
    void isFormattedAsTerraformFormats() throws IOException, InterruptedException {
        Optional<Path> terraform = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve("terraform"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(terraform.isPresent(), "no terraform on the path");
        for (Map.Entry<String, String> file :
                RuleExport.files(RULES, RuleExport.Form.TERRAFORM).entrySet()) {
            Path path = temp.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
        }
        Process process = new ProcessBuilder(terraform.get().toString(), "fmt", "-check", "-diff", temp.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
