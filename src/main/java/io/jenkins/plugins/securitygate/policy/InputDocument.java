package io.jenkins.plugins.securitygate.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.policy.rego.RegoInput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence as Rego sees it. Every entry has the fields that conditions have, under the same names; see {@code
 * docs/rego-input.schema.json}.
 */
final class InputDocument implements RegoInput {
    /** What the member {@code schema} says. */
    static final String SCHEMA = "security-gate/input/v1";

    private static final JsonFactory JSON = new JsonFactory();

    private final EvidenceItems items;
    private final List<Item<Finding>> findings;

    /** @param findings those that count */
    InputDocument(EvidenceItems items, List<Item<Finding>> findings) {
        this.items = items;
        this.findings = findings;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("now", items.now().toString());
        json.writeStringField("stage", items.evidence().subject().stage());
        json.writeStringField("region", items.evidence().subject().region());
        json.writeStringField("baseline", items.evidence().baseline());
        json.writeFieldName("subject");
        value(json, items.subject());
        list(json, "findings", findings);
        list(json, "components", items.components());
        list(json, "facts", items.facts());
        list(json, "scans", items.scans());
        list(json, "tests", items.tests());
        Optional<Risk> risk = items.evidence().worstRisk();
        if (risk.isPresent()) {
            json.writeFieldName("risk");
            value(json, ItemTypes.RISK.wrap(risk.get()));
        }
        json.writeEndObject();
        json.close();
    }

    private static void list(JsonGenerator json, String name, List<?> values) throws IOException {
        json.writeFieldName(name);
        value(json, values);
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Item<?> item) {
            json.writeStartObject();
            for (String field : item.type().fields().keySet()) {
                json.writeFieldName(field);
                value(json, item.select(field));
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object entry : list) {
                value(json, entry);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                value(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Number number) {
            number(json, number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) value);
        }
    }

    private static void number(JsonGenerator json, Number number) throws IOException {
        if (number instanceof Double decimal) {
            json.writeNumber(decimal);
        } else {
            json.writeNumber(number.longValue());
        }
    }
}
