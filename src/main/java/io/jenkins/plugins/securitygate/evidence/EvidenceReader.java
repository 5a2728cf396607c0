package io.jenkins.plugins.securitygate.evidence;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.evidence.Members.MemberException;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Execution;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.VexUse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one evidence file; only one record of it is held as a tree at a time. */
final class EvidenceReader {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> REQUIRED = List.of("schema", "subject", "collected", "scans", "findings");

    private final JsonParser parser;
    private final Set<String> seen = new HashSet<>();
    private final List<Scan> scans = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<TestSuite> tests = new ArrayList<>();
    private final List<Risk> risks = new ArrayList<>();
    private final List<VexUse> vex = new ArrayList<>();
    private Subject subject;
    private Instant collected;
    private String baseline = "";

    EvidenceReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws MemberException when a record or the file as a whole is not as it should be */
    Evidence read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MemberException("", "expected a JSON object; is this an evidence file?");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            member(name);
        }
        for (String name : REQUIRED) {
            if (!seen.contains(name)) {
                throw new MemberException("/" + name, "is missing");
            }
        }
        if (parser.nextToken() != null) {
            throw new MemberException("", "there is more after the end of the evidence");
        }
        return new Evidence(subject, collected, baseline, scans, findings, components, facts, tests, risks, vex);
    }

    private void member(String name) throws IOException {
        if (!seen.add(name)) {
            throw new MemberException("/" + name, "occurs twice");
        }
        switch (name) {
            case "schema" -> schema();
            case "subject" -> subject = subject(new Members(MAPPER.readTree(parser), "/subject"));
            case "collected" -> collected = single(name).instant(name);
            case "baseline" -> baseline = single(name).text(name);
            case "scans" -> array(name, scans, EvidenceReader::scan);
            case "findings" -> array(name, findings, FindingParser::finding);
            case "components" -> array(name, components, FindingParser::component);
            case "facts" -> array(name, facts, EvidenceReader::fact);
            case "tests" -> array(name, tests, EvidenceReader::suite);
            case "risks" -> array(name, risks, EvidenceReader::risk);
            case "vex" -> array(name, vex, EvidenceReader::vex);
            default -> parser.skipChildren();
        }
    }

    private void schema() throws IOException {
        String schema = single("schema").text("schema");
        if (!schema.equals(EvidenceFile.SCHEMA)) {
            throw new MemberException(
                    "/schema",
                    "\"" + schema + "\" is not " + EvidenceFile.SCHEMA
                            + "; it was written by another version or is not evidence");
        }
    }

    private Members single(String name) throws IOException {
        JsonNode value = MAPPER.readTree(parser);
        return new Members(MAPPER.createObjectNode().set(name, value), "");
    }

    private <T> void array(String name, List<T> list, Members.Element<T> element) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw new MemberException("/" + name, "expected an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode node = MAPPER.readTree(parser);
            list.add(element.read(new Members(node, "/" + name + "/" + list.size())));
        }
    }

    private static Subject subject(Members members) {
        return new Subject(
                        members.requiredText("name"),
                        members.text("revision"),
                        members.text("stage"),
                        members.text("region"))
                .in(members.text("branch"), members.texts("labels"));
    }

    private static Scan scan(Members members) {
        Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
        kinds.addAll(members.words("kinds", ScanKind.class));
        return new Scan(
                members.requiredText("id"),
                members.text("tool"),
                members.text("toolVersion"),
                kinds,
                members.required("status", ScanStatus.class),
                members.text("message"),
                members.required("provenance", Provenance.class),
                members.text("format"),
                members.text("source"),
                members.text("reportDigest"),
                members.instant("started"),
                members.longInteger("durationMillis", -1),
                members.object("counts", EvidenceReader::counts, Scan.Counts.NONE),
                members.list("errors", error -> new EntryError(error.text("place"), error.text("message"))),
                members.object("execution", EvidenceReader::execution, Execution.NONE));
    }

    private static Execution execution(Members members) {
        return new Execution(members.text("command"), members.integer("exitCode", -1));
    }

    private static Scan.Counts counts(Members members) {
        return new Scan.Counts(
                members.integer("records", 0),
                members.integer("findings", 0),
                members.integer("suppressed", 0),
                members.integer("failedEntries", 0));
    }

    private static Fact fact(Members members) {
        return new Fact(
                members.required("type", Fact.Type.class),
                members.text("value"),
                members.integer("number", -1),
                members.text("resource"),
                members.object("location", FindingParser::location, Location.NONE),
                attributes(members));
    }

    private static Map<String, String> attributes(Members members) {
        Map<String, String> attributes = new TreeMap<>();
        members.list("attributes", attribute -> attributes.put(attribute.text("name"), attribute.text("value")));
        return attributes;
    }

    private static Risk risk(Members members) {
        int score = members.integer("score", -1);
        if (score < 0 || score > 100) {
            throw new MemberException(members.pointer() + "/score", "expected a score from 0 to 100");
        }
        return new Risk(
                members.text("stage"),
                score,
                members.required("recommendation", Risk.Recommendation.class),
                members.list(
                        "reasons",
                        reason -> new Risk.Reason(
                                reason.text("signal"),
                                reason.text("title"),
                                reason.integer("share", 0),
                                reason.texts("evidence"))),
                members.integer("previousScore", -1),
                members.text("against"));
    }

    private static VexUse vex(Members members) {
        return new VexUse(
                members.requiredText("document"),
                members.text("author"),
                members.text("digest"),
                members.integer("statements", 0),
                members.integer("findings", 0));
    }

    private static TestSuite suite(Members members) {
        return new TestSuite(
                members.text("name"),
                members.integer("tests", 0),
                members.integer("failures", 0),
                members.integer("errors", 0),
                members.integer("skipped", 0),
                members.longInteger("durationMillis", -1));
    }
}
