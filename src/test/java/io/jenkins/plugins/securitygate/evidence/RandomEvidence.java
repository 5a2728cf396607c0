package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.model.Evidence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Makes evidence in which every member of every record takes any value, found by reflection so that none is forgotten. */
final class RandomEvidence {
    private static final Set<String> NULLABLE = Set.of("started", "published", "suppression");
    private static final String ALPHABET = "ab7 /:.@\\\"'<>&{}\n\u0000\u2028é漢\ud83d\ude00\ud800";

    private final Random random;

    RandomEvidence(Random random) {
        this.random = random;
    }

    Evidence evidence() {
        return (Evidence) record(Evidence.class);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(this::value).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private Object value(RecordComponent component) {
        if (NULLABLE.contains(component.getName()) && random.nextBoolean()) {
            return null;
        }
        if (component.getName().equals("score") && component.getType() == int.class) {
            return random.nextInt(101);
        }
        return component.getName().equals("purl") ? purl() : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        return plain.isEnum() ? any(plain.getEnumConstants()) : scalar(plain);
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return text();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(3) - 1;
        }
        if (type == long.class) {
            return random.nextInt(4) == 0 ? random.nextLong() : -1L;
        }
        if (type == double.class) {
            return random.nextInt(4) == 0 ? -1.0 : random.nextDouble();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        }
        throw new AssertionError("Say here how to make a " + type);
    }

    private Object container(ParameterizedType type) {
        List<Object> elements = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            elements.add(value(type.getActualTypeArguments()[0]));
        }
        if (type.getRawType() == Map.class) {
            return Map.of(text(), text());
        }
        return type.getRawType() == Set.class ? new LinkedHashSet<>(elements) : elements;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private String purl() {
        return any("", "pkg:npm/%40a/b@1.0", "pkg:deb/debian/x@1%2B2?arch=amd64", "not a purl");
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
