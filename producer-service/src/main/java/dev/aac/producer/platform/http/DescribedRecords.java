package dev.aac.producer.platform.http;

import static java.util.Comparator.comparingInt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Which record a schema of the API's description was made from. */
final class DescribedRecords {

    private static final String OURS = "dev.aac.";
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");

    /** By what they are called in the description, and their full name: names may be shared. */
    private final Map<String, Map<DotName, ClassInfo>> records = new TreeMap<>();

    DescribedRecords(IndexView index) {
        for (ClassInfo known : index.getKnownClasses()) {
            if (known.isRecord() && known.name().toString().startsWith(OURS)) {
                records.computeIfAbsent(schemaName(known), _ -> new TreeMap<>())
                        .put(known.name(), known);
            }
        }
    }

    /** What a class is called in the description. */
    static String schemaName(ClassInfo described) {
        AnnotationInstance annotation = described.declaredAnnotation(SCHEMA);
        AnnotationValue name = annotation == null ? null : annotation.value("name");
        return name == null ? described.simpleName() : name.asString();
    }

    /**
     * The record of that schema. One with a type parameter is a schema for each use, whose name
     * begins with the record's.
     */
    Optional<ClassInfo> named(String schemaName, Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return Optional.empty();
        }
        return records.entrySet().stream()
                .filter(candidate -> schemaName.startsWith(candidate.getKey()))
                .flatMap(
                        candidate ->
                                candidate.getValue().values().stream()
                                        .filter(record -> has(properties, record))
                                        .map(record -> Map.entry(candidate.getKey(), record)))
                // Of records that are called alike, the one that says most.
                .max(
                        comparingInt(
                                        (Map.Entry<String, ClassInfo> found) ->
                                                found.getKey().length())
                                .thenComparing(found -> found.getValue().recordComponents().size()))
                .map(Map.Entry::getValue);
    }

    private static boolean has(Map<String, Schema> properties, ClassInfo record) {
        return record.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .allMatch(properties::containsKey);
    }
}
