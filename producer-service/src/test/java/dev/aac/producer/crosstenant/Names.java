package dev.aac.producer.crosstenant;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;

/**
 * What the things of one organization are called, by the name of their placeholder in a {@link
 * Target}. Of somebody's real things, or of things that never were.
 */
record Names(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    Names {
        values = Map.copyOf(values);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing is called " + name);
        }
        return value;
    }

    /** Those that the installation gave. */
    List<String> ids() {
        return values.values().stream().filter(ObjectId::isValid).toList();
    }

    Names mapped(UnaryOperator<String> change) {
        return new Names(
                values.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, name -> change.apply(name.getValue()))));
    }

    /** The template with every placeholder replaced. */
    String in(String template) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))));
    }
}
