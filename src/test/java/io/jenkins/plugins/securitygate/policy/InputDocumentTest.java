package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static io.jenkins.plugins.securitygate.policy.Samples.critical;
import static io.jenkins.plugins.securitygate.policy.Samples.evidence;
import static io.jenkins.plugins.securitygate.policy.Samples.scan;
import static io.jenkins.plugins.securitygate.policy.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputDocumentTest {
    private static final Path SCHEMA = Path.of("docs/rego-input.schema.json");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final EvidenceItems ITEMS = EvidenceItems.of(
            evidence()
                    .with(critical("CVE-2026-1"), secret("src/config.py"))
                    .with(Component.of("pkg:npm/lodash@4.17.20", "lodash", "4.17.20"))
                    .with(Fact.of(Fact.Type.IMAGE, "nginx:1.27", "Deployment/shop", Location.of("k8s.yaml", 7))
                            .with("registry", "docker.io"))
                    .with(scan("trivy", ScanKind.DEPENDENCY, ScanKind.SECRET))
                    .with(new TestSuite("unit", 3, 1, 0, 0, 5))
                    .at("deploy", "eu-west-1")
                    .get(),
            NOW);

    @Test
    void whatIsWrittenMeetsThePublishedSchema() throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(MAPPER.readTree(SCHEMA.toFile()))
                        .validate(written()))
                .isEmpty();
    }

    @Test
    void theFieldsAreThoseOfConditions() throws IOException {
        JsonNode input = written();

        assertThat(input.at("/schema").asText()).isEqualTo("security-gate/input/v1");
        assertThat(input.at("/findings/0/severity").asText()).isEqualTo("critical");
        assertThat(input.at("/findings/0/component/purl").asText()).isEqualTo("pkg:npm/lodash@4.17.20");
        assertThat(input.at("/findings/0/line").asInt()).isEqualTo(12);
        assertThat(input.at("/facts/0/attributes/registry").asText()).isEqualTo("docker.io");
        assertThat(input.at("/scans/0/age_hours").asDouble()).isEqualTo(1.0);
        assertThat(input.at("/tests/0/failures").asInt()).isEqualTo(1);
        assertThat(input.at("/region").asText()).isEqualTo("eu-west-1");
        assertThat(input.at("/now").asText()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void theSchemaKnowsEveryFieldOfEveryType() throws IOException {
        JsonNode definitions = MAPPER.readTree(SCHEMA.toFile()).get("$defs");

        assertThat(ItemTypes.ALL)
                .allSatisfy(type -> assertThat(definitions.get(type.name())).isEqualTo(definition(type)));
    }

    private static JsonNode written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new InputDocument(ITEMS, ITEMS.findings()).write(out);
        return MAPPER.readTree(out.toByteArray());
    }

    /** The definition of a type, as the schema must have it. */
    static ObjectNode definition(ItemType<?> type) {
        ObjectNode definition = MAPPER.createObjectNode().put("type", "object").put("additionalProperties", false);
        type.fields().keySet().forEach(definition.putArray("required")::add);
        ObjectNode properties = definition.putObject("properties");
        for (Map.Entry<String, ? extends ItemType.Field<?>> field :
                type.fields().entrySet()) {
            ObjectNode property = type(field.getValue().type(), field.getValue().words());
            property.put("description", field.getValue().meaning());
            properties.set(field.getKey(), property);
        }
        return definition;
    }

    private static ObjectNode type(CelType type, List<String> words) {
        ObjectNode node = MAPPER.createObjectNode();
        if (type instanceof ListType list) {
            node.put("type", "array").set("items", type(list.elemType(), words));
        } else if (type instanceof MapType map) {
            node.put("type", "object").set("additionalProperties", type(map.valueType(), List.of()));
        } else if (type.equals(SimpleType.STRING)) {
            node.put("type", "string");
            if (!words.isEmpty()) {
                words.forEach(node.putArray("enum")::add);
            }
        } else if (type.equals(SimpleType.INT)) {
            node.put("type", "integer");
        } else if (type.equals(SimpleType.DOUBLE)) {
            node.put("type", "number");
        } else if (type.equals(SimpleType.BOOL)) {
            node.put("type", "boolean");
        } else {
            node.put("$ref", "#/$defs/" + type.name().toLowerCase(java.util.Locale.ROOT));
        }
        return node;
    }
}
