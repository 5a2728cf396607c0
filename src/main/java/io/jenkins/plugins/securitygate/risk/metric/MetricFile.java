package io.jenkins.plugins.securitygate.risk.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a file of metrics: CSV, JSON, or the text that Prometheus scrapes. */
public final class MetricFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TIMES = List.of("time", "timestamp", "date");

    private final String name;
    private final Map<String, List<Double>> baseline = new TreeMap<>();
    private final Map<String, List<Double>> candidate = new TreeMap<>();

    private MetricFile(String name) {
        this.name = name;
    }

    /**
     * Reads the content of a file. The format is that of the name: {@code .csv}, {@code .json}, anything else Prometheus'
     * text exposition format.
     *
     * @param name for messages
     */
    public static Metrics read(String name, String content) throws MetricException {
        MetricFile file = new MetricFile(name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            file.csv(content);
        } else if (lower.endsWith(".json")) {
            file.json(content);
        } else {
            file.prometheus(content);
        }
        Metrics metrics = new Metrics(file.baseline, file.candidate);
        if (metrics.baseline().isEmpty() && metrics.candidate().isEmpty()) {
            throw new MetricException(name + " holds no metrics");
        }
        return metrics;
    }

    private void csv(String content) throws MetricException {
        List<String> lines = content.lines().toList();
        if (lines.isEmpty()) {
            return;
        }
        List<String> columns =
                cells(lines.get(0)).map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        List<String> titles = cells(lines.get(0)).toList();
        boolean tall = columns.contains("metric") && columns.contains("value");
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(i)).toList();
            String place = name + " line " + (i + 1);
            if (cells.size() != columns.size()) {
                throw new MetricException(place + ": " + cells.size() + " cells under " + columns.size() + " headings");
            }
            Map<String, List<Double>> group = group(columns, cells, place);
            if (tall) {
                add(group, cells.get(columns.indexOf("metric")), cells.get(columns.indexOf("value")), place);
            } else {
                row(group, titles, cells, place);
            }
        }
    }

    private void row(Map<String, List<Double>> group, List<String> titles, List<String> cells, String place)
            throws MetricException {
        for (int column = 0; column < titles.size(); column++) {
            String title = titles.get(column).toLowerCase(Locale.ROOT);
            if (!TIMES.contains(title) && !title.equals("group")) {
                add(group, titles.get(column), cells.get(column), place);
            }
        }
    }

    private static Stream<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(cell -> cell.strip().replaceAll("^\"|\"$", ""));
    }

    private Map<String, List<Double>> group(List<String> columns, List<String> cells, String place)
            throws MetricException {
        int column = columns.indexOf("group");
        return column < 0 ? candidate : group(cells.get(column), place);
    }

    private Map<String, List<Double>> group(String word, String place) throws MetricException {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "baseline" -> baseline;
            case "candidate" -> candidate;
            default -> throw new MetricException(place + ": a group is 'baseline' or 'candidate', not '" + word + "'");
        };
    }

    /** An empty cell is no value, and neither is a value that is no number by intent. */
    private static void add(Map<String, List<Double>> group, String metric, String value, String place)
            throws MetricException {
        List<Double> values = group.computeIfAbsent(metric, unseen -> new ArrayList<>());
        if (value.isEmpty() || value.equalsIgnoreCase("nan") || value.equalsIgnoreCase("null")) {
            return;
        }
        try {
            double number = Double.parseDouble(value.replace("+Inf", "Infinity").replace("-Inf", "-Infinity"));
            if (!Double.isNaN(number)) {
                values.add(number);
            }
        } catch (NumberFormatException e) {
            throw new MetricException(place + ": '" + value + "' of " + metric + " is no number", e);
        }
    }

    private void json(String content) throws MetricException {
        try {
            JsonNode root = JSON.readTree(content);
            if (root.has("status") && root.has("data")) {
                candidate.put(name, PrometheusServer.values(root, name));
                return;
            }
            if (root.has("baseline") || root.has("candidate")) {
                series(root.path("baseline"), baseline, "/baseline");
                series(root.path("candidate"), candidate, "/candidate");
            } else {
                series(root, candidate, "");
            }
        } catch (JsonProcessingException e) {
            throw new MetricException(
                    name + " line " + e.getLocation().getLineNr() + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void series(JsonNode object, Map<String, List<Double>> group, String pointer) throws MetricException {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String place = name + " " + pointer + "/" + entry.getKey();
            if (entry.getValue().isArray()) {
                for (JsonNode value : entry.getValue()) {
                    add(group, entry.getKey(), value.asText(), place);
                }
            } else {
                add(group, entry.getKey(), entry.getValue().asText(), place);
            }
        }
    }

    /** One value per line; several scrapes in one file give several values. Labels are part of the name. */
    private void prometheus(String content) throws MetricException {
        int number = 0;
        for (String line : content.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int labels = line.lastIndexOf('}');
            int space = line.indexOf(' ', labels < 0 ? 0 : labels);
            if (space < 0) {
                throw new MetricException(name + " line " + number + ": expected a metric and its value");
            }
            String[] value = line.substring(space).strip().split("\\s+");
            add(candidate, line.substring(0, space), value[0], name + " line " + number);
        }
    }
}
